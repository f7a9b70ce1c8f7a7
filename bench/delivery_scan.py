"""What a tick costs before anything is sent: sweep and claim beside a million rows to come, and making those rows."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bench import delivery_record, plans
from bench.delivery_record import NINE
from rules.calendar import LONDON
from scheduler import materialise
from storage import outbox_claims
from storage.db import Database
from storage.migrations import migrate
from storage.outbox import Reminder, State
from storage.types import columns, table

CONVERSATIONS, DAYS = 2_000, 500  # a million rows
TENANTS = 20
DUE = 64  # as many as a tick claims at once
GOAL_MS = 50.0
CHANNELS = 400  # 35 days of 26 working days: somewhat over 10,000 occurrences
_R = columns(Reminder)


def due_scan(url: str, rounds: int) -> str:
    """Return the table of what a scan of a million rows takes, each call with its commit."""
    db = built(url, CONVERSATIONS, TENANTS)
    with db.engine.begin() as connection:
        rows = delivery_record.fill(connection, DAYS)
    tidied(db)
    lines = [f"due scan, {rows:,} rows to come", f"{'':28} {'median ms':>10} {'most ms':>8}  read through"]
    for due in (0, DUE):
        for name, step in {"sweep": _sweep, "claim": _claim}.items():
            took, scanned = _measured(db, step, due, rounds)
            late = "  OVER 50 ms" if statistics.median(took) > GOAL_MS else ""
            lines.append(
                f"{f'{name}, {due} due':28} {statistics.median(took):>10.1f} {max(took):>8.1f}  {scanned}{late}"
            )
    db.close()
    return "\n".join(lines)


def materialising(url: str) -> str:
    """Return what the first look at five weeks of many channels takes."""
    db = built(url, CHANNELS, TENANTS)
    began = time.perf_counter()
    wanted, _ = db.read_sync(materialise.plans, NINE - timedelta(hours=1), LONDON, {})
    planned = time.perf_counter()
    added = db.run_sync(materialise.carry_out, wanted)
    done = time.perf_counter()
    again, looked = db.read_sync(materialise.plans, NINE - timedelta(hours=1), LONDON, {})
    assert not again
    nothing = time.perf_counter() - done
    began_again = time.perf_counter()
    db.read_sync(materialise.plans, NINE - timedelta(hours=1), LONDON, looked)
    unchanged = time.perf_counter() - began_again
    db.close()
    whole = f"materialising {added:,} occurrences of {CHANNELS} channels: {done - began:.2f} s"
    parts = f"plans {planned - began:.2f}, writing {done - planned:.2f}"
    return f"{whole} ({parts}); all there {nothing:.2f} s, known {unchanged:.3f} s"


def built(url: str, channels: int, tenants: int, service_url: str = "", meetings: int = 0) -> Database:
    """Return a database with the record, migrated."""
    db = Database(url)
    migrate(db.engine)
    with db.engine.begin() as connection:
        delivery_record.build(connection, channels, tenants, service_url, meetings)
    return db


def tidied(db: Database) -> None:
    """Leave the database as its own housekeeping does."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE" if db.is_sqlite else "VACUUM ANALYZE")


def _sweep(db: Database) -> int:
    return sum(db.run_sync(outbox_claims.sweep, NINE).values())


def _claim(db: Database) -> int:
    return len(db.run_sync(outbox_claims.claim, NINE, DUE).claims)


def _measured(db: Database, step: Callable[[Database], int], due: int, rounds: int) -> tuple[list[float], str]:
    took = []
    for _ in range(rounds + 1):  # the first warms up
        _make_due(db, due)
        began = time.perf_counter()
        found = step(db)
        took.append((time.perf_counter() - began) * 1000)
        assert found == (due if step is _claim else 0)
        _as_before(db)
    _make_due(db, due)
    with plans.captured(db.engine) as statements:
        step(db)
    _as_before(db)
    return took[1:], ", ".join(sorted(plans.read_through(db, statements))) or "none"


def _make_due(db: Database, due: int) -> None:
    """Let the first row of the first conversations be due a minute ago."""
    first = NINE + timedelta(days=1)
    chosen = _R.id.in_(select(_R.id).where(_R.due_at == first, _R.conversation_row_id <= due))
    _set(db, chosen, due_at=NINE - timedelta(minutes=1), next_try_at=NINE - timedelta(minutes=1))


def _as_before(db: Database) -> None:
    first = NINE + timedelta(days=1)
    _set(db, _R.due_at <= NINE, due_at=first, next_try_at=first, state=State.PENDING, attempts=0, lease_until=None)


def _set(db: Database, which: Any, **values: Any) -> None:
    with db.engine.begin() as connection:
        connection.execute(update(table(Reminder)).where(which).values(**values))
