"""What is foretold is what is posted: no more, no less, not a word different."""

from datetime import date, datetime, timedelta

import pytest

from cards import elements
from rules import ladder
from rules.calendar import ENGLAND_AND_WALES, LONDON
from rules.recurrence import WhenClosed, falls
from scheduler.forecast import Foretold, forecast
from scheduler.registry import BY_NAME
from scheduler.tick import Memory, tick
from storage import attendance, audit, conversations, meeting_series, meetings, requested_reminders
from storage.actions import Due
from storage.attendance import Answer
from storage.groups import Group
from storage.meetings import Meeting
from storage.members import WEEKLY, Role
from storage.requested_reminders import RequestedReminder, Whom
from tests import factories
from tests.scheduler.conftest import local

START = date(2027, 2, 9)
END = START + timedelta(days=60)  # Easter and the clock change lie within
# A tick each quarter of an hour around the digest's, and few when nothing falls due: each costs the test milliseconds.
TICKS = ((0, 0), (6, 0), (8, 30), (8, 45), (9, 0), (9, 15), (13, 0), (20, 0))


@pytest.fixture
def busy(db, place, group):
    """A group with many actions of every sort, a missing figure, meetings, two channels and a holiday of its own."""

    def build(session):
        session.get(Group, group.id).holidays_added = ["2027-03-17"]
        factories.channel(session, group.id, "19:second@thread.tacv2")
        priya = join(session, group.id, "Priya", agency="Probation")
        joan = join(session, group.id, "Joan", agency="Housing", reminders=WEEKLY)
        join(session, group.id, "Away", agency="Housing", away_until=START + timedelta(days=20))
        join(session, group.id, "Muted", agency="Probation", muted_until=START + timedelta(days=30))
        join(session, group.id, "Morgan", role=Role.CHAIR)
        join(session, group.id, "Sam", role=Role.DEPUTY, deputy_for_id=joan.id)
        days = [(START + timedelta(days=n)).isoformat() for n in (7, 14)]
        asked = RequestedReminder(group_id=group.id, by_id=joan.id, at=factories.NOW, whom=Whom.OWNERS, days=days)
        requested_reminders.add(session, factories.change(session, group.id), asked)
        for n in range(60):
            owners = [{"kind": "agency", "name": ("Probation", "Housing", "Police")[n % 3]}]
            factories.action(session, group.id, f"Step {n}", on=START + timedelta(days=2 * n - 30), owners=owners)
        for n, status in enumerate(("complete", "deferred", "ongoing", "at risk")):
            factories.action(session, group.id, f"Is {status}", on=START + timedelta(days=n), status=status)
        for kind in ("ONGOING", "TBA", "NONE"):
            factories.action(session, group.id, f"Has no date: {kind}", due=Due(text=kind, kind=kind))
        factories.target(session, group.id)
        march, *_ = [factories.meeting(session, group.id, date(2027, *day)) for day in ((3, 2), (4, 6), (5, 4))]
        cancelled = factories.meeting(session, group.id, date(2027, 3, 16))
        audit.amend(session, factories.change(session, group.id), cancelled, state="cancelled")
        early = factories.change(session, group.id, local(START, 6, 55), by=joan)
        extra = Meeting(group_id=group.id, title="Extra meeting", held_on=date(2027, 3, 18), starts="10:00")
        meetings.book(session, early, extra)
        attendance.answer(session, early, march.id, priya.id, Answer.APOLOGIES)
        series = factories.series(session, group.id, "Subgroup", fixed_on=["2027-03-30"])
        meeting_series.plan(session, early, series, START, END, ENGLAND_AND_WALES)

    db.run_sync(build)
    return group


def foretell(db, group, first: date, last: date, now) -> list[Foretold]:
    return db.read_sync(lambda session: forecast(session, session.get(Group, group.id), first, last, now, LONDON))


def join(session, group_id, name, **columns):
    """Take somebody in who has a chat of their own."""
    person = factories.member(session, group_id, name, entra_id=name, **columns)
    conversations.remember(session, factories.reference(f"a:{name}", scope="personal", person_id=name), factories.NOW)
    return person


CHANGES = {"meeting_changed", "series_changed", "attendance_settled"}
KINDS = {
    "settled who comes": "attendance_settled",
    "Regular meetings:": "series_changed",
    "Booked:": "meeting_changed",
    "Are you coming? Press": "meeting_invitation",
    "Meeting:": "meeting_upcoming",
}


def kind_of(said: str) -> str:
    for words, kind in KINDS.items():
        if words in said:
            return kind
    return "personal_digest" if "You get this because" in said else "digest"


async def play(db, *moments: datetime) -> list[Foretold]:
    """Tick at these moments and return what was posted."""
    posted: list[Foretold] = []
    memory = Memory()

    for now in moments:

        async def deliver(conversation, message, now=now) -> str:
            said = elements.spoken(message.card)
            who = conversation.person_id or ""
            posted.append(Foretold(now.astimezone(LONDON), kind_of(said), conversation.scope, said, who))
            return f"activity-{len(posted)}"

        await tick(db, now, deliver, LONDON, memory=memory)
    return posted


