"""What `make bench-delivery` delivers: channels whose digest has something to say, and an outbox far ahead.

Written past the trail, in bulk: what is measured is the outbox.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Date, MetaData, Table, func, insert, literal, select
from sqlmodel import SQLModel

from storage.actions import Action, Status
from storage.conversations import Conversation
from storage.groups import Group
from storage.meetings import Meeting, MeetingKind
from storage.outbox import Reminder, State
from storage.types import UtcDateTime, columns, table

DAY = date(2027, 2, 9)  # a Tuesday, and winter: London is on UTC
NINE = datetime.combine(DAY, time(9), UTC)
OWED = 3  # actions of each group that are due today
BOT = "28:bench"


def build(connection: Connection, channels: int, tenants: int, service_url: str, meetings: int = 0) -> None:
    """Write so many groups of one channel each, with actions due on the day and meetings announced on it."""
    numbers = range(1, channels + 1)
    groups = [Group(id=n, tenant_id=_tenant(n, tenants), name=f"Group {n}").model_dump() for n in numbers]
    places = [
        Conversation(
            id=n,
            group_id=n,
            tenant_id=_tenant(n, tenants),
            conversation_id=f"19:{n}@thread.tacv2",
            scope="channel",
            service_url=service_url,
            bot_id=BOT,
            gets_digest=True,
            seen_at=NINE,
        ).model_dump()
        for n in numbers
    ]
    _write(connection, Group, groups)
    _write(connection, Conversation, places)
    _write(connection, Action, [_action(n, at) for n in numbers for at in range(OWED)])
    _write(connection, Meeting, [_meeting(n, at) for n in numbers for at in range(meetings)])


def fill(connection: Connection, days: int) -> int:
    """Give every channel one pending row on each of so many days to come; return how many rows there are."""
    ahead = [DAY + timedelta(days=1 + n) for n in range(days)]
    moments = [datetime.combine(day, time(9), UTC) for day in ahead]
    to_come = Table(
        "days_to_come",
        MetaData(),
        Column("day", Date),
        Column("due_at", UtcDateTime),
        Column("expires_at", UtcDateTime),
        prefixes=["TEMPORARY"],
    )
    to_come.create(connection)
    rows = zip(ahead, moments, strict=True)
    connection.execute(
        insert(to_come), [{"day": day, "due_at": at, "expires_at": at + timedelta(days=14)} for day, at in rows]
    )
    place, due = columns(Conversation), to_come.c
    given = {
        "group_id": place.group_id,
        "conversation_row_id": place.id,
        "kind": literal("digest"),
        "subject": literal("group"),
        "local_date": due.day,
        "revision": literal(0),
        "due_at": due.due_at,
        "expires_at": due.expires_at,
        "state": literal(State.PENDING.value),
        "fence": literal(0),
        "attempts": literal(0),
        "next_try_at": due.due_at,
        "possible_repeat": literal(False),
    }
    every = select(*given.values()).select_from(table(Conversation).join(to_come, literal(True)))
    connection.execute(insert(table(Reminder)).from_select(list(given), every))
    return connection.scalar(select(func.count()).select_from(table(Reminder))) or 0


def _write(connection: Connection, model: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table(model)), rows)


def _tenant(number: int, tenants: int) -> str:
    return f"tenant-{number % tenants}"


def _action(group_id: int, at: int) -> dict[str, Any]:
    row = Action(
        group_id=group_id,
        ref=str(at + 1),
        theme="Partnership",
        title=f"Share the leaflet, part {at + 1}",
        owners=[{"kind": "agency", "name": "Housing"}],
        deadline_text=DAY.isoformat(),
        deadline_class="DATE",
        due_on=DAY,
        precision="day",
        status=Status.ON_TRACK,
        added_at=NINE,
    )
    return row.model_dump(exclude={"id"})


def _meeting(group_id: int, at: int) -> dict[str, Any]:
    # Announced the working day before, and a week before.
    held_on = DAY + timedelta(days=(1, 7)[at % 2])
    kind = MeetingKind.SUBGROUP if at else MeetingKind.ORDINARY
    row = Meeting(group_id=group_id, title=f"Meeting {at + 1}", held_on=held_on, starts=f"1{at}:00", kind=kind)
    return row.model_dump(exclude={"id"})
