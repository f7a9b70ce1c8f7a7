"""Whoever is asked to a meeting and has not answered is asked in their own chat; nobody is asked too often."""

from datetime import date, timedelta
from functools import partial

import pytest

from cards import elements
from rules.calendar import LONDON
from scheduler.tick import tick
from storage import attendance, audit, deputy_requests, groups, meetings, members
from storage.attendance import Answer
from storage.meetings import MeetingKind
from storage.members import OFF, WEEKLY, Role
from tests import factories
from tests.cards.check import check
from tests.scheduler.conftest import local

TUESDAY = date(2027, 3, 2)
BEGAN = date(2027, 2, 22)
WEEK_BEFORE, DAY_BEFORE = date(2027, 2, 23), date(2027, 3, 1)


@pytest.fixture
def meeting(db, group):
    return db.run_sync(factories.meeting, group.id, TUESDAY, place="Room 2")


@pytest.fixture
def says(db, group, meeting):
    def write(person, said, at=factories.NOW, **deputy):
        def answer(session):
            change = factories.change(session, group.id, at, by=person)
            attendance.answer(session, change, meeting.id, person.id, said, **deputy)

        db.run_sync(answer)

    return write


@pytest.fixture
def pass_days(tick_at):
    async def to(*days):
        await tick_at(local(BEGAN, 7))
        for day in days:
            await tick_at(local(day, 8, 59))
            await tick_at(local(day))

    return to


def told(channel, person):
    """Return what somebody was told in their own chat."""
    return [elements.spoken(message.card) for to, message in channel.taken if to == f"a:{person.entra_id}"]


def in_channel(channel):
    return [elements.spoken(message.card) for to, message in channel.taken if not to.startswith("a:")]


async def test_who_has_not_answered_is_asked_a_week_and_a_working_day_before(chat_of, meeting, channel, pass_days):
    priya = chat_of("Priya", agency="Probation")
    await pass_days(WEEK_BEFORE, DAY_BEFORE)
    first, second = told(channel, priya)
    assert "When: Tuesday 2 March 2027 at 14:00, in 7 days" in first
    assert "When: Tuesday 2 March 2027 at 14:00, tomorrow" in second


async def test_the_question_says_why_and_how_to_answer_and_how_to_have_fewer(chat_of, meeting, channel, pass_days):
    priya = chat_of("Priya", agency="Probation")
    await pass_days(WEEK_BEFORE)
    [said] = told(channel, priya)
    assert "Are you coming?" in said
    assert "You get this in your own chat because you have not answered yet" in said
    assert "To have fewer" in said
    [card] = [message.card for to, message in channel.taken if to.startswith("a:")]
    check(card)
    assert [(one["title"], one["data"]) for one in elements.buttons_of(card)][:3] == [
        ("Attending", {"meeting": meeting.id, "answer": "attending"}),
        ("Apologies", {"meeting": meeting.id, "answer": "apologies"}),
        ("Send deputy", {"meeting": meeting.id, "answer": "deputy"}),
    ]


@pytest.mark.parametrize("said", list(Answer))
async def test_who_has_answered_is_not_asked_again(chat_of, says, channel, pass_days, said):
    priya = chat_of("Priya", agency="Probation")
    await pass_days(WEEK_BEFORE)
    says(priya, said, deputy_name="Sam" if said == Answer.DEPUTY else "")
    await pass_days(DAY_BEFORE)
    assert len(told(channel, priya)) == 1


async def test_the_channels_card_counts_answers_by_agency_and_names_nobody(chat_of, says, meeting, channel, pass_days):
    says(chat_of("Priya", agency="Probation"), Answer.ATTENDING)
    says(chat_of("Joan", agency="Housing"), Answer.DEPUTY, deputy_name="Kofi")
    chat_of("Callum", agency="Police")
    await pass_days(WEEK_BEFORE)
    [said] = [one for one in in_channel(channel) if one.startswith("Meeting:")]
    assert "Attending: 1 agency (Probation)" in said
    assert "Deputy to approve: 1 agency (Housing)" in said
    assert "No answer: 1 agency (Police)" in said
    assert not [name for name in ("Priya", "Joan", "Kofi", "Callum") if name in said]


async def test_a_quorum_at_risk_is_said(db, group, chat_of, says, channel, pass_days):
    def need(session):
        audit.amend(session, factories.change(session, group.id), groups.get(session, group.id), quorum=2)

    db.run_sync(need)
    says(chat_of("Priya", agency="Probation"), Answer.ATTENDING)
    callum = chat_of("Callum", agency="Police")
    await pass_days(WEEK_BEFORE)
    line = "Quorum at risk: 1 agency so far, 2 needed, 1 can still come."
    assert line in told(channel, callum)[0]
    assert line in in_channel(channel)[0]


