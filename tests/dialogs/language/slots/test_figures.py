from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

CONTEXT = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("our figure is 82% of 1,240 staff as at 31 January", "82% of 1,240"),
        ("82% of our 950 employees", "82% of 950"),
        ("Public Health figure is 82% as of 31 Jan", "82%"),
    ],
)
def test_a_figure_keeps_how_many_people_it_is_of(text, value):
    read = understand(text, CONTEXT)
    assert (read.intent, read.slots["value"]) == ("record_figure", value)


def test_a_figure_put_right_tells_what_it_was():
    slots = understand("public health figure should be 84% not 82%", CONTEXT).slots
    assert (slots["value"], slots["was"], slots["agency"]) == ("84%", "82%", "Public Health")


@pytest.mark.parametrize(
    "text",
    [
        "which figures are missing",
        "missing figures",
        "any figures missing?",
        "are any figures still outstanding?",
        "whose figures are missing",
        "who hasn't given us their figure",
        "who hasnt given their figures yet",
        "who hasnt sent there figure",
        "which partners have not sent a figure?",
        "which figures are we waiting for",
        "what figures are we still waiting on?",
        "are we waiting for any figures",
        "who are we waiting on for figures",
        "which figures haven't come in yet",
        "figures still to come",
        "which figures do we still need",
        "who do we still need figures from",
        "who still owes us a figure",
    ],
)
def test_missing_figures_are_asked_for(text):
    read = understand(text, CONTEXT)
    assert (read.intent, read.slots) == ("target_status", {"which": "missing"})


@pytest.mark.parametrize(
    "text", ["which actions are we waiting for", "who hasn't given us an update", "what do i owe", "who is late"]
)
def test_what_is_missing_of_the_plan_is_no_figure(text):
    assert understand(text, CONTEXT).intent == "list_actions"
