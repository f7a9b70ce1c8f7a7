"""What a sentence about people says: who, which part, for whom, until when, to whom."""

import dataclasses
from datetime import date

import pytest

from dialogs.language import DEFAULT, understand
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))
PEOPLE = {name: {"name": name, "agency": ""} for name in ("Joan", "Sam", "Priya", "Marcus", "Bea")}
WORDS = dataclasses.replace(DEFAULT, people=PEOPLE)


def read(text: str) -> tuple[str, dict]:
    understood = understand(text, TODAY, WORDS)
    return understood.intent, understood.slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("make Joan the chair", {"person": "Joan", "role": "chair"}),
        ("Please appoint Joan as chair", {"person": "Joan", "role": "chair"}),
        ("Joan is the new chair", {"person": "Joan", "role": "chair"}),
        ("Alex Poole is now our coordinator", {"person": "Alex Poole", "role": "coordinator"}),
        ("make Sam an observer please", {"person": "Sam", "role": "observer"}),
        ("make Joan a member for Housing", {"person": "Joan", "role": "member", "agency": "Housing"}),
        ("Sam is deputy for Priya", {"person": "Sam", "role": "deputy", "deputy_for": "Priya"}),
        ("Sam is Priya's deputy", {"person": "Sam", "role": "deputy", "deputy_for": "Priya"}),
        ("make Sam Priya's deputy", {"person": "Sam", "role": "deputy", "deputy_for": "Priya"}),
        ("I'm stepping down as coordinator", {"person": "me", "role": "member"}),
    ],
)
def test_an_appointment_says_who_and_which_part(text, slots):
    assert read(text) == ("appoint", slots)


def test_an_invitation_says_to_which_meeting():
    intent, slots = read("invite the college lead to the March meeting")
    assert (intent, slots["person"], slots["role"]) == ("appoint", "the college lead", "invited")
    assert slots["meeting"]["date"] == "2027-03-02"


@pytest.mark.parametrize(
    ("text", "away", "until"),
    [
        ("Sam is on leave until 5 March", "Sam", "2027-03-05"),
        ("I am on annual leave until 5 March", "me", "2027-03-05"),
        ("I'm away until Friday", "me", "2027-02-12"),
        ("Priya is off sick until 1/3", "Priya", "2027-03-01"),
    ],
)
def test_a_leave_says_who_and_until_when(text, away, until):
    intent, slots = read(text)
    assert (intent, slots["away"], slots["until"]["date"]) == ("on_leave", away, until)


@pytest.mark.parametrize("text", ["Priya is back", "Priya is back from leave"])
def test_who_is_back_is_on_leave_no_longer(text):
    assert read(text) == ("on_leave", {"away": "Priya", "back": True})


@pytest.mark.parametrize(
    "text",
    ["Priya has left", "Priya has left the council", "remove Priya from the group",
     "Priya is no longer in the group"],
)  # fmt: skip
def test_who_has_left_is_named(text):
    assert read(text) == ("member_left", {"leaver": "Priya"})


@pytest.mark.parametrize(
    ("text", "giver", "to"),
    [
        ("hand over Priya's actions to Sam", "Priya", "Sam"),
        ("hand Priya's actions over to Sam", "Priya", "Sam"),
        ("give all of Priya's actions to Housing", "Priya", "Housing"),
        ("transfer my actions to the agency please", "me", "the agency"),
    ],
)
def test_a_hand_over_says_whose_and_to_whom(text, giver, to):
    intent, slots = read(text)
    assert (intent, slots["giver"], slots["to"]) == ("hand_over", giver, to)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("take in the team", "take_in"),
        ("who is in the team and not a member yet", "take_in"),
        ("who has asked without being a member?", "outsiders"),
        ("any outsiders asked?", "outsiders"),
        ("what do you hold about me", "what_you_hold"),
        ("who is in the group", "members"),
        ("switch group", "switch_group"),
    ],
)
def test_what_is_asked_about_people_is_known(text, intent):
    assert read(text)[0] == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Sam will deputise for me on 2 March", "attendance"),
        ("I'm on leave on 2 March so can't attend", "attendance"),
        ("hand action 8 over to the police", "update_action"),
        ("new action: Chair to invite the fire service to the April meeting", "new_action"),
        ("leave it till Monday", "snooze"),
        ("who am i", "who_am_i"),
        ("two venues left", "update_action"),
        ("the letter is back from legal", "update_action"),
    ],
)
def test_what_only_sounds_like_it_is_read_as_before(text, intent):
    assert read(text)[0] == intent
