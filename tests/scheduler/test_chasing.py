"""When an action is brought up, and what stops it: an answer, a snooze, a new date; who else hears of it."""

from datetime import date, timedelta

import pytest

from cards import elements
from storage import action_reminders, actions, groups, members
from storage.acting import alone
from storage.actions import Due, Status
from storage.conversations import remember
from storage.members import Role
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
DUE = date(2027, 2, 26)  # 14, 7 and 1 working days before are the 8th, the 17th and the 25th
PROBATION = [{"kind": "agency", "name": "Probation"}]
ONGOING = Due(text="Ongoing", kind="ONGOING")


@pytest.fixture
def act(db, group, place):
    def add(title="Map the venues", **given):
        return db.run_sync(factories.action, group.id, title, **{"at": local(date(2027, 1, 4), 10)} | given)

    return add


@pytest.fixture
def report(db, group):
    def write(ref, day, **said):
        def change(session):
            row = actions.by_ref(session, group.id, ref)
            at = local(day, 10)
            actions.update(session, factories.change(session, group.id, at), row, today=day, **said)

        db.run_sync(change)

    return write


@pytest.fixture
def told_on(tick_at, channel):
    """Tick on every day and return those on which the channel was told, with what it was told."""

    async def run(first: date, last: date, then=None):
        said = {}
        await tick_at(local(first, 7))
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            before = len(channel.taken)
            await tick_at(local(day))
            new = [message for to, message in channel.taken[before:] if not to.startswith("a:")]
            if new:
                said[day] = elements.spoken(new[0].card)
            if then and day in then:
                then[day]()
        return said

    return run


async def test_an_answer_stops_the_rest_of_the_ladder(act, report, told_on):
    act(on=DUE)
    then = {MONDAY: lambda: report("1", MONDAY, note="Half done")}
    said = await told_on(MONDAY, DUE, then)
    assert list(said) == [MONDAY]


async def test_an_answer_before_the_ladder_began_stops_nothing(act, report, told_on):
    act(on=DUE)
    report("1", date(2027, 2, 5), note="Begun")
    said = await told_on(MONDAY, DUE)
    assert list(said) == [MONDAY, date(2027, 2, 17), date(2027, 2, 25), DUE]


async def test_a_new_date_begins_a_ladder_of_its_own(act, report, told_on):
    act(on=date(2027, 2, 9))
    due = Due(text="11 February", kind="DATE", on=date(2027, 2, 11), precision="day")
    said = await told_on(MONDAY, date(2027, 2, 12), {MONDAY: lambda: report("1", MONDAY, due=due, reason="held up")})
    assert list(said) == [MONDAY, date(2027, 2, 10), date(2027, 2, 11)]


async def test_an_overdue_action_waits_a_week_after_an_answer(act, report, told_on):
    act(on=date(2027, 2, 1))
    then = {date(2027, 2, 11): lambda: report("1", date(2027, 2, 11), note="Nearly there")}
    said = await told_on(MONDAY, date(2027, 2, 26), then)
    assert list(said) == [MONDAY, date(2027, 2, 18), date(2027, 2, 25)]


async def test_a_finished_action_is_not_brought_up(act, report, told_on):
    act(on=date(2027, 2, 9))
    report("1", MONDAY, status=Status.COMPLETE)
    assert await told_on(MONDAY, date(2027, 2, 19)) == {}


async def test_an_action_can_have_a_ladder_of_its_own(db, group, act, told_on):
    act(on=DUE)

    def own(session):
        row = actions.by_ref(session, group.id, "1")
        action_reminders.set_ladder(session, factories.change(session, group.id), row, [5, 2])

    db.run_sync(own)
    assert list(await told_on(MONDAY, DUE)) == [date(2027, 2, 19), date(2027, 2, 24)]


async def test_the_groups_ladder_is_the_groups(db, group, act, told_on):
    act(on=DUE)

    def own(session):
        row = groups.get(session, group.id)
        row.remind_before, row.overdue_every = [3], 2

    db.run_sync(own)
    said = await told_on(MONDAY, date(2027, 3, 4))
    assert list(said) == [date(2027, 2, 23), date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 4)]
    assert "An action is mentioned 3 working days before its date, and every 2 days" in said[date(2027, 2, 23)]


