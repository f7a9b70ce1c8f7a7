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
    ["which figures are missing", "missing figures", "any figures missing?", "are any figures still outstanding?"],
)
def test_missing_figures_are_asked_for(text):
    read = understand(text, CONTEXT)
    assert (read.intent, read.slots) == ("target_status", {"which": "missing"})
