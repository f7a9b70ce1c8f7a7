"""Posted digests and meeting reminders are kept up to date in their place: how things stand, who comes, where to."""

import random
from datetime import date, timedelta

import pytest

from cards import elements
from rules.calendar import LONDON
from scheduler.deliver import Ambiguous, Blocked, Retryable
from scheduler.tick import Memory, tick
from storage import acknowledgements, actions, attendance, meetings
from storage.actions import Due, Status
from tests import factories
from tests.cards.check import check
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)


@pytest.fixture
def put():
    return []


@pytest.fixture
def failures():
    return []


@pytest.fixture
def tick_at(db, channel, put, failures):
    """Tick with the memory of one service, keeping the cards that were put in the place of another."""
    memory = Memory()

    async def update(conversation, activity_id, message):
        if failures:
            raise failures.pop(0)
        put.append((conversation.conversation_id, activity_id, message))

    async def once(now):
        return await tick(db, now, channel.deliver, LONDON, jitter=random.Random(1), update=update, memory=memory)

    return once


@pytest.fixture
async def posted(db, group, place, channel, tick_at):
    """Post Monday's digest of two actions."""
    for title in ("Map the venues", "Draft the review"):
        db.run_sync(factories.action, group.id, title, on=MONDAY)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    assert len(channel.taken) == 1


def report(db, group, ref, at, **said):
    def write(session):
        action = actions.by_ref(session, group.id, ref)
        actions.update(session, factories.change(session, group.id, at), action, today=at.date(), **said)

    db.run_sync(write)


def shown(put) -> str:
    return elements.spoken(put[-1][2].card)


async def test_a_digest_is_left_alone_while_nothing_changes(posted, tick_at, put):
    for minutes in range(3):
        await tick_at(local(MONDAY, 10, minutes))
    assert put == []


async def test_an_answer_shows_on_the_posted_card(db, group, posted, tick_at, put):
    report(db, group, "1", local(MONDAY, 10), status=Status.COMPLETE)
    await tick_at(local(MONDAY, 10, 1))
    [(place, activity_id, message)] = put
    assert (place, activity_id) == ("19:channel@thread.tacv2", "activity-1")
    check(message.card)
    assert "1 Map the venues · no owner · due Monday 8 February 2027 · complete" in shown(put)
    assert "2 Draft the review · no owner · due Monday 8 February 2027 · not started" in shown(put)
    assert "Answered since: 1 of 2" in shown(put)


async def test_a_moved_date_and_a_new_title_show_too(db, group, posted, tick_at, put):
    due = Due(text="1 March", kind="DATE", on=date(2027, 3, 1), precision="day")
    report(db, group, "2", local(MONDAY, 10), due=due, reason="held up")
    await tick_at(local(MONDAY, 10, 1))
    assert "2 Draft the review · no owner · due Monday 1 March 2027" in shown(put)


async def test_what_the_card_does_not_mention_changes_nothing_there(db, group, posted, tick_at, put):
    db.run_sync(factories.action, group.id, "Another one", on=date(2028, 1, 1))
    await tick_at(local(MONDAY, 10))
    assert put == []


async def test_who_has_seen_it_is_counted_by_agency(db, group, posted, tick_at, put, rows):
    digest = next(row.id for row in rows() if row.state == "sent")

    def see(session):
        for name, agency in (("Priya", "Probation"), ("Joan", "Housing"), ("Kit", "Housing")):
            member = factories.member(session, group.id, name, agency=agency)
            for _twice in range(2):
                acknowledgements.add(session, group.id, digest, member.id, agency, local(MONDAY, 10))

    db.run_sync(see)
    await tick_at(local(MONDAY, 10, 1))
    assert "Seen by 3 (Housing 2, Probation 1)" in shown(put)


async def test_only_the_last_digest_lives(db, group, posted, channel, tick_at, put):
    db.run_sync(factories.action, group.id, "Tomorrow's", on=date(2027, 2, 9))
    await tick_at(local(date(2027, 2, 9)))
    assert len(channel.taken) == 2
    report(db, group, "1", local(date(2027, 2, 9), 10), note="Half done")
    await tick_at(local(date(2027, 2, 9), 10, 1))
    assert put == []


async def test_an_old_digest_is_history(db, group, posted, tick_at, put):
    report(db, group, "1", local(date(2027, 2, 23), 10), note="Late")
    await tick_at(local(date(2027, 2, 23), 18))
    assert put == []


@pytest.mark.parametrize("error", [Retryable("429 TooManyRequests"), Ambiguous("504 GatewayTimeout")])
async def test_an_update_that_failed_is_tried_again(db, group, posted, tick_at, put, failures, error):
    failures.append(error)
    report(db, group, "1", local(MONDAY, 10), status=Status.COMPLETE)
    await tick_at(local(MONDAY, 10, 1))
    assert put == []
    await tick_at(local(MONDAY, 10, 2))
    assert "complete" in shown(put)


