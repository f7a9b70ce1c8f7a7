"""Everybody chooses how often they are reminded, and may pause it; nobody chooses for another."""

from datetime import date

import pytest

from storage import members
from storage.members import DAILY, OFF, WEEKLY
from tests.dialogs.conftest import read

MARCH_12 = date(2027, 3, 12)


def member(chat, name="Joan"):
    return next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == name)


def choose(chat, words, who="housing"):
    chat.say(who, words)
    return read(chat.say(who, "yes"))


def shown(chat, who="housing"):
    """Return what the form shows in each field."""
    body = chat.cards[who, "personal"]["body"]
    return {field["id"]: field.get("value", "") for field in body if field["type"].startswith("Input")}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("reminders weekly please", WEEKLY),
        ("weekly digest only", WEEKLY),
        ("send me reminders once a week", WEEKLY),
        ("stop sending me reminders", OFF),
        ("turn my reminders off", OFF),
    ],
)
def test_how_often_is_said_in_a_line_and_saved_after_a_yes(chat, words, kept):
    chat.say("housing", words)
    assert member(chat).reminders == DAILY
    chat.say("housing", "yes")
    assert (member(chat).reminders, member(chat, "Callum").reminders) == (kept, DAILY)


def test_who_wants_none_is_told_what_goes_on(chat):
    said = read(chat.say("housing", "stop sending me reminders"))
    assert "when something of yours is due → never" in said
    assert "The channel's digest still names overdue actions." in said


@pytest.mark.parametrize(("before", "after"), [("stop sending me reminders", DAILY), ("weekly digest only", WEEKLY)])
def test_reminders_on_again_are_as_often_as_they_were(chat, before, after):
    choose(chat, before)
    choose(chat, "mute me until 12 march")
    choose(chat, "reminders on again")
    assert (member(chat).reminders, member(chat).muted_until) == (after, None)


def test_daily_reminders_are_those_when_something_is_due(chat):
    choose(chat, "weekly digest only")
    assert "You are reminded when something of yours is due." in choose(chat, "daily reminders")
    assert member(chat).reminders == DAILY


def test_unmute_ends_the_pause_and_nothing_else(chat):
    choose(chat, "weekly digest only")
    choose(chat, "mute me until 12 march")
    assert "Friday 12 March 2027 → any day" in read(chat.say("housing", "unmute me"))
    chat.say("housing", "yes")
    assert (member(chat).reminders, member(chat).muted_until) == (WEEKLY, None)


def test_a_pause_stays_where_only_how_often_changes(chat):
    choose(chat, "mute me until 12 march")
    choose(chat, "weekly digest only")
    assert (member(chat).reminders, member(chat).muted_until) == (WEEKLY, MARCH_12)


@pytest.mark.parametrize("open_it", ["my reminders", "My reminders"])
def test_the_form_opens_with_what_was_chosen(chat, open_it):
    choose(chat, "weekly digest only")
    choose(chat, "mute me until 12 march")
    chat.say("housing", open_it)
    assert shown(chat) == {"frequency": "once a week", "until": "Friday 12 March 2027"}


def test_a_pause_that_is_over_is_not_shown(chat):
    choose(chat, "mute me until tomorrow")
    chat.now = chat.now.replace(day=10)
    chat.say("housing", "my reminders")
    assert shown(chat) == {"frequency": "when something of mine is due", "until": ""}


def test_both_are_changed_on_the_form_that_a_button_opens(chat):
    chat.send("housing", "my_reminders", {})
    said = read(chat.press("housing", "Check", frequency="once a week", until="12 March"))
    assert "any day → Friday 12 March 2027" in said
    chat.press("housing", "Save")
    assert (member(chat).reminders, member(chat).muted_until) == (WEEKLY, MARCH_12)


def test_a_pause_is_taken_out_on_the_form(chat):
    choose(chat, "mute me until 12 march")
    chat.say("housing", "my reminders")
    chat.press("housing", "Check", **shown(chat) | {"until": ""})
    chat.say("housing", "yes")
    assert member(chat).muted_until is None


def test_what_is_as_it_was_is_not_written(chat):
    assert "Nothing was different" in choose(chat, "daily reminders")


@pytest.mark.parametrize(
    "typed",
    [{"frequency": "hourly"}, {"until": "1 january 1999"}, {"until": "<b>soon</b>"}, {"frequency": "\u202eylkeew"}],
)
def test_what_cannot_be_read_is_said_and_nothing_is_saved(chat, typed):
    chat.say("housing", "my reminders")
    said = read(chat.press("housing", "Check", **shown(chat) | typed))
    assert "Nothing is saved, and what you typed is kept." in said
    assert (member(chat).reminders, member(chat).muted_until) == (DAILY, None)


@pytest.mark.parametrize("data", [{"frequency": "off", "member_id": 2}, {"frequency": ["off"], "who": "Marcus"}])
def test_a_button_cannot_choose_for_somebody_else(chat, data):
    chat.send("housing", "my_reminders", data)
    chat.say("housing", "yes")
    assert {one.reminders for one in chat.db.read_sync(members.of_group, 1) if one.name != "Joan"} == {DAILY}


def test_an_observer_and_an_invited_partner_choose_for_themselves_too(chat):
    assert "is → never" not in choose(chat, "reminders off", "college")
    assert member(chat, "Bea").reminders == OFF


def test_it_can_be_undone(chat):
    choose(chat, "reminders off")
    chat.say("housing", "undo")
    assert member(chat).reminders == DAILY
