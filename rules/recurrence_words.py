"""Reads when a group meets as a committee says it: "the last Thursday every two months, not in August"."""

import re
from dataclasses import dataclass
from datetime import date

from rules.calendar import WEEKDAYS
from rules.month_words import MONTH, MONTH_LIST, listed, months, number
from rules.recurrence import Rule, WhenClosed

YEAR = frozenset(range(1, 13))
_ORDINALS = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "forth", "4th"), 4),
    **dict.fromkeys(("last", "final"), -1),
}
_NTHS = "|".join(_ORDINALS)
_DAY = "|".join(f"{day[:3].lower()}[a-z]*" for day in WEEKDAYS).replace("mon", "mon(?!th)")
_NTH = re.compile(rf"\b({_NTHS})\s+(?:working\s+)?({_DAY})\b")
_TWO = re.compile(
    rf"\b(?:{_NTHS})(?: (?:{_DAY}))?(?: and |, ?| ?& ?| ?/ ?| or )(?:the )?(?:{_NTHS}|fifth|5th) (?:{_DAY})\b"
)
_COUNTS = {"2": 2, "two": 2, "other": 2, "second": 2, "2nd": 2, "3": 3, "three": 3, "third": 3, "3rd": 3}
_COUNTS |= {"4": 4, "four": 4, "fourth": 4, "6": 6, "six": 6, "sixth": 6, "12": 12, "twelve": 12}
_EVERY = (
    (re.compile(r"\b(?:quarter(?:ly)?|termly)\b"), 3),
    (re.compile(r"\b(?:bi-?monthly|alternate months?|two-?monthly)\b"), 2),
    (re.compile(r"\b(?:twice a year|twice yearly|half[- ]yearly|six-?monthly)\b"), 6),
    (re.compile(r"\b(?:yearly|annual(?:ly)?|every year|once a year)\b"), 12),
    (re.compile(r"\b(?:month(?:ly)?|(?:each|every)(?! \w+ (?:weeks?|days?)))\b"), 1),
)
_EVERY_N = re.compile(r"\bevery (\w+) months?\b")
# What would be planned otherwise than it is said.
_TOO_OFTEN = re.compile(
    rf"\b(?:weekly|fortnightly|bi-?weekly|every (?:\w+ )?(?:weeks?|fortnights?|days?|(?:{_DAY})))\b"
)
_IN_MONTHS = re.compile(rf"\b(?:of|in|each|every|from|between) ({MONTH_LIST})")
_WITHOUT = re.compile(
    r"\b(?:not|never|no (?:meetings?|one)|except|apart from|excluding|without|but|skip(?:ping)?|missing"
    rf"|(?:do(?:es)?|will) not meet) (?:in |for |during )*({MONTH_LIST})"
)
_ALL_YEAR = re.compile(
    rf"\b(?:all year|throughout the year|every month of the year|including (?:in )?{MONTH}|{MONTH} (?:too|as well))"
)
_BEGINS = re.compile(
    rf"\b(?:starting|beginning|commencing|(?<!apart )from)(?: in| from| on| with)? ({MONTH})(?: (20\d\d)\b)?"
    r"(?! (?:to|until|through) )"
)
_BEGINS_UNREAD = re.compile(r"\b(?:starting|beginning|commencing)\b(?! (?:at|\d{1,2} ?(?:[ap]m|[.:])))")
_CLOSED = (
    (re.compile(r"\b(?:working |week)?day before\b"), WhenClosed.BEFORE),
    (re.compile(r"\b(?:a|one|the) week (?:later|after)|the (?:week after|following week)\b"), WhenClosed.WEEK),
    (re.compile(r"\b(?:next|following) (?:working |week)?day|day after\b"), WhenClosed.AFTER),
    (
        re.compile(
            rf"\b(?:left out|leave (?:it|that one) out|(?:do(?:es)?|will) not meet(?! (?:in |during )?{MONTH}))\b"
        ),
        WhenClosed.SKIP,
    ),
    (re.compile(r"\bbank holidays? (?:or not|too|included|all the same|as well)\b"), WhenClosed.KEEP),
)


