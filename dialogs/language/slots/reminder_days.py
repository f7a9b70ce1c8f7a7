"""The days a reminder falls on: "on Friday and 8 March", "4 weeks and 2 days before 31 March"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots import days_before
from dialogs.language.slots.due_dates import dated
from rules import deadlines
from rules.deadlines import Context, Found, Reading
from rules.lazily import Lazily

_LEAD = Lazily(
    r"\b(?:(?P<digits>\d+) ?|(?P<count>an?|the|one|two|three|four|five|six|seven|ten|couple of) )"
    r"(?P<unit>working days?|days?|d|w|weeks?|wks?|fortnights?|months?|mths?|m)\b"
    r"(?=(?: (?:before|ahead|prior|beforehand|in advance|earlier|out)\b)|(?:[\s,&]|and\b|then\b|again\b|also\b"
    r"|\d+(?:d|w|m|wks?|mths?|weeks?|days?|months?)?\b|\b(?:an?|the|one|two"
    r"|three|four|six|days?|weeks?|wks?|fortnights?|months?|working)\b)*\b(?:before|ahead|prior|beforehand"
    r"|in advance|earlier)\b)"
)
_LEADS_END = Lazily(
    r"\b(?:before(?:hand)?|ahead|prior|in advance|earlier)\b(?: (?:it is due|they are due|that|it|then"
    r"|the (?:deadlines?|date)|of it"
    r"|(?:their|each|every|its) (?:deadlines?|dates?|due dates?)))?"
)
_ON_THE_DAY = Lazily(r"\bon the day\b|\bthe day itself\b|\bthe morning of\b")
_ORDINAL = Lazily(r"\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_MEETING = Lazily(r"^\s*(?:(?:the|our|each|every) )?(?:next )?(?:meeting|mtg|one|session)\b", re.IGNORECASE)
_ABOUT = Lazily(r"\b(?:to (?=[a-z])|about |that |re |regarding |because )")
_SHARED_UNIT = Lazily(  # "10 and 5 days": both are days
    r"\b(\d{1,3}|two|three|four|five|six|ten) ?(,|and|&|/) ?(?=(?:\d{1,3}|one|two|three|four|five|six) (days?|weeks?"
    r"|months?)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Days:
    """What a sentence says of the days: each as JSON, or its words where no date is there to count from.

    `before` and `after` are the text around them, before and behind the cue; `due` is the date they count from.
    """

    days: list[Any]
    before: str
    after: str
    due: Reading | None = None


def read(text: str, context: Context) -> list[Any]:
    """Read the days of a text that says nothing else."""
    return find("", with_units(text), context).days


def with_units(text: str) -> str:
    """Give each number its unit: "10, 5 and 2 days" is "10 days and 5 days and 2 days"."""
    for _ in range(2):
        text = _SHARED_UNIT.sub(r"\1 \3 and ", text)
    return text


def read_lead(words: str, base: date | None, context: Context) -> dict[str, Any] | None:
    """Read "2 weeks before" or "on the day", counted from a date, as JSON; None for other words or no date."""
    plain = aligned(words).plain.strip()
    if base and _ON_THE_DAY.fullmatch(plain):
        return days_before.as_json(base, words, context)
    found = _LEAD.match(plain)
    return days_before.before(found, base, context) if found and is_lead(words) else None


def is_lead(words: str) -> bool:
    """Tell whether words only count days: "2 weeks before", "on the day"."""
    plain = aligned(words).plain.strip()
    found = _LEAD.match(plain)
    return bool(_ON_THE_DAY.fullmatch(plain) or (found and plain[found.end() :].strip() == "before"))


def find(before: str, after: str, context: Context) -> Days:
    """Find the days to remind on in what stands before and behind the cue."""
    plain = aligned(after)
    if leads := list(_LEAD.finditer(plain.plain)):
        start = plain.span(*leads[0].span())[0]
        last = _LEADS_END.search(plain.plain, leads[-1].end())
        end = plain.span(*(last or leads[-1]).span())[1]
        behind = dated(after[end:], context)
        due = dated(before, context) or behind or dated(after[:start], context)
        base = due[0].reading.on if due else None
        if base is None and _MEETING.match(after[end:]):
            base = context.next_meeting
        rest = _cut(after[end:], behind[:1]) if due == behind else after[end:]
        rest = _MEETING.sub("", rest)
        days: list[Any] = [days_before.before(lead, base, context) or days_before.said(lead) for lead in leads]
        if base and _ON_THE_DAY.search(plain.plain):
            days.append(days_before.as_json(base, "on the day", context))
        return Days(days, before, f"{after[:start]} {rest}", due[0].reading if due and base else None)
    found = dated(after, context)
    if not found and not dated(before, context) and (day := _ORDINAL.search(after)):
        on = deadlines.read(f"the {day.group()}", context)
        return Days([on.as_json()], before, f"{after[: day.start()]} {after[day.end() :]}")
    if not found:
        found = dated(before, context)
        return Days([one.reading.as_json() for one in found[-1:]], _cut(before, found[-1:]), after)
    about = _ABOUT.search(plain.plain)
    at = plain.span(*about.span())[0] if about else len(after)
    early = [one for one in found if one.start < at]
    chosen = early or _together(found, after)
    return Days([one.reading.as_json() for one in chosen], before, _cut(after, chosen))


def _together(found: list[Found], text: str) -> list[Found]:
    """Return the last date and those joined to it: "on 1 March and again on 8 March"."""
    chosen = [found[-1]]
    for one in reversed(found[:-1]):
        if not re.fullmatch(
            r"[\s,&]*(?:and|then|again|&|plus|also|on|\s|,)*", text[one.end : chosen[0].start], re.IGNORECASE
        ):
            break
        chosen.insert(0, one)
    return chosen


def _cut(text: str, found: list[Found]) -> str:
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text
