"""What is off target, late, changed or stuck before a meeting: gathered once, for cards, documents and reminders alike.

What is on track is counted and not named (S0: the group hears of its plan by exception).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from rules.calendar import at_local
from storage import decisions, meetings, prepared, targets, training
from storage.acting import LEADS, Acting, owns
from storage.action_history import EarlierDeadline
from storage.action_lists import Line
from storage.actions import OPEN, Action, Status
from storage.decisions import Made
from storage.groups import Group
from storage.meetings import Meeting
from storage.members import Member
from storage.targets import Standing
from storage.types import columns


@dataclass(frozen=True, slots=True)
class Span:
    """The time a report speaks of: what came since the last meeting, what is due before the one after this one.

    Days are local. `since` is the beginning of the last meeting's day, None before the first; `due_by` is the day of
    the meeting after this one, or this one's own where no other is planned.
    """

    today: date
    last_on: date | None
    since: datetime | None
    held_on: date | None
    due_by: date | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An open action whose date has moved, what it was before (the date, the words), and why it moved last."""

    line: Line
    was_on: date | None
    was: str
    reason: str


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What a group hears of by exception; an action can stand in several lists.

    `late` and `due` are the earliest first; `silent` are without an update since the last meeting; `on_track` counts
    those that are not late, moved, at risk or silent.
    """

    span: Span
    late: list[Line]
    due: list[Line]
    moved: list[Moved]
    at_risk: list[Line]
    silent: list[Line]
    undated: list[Line]
    missed: list[Standing]
    missing: list[tuple[Standing, list[Member]]]  # and who is asked
    bare_themes: list[str]
    reviews: list[Made]
    trained: tuple[int, int]  # (sessions, people) since the last meeting
    open: int
    on_track: int

    @property
    def outstanding(self) -> list[Line]:
        """Return the actions that somebody still has to do something about before the meeting, each once."""
        return list(
            {one.id: one for lines in (self.late, self.due, self.silent, self.undated) for one in lines}.values()
        )


_A = columns(Action)
_E = columns(EarlierDeadline)
_OPEN_LINES = prepared.always(
    select(*(_A[name] for name in Line.__dataclass_fields__))
    .where(_A.group_id == bindparam("of_group"), text(OPEN))
    .order_by(_A.due_on.is_(None), _A.due_on, _A.id)
)
_WITHOUT_END = ("ONGOING", "RECUR")


def open_lines(session: Session, group_id: int) -> list[Line]:
    """Return all open actions: dated ones first by date, then the rest in the plan's order."""
    return [Line(*row) for row in _OPEN_LINES.rows(session, {"of_group": group_id})]


def moved_since(session: Session, group_id: int, since: datetime) -> dict[int, tuple[date | None, str, str]]:
    """Return what was re-dated since a moment: by action, the date and words it had then, and the last reason."""
    found = select(_E.action_id, _E.due_on, _E.text, _E.reason).where(
        _E.group_id == group_id, _E.moved_at >= since, _E.voided_at.is_(None)
    )
    moved: dict[int, tuple[date | None, str, str]] = {}
    for action_id, due_on, words, reason in session.connection().execute(found.order_by(_E.id)):
        was_on, was, _ = moved.get(action_id, (due_on, words, ""))
        moved[action_id] = (was_on, was, reason or "")
    return moved


def span(session: Session, group: Group, meeting: Meeting | None, today: date, begun: date, zone: ZoneInfo) -> Span:
    """Return the time to report on before a meeting, or today where none is planned.

    `begun` is the first day whose meetings have not begun: today, or tomorrow once today's has.
    """
    group_id = group.id or 0
    last = meetings.last_meeting(session, group_id, min(begun, meeting.held_on) if meeting else begun)
    after = meetings.next_meeting(session, group_id, meeting.held_on + timedelta(days=1)) if meeting else None
    return Span(
        today=today,
        last_on=last.held_on if last else None,
        since=at_local(last.held_on, time(), zone) if last else None,
        held_on=meeting.held_on if meeting else None,
        due_by=after.held_on if after else meeting.held_on if meeting else None,
    )


def gather(
    session: Session, group: Group, asked: Span, people: Sequence[Member], member: Acting | None = None
) -> Exceptions:
    """Return what a group hears of by exception, as the record stands.

    `people` are the group's members. With `member` only what that one answers for: their own actions or those of an
    agency they speak for, and the figures they are asked for; reviews of decisions are the chair's and coordinator's.
    """
    group_id, today, since = group.id or 0, asked.today, asked.since
    lines = open_lines(session, group_id)
    standings = targets.standings(session, group_id)
    if member is not None:
        lines = [line for line in lines if owns(member, line.owners)]
        standings = [one for one in standings if _gives(member, one, people, today)]
    late = [line for line in lines if line.is_overdue(today)]
    earlier = moved_since(session, group_id, since) if since else {}
    moved = [
        Moved(line, *earlier[line.id]) for line in lines if line.id in earlier and _differs(line, earlier[line.id])
    ]
    at_risk = [line for line in lines if line.status == Status.AT_RISK]
    silent = [line for line in lines if is_silent(line, since)]
    off = {line.id for line in (*late, *(one.line for one in moved), *at_risk, *silent)}
    themes = {line.theme.casefold() for line in lines if line.theme}
    whole = member is None or member.role in LEADS
    reviews = decisions.to_review(session, group_id, asked.held_on or today) if whole else {}
    return Exceptions(
        span=asked,
        late=late,
        due=[line for line in lines if _is_due(line, asked)],
        moved=moved,
        at_risk=at_risk,
        silent=silent,
        undated=[line for line in lines if line.due_on is None and line.deadline_class not in _WITHOUT_END],
        missed=[one for one in standings if one.latest is not None and one.latest.value < one.level],
        missing=[(one, targets.givers(one, people, today)) for one in standings if one.is_missing(today)],
        bare_themes=[theme for theme in group.themes if member is None and theme.casefold() not in themes],
        reviews=decisions.made(session, group_id, list(reviews)),
        trained=training.logged_since(session, group_id, asked.last_on) if asked.last_on else (0, 0),
        open=len(lines),
        on_track=len(lines) - len(off),
    )


def is_silent(line: Line, since: datetime | None) -> bool:
    """Tell whether nobody has spoken of an open action since a moment; what was written down since is not silent."""
    said = line.updated_at or line.added_at
    return since is not None and said is not None and said < since


def _gives(member: Acting, target: Standing, people: Sequence[Member], today: date) -> bool:
    return any(giver.id == member.id for giver in targets.givers(target, people, today))


def _is_due(line: Line, asked: Span) -> bool:
    return line.due_on is not None and asked.due_by is not None and asked.today <= line.due_on <= asked.due_by


def _differs(line: Line, earlier: Sequence[Any]) -> bool:
    """Tell whether the date is not what it was: a move that was taken back is none."""
    return (line.due_on, line.deadline_text) != (earlier[0], earlier[1])
