"""Not now: an action is not mentioned, or nobody is written to, before a day that is to come."""

from datetime import UTC, date, datetime

import pytest

from storage import actions, audit, members
from tests.dialogs.conftest import read

MONDAY = date(2027, 2, 15)


def action(chat, ref="14"):
    return chat.db.read_sync(actions.by_ref, 1, ref)


def member(chat, name):
    return next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == name)


def test_a_snoozed_action_is_not_mentioned_before_the_day(chat):
    said = read(chat.say("coordinator", "snooze action 14 till monday"))
    assert "Action 14 is not mentioned before Monday 15 February 2027." in said
    assert action(chat).snoozed_until is None
    chat.say("coordinator", "yes")
    assert action(chat).snoozed_until == MONDAY


def test_a_snooze_is_no_update_of_the_action(chat):
    before = action(chat).updated_at
    chat.say("coordinator", "snooze action 14 till monday")
    chat.say("coordinator", "yes")
    assert action(chat).updated_at == before
    assert chat.db.read_sync(audit.history, 1, "actions", action(chat).id)[-1].now == {"snoozed_until": "2027-02-15"}


def test_without_an_action_only_the_speakers_own_reminders_stop(chat):
    said = read(chat.say("housing", "leave me alone for a fortnight"))
    assert "You get no reminders before Tuesday 23 February 2027. The channel's digest goes on." in read(
        chat.say("housing", "yes")
    )
    assert "You get no reminders before Tuesday 23 February 2027." in said
    assert member(chat, "Joan").muted_until == date(2027, 2, 23)
    assert member(chat, "Callum").muted_until is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("remind me again tomorrow", date(2027, 2, 10)),
        ("mute me until 12 march", date(2027, 3, 12)),
        ("snooze until next week", MONDAY),
        ("no reminders next week", date(2027, 2, 22)),
        ("snooze until march", date(2027, 3, 1)),
        ("snooze until the end of march", date(2027, 4, 1)),
        ("snooze until the day before the meeting", date(2027, 3, 1)),
        ("snooze until sunday", MONDAY),
        ("snooze 3 days", date(2027, 2, 12)),
        ("snooze until after easter", date(2027, 3, 30)),
    ],
)
def test_until_is_the_first_working_day_on_which_reminders_come_again(chat, words, day):
    chat.say("housing", words)
    chat.say("housing", "yes")
    assert member(chat, "Joan").muted_until == day


def test_on_a_friday_tomorrow_is_monday(chat):
    chat.now = datetime(2027, 2, 12, 10, 0, tzinfo=UTC)
    chat.say("housing", "remind me again tomorrow")
    chat.say("housing", "yes")
    assert member(chat, "Joan").muted_until == MONDAY


@pytest.mark.parametrize(
    "words", ["stop reminding me about action 9 until after easter", "snooze 9 until after easter"]
)
def test_an_action_is_snoozed_by_its_number_in_other_words_too(chat, words):
    chat.say("police", words)
    chat.say("police", "yes")
    assert action(chat, "9").snoozed_until == date(2027, 3, 30)


def test_a_deadline_that_passes_meanwhile_is_said_and_not_refused(chat):
    said = read(chat.say("coordinator", "snooze action 14 until 12 march"))
    assert "Monday 1 March 2027 passes before that." in said
    assert "Nothing is saved yet" in said


def test_an_overdue_action_stays_overdue_while_it_is_snoozed(chat):
    assert "is past. The action stays overdue." in read(chat.say("coordinator", "snooze action 7.1 until 12 march"))


def test_another_agencys_action_is_not_ones_own_to_snooze(chat):
    assert chat.say("housing", "snooze action 9 until monday")[0].refused


def test_the_right_is_asked_again_at_the_save(chat):
    chat.say("police", "snooze action 9 until monday")
    chat.say("coordinator", "action 9 is with Housing now")
    chat.say("coordinator", "yes")
    assert chat.say("police", "yes")[0].refused
    assert action(chat, "9").snoozed_until is None


def test_nobody_is_reminded_of_a_finished_action_so_it_cannot_be_snoozed(chat):
    assert "Action 1 is complete, so nobody is reminded of it." in read(chat.say("coordinator", "snooze action 1"))


def test_without_a_day_three_are_offered_and_any_other_can_be_typed(chat):
    said = read(chat.say("coordinator", "snooze action 14"))
    assert "Until which day?" in said
    chat.press("coordinator", "the day before the meeting")
    chat.say("coordinator", "yes")
    assert action(chat).snoozed_until == date(2027, 3, 1)


@pytest.mark.parametrize("words", ["1 february 2027", "today", "yesterday", "whenever", "1 january 2090", "x" * 400])
def test_a_day_that_is_past_unreadable_or_years_off_is_asked_again(chat, words):
    chat.say("coordinator", "snooze action 14")
    said = read(chat.say("coordinator", words))
    assert "Nothing is saved yet" not in said
    assert action(chat).snoozed_until is None


def test_a_friday_that_may_be_two_is_asked_about(chat):
    said = read(chat.say("housing", "snooze until next friday"))
    assert "Do you mean Friday 12 February 2027 or Friday 19 February 2027?" in said
    chat.press("housing", "Friday 19 February 2027")
    chat.say("housing", "yes")
    assert member(chat, "Joan").muted_until == date(2027, 2, 19)


@pytest.mark.parametrize("day", ["tomorrow", "12 march"])
def test_the_button_of_a_reminder_snoozes_what_it_was_about(chat, day):
    said = read(chat.send("police", "snooze", {"action": "9", "until": day}))
    assert "Action 9 is not mentioned before" in said
    chat.say("police", "yes")
    assert action(chat, "9").snoozed_until is not None


@pytest.mark.parametrize(
    "data",
    [
        {"action": ["9"], "until": {"date": "2027-02-15", "class": "DATE"}},
        {"action": "9; DROP TABLE actions", "until": "tomorrow"},
        {"action": "", "until": ""},
        {"action": "9999", "until": "tomorrow"},
        {"until": "\u0663 march \u202e"},
    ],
)
def test_a_button_that_was_tampered_with_saves_nothing(chat, data):
    chat.send("police", "snooze", data)
    assert action(chat, "9").snoozed_until is None


def test_an_observer_may_have_quiet_and_snooze_no_action(chat):
    chat.say("coordinator", "make Callum an observer")
    chat.say("coordinator", "yes")
    assert chat.say("police", "snooze action 9 until monday")[0].refused
    chat.say("police", "mute me until monday")
    chat.say("police", "yes")
    assert member(chat, "Callum").muted_until == MONDAY


def test_a_snooze_can_be_undone(chat):
    chat.say("housing", "mute me until monday")
    chat.say("housing", "yes")
    chat.say("housing", "undo")
    assert member(chat, "Joan").muted_until is None
