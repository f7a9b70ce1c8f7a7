"""The daily digest: one message a working day, from today's data, and silence when there is nothing to say."""

from datetime import date, timedelta

import orjson
import pytest
from microsoft_teams.cards import AdaptiveCard

from cards import elements
from storage import actions, audit
from storage.actions import Due
from storage.db import Database
from storage.groups import Group
from storage.members import Role
from tests import factories
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
DUE = date(2027, 2, 26)  # its ladder: 8, 17, 25 and 26 February


@pytest.fixture
async def begun(tick_at, place):
    """The scheduler has looked ahead before the first morning."""
    await tick_at(local(MONDAY, 7))


def act(db: Database, group: Group, title: str = "Map the venues", **given):
    return db.run_sync(factories.action, group.id, title, **given)


def update(db: Database, group: Group, ref: str, **what):
    def change(session):
        action = actions.by_ref(session, group.id, ref)
        actions.update(session, factories.change(session, group.id), action, today=MONDAY, **what)

    db.run_sync(change)


async def mornings(tick_at, first: date, last: date):
    for n in range((last - first).days + 1):
        await tick_at(local(first + timedelta(days=n)))


async def test_an_action_is_mentioned_on_the_days_of_its_ladder_and_no_other(db, group, begun, channel, tick_at):
    act(db, group, on=DUE)
    await mornings(tick_at, MONDAY, DUE)
    assert len(channel.taken) == 4


async def test_all_actions_of_a_morning_are_one_message(db, group, begun, channel, tick_at):
    for number in range(5):
        act(db, group, f"Step {number}", on=DUE)
    act(db, group, "Late already", on=MONDAY - timedelta(days=7))
    await tick_at(local(MONDAY))
    [(_, message)] = channel.taken
    assert message.text == (
        "Reminders of Northbrook Prevent Operational Group, Monday 8 February 2027:"
        " 1 action overdue, 5 actions coming up."
    )


async def test_the_digest_says_what_who_when_why_and_what_to_do(db, group, begun, channel, tick_at):
    owners = [{"kind": "agency", "name": "Public Health"}, {"kind": "person", "name": "Robin Vale"}]
    act(db, group, "Share the list", ref="3.5", owners=owners, on=DUE)
    await tick_at(local(MONDAY))
    card = channel.taken[0][1].card
    shown = elements.spoken(card)
    assert "3.5 Share the list · Public Health, Robin Vale · due Friday 26 February 2027" in shown
    assert "You see this because" in shown
    assert "OFFICIAL" in shown
    assert [(button["title"], button["verb"], button["data"]) for button in elements.buttons_of(card)] == [
        ("Show overdue", "list_actions", {"which": "overdue"}),
        ("Update an action", "update_action", {}),
        ("Seen", "acknowledge", {"reminder": 1}),
    ]


async def test_an_overdue_action_comes_round_weekly(db, group, begun, channel, tick_at):
    act(db, group, on=date(2027, 2, 5))
    await mornings(tick_at, MONDAY, date(2027, 3, 1))
    assert [message.text.partition(", ")[2].partition(":")[0] for _, message in channel.taken] == [
        "Friday 12 February 2027",
        "Friday 19 February 2027",
        "Friday 26 February 2027",
    ]


async def test_nothing_to_say_is_not_said_and_the_row_shows_it(db, group, begun, channel, tick_at, rows):
    act(db, group, on=DUE)
    await mornings(tick_at, MONDAY, MONDAY + timedelta(days=1))
    assert [row.state for row in rows()[:2]] == ["sent", "empty"]
    assert len(channel.taken) == 1


@pytest.mark.parametrize(
    "what", [{"status": "complete"}, {"status": "closed"}, {"status": "deferred"}, {"status": "ongoing"}]
)
async def test_reminders_stop_when_the_owner_answers(db, group, begun, channel, tick_at, rows, what):
    act(db, group, ref="14", on=DUE)
    update(db, group, "14", **what)
    await tick_at(local(MONDAY))
    assert channel.taken == []
    assert rows()[0].state == "empty"


async def test_a_voided_action_is_not_mentioned(db, group, begun, channel, tick_at):
    action = act(db, group, on=DUE)

    def void(session):
        change = factories.change(session, group.id)
        audit.amend(session, change, session.get(actions.Action, action.id), voided_at=change.at)

    db.run_sync(void)
    await tick_at(local(MONDAY))
    assert channel.taken == []


async def test_a_redated_action_follows_its_new_date(db, group, begun, channel, tick_at):
    act(db, group, ref="14", on=DUE)
    update(db, group, "14", due=Due(text="5 March", kind="DATE", on=date(2027, 3, 5), precision="day"))
    await mornings(tick_at, MONDAY, DUE)
    assert len(channel.taken) == 2  # 15 and 24 February; 8 February was the old date's


