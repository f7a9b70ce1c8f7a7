"""Reminders that were asked for are a section of the digest of whoever hears them, on the days that were chosen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cards import elements
from rules.calendar import LONDON
from scheduler import audience
from scheduler.kinds import requested
from scheduler.occurrences import Moment
from storage import actions, groups, members, requested_reminders
from storage.actions import Due
from storage.members import Role
from storage.requested_reminders import RequestedReminder, Whom
from tests import factories
from tests.cards.check import check
from tests.factories import NOW, TODAY

DAY = date(2027, 2, 22)  # a Monday
POLICE = [{"kind": "agency", "name": "Police"}]


@pytest.fixture
def robin(db, group):
    return db.run_sync(factories.member, group.id, "Robin Vale", agency="Police")


@pytest.fixture
def kit(db, group):
    return db.run_sync(factories.member, group.id, "Kit Marsh", agency="Housing")


@pytest.fixture
def ask(db, group, robin):
    """Return a function that asks, in Robin's name, for a reminder on DAY."""

    def make(whom, *people, **columns):
        def write(session):
            given = {"by_id": robin.id, "days": [DAY.isoformat()], "member_ids": [one.id for one in people]} | columns
            row = RequestedReminder(group_id=group.id, at=NOW, whom=whom, **given)
            return requested_reminders.add(session, factories.change(session, group.id), row)

        return db.run_sync(write)

    return make


@pytest.fixture
def hears(db, group):
    """Return a function that says what a member, or the channel, hears on a day: the lines of the section."""

    def heard(member=None, day=DAY, days=None, reachable=()):
        def look(session):
            place = audience.place_of(session, groups.get(session, group.id), LONDON, day)
            told = [*reachable, *([member] if member else [])]
            place = replace(place, reachable=frozenset(one.id for one in told))
            place = audience.personal(place, member.id, day) if member else place
            ids = requested.find(session, place, Moment(day, days or [day]))
            return ids, requested.draw(session, place, ids, day) if ids else None

        ids, section = db.read_sync(look)
        assert bool(ids) == (section is not None)
        if section is None:
            return []
        check(elements.card([*section.lines], [section.whole, *section.buttons[1:]]))
        return elements.spoken(elements.card(section.lines)).split("\n")

    return heard


def test_a_reminder_is_heard_on_its_day_only(ask, hears, robin):
    ask(Whom.PEOPLE, robin, text="Ring the hall")
    assert hears(robin) == ["Ring the hall · asked for by you on Tuesday 9 February 2027"]
    assert hears(robin, DAY + timedelta(days=1)) == []


def test_what_people_are_reminded_of_is_never_in_the_channel(ask, hears, robin, kit):
    ask(Whom.PEOPLE, kit, text="Ring the hall")
    assert hears() == []
    assert hears(robin) == []
    assert hears(kit) == ["Ring the hall · asked for by Robin Vale on Tuesday 9 February 2027"]


def test_the_groups_reminder_is_in_the_channel_and_in_no_chat(ask, hears, robin):
    ask(Whom.GROUP, text="Send your papers")
    assert len(hears()) == 1
    assert hears(robin) == []


def test_a_deputy_hears_it_while_they_stand_in(db, group, ask, hears, kit):
    lee = db.run_sync(factories.member, group.id, "Lee Penn", agency="Housing", role="deputy", deputy_for_id=kit.id)
    ask(Whom.PEOPLE, kit, text="Ring the hall")
    assert hears(lee) == []
    db.run_sync(lambda session: setattr(members.get(session, group.id, kit.id), "away_until", DAY))
    assert len(hears(lee)) == 1


def test_what_somebody_asked_of_themselves_does_not_go_to_their_deputy(db, group, ask, hears, kit):
    lee = db.run_sync(factories.member, group.id, "Lee Penn", agency="Housing", role="deputy", deputy_for_id=kit.id)
    ask(Whom.PEOPLE, kit, text="Dentist", by_id=kit.id)
    db.run_sync(lambda session: setattr(members.get(session, group.id, kit.id), "away_until", DAY))
    assert hears(lee) == []


def test_each_owner_hears_of_their_own_actions(db, group, ask, hears, robin, kit):
    db.run_sync(factories.action, group.id, "Map the venues", ref="1", on=DAY, owners=POLICE)
    db.run_sync(
        factories.action, group.id, "Ring round", ref="2", on=DAY, owners=[{"kind": "agency", "name": "Housing"}]
    )
    ask(Whom.OWNERS, due_before=date(2027, 3, 12))
    assert [line[:16] for line in hears(robin)] == ["1 Map the venues"]
    assert [line[:12] for line in hears(kit)] == ["2 Ring round"]


