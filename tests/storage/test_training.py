"""The training register: headcounts by cohort and financial year, corrected with history and never mixed."""

from datetime import date, timedelta

import pytest

from storage import audit, audit_heads, training
from storage.training import Cohort, SessionNotFound, Total
from tests import factories
from tests.factories import NOW


def amend_cohorts(session, held, *cohorts, at=NOW):
    rows = [Cohort(name, people) for name, people in cohorts]
    training.set_cohorts(session, factories.change(session, held.group_id, at), held, rows)


def cohorts(session, held):
    return [(row.name, row.people) for row in training.cohorts_of(session, held.group_id, held.id)]


def test_a_session_keeps_what_was_said_and_what_it_was_taken_for(db, group):
    def write(session):
        robin = factories.member(session, group.id)
        held = training.log(
            session,
            factories.change(session, group.id, by=robin),
            held_on=date(2027, 2, 1),
            year=2026,
            cohorts=[Cohort("Crossing patrols", 31, "lollipop staff"), Cohort("Governors", 4)],
            product_text="wrap 3",
            product="WRAP",
            mode="classroom",
            trainer="Sasha Moor",
            venue="Town hall",
        )
        said = [row.as_said for row in training.cohorts_of(session, group.id, held.id)]
        return robin, training.get(session, group.id, held.id), said

    robin, held, said = db.run_sync(write)
    assert (held.held_on, held.year, held.logged_by_id, held.logged_at) == (date(2027, 2, 1), 2026, robin.id, NOW)
    assert (held.product_text, held.product, held.mode) == ("wrap 3", "WRAP", "classroom")
    assert (held.trainer, held.venue) == ("Sasha Moor", "Town hall")
    assert said == ["lollipop staff", "Governors"]


def test_totals_are_by_cohort_largest_first(db, group):
    def write(session):
        factories.trained(session, group.id, [("Crossing patrols", 31), ("Governors", 4)])
        factories.trained(session, group.id, [("Governors", 40)])
        return training.totals(session, group.id, 2026)

    assert db.run_sync(write) == [Total("Governors", 44, 2), Total("Crossing patrols", 31, 1)]


def test_totals_never_cross_financial_years(db, group):
    def write(session):
        factories.trained(session, group.id, [("Governors", 4)], held_on=date(2026, 3, 31), year=2025)
        factories.trained(session, group.id, [("Governors", 40)], held_on=date(2026, 4, 1), year=2026)
        factories.trained(session, group.id, [("Governors", 400)], held_on=None, year=2027)
        return [training.totals(session, group.id, year) for year in years]

    years = (2024, 2025, 2026, 2027)
    found = db.run_sync(write)
    assert found == [[], *([Total("Governors", people, 1)] for people in (4, 40, 400))]


def test_totals_of_one_cohort_in_any_case_and_of_one_product(db, group):
    def write(session):
        factories.trained(session, group.id, [("Crossing patrols", 31), ("Governors", 4)], product="WRAP")
        factories.trained(session, group.id, [("Governors", 40)], product="Home Office e-learning")
        return (
            training.totals(session, group.id, 2026, cohort="GOVERNORS"),
            training.totals(session, group.id, 2026, product="WRAP"),
            training.totals(session, group.id, 2026, cohort="Governors", product="WRAP"),
            training.totals(session, group.id, 2026, cohort="Governor"),
        )

    everyone, wrap, both, none = db.run_sync(write)
    assert everyone == [Total("Governors", 44, 2)]
    assert wrap == [Total("Crossing patrols", 31, 1), Total("Governors", 4, 1)]
    assert both == [Total("Governors", 4, 1)]
    assert none == []


@pytest.mark.parametrize("name", ["É%_/\\'\";--", "İstanbul Street governors", "Staff :cohort %s", "\U0001f4c5"])
def test_a_cohort_of_any_name_finds_itself(db, group, name):
    db.run_sync(factories.trained, group.id, [(name, 7), ("Governors", 4)])
    assert db.read_sync(training.totals, group.id, 2026, cohort=name) == [Total(name, 7, 1)]


def everything_counted(session, group_id):
    return (
        training.totals(session, group_id, 2026),
        training.logged_since(session, group_id, date(2020, 1, 1)),
    )


def test_a_voided_session_is_never_counted_but_stays_in_the_record(db, group):
    def write(session):
        robin = factories.member(session, group.id)
        held = factories.trained(session, group.id, by=robin)
        held.voided_at = NOW
        session.flush()
        last = next(iter(training.recent(session, group.id, robin.id, 1)), None)
        return everything_counted(session, group.id), last, len(training.of_group(session, group.id))

    assert db.run_sync(write) == (([], (0, 0)), None, 1)


