"""Decisions: told in the order they were made."""

from datetime import date

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


def test_decisions_are_told_latest_first_without_those_taken_back(db, group):
    def write(session):
        furnish(session, group)
        return [(made.text, made.review_on) for made in decisions.made(session, group.id)]

    assert db.run_sync(write) == [("third", None), ("second", None), ("first", date(2027, 12, 1))]