@pytest.mark.parametrize(
    "columns",
    [
        {"role": Role.OBSERVER},
        {"role": Role.DEPUTY},
        {"reminders": OFF},
        {"muted_until": date(2027, 3, 3)},
        {"away_until": date(2027, 3, 2)},
    ],
)
async def test_who_is_not_asked_or_wants_no_reminders_gets_none(
    db, group, chat_of, meeting, channel, pass_days, columns
):
    person = chat_of("Robin", agency="Probation", **{"role": Role.MEMBER} | {"role": columns.get("role", Role.MEMBER)})

    def amend(session):
        row = members.get(session, group.id, person.id)
        members.amend(session, factories.change(session, group.id), row, **columns)

    db.run_sync(amend)
    await pass_days(WEEK_BEFORE, DAY_BEFORE)
    assert told(channel, person) == []


async def test_the_deputy_of_somebody_on_leave_is_asked_in_their_place(db, group, chat_of, meeting, channel, pass_days):
    priya = chat_of("Priya", agency="Probation")
    sam = chat_of("Sam", agency="Probation", role=Role.DEPUTY, deputy_for_id=priya.id)

    def leave(session):
        row = members.get(session, group.id, priya.id)
        members.amend(session, factories.change(session, group.id), row, away_until=TUESDAY)

    db.run_sync(leave)
    await pass_days(WEEK_BEFORE)
    assert told(channel, priya) == []
    assert len(told(channel, sam)) == 1


async def test_who_wants_to_hear_weekly_is_asked_once_and_nudged_in_their_digest(
    db, group, chat_of, meeting, channel, pass_days
):
    priya = chat_of("Priya", agency="Probation")

    def weekly(session):
        row = members.get(session, group.id, priya.id)
        members.amend(session, factories.change(session, group.id), row, reminders=WEEKLY)

    db.run_sync(weekly)
    await pass_days(WEEK_BEFORE, DAY_BEFORE)
    first, second = told(channel, priya)
    assert first.startswith("Meeting: Operational group")
    assert "Are you coming?: 1\nOperational group: Tuesday 2 March 2027 at 14:00" in second


async def test_a_moved_meeting_is_asked_about_for_its_new_day(db, group, chat_of, meeting, channel, pass_days):
    priya = chat_of("Priya", agency="Probation")

    def move(session):
        row = meetings.get(session, group.id, meeting.id)
        meetings.move(session, factories.change(session, group.id), row, date(2027, 3, 9), "14:00")

    db.run_sync(move)
    await pass_days(WEEK_BEFORE, DAY_BEFORE, TUESDAY, date(2027, 3, 8))
    assert ["9 March" in said for said in told(channel, priya)] == [True, True]


async def test_a_cancelled_meeting_is_not_asked_about(db, group, chat_of, meeting, channel, pass_days, tick_at):
    priya = chat_of("Priya", agency="Probation")
    await tick_at(local(BEGAN, 7))

    def cancel(session):
        row = meetings.get(session, group.id, meeting.id)
        meetings.cancel(session, factories.change(session, group.id), row)

    db.run_sync(cancel)
    await pass_days(WEEK_BEFORE, DAY_BEFORE)
    assert told(channel, priya) == []


async def test_nobody_is_asked_personally_to_a_subgroups_meeting(db, group, chat_of, channel, pass_days):
    db.run_sync(factories.meeting, group.id, TUESDAY, title="Communications subgroup", kind=MeetingKind.SUBGROUP)
    priya = chat_of("Priya", agency="Probation")
    await pass_days(WEEK_BEFORE, DAY_BEFORE)
    assert told(channel, priya) == []


@pytest.fixture
def late(db, group, place):
    """Book a meeting after a closure, so that the day of its nudge is none of its announcements'."""

    def write(session):
        closed = [(date(2026, 12, 24) + timedelta(days=n)).isoformat() for n in range(9)]
        change = factories.change(session, group.id)
        audit.amend(session, change, groups.get(session, group.id), holidays_added=closed)
        return factories.meeting(session, group.id, date(2027, 1, 6))

    return db.run_sync(write)


async def pass_to(tick_at, first, last):
    for n in range((last - first).days + 1):
        await tick_at(local(first + timedelta(days=n), 7))
        await tick_at(local(first + timedelta(days=n)))


async def test_where_the_reminder_asks_the_same_day_the_digest_does_not(chat_of, meeting, channel, pass_days):
    priya = chat_of("Priya", agency="Probation")
    await pass_days(WEEK_BEFORE, DAY_BEFORE)
    assert [said.startswith("Meeting:") for said in told(channel, priya)] == [True, True]


async def test_on_a_day_of_its_own_the_digest_asks_once_more(chat_of, late, channel, tick_at):
    priya, joan = chat_of("Priya", agency="Probation"), chat_of("Joan", agency="Housing")
    await pass_to(tick_at, date(2026, 12, 20), date(2027, 1, 6))
    nudges = [said for said in told(channel, priya) if "Are you coming?: 1" in said]
    assert len(nudges) == 1
    assert 'say "I\'ll be there", "apologies" or "Sam is coming for me"' in nudges[0]
    assert len(told(channel, joan)) == len(told(channel, priya)) == 3  # announced, nudged, announced


