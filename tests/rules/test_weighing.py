"""A text weighs most for the label whose examples hold its marks."""

from math import log

import pytest

from rules import weighing

EXAMPLES = [("fruit", {"red", "round"}), ("fruit", {"red", "sweet"}), ("tool", {"red", "iron"}), ("tool", {"long"})]
learnt = weighing.read(weighing.written(EXAMPLES))


def test_marks_speak_for_the_label_whose_examples_hold_them():
    assert learnt.weigh({"sweet", "red"})["fruit"] > learnt.weigh({"sweet", "red"})["tool"]
    assert learnt.weigh({"iron", "red"})["tool"] > learnt.weigh({"iron", "red"})["fruit"]


def test_a_mark_no_example_holds_counts_for_nothing():
    assert learnt.weigh({"red", "blue"}) == learnt.weigh({"red"})
    assert not learnt.knows("blue")


def test_each_mark_adds_how_often_a_label_holds_it():
    weights = weighing.read(weighing.written(EXAMPLES, not_seen=0.3)).weigh({"red", "sweet"})
    unseen = 0.3 * 5  # different marks
    assert weights["fruit"] == pytest.approx(log(2) + log((2 + 0.3) / (4 + unseen)) + log((1 + 0.3) / (4 + unseen)))
    assert weights["tool"] == pytest.approx(log(2) + log((1 + 0.3) / (3 + unseen)) + log(0.3 / (3 + unseen)))


def test_more_labels_than_letters_of_one_case_are_told_apart():
    labels = [f"label {number:02}" for number in range(40)]
    weights = weighing.read(weighing.written((label, {label}) for label in labels))
    for label in labels:
        weighed = weights.weigh({label})
        assert max(weighed, key=weighed.__getitem__) == label


def test_shares_add_up_to_one_and_keep_the_order():
    shares = weighing.shares({"fruit": -700.0, "tool": -702.0})
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["fruit"] > shares["tool"]
