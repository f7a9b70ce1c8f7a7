"""Headcounts as people give them: 22, twenty-two, about thirty, a dozen, -3, loads."""

import re
from dataclasses import dataclass

from dialogs.language.lexicon import APPROXIMATELY, NUMBER_WORDS, VAGUE_AMOUNTS


@dataclass(frozen=True, slots=True)
class Amount:
    """A headcount in a text. `people` is None where the words give no number."""

    people: int | None
    words: str
    start: int
    end: int


_THE = re.compile(r"\b(?:last|this|that|the|my|previous|quick|next|latest|which|wrong|right) $", re.IGNORECASE)
# "Year 10 tutors", "key stage 2 staff": the number is part of the name ("this year 12 staff" counts them)
_NAMED_BY = re.compile(
    r"(?<!this )(?<!last )(?<!the )(?<!per )\b(?:year|yr|y|key stage|ks|level|course|phase|tier|grade|band|room) ?$",
    re.IGNORECASE,
)
_HIGHEST_NAME = 13


def _either(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SMALL = {word: value for word, value in NUMBER_WORDS.items() if 0 < value < 100 and word not in ("dozen",)}
_COUNT = _either(list(_SMALL))
_AMOUNT = re.compile(
    rf"(?<![\w./:#\u00a3])(?<!\w-)(?:(?:{_either(APPROXIMATELY)}|~|c\.) ?)?(?:[x\u00d7](?=\d))?"
    rf"(?:(?P<digits>(?:(?<!\S)-)?\d+(?:,\d{{3}})*)(?:-?ish|\+|-odd| odd| or so|[x\u00d7](?!\w))?"
    rf"|(?P<dozens>(?:\u00bd|half)[ -](?:a[ -])?dozen|(?:a )?couple (?:of )?dozen"
    rf"|(?:(?:a|one|two|three|four|five|six) )?dozen)"
    rf"(?! of\b)(?: or so)?"
    rf"|(?P<hundreds>(?:(?:a|{_COUNT}) )?hundred(?: and)?(?: (?:{_COUNT})(?:[ -](?:{_COUNT}))?)?)"
    rf"|(?P<spelled>(?:{_COUNT})(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)(?:ish)?"
    rf"|(?P<nobody>nobody|no one|none|zero)"
    rf"|(?P<vague>{_either(VAGUE_AMOUNTS)}))"
    r"(?![\w/:%]|\.\d|-\d)",
    re.IGNORECASE,
)


def find_amounts(text: str) -> list[Amount]:
    """Find the headcounts in a text, in order."""
    return [
        _amount(found) for found in _AMOUNT.finditer(text) if not _the_one(text, found) and not _a_name(text, found)
    ]


def _the_one(text: str, found: re.Match[str]) -> bool:
    """Tell whether "one" stands for a thing spoken of ("the last one") and counts nobody."""
    return found.group().lower() == "one" and _THE.search(text[: found.start()]) is not None


def _a_name(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number names a school year, a course or a room."""
    digits = found.group("digits") or ""
    return digits.isdigit() and int(digits) <= _HIGHEST_NAME and _NAMED_BY.search(text[: found.start()]) is not None


def _amount(found: re.Match[str]) -> Amount:
    kind = found.lastgroup or ""
    words = found.group().strip()
    return Amount(_value(kind, found.group(kind).lower()), words, found.start(), found.end())


def _value(kind: str, said: str) -> int | None:
    if kind == "digits":
        return int(said.replace(",", ""))
    if kind == "dozens":
        first = said.split()[0]
        if "couple" in said:
            return 24
        return 6 if first.startswith(("half", "\u00bd")) else 12 * _SMALL.get(first, 1)
    if kind == "hundreds":
        before, _, after = said.partition("hundred")
        return 100 * _SMALL.get(before.strip(), 1) + _sum(after.replace("and", " "))
    if kind == "spelled":
        return _sum(said)
    return 0 if kind == "nobody" else None


def _sum(said: str) -> int:
    return sum(_SMALL.get(word, 0) for word in re.split(r"[ -]+", said))
