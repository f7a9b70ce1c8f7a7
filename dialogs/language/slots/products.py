"""Which training product a text names, also where other words stand inside its name or one stands for another."""

import re
from collections.abc import Iterator

from dialogs.language.aligned import aligned
from dialogs.language.vocabulary import NAME_TOKEN, Named, Vocabulary
from rules.lazily import Lazily

INSIDE = 2  # other words that may stand inside a name: "WRAP full day refresher"
# What people say for the last word of a product's name: "the home office one".
_STAND_IN = Lazily(
    r"\b((?:[\w'-]+ ){1,3})(?:one|ones|modules?|packages?|programme|thing|videos?|sessions?|workshops?|training"
    r"|courses?"
    r"|elearning|online|briefing)\b"
)
_STOOD_FOR = ("course", "elearning", "training")
_ONLINE = frozenset(["online", "module", "modules", "package"])
_WORD = Lazily(r"[\w'-]+")

Reading = tuple[int, Named]  # how many words it accounts for


def find(text: str, vocabulary: Vocabulary) -> Named | None:
    """Return the product a text names: of several readings, the one that accounts for the most words."""
    line = aligned(text)
    readings = [*_said(line.plain, vocabulary), *_apart(line.plain, vocabulary)]
    if not readings:
        return None
    _, named = max(readings, key=lambda one: (one[0], "refresher" in one[1].name.lower(), -one[1].start))
    return Named(named.kind, named.name, *line.span(named.start, named.end))


def _said(plain: str, vocabulary: Vocabulary) -> Iterator[Reading]:
    for named in vocabulary.find(plain, "product"):
        yield len(NAME_TOKEN.findall(plain[named.start : named.end])), named
    for said in _STAND_IN.finditer(plain):
        words = said.group(1).split()
        for first in range(len(words)):
            begun = " ".join(words[first:])
            name = next((name for end in _STOOD_FOR if (name := vocabulary.exactly(f"{begun} {end}", "product"))), None)
            if name and begun != "awareness":  # any training raises awareness
                yield len(words) - first + 1, Named("product", name, said.end(1) - len(begun) - 1, said.end())
                break


def _apart(plain: str, vocabulary: Vocabulary) -> Iterator[Reading]:
    """Find the words of a name in any order, a few others among them."""
    online = _ONLINE | {"one"} if "elearning" in plain else _ONLINE  # "e-learning: 6 did the home office awareness one"
    words = [("elearning" if word.group() in online else word.group(), word) for word in _WORD.finditer(plain)]
    there = {said for said, _ in words}
    for name in vocabulary.products:
        wanted = {token.lower() for token in NAME_TOKEN.findall(name.lower().replace("e-learning", "elearning"))}
        if len(wanted) < 2 or not wanted <= there:
            continue
        for at in range(len(words)):
            window = words[at : at + len(wanted) + INSIDE]
            standing = [number for number, (said, _) in enumerate(window) if said in wanted]
            if standing[:1] == [0] and wanted <= {said for said, _ in window}:
                first, last = window[0][1], window[_last_needed(window, wanted)][1]
                yield len(wanted), Named("product", name, first.start(), last.end())
                break


def _last_needed(window: list[tuple[str, re.Match[str]]], wanted: set[str]) -> int:
    """Return where the last word of the name stands that is not said twice."""
    seen: set[str] = set()
    for number, (said, _) in enumerate(window):
        seen |= {said} & wanted
        if seen == wanted:
            return number
    return len(window) - 1
