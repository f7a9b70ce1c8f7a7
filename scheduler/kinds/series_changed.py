"""A series of meetings that somebody planned, changed or ended is announced in the channel, once it cannot be undone.

So is one whose meetings a new day off has moved. Its meetings are not announced one by one.
"""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from cards import series_changed as cards
from scheduler.deliver import POSSIBLE_REPEAT, Message
from scheduler.occurrences import Moment, Place, instants, minute_of_day
from storage import meeting_series
from storage.outbox import Occurrence
from storage.undo import UNDO_FOR

NAME = "series_changed"
ONCE_A_DAY = False
URGENT = False
SUBJECT = "series:"
SHOWN = 4
WORTH_SENDING_FOR = timedelta(days=14)


def occurrences(session: Session, place: Place, first: date, last: date) -> list[Occurrence]:
    """Return the announcements of the series that were changed on these days."""
    begin, end = instants(place, first, last)
    changed = meeting_series.changed_between(session, place.group_id, begin, end)
    return [_of(each.id, each.changed_at, place) for each in changed if each.changed_at is not None]


def render(session: Session, place: Place, occurrence: Occurrence, moment: Moment) -> Message | None:
    """Return the announcement, unless it was changed again or taken back since."""
    begin, end = instants(place, occurrence.local_date, occurrence.local_date)
    changed = meeting_series.changed_between(session, place.group_id, begin, end)
    series = next((each for each in changed if f"{SUBJECT}{each.id}" == occurrence.subject), None)
    if series is None or series.changed_at is None or minute_of_day(series.changed_at, place) != occurrence.revision:
        return None
    coming = meeting_series.coming(session, series, moment.today, SHOWN + 1)  # the first may be the one that is on
    told = cards.Planned(
        name=series.name,
        rule=meeting_series.rule(series),
        starts=series.starts,
        has_ended=meeting_series.has_ended(series),
        coming=[each for each in coming if each.starts_at(place.zone) > occurrence.due_at][:SHOWN],
        group=place.group.name,
        marking=place.group.marking,
        notice=POSSIBLE_REPEAT if moment.possible_repeat else "",
    )
    return Message(cards.headline(told), cards.series_changed(told))


def _of(series_id: int | None, changed_at: datetime, place: Place) -> Occurrence:
    return Occurrence(
        kind=NAME,
        subject=f"{SUBJECT}{series_id}",
        local_date=changed_at.astimezone(place.zone).date(),
        revision=minute_of_day(changed_at, place),
        due_at=changed_at + UNDO_FOR,
        expires_at=changed_at + WORTH_SENDING_FOR,
    )
