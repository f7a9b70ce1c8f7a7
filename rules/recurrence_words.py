"""Reads when a group meets as a committee says it: "the last Thursday every two months, not in August"."""

import re
from dataclasses import dataclass
from datetime import date

from rules.calendar import MONTHS, WEEKDAYS
from rules.recurrence import Rule, WhenClosed

_ORDINALS = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "forth", "4th"), 4),
    **dict.fromkeys(("last", "final"), -1),
}
_DAY = "|".join(f"{day[:3].lower()}[a-z]*" for day in WEEKDAYS)
_MONTH = "|".join(f"{month[:3].lower()}[a-z]*" for month in MONTHS)
_NTH = re.compile(rf"\b({'|'.join(_ORDINALS)})\s+(?:working\s+)?({_DAY})\b")
_EVERY = (
    (re.compile(r"\b(?:quarter(?:ly)?|every (?:3|three|third) months?|every third month)\b"), 3),
    (re.compile(r"\b(?:every (?:2|two|other|second) months?|bi-?monthly|alternate months?|two-?monthly)\b"), 2),
    (re.compile(r"\b(?:month(?:ly)?|every)\b"), 1),
)
_WITHOUT = re.compile(
    rf"\b(?:not|no (?:meetings?|one)|except|apart from|excluding|without|but|skip(?:ping)?|missing) (?:in |for )?"
    rf"((?:(?:{_MONTH})(?: and |, ?| or | ?& ?)?)+)"
)
_CLOSED = (
    (re.compile(r"\b(?:working |week)?day before\b"), WhenClosed.BEFORE),
    (re.compile(r"\b(?:a|one|the) week (?:later|after)|the (?:week after|following week)\b"), WhenClosed.WEEK),
    (re.compile(r"\b(?:next|following) (?:working |week)?day|day after\b"), WhenClosed.AFTER),
    (
        re.compile(r"\b(?:left out|leave (?:it|that one) out|do(?:es)? not meet)\b"),
        WhenClosed.SKIP,
    ),
    (re.compile(r"\bbank holidays? (?:or not|too|included|all the same|as well)\b"), WhenClosed.KEEP),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a series: the parts that were not are None."""

    nth: int | None = None
    weekday: int | None = None
    every: int | None = None
    skip_months: frozenset[int] = frozenset()
    when_closed: WhenClosed | None = None

    def rule(self, begins_on: date) -> Rule | None:
        """Return the rule of a series that begins on a day; None where no weekday was named."""
        if self.nth is None or self.weekday is None:
            return None
        return Rule(
            nth=self.nth,
            weekday=self.weekday,
            every=self.every or 1,
            begins_on=begins_on,
            skip_months=self.skip_months,
            when_closed=self.when_closed or WhenClosed.AFTER,
        )


def read(text: str) -> Said:
    """Return what is said of a monthly, two-monthly or quarterly meeting."""
    low = " ".join(text.casefold().split())
    nth = _NTH.search(low)
    without = _WITHOUT.search(low)
    return Said(
        nth=_ORDINALS[nth[1]] if nth else None,
        weekday=_number(nth[2], WEEKDAYS) if nth else None,
        every=next((n for pattern, n in _EVERY if pattern.search(low)), None),
        skip_months=_months(without[1]) if without else frozenset(),
        when_closed=next((rule for pattern, rule in _CLOSED if pattern.search(low)), None),
    )


def said(rule: Rule) -> str:
    """Return a rule in words: "the first Tuesday of every month, not in August"."""
    if rule.fixed_on:
        return f"{len(rule.fixed_on)} fixed days"
    nth = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}[rule.nth]
    every = {1: "of every month", 2: "every two months", 3: "every three months"}[rule.every]
    skipped = [MONTHS[month - 1] for month in sorted(rule.skip_months)]
    without = f", not in {' or '.join(skipped)}" if skipped else ""
    return f"the {nth} {WEEKDAYS[rule.weekday]} {every}{without}"


def said_when_closed(when_closed: WhenClosed) -> str:
    """Return what becomes of one on a bank holiday, in words."""
    return {
        WhenClosed.AFTER: "the next working day",
        WhenClosed.BEFORE: "the working day before",
        WhenClosed.WEEK: "a week later",
        WhenClosed.SKIP: "left out",
        WhenClosed.KEEP: "held all the same",
    }[when_closed]


def _number(said: str, names: tuple[str, ...]) -> int:
    return next(number for number, name in enumerate(names) if name.lower().startswith(said[:3]))


def _months(said: str) -> frozenset[int]:
    return frozenset(_number(month, MONTHS) + 1 for month in re.findall(_MONTH, said))
