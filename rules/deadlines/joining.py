"""Tokens that belong together: "twenty third" is one ordinal, "twenty twenty seven" a year, "to morrow" one word.

And those that do not: "nextweek" is two.
"""

from collections.abc import Sequence

from rules.deadlines.spelling import month_slip
from rules.deadlines.token import UNKNOWN, Token, token_of
from rules.deadlines.words import LEXICON

# Two words for one, as they are also written.
_ONE_WORD = {
    ("to", "morrow"): "tomorrow",
    ("to", "day"): "today",
    ("to", "night"): "tonight",
    ("yester", "day"): "yesterday",
    ("fort", "night"): "fortnight",
    ("on", "going"): "ongoing",
    ("christ", "mas"): "christmas",
    ("o", "clock"): "oclock",
}
_SECONDS = frozenset(second for _, second in _ONE_WORD) | {"forth"}
# Heard or typed for another word, and only read so after a word that calls for it.
_HEARD = {
    "weak": "week", "weaks": "week", "moth": "month", "mouth": "month", "mouths": "month", "moths": "month",
    "marsh": "M3", "mach": "M3", "marc": "M3", "tern": "term", "team": "term", "quarters": "quarter",
}  # fmt: skip
_WEEKDAYS = frozenset({"mondays", "tuesdays", "wednesdays", "thursdays", "fridays"})
# A word of the first kind is written together with one of the second, or with a weekday or month, by a slip only.
_RUN_ON = ("next", "this", "last", "by", "on", "before", "until", "of", "end", "early", "mid", "late", "every")
_RUN_ONTO = frozenset({"week", "month", "year", "quarter", "meeting", "tomorrow", "easter", "christmas", "term", "of"})
_BEFORE_HEARD = frozenset({"next", "this", "last", "a", "of", "end", "early", "mid", "late", "half"})


def joined(tokens: Sequence[Token], plain: str, *, whole: bool) -> list[Token]:
    """Return the tokens with those made one that are one; `whole`: the text is a deadline, and slips are likely."""
    found: list[Token] = []
    for token in tokens:
        word = plain[token.start : token.end]
        if not whole and token.key not in "NO" and word not in _SECONDS:
            found.append(token)
            continue
        if len(found) > 1 and _is_hyphened(found, token, plain):
            found.pop()
        if found and (code := _with_last(found[-1], token, plain)):
            start = found.pop().start
            found.append(token_of(code, start, token.end))
        elif word == "forth" and found and (_is_month_next(tokens, token) or _is_month_before(found)):
            found.append(token_of("O4", token.start, token.end, typo=True))
        elif whole and found and word in _HEARD and _calls_for_time(found[-1]):
            found.append(token_of(_HEARD[word], token.start, token.end, typo=True))
        elif whole and token.code == UNKNOWN and _is_day(found) and (month := month_slip(word)):
            found.append(token_of(month, token.start, token.end, typo=True))
        elif whole and word in _WEEKDAYS and [one.code for one in found] in ([], ["on"]) and _ends(tokens, token):
            found += [token_of("every", token.start, token.start), token]
        else:
            found.append(token)
    return found


def run_together(text: str) -> tuple[str, str] | None:
    """Return the codes of two words written without their space: "nextweek", "byfriday", "midmarch"."""
    if not text.startswith(_RUN_ON):
        return None
    for first in _RUN_ON:
        rest = text[len(first) :]
        code = LEXICON.get(rest, rest) if len(rest) > 1 and text.startswith(first) else UNKNOWN
        if code[0] in "MW" or code in _RUN_ONTO:
            return first, code
    return None


def _is_hyphened(found: Sequence[Token], token: Token, plain: str) -> bool:
    """Tell whether the last token is the hyphen of "twenty-third"."""
    tens, word = found[-2], plain[token.start : token.end]
    joined_up = plain[tens.end : token.start] == "-" and tens.code in ("N20", "N30")
    return joined_up and token.key in "NO" and word.isalpha()


def _with_last(last: Token, token: Token, plain: str) -> str | None:
    """Return the code of two tokens that are one, or None."""
    said, word = plain[last.start : last.end], plain[token.start : token.end]
    if (said, word) in _ONE_WORD and plain[last.end : token.start] in (" ", "-"):
        return _ONE_WORD[said, word]
    if token.key not in "NO" or not word.isalpha() or said[-1:].isdigit():
        return None
    units = int(token.code[1:])
    if last.code in ("N20", "N30") and 1 <= units <= 9:
        return f"{token.key}{int(last.code[1:]) + units}"
    if token.key == "N" and last.code == "N20" and units in (20, 30):
        return f"Y20{units}"
    return f"Y{int(last.code[1:]) + units}" if last.code in ("Y2020", "Y2030") and token.key == "N" else None


def _is_month_next(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether "forth" stands before "March" or "of March"."""
    at = tokens.index(token) + 1
    after = [one.key for one in tokens[at : at + 2]]
    return after[:1] == ["M"] or after == ["of", "M"]


def _is_month_before(found: Sequence[Token]) -> bool:
    """Tell whether "forth" follows "March the"."""
    return [one.key for one in found[-2:]] == ["M", "the"]


def _is_day(found: Sequence[Token]) -> bool:
    """Tell whether a month may follow: "12", "the 4th of"."""
    keys = [token.key for token in found[-2:]]
    return bool(keys) and (keys[-1] in ("N", "O") or keys == ["O", "of"])


def _ends(tokens: Sequence[Token], token: Token) -> bool:
    """Tell whether nothing or a time follows: "Fridays at 10", but not "Fridays meeting"."""
    at = tokens.index(token) + 1
    return at == len(tokens) or tokens[at].key in (";", ",", "T", "at")


def _calls_for_time(token: Token) -> bool:
    return token.key in "NO" or token.code in _BEFORE_HEARD
