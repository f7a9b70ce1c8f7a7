"""The action plan: actions with their owners, deadlines, updates and evidence. Nothing is ever deleted.

Lines of the plan keep their ref ("3.5"); actions agreed at meetings get running numbers ("14").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, bindparam, select, text
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage import action_owners, audit, prepared
from storage.action_history import ActionUpdate, EarlierDeadline
from storage.types import columns, json, utc


class Status(StrEnum):
    """What an owner says of an action. *Overdue* is derived from a date, never stored."""

    NOT_STATED = "not stated"
    NOT_STARTED = "not started"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    COMPLETE = "complete"
    DEFERRED = "deferred"
    ONGOING = "ongoing"
    CLOSED = "closed"  # no longer needed, for a reason that was given


FINISHED = (Status.COMPLETE, Status.CLOSED)  # whoever opens one of these again says why
SET_ASIDE = (*FINISHED, Status.DEFERRED)  # nobody has to do anything
NEVER_LATE = (*SET_ASIDE, Status.ONGOING)
# Literal: the partial index needs it so.
OPEN = "status NOT IN ('complete', 'deferred', 'closed') AND voided_at IS NULL"


class ActionNotFound(LookupError):
    """There is no such action."""


class Action(SQLModel, table=True):
    """One line of the plan or of the action log."""

    __tablename__ = "actions"
    __table_args__ = (
        UniqueConstraint("group_id", "ref"),
        Index("open_actions_by_due", "group_id", "due_on", "id", sqlite_where=text(OPEN), postgresql_where=text(OPEN)),
        Index("actions_by_completion", "group_id", "completed_on", "id"),
        Index("actions_by_review", "group_id", "review_on", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    ref: str
    theme: str | None = None
    benchmark: str | None = None  # one of the group's, as evidence for it
    project: str | None = None
    title: str
    # [{"kind": person|role|agency|group, "name", "agency"?, "supporting"?: true, "declined"?: true}]; blank stays [].
    # Declined: they say it is not theirs, and somebody has to settle whose it is.
    owners: list[dict[str, Any]] = json(list)
    deadline_text: str = ""  # the words as written
    deadline_class: str = "NONE"
    due_on: date | None = None
    precision: str | None = None
    due_meeting_id: int | None = Field(default=None, foreign_key="meetings.id")  # EVENT: moves with the meeting
    meeting_id: int | None = Field(default=None, foreign_key="meetings.id")  # at which it was agreed
    external: bool = False  # a third party's deadline, such as a Home Office return
    status: str = Status.NOT_STATED
    revision: int = 0  # raised by each re-date
    added_at: datetime = utc()
    updated_at: datetime | None = utc(nullable=True)  # the last update a person gave
    completed_on: date | None = None
    review_on: date | None = None  # when it is to be looked at again, also after it is complete
    answered_at: datetime | None = utc(nullable=True)  # the last word since its date was set: it stops the ladder
    remind_before: list[int] | None = Field(default=None, sa_type=JSON(none_as_null=True))  # its own ladder
    snoozed_until: date | None = None  # not mentioned before this day
    voided_at: datetime | None = utc(nullable=True)  # withdrawn by undo


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as it is stored: the words, their class, and a date where the words give one."""

    text: str = ""
    kind: str = "NONE"
    on: date | None = None
    precision: str | None = None
    meeting_id: int | None = None
    external: bool = False


_A = columns(Action)
_NAMES = tuple(_A.keys())
_BY_REF = prepared.always(
    select(*_A).where(_A.group_id == bindparam("of_group"), _A.ref == bindparam("of_ref"), _A.voided_at.is_(None))
)


def add(
    session: Session,
    change: audit.Change,
    *,
    title: str,
    ref: str | None = None,
    theme: str | None = None,
    benchmark: str | None = None,
    project: str | None = None,
    owners: Sequence[dict[str, Any]] = (),
    due: Due | None = None,
    status: str = Status.NOT_STARTED,
    review_on: date | None = None,
    meeting_id: int | None = None,
) -> Action:
    """Record a new action, agreed at a meeting or at none; without a ref it gets the log's next running number."""
    action = Action(
        group_id=change.group_id,
        ref=ref or next_number(session, change.group_id),
        theme=theme,
        benchmark=benchmark,
        project=project,
        title=title,
        owners=list(owners),
        status=status,
        review_on=review_on,
        meeting_id=meeting_id,
        added_at=change.at,
        **_due_columns(due or Due()),
    )
    audit.add(session, change, action)
    _index_owners(session, action)
    return action


