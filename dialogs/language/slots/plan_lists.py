"""Which list of the plan is asked for: those of `asking`, and those of reviews, silence, benchmarks and projects."""

import re
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from dialogs.language.lexicon import NUMBER_WORDS
from dialogs.language.slots import asking, tags
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context, DeadlineClass
from rules.lazily import Lazily

Slots = dict[str, Any]
_NOTHING = r"(?:nothing|no|without|not got|have not|has not|not any|empty|none)"
_BARE = Lazily(
    rf"\b(?P<kind>theme|benchmark|objective|dut(?=y|ies)|section)\w*\b.*\b{_NOTHING}\b"
    rf"|\b{_NOTHING}\b(?: \w+){{0,5}} (?P<other>themes?|benchmarks?)\b"
)
_REVIEW = Lazily(
    r"\b(?:(?:due|up|ready|over ?due|late) (?:for|a) (?:a )?review|needs? (?:a )?review(?:ing)?|reviews (?:due|coming"
    r"|this|next)|(?:to|should) be reviewed|(?:to|must|should)(?: we)? review)\b"
)
_FOR_DAYS = Lazily(
    rf"\b(?:in|for|over|within|past|last|more than)? ?(?P<count>\d{{1,3}}|an?|{'|'.join(NUMBER_WORDS)}) "
    r"(?P<unit>day|week|fortnight|month)s?\b"
)


def list_actions(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which actions are to be listed, and whose."""
    tagged, text = tags.asked(sentence.text)
    slots = asking.list_actions(Sentence(text) if tagged and text.strip() else sentence, context, vocabulary) | tagged
    if not tagged and (bare := _BARE.search(sentence.plain)):
        return {"which": "no_benchmark" if "benchmark" in (bare["kind"] or bare["other"]) else "no_theme"}
    if _REVIEW.search(sentence.plain):
        slots["which"] = "review"
    silent = slots["which"] == "no_update" or re.search(r"\bnothing heard\b|\bheard nothing\b", sentence.plain)
    if silent:
        slots["which"] = "no_update"
        if since := _ago(sentence.plain, context.today):
            slots.pop("before", None)
            words = f"since {since:%-d %B %Y}"
            slots["since"] = {"text": words, "class": DeadlineClass.DATE.value, "date": since.isoformat()}
    return slots


def _ago(plain: str, today: date) -> date | None:
    """Return the day that lies a length of time back: "no update in 60 days"."""
    said = _FOR_DAYS.search(plain)
    if said is None:
        return None
    count = 1 if said["count"] in ("a", "an") else NUMBER_WORDS.get(said["count"]) or int(said["count"])
    lengths = {"day": {"days": count}, "week": {"weeks": count}, "fortnight": {"weeks": 2 * count}}
    return today - relativedelta(**lengths.get(said["unit"], {"months": count}))  # type: ignore[arg-type]
