"""Which meetings are meant: of those to come, those that have begun, or any; in the order they are held."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from dialogs import meeting_words
from dialogs.meeting_words import KINDS, Words
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import meetings
from storage.meetings import Meeting, MeetingKind, MeetingState

AHEAD = relativedelta(years=2)
LATELY = timedelta(days=183)  # "the agenda for january", said in February; nobody means one of a year ago
SOON = timedelta(hours=1)  # people sit down, and the chair takes attendance


def to_come(here: Situation, raw: Any, *, or_on: bool = False) -> list[Meeting]:
    """Return all planned meetings that some words fit, the nearest first; with `or_on` one that is on counts too.

    What names a series by its title or hour alone means its next one. Nothing is named: the next of the whole group.
    """
    planned = meetings.between(here.session, here.group_id, here.today, here.today + AHEAD)
    ahead = [one for one in planned if (one.ends_at if or_on else one.starts_at)(here.zone) > here.now]
    words = _read(here, raw, ahead, past=False)
    return [] if words.order == "last" else _fitting(words, ahead)


def begun(here: Situation, raw: Any) -> list[Meeting]:
    """Return the meetings that have begun, or do within the hour, and that some words fit, the latest first."""
    there = [one for one in _every(here) if one.starts_at(here.zone) <= here.now + SOON]
    words = _read(here, raw, there, past=True)
    if words.order == "last":  # said while a meeting is on, it is the one before
        there = [one for one in there if one.ends_at(here.zone) <= here.now]
    return _fitting(words, there[::-1])


def shown(here: Situation, raw: Any) -> list[Meeting]:
    """Return the meetings, to come or held, that some words fit; of a day or month without a year the nearest first."""
    every = _every(here)
    ahead = [one for one in every if one.ends_at(here.zone) > here.now]
    over = [one for one in every if one.ends_at(here.zone) <= here.now][::-1]
    words = _read(here, raw, every, past=False)
    if not words.days:
        later = [one for one in ahead if one.starts_at(here.zone) > here.now]
        return _fitting(words, {"next": later, "last": over}.get(words.order, ahead + over))
    lately = [one for one in over if one.held_on >= here.today - LATELY]
    found = _fitting(words, ahead + over) + _fitting(_read(here, raw, every, past=True), lately)
    return sorted(found, key=lambda one: (one.kind == MeetingKind.SUBGROUP, abs(one.held_on - here.today)))


def planned(here: Situation, raw: Any) -> list[Meeting]:
    """Return the meetings planned from today on that some words fit, in order; today's also once it has begun."""
    among = meetings.between(here.session, here.group_id, here.today, here.today + AHEAD)
    return _fitting(_read(here, raw, among, past=False), among)


def just_held(here: Situation) -> list[Meeting]:
    """Return the meetings that may be meant by what has just happened at one, where none is named.

    The group's last that has begun; where another of the group begins within the hour, that, unless the last is still
    on; both where the last ended today. And those of today's subgroups that have begun. The latest comes first.
    """
    last, soon = here.last_meeting, here.next_meeting
    found = [last] if last else []
    if soon and soon.starts_at(here.zone) <= here.now + SOON and here.meeting_on is None:
        found = [soon, *(one for one in found if one.held_on == here.today)]
    subgroups = [one for one in here.todays_meetings if one.kind == MeetingKind.SUBGROUP]
    found += [one for one in subgroups if one.starts_at(here.zone) <= here.now]
    return sorted(found, key=lambda one: (one.held_on, one.starts), reverse=True)


def names_none(here: Situation, raw: Any) -> bool:
    """Tell whether words name no meeting at all: "the meeting"."""
    return not raw or (meeting_words.row_id(raw) is None and _read(here, raw, (), past=False) == Words())


def spoken(here: Situation, raw: Any, *, past: bool = False) -> str:
    """Say what was asked for and is not there: "on Saturday 3 April 2027", else the words as they were said."""
    words = _read(here, raw, (), past=past)
    if not words.days:
        text = raw.get("text") if isinstance(raw, dict) else raw
        return f'that fits "{str(text)[:60]}"'
    first, last = words.days[0]
    return f"on {long_date(first)}" if first == last else f"from {long_date(first)} to {long_date(last)}"


def said(meeting: Meeting) -> str:
    """Say a meeting: "Operational group, Tuesday 2 March 2027, 14:00"."""
    return f"{meeting.title}, {long_date(meeting.held_on)}, {meeting.starts}"


def _every(here: Situation) -> list[Meeting]:
    every = meetings.of_group(here.session, here.group_id)
    return [one for one in every if one.state != MeetingState.CANCELLED]


def _read(here: Situation, raw: Any, among: Sequence[Meeting], *, past: bool) -> Words:
    titles = {word for title in {one.title for one in among} for word in meeting_words.title_words(title)}
    return meeting_words.read(here, raw, titles, past=past)


def _fitting(words: Words, among: Sequence[Meeting]) -> list[Meeting]:
    """Return those that fit, in the order given; where no day is said, the first of each title.

    Nobody means a subgroup's meeting by a month or by "the next one".
    """
    if words.unknown:
        return []
    found = [one for one in among if _is_named(words, one) and _is_on_days(words, one)]
    if words.starts:
        first, last = words.starts
        at = [one for one in found if first <= one.starts <= last]
        found = at or (found if words.days else [])
    if words.days:
        of_all = [one for one in found if one.kind != MeetingKind.SUBGROUP]
        return of_all if of_all and not words.names and words.days[0][0] < words.days[0][1] else found
    if not words.names and not words.starts:
        found = [one for one in found if one.kind != MeetingKind.SUBGROUP]
        return found[words.skip :][: words.count]
    if words.order:
        return found[words.skip :][: words.count]
    return list({one.title: one for one in reversed(found)}.values())[::-1]


def _is_named(words: Words, one: Meeting) -> bool:
    title = meeting_words.title_words(one.title) if words.names else ()
    return all(name in title or one.kind in KINDS.get(name, ()) for name in words.names)


def _is_on_days(words: Words, one: Meeting) -> bool:
    return not words.days or any(first <= one.held_on <= last for first, last in words.days)
