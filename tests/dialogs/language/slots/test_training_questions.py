"""What is asked of the training register: by what, of which year, covered or not, since when; and who is a champion."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def read(text):
    understood = understand(text, TODAY)
    days = {name: value["date"] for name, value in understood.slots.items() if isinstance(value, dict)}
    return understood.intent, understood.slots | days


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("training totals by agency this academic year", {"by": "agency", "year": "2026/27", "year_kind": "academic"}),
        ("training by product", {"by": "product"}),
        ("training numbers per directorate", {"by": "agency"}),
        ("totals by mode for last year", {"by": "mode", "year": "2025/26"}),
        ("training totals for the 2024/25 academic year", {"year": "2024/25", "year_kind": "academic"}),
        ("training totals last school year", {"year": "2025/26", "year_kind": "academic"}),
        ("how many have we trained this calendar year", {"year": "2027", "year_kind": "calendar"}),
        ("training totals for calendar year 2026", {"year": "2026", "year_kind": "calendar"}),
        ("training totals for 2026/27", {"year": "2026/27"}),
        ("break training down by directorate", {"by": "agency"}),
        ("how many governors by agency", {"by": "agency", "cohort": "Governors"}),
    ],
)
def test_totals_are_asked_by_a_heading_and_for_a_kind_of_year(text, slots):
    assert read(text) == ("training_totals", slots)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("which directorates have we covered this year", {"which": "covered", "of": "directorates", "year": "2026/27"}),
        ("which directorates have we not covered?", {"which": "covered", "of": "directorates"}),
        ("which agencies have we not reached yet", {"which": "covered", "of": "agencies"}),
        ("have we covered all the agencies this year", {"which": "covered", "of": "agencies", "year": "2026/27"}),
        ("who has had no session in 12 months", {"which": "gaps", "months": 12}),
        ("who hasnt had training for a year", {"which": "gaps", "months": 12}),
        ("which teams have had no training in the last six months", {"which": "gaps", "months": 6}),
        ("who has not had a session in the last year", {"which": "gaps", "months": 12}),
        ("what are the training gaps", {"which": "gaps"}),
        ("have housing had anything since september", {"which": "last", "agency": "Housing", "since": "2026-09-30"}),
        ("no housing session in 12 months", {"which": "last", "agency": "Housing", "months": 12}),
        ("when did the police last have training", {"which": "last", "agency": "Police"}),
        ("when was the last WRAP for housing", {"which": "last", "agency": "Housing", "product": "WRAP"}),
        (
            "which agencies have had no WRAP in 6 months",
            {"which": "gaps", "of": "agencies", "months": 6, "product": "WRAP"},
        ),
        ("have we covered everyone this year", {"which": "covered", "year": "2026/27"}),
        ("refreshers due in the next 3 months", {"which": "refreshers", "months": 3}),
        ("who is due a refresher before easter", {"which": "refreshers", "until": "2027-03-25"}),
        ("whose training runs out this year", {"which": "refreshers", "year": "2026/27"}),
    ],
)
def test_gaps_are_asked_for_in_many_ways(text, slots):
    intent, found = read(text)
    assert intent == "training_gaps"
    assert {name: found[name] for name in slots} == slots
    assert found.keys() == slots.keys()


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("who are the champions", "champions", {}),
        ("who is our champion for housing", "champions", {"agency": "Housing"}),
        ("which agencies dont have a champion", "champions", {"which": "missing"}),
        ("our champion for Housing is Alex Poole", "name_champion", {"agency": "Housing", "champion": "Alex Poole"}),
        ("Alex is the champion for public health", "name_champion", {"agency": "public health", "champion": "Alex"}),
        (
            "appoint Alex Poole as champion for the police",
            "name_champion",
            {"agency": "police", "champion": "Alex Poole"},
        ),
        (
            "we have a new champion for housing, Alex Poole",
            "name_champion",
            {"agency": "housing", "champion": "Alex Poole"},
        ),
        ("is there a champion for probation", "champions", {"agency": "Probation"}),
        ("name a champion", "name_champion", {}),
        (
            "Alex Poole is no longer the champion for Housing",
            "end_champion",
            {"agency": "Housing", "champion": "Alex Poole"},
        ),
        ("Alex Poole has stepped down as prevent champion", "end_champion", {"champion": "Alex Poole"}),
    ],
)
def test_champions_are_asked_for_named_and_ended(text, intent, slots):
    assert read(text) == (intent, slots)


@pytest.mark.parametrize(
    "text",
    [
        "log training: 12 housing staff, WRAP, yesterday at Oak Hall, as evidence for training programme",
        "12 housing staff did WRAP yesterday at Oak Hall (evidence for the training programme)",
    ],
)
def test_a_place_and_what_a_session_is_evidence_for_are_no_cohort(text):
    intent, slots = read(text)
    assert intent == "log_training"
    assert (slots["venue"], slots["benchmark"]) == ("Oak Hall", "training programme")
    assert [(cohort["name"], cohort["people"]) for cohort in slots["cohorts"]] == [("Housing", 12)]


@pytest.mark.parametrize(
    "text",
    ["log training: 9 governors, WRAP, 3 February", "9 governors at Housing yesterday", "in March 9 governors came"],
)
def test_a_day_or_an_agency_is_no_place(text):
    assert "venue" not in read(text)[1]
