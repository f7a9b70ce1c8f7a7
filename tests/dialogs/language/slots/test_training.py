"""A session, a correction and a figure are read in whatever order people tell them."""

from datetime import date

import pytest

from dialogs.language import DEFAULT, read_cohorts, read_mode, read_product, understand
from dialogs.language.slots.trainers import find as find_trainer
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def cohorts(text):
    return [(cohort["name"], cohort["people"]) for cohort in read_cohorts(text)]


@pytest.mark.parametrize(
    "text", ["teachers x 26", "teachers x26", "26x teachers", "teachers (26)", "teachers, 26 of em", "26 teachers"]
)
def test_a_name_stands_before_its_number_or_behind_it(text):
    assert cohorts(text) == [("Teachers", 26)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("put 12 in for the course, all from housing", [("Housing", 12)]),
        ("awareness for governors done, 16 came", [("Governors", 16)]),
        ("did it with the library lot, 14 of them", [("Library lot", 14)]),
        ("attendance 23, library staff", [("Library staff", 23)]),
    ],
)
def test_a_name_may_stand_apart_from_its_number(text, read):
    assert cohorts(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2 sessions of 15 teachers", [("Teachers", 15)]),
        ("10 teachers at 2 schools", [("Teachers", 10)]),
        ("expected 20 teachers but only 14 came", [("Teachers", 14)]),
        ("9 of the 12 governors turned up", [("Governors", 9)]),
        ("14 teachers and 3 TAs, 17 in total", [("Teachers", 14), ("TAs", 3)]),
        ("47 teachers finished the home office one in january", [("Teachers", 47)]),
        ("45 Year 10 tutors", [("Year 10 tutors", 45)]),
        ("7 x foster carers 2 the log", [("Foster carers", 7)]),
        ("45 teachers, week ending 5 Feb", [("Teachers", 45)]),
        ("14 shopkeepers, 3 market traders", [("Shopkeepers", 14), ("Market traders", 3)]),
        ("face 2 face with 9 wardens", [("Wardens", 9)]),
    ],
)
def test_only_people_who_came_are_counted(text, read):
    assert cohorts(text) == read


def test_a_place_is_no_cohort():
    assert cohorts("in the hall at Oakmere High, 26") == [(None, 26)]


def test_a_misspelt_cohort_is_the_register_s():
    assert cohorts("22 volunters + 3 goverors") == [("Volunteers", 22), ("Governors", 3)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("wrap refesher", "WRAP refresher"),
        ("WRAP full day refresher", "WRAP refresher"),
        ("the home office one", "Home Office e-learning"),
        ("prevent referals", "Prevent Referrals"),
        ("Prevent basic awareness", "Prevent Awareness"),
        ("prevent awareness refresher", "Prevent Refresher"),
        ("the referrals module", "Prevent Referrals"),
        ("the awareness one", None),
    ],
)
def test_a_product_is_found_with_slips_and_with_words_inside(text, name):
    assert read_product(text)["name"] == name


@pytest.mark.parametrize(
    ("text", "mode"), [("housing teams", None), ("- Teams", "virtual"), ("online via teams", "virtual")]
)
def test_teams_are_people_unless_something_is_held_on_them(text, mode):
    assert read_mode(text) == mode


@pytest.mark.parametrize(
    ("text", "trainer"),
    [
        ("six carers did it with pc denholm before their shift", "pc denholm"),
        ("our deputy head took 38 teachers through it", "deputy head"),
        ("11 door staff trained by the police", "police"),
        ("44 drivers, and Dee Marchbank took it", "Dee Marchbank"),
        ("22 governors, trainer: Mo Sandler, classroom", "Mo Sandler"),
        ("Kerry from stronger communities ran a session for 22 parents", "Kerry"),
        ("we ran it with 16 youth workers", None),
        ("14 foster carers did it", None),
        ("Housing did it yesterday, 12 of them", None),
    ],
)
def test_a_trainer_is_who_gave_the_session_and_nobody_else(text, trainer):
    found = find_trainer(text, DEFAULT)
    assert (found[0] if found else None) == trainer


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("34 rather than 31", {"people": 34, "was": 31}),
        ("I gave you 14 but it was 11", {"people": 11, "was": 14}),
        ("i wrote twenty but thirty turned up", {"people": 30, "was": 20}),
        ("they werent volunteers they were foster carers", {"name": "Foster carers", "was_name": "Volunteers"}),
        ("I put housing but meant social care", {"name": "Social care staff", "was_name": "Housing"}),
    ],
)
def test_a_correction_says_what_is_meant_and_what_it_replaces(text, change):
    (cohort,) = understand(text, TODAY).slots["cohorts"]
    assert {key: value for key, value in cohort.items() if key != "as_said"} == change


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("the product was Prevent Refresher, not WRAP", "product", "Prevent Refresher"),
        ("that last session was virtual not classroom", "mode", "virtual"),
        ("the trainer was PC Denholm not Sgt Milner", "trainer", "PC Denholm"),
        ("it should say 4 Feb instead of 5 Feb", "held_on", "2027-02-04"),
    ],
)
def test_a_correction_is_read_as_what_it_names(text, slot, value):
    assert understand(text, TODAY).slots == {slot: value} | ({"held_on_text": "4 Feb"} if slot == "held_on" else {})