async def test_who_has_answered_is_not_nudged(db, group, chat_of, late, channel, tick_at):
    priya = chat_of("Priya", agency="Probation")
    change = partial(factories.change, group_id=group.id, by=priya)
    db.run_sync(lambda session: attendance.answer(session, change(session), late.id, priya.id, Answer.APOLOGIES))
    await pass_to(tick_at, date(2026, 12, 20), date(2027, 1, 6))
    assert told(channel, priya) == []


async def test_who_cannot_be_reached_is_named_by_agency_once_in_the_channel(chat_of, meeting, channel, tick_at):
    chat_of("Priya", agency="Probation")
    chat_of("Joan", agency="Housing", chat=False)
    await pass_to(tick_at, BEGAN, TUESDAY)
    named = [said for said in in_channel(channel) if "no answer from" in said]
    assert len(named) == 1
    assert "Operational group, Tuesday 2 March 2027 at 14:00: no answer from Housing" in named[0]
    assert "Joan" not in named[0]
    assert "Probation" not in named[0]


async def test_the_channel_names_no_agency_that_has_answered(says, chat_of, meeting, channel, tick_at):
    says(chat_of("Joan", agency="Housing", chat=False), Answer.ATTENDING)
    await pass_to(tick_at, BEGAN, TUESDAY)
    assert not [said for said in in_channel(channel) if "no answer from" in said]


async def test_chair_and_coordinator_are_told_of_a_deputy_to_approve_the_next_working_day(
    says, chat_of, meeting, channel, tick_at
):
    helen, marcus = chat_of("Helen", role=Role.CHAIR), chat_of("Marcus", role=Role.COORDINATOR)
    joan = chat_of("Joan", agency="Housing")
    says(joan, Answer.DEPUTY, deputy_name="Kofi")  # on Tuesday 9 February
    await pass_to(tick_at, date(2027, 2, 10), date(2027, 2, 12))
    for person in (helen, marcus):
        [said] = told(channel, person)
        assert "Deputies to approve: 1" in said
        assert "Tuesday 2 March 2027 at 14:00: Kofi for Joan (Housing)" in said
        assert 'say "approve Kofi for Joan"' in said
    assert told(channel, joan) == []
    assert in_channel(channel) == []
    for _, message in channel.taken:
        check(message.card)


async def test_a_request_is_told_again_with_the_meetings_reminders_until_it_is_approved(
    db, group, says, chat_of, meeting, channel, tick_at
):
    marcus, sam = chat_of("Marcus", role=Role.COORDINATOR), chat_of("Sam", role=Role.DEPUTY, agency="Probation")
    says(marcus, Answer.ATTENDING)
    says(chat_of("Joan", agency="Housing"), Answer.DEPUTY, deputy_name="Sam")
    await pass_to(tick_at, date(2027, 2, 10), WEEK_BEFORE)
    assert len(told(channel, marcus)) == 2

    def approve(session):
        [row] = deputy_requests.awaiting(session, group.id, WEEK_BEFORE)
        deputy_requests.approve(session, factories.change(session, group.id), row, sam.id, "Sam")

    db.run_sync(approve)
    await pass_to(tick_at, date(2027, 2, 24), DAY_BEFORE)
    assert len(told(channel, marcus)) == 2


async def test_where_nobody_who_may_approve_is_reached_the_channel_is_told_by_agency(
    says, chat_of, meeting, channel, tick_at
):
    chat_of("Marcus", role=Role.COORDINATOR, chat=False)
    says(chat_of("Joan", agency="Housing"), Answer.DEPUTY, deputy_name="Kofi")
    await pass_to(tick_at, date(2027, 2, 10), date(2027, 2, 10))
    [said] = in_channel(channel)
    assert "Operational group, Tuesday 2 March 2027 at 14:00: a deputy for Housing" in said
    assert not [name for name in ("Kofi", "Joan") if name in said]


async def test_a_digest_in_the_channel_is_brought_up_to_date_with_the_answers(
    db, says, chat_of, meeting, place, channel, tick_at
):
    joan = chat_of("Joan", agency="Housing", chat=False)
    chat_of("Callum", agency="Police", chat=False)
    await pass_to(tick_at, BEGAN, DAY_BEFORE)
    put = []

    async def update(_conversation, _activity_id, message):
        put.append(elements.spoken(message.card))

    says(joan, Answer.ATTENDING, at=local(DAY_BEFORE, 10))
    for seconds in (0, 5, 10):  # a channel takes one message a moment, and its reminders are put too
        await tick(db, local(DAY_BEFORE, 10, 1) + timedelta(seconds=seconds), channel.deliver, LONDON, update=update)
    [digest] = [each for each in put if "no answer from" in each]
    assert "no answer from Police" in digest
    assert "Housing" not in digest
