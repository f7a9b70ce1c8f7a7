"""Who hears a group's reminders: its channels, and each member in a chat of their own."""

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scheduler.occurrences import MEMBER, Kind, Place
from scheduler.registry import CHANNEL_KINDS, PERSONAL_KINDS
from storage import conversations, groups, members, personal_chats, roster
from storage.acting import acting
from storage.conversations import Conversation
from storage.groups import Group
from storage.outbox import Reminder


@dataclass(frozen=True, slots=True)
class Hearer:
    """One conversation, and what it is told as which place. `conversation_row_id` is 0 for a chat yet to be opened."""

    conversation_row_id: int
    place: Place
    kinds: Sequence[Kind]
    blocked: bool = False

    @property
    def scope(self) -> str:
        """Return the scope of the conversation."""
        return "personal" if self.place.member else "channel"

    @property
    def who(self) -> str:
        """Return the name of the member whose chat it is, nothing for a channel."""
        return self.place.member.name if self.place.member else ""


def place_of(session: Session, group: Group, zone: ZoneInfo, today: date) -> Place:
    """Return a group as its channels hear of it on a day."""
    group_id = group.id or 0
    return Place(
        group=group,
        calendar=groups.working_days(group),
        zone=zone,
        people={member.id: member for member in members.look_at(session, group_id)},
        reachable=personal_chats.reachable(session, group_id, today),
    )


def of_group(session: Session, place: Place, today: date) -> Iterator[Hearer]:
    """Yield who hears a group's reminders; nobody is told personally where the group has no channel yet."""
    channels = conversations.digest_channels(session, place.group_id)
    for channel in channels:
        yield Hearer(channel.id or 0, place, CHANNEL_KINDS, channel.blocked_at is not None)
    for chat in personal_chats.of_group(session, place.group_id) if channels else ():
        own = personal(place, chat.member_id, today)
        yield Hearer(chat.conversation_row_id, own, PERSONAL_KINDS, chat.blocked)


def to_open(session: Session, place: Place, today: date) -> list[Hearer]:
    """Return the members whose chats are about to be opened (scheduler/open_chats.py), for a forecast."""
    wanted = {(channel.tenant_id, person.entra_id) for channel, person in roster.without_chat(session, sys.maxsize)}
    ids = [member.id or 0 for member in place.people.values() if (member.tenant_id, member.entra_id) in wanted]
    return [Hearer(0, personal(place, member_id, today), PERSONAL_KINDS) for member_id in ids]


def on_day(session: Session, hearer: Hearer, at: datetime, opening: Collection[int]) -> Place:
    """Return a hearer's place as it will be on a later day: who is on leave or muted then, and who stands in."""
    place = hearer.place
    day = at.astimezone(place.zone).date()
    there = replace(place, reachable=personal_chats.reachable(session, place.group_id, day, opening))
    return personal(there, place.member.id, day) if place.member else there


def personal(place: Place, member_id: int, today: date) -> Place:
    """Return the place as one of its members hears of it; raise LookupError for somebody who has left."""
    return replace(place, member=acting(place.people, member_id, today))


def place_of_row(
    session: Session, row: Reminder, conversation: Conversation, zone: ZoneInfo, today: date
) -> Place | None:
    """Return the place a reminder is told as; None where its conversation is not the group's any more."""
    group = groups.look_at(session, row.group_id)
    if not row.subject.startswith(MEMBER):
        there = conversation.group_id == row.group_id and conversation.gets_digest
        return place_of(session, group, zone, today) if there else None
    member_id = int(row.subject.removeprefix(MEMBER).partition(":")[0])
    if not personal_chats.is_of(session, row.group_id, member_id, conversation):
        return None
    return personal(place_of(session, group, zone, today), member_id, today)
