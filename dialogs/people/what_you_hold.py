"""What is held about the person who asks, member or not; of nobody else."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cards import people as cards
from dialogs import my_reminders
from dialogs.conversation import Command, Query, Slots
from dialogs.situation import Situation
from dialogs.turn import Reply, Turn
from rules.calendar import long_date
from storage import conversations, held, outsiders
from storage.members import DAILY

TITLE = "What I hold about you"
CLOSING = "For a copy, or to have something put right, write to the council's data protection officer."


def answer(here: Situation, _slots: Slots) -> Reply:
    """Answer with the membership, what was written in counts, the chats and the last contact."""
    member = here.known.by_id[here.member.id or 0]
    found = held.of_member(here.session, here.group_id, member.id or 0)
    said = [
        f"Your name ({member.name}), your Microsoft Entra id, your agency ({member.agency or 'none'}) and your part "
        f"({member.role}) in {here.group.name}.",
        f"Changes of the record by you: {_times(found.changes, found.last_change_at, here.zone)}. What they were "
        "stands in the record and its audit trail.",
        f"Training sessions you logged: {found.sessions_logged}. Actions that name you: {found.actions_owned}.",
    ]
    principal = here.known.by_id.get(member.deputy_for_id or 0)
    said += [f"That you are deputy for {principal.name}."] if principal else []
    said += [f"That you are on leave until {long_date(member.away_until)}."] if member.away_until else []
    if member.reminders != DAILY or member.muted_until:
        quiet = f", not before {long_date(member.muted_until)}" if member.muted_until else ""
        said.append(f"That you want to be reminded {my_reminders.TOLD[member.reminders]}{quiet}.")
    if found.seen:
        said.append(f"Reminders on which you pressed Seen: {found.seen}.")
    if found.listed_at:
        said.append(f"That you are in the group's team, as Teams said on {_day(found.listed_at, here.zone)}.")
    said += _chats(here.session, here.turn, here.zone)
    return _reply(said)


def of_stranger(session: Session, turn: Turn, group_ids: Collection[int], zone: ZoneInfo) -> Reply:
    """Answer somebody who is not in the group: that they wrote, and when; of the group nothing."""
    days = sorted({at.astimezone(zone).date() for at in outsiders.of_person(session, group_ids, turn.person.id)})
    said = _chats(session, turn, zone)
    if days:
        said = [f"That you wrote on {_listed(days)}, with your name and Microsoft Entra id, but not your words.", *said]
    return _reply(said or ["Nothing but this message, which is not kept."])


def _chats(session: Session, turn: Turn, zone: ZoneInfo) -> list[str]:
    chats = conversations.of_person(session, turn.tenant_id, turn.person.id)
    return [f"The address of our chat, last heard from on {_day(chat.seen_at, zone)}." for chat in chats]


def _times(number: int, last: datetime | None, zone: ZoneInfo) -> str:
    return f"{number}, the last on {_day(last, zone)}" if last else str(number)


def _day(at: datetime, zone: ZoneInfo) -> str:
    return long_date(at.astimezone(zone).date())


def _listed(days: list[date]) -> str:
    said = [long_date(day) for day in days[-3:]]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _reply(said: list[str]) -> Reply:
    return Reply("\n".join([TITLE, *said, CLOSING]), cards.lines(TITLE, said, CLOSING))


CONVERSATION = Query(
    intent="what_you_hold",
    answer=answer,
    command=Command("My data", "What I hold about you", "what do you hold about me?"),
)
