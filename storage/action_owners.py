"""Who owns an action: the search index over `Action.owners`, and how owners read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from storage.types import columns, table


class ActionOwner(SQLModel, table=True):
    """A search index over `Action.owners`, kept by `index`; the JSON list is the record."""

    __tablename__ = "action_owners"
    __table_args__ = (Index("action_owners_by_due", "group_id", "kind", "name", "due_on", "action_id"),)

    action_id: int = Field(foreign_key="actions.id", primary_key=True)
    position: int = Field(primary_key=True)
    group_id: int = Field(foreign_key="groups.id")
    kind: str
    name: str  # case-folded
    due_on: date | None = None  # the action's


_O = columns(ActionOwner)
DECLINED = "declined"  # the key of an owner who says it is not theirs
NOT_THEIRS = "says it is not theirs"


def index(
    session: Session, group_id: int, action_id: int, owners: Sequence[Mapping[str, Any]], due_on: date | None
) -> None:
    """Put what an action's owners are found by in the place of what they were found by."""
    session.execute(table(ActionOwner).delete().where(_O.action_id == action_id))
    # A person is found by their agency too: "what does Probation owe?" means Priya's actions as well.
    named = {(owner["kind"], owner["name"].casefold()) for owner in owners}
    named |= {("agency", owner["agency"].casefold()) for owner in owners if owner.get("agency")}
    for position, (kind, name) in enumerate(sorted(named)):
        row = ActionOwner(action_id=action_id, position=position, group_id=group_id, kind=kind, name=name)
        row.due_on = due_on
        session.add(row)
    session.flush()


def said(owners: Sequence[Mapping[str, Any]]) -> str:
    """Say owners, who leads before who supports: "Housing, supported by Police"; empty for none."""
    lead = ", ".join(one(owner) for owner in owners if not owner.get("supporting"))
    support = ", ".join(one(owner) for owner in owners if owner.get("supporting"))
    return ", ".join([*([lead] if lead else []), *([f"supported by {support}"] if support else [])])


def one(owner: Mapping[str, Any], agency: str | None = None) -> str:
    """Say one owner, with their agency where it is given: "Priya (Probation)", "Housing (says it is not theirs)"."""
    beside = "; ".join([*([agency] if agency else []), *([NOT_THEIRS] if owner.get(DECLINED) else [])])
    return f"{owner['name']} ({beside})" if beside else str(owner["name"])
