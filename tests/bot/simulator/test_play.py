"""The stage plays on a database as Teams would, and leaves what is Teams' own alone."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.simulator import northbrook
from bot.simulator.play import Stage
from rules.calendar import LONDON
from storage import conversations, groups, members
from storage.db import Database
from storage.inbound import InboundActivity

NOW = datetime(2027, 2, 26, 8, 0, tzinfo=UTC)


@pytest.fixture
def sample(database_url):
    """Return a database with the sample group, and the group."""
    database = Database(database_url)
    database.run_sync(northbrook.build, NOW.date(), LONDON)
    yield database, database.read_sync(groups.named, None)
    database.close()


@pytest.fixture
def stage(sample):
    """Put up a stage that keeps its events."""

    def put_up(**options):
        events: list = []
        made = Stage(*sample, LONDON, NOW, events.append, **options)
        return made, events

    return put_up


def channel_address(database: Database) -> str:
    def read(session):
        return conversations.find(session, northbrook.TENANT_ID, northbrook.CHANNEL_ID).service_url

    return database.read_sync(read)


def test_pushes_come_when_they_are_due_and_before_what_is_said_later(stage):
    made, events = stage()
    asyncio.run(made.pass_time(NOW + timedelta(hours=2)))
    asyncio.run(made.say("chair", "channel", "help"))
    in_channel = [event for event in events if event["where"] == "channel"]
    assert [event["event"] for event in in_channel] == ["push", "said", "reply"]
    assert [event["at"][11:16] for event in in_channel] == ["09:00", "10:00", "10:00"]


def test_beside_a_service_the_stage_leaves_the_scheduler_to_it(stage):
    made, events = stage(ticks=False)
    asyncio.run(made.pass_time(NOW + timedelta(days=9)))
    assert events == []
    assert made.now == NOW + timedelta(days=9)


def test_a_second_script_on_a_database_is_no_repeat_of_the_first(stage, sample):
    database, _ = sample
    for _ in range(2):
        made, events = stage()
        asyncio.run(made.say("chair", "personal", "help"))
        assert events[-1]["event"] == "reply"
    assert database.read_sync(lambda session: session.scalar(select(func.count()).select_from(InboundActivity))) == 2


def test_a_channel_of_teams_keeps_its_real_address(stage, sample):
    database, _ = sample
    made, _ = stage()
    asyncio.run(made.say("chair", "channel", "help"))

    def move(session):
        place = conversations.find(session, northbrook.TENANT_ID, northbrook.CHANNEL_ID)
        place.service_url = "https://smba.trafficmanager.net/uk/"

    database.run_sync(move)
    asyncio.run(made.say("chair", "channel", "help"))
    assert channel_address(database) == "https://smba.trafficmanager.net/uk/"


def test_a_button_pressed_by_somebody_else_answers_that_person(stage):
    made, events = stage()
    asyncio.run(made.say("coordinator", "channel", "show action 9"))
    asyncio.run(made.press("police", "channel", "Update", {}, words="[press] Update"))
    assert events[-1]["who"] == "police"
    assert "What should it say?" in events[-1]["text"]


def test_all_members_in_the_team_have_a_chat_after_the_first_moment(stage, sample):
    database, group = sample
    made, events = stage()
    asyncio.run(made.pass_time(NOW))
    assert events == []  # opening one shows nothing

    def has_chat(session):
        return {
            member.role: bool(conversations.of_person(session, northbrook.TENANT_ID, member.entra_id))
            for member in members.of_group(session, group.id)
        }

    has = database.read_sync(has_chat)
    assert {role for role, chat in has.items() if not chat} == {"invited"}
    asyncio.run(made.say("police", "personal", "help"))
    (chat,) = database.read_sync(conversations.of_person, northbrook.TENANT_ID, northbrook.entra_id("police"))
    assert chat.conversation_id == f"a:{northbrook.entra_id('police')}"  # the one they write in
