"""One person's digest in their own chat: what is theirs, when they want it, never more often than the group allows."""

from datetime import date, timedelta

import pytest

from cards import elements
from scheduler.deliver import Dead
from storage import groups, members
from storage.members import OFF, WEEKLY, Role
from tests import factories
from tests.cards.check import check
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 8)
PROBATION = [{"kind": "agency", "name": "Probation"}]
HOUSING = [{"kind": "agency", "name": "Housing"}]


@pytest.fixture
def amend(db, group):
    def write(person, **values):
        def change(session):
            row = members.get(session, group.id, person.id)
            members.amend(session, factories.change(session, group.id), row, **values)

        db.run_sync(change)

    return write


def act(db, group, owners, on, title="Map the venues", **given):
    return db.run_sync(factories.action, group.id, title, owners=owners, on=on, **given)


def told(channel, person):
    """Return what somebody was told in their own chat."""
    return [elements.spoken(message.card) for to, message in channel.taken if to == f"a:{person.entra_id}"]


def own_cards(channel):
    return [message.card for to, message in channel.taken if to.startswith("a:")]


async def test_a_member_is_told_of_what_their_agency_owes_and_of_nothing_else(db, group, chat_of, channel, tick_at):
    priya, joan = chat_of("Priya", agency="Probation"), chat_of("Joan", agency="Housing")
    act(db, group, PROBATION, MONDAY)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    [said] = told(channel, priya)
    assert "Coming up: 1\n1 Map the venues · Probation" in said
    assert told(channel, joan) == []


async def test_who_owes_nothing_is_not_written_to(db, group, chat_of, channel, tick_at):
    priya = chat_of("Priya", agency="Probation")
    act(db, group, HOUSING, MONDAY)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    assert told(channel, priya) == []


async def test_the_card_says_why_and_offers_the_answers(db, group, chat_of, channel, tick_at):
    chat_of("Priya", agency="Probation")
    act(db, group, PROBATION, MONDAY)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    [card] = own_cards(channel)
    check(card)
    assert "You get this because" in elements.spoken(card)
    assert "To have fewer" in elements.spoken(card)
    buttons = elements.buttons_of(card)
    assert [button["title"] for button in buttons] == [
        "Done",
        "Update",
        "Snooze",
        "Not mine",
        "Fewer reminders",
        "Seen",
    ]
    assert buttons[0]["data"] == {"action": "1", "status": "complete"}


async def test_of_several_actions_one_is_chosen(db, group, chat_of, channel, tick_at):
    chat_of("Priya", agency="Probation")
    act(db, group, PROBATION, MONDAY)
    act(db, group, PROBATION, MONDAY, "Draft the review")
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    [card] = own_cards(channel)
    check(card)
    which = next(element for element in card["body"] if element.get("id") == "action")
    assert [choice["value"] for choice in which["choices"]] == ["1", "2"]
    assert elements.buttons_of(card)[0]["data"] == {"status": "complete"}


async def test_weekly_reminders_come_on_the_first_working_day_for_the_whole_week(
    db, group, chat_of, amend, channel, tick_at
):
    priya = chat_of("Priya", agency="Probation")
    amend(priya, reminders=WEEKLY)
    act(db, group, PROBATION, date(2027, 2, 11), "Due on Thursday")
    act(db, group, PROBATION, date(2027, 3, 1), "Seven working days before is Thursday 18 February")
    await tick_at(local(MONDAY, 7))
    for day in range(11):
        await tick_at(local(MONDAY + timedelta(days=day)))
    said = told(channel, priya)
    assert len(said) == 2
    assert "Due on Thursday" in said[0]
    assert "Seven working days before" in said[1]


@pytest.mark.parametrize(
    "choice",
    [
        {"reminders": OFF},
        {"muted_until": date(2027, 2, 9)},
        {"away_until": MONDAY},
    ],
    ids=["off", "muted", "on leave"],
)
async def test_who_wants_none_or_is_away_is_left_in_peace(db, group, chat_of, amend, channel, tick_at, choice):
    priya = chat_of("Priya", agency="Probation")
    amend(priya, **choice)
    act(db, group, PROBATION, MONDAY)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    assert told(channel, priya) == []
    assert "Asked:" not in elements.spoken(channel.taken[0][1].card)


