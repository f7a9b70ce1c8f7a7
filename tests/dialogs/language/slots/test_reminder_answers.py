"""Answers to a reminder in people's own words: quiet until when, of what; not mine; how often; how long before."""

from datetime import date

import pytest

from dialogs.language import read_leads, understand
from rules.deadlines import Context

CONTEXT = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def read(text):
    understood = understand(text, CONTEXT)
    until = understood.slots.get("until")
    slots = understood.slots | ({"until": until["date"]} if isinstance(until, dict) else {})
    return understood.intent, slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("snooze", {}),
        ("snooze 3 days", {"until": "2027-02-12"}),
        ("snooze action nine until monday", {"action": "9", "until": "2027-02-15"}),
        ("leave us alone about 14 til monday", {"action": "14", "until": "2027-02-15"}),
        ("mute 3.5", {"action": "3.5"}),
        ("stop sending me reminders until april", {"until": "2027-04-30"}),
    ],
)
def test_a_snooze_says_until_when_and_of_which_action(text, slots):
    assert read(text) == ("snooze", slots)


@pytest.mark.parametrize(("text", "whole"), [("no reminders next week", True), ("not now, again next week", None)])
def test_a_week_without_reminders_is_the_whole_week(text, whole):
    assert understand(text, CONTEXT).slots["until"].get("whole") is whole


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("not our action", {}),
        ("14 has nothing to do with probation", {"action": "14", "whose": "Probation"}),
        ("action 14 does not belong to us", {"action": "14"}),
    ],
)
def test_who_owns_nothing_says_of_what_and_for_whom(text, slots):
    assert read(text) == ("not_mine", slots)


@pytest.mark.parametrize("text", ["action 9 isn't ours, it's Police", "9 is not for discussion", "is action 9 mine?"])
def test_what_says_more_or_asks_disowns_nothing(text):
    assert read(text)[0] != "not_mine"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14, 7, 1 and 0", [14, 7, 1, 0]),
        ("10, 5 and 2 days before", [10, 5, 2]),
        ("3 weeks before and on the day", [15, 0]),
        ("on the day and 2wks ahead", [10, 0]),
        ("the day before", [1]),
        ("a month and a fortnight before", [20, 10]),
        ("five working days", [5]),
        ("2, 2 and 2", [2]),
    ],
)
def test_days_before_a_date_are_counted_in_working_days(text, days):
    assert read_leads(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "-1",
        "61",
        "4 months",
        "0.5",
        "1/2",
        "1 to 9 people",
        "a week before the meeting",
        "\u0663",
        "9" * 5000,
    ],
)
def test_what_is_no_ladder_is_not_read_as_one(text):
    assert read_leads(text) is None
