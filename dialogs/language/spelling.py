"""Put right the misspelling of a word the bot knows; any other word stays as it is."""

from functools import cache, lru_cache

from dialogs.language import known_words
from rules.slips import distance

SHORTEST = 5  # below that, one wrong letter makes another word
LONG = 8  # from there on, two wrong letters still show the word


@lru_cache(maxsize=20_000)
def correct(word: str) -> str:
    """Return the known word this one misspells, or the word itself."""
    known, variants = _index()
    if len(word) < SHORTEST - 1 or len(word) > 20 or word in known or not word.isalpha() or word in known_words.REAL:
        return word
    candidates = {found for piece in _without_letters(word, _reach(word)) for found in variants.get(piece, ())}
    # one of a thing and several are no misspelling; "awarenes" is no single thing
    if not word.endswith("nes") and {word + "s", word.removesuffix("s")} & candidates:
        return word
    # of two as near, the one with the same letters: a swap is the commonest slip
    near = [
        (distance(word, found), sorted(word) != sorted(found), found) for found in candidates if _alike(word, found)
    ]
    best = min(near, default=(9, False, word))
    return best[2] if best[0] <= _reach(word) else word


def _reach(word: str) -> int:
    return 2 if len(word) >= LONG else 1


def _alike(word: str, known: str) -> bool:
    """Tell whether two words may be one: the first letter stands, and short words differ only in their order."""
    if len(word) < SHORTEST or len(known) < SHORTEST:
        return sorted(word) == sorted(known) and word[0] == known[0]
    return word[0] == known[0] or sorted(word[:2]) == sorted(known[:2])


def _without_letters(word: str, count: int) -> set[str]:
    found = {word}
    edge = {word}
    for _ in range(count):
        edge = {piece[:at] + piece[at + 1 :] for piece in edge for at in range(len(piece))}
        found |= edge
    return found


@cache
def _index() -> tuple[frozenset[str], dict[str, list[str]]]:
    """Return the known words, and for each form with letters left out the words it may stand for."""
    known = known_words.known()
    variants: dict[str, list[str]] = {}
    for word in known:
        if len(word) >= SHORTEST - 1:
            for piece in _without_letters(word, _reach(word)):
                variants.setdefault(piece, []).append(word)
    return known, variants
