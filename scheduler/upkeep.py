"""What the record does by itself as time passes: meetings that have ended are held, and series are planned on.

A held meeting's items that nobody has said were covered go on the next one's agenda. Two replicas may both find the
same to do: each looks again once the group's trail is its own.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from storage import agenda, audit, groups, meeting_order, meeting_series, meetings
from storage.db import Database
from storage.groups import Group
from storage.meeting_series import PLANNED_AHEAD, PLANNED_ON_AT
from storage.meetings import Meeting

CLERK = "Prevent Clerk"  # by whom the trail says it was done


async def keep(db: Database, now: datetime, zone: ZoneInfo, looked_on: date | None) -> date:
    """Do what is to be done in all groups; return the local day, for the next time: series are looked at once a day."""
    today = now.astimezone(zone).date()
    for group_id in await db.read(_behind, now, zone, today != looked_on):
        await db.run(keep_group, group_id, now, zone)
    return today


def keep_group(session: Session, group_id: int, now: datetime, zone: ZoneInfo) -> None:
    """Close a group's meetings that have ended, carry on what they left, and plan its series ahead."""
    change = audit.begin(session, group_id, by_id=None, by_name=CLERK, at=now)
    group, today = groups.get(session, group_id), now.astimezone(zone).date()
    for held in _ended(session, group, now, zone):
        meetings.close(session, change, held)
        following = meeting_order.after(session, group_id, held)
        if following is not None:
            agenda.carry(session, change, held, following)
    if _is_short(session, group, today):
        meeting_series.replan(session, change, today, today + PLANNED_AHEAD, groups.working_days(group))


def _behind(session: Session, now: datetime, zone: ZoneInfo, look_ahead: bool) -> set[int]:
    """Return the groups with something to be done."""
    today = now.astimezone(zone).date()
    ended = {each.group_id for each in meetings.planned_until(session, today) if each.ends_at(zone) <= now}
    return ended | (_unplanned(session, today) if look_ahead else set())


def _unplanned(session: Session, today: date) -> set[int]:
    """Return the groups with a series that is to be planned on."""
    return {group.id or 0 for group in groups.every(session) if _is_short(session, group, today)}


def _is_short(session: Session, group: Group, today: date) -> bool:
    return meeting_series.lacks(session, group.id or 0, today, today + PLANNED_ON_AT, groups.working_days(group))


def _ended(session: Session, group: Group, now: datetime, zone: ZoneInfo) -> list[Meeting]:
    begun = meetings.planned_until(session, now.astimezone(zone).date())
    of_group = [each for each in begun if each.group_id == group.id and each.ends_at(zone) <= now]
    return [found for each in of_group if (found := meetings.get(session, each.group_id, each.id or 0)) is not None]
