"""Owners are read as they stand; a blank or a missing name is said, never filled."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from documents.read_owners import Owner, read, written

AGENCIES = {
    "probation": "Probation",
    "yjs": "Youth Justice Service",
    "health and wellbeing": "Health and Wellbeing",
}


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("Steering Group", [("group", "Steering Group")]),
        ("Channel Panel members", [("group", "Channel Panel members")]),
        ("MPS lead", [("role", "MPS lead")]),
        ("Community Safety Manager", [("role", "Community Safety Manager")]),
        ("AFC workforce development lead", [("role", "AFC workforce development lead")]),
        ("AfC", [("agency", "AfC")]),
        ("Partner organisations", [("agency", "Partner organisations")]),
        ("CS, LSCB and SAB leads", [("role", "CS lead"), ("role", "LSCB lead"), ("role", "SAB lead")]),
        (
            "Police; Head of Housing\nProcurement",
            [("agency", "Police"), ("role", "Head of Housing"), ("agency", "Procurement")],
        ),
        ("Police in conjunction with Probation", [("agency", "Police"), ("agency", "Probation")]),
        ("yjs & probation", [("agency", "Youth Justice Service"), ("agency", "Probation")]),
        ("Health and Wellbeing", [("agency", "Health and Wellbeing")]),
        ("Cllr Example", [("person", "Cllr Example")]),
        ("Police, Police", [("agency", "Police")]),
    ],
)
def test_owners_are_roles_agencies_groups_and_people(words, owners):
    found, doubts = read(words, AGENCIES)
    assert [(owner.kind, owner.name) for owner in found] == owners
    assert doubts == []


def test_a_person_keeps_the_agency_written_beside_the_name():
    assert read("Priya (probation)", AGENCIES)[0] == (Owner("person", "Priya", "Probation"),)


@pytest.mark.parametrize("words", ["", "-", "TBC", "tba", "n/a", "[redacted]", "xxxx", "█████"])
def test_a_blank_or_redacted_owner_stays_blank(words):
    assert read(words, AGENCIES) == ((), ["No owner written: the action needs one."])


def test_a_name_taken_out_before_and_is_not_guessed():
    found, doubts = read("and Steering group", AGENCIES)
    assert [(owner.kind, owner.name) for owner in found] == [("group", "Steering group")]
    assert "missing" in doubts[0]


_LETTERS = st.text("abcdefgh ABC&/,+'.-", min_size=1, max_size=20).map(lambda name: " ".join(name.split()))
_NAMES = _LETTERS.filter(lambda name: any(map(str.isalpha, name))) | st.sampled_from(
    ["Police", "All members", "Head of Housing", "Health and Housing", "tbc", "CS and SAB leads", "Dr Vale"]
)
_OWNERS = st.builds(Owner, st.sampled_from(["person", "role", "agency", "group"]), _NAMES)


@given(st.lists(_OWNERS, max_size=4, unique=True), st.lists(_OWNERS, max_size=3, unique=True))
@example([Owner("person", "Robin", "Probation"), Owner("agency", "Police")], [Owner("group", "Housing")])
def test_what_is_written_of_owners_is_read_as_the_same(lead, supporting):
    owners, _doubts = read(written(lead), {}, written(supporting))
    helping = [Owner(one.kind, one.name, one.agency, supporting=True) for one in supporting]
    assert owners == (*lead, *helping)


def test_names_that_say_what_they_are_are_written_bare():
    assert written([Owner("agency", "Police"), Owner("role", "Head of Housing")]) == "Police, Head of Housing"


def test_a_name_that_could_be_anything_is_written_with_what_it_is():
    owners = [Owner("person", "Robin", "Probation"), Owner("agency", "Health and Housing")]
    assert written(owners) == "Robin (person, Probation); Health and Housing (agency)"


@pytest.mark.parametrize("lead", ["Police", "No lead"])
def test_who_stands_behind_with_supports(lead):
    owners, doubts = read(f"{lead}; with Housing, Education", {})
    assert [one.name for one in owners if one.supporting] == ["Housing", "Education"]
    assert bool(doubts) == (lead == "No lead")


@pytest.mark.parametrize("words", ["a" + " " * 30_000 + "b", "(" * 30_000, "\u25a0" * 30_000, "a (person" * 3_000])
def test_a_cell_made_to_take_long_is_cut_and_says_so(words):
    began = time.process_time()
    owners, doubts = read(words, {})
    written(owners)
    assert time.process_time() - began < 2
    assert doubts[0].startswith("The owners are longer than 1,000 characters")
