"""Meetings as an iCalendar file (RFC 5545) for Outlook: each keeps its UID, so a later file moves or cancels it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from storage.groups import Group
from storage.meetings import Meeting, MeetingState

PRODUCT = "-//Prevent Clerk//Meetings//EN"


def written(group: Group, meetings: Sequence[Meeting], zone: ZoneInfo, now: datetime) -> bytes:
    """Return the file; times are local with their zone, so that they stay across clock changes."""
    from icalendar import Calendar, Event  # loaded when somebody asks: it takes longer than all else of a turn

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    gone = [each.state == MeetingState.CANCELLED for each in meetings]
    calendar.add("method", "CANCEL" if gone and all(gone) else "PUBLISH")
    calendar.add("x-wr-calname", group.name)
    for meeting in meetings:
        event = Event()
        event.add("uid", f"{uuid5(NAMESPACE_URL, f'{group.tenant_id}/{group.id}/{meeting.id}')}@prevent-clerk")
        event.add("sequence", meeting.revision)
        event.add("dtstamp", now)
        event.add("dtstart", meeting.starts_at(zone).astimezone(zone))
        event.add("dtend", meeting.ends_at(zone).astimezone(zone))
        event.add("summary", meeting.title)
        event.add("status", "CANCELLED" if meeting.state == MeetingState.CANCELLED else "CONFIRMED")
        if where := ", ".join(filter(None, (meeting.place, meeting.link))):
            event.add("location", where)
        if meeting.link:
            event.add("url", meeting.link)
        event.add("description", f"{group.name}. {group.marking}.")
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
