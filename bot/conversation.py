"""What the bot says, on its database: a question is answered in a read transaction, all else in one that writes.

Most turns are questions. They take no lock, wait for no disk and leave nothing behind; a repeat of one is answered
again, which changes nothing. What writes keeps its inbound activity beside what it changed, so that a repeat does not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from dialogs.turn import Outcome, Reply, Turn
from dialogs.welcome import Installed
from storage import conversations, frames
from storage.conversations import Reference
from storage.db import Database


class Conversation(Protocol):
    """All that `TeamsBot` asks of the other side."""

    async def answer(self, turn: Turn, reference: Reference) -> Outcome:
        """Answer one turn, keeping where it came from."""

    async def forget(self, turn: Turn) -> None:
        """Drop what this person has half-finished there."""

    async def welcome(self, installed: Installed) -> tuple[Reply, ...]:
        """Say the first words in a place; nothing where they were said before."""

    async def left(self, tenant_id: str, conversation_id: str) -> None:
        """Note that the bot was taken away from a place."""


@dataclass(frozen=True, slots=True)
class OnDatabase:
    """Plain functions of `dialogs`, each one transaction."""

    db: Database
    clock: Callable[[], datetime]
    respond: Callable[[Session, Turn, datetime], Outcome]
    greet: Callable[[Session, Installed, datetime], tuple[Reply, ...]]

    async def answer(self, turn: Turn, reference: Reference) -> Outcome:
        """Keep where the turn came from and answer it, in one transaction."""
        return await self.db.run(_take, self.respond, turn, reference, self.clock())

    async def forget(self, turn: Turn) -> None:
        """Drop what this person has half-finished there."""
        await self.db.run(frames.clear, (turn.tenant_id, turn.conversation_id, turn.person.id))

    async def welcome(self, installed: Installed) -> tuple[Reply, ...]:
        """Say the first words in a place; nothing where they were said before."""
        return await self.db.run(self.greet, installed, self.clock())

    async def left(self, tenant_id: str, conversation_id: str) -> None:
        """Block the place until Teams speaks of it again."""
        await self.db.run(_block, tenant_id, conversation_id, self.clock())


def _take(
    session: Session,
    respond: Callable[[Session, Turn, datetime], Outcome],
    turn: Turn,
    reference: Reference,
    now: datetime,
) -> Outcome:
    conversations.remember(session, reference, now)
    return respond(session, turn, now)


def _block(session: Session, tenant_id: str, conversation_id: str, now: datetime) -> None:
    row = conversations.find(session, tenant_id, conversation_id)
    if row is not None and row.id is not None:
        conversations.block(session, row.id, "uninstalled", now)
