"""Which of the group's benchmarks somebody means, and which step of its scale. Both are the group's own words."""

from collections.abc import Iterable
from typing import Any

from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.situation import Situation
from dialogs.word_match import stems

_SHORT_FOR = {"comm": "communication", "env": "environment"}
# How people speak of the usual scale; a group's own words are looked for first.
_SAID_FOR = {
    "not met": ("not met", "not meeting", "unmet", "not yet met", "do not meet", "below"),
    "exceeding": ("exceeding", "exceeded", "exceed", "above"),
    "met": ("met", "meeting", "meet"),
}


def read(here: Situation, raw: Any, _slots: Slots) -> str:
    """Return the benchmark meant; ask where words fit several."""
    names = here.group.benchmarks
    said = " ".join(_SHORT_FOR.get(word.removesuffix("s"), word) for word in str(raw).casefold().split())
    found = _best(names, said)
    if not found:
        raise Unreadable(f"I do not know that benchmark. The group has: {'; '.join(names)}.")
    if len(found) > 1:
        raise Doubt("Which benchmark?", [Option(name, name) for name in found[:4]])
    return found[0]


def level(here: Situation, raw: Any, _slots: Slots) -> str:
    """Return the step of the group's scale that is meant."""
    said = " ".join(str(raw).casefold().replace("n't", " not").replace("n\u2019t", " not").split())
    scale = here.group.benchmark_scale
    ways = {name: (name.casefold(), *_SAID_FOR.get(name.casefold(), ())) for name in scale}
    fits = [(len(way), name) for name, spoken in ways.items() for way in spoken if f" {way} " in f" {_bare(said)} "]
    if not fits:
        raise Unreadable(f"I could not read that on the group's scale. It has: {', '.join(scale)}.")
    return max(fits)[1]


def _best(names: Iterable[str], said: str) -> list[str]:
    wanted = set(stems(said))
    exact = [name for name in names if name.casefold() == said.strip()]
    scores = {name: len(wanted & set(stems(name))) for name in names}
    best = max(scores.values(), default=0)
    return exact or [name for name, score in scores.items() if best and score == best]


def _bare(said: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in said)
