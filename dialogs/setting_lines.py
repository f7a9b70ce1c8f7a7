"""One setting of the group that is said in a line: "set digest time to 08:30", "add Fire Service to the agencies"."""

import re
from typing import Any

from dialogs.conversation import Slots, Unreadable
from dialogs.situation import Situation

# What each setting is called in a sentence.
_CALLED = {
    "benchmark_scale": r"(?:benchmarks? scale|scale of (?:the )?benchmarks)",
    "themes": r"themes?(?: of the plan)?",
    "benchmarks": r"benchmarks?",
    "agencies": r"agenc(?:y|ies)",
    "directorates": r"directorates?",
    "products": r"(?:training )?products?",
    "cohorts": r"cohorts?",
    "valid_months": r"(?:refreshers due after(?: \(months\))?|valid months|refreshers? (?:period|interval|validity))",
    "marking": r"(?:protective )?marking(?: of (?:the )?reports)?",
    "digest_at": r"(?:digest time|time of the (?:channel'?s )?digest)",
    "holidays_added": r"(?:holidays added|days? off(?: beside bank holidays)?)",
    "remind_before": r"reminders? before (?:an?|the|each|every) deadline(?: \(working days\))?",
    "overdue_every": r"overdue actions (?:are )?(?:mentioned|chased|named) (?:again )?(?:every|after)(?: \(days\))?",
    "escalate_after": r"mentions before the chair is told",
    "review_every": r"ongoing actions (?:are )?(?:looked at|reviewed) (?:again )?(?:every|after)(?: \(months\))?",
    "hours": r"(?:hours (?:for|of) reminders|reminder hours)",
    "most_a_day": r"(?:most|at most) messages a day to one person",
    "holidays_removed": r"(?:holidays removed|bank holidays that are worked)",
    "quorum": r"quorum(?: of a meeting)?",
    "pre_election": r"(?:next )?(?:pre-? ?election periods?|purdah)",
}
_LISTS = ("themes", "benchmarks", "agencies", "directorates", "products", "cohorts")
_PLAIN = ("themes", "benchmarks")  # lists of names without others
_ASK = r"^\W*(?:(?:please|pls|can|could|you|we|i|want to|need to|also) )*"
_END = r"[\s.!?]*(?:please|pls|thanks)?[\s.!?]*$"
_THE = r"(?:(?:the|our|a|an|another|new|list of) )*"
_VALID = re.compile(r"\b(?:valid|good) for (?P<count>\d{1,3}) (?P<unit>months?|years?)\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:when|if) (?:a|the|any) reminder (?:may|might) have arrived\W+(?P<value>\S.*)$", re.IGNORECASE
)
_DAY_OFF = re.compile(
    rf"{_ASK}(?P<what>.+?) (?:is|are|will be) (?:an? )?(?:extra |council )?days? off{_END}", re.IGNORECASE
)
# Sentences about when people are reminded: the setting and where its value stands.
_REMINDING = (
    ("remind_before", r"\b(?:remind|nudge) (?:people |owners )?(?P<value>\S.*? before .*)$"),
    ("overdue_every", r"\boverdue (?:actions|ones|items) (?:again )?(?:only )?(?:every )?(?P<value>\S.*)$"),
    ("escalate_after", r"\b(?:escalate .*\bafter|tell (?:the )?chair after) (?P<value>\S.*)$"),
    ("review_every", r"\bongoing (?:actions|ones|items) every (?P<value>\S.*)$"),
    ("hours", r"\b(?:between|hours (?:for|of) reminders:?|reminder hours:?) (?P<value>\S.*)$"),
    ("quorum", r"^\W*(?P<value>\w+ (?:agencies|organisations|partners)) (?:make|are|is|for|needed) .*\bquorum\b"),
    ("most_a_day", r"\b(?:most|more than) (?P<value>\S+) (?:messages|reminders) (?:a|per|each) day\b"),
)


def said(here: Situation, text: str) -> Slots:
    """Return the setting that a text gives another value; nothing where it gives none."""
    for name, called in _CALLED.items():
        if name in _LISTS and (listed := _changed(here, name, called, text)):
            return {name: listed}
        value = re.match(
            rf"{_ASK}(?:(?:set|change|edit|amend|make) )?{_THE}{called}"
            r"(?: (?:to|as|is|are|runs)\b|\s*[:=]|(?= \d))\s*(?P<value>.+)$",
            text,
            re.IGNORECASE | re.DOTALL,
        )
        if value:
            return {name: value["value"].strip()}
    if valid := _VALID.search(text):
        return {"valid_months": int(valid["count"]) * (12 if valid["unit"].lower().startswith("y") else 1)}
    if unsure := _UNSURE.search(text):
        return {"when_unsure": unsure["value"]}
    for name, words in _REMINDING:
        if reminding := re.search(words, text, re.IGNORECASE):
            return {name: reminding["value"]}
    if off := _DAY_OFF.match(text):
        return {"holidays_added": [*here.group.holidays_added, off["what"]]}
    return {}


def _changed(here: Situation, name: str, called: str, text: str) -> list[Any] | None:
    """Return a list with an entry more or less: "add Fire Service to the agencies", "take Youth out of the themes"."""
    behind = rf"{_ASK}(?P<do>add|remove|take|drop) {_THE}(?P<what>.+?) (?:to|from|out of|off|as) {_THE}{called}{_END}"
    before = rf"{_ASK}(?P<do>new|add|remove|drop) {_THE}{called}(?: called| named)?\s*[:=]?\s+(?P<what>.+?){_END}"
    found = re.match(behind, text, re.IGNORECASE) or re.match(before, text, re.IGNORECASE)
    if found is None:
        return None
    there, what = list(getattr(here.group, name)), found["what"].strip(" \"'")
    fitting = [row for row in there if _name(row).casefold() == what.casefold()]
    if found["do"].casefold() in ("add", "new"):
        entry = what[:1].upper() + what[1:]
        row = entry if name in _PLAIN else {"name": entry, "aliases": []}
        return there if fitting else [*there, row]
    if not fitting:
        raise Unreadable(f'"{what}" is not among the {name}. The group has: {"; ".join(map(_name, there)) or "none"}.')
    return [row for row in there if row not in fitting]


def _name(row: Any) -> str:
    return str(row["name"] if isinstance(row, dict) else row)
