"""Meetings as an iCalendar file (RFC 5545, RFC 5546) for Outlook: each keeps its UID, a later file tells what changed.

Times are instants: fourteen o'clock here is fourteen o'clock in every calendar here, whatever it makes of time zones.
(Outlook reads a zone by its yearly rules; a zone listed by days, as the library writes it, it reads an hour off.)
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from storage.groups import Group
from storage.meetings import Meeting, MeetingState

PRODUCT = "-//Prevent Clerk//Meetings//EN"
NOBODY = "mailto:no-reply@prevent-clerk.invalid"  # an organiser is required, and nobody answers by mail


def written(
    group: Group, meetings: Sequence[Meeting], changes: Mapping[int, int], zone: ZoneInfo, now: datetime
) -> bytes:
    """Return the file; `changes` says how often each meeting was written, by its row, which only ever grows.

    One that was called off stays in it, so that it shows in a calendar that has it; alone it is a cancellation.
    """
    from icalendar import Calendar  # loaded when somebody asks: it takes longer than all else of a turn

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if len(meetings) == 1 and _is_off(meetings[0]) else "PUBLISH")
    calendar.add("x-wr-calname", group.name)
    for meeting in meetings:
        calendar.add_component(_event(group, meeting, changes.get(meeting.id or 0, 0), zone, now))
    return bytes(calendar.to_ical())


def _event(group: Group, meeting: Meeting, sequence: int, zone: ZoneInfo, now: datetime) -> Any:
    from icalendar import Event, vCalAddress

    organizer = vCalAddress(NOBODY)
    organizer.params["CN"] = group.name
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{group.tenant_id}/{group.id}/{meeting.id}')}@prevent-clerk")
    event.add("sequence", sequence)
    event.add("organizer", organizer)
    event.add("dtstamp", now)
    event.add("dtstart", meeting.starts_at(zone).astimezone(UTC))
    event.add("dtend", meeting.ends_at(zone).astimezone(UTC))
    event.add("summary", f"Called off: {meeting.title}" if _is_off(meeting) else meeting.title)
    event.add("status", "CANCELLED" if _is_off(meeting) else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if _is_off(meeting) else "OPAQUE")
    if where := ", ".join(filter(None, (meeting.place, meeting.link))):
        event.add("location", where)
    if meeting.link:
        event.add("url", meeting.link)
    event.add("description", f"{group.name}. {group.marking}.")
    return event


def _is_off(meeting: Meeting) -> bool:
    return meeting.state == MeetingState.CANCELLED or meeting.voided_at is not None
