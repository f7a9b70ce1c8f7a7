"""Targets and the figures partners give, each as of its own day."""

from datetime import date

from storage import targets
from storage.targets import TargetValue
from tests import factories
from tests.factories import NOW


def figure(session, target, value, day):
    row = TargetValue(group_id=target.group_id, target_id=target.id, value=value, as_of_on=day, by_name="Robin Vale")
    return targets.record(session, factories.change(session, target.group_id), row)


def test_figures_come_by_their_as_of_date_not_by_when_they_were_given(db, group):
    def write(session):
        target, other = (factories.target(session, group.id) for _ in range(2))
        figure(session, target, 91.5, date(2026, 12, 31))
        figure(session, target, 88, date(2026, 9, 30))
        figure(session, other, 12, date(2026, 9, 30))
        return [(row.value, row.as_of_on) for row in targets.values_of(session, group.id, target.id)]

    assert db.run_sync(write) == [(88.0, date(2026, 9, 30)), (91.5, date(2026, 12, 31))]


def test_what_was_taken_back_is_not_told(db, group):
    def write(session):
        kept, gone = (factories.target(session, group.id, measure) for measure in ("Staff trained", "Venues checked"))
        gone.voided_at = NOW
        figure(session, kept, 9100, date(2026, 12, 31)).voided_at = NOW
        session.flush()
        return [row.measure for row in targets.of_group(session, group.id)], targets.values_of(
            session, group.id, kept.id
        )

    assert db.run_sync(write) == (["Staff trained"], [])
