"""Who comes is read from how people say it: their own answer, a deputy's name, others'; in doubt it is asked."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

CONTEXT = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def read(text):
    understood = understand(text, CONTEXT)
    assert understood.intent == "attendance"
    return {name: value for name, value in understood.slots.items() if name != "meeting"}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("send deputy", {"answer": "deputy"}),
        ("Paul instead of me", {"answer": "deputy", "deputy": "Paul"}),
        ("Sam is coming for me", {"answer": "deputy", "deputy": "Sam"}),
        ("Sam will attend for me", {"answer": "deputy", "deputy": "Sam"}),
        ("cancel my apologies", {"answer": "attending"}),
        ("Sam won't be deputising any more, I'm coming", {"answer": "attending"}),
        ("will join by teams not in person", {"answer": "attending"}),
        ("can't come in person, will dial in", {"answer": "attending"}),
        ("apologies I'm running late but coming", {"answer": "attending"}),
        ("apologies - not in the office that day", {"answer": "apologies"}),
        ("decline the invitation", {"answer": "apologies"}),
    ],
)
def test_an_answer_is_read_for_what_it_says(text, slots):
    assert read(text) == slots


@pytest.mark.parametrize("text", ["not sure yet if i can make it", "no apologies", "might be able to attend"])
def test_what_is_no_answer_is_asked_for(text):
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("apologies from Priya", {"answer": "apologies", "member": ["Priya"]}),
        ("apols recieved from housing", {"answer": "apologies", "member": ["Housing"]}),
        ("Priya cant make it", {"answer": "apologies", "member": ["Priya"]}),
        ("the police won't be there", {"answer": "apologies", "member": ["Police"]}),
        ("Joan is coming", {"answer": "attending", "member": ["Joan"]}),
        ("Joan and Farah send apologies", {"answer": "apologies", "member": ["Joan", "Farah"]}),
        ("the chair sends apologies", {"answer": "apologies", "member": ["chair"]}),
        ("apologies from Priya, Sam will deputise", {"answer": "deputy", "deputy": "Sam", "member": ["Priya"]}),
        ("I'm coming for Priya", {"answer": "deputy", "deputy": "me", "member": ["Priya"]}),
    ],
)
def test_an_answer_for_others_says_for_whom(text, slots):
    assert read(text) == slots


@pytest.mark.parametrize(
    "text",
    [
        "apologies from me",
        "apologies from both of us",
        "I can't make it",
        "apologies for absence",
        "coming for the start",
    ],
)
def test_ones_own_answer_names_nobody(text):
    assert "member" not in read(text)
