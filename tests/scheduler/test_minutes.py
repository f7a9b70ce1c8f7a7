"""What follows a meeting in people's digests: minutes that are missing, and minutes that were approved."""

from datetime import date

import pytest

from cards import elements
from rules.calendar import LONDON
from storage import agenda, approvals, meetings, members, minutes
from storage.members import WEEKLY, Role
from tests import factories
from tests.scheduler.conftest import local

HELD = date(2027, 3, 2)  # a Tuesday
FRIDAY, NEXT_TUESDAY = date(2027, 3, 5), date(2027, 3, 9)
WEDNESDAY, THURSDAY, MONDAY = date(2027, 3, 3), date(2027, 3, 4), date(2027, 3, 8)


@pytest.fixture
def held(db, group):
    """Hold a meeting; `item` was put forward for it."""

    def write(session):
        meeting = factories.meeting(session, group.id, HELD)
        agenda.add(session, factories.change(session, group.id), meeting, "Venue hire")
        return meeting

    return db.run_sync(write)


@pytest.fixture
def note(db, group, held):
    """Write something about the meeting that was held."""

    def write(function, *given, at):
        def change(session):
            row = meetings.get(session, group.id, held.id)
            function(session, factories.change(session, group.id, at), row, *given)

        db.run_sync(change)

    return write


@pytest.fixture
def told_on(channel, tick_at):
    """Let a day come, and return what somebody was told on it."""

    async def come(day, person):
        before = len(channel.taken)
        await tick_at(local(day, 7))
        await tick_at(local(day))
        to = f"a:{person.entra_id}"
        return "\n".join(elements.spoken(message.card) for who, message in channel.taken[before:] if who == to)

    return come


@pytest.mark.parametrize("role", [Role.CHAIR, Role.COORDINATOR])
async def test_missing_minutes_are_asked_for_on_the_third_and_the_seventh_day(chat_of, held, told_on, role):
    helen = chat_of("Helen", role=role)
    assert "Minutes missing" not in await told_on(THURSDAY, helen)
    said = await told_on(FRIDAY, helen)
    assert "Minutes missing: 1\nOperational group of Tuesday 2 March 2027: neither approved nor linked" in said
    assert 'Say "draft the minutes of 2 March 2027", then "approve the minutes of 2 March 2027"' in said
    assert "Minutes missing" not in await told_on(MONDAY, helen)
    assert "Minutes missing: 1" in await told_on(NEXT_TUESDAY, helen)
    assert "Minutes missing" not in await told_on(date(2027, 3, 10), helen)


async def test_members_are_not_asked_for_minutes(chat_of, held, told_on):
    joan = chat_of("Joan", agency="Housing")
    assert await told_on(FRIDAY, joan) == ""


async def test_a_turn_on_a_closed_day_passes_to_the_next_working_day(db, group, chat_of, told_on):
    db.run_sync(lambda session: factories.meeting(session, group.id, date(2027, 3, 4)))  # its third day is a Sunday
    helen = chat_of("Helen", role=Role.CHAIR)
    assert "Minutes missing" not in await told_on(FRIDAY, helen)
    assert "Minutes missing: 1" in await told_on(MONDAY, helen)


@pytest.mark.parametrize(
    ("write", "given"), [(approvals.approve, (LONDON,)), (minutes.link, ("https://council.example/m",))]
)
async def test_minutes_that_are_approved_or_linked_are_not_missing(chat_of, held, note, told_on, write, given):
    helen = chat_of("Helen", role=Role.CHAIR)
    note(write, *given, at=local(WEDNESDAY, 11))
    assert "Minutes missing" not in await told_on(FRIDAY, helen)


async def test_a_meeting_that_was_called_off_has_no_minutes_to_miss(chat_of, held, note, told_on):
    helen = chat_of("Helen", role=Role.CHAIR)
    note(meetings.cancel, at=local(date(2027, 3, 1), 11))
    assert "Minutes missing" not in await told_on(FRIDAY, helen)


async def test_what_was_covered_is_asked_for_while_nobody_has_said_it(db, group, chat_of, held, told_on):
    helen = chat_of("Helen", role=Role.CHAIR)
    assert "What was covered?" in await told_on(FRIDAY, helen)

    def cover(session):
        [item] = agenda.of_meeting(session, group.id, held.id)
        agenda.cover(session, factories.change(session, group.id, local(MONDAY)), item)

    db.run_sync(cover)
    said = await told_on(NEXT_TUESDAY, helen)
    assert "Minutes missing: 1" in said
    assert "What was covered?" not in said


async def test_members_are_told_once_on_the_working_day_after_the_minutes_were_approved(
    db, group, chat_of, held, note, told_on
):
    joan, priya = chat_of("Joan", agency="Housing"), chat_of("Priya", agency="Probation", role=Role.OBSERVER)
    made = {"text": "Adopt the venue policy", "made_on": HELD, "meeting_id": held.id}
    db.run_sync(lambda session: factories.decision(session, group.id, **made))
    note(approvals.approve, LONDON, at=local(FRIDAY, 15))
    assert "Minutes approved" not in await told_on(FRIDAY, joan)
    said = await told_on(MONDAY, joan)
    assert "Operational group of Tuesday 2 March 2027: decision 1, Adopt the venue policy" in said
    assert 'say "what do I take back from the meeting of 2 March 2027?"' in said
    assert "Minutes approved" not in await told_on(NEXT_TUESDAY, joan)
    assert await told_on(date(2027, 3, 10), priya) == ""


async def test_who_hears_once_a_week_is_told_in_the_next_weeks_digest(db, group, chat_of, held, note, told_on):
    joan = chat_of("Joan", agency="Housing")

    def weekly(session):
        row = members.get(session, group.id, joan.id)
        members.amend(session, factories.change(session, group.id), row, reminders=WEEKLY)

    db.run_sync(weekly)
    note(approvals.approve, LONDON, at=local(WEDNESDAY, 15))
    assert await told_on(THURSDAY, joan) == ""
    assert "Minutes approved" in await told_on(MONDAY, joan)
    assert "Minutes approved" not in await told_on(date(2027, 3, 15), joan)


async def test_members_are_told_again_when_corrected_minutes_are_approved_again(
    db, group, chat_of, held, note, told_on
):
    joan = chat_of("Joan", agency="Housing")
    note(approvals.approve, LONDON, at=local(WEDNESDAY, 15))
    assert "of Tuesday 2 March 2027: no decision was recorded" in await told_on(THURSDAY, joan)
    made = {"text": "Adopt the venue policy", "made_on": HELD, "meeting_id": held.id}
    db.run_sync(lambda session: factories.decision(session, group.id, **made))
    assert await told_on(FRIDAY, joan) == ""
    note(approvals.approve, LONDON, at=local(FRIDAY, 15))
    said = await told_on(MONDAY, joan)
    assert "of Tuesday 2 March 2027, approved again: decision 1, Adopt the venue policy" in said
