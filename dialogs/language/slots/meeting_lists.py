"""The slots of a question for several meetings: the period asked about, and whose meetings."""

import re
from datetime import date
from typing import Any

from dialogs.language.slots import series
from dialogs.language.slots.due_dates import dated
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.calendar import last_of_month
from rules.deadlines import Context, DeadlineClass

Slots = dict[str, Any]
_MEETINGS = re.compile(r"\b(?:the |our )?meetings?\b", re.IGNORECASE)
# From today on: "until June", "in the next three months".
_FROM_NOW = re.compile(
    r"^(?!.*\b(?:from|between)\b).*"
    r"\b(?:until|till|up to|before|(?:next|coming) [\w ]+ (?:days|weeks|months))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")


def list_meetings(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the first and the last day asked about; none where no period is named."""
    slots: Slots = {"series": name} if (name := series.name(sentence.text)) else {}
    text = _MEETINGS.sub(" ", sentence.text)  # "the meetings in April and May" would be read as April's
    found = [one for one in dated(text, context) if one.reading.kind is not DeadlineClass.EVENT]
    days = [day for one in found for day in (one.reading.start, one.reading.on) if day]
    if any(one.reading.precision == "year" for one in found):
        year = _year(sentence.text, context.today)
        return slots | {"first": f"{year}-01-01", "last": f"{year}-12-31"}
    if not days:
        return slots
    first, last = context.today if _FROM_NOW.search(text) else min(days), max(days)
    if any(one.reading.precision == "month" for one in found):
        last = last_of_month(last.year, last.month)
    return slots | {"first": first.isoformat(), "last": last.isoformat()}


def _year(text: str, today: date) -> int:
    """Return the calendar year meant: a list of meetings is asked for by it."""
    said = _YEAR.search(text)
    return int(said[0]) if said else today.year + ("next year" in text.lower())
