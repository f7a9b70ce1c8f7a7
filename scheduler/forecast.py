"""What would be posted between two days if nothing changed, without posting: the same occurrences, the same texts."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cards import elements
from scheduler import audience, materialise
from scheduler.audience import Hearer
from scheduler.kinds.meeting_upcoming import LOOK_BEYOND
from scheduler.occurrences import Moment, Place, may_be_told
from scheduler.registry import BY_NAME
from scheduler.upkeep import CLERK
from storage import audit, copied, groups, meeting_series, outbox, outbox_claims
from storage.groups import Group
from storage.outbox import LIVE, Key, Occurrence, Reminder

# Rows from before that are long ended or expired.
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Foretold:
    """One message to come."""

    at: datetime
    kind: str
    to: str  # the scope of the conversation: "channel", "personal"
    text: str
    who: str = ""  # the name of the member whose chat it is


def forecast(session: Session, group: Group, first: date, last: date, now: datetime, zone: ZoneInfo) -> list[Foretold]:
    """Return what a group would be posted from `first` to `last`, both included, as its data stands at `now`.

    Beyond what is planned its series are planned on in a copy, as the clerk will by then.
    """
    today, group_id = now.astimezone(zone).date(), group.id or 0
    planned_to, calendar = last + LOOK_BEYOND, groups.working_days(group)
    if not meeting_series.lacks(session, group_id, today, planned_to, calendar):
        return _of_group(session, group, first, last, now, zone)
    with copied.of_group(session, group_id) as copy:
        change = audit.begin(copy, group_id, by_id=None, by_name=CLERK, at=now)
        meeting_series.replan(copy, change, today, planned_to, calendar)
        return _of_group(copy, groups.get(copy, group_id), first, last, now, zone)


def _of_group(session: Session, group: Group, first: date, last: date, now: datetime, zone: ZoneInfo) -> list[Foretold]:
    today = now.astimezone(zone).date()
    place = audience.place_of(session, group, zone, today)
    coming = audience.to_open(session, place, today)
    opening = [hearer.place.member.id for hearer in coming if hearer.place.member]
    told = [
        message
        for hearer in (*audience.of_group(session, place, today), *coming)
        if not hearer.blocked
        for message in _of_hearer(session, hearer, first, last, now, opening)
    ]
    return sorted(told, key=lambda each: (each.at, each.to, each.text))


def _of_hearer(
    session: Session, hearer: Hearer, first: date, last: date, now: datetime, opening: Collection[int]
) -> list[Foretold]:
    group_id, zone = hearer.place.group_id, hearer.place.zone
    rows = {
        outbox.key(row): row
        for row in outbox.of_conversation(
            session, group_id, hearer.conversation_row_id, now.astimezone(zone).date() - LOOK_BACK
        )
    }
    coming = {key: outbox.occurrence_of(row) for key, row in rows.items()}
    coming |= {outbox.key(each): each for each in materialise.expected(session, hearer, now, last)}
    told = []
    for key, late in _folded(coming, rows, now, hearer.place).items():
        occurrence, row = coming[key], rows.get(key)
        kind, due_at = BY_NAME[occurrence.kind], max(occurrence.due_at, now)
        at = may_be_told(hearer.place, kind, due_at, occurrence.expires_at).astimezone(zone)
        if not first <= at.date() <= last:
            continue  # most of a year is looked past: what would be said is drawn for the days asked for
        place = audience.on_day(session, hearer, due_at, opening)
        spoken_for = outbox_claims.folded_into(session, row) if row else []
        days = {occurrence.local_date, *late, *(each.local_date for each in spoken_for)}
        moment = Moment(at.date(), sorted(days), row.possible_repeat if row else False)
        message = kind.render(session, place, occurrence, moment)
        if message is not None:
            told.append(Foretold(at, occurrence.kind, hearer.scope, elements.spoken(message.card), hearer.who))
    return told


def _folded(
    coming: dict[Key, Occurrence], rows: dict[Key, Reminder], now: datetime, place: Place
) -> dict[Key, list[date]]:
    """Return the occurrences that will be posted, each with the late days that fold into it.

    What is late waits for the next hour at which it may be told, and for what falls due until then.
    """
    late: dict[tuple[str, str, int], list[Occurrence]] = defaultdict(list)
    posted: dict[Key, list[date]] = {}
    for key, each in coming.items():
        if (key in rows and rows[key].state not in LIVE) or each.expires_at <= now:
            continue
        if each.due_at > may_be_told(place, BY_NAME[each.kind], now, each.expires_at):
            posted[key] = []
        else:
            late[each.kind, each.subject, each.revision].append(each)
    for same in late.values():
        newest = max(same, key=lambda each: each.due_at)
        posted[outbox.key(newest)] = [each.local_date for each in same]
    return posted
