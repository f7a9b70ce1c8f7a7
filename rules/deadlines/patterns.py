"""Patterns a person can read: `[the] <day> [of] <month> [<yr>]`, turned into one anchored, linear regex each.

Items are separated by spaces: a plain word, `[optional]`, `(one | other)`, and `<slot>`. A slot name may end in a
digit where a pattern has two of a kind: `<month> to <month2>`. A code such as `O1` stands for itself ("first", "1st").
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from rules.deadlines.values import Context, Reading

Builder = Callable[[re.Match[str], Context, bool], Reading | None]

# Slot: what the token's code looks like, and the keys (first letters of tagged codes, or words) it may start with.
SLOTS: dict[str, tuple[str, str]] = {
    "n": (r"N\d{1,3}", "N"),
    # An hour without am or pm: nothing is counted with it and no month follows.
    "hour": (r"N\d{1,2}(?! (?:_|[MN]\d|day |week |month |year |working ))", "N"),
    "ord": (r"O\d{1,2}", "O"),
    "day": (r"[NO]\d{1,2}", "N O"),
    "month": (r"M\d{1,2}", "M"),
    "weekday": (r"W\d", "W"),
    "year": (r"Y\d{4}", "Y"),
    # A two-digit year ("12 March 27"), unless something is being counted or a clock read ("12 March 22 staff").
    "yr": (r"(?:Y\d{4}|N[1-9]\d(?! (?:_|[NMTW]\d|a |week |day |month )))", "Y N"),
    "span": (r"F\d{4}/\d{4}", "F"),
    "slash": (r"X\d{1,2}/\d{1,2}", "X"),
    "dots": (r"P\d{1,2}\.\d{1,2}", "P"),
    "hours": (r"H\d{1,2}-\d{1,2}(?! (?:_|[MN]\d|day |week |month |working ))", "H"),
    "dash": (r"H\d{1,2}-\d{1,2}", "H"),
    "dmy": (r"D\d{1,2}/\d{1,2}/\d{4}", "D"),
    "mil": (r"V\d\d:\d\d(?! (?:_|[MN]\d))", "V"),
    "time": (r"T\d\d:\d\d", "T"),
    "isomonth": (r"I\d{4}/\d{1,2}", "I"),
    "quarter": (r"Q\d", "Q"),
    "half": (r"S\d", "S"),
    "unit": (r"(?:day|week|fortnight|month|quarter|year)", "day week fortnight month quarter year"),
    "season": (r"(?:spring|summer|autumn|winter)", "spring summer autumn winter"),
}
_NAME = re.compile(r"\(\?P<\w+>")
_PART = re.compile(r"[\[\]()|]|<\w+>|[^\s\[\]()|<>]+")


@dataclass(frozen=True)
class Rule:
    """One pattern, the tokens it may start with, and what it means."""

    source: str
    keys: frozenset[str]
    build: Builder
    words: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the regex, compiled when it is first tried: all of them at once would delay every start by 0.1 s."""
        return _regex(self.source)


@cache
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source)


def rule(build: Builder, *templates: str) -> tuple[Rule, ...]:
    """Return one rule for each template."""
    return tuple(_compiled(template, build) for template in templates)


def pattern(template: str) -> Rule:
    """Return a rule that only matches: what it means is the caller's business."""
    return _compiled(template, lambda _m, _context, _past: None)


@dataclass(frozen=True)
class Alternatives:
    """Rules tried at the same place. Hardly any fits at most places, which one regex tells at once."""

    rules: tuple[Rule, ...]

    @cached_property
    def any_fits(self) -> Callable[[str, int], re.Match[str] | None]:
        """Return what tells whether any of them fits at a place of a text; compiled when it is first asked."""
        return re.compile("|".join(_NAME.sub("(?:", one.source) for one in self.rules)).match


def by_key(rules: Iterable[Rule]) -> dict[str, Alternatives]:
    """Return the rules by the token they may start with, so that few are tried at each place."""
    index: dict[str, list[Rule]] = {}
    for one in rules:
        for key in one.keys:
            index.setdefault(key, []).append(one)
    return {key: Alternatives(tuple(ones)) for key, ones in index.items()}


def number(m: re.Match[str], *names: str) -> int | None:
    """Return the number in the first of these slots that is filled."""
    for name in names:
        if name in m.re.groupindex and (code := m[name]):
            return int(code[1:])
    return None


def filled(m: re.Match[str], name: str) -> int:
    """Return the number in a slot that the pattern demands."""
    return int(m[name][1:])


def _compiled(template: str, build: Builder) -> Rule:
    parts = _PART.findall(template)
    words = frozenset(part for part in parts if part[0] not in "[]()|<" and not part[0].isupper())
    regex, keys, _ = _sequence(parts, "")
    return Rule(regex, frozenset(keys), build, words)


def _sequence(parts: list[str], closing: str) -> tuple[str, set[str], bool]:
    """Consume parts up to the closing bracket: the regex, the possible first keys, and whether it may be empty."""
    branches: list[str] = []
    regex, keys, firsts, empty = "", set[str](), set[str](), True
    any_empty = False
    while parts:
        part = parts.pop(0)
        if part == closing:
            break
        if part == "|":
            branches.append(regex)
            keys |= firsts
            any_empty = any_empty or empty
            regex, firsts, empty = "", set(), True
            continue
        piece, starts, may_miss = _piece(part, parts)
        regex += piece
        if empty:
            firsts |= starts
            empty = may_miss
    branches.append(regex)
    return "|".join(branches), keys | firsts, any_empty or empty


def _piece(part: str, parts: list[str]) -> tuple[str, set[str], bool]:
    if part == "[":
        inside, starts, _ = _sequence(parts, "]")
        return f"(?:{inside})?", starts, True
    if part == "(":
        inside, starts, empty = _sequence(parts, ")")
        return f"(?:{inside})", starts, empty
    if part[0] == "<":
        name = part[1:-1]
        code, keys = SLOTS[name.rstrip("0123456789")]
        return f"(?P<{name}>{code}) ", set(keys.split()), False
    return f"{re.escape(part)} ", {part[0] if part[0].isupper() else part}, False
