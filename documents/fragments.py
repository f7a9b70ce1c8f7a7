"""Printed lines to fragments: what one cell of a lost table left behind in one place, without its debris."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from statistics import median_low

from documents import headings
from rules import deadlines
from rules.deadlines import Context, DeadlineClass

BULLETS = "•●▪■◦○·‣⁃➢✓"
MAX_DEADLINE = 60  # characters
ENDS = (".", "!", "?")

_BULLET = re.compile(rf"\s*[{BULLETS}\uf0b7\uf0a7]+\s*")
_NUMBER = re.compile(r"(\d{1,2})\s*[.)]?")
_REF = re.compile(r"([A-Z]?\d{1,2}(?:\.\d{1,2}){1,2})\.?(?:\s+(?=\S)|$)")
# Words after which a sentence cannot end: what follows belongs to it.
_LEANING = (
    "and or of the a an to by with for from in on at both have has been be is are will was were as that it its their "
    "our not also"
)
_LEANS = frozenset(_LEANING.split())
_LONGEST = 20  # letters of a word that is looked at; a cell may be long
_BEING = frozenset(("be", "been", "is", "are"))
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_GLUED = re.compile(
    rf"(?<=\w)\s+(?P<deadline>(?:(?:\d{{1,2}}\s?(?:st|nd|rd|th|t)?\s+)?{_MONTH}\s+\d{{4}}|\d{{1,2}}([./-])\d{{1,2}}\2"
    r"\d{2,4}|ongoing|tb[acd]))$",
    re.IGNORECASE,
)
_ANY_DAY = Context(date(2000, 1, 1))  # only whether it is a deadline is asked, not which day it is


@dataclass(frozen=True, slots=True)
class Fragment:
    """Words that stand together; `row` is their first line in the text, `width` their longest printed line.

    `bullet`: a bullet sign stood before them; `marked`: at least the no-break space that a lost bullet leaves;
    `apart`: more space than usual before them.
    """

    row: int
    text: str
    width: int
    bullet: bool = False
    marked: bool = False
    apart: bool = False
    kind: str = "words"  # or number, deadline, heading

    @property
    def is_closed(self) -> bool:
        """Whether its last sentence is complete."""
        return self.text.endswith(ENDS)

    @property
    def begins_low(self) -> bool:
        """Whether it begins in the middle of a sentence."""
        return self.text[:1].islower()

    @property
    def leans(self) -> bool:
        """Whether its last word asks for another."""
        return leans(self.text)


def of_text(text: str) -> list[Fragment]:
    """Return the fragments of a text in their order; lines without a blank one between them are of one cell."""
    lines = text.splitlines()
    blanks = _blanks_before(lines)
    usual = Counter(blanks.values()).most_common(1)[0][0] if blanks else 0
    found: list[Fragment] = []
    for index, gap in blanks.items():
        new = _fragment(index + 1, lines[index], apart=gap > usual)
        if usual and not gap and found and _joins(found[-1], new):
            before = found[-1]
            found[-1] = replace(before, text=join(before.text, new.text), width=max(before.width, new.width))
        else:
            found.append(new)
    return found


def leans(words: str) -> bool:
    """Tell whether the last word is one that no text ends with, such as "and"."""
    return _last(words) in _LEANS


def join(before: str, after: str) -> str:
    """Return two pieces of a sentence as one; a word that was parted at its hyphen is whole again."""
    parted = before[-1:] == "-" and before[-2:-1].isalnum() and after[:1].islower()
    return f"{before}{after}" if parted else f"{before} {after}".strip()


def is_deadline(words: str) -> bool:
    """Tell whether words are a deadline and nothing else."""
    bare = words.strip(" .")
    if not bare or len(bare) > MAX_DEADLINE:
        return False
    found = deadlines.find(bare, _ANY_DAY)
    return any(
        each.start == 0 and each.end == len(bare) and each.reading.kind is not DeadlineClass.NONE for each in found
    )


def without_deadline(fragment: Fragment) -> tuple[Fragment, str]:
    """Cut off a deadline that stands glued to the end of a line; one that its sentence leads to ("in May") stays."""
    glued = _GLUED.search(fragment.text)
    if glued is None or fragment.kind != "words":
        return fragment, ""
    text = fragment.text[: glued.start()]
    if leans(text) and _last(text) not in _BEING:
        return fragment, ""
    return replace(fragment, text=text, width=fragment.width - len(glued[0])), glued["deadline"]


def number(fragment: Fragment) -> str:
    """Return the number that is all of a fragment ("4." is item 4), or nothing."""
    found = _NUMBER.fullmatch(fragment.text)
    return found[1] if found else ""


def ref(text: str) -> tuple[str, str]:
    """Return the ref a text begins with ("3.5 Agree the plan") and the rest of it; without one, nothing and all."""
    found = _REF.match(text)
    if found and found[1].count(".") == 2 and is_deadline(found[1]):
        return "", text  # "28.02.27 letter sent" begins with a day
    return (found[1], text[found.end() :]) if found else ("", text)


def full_width(widths: Iterator[int]) -> int:
    """Return how wide an ordinary full line of the widest column is."""
    known = list(widths)
    return median_low([width for width in known if width > max(known) / 2]) if known else 0


def _last(words: str) -> str:
    return words[-_LONGEST:].rpartition(" ")[2].casefold()


def _blanks_before(lines: list[str]) -> dict[int, int]:
    """Return, for each line with words, how many empty lines stand before it; a line of a lone space is debris."""
    found: dict[int, int] = {}
    count = longest = 0
    for index, line in enumerate(lines):
        if line.strip():
            found[index] = max(count, longest)
            count = longest = 0
        elif line:
            longest, count = max(count, longest), 0
        else:
            count += 1
    return found


def _fragment(row: int, line: str, *, apart: bool) -> Fragment:
    bullet = _BULLET.match(line)
    margin = line[: len(line) - len(line.lstrip())]
    text = " ".join(line[bullet.end() :].split() if bullet else line.split())
    return Fragment(row, text, len(text), bool(bullet), bool(bullet) or "\u00a0" in margin, apart, _kind(text))


def _kind(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return "number"
    if is_deadline(text):
        return "deadline"
    return "heading" if headings.run(text) else "words"


def _joins(before: Fragment, new: Fragment) -> bool:
    return before.kind == new.kind == "words" and not new.marked
