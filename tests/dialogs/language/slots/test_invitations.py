"""Who is coming, whose deputy is approved, and answers of one's own are told apart."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

CONTEXT = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def read(text):
    understood = understand(text, CONTEXT)
    return understood.intent, understood.slots


@pytest.mark.parametrize(
    "text",
    [
        "who is coming?",
        "whos coming",
        "who's going to be there on tuesday?",
        "any apologies so far?",
        "who has sent apologies",
        "are we quorate?",
        "have we got a quorum for the 2nd",
        "how many are coming",
        "which agencies are coming?",
        "who cant make it on 2 march",
        "will we be quorate",
        "who's attending the next meeting pls",
        "show me who is attending",
        "who is not comming",
        "quorum check",
        "who's deputising on 2 March?",
    ],
)
def test_who_is_coming_is_asked_in_many_ways(text):
    assert read(text)[0] == "who_is_coming"


def test_the_meeting_that_is_asked_about_is_read():
    assert read("who is coming on 2 March?")[1]["meeting"]["date"] == "2027-03-02"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("approve Sam for Amy", {"deputy": "Sam", "member": "Amy"}),
        ("approve sam for amy please", {"deputy": "sam", "member": "amy"}),
        ("yes Sam can deputise", {"deputy": "Sam"}),
        ("ok, Sam can deputise for Amy", {"deputy": "Sam", "member": "Amy"}),
        ("yes sam may stand in for amy", {"deputy": "sam", "member": "amy"}),
        ("happy for Sam to come instead of Amy", {"deputy": "Sam", "member": "Amy"}),
        ("approve Sam as Amy's deputy", {"deputy": "Sam", "member": "Amy"}),
        ("allow Sam Vale to deputise for Amy", {"deputy": "Sam Vale", "member": "Amy"}),
        ("i approve the deputy", {}),
        ("approve Sam", {"deputy": "Sam"}),
    ],
)
def test_an_approval_names_the_deputy_and_the_member(text, slots):
    assert read(text) == ("approve_deputy", slots)


@pytest.mark.parametrize(
    ("text", "answer", "deputy"),
    [
        ("apols for 2nd march, Sam deputising", "deputy", "Sam"),
        ("Sam can deputise for me", "deputy", "Sam"),
        ("yes I'm coming", "attending", None),
        ("yes, Sam is coming in my place", "deputy", "Sam"),
        ("ok I can't make it, Sam will deputise for me", "deputy", "Sam"),
        ("my deputy will come", "deputy", None),
        ("not coming", "apologies", None),
        ("apologies", "apologies", None),
        ("apols", "apologies", None),
        ("not attending on 2 march sorry", "apologies", None),
    ],
)
def test_ones_own_answer_is_no_approval_and_no_question(text, answer, deputy):
    intent, slots = read(text)
    assert (intent, slots.get("answer"), slots.get("deputy")) == ("attendance", answer, deputy)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("who is in the group?", "members"),
        ("who is the deputy for Police?", "members"),
        ("Sam is deputy for Priya", "appoint"),
        ("who has not sent an update", "list_actions"),
        ("when is the next meeting?", "next_meeting"),
        ("are we on for next tues?", "next_meeting"),
        ("did we ever agree the quorum?", "find_decision"),
        ("happy friday", "greeting"),
        ("approved", "yes"),
        ("quorum is 4 agencies", "group_settings"),
        ("pre-election period is 31 March to 6 May 2027", "group_settings"),
        ("the pre election period runs from 31 march to 6 may", "group_settings"),
        ("agenda item please: pre-election period guidance", "agenda_add"),
        ("Please put quoracy on the agenda for 2 March.", "agenda_add"),
    ],
)
def test_what_sounds_alike_is_something_else(text, intent):
    assert read(text)[0] == intent
