"""Owners are read as they stand; a blank or a missing name is said, never filled."""

import pytest

from documents.read_owners import Owner, read

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
