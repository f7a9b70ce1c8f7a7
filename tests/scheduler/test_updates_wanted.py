"""A week before a meeting its owners are asked for the updates they owe: in their own chat, else in the channel."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cards import elements
from storage import actions, audit, conversations, meetings
from storage.actions import Status
from tests import factories
from tests.cards.check import check
from tests.scheduler.conftest import local

LAST, NEXT = date(2027, 2, 2), date(2027, 3, 2)
CALL = date(2027, 2, 23)
BEFORE = datetime(2027, 1, 20, 10, 0, tzinfo=UTC)
SINCE = datetime(2027, 2, 4, 10, 0, tzinfo=UTC)
FAR = date(2027, 9, 1)
POLICE = [{"kind": "agency", "name": "Police"}]


@pytest.fixture(autouse=True)
def met(db, group):
    for held_on in (LAST, NEXT):
        db.run_sync(factories.meeting, group.id, held_on)


@pytest.fixture
def owed(db, group):
    """Return a function that makes an action of the police from before the last meeting."""

    def make(title="Map the venues", **given):
        return db.run_sync(factories.action, group.id, title, **{"at": BEFORE, "on": FAR, "owners": POLICE} | given)

    return make


@pytest.fixture
def callum(db, group):
    """Take a member of the police in who is reached in a chat of their own."""
    who = db.run_sync(factories.member, group.id, "Callum", agency="Police", entra_id="callum")
    reference = factories.reference("a:callum", scope="personal", person_id="callum")
    db.run_sync(conversations.remember, reference, factories.NOW)
    return who


def update(db, group, action, at, **given):
    def write(session):
        row = actions.by_ref(session, group.id, action.ref)
        actions.update(session, factories.change(session, group.id, at), row, today=at.date(), **given)

    db.run_sync(write)


async def called(channel, tick_at, to="a:callum", on=CALL) -> str:
    """Return the section of the day's digest in one conversation; nothing where there is none."""
    await tick_at(local(on - timedelta(days=1), 7))
    await tick_at(local(on))
    cards = [message.card for where, message in channel.taken if where == to]
    for card in cards:
        check(card)
    said = "\n".join(elements.spoken(card) for card in cards)
    return said[said.index("Updates wanted") :] if "Updates wanted" in said else ""


async def test_an_owner_is_asked_in_their_own_chat_and_not_in_the_channel(place, owed, callum, channel, tick_at):
    action = owed()
    said = await called(channel, tick_at)
    assert said.startswith(f"Updates wanted before Tuesday 2 March 2027: 1\n{action.ref} Map the venues · Police")
    assert f'"update action {action.ref}: letters sent, half have replied"' in said
    assert "a week before a meeting" in said
    assert await called(channel, tick_at, to=place.conversation_id) == ""


async def test_the_channel_is_told_of_what_nobody_is_told_personally(place, owed, channel, tick_at, db, group):
    db.run_sync(factories.member, group.id, "Callum", agency="Police")
    owed()
    assert "Map the venues" in await called(channel, tick_at, to=place.conversation_id)
    [card] = [
        message.card
        for _, message in channel.taken
        if "updates wanted" in message.text or "update wanted" in message.text
    ]
    assert "Asked: Callum" in elements.spoken(card)


async def test_an_action_of_two_agencies_is_told_where_each_can_hear(place, owed, callum, channel, tick_at):
    owed(owners=[*POLICE, {"kind": "agency", "name": "Housing"}])
    assert "Map the venues" in await called(channel, tick_at)
    assert "Map the venues" in await called(channel, tick_at, to=place.conversation_id)


async def test_who_has_given_an_update_since_the_last_meeting_is_not_asked(
    place, db, group, owed, callum, channel, tick_at
):
    update(db, group, owed(), SINCE, note="half done")
    assert await called(channel, tick_at) == ""


async def test_an_update_from_before_the_last_meeting_does_not_count(place, db, group, owed, callum, channel, tick_at):
    update(db, group, owed(), BEFORE + timedelta(days=1), note="half done")
    assert "Map the venues" in await called(channel, tick_at)


async def test_what_was_written_down_since_the_last_meeting_is_not_asked_for(place, owed, callum, channel, tick_at):
    owed(at=SINCE)
    assert await called(channel, tick_at) == ""


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.DEFERRED, Status.CLOSED])
async def test_what_is_set_aside_is_not_asked_for(place, db, group, owed, callum, channel, tick_at, status):
    update(db, group, owed(), BEFORE, status=status)
    assert await called(channel, tick_at) == ""


async def test_a_snoozed_action_is_not_asked_for(place, db, group, owed, callum, channel, tick_at):
    action = owed()

    def snooze(session):
        row = actions.by_ref(session, group.id, action.ref)
        audit.amend(session, factories.change(session, group.id), row, snoozed_until=date(2027, 4, 1))

    db.run_sync(snooze)
    assert await called(channel, tick_at) == ""


async def test_an_action_that_another_section_mentions_that_day_stands_once(place, owed, callum, channel, tick_at):
    owed("Due that day", on=CALL)
    await called(channel, tick_at)
    [said] = [
        elements.spoken(message.card)
        for to, message in channel.taken
        if to == "a:callum" and "Due that day" in elements.spoken(message.card)
    ]
    assert said.count("Due that day") == 1
    assert "Coming up: 1" in said


async def test_before_the_first_meeting_nobody_owes_an_update(place, db, group, owed, callum, channel, tick_at):
    def void(session):
        row = meetings.on_day(session, group.id, LAST)[0]
        audit.amend(session, factories.change(session, group.id), row, voided_at=factories.NOW)

    db.run_sync(void)
    owed()
    assert await called(channel, tick_at) == ""


async def test_other_days_have_no_call(place, owed, callum, channel, tick_at):
    owed()
    await tick_at(local(date(2027, 2, 9), 7))
    said = []
    for n in range(20):
        day, before = date(2027, 2, 10) + timedelta(days=n), len(channel.taken)
        await tick_at(local(day))
        said += [day for _, message in channel.taken[before:] if "wanted" in message.text]
    assert said == [CALL]


async def test_a_call_on_a_closed_day_is_made_the_working_day_before(place, db, group, owed, callum, channel, tick_at):
    db.run_sync(factories.meeting, group.id, date(2027, 4, 5))  # Easter Monday is a week before
    owed(at=BEFORE)
    assert "before Monday 5 April 2027" in await called(channel, tick_at, on=date(2027, 3, 25))


async def test_a_cancelled_meeting_asks_for_nothing(place, db, group, owed, callum, channel, tick_at):
    def cancel(session):
        meetings.cancel(session, factories.change(session, group.id), meetings.on_day(session, group.id, NEXT)[0])

    db.run_sync(cancel)
    owed()
    assert await called(channel, tick_at) == ""
