"""What a group hears of by exception, from the record as it stands."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rules.calendar import LONDON
from storage import actions, audit, exceptions, groups, meetings, members, targets
from storage.acting import alone
from storage.actions import Due, Status
from storage.members import Role
from storage.targets import TargetValue
from tests import factories
from tests.factories import TODAY

BEFORE = datetime(2027, 1, 20, 10, 0, tzinfo=UTC)
SINCE = datetime(2027, 2, 4, 10, 0, tzinfo=UTC)
FAR = date(2027, 9, 1)
POLICE = [{"kind": "agency", "name": "Police"}]


@pytest.fixture
def gathered(db, group):
    """Return a function that gathers after the last meeting on 2 February and before those of March and April."""
    for held_on in (date(2027, 2, 2), date(2027, 3, 2), date(2027, 4, 6)):
        db.run_sync(factories.meeting, group.id, held_on)

    def gather(member=None):
        def ask(session):
            row = groups.get(session, group.id)
            meeting = meetings.next_meeting(session, group.id, TODAY)
            span = exceptions.span(session, row, meeting, TODAY, TODAY, LONDON)
            people = members.of_group(session, group.id)
            return exceptions.gather(session, row, span, people, alone(member) if member else None)

        return db.run_sync(ask)

    return gather


@pytest.fixture
def add(db, group):
    return lambda title="Map the venues", **given: db.run_sync(
        factories.action, group.id, title, **{"at": BEFORE, "on": FAR} | given
    )


def update(db, group, action, at=SINCE, **given):
    def write(session):
        row = actions.by_ref(session, group.id, action.ref)
        actions.update(session, factories.change(session, group.id, at), row, today=at.date(), **given)

    db.run_sync(write)


def due(day: date) -> Due:
    return Due(day.isoformat(), "DATE", day, "day")


def titles(lines):
    return [line.title for line in lines]


def test_the_span_goes_from_the_meeting_before_to_the_one_after(gathered):
    span = gathered().span
    assert (span.last_on, span.held_on, span.due_by) == (date(2027, 2, 2), date(2027, 3, 2), date(2027, 4, 6))
    assert span.since == datetime(2027, 2, 2, tzinfo=UTC)


def test_what_is_due_on_the_day_of_the_meeting_after_is_due(add, gathered):
    for title, day in (("Due", date(2027, 4, 6)), ("Later", date(2027, 4, 7)), ("Today", TODAY)):
        add(title, on=day)
    add("Late", on=TODAY - timedelta(days=1))
    found = gathered()
    assert titles(found.due) == ["Today", "Due"]
    assert titles(found.late) == ["Late"]


def test_an_action_with_an_update_since_the_last_meeting_is_on_track(db, group, add, gathered):
    add("Silent")
    update(db, group, add("Spoken of"), note="half done")
    add("New", at=SINCE)
    found = gathered()
    assert titles(found.silent) == ["Silent"]
    assert (found.open, found.on_track) == (3, 2)


def test_an_action_at_risk_is_not_on_track(db, group, add, gathered):
    update(db, group, add(), status=Status.AT_RISK)
    assert (titles(gathered().at_risk), gathered().on_track) == (["Map the venues"], 0)


def test_an_action_in_several_lists_counts_once(db, group, add, gathered):
    add("Late and silent", on=date(2027, 1, 1))
    update(db, group, add("Fine"), note="well on the way")
    found = gathered()
    assert (titles(found.late), titles(found.silent), found.on_track) == (["Late and silent"], ["Late and silent"], 1)
    assert titles(found.outstanding) == ["Late and silent"]


def test_a_date_that_moved_twice_is_told_from_the_first_with_the_last_reason(db, group, add, gathered):
    action = add(on=date(2027, 3, 1))
    update(db, group, action, reason="not ready", due=due(date(2027, 3, 20)))
    update(db, group, action, SINCE + timedelta(days=1), reason="wait for HO", due=due(date(2027, 3, 31)))
    [moved] = gathered().moved
    assert (moved.was_on, moved.line.due_on, moved.reason) == (date(2027, 3, 1), date(2027, 3, 31), "wait for HO")


def test_a_date_moved_before_the_last_meeting_or_back_again_is_not_moved(db, group, add, gathered):
    update(db, group, add("Long ago", on=date(2027, 3, 1)), BEFORE, due=due(date(2027, 3, 20)))
    back = add("There and back", on=date(2027, 3, 1))
    update(db, group, back, due=due(date(2027, 3, 20)))
    update(db, group, back, SINCE + timedelta(days=1), due=due(date(2027, 3, 1)))
    assert gathered().moved == []


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.DEFERRED, Status.CLOSED])
def test_what_is_set_aside_is_no_exception_and_not_counted(db, group, add, gathered, status):
    update(db, group, add(on=date(2027, 1, 1)), status=status)
    found = gathered()
    assert (found.late, found.silent, found.open) == ([], [], 0)


def test_ongoing_needs_no_date_and_tba_does(db, group, add, gathered):
    add("Ongoing", on=None, due=Due("Ongoing", "ONGOING"))
    add("TBA", on=None, due=Due("TBA", "TBA"))
    assert titles(gathered().undated) == ["TBA"]


def test_a_target_is_missed_below_its_level_and_its_figure_missing_after_a_month(db, group, gathered):
    def figure(session, target, value, day):
        row = TargetValue(group_id=group.id, target_id=target.id, value=value, as_of_on=day, by_name="Ruth")
        targets.record(session, factories.change(session, group.id), row)

    def write(session):
        ruth = factories.member(session, group.id, "Ruth", agency="Public Health")
        short = factories.target(session, group.id, "Short", agency="Public Health", level=85.0)
        met = factories.target(session, group.id, "Met", level=85.0)
        factories.target(session, group.id, "Never", asked_of_id=ruth.id)
        figure(session, short, 84.9, date(2026, 12, 31))
        figure(session, met, 85.0, date(2027, 1, 31))

    db.run_sync(write)
    found = gathered()
    assert [one.measure for one in found.missed] == ["Short"]
    assert [(one.measure, [who.name for who in people]) for one, people in found.missing] == [
        ("Short", ["Ruth"]),
        ("Never", ["Ruth"]),
    ]


def test_a_theme_counts_as_live_with_any_open_action_whatever_its_capitals(db, group, add, gathered):
    add(theme="risk ASSESSMENT")
    bare = gathered().bare_themes
    assert "Risk assessment" not in bare
    assert "Staff training" in bare


def test_training_and_decisions_since_the_last_meeting(db, group, gathered):
    db.run_sync(factories.trained, group.id, held_on=date(2027, 2, 2))
    db.run_sync(factories.trained, group.id, held_on=date(2027, 2, 1))
    db.run_sync(factories.decision, group.id, "Due.", review_on=date(2027, 3, 2))
    db.run_sync(factories.decision, group.id, "Later.", review_on=date(2027, 3, 3))
    found = gathered()
    assert found.trained == (1, 31)
    assert [one.text for one in found.reviews] == ["Due."]


def test_a_members_part_holds_nothing_of_others(db, group, add, gathered):
    add("Police's", owners=POLICE)
    add("Housing's", owners=[{"kind": "agency", "name": "Housing"}])
    db.run_sync(factories.target, group.id, "Police officers", agency="Police")
    db.run_sync(factories.target, group.id, "Housing staff", agency="Housing")
    db.run_sync(factories.decision, group.id, "Due.", review_on=TODAY)
    callum = db.run_sync(factories.member, group.id, "Callum", agency="Police")
    found = gathered(callum)
    assert (titles(found.silent), found.open) == (["Police's"], 1)
    assert [one.measure for one, _ in found.missing] == ["Police officers"]
    assert (found.bare_themes, found.reviews) == ([], [])
    chair = db.run_sync(factories.member, group.id, "Helen", role=Role.CHAIR)
    assert [one.text for one in gathered(chair).reviews] == ["Due."]


def test_before_the_first_meeting_nothing_is_silent_or_moved(db, group, add, gathered):
    def void(session):
        meeting = meetings.last_meeting(session, group.id, TODAY)
        audit.amend(session, factories.change(session, group.id), meeting, voided_at=factories.NOW)

    action = add()
    update(db, group, action, BEFORE, due=due(date(2027, 3, 20)))
    db.run_sync(void)
    found = gathered()
    assert (found.silent, found.moved, found.trained, found.span.since) == ([], [], (0, 0), None)
