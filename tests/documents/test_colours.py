"""A colour is told from words or from a cell's background; what it means is asked of the group."""

import pytest

from documents import colours


@pytest.mark.parametrize(
    ("words", "name"),
    [("Green", "green"), ("AMBER", "amber"), ("r", "red"), ("RAG: G", "green"), ("Gray", "grey"), ("Orange", "amber")],
)
def test_a_colour_in_words(words, name):
    assert colours.named(words) == name


@pytest.mark.parametrize("words", ["", "on track", "green route agreed", "amber/green", "complete"])
def test_words_that_say_more_are_no_colour(words):
    assert colours.named(words) is None


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("FFFF0000", "red"),
        ("C00000", "red"),
        ("FFC000", "amber"),
        ("ED7D31", "amber"),
        ("FFFF00", "yellow"),
        ("FF00B050", "green"),
        ("92D050", "green"),
        ("C6EFCE", "green"),
        ("0070C0", "blue"),
        ("BFBFBF", "grey"),
    ],
)
def test_the_backgrounds_office_offers(value, name):
    assert colours.of_rgb(value) == name


@pytest.mark.parametrize("value", ["FFFFFFFF", "FF000000", "auto", "", None, 7, "00FF"])
def test_paper_ink_and_nonsense_are_no_colour(value):
    assert colours.of_rgb(value) == ""
