"""The approval of minutes: what is approved is kept as it is; a correction is in it once they are approved again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlalchemy.orm import Session

from storage import audit, minutes
from storage.action_lists import Line
from storage.decisions import Made
from storage.meetings import Meeting
from storage.minutes import Minutes
from storage.prepared import Rows
from storage.types import columns, plain

T = TypeVar("T", Line, Made)

A_YEAR = timedelta(days=366)
# What may differ between minutes as they were approved and the record as it is now, in words.
PARTS = {
    "attendance": ("taken", "present", "apologies", "absent"),
    "what was covered": ("items",),
    "decisions": ("decisions",),
    "actions": ("actions",),
}

_M = columns(Meeting)
# Every member's digest looks for these.
_APPROVED = Rows(
    Meeting,
    _M.group_id == bindparam("of_group"),
    _M.held_on >= bindparam("held_from"),
    _M.minutes_approved_at >= bindparam("first"),
    _M.minutes_approved_at < bindparam("last"),
    _M.voided_at.is_(None),
    order_by=_M.held_on,
)


def approve(session: Session, change: audit.Change, meeting: Meeting, zone: ZoneInfo) -> None:
    """Keep the minutes as they are approved, and by whom; `zone` is the group's."""
    before = [{"by": by, "at": plain(at)} for by, at in earlier(meeting)]
    if meeting.minutes_approved_at is not None:
        before.append({"by": meeting.minutes_approved_by, "at": plain(meeting.minutes_approved_at)})
    shown = minutes.as_json().dump_python(to_approve(session, meeting, zone), mode="json")
    audit.amend(
        session,
        change,
        meeting,
        minutes_approved_at=change.at,
        minutes_approved_by=change.by_name,
        minutes_kept={"minutes": shown, "before": before},
    )


def to_approve(session: Session, meeting: Meeting, zone: ZoneInfo) -> Minutes:
    """Return what an approval approves: the record, and where it is not the first, what that has of before as it was.

    So a deadline that was moved since does not change what was agreed; what was taken back since is left out.
    """
    now, before = minutes.as_recorded(session, meeting, zone), minutes.as_approved(meeting)
    if before is None:
        return now
    return replace(
        before,
        taken=now.taken,
        present=now.present,
        apologies=now.apologies,
        absent=now.absent,
        items=minutes.items(session, meeting, len(before.standing)),
        decisions=_as_before(now.decisions, before.decisions, "number"),
        actions=_as_before(now.actions, before.actions, "id"),
    )


def corrected(session: Session, meeting: Meeting, zone: ZoneInfo) -> list[str]:
    """Return the parts of approved minutes that the record has otherwise by now, in words; none before an approval."""
    before = minutes.as_approved(meeting)
    if before is None:
        return []
    now = to_approve(session, meeting, zone)
    return [part for part, names in PARTS.items() if any(getattr(now, name) != getattr(before, name) for name in names)]


def earlier(meeting: Meeting) -> list[tuple[str, datetime]]:
    """Return who approved the minutes before the last approval, and when, the first first."""
    before = meeting.minutes_kept["before"] if meeting.minutes_kept else []
    return [(one["by"], datetime.fromisoformat(one["at"])) for one in before]


def between(session: Session, group_id: int, first: datetime, last: datetime) -> list[Meeting]:
    """Return the meetings whose minutes were approved from `first` to before `last`, at most a year after them."""
    return _APPROVED.all(session, of_group=group_id, held_from=first.date() - A_YEAR, first=first, last=last)


def _as_before(now: Sequence[T], before: Sequence[T], key: str) -> list[T]:
    """Return what there is now, each as it was before where it was there."""
    was = {getattr(one, key): one for one in before}
    return [was.get(getattr(one, key), one) for one in now]
