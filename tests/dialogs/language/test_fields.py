"""A single answered field is read as people answer it."""

from datetime import date

import pytest

from dialogs.language import (
    Vocabulary,
    read_cohorts,
    read_mode,
    read_owners,
    read_product,
    read_ref,
    read_status,
    read_year,
)

TODAY = date(2027, 2, 9)


@pytest.mark.parametrize(
    ("text", "cohorts"),
    [
        ("31 crossing patrol + 3 volunteers", [("School crossing patrol staff", 31), ("Volunteers", 3)]),
        ("Housing: 35, adult learners (65)", [("Housing", 35), ("Adult learners", 65)]),
        ("12 people from housing", [("Housing", 12)]),
        ("twenty-two school governors", [("Governors", 22)]),
        ("half a dozen vols", [("Volunteers", 6)]),
        ("1,200 nhs staff", [("NHS staff", 1200)]),
        ("about thirty taxi drivers and a dozen cabbies", [("Taxi drivers", 30), ("Taxi drivers", 12)]),
        ("a hundred and five teachers", [("Teachers", 105)]),
        ("22", [(None, 22)]),
        ("0 volunteers", [("Volunteers", 0)]),
        ("-3 volunteers", [("Volunteers", -3)]),
        ("museum guides", []),
    ],
)
def test_cohorts_are_read_with_their_people(text, cohorts):
    assert [(cohort["name"], cohort["people"]) for cohort in read_cohorts(text)] == cohorts


@pytest.mark.parametrize("words", ["loads of", "several", "lots of", "a few"])
def test_an_amount_that_is_no_number_keeps_its_words(words):
    (cohort,) = read_cohorts(f"{words} teachers")
    assert cohort["people"] is None
    assert cohort["words"] == words


def test_a_cohort_keeps_what_was_said():
    (cohort,) = read_cohorts("31 lollipop ladies")
    assert (cohort["name"], cohort["as_said"]) == ("School crossing patrol staff", "lollipop ladies")


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Probation", [("agency", "Probation")]),
        ("YJS", [("agency", "Youth Justice Service")]),
        ("YOS and Housing", [("agency", "Youth Justice Service"), ("agency", "Housing")]),
        ("police, probation & ASC", [("agency", "Police"), ("agency", "Probation"), ("agency", "Adult Social Care")]),
        ("Priya (probation) and YJS jointly", [("person", "Priya"), ("agency", "Youth Justice Service")]),
        ("Community Safety Manager", [("role", "Community Safety Manager")]),
        ("the police lead", [("role", "police lead")]),
        ("Steering Group", [("group", "Steering Group")]),
        ("me", [("person", "me")]),
        ("housing in conjunction with public health", [("agency", "Housing"), ("agency", "Public Health")]),
        ("priya", [("person", "Priya")]),
        ("", []),
    ],
)
def test_owners_are_persons_roles_agencies_or_groups(text, owners):
    assert [(owner["kind"], owner["name"]) for owner in read_owners(text)] == owners


def test_a_groups_own_vocabulary_comes_first():
    own = Vocabulary(
        people={"Priya Shah": {"name": "Priya Shah", "agency": "Probation"}},
        agencies={"Achieving for Children": ("AfC",), "Probation": ()},
    )
    assert read_owners("AfC", own) == [{"kind": "agency", "name": "Achieving for Children"}]
    assert read_owners("priya", own) == [{"kind": "person", "name": "Priya Shah", "agency": "Probation"}]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("done", "complete"),
        ("all sorted", "complete"),
        ("signed off", "complete"),
        ("parked", "deferred"),
        ("on hold for now", "deferred"),
        ("slipping", "at risk"),
        ("amber", "at risk"),
        ("on track", "on track"),
        ("in progress", "on track"),
        ("nearly done", "on track"),
        ("not done", "on track"),
        ("not on track", "at risk"),
        ("not started", "not started"),
        ("haven't started", "not started"),
        ("ongoing", "ongoing"),
        ("complet", "complete"),
        ("banana", None),
    ],
)
def test_a_status_is_read_in_anybodys_words(text, status):
    assert read_status(text) == status


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("WRAP", "WRAP"),
        ("wrap 3", "WRAP"),
        ("course 1", "Prevent Awareness"),
        ("act e-learning", "ACT e-learning"),
        ("awareness session", None),
    ],
)
def test_a_product_is_mapped_only_where_it_is_plain(text, name):
    assert read_product(text) == {"name": name, "text": text}


def test_no_product_is_made_up():
    assert read_product("a cup of tea") is None


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("face to face", "classroom"),
        ("on Teams", "virtual"),
        ("e-learning", "e-learning"),
        ("webinar", "virtual"),
        ("tea", None),
    ],
)
def test_a_mode_is_read(text, mode):
    assert read_mode(text) == mode


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("14", "14"),
        ("3.5", "3.5"),
        ("action 14", "14"),
        ("#14", "14"),
        ("item 3.5", "3.5"),
        ("No. 7", "7"),
        ("the web pages", None),
        ("12/3", None),
    ],
)
def test_a_ref_is_read_and_nothing_else_is_one(text, ref):
    assert read_ref(text) == ref


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("this year", 2026),
        ("last year", 2025),
        ("16/17", 2016),
        ("2016-17", 2016),
        ("2016/2017", 2016),
        ("year to date", 2026),
        ("2024", 2024),
        ("12/3", None),
        ("whenever", None),
    ],
)
def test_a_year_is_the_financial_year_it_starts_in(text, year):
    assert read_year(text, TODAY) == year
