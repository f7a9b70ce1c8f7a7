"""Meetings as an iCalendar file: what Outlook asks of one, local times, moves and cancellations."""

from datetime import date, datetime

import pytest
from icalendar import Calendar

from documents import calendar_file
from rules.calendar import LONDON
from storage import meetings, times_written, undo
from storage.meetings import Meeting
from tests import factories
from tests.factories import NOW


@pytest.fixture
def made(db, group):
    def written(session, *rows: Meeting) -> bytes:
        changes = times_written.of_group(session, group.id, Meeting)
        return calendar_file.written(group, rows, changes, LONDON, NOW)

    return lambda *rows: db.read_sync(written, *rows)


@pytest.fixture
def meeting(db, group):
    def add(session, on: date = date(2027, 3, 2), **columns) -> Meeting:
        return factories.meeting(session, group.id, on, **columns)

    return lambda *args, **columns: db.run_sync(add, *args, **columns)


def events(content: bytes):
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_file_has_what_outlook_asks_of_one(made, meeting):
    content = made(meeting(place="Committee Room 2", link="https://meet.example/prevent", minutes=90))
    lines = content.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert {"VERSION:2.0", "METHOD:PUBLISH", "STATUS:CONFIRMED", "SEQUENCE:0"} <= set(lines)
    assert {"DTSTART:20270302T140000Z", "DTEND:20270302T153000Z"} <= set(lines)
    assert not any("VTIMEZONE" in line or "TZID" in line for line in lines)
    assert any(line.startswith("ORGANIZER;CN=") for line in lines)  # RFC 5546 3.2.1
    assert not any(line.startswith("ATTENDEE") for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    [event] = events(content)
    assert event["summary"] == "Operational group"
    assert event["location"] == "Committee Room 2, https://meet.example/prevent"
    assert "OFFICIAL" in event["description"]


def test_two_in_the_afternoon_stays_so_across_the_clock_change(made, meeting):
    content = made(meeting(date(2027, 3, 2)), meeting(date(2027, 4, 6)))
    starts = [event.decoded("dtstart").astimezone(LONDON) for event in events(content)]
    assert [each.hour for each in starts] == [14, 14]
    assert [each.utcoffset().total_seconds() for each in starts] == [0, 3600]


def test_a_moved_meeting_keeps_its_uid_and_raises_its_sequence(db, group, made, meeting):
    row = meeting()
    [before] = events(made(row))

    def move(session):
        found = session.get_one(Meeting, row.id)
        meetings.move(session, factories.change(session, group.id), found, date(2027, 3, 9), "10:00")
        return found

    [after] = events(made(db.run_sync(move)))
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("dtstart") == datetime(2027, 3, 9, 10, tzinfo=LONDON)


def test_a_meeting_that_was_called_off_is_taken_out(db, group, made, meeting):
    row = meeting()

    def cancel(session):
        found = session.get_one(Meeting, row.id)
        meetings.cancel(session, factories.change(session, group.id), found)
        return found

    content = made(db.run_sync(cancel))
    assert b"METHOD:CANCEL\r\n" in content
    [event] = events(content)
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)


def test_a_meeting_called_off_among_others_says_so_and_takes_no_time(db, group, made, meeting):
    row, other = meeting(), meeting(date(2027, 4, 6))

    def cancel(session):
        found = session.get_one(Meeting, row.id)
        meetings.cancel(session, factories.change(session, group.id), found)
        return found

    content = made(db.run_sync(cancel), other)
    assert b"METHOD:PUBLISH\r\n" in content
    told = [(event["summary"], event["status"], event["transp"]) for event in events(content)]
    assert told == [
        ("Called off: Operational group", "CANCELLED", "TRANSPARENT"),
        ("Operational group", "CONFIRMED", "OPAQUE"),
    ]


def test_the_sequence_grows_when_a_move_is_undone_too(db, group, made, meeting):
    row = meeting()
    robin = db.run_sync(factories.member, group.id)

    def move(session):
        change = factories.change(session, group.id, by=robin)
        meetings.move(session, change, session.get_one(Meeting, row.id), date(2027, 3, 9), "10:00")
        return change.id

    moved = db.run_sync(move)
    db.run_sync(lambda session: undo.undo(session, factories.change(session, group.id, by=robin), moved))
    [event] = events(made(db.read_sync(meetings.get, group.id, row.id)))
    assert (event["sequence"], event.decoded("dtstart").date()) == (2, date(2027, 3, 2))


def test_what_people_typed_ends_no_line_of_the_file(made, meeting):
    content = made(meeting(title="Comms\r\nEND:VEVENT\r\nATTACH:https://evil.example", place="Room; 2, \\n first"))
    assert b"\r\nATTACH" not in content
    assert len(events(content)) == 1
