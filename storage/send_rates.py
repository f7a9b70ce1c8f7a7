"""How much each conversation and each tenant may still be sent: cells of their rates, shared by all replicas."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel

from rules import send_rate
from rules.send_rate import Cells
from storage.insert import insert
from storage.types import columns, table, utc


class SendRate(SQLModel, table=True):
    """The cells of one conversation, which are two, or of one tenant; replicas take turns at the row."""

    __tablename__ = "send_rates"

    key: str = Field(primary_key=True)  # "conversation:7", "tenant:…"
    first_full_at: datetime | None = utc(nullable=True)
    second_full_at: datetime | None = utc(nullable=True)


_R = columns(SendRate)


def of_conversation(conversation_row_id: int) -> str:
    """Return the key of a conversation."""
    return f"conversation:{conversation_row_id}"


def of_tenant(tenant_id: str) -> str:
    """Return the key of a tenant."""
    return f"tenant:{tenant_id}"


def locked(session: Session, keys: Collection[str]) -> dict[str, Cells]:
    """Return the cells of these keys, locked for this transaction, without those that another replica holds.

    Nobody waits for a replica that was stopped in the middle of a transaction.
    """
    wanted = sorted(keys)
    # Looked for before it is added: an INSERT waits for whoever is changing a row of the same key.
    there = set(session.scalars(select(_R.key).where(_R.key.in_(wanted))))
    missing = [{"key": key} for key in wanted if key not in there]
    if missing:
        session.execute(insert(session, SendRate).values(missing).on_conflict_do_nothing())
    found = select(_R.key, _R.first_full_at, _R.second_full_at).where(_R.key.in_(wanted)).order_by(_R.key)
    held = session.execute(found.with_for_update(skip_locked=True))
    return {key: (first, second) for key, first, second in held}


def keep(session: Session, cells: Mapping[str, Cells]) -> None:
    """Write the cells after what was reserved; the second of a rate that has one is None."""
    if not cells:
        return
    statement = (
        update(table(SendRate))
        .where(_R.key == bindparam("of_key"))
        .values(first_full_at=bindparam("first"), second_full_at=bindparam("second"))
    )
    rows = [{"of_key": key, "first": full[0], "second": (*full, None)[1]} for key, full in cells.items()]
    session.connection().execute(statement, rows)


def reserve(session: Session, conversation_row_id: int, tenant_id: str, now: datetime) -> bool:
    """Take a place for one more call at this moment; False where the rates leave none or another replica has them."""
    rates = {of_conversation(conversation_row_id): send_rate.CONVERSATION, of_tenant(tenant_id): send_rate.TENANT}
    held = locked(session, rates.keys())
    if held.keys() != rates.keys():
        return False
    cells = {key: send_rate.believed(full[: len(rates[key])], now) for key, full in held.items()}
    if any(send_rate.free_at(rates[key], full, now) > now for key, full in cells.items()):
        return False
    keep(session, {key: send_rate.taken(rates[key], full, now) for key, full in cells.items()})
    return True
