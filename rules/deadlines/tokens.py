"""Text to tokens: every word, number and written date becomes a short code that patterns are written over."""

import re
from functools import lru_cache

from rules.deadlines.joining import joined, run_together
from rules.deadlines.spelling import spelling
from rules.deadlines.token import BOUNDARY, UNKNOWN, Token, Tokens, together, token_of
from rules.deadlines.words import LEXICON, REFERENCE_NOUNS, TYPOS

# One alternative for each shape, the most particular first. Every repetition is bounded or of one character class,
# so a text of any kind is read in linear time.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_HALF_DAY = r"(?:am|pm|a\.m\.?|p\.m\.?)(?![a-z])"
_SHAPES = re.compile(
    rf"""
    (?P<plain> [a-z]{{2,}}(?=[ ,;?!]|$) )
  | (?P<junk> https?://\S+ | [\w.+-]{{1,64}}@[\w.-]+ | [£$€#][\w.,/:-]*
      | \d[\d.,]{{0,12}}\s?% | \d{{1,3}}(?:,\d{{3}})+ )
  | (?P<slashed> w\s?/\s?[cbe](?![a-z]) | n/[ak](?![a-z]) | y/e(?![a-z]) | (?:[a-z]\.){{1,6}}[a-z](?![a-z])\.?
      | half-term(?![a-z]) | bi-(?:annual|annually|monthly|weekly)(?![a-z])
      | (?:b4|2day|2moro|2morrow|2moz|2mrw|2nite)(?![a-z]) )
  | (?P<iso> \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d) )
  | (?P<dmy> \d{{1,2}}\s?(?P<sep>[/.-])\s?\d{{1,2}}\s?(?P=sep)\s?(?:\d{{4}}|\d\d)(?![\d]) )
  | (?P<spaced> (?<![\d.,/:-])(?<!\d\s)(?:0?[1-9]|[12]\d|3[01])\s(?:0?[1-9]|1[0-2])\s(?:20\d\d|[23]\d)
      (?![\d:/%-]|[.,]\d|\s\d) )
  | (?P<monthyear> (?<![\d./-])(?:0?[1-9]|1[0-2])\s?[/.-]\s?20\d\d(?![\d]|[/.-]\d) )
  | (?P<span> \d{{4}}(?:-|\s?/\s?)(?:\d{{4}}|\d\d)(?!\d) )
  | (?P<shortyear> '\d\d(?!\d) )
  | (?P<clock> \d{{1,2}}[:.]\d\d\s?{_HALF_DAY} | \d{{1,2}}\s?{_HALF_DAY} | \d{{1,2}}:\d\d(?!\d)(?:\s?hrs)?
      | (?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours|h)(?![a-z])
      | (?<=\d)t\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:z|[+-]\d\d:\d\d)? )
  | (?P<ordinal> \d{{1,2}}(?:\s?(?:st|nd|rd|th)|t|ht|tht|hth|tth)(?![a-z\d])
      | \d{{1,2}}(?:st|nd|rd|th)(?={_MONTH})
      | \d{{1,2}}[a-z]{{1,2}}(?=\s+(?:of\s+)?{_MONTH}) )
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
_PLAIN = str.maketrans("\\\u00a0\u2007\u202f\u2009\u2010\u2011\u2012\u2013\u2014\u2212\u2018\u2019", "/    ------''")


_WORDS = frozenset({"plain", "word", "slashed"})
_DIGITS = re.compile(r"\d+")
# Codes of numbers and written dates, and what may stand against one without a space.
_NUMERIC = "NOYXPHDFITQSV"
_COUNTED = "NPI"  # may be the number of something: "item 3"
_MARKS = frozenset("-/,;")
_TOUCHING = frozenset(
    {"day", "week", "month", "year", "quarter", "fortnight", "fy", "and", "at", "oclock", "ish", "hour", "working"}
    | {"by", "before", "until"}
)


def tokenise(text: str, literals: frozenset[str], *, whole: bool = False) -> Tokens:
    """Cut a text into tokens; `literals` are the words that the patterns name; `whole`: the text is a deadline."""
    plain = _plain(text)
    tokens: list[Token] = []
    for m in _SHAPES.finditer(plain):
        if m[0] == "." and tokens and tokens[-1].key in "MW" and tokens[-1].end == m.start() <= tokens[-1].start + 5:
            continue  # the full stop of "Thurs." and "Feb."
        shape, said = m.lastgroup or "other", m[0]
        code, typo = _word_code(said, literals, whole) if shape in _WORDS else _code(shape, said, whole)
        if code == UNKNOWN and (cut := run_together(said)):
            first, second = cut
            tokens.append(token_of(first, m.start(), m.start(), typo=True))
            code, typo = second, True
        start, end = m.span()
        if tokens and (tokens[-1].end == start or code[0] in _COUNTED):
            code = _beside(tokens, code, start, plain)
        tokens.append(token_of(code, start, end, typo=typo))
    return together(joined(tokens, plain, whole=whole))


def _plain(text: str) -> str:
    """Lower the text without moving a character: a few letters (İ) grow when lowered, and stay as they are."""
    plain = text.translate(_PLAIN)
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)


def _beside(tokens: list[Token], code: str, start: int, plain: str) -> str:
    """Return the code as the tokens before it leave it: "action 14", "S106" and "covid-19" hold no days."""
    before = tokens[-1]
    if before.end == start:
        if before.code == "-" and len(tokens) > 1 and tokens[-2].end == before.start:
            return _after_hyphen(tokens, code)
        if not _may_touch(before.code, code):
            tokens[-1] = before._replace(code=UNKNOWN, key=UNKNOWN)
            return UNKNOWN
    if code[0] in _COUNTED and plain[before.start : before.end] in REFERENCE_NOUNS:
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
    if len(numeric) == 1 or left in _MARKS or right in _MARKS or (left[0] == "D" and right[0] == "T"):
        return True
    word = right if left[0] in _NUMERIC else left
    return word[0] in "MW" or word in _TOUCHING


def _code(shape: str, text: str, whole: bool) -> tuple[str, bool]:
    """Return the code of what is no word, and whether it was misspelt."""
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
    return _number_code(shape, text, whole), False


@lru_cache(maxsize=8192)
def _word_code(text: str, literals: frozenset[str], whole: bool) -> tuple[str, bool]:
    word = text.removesuffix("'s") if "'" in text else text.replace(" ", "")
    if "." in word or word.startswith("bi-"):
        word = word.replace(".", "").replace("-", "")
    known = LEXICON.get(word) or (word if word in literals else None)
    if known:
        return known, word in TYPOS
    if word.endswith("ish") and (near := LEXICON.get(word[:-3], UNKNOWN))[0] in "MW":
        return near, False
    right = spelling(word, whole=whole)
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


def _number_code(shape: str, text: str, whole: bool) -> str:
    numbers = [int(part) for part in _DIGITS.findall(text)]
    if shape == "number":
        return _digits_code(text, whole)
    if shape == "shortyear":
        return f"Y{2000 + numbers[0]}"
    if shape == "iso":
        return f"D{numbers[2]}/{numbers[1]}/{numbers[0]}" if _is_year(numbers[0]) else UNKNOWN
    if shape in ("dmy", "spaced"):
        year = numbers[2] if numbers[2] > 99 else 2000 + numbers[2]
        return f"D{numbers[0]}/{numbers[1]}/{year}" if _is_year(year) else UNKNOWN
    if shape == "monthyear":
        return f"I{numbers[1]}/{numbers[0]}"
    if shape == "span":
        return _span_code(numbers[0], numbers[1], text[-2:])
    if shape == "clock":
        return _clock_code(numbers, text)
    return _pair_code(numbers, text)


def _digits_code(text: str, whole: bool) -> str:
    """Read digits alone: a number, a year, "1330", "20270412"; in a deadline also "120427"."""
    if len(text) == 4:
        if 1990 <= int(text) < 2100:
            return f"Y{text}"
        return f"V{text[:2]}:{text[2:]}" if int(text[:2]) < 24 and int(text[2:]) < 60 else UNKNOWN
    if len(text) == 8 or (len(text) == 6 and whole):
        day, month, year = text[:2], text[2:4], text[4:]
        if len(text) == 8 and text[:2] == "20" and int(text[4:6]) <= 12:
            day, month, year = text[6:], text[4:6], text[:4]
        return f"D{int(day)}/{int(month)}/{_two_or_four(year)}" if 1 <= int(month) <= 12 else UNKNOWN
    return f"N{int(text)}" if len(text) <= 2 or (len(text) == 3 and text[0] != "0") else UNKNOWN


def _two_or_four(digits: str) -> int:
    """Return the year written with two digits or four."""
    return int(digits) if len(digits) > 2 else 2000 + int(digits)


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
        # "04/27" holds no day: it is a month and its year.
        return f"I{2000 + second}/{first}" if second > 12 and text.startswith("0") else f"X{first}/{second}"
    if "-" in text:
        return f"H{first}-{second}"
    # "14.30" holds no month: it is a time.
    if second > 12 or text.endswith("00"):
        return _clock_code(numbers, text) if len(text.split(".")[1]) == 2 else UNKNOWN
    return f"P{first}.{second}"
