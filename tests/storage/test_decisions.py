"""Decisions: told in the order they were made."""

from datetime import date

import pytest

from storage import decisions
from tests import factories
from tests.factories import NOW


def furnish(session, group):
    factories.decision(session, group.id, "third", made_on=date(2027, 2, 2))
    factories.decision(session, group.id, "first", made_on=date(2026, 12, 1), review_on=date(2027, 12, 1))
    factories.decision(session, group.id, "second", made_on=date(2026, 12, 1))
    factories.decision(session, group.id, "taken back").voided_at = NOW
    session.flush()


def test_decisions_come_oldest_first_without_those_taken_back(db, group):
    def write(session):
        furnish(session, group)
        return [row.text for row in decisions.of_group(session, group.id)]

    assert db.run_sync(write) == ["first", "second", "third"]


def test_words_of_decisions_come_latest_first_without_those_taken_back(db, group):
    def write(session):
        furnish(session, group)
        return [text for _, text in decisions.worded(session, group.id)]

    assert db.run_sync(write) == ["third", "second", "first"]


def test_decisions_are_numbered_as_they_were_logged_and_one_taken_back_keeps_its_number(db, group):
    def write(session):
        factories.decision(session, factories.group(session, "Westerham").id, "elsewhere")
        furnish(session, group)
        factories.decision(session, group.id, "fourth")
        ids = [one for one, _ in decisions.worded(session, group.id)]
        told = decisions.made(session, group.id, ids)
        back = [decisions.of_number(session, group.id, made.number).text for made in told]
        return [(made.number, made.text, made.review_on) for made in told], back

    told, back = db.run_sync(write)
    assert told == [(5, "fourth", None), (1, "third", None), (3, "second", None), (2, "first", date(2027, 12, 1))]
    assert back == ["fourth", "third", "second", "first"]


def test_no_ids_are_no_decisions(db, group):
    assert db.read_sync(decisions.made, group.id, []) == []


@pytest.mark.parametrize("number", [-1, 0, 4, 5, 9999])
def test_a_number_of_none_or_of_one_taken_back_is_not_found(db, group, number):
    def write(session):
        furnish(session, group)
        decisions.of_number(session, group.id, number)

    with pytest.raises(decisions.DecisionNotFound):
        db.run_sync(write)


def test_decisions_to_review_are_those_due_by_the_day_the_longest_due_first(db, group):
    def write(session):
        days = [date(2027, 3, 2), date(2027, 1, 1), date(2027, 3, 3)]
        rows = [factories.decision(session, group.id, str(day), review_on=day) for day in days]
        gone = factories.decision(session, group.id, "gone", review_on=date(2027, 1, 1))
        gone.voided_at = NOW
        session.flush()
        return [row.id for row in rows], decisions.to_review(session, group.id, date(2027, 3, 2))

    ids, due = db.run_sync(write)
    assert list(due.items()) == [(ids[1], date(2027, 1, 1)), (ids[0], date(2027, 3, 2))]


def test_decisions_of_some_days_come_latest_first_with_the_first_and_the_last_day(db, group):
    def write(session):
        furnish(session, group)
        ids = dict(decisions.worded(session, group.id))
        found = decisions.made_between(session, group.id, date(2026, 12, 1), date(2027, 2, 2))
        early = decisions.made_between(session, group.id, date(2026, 11, 1), date(2026, 12, 1))
        return [ids[one] for one in found], [ids[one] for one in early]

    assert db.run_sync(write) == (["third", "second", "first"], ["second", "first"])
