"""Text to tokens: every word, number and written date becomes a short code that patterns are written over."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from rules.deadline_words import LEXICON, REFERENCE_NOUNS, TYPOS, spelling

UNKNOWN = "_"
BOUNDARY = ";"

# One alternative for each shape, the most particular first. Every repetition is bounded or of one character class,
# so a text of any kind is read in linear time.
_HALF_DAY = r"(?:am|pm|a\.m\.?|p\.m\.?)(?![a-z])"
_SHAPES = re.compile(
    rf"""
    (?P<junk> https?://\S+ | [\w.+-]{{1,64}}@[\w.-]+ | [£$€#][\w.,/:-]*
      | \d[\d.,]{{0,12}}\s?% | \d{{1,3}}(?:,\d{{3}})+ )
  | (?P<slashed> w/[cbe](?![a-z]) | n/a(?![a-z]) | y/e(?![a-z]) | (?:[a-z]\.){{1,6}}[a-z](?![a-z])\.?
      | half-term(?![a-z]) | bi-(?:annual|annually|monthly|weekly)(?![a-z])
      | (?:b4|2day|2moro|2morrow)(?![a-z]) )
  | (?P<iso> \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d) )
  | (?P<dmy> \d{{1,2}}\s?(?P<sep>[/.-])\s?\d{{1,2}}\s?(?P=sep)\s?(?:\d{{4}}|\d\d)(?![\d]) )
  | (?P<span> \d{{4}}(?:-|\s?/\s?)(?:\d{{4}}|\d\d)(?!\d) )
  | (?P<shortyear> '\d\d(?!\d) )
  | (?P<clock> \d{{1,2}}[:.]\d\d\s?{_HALF_DAY} | \d{{1,2}}\s?{_HALF_DAY} | \d{{1,2}}:\d\d(?!\d)(?:\s?hrs)?
      | (?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours|h)(?![a-z]) )
  | (?P<ordinal> \d{{1,2}}(?:\s?(?:st|nd|rd|th)|t|ht|tht|hth|tth)(?![a-z\d])
      | \d{{1,2}}[a-z]{{1,2}}(?=\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)) )
  | (?P<pair> \d{{1,2}}(?P<sep2>[/.-])\d{{1,2}}(?![\da-z]|[./-]\d) )
  | (?P<shorthand> [qh][1-4](?![\da-z]) )
  | (?P<numbers> \d+(?:[./]\d+)+ )
  | (?P<number> \d+ )
  | (?P<word> [^\W\d_]+(?:'[^\W\d_]+)? )
  | (?P<mark> -> | => | → | [-/,&+@] )
  | (?P<stop> [.;:!?…|\n\t()\[\]] )
  | (?P<other> [^\s"'*_~<>] )
    """,
    re.VERBOSE | re.ASCII,
)
# Characters that change nothing, one for one so that positions stay: no-break spaces, long dashes, curly quotes.
_PLAIN = str.maketrans("\u00a0\u2007\u202f\u2009\u2010\u2011\u2012\u2013\u2014\u2212\u2018\u2019", "    ------''")


_DIGITS = re.compile(r"\d+")
# Codes of numbers and written dates, and what may stand against one without a space.
_NUMERIC = "NOYXPHDFITQS"
_MARKS = frozenset("-/,;")
_TOUCHING = frozenset({"day", "week", "month", "year", "quarter", "fortnight", "fy", "and", "at", "oclock", "ish"})


class Token(NamedTuple):
    """One token: its code, the key rules are found by, and where it stands in the text."""

    code: str
    key: str
    start: int
    end: int
    typo: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as tokens, their codes in one string, where each code begins in it (`offsets`) and back (`places`)."""

    tokens: list[Token]
    codes: str
    offsets: list[int]
    places: dict[int, int]


def tokenise(text: str, literals: frozenset[str]) -> Tokens:
    """Cut a text into tokens; `literals` are the words that the patterns name."""
    plain = _plain(text)
    tokens: list[Token] = []
    for m in _SHAPES.finditer(plain):
        if m[0] == "." and tokens and tokens[-1].key in "MW" and tokens[-1].end == m.start() <= tokens[-1].start + 5:
            continue  # the full stop of "Thurs." and "Feb."
        code, typo = _code(m.lastgroup or "other", m[0], literals)
        code = _beside(tokens, code, m.start(), plain)
        tokens.append(Token(code, code[0] if code[0].isupper() else code, m.start(), m.end(), typo))
    offsets, places, at = [], {}, 0
    for i, token in enumerate(tokens):
        offsets.append(at)
        places[at] = i
        at += len(token.code) + 1
    places[at] = len(tokens)
    return Tokens(tokens, "".join(f"{token.code} " for token in tokens), offsets, places)


def _plain(text: str) -> str:
    """Lower the text without moving a character: a few letters (İ) grow when lowered, and stay as they are."""
    plain = text.translate(_PLAIN)
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


def _beside(tokens: list[Token], code: str, start: int, plain: str) -> str:
    """Return the code as the tokens before it leave it: "action 14", "S106" and "covid-19" hold no days."""
    if not tokens:
        return code
    before = tokens[-1]
    if before.end == start:
        if before.code == "-" and len(tokens) > 1 and tokens[-2].end == before.start:
            return _after_hyphen(tokens, code)
        if not _may_touch(before.code, code):
            tokens[-1] = before._replace(code=UNKNOWN, key=UNKNOWN)
            return UNKNOWN
    if code[0] in "NP" and plain[before.start : before.end] in REFERENCE_NOUNS:
        return UNKNOWN
    return code


def _after_hyphen(tokens: list[Token], code: str) -> str:
    """Drop the hyphen of a compound ("mid-March", "as-and-when"); keep it between two months, days or numbers."""
    left = tokens[-2].code
    if left == UNKNOWN and code[0] in _NUMERIC:
        return UNKNOWN
    if left[0] not in _NUMERIC and code[0] not in _NUMERIC and not (left[0] == code[0] and code[0] in "MW"):
        tokens.pop()
    return code


def _may_touch(left: str, right: str) -> bool:
    """Tell whether two tokens without a space between are what they look like: "12mar", "2wks", "FY26/27"."""
    numeric = {left[0] in _NUMERIC, right[0] in _NUMERIC}
    if len(numeric) == 1 or left in _MARKS or right in _MARKS:
        return True
    word = right if left[0] in _NUMERIC else left
    return word[0] in "MW" or word in _TOUCHING


def _code(shape: str, text: str, literals: frozenset[str]) -> tuple[str, bool]:
    """Return a token's code, and whether it was misspelt."""
    if shape in ("word", "slashed"):
        return _word_code(text, literals)
    if shape == "mark":
        return LEXICON.get(text, text), False
    if shape == "stop":
        return BOUNDARY, False
    if shape in ("junk", "numbers", "other"):
        return UNKNOWN, False
    if shape == "shorthand":
        return _shorthand_code(text), False
    if shape == "ordinal":
        return _ordinal_code(text)
    return _number_code(shape, text), False


def _word_code(text: str, literals: frozenset[str]) -> tuple[str, bool]:
    word = text.removesuffix("'s") if "'" in text else text
    if "." in word or word.startswith("bi-"):
        word = word.replace(".", "").replace("-", "")
    known = LEXICON.get(word) or (word if word in literals else None)
    if known:
        return known, word in TYPOS
    right = spelling(word)
    return (LEXICON.get(right, right), True) if right else (UNKNOWN, False)


def _shorthand_code(text: str) -> str:
    if text[0] == "q":
        return f"Q{text[1]}"
    return f"S{text[1]}" if text[1] in "12" else UNKNOWN


def _ordinal_code(text: str) -> tuple[str, bool]:
    digits = text[:2] if text[1].isdigit() else text[:1]
    day = int(digits)
    right = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"O{day}", text[len(digits) :].strip() != right


def _number_code(shape: str, text: str) -> str:
    numbers = [int(part) for part in _DIGITS.findall(text)]
    if shape == "number":
        if len(text) == 4 and 1990 <= numbers[0] < 2100:
            return f"Y{text}"
        return f"N{numbers[0]}" if len(text) <= 2 or (len(text) == 3 and text[0] != "0") else UNKNOWN
    if shape == "shortyear":
        return f"Y{2000 + numbers[0]}"
    if shape == "iso":
        return f"D{numbers[2]}/{numbers[1]}/{numbers[0]}" if _is_year(numbers[0]) else UNKNOWN
    if shape == "dmy":
        year = numbers[2] if numbers[2] > 99 else 2000 + numbers[2]
        return f"D{numbers[0]}/{numbers[1]}/{year}" if _is_year(year) else UNKNOWN
    if shape == "span":
        return _span_code(numbers[0], numbers[1], text[-2:])
    if shape == "clock":
        return _clock_code(numbers, text)
    return _pair_code(numbers, text)


def _is_year(year: int) -> bool:
    return 1900 <= year < 2200


def _span_code(first: int, second: int, last_two: str) -> str:
    """Return a run of years, 2016/17 and 2016-2017 alike, or a month written 2027-03."""
    last = second if second > 99 else first - first % 100 + second + (100 if first % 100 == 99 else 0)
    if _is_year(first) and 0 < last - first < 10:
        return f"F{first}/{last}"
    return f"I{first}/{second}" if _is_year(first) and 1 <= second <= 12 and len(last_two) == 2 else UNKNOWN


def _clock_code(numbers: list[int], text: str) -> str:
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if text[0] in "012" and len(numbers) == 1 and len(text) > 3 and text[3].isdigit():
        hour, minute = divmod(numbers[0], 100)
    if "p" in text and hour < 12:
        hour += 12
    elif "a" in text and hour == 12:
        hour = 0
    elif text[0] != "0" and "a" not in text and "p" not in text:
        hour = office_hour(hour)
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else UNKNOWN


def office_hour(hour: int) -> int:
    """Return the hour meant by one written without am or pm: nobody meets at two in the night."""
    return hour + 12 if 1 <= hour <= 6 else hour


def _pair_code(numbers: list[int], text: str) -> str:
    first, second = numbers
    if "/" in text:
        return f"X{first}/{second}"
    if "-" in text:
        return f"H{first}-{second}"
    # "14.30" holds no month: it is a time.
    if second > 12 or text.endswith("00"):
        return _clock_code(numbers, text) if len(text.split(".")[1]) == 2 else UNKNOWN
    return f"P{first}.{second}"