async def test_sixty_days_of_ticks_post_exactly_what_was_foretold(db, busy):
    days = [START + timedelta(days=n) for n in range(61)]
    foretold = foretell(db, busy, START, END, local(START, 0))
    posted = await play(db, *(local(day, *at) for day in days for at in TICKS))
    assert len(posted) > 60
    assert {each.kind for each in posted} == set(BY_NAME)
    assert {each.who for each in posted} == {"", "Priya", "Joan", "Away", "Muted", "Morgan"}
    assert sorted(map(repr, posted)) == sorted(map(repr, foretold))


async def test_what_is_late_is_foretold_for_now_as_one_message(db, busy):
    await play(db, local(START, 7))
    now = local(date(2027, 2, 24), 15)  # down since the 9th: digests of two weeks and a meeting's reminder
    foretold = foretell(db, busy, date(2027, 2, 24), date(2027, 2, 24), now)
    posted = await play(db, now)
    assert {each.kind for each in posted} == set(BY_NAME) - CHANGES  # their two weeks are over
    assert sorted(map(repr, posted)) == sorted(map(repr, foretold))


async def test_what_is_late_in_the_evening_is_foretold_with_the_next_mornings(db, busy):
    await play(db, local(START, 7))
    now = local(date(2027, 2, 17), 22)
    foretold = foretell(db, busy, date(2027, 2, 17), date(2027, 2, 19), now)
    days = (date(2027, 2, 18), date(2027, 2, 19))
    posted = await play(db, now, *(local(day, *at) for day in days for at in TICKS))
    assert {each.at.date() for each in posted} == set(days)
    assert sorted(map(repr, posted)) == sorted(map(repr, foretold))


async def test_what_was_sent_is_not_foretold_again(db, busy):
    await play(db, local(START, 7), local(START, 9))
    foretold = foretell(db, busy, START, START, local(START, 10))
    assert foretold == []


async def test_foretelling_writes_nothing(db, busy, rows):
    foretell(db, busy, START, END, local(START, 7))
    assert rows() == []


async def test_only_the_days_asked_for_are_foretold(db, busy):
    days = {each.at.date() for each in foretell(db, busy, date(2027, 3, 1), date(2027, 3, 2), local(START, 7))}
    assert days == {date(2027, 3, 1), date(2027, 3, 2)}


async def test_times_are_local(db, busy):
    told = foretell(db, busy, date(2027, 3, 25), date(2027, 3, 30), local(START, 7))
    assert {each.at.isoformat() for each in told} == {"2027-03-25T09:00:00+00:00", "2027-03-30T09:00:00+01:00"}


async def test_a_blocked_channel_is_foretold_nothing(db, group, place):
    db.run_sync(factories.action, group.id, on=START)
    assert len(foretell(db, group, START, START, local(START, 7))) == 1
    db.run_sync(conversations.block, place.id, "403", local(START, 7))
    assert foretell(db, group, START, START, local(START, 7)) == []


async def test_a_moved_meeting_is_foretold_for_its_new_day_only(db, busy):
    await play(db, local(START, 7))

    def move(session):
        row = meetings.next_meeting(session, busy.id, START)
        change = factories.change(session, busy.id)
        audit.amend(session, change, row, held_on=date(2027, 3, 9), revision=row.revision + 1)

    db.run_sync(move)
    told = foretell(db, busy, START, date(2027, 3, 10), local(START, 8))
    days = {each.at.date() for each in told if each.kind == "meeting_upcoming"}
    assert days == {date(2027, 3, 2), date(2027, 3, 8)}


async def test_what_a_new_channel_came_too_late_for_is_not_foretold_either(db, busy):
    began = local(START, 9, 10)
    assert foretell(db, busy, START, START, began) == []
    await play(db, began)
    assert foretell(db, busy, START, START, began) == []
    assert foretell(db, busy, START, START, local(START, 9, 40)) == []


@pytest.mark.parametrize("year", [2027, 2031, 2039])
async def test_every_meeting_of_any_two_years_is_foretold_at_nine_local(db, group, place, year):
    series = db.run_sync(factories.series, group.id, begins_on=START, when_closed=WhenClosed.AFTER)
    first, last = date(year, 3, 1), date(year + 2, 2, 28)
    told = foretell(db, group, first, last, local(START, 7))
    announced = [each for each in told if each.kind == "meeting_upcoming"]
    near = falls(meeting_series.rule(series), first, last + timedelta(days=10), ENGLAND_AND_WALES)
    days = [day for each in near for day in ladder.meeting_days(each.on, ENGLAND_AND_WALES)]
    assert [each.at.date() for each in announced] == sorted(day for day in days if first <= day <= last)
    assert {f"{each.at:%H:%M}" for each in announced} == {"09:00"}
    assert db.read_sync(meetings.of_group, group.id) == []