class NotPlannable(ValueError):
    """Words that name a rule which no series can have; the message says which can."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a series: the parts that were not are None."""

    nth: int | None = None
    weekday: int | None = None
    every: int | None = None
    skip_months: frozenset[int] | None = None
    begins: tuple[int, int | None] | None = None  # month, and year where it was said
    when_closed: WhenClosed | None = None

    def rule(self, begins_on: date) -> Rule | None:
        """Return the rule of a series that begins on a day, or later where that was said; None without a weekday."""
        if self.nth is None or self.weekday is None:
            return None
        return Rule(
            nth=self.nth,
            weekday=self.weekday,
            every=self.every or 1,
            begins_on=self.first_on(begins_on),
            skip_months=self.skip_months or frozenset(),
            when_closed=self.when_closed or WhenClosed.AFTER,
        )

    def first_on(self, today: date) -> date:
        """Return the first day of the month it begins with, today where none was said."""
        if self.begins is None:
            return today
        month, year = self.begins
        return date(year or today.year + (month < today.month), month, 1)


def read(text: str) -> Said:
    """Return what is said of a monthly, two-monthly or quarterly meeting.

    Raise NotPlannable for what would be planned otherwise than it is said: two days of a month, every so many weeks.
    """
    low = " ".join(text.casefold().replace("\u2019", "'").replace("n't ", " not ").split())
    nth = _NTH.search(low)
    every = _every(low)
    skipped = _skipped(low)
    begins = _BEGINS.search(low)
    if nth and (_TWO.search(low) or len({found.groups() for found in _NTH.finditer(low)}) > 1):
        raise NotPlannable("A series has one day a month. Plan a second one under another name, or give its days.")
    if _TOO_OFTEN.search(low):
        raise NotPlannable("A series is monthly or rarer. Give its days instead.")
    if nth and every is None and len(_only(low)) == 1:
        raise NotPlannable("That is one meeting a year. Book it on its day, or name all the months it is held in.")
    if nth and begins is None and _BEGINS_UNREAD.search(low):
        raise NotPlannable('I could not read when it begins. Say it as a month: "starting in April".')
    return Said(
        nth=_ORDINALS[nth[1]] if nth else None,
        weekday=next(at for at, day in enumerate(WEEKDAYS) if day.lower().startswith(nth[2][:3])) if nth else None,
        every=every,
        skip_months=skipped,
        begins=(number(begins[1]), int(begins[2]) if begins[2] else None) if begins else None,
        when_closed=when_closed(low),
    )


def when_closed(low: str) -> WhenClosed | None:
    """Return what is said in a text in lower case to become of a meeting on a bank holiday."""
    return next((rule for pattern, rule in _CLOSED if pattern.search(low)), None)


def _every(low: str) -> int | None:
    if said := _EVERY_N.search(low):
        if said[1] in _COUNTS:
            return _COUNTS[said[1]]
        if said[1].isdecimal() or said[1] in ("five", "seven", "eight", "nine", "ten", "eleven"):
            raise NotPlannable('It can be every month, or every 2, 3, 4, 6 or 12 months: "every three months".')
    return next((n for pattern, n in _EVERY if pattern.search(low)), None)


def _skipped(low: str) -> frozenset[int] | None:
    """Return the months without a meeting: those that are named as such, or all but those it is said to be in."""
    without = frozenset[int]().union(*(months(each[1]) for each in _WITHOUT.finditer(low)))
    only = _only(low)
    if len(only) > 1:
        return YEAR - only | without
    if without or _ALL_YEAR.search(low):
        return without
    return None


def _only(low: str) -> frozenset[int]:
    """Return the months it is said to be in, as "of March, June and September"."""
    rest = _WITHOUT.sub(" ", _BEGINS.sub(" ", low))
    return frozenset[int]().union(*(months(each[1]) for each in _IN_MONTHS.finditer(rest)))


def said(rule: Rule) -> str:
    """Return a rule in words: "the first Tuesday of every month, not in August"."""
    if rule.fixed_on:
        return f"{len(rule.fixed_on)} fixed days"
    nth = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}[rule.nth]
    day = f"the {nth} {WEEKDAYS[rule.weekday]}"
    if rule.every == 1 and len(rule.skip_months) > len(YEAR) / 2:
        return f"{day} of {listed(YEAR - rule.skip_months)}"
    counts = {1: "of every month", 2: "every two months", 3: "every three months", 4: "every four months"}
    every = (counts | {6: "every six months", 12: "every twelve months"})[rule.every]
    return f"{day} {every}" + (f", not in {listed(rule.skip_months, 'or')}" if rule.skip_months else "")


def said_when_closed(when_closed: WhenClosed) -> str:
    """Return what becomes of one on a bank holiday, in words."""
    return {
        WhenClosed.AFTER: "the next working day",
        WhenClosed.BEFORE: "the working day before",
        WhenClosed.WEEK: "a week later",
        WhenClosed.SKIP: "left out",
        WhenClosed.KEEP: "held all the same",
    }[when_closed]
