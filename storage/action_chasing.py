"""The actions a digest looks at: read anew for every message, so their statements are compiled once."""

from datetime import date

from sqlalchemy import String, bindparam, cast, or_, select, text
from sqlalchemy.orm import Session

from storage import prepared
from storage.action_lists import Line
from storage.action_owners import DECLINED
from storage.actions import OPEN, Action
from storage.types import columns

_A = columns(Action)
_LINES = select(*(_A[name] for name in Line.__dataclass_fields__)).where(
    _A.group_id == bindparam("of_group"), _A.voided_at.is_(None)
)
_BY_DUE = (_A.due_on.is_(None), _A.due_on, _A.id)
_ENDLESS = or_(_A.status == "ongoing", _A.deadline_class == "ONGOING", _A.deadline_class == "RECUR")
_CHASED = prepared.always(
    _LINES.where(text(OPEN), or_(_A.due_on < bindparam("before"), _A.snoozed_until.is_not(None), _ENDLESS)).order_by(
        *_BY_DUE
    )
)
_DECLINED = prepared.always(
    _LINES.where(text(OPEN), cast(_A.owners, String).like(f'%"{DECLINED}"%')).order_by(*_BY_DUE)
)
_REVIEWED = prepared.always(_LINES.where(_A.review_on < bindparam("before")).order_by(_A.review_on, _A.id))


def chased(session: Session, group_id: int, before: date) -> list[Line]:
    """Return the open actions that are due before a day, without an end, or snoozed: dated ones first, by date."""
    return [Line(*row) for row in _CHASED.rows(session, {"of_group": group_id, "before": before})]


def declined(session: Session, group_id: int) -> list[Line]:
    """Return the open actions of which an owner may have said that they are not theirs."""
    return [Line(*row) for row in _DECLINED.rows(session, {"of_group": group_id})]


def reviewed(session: Session, group_id: int, before: date) -> list[Line]:
    """Return the actions with a review before a day, finished ones too, by the day of the review."""
    return [Line(*row) for row in _REVIEWED.rows(session, {"of_group": group_id, "before": before})]
