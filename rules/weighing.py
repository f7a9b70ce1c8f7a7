"""Weigh what a text speaks for by examples: naive Bayes over marks (words, pairs of words, kinds of word).

Each mark counts for a label by how often the label's examples hold it; marks no example holds count for nothing.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

NOT_SEEN = 0.1  # how often a mark counts as seen under a label whose examples lack it; chosen by measuring


@dataclass(frozen=True)
class Weights:
    """What was learnt: how often each mark was seen under each label, and how many examples a label has."""

    seen: Mapping[str, Mapping[str, int]]
    examples: Mapping[str, int]

    @cached_property
    def _start(self) -> dict[str, tuple[float, float]]:
        """Return for each label its weight before any mark, and what a mark it has never seen adds."""
        totals: Counter[str] = Counter()
        for labels in self.seen.values():
            totals.update(labels)
        unseen = NOT_SEEN * len(self.seen)
        return {
            label: (math.log(count), math.log(NOT_SEEN / (totals[label] + unseen)))
            for label, count in self.examples.items()
        }

    def weigh(self, marks: Iterable[str]) -> dict[str, float]:
        """Return the weight of each label: the logarithm of a probability, up to the same constant for all."""
        known = [labels for mark in marks if (labels := self.seen.get(mark))]
        weights = {label: first + len(known) * unseen for label, (first, unseen) in self._start.items()}
        for labels in known:
            for label, count in labels.items():
                weights[label] += math.log((count + NOT_SEEN) / NOT_SEEN)
        return weights


def learn(examples: Iterable[tuple[str, Collection[str]]]) -> Weights:
    """Count the marks of examples, each given as its label and its different marks."""
    seen: dict[str, dict[str, int]] = {}
    count: Counter[str] = Counter()
    for label, marks in examples:
        count[label] += 1
        for mark in marks:
            labels = seen.setdefault(mark, {})
            labels[label] = labels.get(label, 0) + 1
    return Weights(seen, count)


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights as probabilities that add up to one."""
    highest = max(weights.values())
    raised = {label: math.exp(weight - highest) for label, weight in weights.items()}
    whole = sum(raised.values())
    return {label: value / whole for label, value in raised.items()}
