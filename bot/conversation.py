"""What the bot says, on its database: a question is answered in a read transaction, all else in one that writes.

Most turns are questions. They take no lock, wait for no disk and leave nothing behind; a repeat of one is answered
again, which changes nothing. What writes keeps its inbound activity beside what it changed, so that a repeat does not.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy.orm import Session

from dialogs import said
from dialogs.language import Understanding
from dialogs.turn import Outcome, Reply, Turn
from dialogs.welcome import Installed
from storage import conversations, frames, renames, roster, shut_places
from storage.conversations import Reference
from storage.db import Database
from storage.roster import Seen

BUSY_KEPT = 4096
LONG = 4_000  # characters: the guard takes some ten milliseconds for so many
ROSTER_STANDS_FOR = timedelta(days=1)


class Conversation(Protocol):
    """All that `TeamsBot` asks of the other side."""

    async def answer(self, turn: Turn, reference: Reference) -> Outcome:
        """Answer one turn, keeping where it came from."""

    async def forget(self, turn: Turn) -> None:
        """Drop what this person has half-finished there."""

    async def welcome(self, installed: Installed) -> tuple[Reply, ...]:
        """Say the first words in a place; nothing where they were said before."""

    async def shut(self, place: Reference, why: str) -> None:
        """Note that nobody can be written to in a place, or in all channels of a team."""

    async def reopened(self, place: Reference) -> None:
        """Note that a place, or a team, is there again."""

    async def wants_roster(self, tenant_id: str, conversation_id: str, *, anew: bool) -> bool:
        """Tell whether who is in this place's team should be read now."""

    async def keep_roster(self, tenant_id: str, conversation_id: str, people: Sequence[Seen]) -> None:
        """Keep who is in this place's team."""


@dataclass(frozen=True, slots=True)
class OnDatabase:
    """Plain functions of `dialogs`, each one transaction. Without an `ask`, every turn may write."""

    db: Database
    clock: Callable[[], datetime]
    respond: Callable[..., Outcome]  # (session, turn, now, reference=…, understood=…)
    greet: Callable[[Session, Installed, datetime], tuple[Reply, ...]]
    ask: Callable[[Session, Turn, Reference, datetime], Outcome | Understanding | None] | None = None
    # Who is in the middle of something, as far as this process knows: their next turn will write, so it begins so.
    # The value: whether that next turn takes more than a moment.
    _busy: OrderedDict[frames.Key, bool] = field(default_factory=OrderedDict)

    async def answer(self, turn: Turn, reference: Reference) -> Outcome:
        """Answer the turn, keeping where it came from."""
        turn = await asyncio.to_thread(said.taken_in, turn) if len(turn.text) > LONG else said.taken_in(turn)
        key = turn.frame_key
        understood = None
        long = turn.given is not None or len(turn.text) > LONG or self._busy.get(key, False)
        if self.ask is not None and key not in self._busy and not long:
            asked = await self.db.ask(self.ask, turn, reference, self.clock())
            if isinstance(asked, Outcome):
                return asked
            understood = asked
        # What was looked at before and found in order is short to do; the rest may take its time.
        write = self.db.change if (understood or key in self._busy) and not long else self.db.run
        outcome = await write(_take, self.respond, turn, reference, self.clock(), understood)
        if outcome.unfinished:
            self._busy[key] = outcome.long
            while len(self._busy) > BUSY_KEPT:
                self._busy.popitem(last=False)
        else:
            self._busy.pop(key, None)
        return outcome

    async def forget(self, turn: Turn) -> None:
        """Drop what this person has half-finished there."""
        await self.db.run(frames.clear, turn.frame_key)

    async def welcome(self, installed: Installed) -> tuple[Reply, ...]:
        """Say the first words in a place; nothing where they were said before."""
        return await self.db.run(self.greet, installed, self.clock())

    async def shut(self, place: Reference, why: str) -> None:
        """Block the place until Teams speaks of it again."""
        await self.db.run(shut_places.shut, place, why, self.clock())

    async def reopened(self, place: Reference) -> None:
        """Write there again, if it is known; nothing is said there about it."""
        await self.db.run(shut_places.reopen, place)

    async def wants_roster(self, tenant_id: str, conversation_id: str, *, anew: bool) -> bool:
        """Tell whether it was not read in the last day; `anew`: whenever the place is a group's."""
        return await self.db.read(_wants_roster, tenant_id, conversation_id, self.clock(), anew)

    async def keep_roster(self, tenant_id: str, conversation_id: str, people: Sequence[Seen]) -> None:
        """Keep who is in the team of this place's group."""
        await self.db.run(_keep_roster, tenant_id, conversation_id, people, self.clock())


def _take(
    session: Session,
    respond: Callable[..., Outcome],
    turn: Turn,
    reference: Reference,
    now: datetime,
    understood: Understanding | None,
) -> Outcome:
    """Run the turn; the tests that kill the service in the middle know it by this name."""
    return respond(session, turn, now, reference=reference, understood=understood)


def _wants_roster(session: Session, tenant_id: str, conversation_id: str, now: datetime, anew: bool) -> bool:
    row = conversations.find(session, tenant_id, conversation_id)
    if row is None or row.group_id is None or row.scope != "channel":
        return False
    if anew or conversations.rosters(session, row.group_id) > 1:
        return True  # who was seen when is known of the group, not of each of its places
    read_at = roster.refreshed_at(session, row.group_id)
    return read_at is None or now - read_at >= ROSTER_STANDS_FOR


def _keep_roster(session: Session, tenant_id: str, conversation_id: str, people: Sequence[Seen], now: datetime) -> None:
    row = conversations.find(session, tenant_id, conversation_id)
    if row is not None and row.group_id is not None:
        whole = conversations.rosters(session, row.group_id) == 1
        roster.refresh(session, row.group_id, people, now, whole=whole)
        renames.follow(session, row.group_id, people, now)
