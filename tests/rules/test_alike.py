"""Two actions that say nearly the same are noticed; two that only share the words of every line are not."""

import pytest

from rules import alike

PLAN = [
    ("3.5", "Prevent communications plan agreed by the steering group"),
    ("3.6", "Council web pages being updated"),
    ("3.1", "Refresh the partnership plan for the coming year"),
    ("7.1", "List the out of school settings"),
    ("7.2", "Send the self-check on safeguarding to out of school settings"),
    ("9", "Send the venue hire letter to hall managers"),
]


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Send venue letters to the hall managers", ["9"]),
        ("communications plan at first meeting, and web pages on line", ["3.6", "3.5"]),
        ("Update council web page", ["3.6"]),
        ("Refresh the training plan", []),
        ("Send a letter to schools", []),
        ("Find a larger room", []),
        ("", []),
    ],
)
def test_titles_are_alike_when_they_share_most_of_the_words_that_say_something(title, others):
    assert alike.alike(title, PLAN) == others


def test_no_more_are_named_than_asked_for():
    assert len(alike.alike("Book the hall", [(str(n), "Book the hall") for n in range(9)], most=3)) == 3


def test_endings_make_no_difference():
    assert alike.words("pages, bookings") == alike.words("Page booking")