@pytest.mark.parametrize("said", ["69%", "69 per cent", "sixty nine percent", "sixty-nine per cent"])
def test_a_percentage_is_written_with_its_sign(said):
    slots = understand(f"record {said} for nhs staff as at 31 january", TODAY).slots
    assert slots == {"agency": "NHS", "measure": "nhs staff", "value": "69%", "as_of": "2027-01-31"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("wrap for 9 wardens yday", "2027-02-08"),
        ("wrap for 9 wardens this am", "2027-02-09"),
        ("wrap for 9 wardens this mornin", "2027-02-09"),
        ("wrap for 9 wardens day before yday", "2027-02-07"),
    ],
)
def test_a_day_just_gone_is_read_as_people_type_it(text, day):
    slots = understand(text, TODAY).slots
    assert (slots["held_on"], slots["cohorts"][0]["name"]) == (day, "Wardens")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("security guards at the shopping centre, 16 of them", [("Security guards", 16)]),
        ("our heads of year had theirs, 9 of them went", [("Heads of year", 9)]),
        ("nursery staff training, 20 in the room", [("Nursery staff", 20)]),
        ("cohort: governors, people: 21", [("Governors", 21)]),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text, read):
    assert cohorts(text) == read


@pytest.mark.parametrize("text", ["face too face", "face 2 face", "f2f", "in person"])
def test_a_session_in_a_room_is_in_a_classroom_however_it_is_spelt(text):
    assert read_mode(text) == "classroom"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The date of that last session was wrong; it took place on 29 January", {"held_on": "2027-01-29"}),
        ("i got the trainer wrong it was Shazia not me", {"trainer": "Shazia"}),
    ],
)
def test_a_correction_changes_only_what_it_names(text, slots):
    read = understand(text, TODAY).slots
    assert {name: value for name, value in read.items() if not name.endswith("_text")} == slots


def test_which_session_is_meant_is_no_part_of_its_correction():
    slots = understand("not teachers, governors - that training I just gave you", TODAY).slots
    assert slots["cohorts"][0]["name"] == "Governors"


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("actions whose dates have been changed", "moved"),
        ("anything with tbc in the date column", "no_date"),
        ("the ones nobody has reported on since january", "no_update"),
        ("what have Fire got due before 31 March?", "due"),
        ("Show me what's overdo for Probation", "overdue"),
        ("has anything been finished by Housing this quarter?", "done"),
        ("before my one-to-one show everything Housing still has open", "open"),
    ],
)
def test_a_list_is_told_by_any_way_of_asking_for_it(text, which):
    read = understand(text, TODAY)
    assert (read.intent, read.slots["which"]) == ("list_actions", which)


@pytest.mark.parametrize("text", ["mornin pal", "Good afternoon, Cllr Oyelade here", "Morning! Happy Tuesday"])
def test_a_greeting_with_a_name_or_a_wish_is_a_greeting(text):
    assert understand(text, TODAY).intent == "greeting"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("any decision bout data sharing", "data sharing"),
        ("has it been decided who pays for interpreters", "who pays for interpreters"),
    ],
)
def test_what_a_decision_is_about_is_read_as_typed(text, about):
    assert understand(text, TODAY).slots == {"about": about}


@pytest.mark.parametrize(
    "text",
    [
        "it should have been 43 people rather than 41, could that be corrected",
        "after counting the sheet for the session i logged it should be 43 people, not 41",
        "ach it was 43 folk no 41 at that session",
    ],
)
def test_a_correction_keeps_the_number_it_replaces(text):
    changed = understand(text, TODAY).slots["cohorts"][0]
    assert (changed["people"], changed["was"]) == (43, 41)
