"""The group's regular meetings in words: what is said is planned, and nothing else is."""

from datetime import UTC, datetime

import pytest


@pytest.mark.parametrize("who", ["the group meets", "our group meets", "the prevent board meets", "we meet"])
def test_the_group_by_any_name_is_the_group(say, who):
    said = say("chair", f"{who} on the first thursday of every month at 2pm")
    assert "Meeting: Operational group" in said
    assert "New:" not in said


def test_a_subgroup_is_named_without_the_request_and_said_to_be_new(say):
    said = say("chair", "book the comms subgroup for the first wednesday of each month at 2pm")
    assert "Meeting: Comms subgroup" in said
    assert "beside Operational group" in said


def test_every_month_on_a_weekday_is_a_series(say):
    said = say("chair", "book the comms subgroup every month on the last monday at 10")
    assert "When: the last Monday of every month, 10:00" in said


def test_what_is_said_beside_the_rule_is_kept(say):
    said = say("chair", "we meet on the first tuesday of every month at 2pm for 2 hours in Room 5")
    assert "Length: 120 minutes" in said
    assert "Place: Room 5" in said


def test_a_new_hour_keeps_the_months_without_a_meeting(say):
    say("chair", "we meet on the first tuesday of every month, not in august, at 2pm")
    say("chair", "yes")
    said = say("chair", "we meet on the first tuesday of every month at 3pm")
    assert "the first Tuesday of every month, not in August, 15:00" in said


def test_days_of_the_months_that_are_named_are_planned(say):
    said = say("chair", "we meet on the first tuesday of march, june, september and december at 2pm")
    assert "Next: Tuesday 2 March 2027; Tuesday 1 June 2027" in said
    assert "Withdrawn: Tuesday 6 April 2027" in said


@pytest.mark.parametrize("rule", ["second and fourth tuesday", "first tuesday every 4 weeks"])
def test_what_no_series_can_be_is_refused(say, rule):
    assert "Nothing is saved yet" not in say("chair", f"we meet on the {rule} at 2pm")


def test_what_a_person_has_moved_or_called_off_is_shown_as_it_is(say):
    for text in ("move the march meeting to 10 march", "yes", "cancel the april meeting", "yes"):
        say("chair", text)
    said = say("chair", "we meet on the first wednesday of every month at 2pm")
    assert "Next: Wednesday 10 March 2027; Wednesday 5 May 2027" in said
    assert "from Wednesday 10 March 2027" in say("chair", "yes")


def test_a_time_without_meetings_is_said_in_words(say):
    said = say("chair", "no meetings between 20 july and 5 september")
    assert "No meetings: Tuesday 20 July 2027 to Sunday 5 September 2027" in said
    assert "Withdrawn: Tuesday 3 August 2027" in said
    say("chair", "yes")
    assert "No meeting in August 2027" in say("chair", "do we meet in august")


def test_days_that_are_named_are_the_series(say):
    said = say("chair", "the comms subgroup meets on 24 february, 24 march and 28 april at 10am in room 3")
    assert "When: Wednesday 24 February 2027; Wednesday 24 March 2027; Wednesday 28 April 2027, 10:00" in said
    assert "Place: room 3" in said


def test_a_second_time_without_meetings_is_added(say):
    for text in ("no meetings in august", "yes"):
        say("chair", text)
    said = say("chair", "no meetings between 20 december and 5 january")
    assert "1 August 2027 to Tuesday 31 August 2027" in said
    assert "20 December 2027 to Wednesday 5 January 2028" in said


def test_a_period_longer_than_a_recess_is_asked_again(say):
    assert "is no period I can read" in say("chair", "no meetings between 1 march and 31 december")


def _plan(say):
    say("chair", "the comms subgroup meets on the last monday of every month at 10am")
    say("chair", "yes")


def test_a_subgroups_series_is_ended_and_undone(say):
    _plan(say)
    said = say("chair", "stop the comms subgroup meetings")
    assert "Withdrawn: Monday 22 February 2027; Tuesday 30 March 2027" in said
    assert "Ended: Comms subgroup" in say("chair", "yes")
    assert "No meeting" in say("chair", "show the comms subgroup meetings")
    assert "Undone" in say("chair", "undo")
    assert "Monday 22 February 2027, 10:00: Comms subgroup" in say("chair", "show the comms subgroup meetings")


def test_the_groups_own_series_is_not_ended(say):
    assert "the group's own meeting" in say("chair", "stop the operational group meetings")


def test_a_member_ends_no_series(say):
    _plan(say)
    assert "Nothing is saved yet" not in say("housing", "the comms subgroup has been wound up")


def test_the_meeting_at_which_a_new_rhythm_is_agreed_stays_where_it_is(chat, say):
    chat.now = datetime(2027, 3, 2, 14, 40, tzinfo=UTC)
    summary = say("coordinator", "we meet on the second wednesday of every month at 2pm")
    assert "Next: Wednesday 14 April 2027" in summary
    say("coordinator", "yes")
    assert "Tuesday 2 March 2027" in say("coordinator", "are we on today?")
    assert "Wednesday 14 April 2027" in say("coordinator", "when is the next meeting?")


def test_a_rhythm_that_begins_later_leaves_the_meetings_before_it(say):
    said = say("chair", "from september we meet on the second wednesday of every month")
    assert "Next: Tuesday 2 March 2027; Tuesday 6 April 2027" in said
    assert "Before Wednesday 1 September 2027: the meetings stay as they are" in said
    assert "Withdrawn" not in said
    say("chair", "yes")
    assert "Tuesday 2 March 2027" in say("chair", "when is the next meeting")
    assert "Wednesday 8 September 2027" in say("chair", "show the meetings in september")


def test_what_a_new_rhythm_takes_away_is_said(say):
    said = say("chair", "we meet on the second wednesday every two months")
    assert "Withdrawn: Tuesday 2 March 2027" in said
    assert "Tuesday 6 April 2027" not in said


def test_a_series_that_ends_says_what_its_agendas_lose(say):
    _plan(say)
    for text in ("put posters on the agenda for the comms subgroup", "yes"):
        said = say("chair", text)
    assert "Comms subgroup" in said
    assert "On their agendas: Posters: 1 in all, and they go with them" in say(
        "chair", "stop the comms subgroup meetings"
    )


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("no meetings of the comms subgroup in august", "Sunday 1 August 2027 to Tuesday 31 August 2027"),
        ("the comms subgroup does not meet in july", "Thursday 1 July 2027 to Saturday 31 July 2027"),
        ("the comms subgroup doesn't meet in july", "Thursday 1 July 2027 to Saturday 31 July 2027"),
    ],
)
def test_a_subgroup_has_months_without_a_meeting_of_its_own(say, text, gap):
    _plan(say)
    said = say("chair", text)
    assert "Meeting: Comms subgroup" in said
    assert f"No meetings: {gap}" in said


def test_a_subgroups_new_rhythm_from_a_month_on_is_its_own(say):
    _plan(say)
    said = say("chair", "from september the comms subgroup meets on the third wednesday of every month")
    assert "Meeting: Comms subgroup" in said
    assert "Before Wednesday 1 September 2027: the meetings stay as they are" in said
