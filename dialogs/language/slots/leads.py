"""How long before a date to remind: "10, 5 and 2 days before", "3 weeks before and on the day", in working days."""

import re

from dialogs.language.lexicon import NUMBER_WORDS, word_set

MOST, FURTHEST = 8, 60  # days of one ladder; working days before the date
_WORKING_DAYS = {"day": 1, "d": 1, "week": 5, "wk": 5, "w": 5, "fortnight": 10, "month": 20, "mth": 20}
_NUMBERS = {word: number for word, number in NUMBER_WORDS.items() if number} | {"a": 1, "an": 1, "couple": 2, "zero": 0}
_AROUND = word_set(
    "before beforehand ahead early earlier prior in advance of to and then also again plus the working its their it is"
    " are due deadline deadlines date dates on at please pls every each all any"
)
_ON_THE_DAY = re.compile(
    r"\b(?:on the (?:very )?day(?: itself)?|the (?:very )?day itself|(?:the )?same day)\b(?! (?:before|ahead))"
)
_NO_NUMBER = re.compile(r"\d[.:/]\d|-\d|\d{4}")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|[^\s,;&+().!]")


def read(text: str) -> list[int] | None:
    """Return the working days before a date, furthest first and 0 for the day itself; None for any other text.

    A number without a unit has that of the next one; a week counts five days, a month twenty.
    """
    said = _ON_THE_DAY.sub(" 0 ", " ".join(text.casefold().split()))
    if _NO_NUMBER.search(said):
        return None
    found: list[int] = []
    waiting: list[int] = []
    for token in _TOKEN.findall(said):
        if (digits := token.isascii() and token.isdecimal()) or token in _NUMBERS:
            waiting.append(int(token) if digits else _NUMBERS[token])
        elif unit := _WORKING_DAYS.get(token) or _WORKING_DAYS.get(token.removesuffix("s")):
            found += [number * unit for number in waiting or [1]]
            waiting = []
        elif token not in _AROUND:
            return None
    days = sorted({*found, *waiting}, reverse=True)
    return days if 0 < len(days) <= MOST and days[0] <= FURTHEST else None
