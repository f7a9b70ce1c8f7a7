"""Weigh what a text speaks for by examples: naive Bayes over marks (words, pairs of words, kinds of word).

Each mark counts for a label by how often the label's examples hold it; marks no example holds count for nothing.
What was learnt can be written down, because reading it back is many times faster than learning it again.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

NOT_SEEN = 0.1  # how often a mark counts as seen under a label whose examples lack it; chosen by measuring
A_LINE = 60  # marks on a line of what was written down

Adds = tuple[tuple[str, float], ...]  # what a mark adds to the weight of each label whose examples hold it


@dataclass(frozen=True)
class Weights:
    """What was learnt: the number of examples of each label, and how often each mark was seen in them."""

    examples: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]
    not_seen: float = NOT_SEEN
    _adds: dict[str, Adds] = field(default_factory=dict)  # worked out when a mark is first met

    def knows(self, mark: str) -> bool:
        """Tell whether any example holds a mark."""
        return bool(self._added_by(mark))

    def weigh(self, marks: Iterable[str]) -> dict[str, float]:
        """Return the weight of each label: the logarithm of a probability, up to the same constant for all."""
        known = [adds for mark in marks if (adds := self._added_by(mark))]
        weights = {label: first + len(known) * unseen for label, (first, unseen) in self._start.items()}
        for adds in known:
            for label, more in adds:
                weights[label] += more
        return weights

    def _added_by(self, mark: str) -> Adds:
        found = self._adds.get(mark)
        if found is None:
            seen = [(label, count) for label, marks in self.counts.items() if (count := marks.get(mark))]
            found = tuple((label, math.log((count + self.not_seen) / self.not_seen)) for label, count in seen)
            if found:  # what no example holds is not kept: there is no end of it
                self._adds[mark] = found
        return found

    @cached_property
    def _start(self) -> dict[str, tuple[float, float]]:
        """Return for each label its weight before any mark, and what a mark it has never seen adds."""
        unseen = self.not_seen * len(set().union(*self.counts.values()))
        return {
            label: (math.log(self.examples[label]), math.log(self.not_seen / (sum(marks.values()) + unseen)))
            for label, marks in self.counts.items()
        }


def learn(examples: Iterable[tuple[str, Collection[str]]], not_seen: float = NOT_SEEN) -> Weights:
    """Count the marks of examples, each given as its label and its different marks."""
    held: dict[str, list[str]] = {}
    many: Counter[str] = Counter()
    for label, marks in examples:
        many[label] += 1
        held.setdefault(label, []).extend(marks)
    return Weights(many, {label: Counter(marks) for label, marks in held.items()}, not_seen)


def written(weights: Weights) -> str:
    """Write down what was learnt: marks with the same counts share a line."""
    seen: dict[str, list[str]] = {}
    for label, marks in sorted(weights.counts.items()):
        for mark, count in marks.items():
            seen.setdefault(mark, []).append(f"{label}={count}")
    alike: dict[str, list[str]] = {}
    for mark, counts in sorted(seen.items()):
        alike.setdefault(" ".join(counts), []).append(mark)
    examples = " ".join(f"{label}={count}" for label, count in sorted(weights.examples.items()))
    lines = [f"{weights.not_seen}\t{examples}"]
    for together, marks_alike in sorted(alike.items()):
        lines += ["\t".join([together, *marks_alike[at : at + A_LINE]]) for at in range(0, len(marks_alike), A_LINE)]
    return "\n".join(lines) + "\n"


def read(text: str) -> Weights:
    """Return what was written down."""
    first, *lines = text.splitlines()
    not_seen, examples = first.split("\t")
    many = dict(_labels(examples))
    counts: dict[str, dict[str, int]] = {label: {} for label in many}
    for line in lines:
        together, *marks = line.split("\t")
        for label, count in _labels(together):
            counts[label].update(dict.fromkeys(marks, count))
    return Weights(many, counts, float(not_seen))


def _labels(counts: str) -> list[tuple[str, int]]:
    return [(label, int(count)) for label, _, count in (each.partition("=") for each in counts.split(" "))]


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights as probabilities that add up to one."""
    highest = max(weights.values())
    raised = {label: math.exp(weight - highest) for label, weight in weights.items()}
    whole = sum(raised.values())
    return {label: value / whole for label, value in raised.items()}