async def test_a_mute_ends_on_its_day(db, group, chat_of, amend, channel, tick_at):
    priya = chat_of("Priya", agency="Probation")
    amend(priya, muted_until=MONDAY)
    act(db, group, PROBATION, MONDAY)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    assert len(told(channel, priya)) == 1


async def test_the_deputy_is_told_while_the_member_is_away(db, group, chat_of, amend, channel, tick_at):
    priya = chat_of("Priya", agency="Probation")
    sam = chat_of("Sam", agency="Probation", role=Role.DEPUTY, deputy_for_id=priya.id)
    act(db, group, PROBATION, MONDAY)
    act(db, group, PROBATION, date(2027, 2, 9))
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    assert (len(told(channel, priya)), len(told(channel, sam))) == (1, 0)
    amend(priya, away_until=date(2027, 2, 12))
    await tick_at(local(date(2027, 2, 9)))
    assert (len(told(channel, priya)), len(told(channel, sam))) == (1, 1)


async def test_the_channel_mentions_only_who_owes_and_is_told_nowhere_else(db, group, chat_of, channel, tick_at):
    chat_of("Priya", agency="Probation")
    joan = chat_of("Joan <at>all</at> [x](y)", agency="Housing", chat=False)
    chat_of("Callum", agency="Police", chat=False)
    act(db, group, PROBATION, MONDAY)
    act(db, group, HOUSING, MONDAY)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    card = next(message.card for to, message in channel.taken if not to.startswith("a:"))
    check(card)
    assert card["msteams"]["entities"] == [
        {
            "type": "mention",
            "text": "<at>Joan at all at x (y)</at>",
            "mentioned": {"id": joan.entra_id, "name": "Joan at all at x (y)"},
        }
    ]
    assert "Asked: Joan at all at x (y)" in elements.spoken(card)


async def test_no_more_than_the_groups_cap_a_day_reaches_a_person(db, group, chat_of, channel, tick_at, rows):
    priya = chat_of("Priya", agency="Probation")

    def cap(session):
        groups.get(session, group.id).most_a_day = 1

    db.run_sync(cap)
    act(db, group, PROBATION, MONDAY)
    other = db.run_sync(factories.group, "Eastmere")
    db.run_sync(cap_of_another, other.id, priya)
    await tick_at(local(MONDAY, 7))
    await tick_at(local(MONDAY))
    await tick_at(local(MONDAY, 15))
    assert len(told(channel, priya)) == 1
    await tick_at(local(date(2027, 2, 9)))
    assert len(told(channel, priya)) == 2  # what waited, on the next working day


def cap_of_another(session, group_id, person):
    """Let somebody be in a second group, where they owe something too."""
    factories.channel(session, group_id, "19:eastmere@thread.tacv2")
    factories.member(session, group_id, person.name, entra_id=person.entra_id, agency="Probation")
    groups.get(session, group_id).most_a_day = 1
    factories.action(session, group_id, "Theirs too", owners=PROBATION, on=MONDAY)


async def test_a_person_who_has_left_is_not_written_to(db, group, chat_of, amend, channel, tick_at):
    priya = chat_of("Priya", agency="Probation")
    act(db, group, PROBATION, MONDAY)
    await tick_at(local(MONDAY, 7))
    amend(priya, left_on=MONDAY)
    await tick_at(local(MONDAY))
    assert told(channel, priya) == []


async def test_the_coordinator_is_told_of_reminders_that_did_not_go_out(db, group, chat_of, channel, tick_at):
    robin = chat_of("Robin", role=Role.COORDINATOR)
    act(db, group, PROBATION, MONDAY)
    await tick_at(local(MONDAY, 7))
    channel.fail_with = [Dead("400 BadSyntax")]
    await tick_at(local(MONDAY))
    await tick_at(local(date(2027, 2, 9)))
    [said] = told(channel, robin)
    assert "Reminders that need a look: 1" in said
    assert "400 BadSyntax" in said
