"""Weigh what a text speaks for by examples: naive Bayes over marks (words, pairs of words, kinds of word).

Each mark counts for a label by how often the label's examples hold it; marks no example holds count for nothing.
What was learnt can be written down, because reading it back is many times faster than learning it again.
"""

import math
import re
import string
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

NOT_SEEN = 0.1  # how often a mark counts as seen under a label whose examples lack it; chosen by measuring
LETTERS = string.ascii_letters
COUNT = re.compile(r"([a-zA-Z])(\d+)")

Examples = Iterable[tuple[str, Collection[str]]]  # each as its label and its different marks
Counts = Collection[tuple[str, int]]  # labels, and how many of their examples hold a mark
Adds = tuple[float, ...]  # what a mark adds to the weight of each label, in the order of the labels


@dataclass(frozen=True)
class Weights:
    """What was learnt: of each label the number of examples and of all the marks they hold; and who holds a mark."""

    labels: Mapping[str, tuple[int, int]]
    different: int  # marks
    held_by: Callable[[str], Counts]
    not_seen: float = NOT_SEEN
    _adds: dict[str, Adds] = field(default_factory=dict)  # worked out when a mark is first met

    def knows(self, mark: str) -> bool:
        """Tell whether any example holds a mark."""
        return bool(self._adds.get(mark) or self._added_by(mark))

    def weigh(self, marks: Iterable[str]) -> dict[str, float]:
        """Return the weight of each label: the logarithm of a probability, up to the same constant for all."""
        kept = self._adds
        known = [adds for mark in marks if (adds := kept.get(mark) or self._added_by(mark))]
        return dict(zip(self.labels, map(sum, zip(self._start, *known, strict=True)), strict=True))

    def _added_by(self, mark: str) -> Adds:
        if not (counts := self.held_by(mark)):
            return ()  # what no example holds is not kept: there is no end of it
        places, by_nothing, among = self._bases
        adds = [*by_nothing]
        for label, count in counts:
            at = places[label]
            adds[at] = math.log((count + self.not_seen) / among[at])
        found = self._adds[mark] = tuple(adds)
        return found

    @cached_property
    def _bases(self) -> tuple[dict[str, int], Adds, Adds]:
        """Return where each label stands, what a mark it never holds adds to it, and what its counts are parts of."""
        among = tuple(held + self.not_seen * self.different for _, held in self.labels.values())
        by_nothing = tuple(math.log(self.not_seen / whole) for whole in among)
        return {label: at for at, label in enumerate(self.labels)}, by_nothing, among

    @cached_property
    def _start(self) -> Adds:
        """Return the weight of each label before any mark."""
        return tuple(math.log(examples) for examples, _ in self.labels.values())


def written(examples: Examples, not_seen: float = NOT_SEEN) -> str:
    """Write down what examples teach: on a line all marks with the same first word, alike counts together.

    A letter stands for each label, in the order of the first line.
    """
    many, counts = _counted(examples)
    held_by: dict[str, str] = {}
    for letter, label in zip(LETTERS, sorted(counts), strict=False):
        for mark, count in counts[label].items():
            held_by[mark] = f"{held_by.get(mark, '')}{letter}{count}"
    lines: dict[str, dict[str, list[str]]] = {}
    for mark, by in sorted(held_by.items()):
        first, _, rest = mark.partition(" ")
        lines.setdefault(first, {}).setdefault(by, []).append(rest)
    head = [f"{label}={many[label]}/{counts[label].total()}" for label in sorted(counts)]
    rows = ["\t".join([str(not_seen), str(len(held_by)), *head])]
    for first, alike in sorted(lines.items()):
        rows.append("\t".join([first, *("|".join([by, *rests]) for by, rests in sorted(alike.items()))]))
    return "\n".join(rows) + "\n"


def read(text: str) -> Weights:
    """Return what was written down; a line is taken apart when one of its marks is first asked for."""
    head, *rows = text.splitlines()
    not_seen, different, *each = head.split("\t")
    labels = {}
    for label, _, numbers in (entry.partition("=") for entry in each):
        examples, _, held = numbers.partition("/")
        labels[label] = int(examples), int(held)
    names = dict(zip(LETTERS, labels, strict=False))
    closed = {first: line for first, _, line in (row.partition("\t") for row in rows)}
    opened: dict[str, dict[str, Counts]] = {}

    def held_by(mark: str) -> Counts:
        first, _, rest = mark.partition(" ")
        if first not in opened:
            if first not in closed:
                return ()
            opened[first] = {}
            for alike in closed.pop(first).split("\t"):
                by, *rests = alike.split("|")
                counts = [(names[letter], int(count)) for letter, count in COUNT.findall(by)]
                opened[first].update(dict.fromkeys(rests, counts))
        return opened[first].get(rest, ())

    return Weights(labels, int(different), held_by, float(not_seen))


def _counted(examples: Examples) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Return the number of examples of each label, and how many of them hold each mark."""
    held: dict[str, list[str]] = {}
    many: Counter[str] = Counter()
    for label, marks in examples:
        many[label] += 1
        held.setdefault(label, []).extend(marks)
    return many, {label: Counter(marks) for label, marks in held.items()}


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights as probabilities that add up to one."""
    highest = max(weights.values())
    raised = {label: math.exp(weight - highest) for label, weight in weights.items()}
    whole = sum(raised.values())
    return {label: value / whole for label, value in raised.items()}
