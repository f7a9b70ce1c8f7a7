"""Targets and the figures partners give, each as of its own day."""

from datetime import date

import pytest
from sqlalchemy import func, select

from storage import audit, members, targets
from storage.members import Role
from storage.targets import TargetValue
from tests import factories
from tests.factories import NOW, TODAY


def figure(session, target, value, day, **columns):
    given = {"by_name": "Robin Vale"} | columns
    row = TargetValue(group_id=target.group_id, target_id=target.id, value=value, as_of_on=day, **given)
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
        of_group = [row.measure for row in targets.of_group(session, group.id)]
        [standing] = targets.standings(session, group.id)
        return of_group, targets.values_of(session, group.id, kept.id), standing.measure, standing.figures

    assert db.run_sync(write) == (["Staff trained"], [], "Staff trained", ())


def test_a_standing_has_the_last_figures_of_its_own_target_the_latest_at_the_end(db, group):
    def write(session):
        first, second = (factories.target(session, group.id, measure) for measure in ("Staff trained", "Venues"))
        for month in (12, 8, 10, 9, 11):
            figure(session, first, month, date(2026, month, 28))
        figure(session, second, 3, date(2026, 7, 31), workforce=120, note="new sites")
        return targets.standings(session, group.id)

    first, second = db.run_sync(write)
    assert [one.value for one in first.figures] == [9, 10, 11, 12]
    assert (first.measure, first.latest.as_of_on) == ("Staff trained", date(2026, 12, 28))
    assert (second.latest.value, second.latest.workforce, second.latest.note) == (3, 120, "new sites")


def test_a_figure_given_again_for_a_day_takes_the_place_of_the_one_before_which_is_kept(db, group):
    def write(session):
        target = factories.target(session, group.id)
        before = figure(session, target, 82, date(2027, 1, 31))
        after = figure(session, target, 84, date(2027, 1, 31), by_name="Ashley Pole")
        stored = session.scalar(select(func.count()).select_from(TargetValue))
        told = [row.value for row in targets.values_of(session, group.id, target.id)]
        history = [event.now for event in audit.history(session, group.id, "target_values", before.id)]
        return told, stored, history[-1].keys(), after.by_name

    assert db.run_sync(write) == ([84.0], 2, {"voided_at"}, "Ashley Pole")


@pytest.mark.parametrize(
    ("as_of", "due_on", "is_missing"),
    [
        (None, None, True),
        (date(2026, 12, 31), None, True),
        (date(2027, 1, 1), None, False),  # on 9 February last month is January
        (date(2027, 2, 5), None, False),
        (date(2026, 3, 1), date(2026, 3, 31), False),  # the figure of the month it was due in is there
        (date(2026, 2, 28), date(2026, 3, 31), True),
        (date(2026, 12, 31), date(2027, 3, 31), True),
    ],
)
def test_a_figure_is_missing_when_there_is_none_of_last_month(db, group, as_of, due_on, is_missing):
    def write(session):
        target = factories.target(session, group.id, due_on=due_on)
        if as_of:
            figure(session, target, 80, as_of)
        return [one.id for one in targets.missing(session, group.id, TODAY)] == [target.id]

    assert db.run_sync(write) is is_missing


def test_in_january_last_month_is_december(db, group):
    def write(session):
        figure(session, factories.target(session, group.id), 80, date(2026, 12, 1))
        return targets.missing(session, group.id, date(2027, 1, 31))

    assert db.run_sync(write) == []


def test_a_target_agreed_anew_keeps_what_it_was(db, group):
    def write(session):
        target = factories.target(session, group.id, level=85)
        targets.agree_anew(session, factories.change(session, group.id), target.id, level=90.0)
        return [event.was for event in audit.history(session, group.id, "targets", target.id)][-1]

    assert db.run_sync(write) == {"level": 85.0}


def test_another_groups_target_cannot_be_agreed_anew(db, group):
    other = db.run_sync(factories.group, "Southbrook")
    target = db.run_sync(factories.target, other.id)
    with pytest.raises(targets.TargetNotFound):
        db.run_sync(
            lambda session: targets.agree_anew(session, factories.change(session, group.id), target.id, level=1.0)
        )


@pytest.mark.parametrize(
    ("due_on", "wanted_on"),
    [
        (None, date(2027, 1, 31)),
        (date(2027, 3, 31), date(2027, 1, 31)),
        (date(2026, 11, 20), date(2026, 11, 20)),  # what is due is told as of its day, and nothing after it
    ],
)
def test_a_figure_is_wanted_of_the_end_of_last_month_or_of_the_due_day_before_it(db, group, due_on, wanted_on):
    def write(session):
        factories.target(session, group.id, due_on=due_on)
        return [one.wanted_on(TODAY) for one in targets.standings(session, group.id)]

    assert db.run_sync(write) == [wanted_on]


@pytest.fixture
def asked(db, group):
    """Return a function that tells who is asked for the figure of a target, by name."""

    def names(agency, asked_of_id):
        def read(session):
            target = factories.target(session, group.id, agency=agency, asked_of_id=asked_of_id)
            standing = next(one for one in targets.standings(session, group.id) if one.id == target.id)
            return [one.name for one in targets.givers(standing, members.of_group(session, group.id), TODAY)]

        return db.run_sync(read)

    return names


def test_who_is_named_is_asked_for_the_figure(db, group, asked):
    db.run_sync(factories.member, group.id, "Ashley Pole", agency="Police")
    robin = db.run_sync(factories.member, group.id, "Robin Vale", agency="Housing")
    assert asked("Police", robin.id) == ["Robin Vale"]


def test_where_nobody_is_named_the_agencys_members_are_asked_and_not_their_deputies(db, group, asked):
    for name, role in (("Ashley Pole", Role.MEMBER), ("Kit Marsh", Role.MEMBER), ("Lou Penn", Role.DEPUTY)):
        db.run_sync(factories.member, group.id, name, agency="Police", role=role)
    assert asked("police", None) == ["Ashley Pole", "Kit Marsh"]
    assert asked(None, None) == []


def test_who_has_left_is_asked_no_more(db, group, asked):
    robin = db.run_sync(factories.member, group.id, "Robin Vale", agency="Police", left_on=date(2027, 2, 1))
    db.run_sync(factories.member, group.id, "Ashley Pole", agency="Police")
    assert asked("Police", robin.id) == ["Ashley Pole"]


@pytest.mark.parametrize(
    ("away_until", "names"), [(TODAY, ["Lou Penn"]), (date(2027, 2, 8), ["Robin Vale"])], ids=["on leave", "back"]
)
def test_for_somebody_on_leave_their_deputy_is_asked(db, group, asked, away_until, names):
    robin = db.run_sync(factories.member, group.id, "Robin Vale", agency="Police", away_until=away_until)
    db.run_sync(factories.member, group.id, "Lou Penn", agency="Police", role=Role.DEPUTY, deputy_for_id=robin.id)
    assert asked("Police", None) == names
    assert asked(None, robin.id) == names


def test_somebody_on_leave_without_a_deputy_is_asked_all_the_same(db, group, asked):
    robin = db.run_sync(factories.member, group.id, "Robin Vale", agency="Police", away_until=TODAY)
    assert asked("Police", robin.id) == ["Robin Vale"]