def update(
    session: Session,
    change: audit.Change,
    action: Action,
    *,
    note: str | None = None,
    status: str | None = None,
    due: Due | None = None,
    reason: str | None = None,
    owners: Sequence[dict[str, Any]] | None = None,
    evidence: str | None = None,
    tags: Mapping[str, Any] | None = None,
    today: date,
) -> None:
    """Record what somebody reported. A new deadline keeps the earlier one; completing stamps the day.

    A bare re-date or reassignment is an update too: an owner who moved a date has answered. `tags` are the columns
    that say where an action belongs (theme, benchmark, project) and when it is looked at again (review_on); set by
    themselves they are no report, and the audit trail alone keeps what they were.
    """
    before = action.owners
    if not any(said is not None for said in (note, status, due, owners, evidence)):
        audit.amend(session, change, action, **(tags or {}))
        return
    # A new date is no answer to the reminders of that date.
    values: dict[str, Any] = {
        "updated_at": change.at,
        "answered_at": change.at if due is None else None,
        **(tags or {}),
    }
    if status is not None:
        values |= {"status": status, "completed_on": today if status == Status.COMPLETE else None}
    if owners is not None:
        values["owners"] = list(owners)
    if due is not None:
        _keep_deadline(session, change, action, reason)
        values |= _due_columns(due) | {"revision": action.revision + 1}
    audit.amend(session, change, action, **values)
    if owners is not None or due is not None:
        _index_owners(session, action)
    handed = f"{action_owners.said(before) or 'nobody'} → {action_owners.said(owners or ()) or 'nobody'}"
    audit.record(
        session,
        change,
        ActionUpdate,
        group_id=change.group_id,
        action_id=action.id or 0,
        at=change.at,
        by_name=change.by_name,
        note=note,
        status=status,
        deadline=due.text if due else None,
        evidence=evidence,
        owners=handed if owners is not None else None,
    )


def rebind(session: Session, change: audit.Change, action: Action, meeting_id: int, on: date, reason: str) -> None:
    """Move the date of an action that is due at a meeting; the words stay, and so does the earlier day."""
    _keep_deadline(session, change, action, reason)
    values = {"due_on": on, "due_meeting_id": meeting_id, "answered_at": None}
    audit.amend(session, change, action, **values, revision=action.revision + 1)
    _index_owners(session, action)


def by_ref(session: Session, group_id: int, ref: str) -> Action:
    """Return the action of that ref; raise ActionNotFound."""
    row = _BY_REF.first(session, {"of_group": group_id, "of_ref": ref})
    if row is None:
        raise ActionNotFound(ref)
    return prepared.entity(Action, row, _NAMES)


def next_number(session: Session, group_id: int) -> str:
    """Return the next running number of the action log; a withdrawn number is not used again."""
    refs = session.scalars(select(_A.ref).where(_A.group_id == group_id))
    return str(max((int(ref) for ref in refs if ref.isdecimal()), default=0) + 1)


def restore_owners(session: Session, action: Action) -> None:
    """Bring the search index in line with owners that were not written by `update`."""
    _index_owners(session, action)


def _index_owners(session: Session, action: Action) -> None:
    action_owners.index(session, action.group_id, action.id or 0, action.owners, action.due_on)


def _due_columns(due: Due) -> dict[str, Any]:
    return {
        "deadline_text": due.text,
        "deadline_class": due.kind,
        "due_on": due.on,
        "precision": due.precision,
        "due_meeting_id": due.meeting_id,
        "external": due.external,
    }


def _keep_deadline(session: Session, change: audit.Change, action: Action, reason: str | None) -> None:
    kept = EarlierDeadline(
        group_id=change.group_id,
        action_id=action.id or 0,
        text=action.deadline_text,
        deadline_class=action.deadline_class,
        due_on=action.due_on,
        precision=action.precision,
        moved_at=change.at,
        reason=reason,
    )
    audit.add(session, change, kept)
