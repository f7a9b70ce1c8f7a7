"""A text weighs most for the label whose examples hold its marks; what was written down weighs the same."""

import pytest

from rules import weighing

EXAMPLES = [("fruit", {"red", "round"}), ("fruit", {"red", "sweet"}), ("tool", {"red", "iron"}), ("tool", {"long"})]


def test_marks_speak_for_the_label_whose_examples_hold_them():
    learnt = weighing.learn(EXAMPLES)
    assert learnt.weigh({"sweet", "red"})["fruit"] > learnt.weigh({"sweet", "red"})["tool"]
    assert learnt.weigh({"iron", "red"})["tool"] > learnt.weigh({"iron", "red"})["fruit"]


def test_a_mark_no_example_holds_counts_for_nothing():
    learnt = weighing.learn(EXAMPLES)
    assert learnt.weigh({"red", "blue"}) == learnt.weigh({"red"})
    assert not learnt.knows("blue")


def test_what_was_written_down_weighs_the_same():
    learnt = weighing.learn(EXAMPLES, not_seen=0.3)
    again = weighing.read(weighing.written(EXAMPLES, not_seen=0.3))
    for marks in ({"red"}, {"sweet", "long"}, {"iron", "round", "blue"}):
        assert again.weigh(marks) == pytest.approx(learnt.weigh(marks))


def test_shares_add_up_to_one_and_keep_the_order():
    shares = weighing.shares({"fruit": -700.0, "tool": -702.0})
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["fruit"] > shares["tool"]