@pytest.mark.parametrize("kind", ["ONGOING", "TBA", "NONE"])
async def test_deadlines_without_a_date_never_nag_here(db, group, begun, channel, tick_at, kind):
    act(db, group, due=Due(text="as and when", kind=kind))
    act(db, group, due=Due(text="as and when", kind=kind, on=DUE))
    await mornings(tick_at, MONDAY, DUE)
    assert channel.taken == []


async def test_weekends_and_bank_holidays_are_quiet(db, group, begun, channel, tick_at, rows):
    await tick_at(local(MONDAY))
    assert all(row.local_date.weekday() < 5 for row in rows())
    await tick_at(local(date(2027, 3, 1)))
    assert {date(2027, 3, 26), date(2027, 3, 29)}.isdisjoint(row.local_date for row in rows())
    assert date(2027, 3, 25) in {row.local_date for row in rows()}


async def test_a_group_closes_and_opens_its_own_days(db, channel, tick_at, rows):
    closed, worked = "2027-03-24", "2027-03-29"
    town = db.run_sync(factories.group, "Southbrook", holidays_added=[closed], holidays_removed=[worked])
    db.run_sync(factories.channel, town.id, "19:south@thread.tacv2")
    await tick_at(local(date(2027, 3, 1), 7))
    days = {row.local_date.isoformat() for row in rows() if row.group_id == town.id}
    assert worked in days
    assert closed not in days


async def test_the_digest_keeps_the_groups_hour_also_when_it_is_changed_later(db, group, begun, channel, tick_at):
    act(db, group, on=DUE)

    def later(session):
        session.get(Group, group.id).digest_at = "11:30"

    db.run_sync(later)
    await tick_at(local(MONDAY, 8))
    await tick_at(local(MONDAY, 11, 29))
    assert channel.taken == []
    await tick_at(local(MONDAY, 11, 30))
    assert len(channel.taken) == 1


async def test_a_channel_hears_nothing_of_the_time_before_it_was_there(db, group, place, channel, tick_at):
    act(db, group, on=DUE)
    await tick_at(local(MONDAY, 9, 10))
    assert channel.taken == []


@pytest.mark.parametrize("first_tick", [(9, 1), (9, 10), (9, 59)])
async def test_the_digest_a_new_channel_came_too_late_for_comes_at_no_later_tick(
    db, group, place, channel, tick_at, first_tick
):
    act(db, group, "Due on Monday", on=MONDAY)
    act(db, group, "Due on Tuesday", on=MONDAY + timedelta(days=1))
    for later in range(0, 90, 10):
        await tick_at(local(MONDAY, *first_tick) + timedelta(minutes=later))
    assert channel.taken == []
    await tick_at(local(MONDAY + timedelta(days=1)))
    assert len(channel.taken) == 1


async def test_the_digest_due_at_a_new_channels_first_tick_comes_with_it(db, group, place, channel, tick_at):
    act(db, group, on=MONDAY)
    await tick_at(local(MONDAY))
    assert len(channel.taken) == 1


async def test_a_group_without_a_channel_has_no_rows(db, channel, tick_at, rows):
    lonely = db.run_sync(factories.group, "Southbrook")
    db.run_sync(factories.member, lonely.id, role=Role.CHAIR)
    await tick_at(local(MONDAY, 7))
    assert lonely.id not in {row.group_id for row in rows()}


async def test_a_conversation_that_no_longer_gets_digests_gets_none(db, group, begun, place, channel, tick_at):
    act(db, group, on=DUE)

    def leave(session):
        session.get(type(place), place.id).gets_digest = False

    db.run_sync(leave)
    await tick_at(local(MONDAY))
    assert channel.taken == []


async def test_one_groups_bad_row_does_not_silence_the_others(db, group, begun, channel, tick_at):
    broken = db.run_sync(factories.group, "Southbrook", digest_at="half nine")
    db.run_sync(factories.channel, broken.id, "19:south@thread.tacv2")
    act(db, group, on=DUE)
    await tick_at(local(MONDAY))
    assert len(channel.taken) == 1


async def test_a_long_plan_shows_the_first_counts_the_rest_and_offers_all(db, group, begun, channel, tick_at):
    for number in range(40):
        act(db, group, f"Step {number} " + "é*" * 400, on=DUE, owners=[{"kind": "person", "name": "x" * 900}] * 9)
    await tick_at(local(MONDAY))
    card = channel.taken[0][1].card
    assert "Coming up: 40" in elements.spoken(card)
    assert "more: press Show due" in elements.spoken(card)
    assert {"which": "due", "before": "2027-02-27"} in [button["data"] for button in elements.buttons_of(card)]
    assert len(orjson.dumps(card)) <= 25_000


async def test_the_digest_is_a_card_teams_takes(db, group, begun, channel, tick_at):
    act(db, group, on=DUE)
    await tick_at(local(MONDAY))
    AdaptiveCard.model_validate(channel.taken[0][1].card)
