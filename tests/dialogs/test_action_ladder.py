"""One action is mentioned on a ladder of its own, until it goes back to the group's."""

import pytest

from dialogs.ladders import said_in_words
from storage import actions
from tests.dialogs.conftest import read


def action(chat, ref="14"):
    return chat.db.read_sync(actions.by_ref, 1, ref)


def save(chat, words, who="coordinator"):
    chat.say(who, words)
    return read(chat.say(who, "yes"))


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("nudge action 14 10, 5 and 2 days before", [10, 5, 2]),
        ("remind us about action 14 3 weeks before and on the day", [15, 0]),
        ("action 14 reminders 10 and 5 days before", [10, 5]),
        ("remind the owners of action 14 a week before", [5]),
        ("set reminders for action 14 a fortnight and 2 days before its deadline", [10, 2]),
    ],
)
def test_an_action_has_a_ladder_of_its_own(chat, words, kept):
    assert "Nothing is saved yet" in read(chat.say("coordinator", words))
    assert action(chat).remind_before is None
    chat.say("coordinator", "yes")
    assert action(chat).remind_before == kept


def test_was_and_now_are_said_before_it_is_saved(chat):
    said = read(chat.say("coordinator", "nudge action 14 10, 5 and 2 days before"))
    assert (
        "as usual, 14, 7 and 1 working days before its date and on the day → 10, 5 and 2 working days before its date"
        in said
    )


def test_usual_reminders_again_end_the_ladder_and_a_snooze(chat):
    save(chat, "nudge action 14 10, 5 and 2 days before")
    save(chat, "snooze action 14 until monday")
    assert "Action 14 is mentioned as usual again." in save(chat, "action 14: usual reminders again")
    assert (action(chat).remind_before, action(chat).snoozed_until) == (None, None)


def test_without_a_date_it_counts_once_there_is_one(chat):
    assert "this counts once there is one" in read(chat.say("coordinator", "nudge action 2.2 5 days before"))


def test_a_ladder_is_no_update_of_the_action(chat):
    before = action(chat).updated_at
    save(chat, "nudge action 14 5 days before")
    assert action(chat).updated_at == before


def test_another_agencys_action_keeps_its_ladder(chat):
    assert chat.say("housing", "nudge action 14 5 days before")[0].refused


def test_it_is_asked_step_by_step(chat):
    chat.say("coordinator", "Reminders of an action")
    chat.say("coordinator", "14")
    chat.say("coordinator", "10, 3 and 0")
    chat.say("coordinator", "yes")
    assert action(chat).remind_before == [10, 3, 0]


@pytest.mark.parametrize(
    "words",
    [
        "sometimes",
        "-3",
        "61",
        "0.5",
        "9, 8, 7, 6, 5, 4, 3, 2, 1",
        "10-5",
        "99999999999999999999",
        "\u0663",
        "1; 2 x",
        "",
    ],
)
def test_what_is_no_ladder_is_asked_again(chat, words):
    chat.say("coordinator", "Reminders of an action")
    said = read(chat.press("coordinator", "Check", action="14", before=words))
    assert "Nothing is saved yet" not in said
    assert action(chat).remind_before is None


def test_a_number_said_twice_counts_once_and_the_furthest_comes_first(chat):
    chat.say("coordinator", "Reminders of an action")
    chat.press("coordinator", "Check", action="14", before="1, 5 and 5")
    chat.say("coordinator", "yes")
    assert action(chat).remind_before == [5, 1]


@pytest.mark.parametrize(
    "words",
    [
        "remind me about action 14 3 weeks before",
        "remind us about action 14 a week before the meeting",
        "remind housing about action 14 a week before",
    ],
)
def test_a_person_a_meeting_or_a_day_is_a_reminder_and_no_ladder(chat, words):
    assert "Reminders of an action" not in chat.say("coordinator", words)[0].text


@pytest.mark.parametrize("data", [{"action": "14", "before": [1, 2]}, {"action": "14", "before": "\u0000"}])
def test_a_button_that_was_tampered_with_saves_nothing(chat, data):
    chat.send("coordinator", "action_ladder", data)
    chat.say("coordinator", "yes")
    assert action(chat).remind_before is None


def test_it_can_be_undone(chat):
    save(chat, "nudge action 14 5 days before")
    chat.say("coordinator", "undo")
    assert action(chat).remind_before is None


@pytest.mark.parametrize(
    ("ladder", "words"),
    [
        ([14, 7, 1, 0], "14, 7 and 1 working days before its date and on the day"),
        ([1], "1 working day before its date"),
        ([0], "on the day"),
    ],
)
def test_a_ladder_in_words(ladder, words):
    assert said_in_words(ladder) == words
