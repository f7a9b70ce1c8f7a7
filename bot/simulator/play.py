"""Act out lines on a stage: the real conversations, the real scheduler through outbox, claim and settle.

Only the POST to Teams is replaced, by a note of what would have been shown.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.simulator import northbrook, teams
from bot.simulator.cast import Cast
from bot.simulator.script import NOBODY, Line
from cards import elements
from dialogs import converse, said
from dialogs.turn import File, Outcome, Reply, Turn
from rules import send_rate
from scheduler import tick
from scheduler.deliver import Message
from scheduler.open_chats import OpenChats
from storage import conversations, members
from storage.conversations import Conversation, Reference
from storage.db import Database
from storage.groups import Group
from storage.inbound import InboundActivity
from storage.outbox import WAITING, Reminder
from storage.roster import RosterPerson
from storage.types import columns

Event = dict[str, Any]

CHAT = "a:"  # how the ids of personal chats begin here
# Rows exist 35 days ahead; a longer sleep of the scheduler could miss one (DESIGN 7).
LONGEST_SLEEP = timedelta(days=28)


class Stage:
    """One group and its Teams, at a moment that only moves forward. `tell` gets every event as it happens.

    `ticks` is False where a service beside it runs the scheduler on the same database.
    """

    def __init__(
        self,
        db: Database,
        group: Group,
        zone: ZoneInfo,
        now: datetime,
        tell: Callable[[Event], None],
        *,
        ticks: bool = True,
    ) -> None:
        self._db, self._group, self._zone, self._tell, self._ticks = db, group, zone, tell, ticks
        self.now = now
        self._memory = tick.Memory()
        self._pushes: list[Event] = []
        self._open_chats = OpenChats(_open_chat, most=sys.maxsize)
        self.teams = teams.Teams()
        self.cast = Cast(db.read_sync(members.of_group, group.id or 0))
        self._channel = db.read_sync(_channel_id, group.id or 0)
        # A second script on the same database must not repeat the ids of the first: the bot would take it for a resend.
        self._said = db.read_sync(_count_inbound)

    async def play(self, line: Line) -> None:
        """Let the time pass until a line, then say or press what it holds."""
        await self.pass_time(line.at)
        if line.who == NOBODY:
            return
        if press := line.press:
            await self.press(line.who, line.where, press.label, press.inputs, words=line.text)
        else:
            await self.say(line.who, line.where, line.text)

    async def pass_time(self, until: datetime) -> None:
        """Run the scheduler now, at every moment something falls due, and at the end."""
        if not self._ticks:
            self.now = until
        while self._ticks:
            await tick.tick(
                self._db,
                self.now,
                self._deliver,
                self._zone,
                tenant_rate=send_rate.UNLIMITED,
                open_chats=self._open_chats,
                update=self._update,
                memory=self._memory,
            )
            self._tell_pushes()
            if self.now >= until:
                return
            due = await self._db.read(_next_due, self.now)
            self.now = min(until, due or until, self.now + LONGEST_SLEEP)

    async def say(self, who: str, where: str, text: str) -> None:
        """Type a text."""
        self._note("said", who, where, text)
        await self._respond(self._turn(who, where, text=text), who, where, None)

    async def press(self, who: str, where: str, label: str, given: Mapping[str, Any], words: str) -> None:
        """Press a button of the latest card shown to somebody there; raise NoSuchButton."""
        message, found = self.teams.find(where, who, label)
        data = found["data"] | teams.filled(message.card, given)
        self._note("said", who, where, words)
        await self._respond(self._turn(who, where, verb=found["verb"], data=data), who, where, message)

    async def _respond(self, turn: Turn, who: str, where: str, pressed: teams.Message | None) -> None:
        outcome = await self._db.run(_take, self._reference(turn), turn, self.now)
        for reply in outcome.replies:
            updates = reply.replaces and pressed is not None
            if updates and pressed is not None:
                pressed.text, pressed.card = reply.text, reply.card
            else:
                self.teams.post(where, who, reply.text, reply.card)
            self._note(_kind(reply, updates), who, where, reply.text, reply.card, reply.file)

    def show_push(self, where: str, who: str, text: str, card: teams.Card | None) -> str:
        """Show what the bot says of its own accord; return the id of the message."""
        self._note("push", who, where, text, card)
        return self.teams.post(where, who, text, card).id

    def show_update(self, message_id: str, text: str, card: teams.Card | None) -> None:
        """Put a message in the place of one that was pushed."""
        shown = self.teams.put(message_id, text, card)
        if shown is not None:
            self._note("update", shown.to, shown.where, text, card)

    async def _deliver(self, place: Conversation, message: Message) -> str:
        """Take a push the way Teams would."""
        personal = place.scope == teams.PERSONAL
        who = self.cast.short_name(place.person_id or "") if personal else teams.CHANNEL
        where = teams.PERSONAL if personal else teams.CHANNEL
        self._pushes.append(self._event("push", who, where, message.text, message.card))
        return self.teams.post(where, who, message.text, message.card).id

    async def _update(self, _place: Conversation, activity_id: str, message: Message) -> None:
        """Put a card in the place of one that was pushed."""
        shown = self.teams.put(activity_id, message.text, message.card)
        if shown is not None:
            self._pushes.append(self._event("update", shown.to, shown.where, message.text, message.card))

    def _tell_pushes(self) -> None:
        """Tell what a tick did by place: it writes to all of them at once, so which comes first is chance."""
        pushes, self._pushes = self._pushes, []
        for event in sorted(pushes, key=lambda event: (event["where"], event["text"])):
            self._tell(event)

    def _turn(self, who: str, where: str, **said: Any) -> Turn:
        person = self.cast.person(who)
        self._said += 1
        # The channel is one thread here: who writes a second line goes on where the first was answered.
        place = f"{self._channel};messageid=1" if where == teams.CHANNEL else chat_id(person.id)
        return Turn(self._group.tenant_id, place, where, person, f"said-{self._said}", **said)  # type: ignore[arg-type]

    def _reference(self, turn: Turn) -> Reference:
        return Reference(
            tenant_id=turn.tenant_id,
            conversation_id=turn.channel_id,
            scope=turn.scope,
            service_url=northbrook.SERVICE_URL,
            bot_id=northbrook.BOT_ID,
            person_id=turn.person.id if turn.scope == "personal" else None,
        )

    def _note(
        self, event: str, who: str, where: str, text: str, card: teams.Card | None = None, file: File | None = None
    ) -> None:
        told = self._event(event, who, where, text, card)
        self._tell(told | {"file": file.name} if file else told)

    def _event(self, event: str, who: str, where: str, text: str, card: teams.Card | None) -> Event:
        return {
            "at": self.now.astimezone(self._zone).isoformat(timespec="seconds"),
            "event": event,
            "who": who,
            "where": where,
            "text": teams.shown(text, card),
            "card": card,
            "buttons": [button["title"] for button in teams.buttons(card)],
            "facts": elements.facts_of(card) if card else [],
        }


async def _open_chat(_channel: Conversation, person: RosterPerson) -> str:
    return chat_id(person.entra_id)


def chat_id(entra_id: str) -> str:
    """Return the id of somebody's personal chat."""
    return f"{CHAT}{entra_id}"


def _take(session: Session, reference: Reference, turn: Turn, now: datetime) -> Outcome:
    """Keep where the turn came from and answer it, as the edge does; a place of Teams keeps its real address."""
    if conversations.find(session, reference.tenant_id, reference.conversation_id) is None:
        conversations.remember(session, reference, now)
    return converse.respond(session, said.taken_in(turn), now)


def _kind(reply: Reply, updates: bool) -> str:
    if reply.refused:
        return "refused"
    return "update" if updates else "reply"


def _channel_id(session: Session, group_id: int) -> str:
    """Return the channel the group works in."""
    channels = conversations.digest_channels(session, group_id)
    return channels[0].conversation_id if channels else northbrook.CHANNEL_ID


def _next_due(session: Session, now: datetime) -> datetime | None:
    """Return the next moment the outbox has something to try."""
    r = columns(Reminder)
    waiting = r.state.in_(WAITING) & (r.next_try_at > now)
    due: datetime | None = session.scalar(select(func.min(r.next_try_at)).where(waiting))
    return due


def _count_inbound(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(InboundActivity)) or 0
