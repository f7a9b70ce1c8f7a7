"""Sums of the register by period and heading: nothing counted twice, e-learning never added."""

from datetime import date

import pytest

from storage import training, training_totals
from storage.training import E_LEARNING, Cohort
from storage.training_totals import LastHeld, Only, Sum
from tests import factories
from tests.factories import NOW

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
DAY = date(2027, 2, 1)
AUTUMN = date(2026, 10, 5)


def log(session, group_id, cohorts, held_on=DAY, year=2026, **given):
    rows = [Cohort(name, people, agency=agency) for name, people, agency in cohorts]
    change = factories.change(session, group_id)
    return training.log(session, change, held_on=held_on, year=year, cohorts=rows, **given)


def names(sums):
    return [(row.name, row.people, row.sessions) for row in sums]


def test_a_session_of_two_cohorts_of_one_agency_is_one_session_of_it(db, group):
    def write(session):
        log(session, group.id, [("Officers", 20, "Police"), ("Cadets", 5, "Police"), ("Governors", 4, "Education")])
        return (
            training_totals.sums(session, group.id, FIRST, LAST, by="agency"),
            training_totals.overall(session, group.id, FIRST, LAST),
        )

    by_agency, overall = db.run_sync(write)
    assert by_agency == [Sum("Police", 25, 1, DAY), Sum("Education", 4, 1, DAY)]
    assert overall == (29, 1)


def test_an_agency_the_row_does_not_say_comes_from_the_groups_list(db, group):
    whose = {"Officers": "Police", "Governors": "Education"}

    def write(session):
        log(
            session, group.id, [("Officers", 20, None), ("Governors", 4, "Northbrook College"), ("Volunteers", 3, None)]
        )
        sums = training_totals.sums(session, group.id, FIRST, LAST, by="agency", only=Only(whose=whose))
        police = Only(agency="Police", whose=whose)
        return sums, training_totals.overall(session, group.id, FIRST, LAST, only=police)

    sums, police = db.run_sync(write)
    assert names(sums) == [("Police", 20, 1), ("Northbrook College", 4, 1), ("", 3, 1)]
    assert police == (20, 1)


@pytest.mark.parametrize("name", ["É%_/\\'\";--", "Staff :cohort %s", "\U0001f4c5"])
def test_a_cohort_of_any_name_is_found_under_its_agency(db, group, name):
    def write(session):
        log(session, group.id, [(name, 7, None)])
        return training_totals.sums(session, group.id, FIRST, LAST, by="agency", only=Only(whose={name: "Police"}))

    assert names(db.run_sync(write)) == [("Police", 7, 1)]


def test_sums_by_product_fall_back_on_the_words_as_said(db, group):
    def write(session):
        log(session, group.id, [("Governors", 4, None)], product="WRAP", product_text="wrap 3")
        log(session, group.id, [("Governors", 2, None)], product_text="toolbox talk")
        log(session, group.id, [("Governors", 1, None)])
        return training_totals.sums(session, group.id, FIRST, LAST, by="product")

    assert names(db.run_sync(write)) == [("WRAP", 4, 1), ("toolbox talk", 2, 1), ("", 1, 1)]


def test_sums_by_mode_leave_e_learning_to_itself(db, group):
    def write(session):
        log(session, group.id, [("Governors", 4, None)], mode="classroom")
        log(session, group.id, [("Governors", 40, None)], mode=E_LEARNING)
        log(session, group.id, [("Governors", 1, None)])
        return (
            training_totals.sums(session, group.id, FIRST, LAST, by="mode"),
            training_totals.overall(session, group.id, FIRST, LAST, only=Only(e_learning=True)),
        )

    by_mode, completions = db.run_sync(write)
    assert names(by_mode) == [("classroom", 4, 1), ("", 1, 1)]
    assert completions == (40, 1)


def test_an_academic_year_takes_from_two_financial_years_by_day(db, group):
    def write(session):
        log(session, group.id, [("Governors", 1, None)], date(2026, 8, 31))
        log(session, group.id, [("Governors", 20, None)], date(2026, 9, 1))
        log(session, group.id, [("Governors", 300, None)], date(2027, 8, 31), 2027)
        log(session, group.id, [("Governors", 4000, None)], date(2027, 9, 1), 2027)
        return training_totals.overall(session, group.id, date(2026, 9, 1), date(2027, 8, 31))

    assert db.run_sync(write) == (320, 2)


def test_a_session_without_a_day_counts_in_its_financial_year_alone(db, group):
    def write(session):
        log(session, group.id, [("Governors", 4, None)], None)
        year = training_totals.overall(session, group.id, FIRST, LAST)
        return year, training_totals.overall(session, group.id, date(2026, 4, 1), date(2027, 3, 30))

    assert db.run_sync(write) == ((4, 1), (0, 0))


def test_what_was_taken_back_is_in_no_sum(db, group):
    def write(session):
        log(session, group.id, [("Governors", 4, None)]).voided_at = NOW
        held = log(session, group.id, [("Governors", 2, None), ("Volunteers", 3, None)])
        training.set_cohorts(session, factories.change(session, group.id), held, [Cohort("Governors", 2)])
        return training_totals.sums(session, group.id, FIRST, LAST), training_totals.last_held(session, group.id)

    sums, last = db.run_sync(write)
    assert sums == [Sum("Governors", 2, 1, DAY)]
    assert last == [LastHeld("Governors", "", DAY)]


def test_last_held_is_the_latest_day_of_each_cohort_the_longest_ago_first(db, group):
    def write(session):
        log(session, group.id, [("Governors", 4, None), ("Officers", 9, "Police")], AUTUMN)
        log(session, group.id, [("Governors", 2, None)])
        log(session, group.id, [("Officers", 50, "Police")], mode=E_LEARNING)
        return training_totals.last_held(session, group.id)

    assert db.run_sync(write) == [LastHeld("Officers", "Police", AUTUMN), LastHeld("Governors", "", DAY)]


def test_the_first_day_of_a_sum_is_the_earliest_of_its_sessions(db, group):
    def write(session):
        log(session, group.id, [("Governors", 4, None)])
        log(session, group.id, [("Governors", 2, None)], AUTUMN)
        return training_totals.sums(session, group.id, FIRST, LAST, only=Only(cohorts=("Governors",)))

    assert db.run_sync(write) == [Sum("Governors", 6, 2, AUTUMN)]


def test_the_sessions_of_a_day_are_those_that_stand(db, group):
    def write(session):
        log(session, group.id, [("Governors", 4, None)], AUTUMN)
        kept = log(session, group.id, [("Governors", 4, None)])
        log(session, group.id, [("Governors", 4, None)]).voided_at = NOW
        session.flush()
        return kept.id, [held.id for held in training.on_day(session, group.id, DAY)]

    kept, found = db.run_sync(write)
    assert found == [kept]


def test_a_sessions_evidence_and_agencies_are_kept(db, group):
    def write(session):
        held = log(session, group.id, [("Officers", 20, "Police")], benchmark="Training programme")
        change = factories.change(session, group.id)
        training.set_cohorts(session, change, held, [Cohort("Officers", 21)])
        (row,) = training.cohorts_of(session, group.id, held.id)
        return held.benchmark, row.people, row.agency

    assert db.run_sync(write) == ("Training programme", 21, "Police")
