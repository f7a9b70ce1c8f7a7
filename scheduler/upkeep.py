"""What the record does by itself as time passes: meetings that have ended are held, and series are planned on.

A held meeting's items that nobody has said were covered go on the next one's agenda. Two replicas may both find the
same to do: each looks again once the group's trail is its own.
"""

from collections.abc import Hashable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from storage import agenda, audit, groups, meeting_series, meetings
from storage.db import Database
from storage.groups import Group
from storage.meetings import Meeting

CLERK = "Prevent Clerk"  # by whom the trail says it was done
Looked = dict[int, Hashable]  # by group: the day on which its series were looked at


async def keep(db: Database, now: datetime, zone: ZoneInfo, looked: Looked) -> None:
    """Do what is to be done in all groups. `looked` is kept by the caller: series are looked at once a day."""
    today = now.astimezone(zone).date()
    behind = await db.read(_behind, now, zone, {group_id for group_id, day in looked.items() if day == today})
    for group_id, has_work in behind.items():
        if has_work:
            await db.run(keep_group, group_id, now, zone)
        looked[group_id] = today


def keep_group(session: Session, group_id: int, now: datetime, zone: ZoneInfo) -> None:
    """Close a group's meetings that have ended, carry on what they left, and plan its series ahead."""
    change = audit.begin(session, group_id, by_id=None, by_name=CLERK, at=now)
    group, today = groups.get(session, group_id), now.astimezone(zone).date()
    for held in _ended(session, group, now, zone):
        meetings.close(session, change, held)
        following = meetings.after(session, group_id, held)
        if following is not None:
            agenda.carry(session, change, held, following)
    calendar = groups.working_days(group)
    if any(meeting_series.lacks(session, each, today, calendar) for each in meeting_series.of_group(session, group_id)):
        meeting_series.replan(session, change, today, calendar)


def _behind(session: Session, now: datetime, zone: ZoneInfo, known: set[int]) -> dict[int, bool]:
    """Return the groups that were looked at, and whether each has something to be done."""
    today = now.astimezone(zone).date()
    begun = meetings.planned_until(session, today)
    found = {each.group_id: True for each in begun if each.ends_at(zone) <= now}
    for group in groups.every(session) if not known else ():
        if (group_id := group.id or 0) not in known:
            calendar = groups.working_days(group)
            series = meeting_series.of_group(session, group_id)
            lacks = any(meeting_series.lacks(session, each, today, calendar) for each in series)
            found[group_id] = lacks or group_id in found
    return found


def _ended(session: Session, group: Group, now: datetime, zone: ZoneInfo) -> list[Meeting]:
    begun = meetings.planned_until(session, now.astimezone(zone).date())
    of_group = [each for each in begun if each.group_id == group.id and each.ends_at(zone) <= now]
    return [found for each in of_group if (found := meetings.get(session, each.group_id, each.id or 0)) is not None]
