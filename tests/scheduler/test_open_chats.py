"""Members who were never heard in a chat of their own get one, a few at a tick, and nobody else does."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from rules.calendar import LONDON
from scheduler import open_chats
from scheduler.deliver import Blocked, Retryable
from scheduler.open_chats import OpenChats, open_some
from scheduler.tick import tick
from storage import conversations, roster
from storage.conversations import Conversation
from storage.members import OFF, Member, Role
from storage.roster import Seen
from tests import factories
from tests.factories import NOW, TENANT

DAY = timedelta(days=1)
PEOPLE = [Seen(TENANT, f"entra-{number}", f"29:{number}", f"Person {number}", guest=False) for number in range(8)]


class Teams:
    """Opens chats as Teams does: the same one whenever it is asked; or fails as it is told."""

    def __init__(self):
        self.asked = []
        self.fails = {}

    async def open_chat(self, channel, person):
        self.asked.append(person.entra_id)
        if person.entra_id in self.fails:
            raise self.fails[person.entra_id]
        return f"a:{person.entra_id}"


@pytest.fixture
def teams():
    return Teams()


@pytest.fixture
def chats(teams):
    return OpenChats(teams.open_chat)


@pytest.fixture
def people(db, group, place):
    """Let eight members be in the team; return a function that changes one of them."""

    def build(session):
        roster.refresh(session, group.id, PEOPLE, NOW)
        for seen in PEOPLE:
            factories.member(session, group.id, seen.name, entra_id=seen.entra_id)

    def change(number, **values):
        def write(session):
            row = session.scalar(select(Member).where(Member.entra_id == f"entra-{number}"))
            for name, value in values.items():
                setattr(row, name, value)

        db.run_sync(write)

    db.run_sync(build)
    return change


def chat_of(db, number):
    return db.read_sync(conversations.of_person, TENANT, f"entra-{number}")


async def test_five_at_a_tick_then_the_rest_then_nobody(db, people, teams, chats):
    assert [await open_some(chats, db, NOW) for _ in range(3)] == [5, 3, 0]
    assert teams.asked == [seen.entra_id for seen in PEOPLE]


async def test_the_chat_is_kept_with_the_address_of_the_channel(db, people, place, chats):
    await open_some(chats, db, NOW)
    (chat,) = chat_of(db, 0)
    assert (chat.conversation_id, chat.scope, chat.group_id) == ("a:entra-0", "personal", None)
    assert (chat.tenant_id, chat.service_url, chat.bot_id) == (place.tenant_id, place.service_url, place.bot_id)
    assert chat.welcomed_at is None  # nothing was said there


@pytest.mark.parametrize(
    "values",
    [{"left_on": NOW.date()}, {"reminders": OFF}, {"role": Role.INVITED}],
    ids=["left", "off", "invited"],
)
async def test_who_is_not_reminded_is_not_asked_for(db, people, teams, chats, values):
    people(3, **values)
    chats.most = 99
    await open_some(chats, db, NOW)
    assert teams.asked == [seen.entra_id for seen in PEOPLE if seen.entra_id != "entra-3"]


async def test_who_is_in_no_team_or_gone_from_it_or_was_heard_already_is_not_asked_for(db, group, people, teams, chats):
    def write(session):
        roster.refresh(session, group.id, PEOPLE[:3], NOW)  # the others are gone from the team
        factories.member(session, group.id, "Nobody Teams knows", entra_id="entra-unknown")
        heard = factories.reference("a:heard", scope="personal", person_id="entra-0")
        row = conversations.remember(session, heard, NOW)
        conversations.block(session, row.id, "403 MessageWritesBlocked", NOW)  # not asked again: the person said no

    db.run_sync(write)
    await open_some(chats, db, NOW)
    assert teams.asked == ["entra-1", "entra-2"]


@pytest.mark.parametrize("values", [{"blocked_at": NOW}, {"gets_digest": False}, {"scope": "groupChat"}])
async def test_a_group_without_a_channel_that_can_be_written_to_has_no_chats_opened(
    db, people, place, teams, chats, values
):
    def write(session):
        for name, value in values.items():
            setattr(session.get(Conversation, place.id), name, value)

    db.run_sync(write)
    assert await open_some(chats, db, NOW) == 0
    assert teams.asked == []


async def test_somebody_in_two_groups_has_one_chat(db, people, teams, chats):
    def write(session):
        town = factories.group(session, "Southbrook")
        factories.channel(session, town.id, "19:south@thread.tacv2")
        roster.refresh(session, town.id, PEOPLE[:2], NOW)
        for seen in PEOPLE[:2]:
            factories.member(session, town.id, seen.name, entra_id=seen.entra_id)

    db.run_sync(write)
    assert await open_some(chats, db, NOW) == 5
    assert len(set(teams.asked)) == 5


@pytest.mark.parametrize("error", [Blocked("403 BotNotInConversationRoster"), RuntimeError("bug")])
async def test_one_that_fails_holds_nobody_up_and_is_tried_again_after_a_day(db, people, teams, chats, error):
    teams.fails = {"entra-0": error}
    assert [await open_some(chats, db, NOW + timedelta(seconds=15 * n)) for n in range(3)] == [4, 3, 0]
    assert teams.asked.count("entra-0") == 1
    teams.fails = {}
    assert await open_some(chats, db, NOW + DAY) == 1
    assert chat_of(db, 0)


async def test_when_teams_is_too_busy_all_wait_as_long_as_it_asks(db, people, teams, chats):
    teams.fails = {"entra-0": Retryable("429 TooManyRequests", retry_after=120)}
    await open_some(chats, db, NOW)
    assert await open_some(chats, db, NOW + timedelta(seconds=119)) == 0
    assert await open_some(chats, db, NOW + timedelta(seconds=120)) == 3


async def test_an_answer_that_does_not_come_is_not_waited_for(db, people, monkeypatch, chats):
    async def hang(_channel, _person):
        await asyncio.Event().wait()

    monkeypatch.setattr(open_chats, "OPEN_SECONDS", 0.05)
    chats.open_chat = hang
    assert await open_some(chats, db, NOW) == 0
    assert chats.rest_until == NOW + timedelta(seconds=open_chats.REST_SECONDS)


async def test_two_replicas_open_the_same_chat_and_keep_it_once(db, people, teams, chats):
    other = OpenChats(teams.open_chat)
    await asyncio.gather(open_some(chats, db, NOW), open_some(other, db, NOW))
    assert all(len(chat_of(db, number)) == 1 for number in range(5))


async def test_a_chat_teams_knows_by_another_name_is_not_asked_for_at_every_tick(db, people, teams, chats):
    async def somebody_elses(_channel, person):
        teams.asked.append(person.entra_id)
        return "a:one"

    chats.open_chat = somebody_elses
    for n in range(4):
        await open_some(chats, db, NOW + timedelta(seconds=15 * n))
    assert len(teams.asked) == len(PEOPLE)


async def test_a_blocked_chat_is_opened_anew_where_the_channel_lives_now(db, people, place, chats):
    await open_some(chats, db, NOW)

    def move(session):
        (chat,) = conversations.of_person(session, TENANT, "entra-0")
        conversations.block(session, chat.id, "404 ConversationNotFound", NOW)
        moved = factories.reference(service_url="https://smba.example/emea/")
        conversations.remember(session, replace(moved, conversation_id=place.conversation_id), NOW)

    db.run_sync(move)
    chats.tried.clear()  # a day later
    await open_some(chats, db, NOW)
    (chat,) = chat_of(db, 0)
    assert (chat.service_url, chat.blocked_at) == ("https://smba.example/emea/", None)


async def test_a_tick_opens_chats_first_and_a_failure_does_not_stop_it(db, people, channel, teams, chats):
    teams.fails = {seen.entra_id: RuntimeError("bug") for seen in PEOPLE}
    ticked = await tick(db, NOW, channel.deliver, LONDON, open_chats=chats)
    assert ticked.at == NOW
    assert len(teams.asked) == 5


async def test_a_service_that_is_to_stop_opens_none(db, people, channel, teams, chats):
    await tick(db, NOW, channel.deliver, LONDON, open_chats=chats, going=lambda: False)
    assert teams.asked == []
