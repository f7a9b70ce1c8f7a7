"""A token: one word, number or written date of a text, as the short code that patterns are written over."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

UNKNOWN = "_"
BOUNDARY = ";"


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

    def offset(self, at: int) -> int:
        """Return where a token's code begins, or where the codes end."""
        return self.offsets[at] if at < len(self.tokens) else len(self.codes)


def token_of(code: str, start: int, end: int, *, typo: bool = False) -> Token:
    """Return the token of a code: tagged codes are found by their letter, words by themselves."""
    return Token(code, code[0] if code[0].isupper() else code, start, end, typo)


def together(tokens: Iterable[Token]) -> Tokens:
    """Return tokens as a text of tokens."""
    kept, offsets, places, at = list(tokens), [], {}, 0
    for i, token in enumerate(kept):
        offsets.append(at)
        places[at] = i
        at += len(token.code) + 1
    places[at] = len(kept)
    return Tokens(kept, "".join(f"{token.code} " for token in kept), offsets, places)
