"""Reminders are held until the day that was said, for a time that has an end, and let come again."""

import pytest


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("hold reminders until march", "Monday 1 March 2027"),
        ("hold all reminders until we start again on monday", "Monday 15 February 2027"),
        ("hold reminders for a week", "Tuesday 16 February 2027"),
        ("hold reminders for 2 days", "Thursday 11 February 2027"),
    ],
)
def test_reminders_are_held_until_the_day_that_was_said(say, text, until):
    assert f"Held until: {until}" in say("coordinator", text)


def test_reminders_are_not_held_for_years(say):
    assert "until Wednesday 12 May 2027 at most" in say("coordinator", "hold reminders til 2040")


@pytest.mark.parametrize("text", ["let the reminders come again", "resume all reminders", "restart the reminders"])
def test_reminders_come_again(say, text):
    say("coordinator", "hold all reminders until monday")
    say("coordinator", "yes")
    assert "come again from now on" in say("coordinator", text)


def test_the_next_month_is_a_month_from_today(say):
    assert "Held until: Tuesday 9 March 2027" in say("coordinator", "hold reminders for the next month")
