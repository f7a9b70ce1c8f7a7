"""The pack is told to the channel five working days before a meeting of the group, within that day's digest."""

from datetime import date, timedelta

import orjson
import pytest

from cards import elements
from storage import actions, agenda, audit, meetings
from storage.meetings import MeetingState
from tests import factories
from tests.cards.check import check
from tests.scheduler.conftest import local

TUESDAY = date(2027, 3, 2)
PACK_DAY = date(2027, 2, 23)


@pytest.fixture
def meeting(db, group):
    series = db.run_sync(factories.series, group.id)
    row = db.run_sync(factories.meeting, group.id, TUESDAY, series_id=series.id, period="2027-03")
    db.run_sync(factories.meeting, group.id, date(2027, 4, 6), series_id=series.id, period="2027-04")
    return row


@pytest.fixture
async def begun(db, group, tick_at, place, meeting):
    db.run_sync(factories.action, group.id, "Map the venues", on=date(2027, 9, 1))
    await tick_at(local(date(2027, 2, 9), 7))


def amend(db, group, meeting, **values):
    def change(session):
        row = meetings.get(session, group.id, meeting.id)
        audit.amend(session, factories.change(session, group.id), row, **values)

    db.run_sync(change)


async def packs(channel, tick_at, first: date, last: date) -> list[tuple[date, str]]:
    """Return which days told of a pack, and of which meeting."""
    told = []
    for n in range((last - first).days + 1):
        day, before = first + timedelta(days=n), len(channel.taken)
        await tick_at(local(day))
        for _, message in channel.taken[before:]:
            if "the pack for" in message.text:
                told.append((day, message.text.partition("the pack for ")[2].rstrip(".")))
    return told


def digest(channel):
    """Return the last digest; the meeting itself is announced in a message of its own."""
    return next(message for _, message in reversed(channel.taken) if message.text.startswith("Reminders"))


def shown(channel) -> str:
    return elements.spoken(digest(channel).card)


async def test_the_pack_is_told_once_five_working_days_before(channel, begun, tick_at):
    told = await packs(channel, tick_at, date(2027, 2, 10), TUESDAY)
    assert told == [(PACK_DAY, "Tuesday 2 March 2027")]


async def test_it_counts_the_exceptions_and_names_the_agenda_and_what_is_missing(db, group, channel, begun, tick_at):
    db.run_sync(factories.action, group.id, "Write to the halls", on=date(2027, 2, 15))
    db.run_sync(factories.target, group.id, "Officers trained")
    await tick_at(local(PACK_DAY))
    said = shown(channel)
    assert "Meeting packs: 1\nThe pack for Tuesday 2 March 2027\nBy exception: overdue: 1" in said
    assert "On track: 1 of 2 open actions." in said
    assert "Agenda, 7 items: Welcome and apologies; Minutes of the last meeting;" in said
    assert "Still missing: 1 figure, papers." in said
    assert "five working days before a meeting" in said
    assert 'say "pack me" in our own chat' in said
    assert "OFFICIAL" in said
    card = digest(channel).card
    asked = {button["title"]: button["data"] for button in elements.buttons_of(card)}
    assert asked["Pack"] == {"meeting": "2027-03-02", "kind": "pack"}
    check(card)


async def test_a_pack_and_the_days_reminders_are_one_digest(db, group, channel, begun, tick_at):
    db.run_sync(factories.action, group.id, "Due that day", on=PACK_DAY)
    await tick_at(local(PACK_DAY))
    digests = [text for text in channel.texts if text.startswith("Reminders")]
    assert digests == [
        "Reminders of Northbrook Prevent Operational Group, Tuesday 23 February 2027: "
        "the pack for Tuesday 2 March 2027, 1 action coming up."
    ]


async def test_a_meeting_moved_on_has_its_pack_before_its_new_day(db, group, meeting, channel, begun, tick_at):
    first = await packs(channel, tick_at, date(2027, 2, 10), PACK_DAY)
    amend(db, group, meeting, held_on=date(2027, 3, 9), revision=1)
    then = await packs(channel, tick_at, PACK_DAY + timedelta(days=1), date(2027, 3, 9))
    assert [*first, *then] == [(PACK_DAY, "Tuesday 2 March 2027"), (date(2027, 3, 2), "Tuesday 9 March 2027")]


async def test_a_cancelled_meeting_has_no_pack(db, group, meeting, channel, begun, tick_at):
    amend(db, group, meeting, state=MeetingState.CANCELLED)
    assert await packs(channel, tick_at, date(2027, 2, 10), TUESDAY) == []


async def test_a_subgroups_meeting_has_no_pack_and_an_extraordinary_one_has(db, group, channel, begun, tick_at):
    db.run_sync(factories.meeting, group.id, date(2027, 2, 19), title="Comms subgroup", kind="subgroup")
    db.run_sync(factories.meeting, group.id, date(2027, 2, 18), kind="extraordinary")
    told = await packs(channel, tick_at, date(2027, 2, 10), date(2027, 2, 19))
    assert told == [(date(2027, 2, 11), "Thursday 18 February 2027")]


async def test_a_group_with_nothing_to_read_is_told_of_no_pack(channel, place, meeting, tick_at):
    await tick_at(local(date(2027, 2, 9), 7))
    assert await packs(channel, tick_at, date(2027, 2, 10), TUESDAY) == []


async def test_after_downtime_the_pack_is_told_while_the_meeting_is_to_come(channel, begun, tick_at):
    assert await packs(channel, tick_at, date(2027, 2, 25), TUESDAY) == [(date(2027, 2, 25), "Tuesday 2 March 2027")]


async def test_what_a_meeting_did_not_reach_is_on_the_next_packs_agenda(db, group, meeting, channel, begun, tick_at):
    db.run_sync(lambda session: agenda.add(session, factories.change(session, group.id), meeting, "Venue hire"))
    for day in (PACK_DAY, TUESDAY, date(2027, 3, 3), date(2027, 3, 24), date(2027, 3, 25), date(2027, 3, 30)):
        await tick_at(local(day, 17))
        await tick_at(local(day + timedelta(days=1)))
    assert "Any other business; Venue hire." in shown_of(channel, "Tuesday 6 April 2027")


def shown_of(channel, day: str) -> str:
    cards = [elements.spoken(message.card) for _, message in channel.taken]
    return next(card for card in cards if f"The pack for {day}" in card)


async def test_a_long_plan_and_agenda_fit_one_message(db, group, meeting, channel, begun, tick_at):
    def write(session):
        change = factories.change(session, group.id)
        for number in range(40):
            agenda.add(session, change, meeting, f"Item {number} " + "é*" * 300)
            actions.add(session, change, title=f"Step {number} " + "é*" * 300)

    db.run_sync(write)
    await tick_at(local(PACK_DAY))
    assert "35 more." in shown(channel)
    assert len(orjson.dumps(digest(channel).card)) <= 25_000


async def test_another_groups_plan_is_not_in_the_pack(db, channel, begun, tick_at):
    other = db.run_sync(factories.group, "Southbrook")
    db.run_sync(factories.action, other.id, "Southbrook venues", on=date(2027, 1, 1))
    await tick_at(local(PACK_DAY))
    assert "overdue" not in digest(channel).text
    assert "of 1 open actions" in shown(channel)
