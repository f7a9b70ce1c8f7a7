"""Fixtures of the conversations: the Northbrook group on Tuesday 9 February 2027, and people who talk to the bot."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.simulator import northbrook
from cards import elements
from dialogs import converse, said
from dialogs.turn import Person, Reply, Scope, Turn
from rules.calendar import LONDON
from storage import conversations
from storage.conversations import Reference
from storage.db import Database
from storage.migrations import migrate
from tests.cards.check import check

NOW = datetime(2027, 2, 9, 10, 0, tzinfo=UTC)
CHANNEL = f"{northbrook.CHANNEL_ID};messageid=1"
_ids = itertools.count(1)


@dataclass
class Chat:
    """People typing and pressing, against a real database; `now` moves only when a test moves it."""

    db: Database
    now: datetime = NOW
    cards: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def say(self, who: str, text: str, where: str = "personal") -> list[Reply]:
        """Type a text and return the replies."""
        return self._turn(who, where, text=text)

    def press(self, who: str, label: str, where: str = "personal", **inputs: str) -> list[Reply]:
        """Press a button of the last card this person was shown there."""
        card = self.cards[who, where]
        button = next(found for found in elements.buttons_of(card) if found["title"] == label)
        return self.send(who, button["verb"], {**button["data"], **inputs}, where)

    def send(self, who: str, verb: str, data: dict[str, Any], where: str = "personal") -> list[Reply]:
        """Send a button's verb and data as a client could make them up."""
        return self._turn(who, where, verb=verb, data=data)

    def _turn(self, who: str, where: str, **said: Any) -> list[Reply]:
        replies = self.respond(self.turn(who, where, **said))
        for reply in replies:
            if reply.card:
                check(reply.card)
                self.cards[who, where] = reply.card
        return replies

    def turn(self, who: str, where: str = "personal", **said: Any) -> Turn:
        """Return a turn with an activity id of its own."""
        person = Person(northbrook.entra_id(who), who)
        place, scope = (CHANNEL, "channel") if where == "channel" else (where, "channel")
        if where == "personal":
            place, scope = f"a:{who}", "personal"
        kind: Scope = scope  # type: ignore[assignment]
        return Turn(northbrook.TENANT_ID, place, kind, person, f"activity-{next(_ids)}", **said)

    def respond(self, turn: Turn) -> list[Reply]:
        """Give a turn to the bot as the edge does."""
        return list(self.db.run_sync(_take, turn, self.now).replies)


def _take(session: Any, turn: Turn, now: datetime) -> Any:
    person = turn.person.id if turn.scope == "personal" else None
    reference = Reference(
        turn.tenant_id, turn.channel_id, turn.scope, northbrook.SERVICE_URL, northbrook.BOT_ID, person_id=person
    )
    conversations.remember(session, reference, now)
    return converse.respond(session, said.taken_in(turn), now)


@pytest.fixture(scope="session")
def northbrook_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with the sample group, to copy."""
    path = tmp_path_factory.mktemp("northbrook") / "northbrook.db"
    database = Database(f"sqlite:///{path}")
    migrate(database.engine)
    database.run_sync(northbrook.build, NOW.date(), LONDON)
    database.close()
    return path


@pytest.fixture
def chat(northbrook_file: Path, tmp_path: Path) -> Iterator[Chat]:
    """Return people who talk to the bot of a fresh Northbrook group."""
    path = tmp_path / "northbrook.db"
    shutil.copyfile(northbrook_file, path)
    database = Database(f"sqlite:///{path}")
    yield Chat(database)
    database.close()


@pytest.fixture
def say(chat: Chat) -> Callable[..., str]:
    """Return a function that types a text and gives back all that was said, as a person reads it."""

    def said(who: str, text: str, where: str = "personal") -> str:
        return read(chat.say(who, text, where))

    return said


def read(replies: list[Reply]) -> str:
    """Return what a person reads of some replies."""
    return "\n".join(elements.spoken(reply.card) if reply.card else reply.text for reply in replies)