async def test_a_message_somebody_deleted_is_given_up(db, group, posted, tick_at, put, failures):
    failures.append(Blocked("404 ActivityNotFoundInConversation"))
    report(db, group, "1", local(MONDAY, 10), status=Status.COMPLETE)
    for minute in range(1, 4):
        await tick_at(local(MONDAY, 10, minute))
    assert put == []


async def test_an_update_counts_for_teams_rates(db, group, posted, tick_at, put):
    for second in range(12):
        report(
            db,
            group,
            "1",
            local(MONDAY, 10),
            note=f"Step {second}",
            status=(Status.ON_TRACK, Status.AT_RISK)[second % 2],
        )
        await tick_at(local(MONDAY, 10) + timedelta(seconds=second / 10))
    assert len(put) <= 7  # in a second
    await tick_at(local(MONDAY, 10, 1))
    assert "at risk" in shown(put)


async def test_a_restarted_service_does_not_draw_again_what_stands(db, group, place, posted, channel, put):
    async def update(conversation, activity_id, message):
        put.append((conversation.conversation_id, activity_id, message))

    await tick(db, local(MONDAY, 11), channel.deliver, LONDON, update=update, memory=Memory())
    assert put == []


MEETING = date(2027, 2, 16)


@pytest.fixture
async def announced(db, group, place, channel, tick_at):
    """Post the reminders of a meeting a week and a working day before it; Priya and Joan are asked."""
    people = [db.run_sync(factories.member, group.id, name, agency=agency) for name, agency in PEOPLE]
    meeting = db.run_sync(factories.meeting, group.id, MEETING)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(date(2027, 2, 9)))
    await tick_at(local(date(2027, 2, 15)))
    titles = [elements.spoken(message.card).split("\n")[0] for _, message in channel.taken]
    assert titles == [TITLE, "Reminders for Monday 15 February 2027", TITLE]
    return meeting, people


async def a_few_ticks(tick_at, at):
    """Let a service tick on: its channel takes one message a moment."""
    for seconds in range(4):
        await tick_at(at + timedelta(seconds=5 * seconds))


PEOPLE = (("Priya", "Probation"), ("Joan", "Housing"))
TITLE = "Meeting: Operational group"


def answer(db, group, meeting, person, at):
    def write(session):
        attendance.answer(
            session, factories.change(session, group.id, at, by=person), meeting.id, person.id, "attending"
        )

    db.run_sync(write)


async def test_who_comes_shows_on_each_posted_reminder_of_the_meeting(db, group, announced, tick_at, put):
    meeting, (priya, joan) = announced
    answer(db, group, meeting, priya, local(date(2027, 2, 15), 10))
    await a_few_ticks(tick_at, local(date(2027, 2, 15), 10, 1))
    cards = {activity_id: message.card for _, activity_id, message in put}
    for activity_id in ("activity-1", "activity-3"):
        check(cards[activity_id])
        assert "Attending: 1 agency (Probation)" in elements.spoken(cards[activity_id])
    assert "no answer from Housing" in elements.spoken(cards["activity-2"])  # the digest named both
    answer(db, group, meeting, joan, local(date(2027, 2, 15), 11))
    await a_few_ticks(tick_at, local(date(2027, 2, 15), 11, 1))
    cards = {activity_id: message.card for _, activity_id, message in put}
    assert "Attending: 2 agencies (Housing, Probation)" in elements.spoken(cards["activity-1"])


def both(put, words) -> bool:
    """Tell whether both posted reminders say this by now."""
    cards = {activity_id: message.card for _, activity_id, message in put}
    return all(elements.spoken(cards[each]).startswith(words) for each in ("activity-1", "activity-3"))


async def test_a_reminder_of_a_meeting_that_was_moved_or_called_off_says_so(db, group, announced, tick_at, put):
    meeting, _ = announced

    def change(at, act):
        def write(session):
            change = factories.change(session, group.id, at)
            act(session, change, meetings.get(session, group.id, meeting.id))

        db.run_sync(write)

    change(local(date(2027, 2, 15), 10), lambda *to: meetings.move(*to, date(2027, 2, 23), "10:00"))
    await a_few_ticks(tick_at, local(date(2027, 2, 15), 10, 1))
    assert both(put, "Moved: Operational group is on Tuesday 23 February 2027, 10:00.")
    change(local(date(2027, 2, 15), 11), meetings.cancel)
    await a_few_ticks(tick_at, local(date(2027, 2, 15), 11, 1))
    assert both(put, "Called off: Operational group of Tuesday 23 February 2027, 10:00.")


async def test_a_reminder_of_a_meeting_that_has_begun_stays_as_it_was(db, group, announced, tick_at, put):
    meeting, (priya, _) = announced
    answer(db, group, meeting, priya, local(MEETING, 13, 59))
    await tick_at(local(MEETING, 14))
    assert put == []