def test_a_voided_cohort_is_never_counted(db, group):
    def write(session):
        held = factories.trained(session, group.id, [("Crossing patrols", 31), ("Governors", 4)])
        amend_cohorts(session, held, ("Governors", 4))
        return everything_counted(session, group.id)

    assert db.run_sync(write) == ([Total("Governors", 4, 1)], (1, 4))


def test_a_corrected_headcount_keeps_its_row_and_its_history(db, group):
    def write(session):
        held = factories.trained(session, group.id, [("Crossing patrols", 31)])
        (before,) = training.cohorts_of(session, group.id, held.id)
        amend_cohorts(session, held, ("Crossing patrols", 24))
        (after,) = training.cohorts_of(session, group.id, held.id)
        event = audit.history(session, group.id, "training_cohorts", after.id)[-1]
        return before.id == after.id, cohorts(session, held), event

    same, now, event = db.run_sync(write)
    assert same
    assert now == [("Crossing patrols", 24)]
    assert (event.was, event.now) == ({"people": 31}, {"people": 24})


def test_cohorts_can_be_added_and_dropped_and_come_back(db, group):
    def write(session):
        held = factories.trained(session, group.id, [("Crossing patrols", 31), ("Governors", 4)])
        amend_cohorts(session, held, ("Governors", 4), ("Librarians", 2))
        without = cohorts(session, held)
        amend_cohorts(session, held, ("Governors", 4), ("Librarians", 2), ("Crossing patrols", 30))
        return without, cohorts(session, held)

    without, again = db.run_sync(write)
    assert without == [("Governors", 4), ("Librarians", 2)]
    assert again == [*without, ("Crossing patrols", 30)]


def test_correcting_a_session_with_what_it_already_says_changes_nothing(db, group):
    def write(session):
        held = factories.trained(session, group.id)
        before = audit_heads.head(session, group.id)
        changed = training.amend(session, factories.change(session, group.id), held, held_on=held.held_on)
        amend_cohorts(session, held, ("Crossing patrols", 31))
        return changed, before == audit_heads.head(session, group.id)

    assert db.run_sync(write) == (False, True)


def test_make_that_24_means_the_session_the_same_member_logged_last(db, group):
    def write(session):
        robin, sasha = (factories.member(session, group.id, name) for name in ("Robin Vale", "Sasha Moor"))
        factories.trained(session, group.id, by=robin, at=NOW)
        later = factories.trained(session, group.id, by=robin, at=NOW + timedelta(minutes=1), held_on=date(2026, 5, 1))
        factories.trained(session, group.id, by=sasha, at=NOW + timedelta(minutes=2))
        return later.id, training.recent(session, group.id, robin.id, 1)[0].id

    expected, found = db.run_sync(write)
    assert found == expected


def test_sessions_since_a_day_include_that_day(db, group):
    def write(session):
        factories.trained(session, group.id, [("Governors", 4), ("Librarians", 2)], held_on=date(2027, 2, 1))
        factories.trained(session, group.id, [("Governors", 40)], held_on=date(2027, 1, 31))
        factories.trained(session, group.id, [("Governors", 400)], held_on=None)
        return training.logged_since(session, group.id, date(2027, 2, 1))

    assert db.run_sync(write) == (1, 6)


def test_the_register_is_told_oldest_first_and_the_undated_last(db, group):
    def write(session):
        days = [None, date(2027, 1, 5), date(2026, 6, 1)]
        for day in days:
            factories.trained(session, group.id, held_on=day)
        return [held.held_on for held in training.of_group(session, group.id)]

    assert db.run_sync(write) == [date(2026, 6, 1), date(2027, 1, 5), None]


def test_the_register_knows_its_cohorts_by_name(db, group):
    def write(session):
        factories.trained(session, group.id, [("Governors", 4), ("Crossing patrols", 31)])
        factories.trained(session, group.id, [("Governors", 2)])
        return training.cohort_names(session, group.id)

    assert db.run_sync(write) == ["Crossing patrols", "Governors"]


def test_a_cohort_that_was_taken_back_is_no_name_of_the_register(db, group):
    def write(session):
        held = factories.trained(session, group.id, [("Governers", 4)])
        amend_cohorts(session, held, ("Governors", 4))
        factories.trained(session, group.id, [("Nobody", 1)]).voided_at = NOW
        return training.cohort_names(session, group.id)

    assert db.run_sync(write) == ["Governors"]


def test_a_session_that_is_not_there_is_said_so(db, group):
    with pytest.raises(SessionNotFound):
        db.read_sync(training.get, group.id, 404)
