"""What was agreed at a meeting: what names it, and what was written down while it was on or later that day."""

from datetime import date, datetime

import pytest

from rules.calendar import LONDON
from storage import actions, agreed
from storage.meetings import Meeting, MeetingKind, MeetingState
from tests import factories

HELD = date(2027, 3, 2)


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=LONDON)


@pytest.fixture
def met(db, group):
    """Hold an extraordinary meeting at 10:00, the ordinary one at 14:00 and a subgroup's at 17:00."""

    def write(session):
        called_off = factories.meeting(session, group.id, HELD, starts="08:00", state=MeetingState.CANCELLED)
        early = factories.meeting(session, group.id, HELD, starts="10:00", kind=MeetingKind.EXTRAORDINARY)
        usual = factories.meeting(session, group.id, HELD)
        subgroup = factories.meeting(session, group.id, HELD, starts="17:00", kind=MeetingKind.SUBGROUP)
        return {None: None, called_off.id: "called off", early.id: "early", usual.id: "usual", subgroup.id: "subgroup"}

    return db.run_sync(write)


@pytest.mark.parametrize(
    ("moment", "which"),
    [
        (at(8, 30), None),
        (at(9, 59), None),
        (at(10), "early"),
        (at(13), "early"),
        (at(14), "usual"),
        (at(16, 59), "usual"),
        (at(17), "subgroup"),
        (at(19), "usual"),
        (at(23, 59), "usual"),
        (at(0, 0, day=3), None),
    ],
)
def test_what_is_written_down_is_of_the_meeting_that_is_on_or_was_last_that_day(db, group, met, moment, which):
    found = db.run_sync(lambda session: agreed.at_moment(session, group.id, moment, LONDON))
    assert met[found.id if found else None] == which


def test_an_action_is_of_the_meeting_that_it_names_whenever_it_is_written_down(db, group):
    def write(session):
        march = factories.meeting(session, group.id, HELD)
        april = factories.meeting(session, group.id, date(2027, 4, 6))
        factories.action(session, group.id, "The next day", at=at(9, 20, day=3), meeting_id=march.id)
        factories.action(session, group.id, "Of no other", at=at(15), meeting_id=april.id)
        factories.action(session, group.id, "Dated", at=at(15, 1), on=HELD, meeting_id=march.id)
        return [line.title for line in agreed.actions_of(session, march, LONDON)]

    assert db.run_sync(write) == ["Dated", "The next day"]


def test_an_action_of_no_meeting_is_of_the_one_at_which_it_was_written_down(db, group, met):
    def write(session):
        for hour in (9, 11, 15, 17, 20):
            factories.action(session, group.id, f"At {hour}", at=at(hour))
        found = {}
        for id, which in met.items():
            if id:
                meeting = session.get_one(Meeting, id)
                found[which] = [line.title for line in agreed.actions_of(session, meeting, LONDON)]
        return found

    assert db.run_sync(write) == {
        "called off": [],
        "early": ["At 11"],
        "usual": ["At 15", "At 20"],
        "subgroup": ["At 17"],
    }


def test_what_an_import_brings_on_the_day_was_not_agreed_at_the_meeting(db, group):
    def write(session):
        meeting = factories.meeting(session, group.id, HELD)
        change = factories.change(session, group.id, at(15))
        for title in ("From the plan", "From the plan too"):
            actions.add(session, change, title=title)
        factories.action(session, group.id, "Under its own number", ref="3.5", at=at(15))
        factories.action(session, group.id, "Agreed", at=at(15, 5))
        return [line.title for line in agreed.actions_of(session, meeting, LONDON)]

    assert db.run_sync(write) == ["Agreed"]


def test_decisions_of_a_meeting_are_its_own_and_those_of_its_day_that_are_of_none(db, group):
    def write(session):
        whole = factories.meeting(session, group.id, HELD)
        subgroup = factories.meeting(session, group.id, HELD, starts="10:00", kind=MeetingKind.SUBGROUP)
        for text, meeting, day in (
            ("Of the day", None, HELD),
            ("Its own", whole, HELD),
            ("The subgroup's", subgroup, HELD),
            ("Another day's", None, date(2027, 3, 3)),
        ):
            factories.decision(session, group.id, text, made_on=day, meeting_id=meeting.id if meeting else None)
        return [[one.text for one in agreed.decisions_of(session, each)] for each in (whole, subgroup)]

    assert db.run_sync(write) == [["Of the day", "Its own"], ["The subgroup's"]]