def test_the_channel_hears_of_what_no_owner_can_be_told_personally(db, group, ask, hears, robin, kit):
    db.run_sync(factories.action, group.id, "Map the venues", ref="1", on=DAY, owners=POLICE)
    db.run_sync(factories.action, group.id, "Ring round", ref="2", on=DAY)
    ask(Whom.OWNERS, due_before=date(2027, 3, 12))
    assert [line[0] for line in hears(reachable=[robin])] == ["2"]
    assert [line[0] for line in hears(reachable=[kit])] == ["1", "2"]


def test_an_owner_who_says_it_is_not_theirs_is_not_reminded(db, group, ask, hears, robin):
    declined = [POLICE[0] | {"declined": True}]
    db.run_sync(factories.action, group.id, ref="1", on=DAY, owners=declined)
    ask(Whom.OWNERS, due_before=date(2027, 3, 12))
    assert hears(robin) == []
    assert len(hears(reachable=[robin])) == 1


def test_an_agencys_deputy_is_not_reminded_beside_the_member(db, group, ask, hears):
    lee = db.run_sync(factories.member, group.id, "Lee Penn", agency="Police", role=Role.DEPUTY)
    db.run_sync(factories.action, group.id, ref="1", on=DAY, owners=POLICE)
    ask(Whom.OWNERS, due_before=date(2027, 3, 12))
    assert hears(lee) == []


def update(db, group, ref, **given):
    def write(session):
        row = actions.by_ref(session, group.id, ref)
        actions.update(session, factories.change(session, group.id), row, today=TODAY, **given)

    db.run_sync(write)


@pytest.mark.parametrize("status", ["complete", "closed", "deferred"])
def test_reminder_of_a_finished_action_is_not_sent(db, group, ask, hears, robin, status):
    row = db.run_sync(factories.action, group.id, ref="1", on=date(2027, 3, 31))
    ask(Whom.PEOPLE, robin, action_id=row.id)
    assert len(hears(robin)) == 1
    update(db, group, "1", status=status)
    assert hears(robin) == []


def test_an_action_that_was_redated_is_said_with_both_dates(db, group, ask, hears, robin):
    row = db.run_sync(factories.action, group.id, "HO return", ref="1", on=date(2027, 3, 31))
    ask(Whom.PEOPLE, robin, action_id=row.id)
    update(db, group, "1", due=Due("7 April", "DATE", date(2027, 4, 7), "day"))
    [line] = hears(robin)
    assert "due Wednesday 7 April 2027" in line
    assert "its date has moved since, was Wednesday 31 March 2027" in line


def test_one_that_is_late_or_early_says_its_own_day(ask, hears, robin):
    ask(Whom.PEOPLE, robin, text="Ring the hall")
    wednesday = DAY + timedelta(days=2)
    [line] = hears(robin, wednesday, [DAY, wednesday])
    assert line.endswith(", for Monday 22 February 2027")


def test_one_that_is_cancelled_is_not_said(db, group, ask, hears, robin):
    row = ask(Whom.PEOPLE, robin, text="Ring the hall")

    def cancel(session):
        found = requested_reminders.get(session, group.id, row.id)
        requested_reminders.cancel(session, factories.change(session, group.id), found)

    db.run_sync(cancel)
    assert hears(robin) == []


def test_who_asked_is_named_after_they_have_left(db, group, ask, hears, robin, kit):
    ask(Whom.PEOPLE, kit, text="Ring the hall")
    db.run_sync(lambda session: setattr(members.get(session, group.id, robin.id), "left_on", TODAY))
    assert "asked for by Robin Vale" in hears(kit)[0]


def test_another_groups_reminders_are_not_heard(db, ask, hears, robin):
    other = db.run_sync(factories.group, "Southbrook")

    def write(session):
        row = RequestedReminder(
            group_id=other.id, by_id=robin.id, at=NOW, whom=Whom.GROUP, text="x", days=[DAY.isoformat()]
        )
        requested_reminders.add(session, factories.change(session, other.id), row)

    db.run_sync(write)
    assert hears() == []


def test_words_somebody_typed_are_plain(db, group, ask, robin):
    ask(Whom.PEOPLE, robin, text="[x](https://e.example) **now** {{DATE()}}")

    def look(session):
        place = audience.place_of(session, groups.get(session, group.id), LONDON, DAY)
        place = audience.personal(place, robin.id, DAY)
        return requested.draw(session, place, requested.find(session, place, Moment(DAY, [DAY])), DAY)

    [line] = db.read_sync(look).lines
    assert r"\[x\]" in line["text"]
    assert r"\*\*now\*\*" in line["text"]
    assert "{{" not in line["text"]
