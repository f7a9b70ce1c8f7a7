"""A channel, a list of what was delivered to it, and a clock that tests turn by hand."""

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import pytest
from aiohttp.test_utils import TestServer
from sqlalchemy import select
from sqlalchemy.orm import Session

from rules.calendar import LONDON, at_local
from scheduler.deliver import Message
from scheduler.tick import Ticked, tick
from storage.conversations import Conversation, remember
from storage.db import Database
from storage.groups import Group
from storage.members import Member
from storage.outbox import Reminder
from tests import factories
from tests.scheduler.connector import Connector


@dataclass
class Channel:
    """A `deliver` that keeps what it was given, and fails as it is told."""

    taken: list[tuple[str, Message]] = field(default_factory=list)
    fail_with: list[Exception] = field(default_factory=list)

    async def deliver(self, conversation: Conversation, message: Message) -> str:
        if self.fail_with:
            raise self.fail_with.pop(0)
        self.taken.append((conversation.conversation_id, message))
        return f"activity-{len(self.taken)}"

    @property
    def texts(self) -> list[str]:
        return [message.text for _, message in self.taken]


TickAt = Callable[[datetime], Awaitable[Ticked]]


def local(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return the instant of a London wall time."""
    return at_local(day, time(hour, minute), LONDON)


@pytest.fixture
def place(db: Database, group: Group) -> Conversation:
    return db.run_sync(factories.channel, group.id)


@pytest.fixture
def chat_of(db: Database, group: Group, place: Conversation) -> Callable[..., Member]:
    """Take somebody into the group, with a chat of their own; `chat=False` for none."""

    def join(name: str, *, chat: bool = True, **columns: Any) -> Member:
        def write(session: Session) -> Member:
            person = factories.member(session, group.id, name, **columns)
            if chat:
                said = factories.reference(f"a:{person.entra_id}", scope="personal", person_id=person.entra_id)
                remember(session, said, factories.NOW)
            return person

        return db.run_sync(write)

    return join


@pytest.fixture
def channel(place: Conversation) -> Channel:
    return Channel()


@pytest.fixture
def tick_at(db: Database, channel: Channel) -> TickAt:
    async def once(now: datetime) -> Ticked:
        return await tick(db, now, channel.deliver, LONDON, jitter=random.Random(1))

    return once


@pytest.fixture
def rows(db: Database) -> Callable[[], list[Reminder]]:
    return lambda: db.read_sync(lambda session: list(session.scalars(select(Reminder).order_by(Reminder.due_at))))


@pytest.fixture
def connector() -> Connector:
    """Return a Teams for workers that are processes of their own, at `url`."""
    return Connector()


@pytest.fixture
async def url(connector: Connector) -> AsyncIterator[str]:
    async with TestServer(connector.application(), shutdown_timeout=0.1) as server:
        yield str(server.make_url("/"))
