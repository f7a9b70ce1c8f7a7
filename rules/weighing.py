"""Weigh what a text speaks for by examples: naive Bayes over marks (words, pairs of words, kinds of word).

Each mark counts for a label by how often the label's examples hold it; marks no example holds count for nothing.
What was learnt can be written down, because reading it back is many times faster than learning it again.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

NOT_SEEN = 0.1  # how often a mark counts as seen under a label whose examples lack it; chosen by measuring
A_LINE = 60  # marks on a line of what was written down


@dataclass(frozen=True)
class Weights:
    """What was learnt: how often each mark was seen under each label; the examples of a label, and all their marks."""

    seen: Mapping[str, Mapping[str, int]]
    examples: Mapping[str, int]
    totals: Mapping[str, int]
    not_seen: float = NOT_SEEN

    @cached_property
    def _start(self) -> dict[str, tuple[float, float]]:
        """Return for each label its weight before any mark, and what a mark it has never seen adds."""
        unseen = self.not_seen * len(self.seen)
        return {
            label: (math.log(count), math.log(self.not_seen / (self.totals[label] + unseen)))
            for label, count in self.examples.items()
        }

    def weigh(self, marks: Iterable[str]) -> dict[str, float]:
        """Return the weight of each label: the logarithm of a probability, up to the same constant for all."""
        known = [labels for mark in marks if (labels := self.seen.get(mark))]
        weights = {label: first + len(known) * unseen for label, (first, unseen) in self._start.items()}
        for labels in known:
            for label, count in labels.items():
                weights[label] += math.log((count + self.not_seen) / self.not_seen)
        return weights


def learn(examples: Iterable[tuple[str, Collection[str]]], not_seen: float = NOT_SEEN) -> Weights:
    """Count the marks of examples, each given as its label and its different marks."""
    seen: dict[str, dict[str, int]] = {}
    count: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for label, marks in examples:
        count[label] += 1
        totals[label] += len(marks)
        for mark in marks:
            labels = seen.setdefault(mark, {})
            labels[label] = labels.get(label, 0) + 1
    return Weights(seen, count, totals, not_seen)


def written(weights: Weights) -> str:
    """Write down what was learnt: marks with the same counts share a line."""
    alike: dict[str, list[str]] = {}
    for mark, labels in sorted(weights.seen.items()):
        alike.setdefault(_counts(labels), []).append(mark)
    lines = [f"{weights.not_seen}\t{_counts(weights.examples)}\t{_counts(weights.totals)}"]
    for counts, marks in sorted(alike.items()):
        lines += ["\t".join([counts, *marks[at : at + A_LINE]]) for at in range(0, len(marks), A_LINE)]
    return "\n".join(lines) + "\n"


def read(text: str) -> Weights:
    """Return what was written down."""
    first, *lines = text.splitlines()
    not_seen, examples, totals = first.split("\t")
    seen: dict[str, Mapping[str, int]] = {}
    for line in lines:
        counts, *marks = line.split("\t")
        seen.update(dict.fromkeys(marks, _labels(counts)))
    return Weights(seen, _labels(examples), _labels(totals), float(not_seen))


def _counts(labels: Mapping[str, int]) -> str:
    return " ".join(f"{label}={count}" for label, count in sorted(labels.items()))


def _labels(counts: str) -> dict[str, int]:
    return {label: int(count) for label, _, count in (each.partition("=") for each in counts.split(" "))}


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights as probabilities that add up to one."""
    highest = max(weights.values())
    raised = {label: math.exp(weight - highest) for label, weight in weights.items()}
    whole = sum(raised.values())
    return {label: value / whole for label, value in raised.items()}