async def test_a_snoozed_action_is_silent_until_its_day_and_wakes_on_it(db, group, act, told_on):
    act(on=DUE)
    act("Overdue", on=date(2027, 2, 1))

    def snooze(session):
        for ref in ("1", "2"):
            row = actions.by_ref(session, group.id, ref)
            action_reminders.snooze(session, factories.change(session, group.id), row, date(2027, 2, 20))  # a Saturday

    db.run_sync(snooze)
    said = await told_on(MONDAY, date(2027, 2, 24))
    assert list(said) == [date(2027, 2, 22)]
    assert "Map the venues" in said[date(2027, 2, 22)]
    assert "Overdue" in said[date(2027, 2, 22)]


async def test_an_ongoing_action_is_reviewed_after_three_months_without_a_word_then_monthly(act, told_on):
    act(due=ONGOING, status=Status.ONGOING, at=local(date(2026, 11, 16), 10))
    said = await told_on(MONDAY, date(2027, 4, 30))
    # A month on is a Tuesday, and Friday 16 April.
    assert list(said) == [date(2027, 2, 16), date(2027, 3, 16), date(2027, 4, 16)]
    assert "To be reviewed: 1\n1 Map the venues" in said[date(2027, 2, 16)]


async def test_a_review_is_brought_up_on_its_day_and_weekly_until_somebody_answers(act, report, told_on):
    act(status=Status.COMPLETE, review_on=date(2027, 2, 14))  # a Sunday: said on the Friday
    then = {date(2027, 2, 22): lambda: report("1", date(2027, 2, 22), note="Looked at again")}
    said = await told_on(MONDAY, date(2027, 3, 31), then)
    assert list(said) == [date(2027, 2, 12), date(2027, 2, 22)]


async def test_actions_without_a_date_are_chased_once_a_month(act, told_on):
    act(due=Due(text="TBA", kind="TBA"))
    act("Nothing written")
    act("Ongoing", due=ONGOING)
    said = await told_on(date(2027, 2, 26), date(2027, 4, 2))
    assert list(said) == [date(2027, 3, 1), date(2027, 4, 1)]
    assert "Needs a date: 2\n1 Map the venues" in said[date(2027, 3, 1)]


def join(db, group, name, **columns):
    def write(session):
        person = factories.member(session, group.id, name, **columns)
        said = factories.reference(f"a:{person.entra_id}", scope="personal", person_id=person.entra_id)
        remember(session, said, factories.NOW)
        return person

    return db.run_sync(write)


def told(channel, person):
    return [elements.spoken(message.card) for to, message in channel.taken if to == f"a:{person.entra_id}"]


async def test_the_chair_is_told_after_three_mentions_without_an_answer(db, group, act, told_on, channel):
    chair = join(db, group, "Morgan", role=Role.CHAIR)
    act(on=date(2027, 2, 1), owners=PROBATION)
    said = await told_on(MONDAY, date(2027, 3, 17))
    assert list(said) == [date(2027, 2, 8) + timedelta(weeks=n) for n in range(6)]
    heard = told(channel, chair)
    assert len(heard) == 2  # the third and the sixth
    assert "No answer, for the chair: 1\n1 Map the venues · Probation" in heard[0]
    assert all("for the chair" not in text for text in said.values())


async def test_a_chair_without_a_chat_is_mentioned_in_the_channel(db, group, act, told_on, channel):
    chair = db.run_sync(factories.member, group.id, "Morgan", role=Role.CHAIR)
    act(on=date(2027, 2, 1), owners=PROBATION)
    said = await told_on(MONDAY, date(2027, 2, 26))
    assert "No answer, for the chair: 1" in said[date(2027, 2, 22)]
    card = channel.taken[-1][1].card
    assert [entity["mentioned"]["id"] for entity in card["msteams"]["entities"]] == [chair.entra_id]


async def test_the_coordinator_is_told_of_what_its_owner_says_is_not_theirs(db, group, act, told_on, channel):
    robin = join(db, group, "Robin", role=Role.COORDINATOR)
    priya = join(db, group, "Priya", agency="Probation")
    act(on=date(2027, 2, 10), owners=PROBATION)

    def decline():
        def write(session):
            row = actions.by_ref(session, group.id, "1")
            change = factories.change(session, group.id, local(date(2027, 2, 9), 10))
            action_reminders.decline(session, change, row, alone(members.get(session, group.id, priya.id)), MONDAY)

        db.run_sync(write)

    await told_on(MONDAY, date(2027, 2, 19), {date(2027, 2, 9): decline})
    assert len(told(channel, priya)) == 1  # the day before; not on the day
    heard = [text for text in told(channel, robin) if "Not theirs, they say: 1" in text]
    assert len(heard) == 2  # the next morning, and a week after
