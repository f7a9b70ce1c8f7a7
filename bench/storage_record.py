"""The large record that storage is measured on: 100,000 actions and 50,000 sessions, 5,000 and 2,500 of one group.

Written past the trail, in bulk: what is measured only reads.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from bench.record import AGENCIES, STATUSES, WHAT
from rules.calendar import financial_year
from storage.action_history import ActionUpdate, EarlierDeadline
from storage.action_owners import ActionOwner
from storage.actions import Action, Status
from storage.decisions import Decision
from storage.groups import BENCHMARKS, THEMES, Group
from storage.training import TrainingCohort, TrainingSession
from storage.types import table

COHORTS = ("Social care staff", "Housing teams", "Refuse and recycling", "Adult learners", "Managers", "Volunteers")
PRODUCTS = ("WRAP", "Prevent awareness", "Prevent referrals")
AT_ONCE = 5_000
Rows = Iterator[tuple[type[SQLModel], dict[str, Any]]]


def build(connection: Connection, sizes: Iterable[int], today: date) -> None:
    """Write one group of each size (actions; half as many sessions), with ids that follow from the order."""
    first = 1
    for number, size in enumerate(sizes, start=1):
        chance = random.Random(number)  # noqa: S311 - the same record every time
        _write(connection, iter([(Group, _group(number))]))
        _write(connection, _actions(number, first, size, today, chance))
        _write(connection, _sessions(number, first, size // 2, today, chance))
        first += size


def _write(connection: Connection, rows: Rows) -> None:
    while some := list(islice(rows, AT_ONCE)):
        by_table: dict[type[SQLModel], list[dict[str, Any]]] = {}
        for model, row in some:
            by_table.setdefault(model, []).append(row)
        for model in sorted(by_table, key=lambda model: model is not Action and model is not TrainingSession):
            connection.execute(insert(table(model)), by_table[model])


def _group(number: int) -> dict[str, Any]:
    row = Group(id=number, tenant_id="t", name=f"Group {number}", agencies=[{"name": name} for name in AGENCIES])
    return row.model_dump()


def _actions(group_id: int, first: int, size: int, today: date, chance: random.Random) -> Rows:
    for at in range(size):
        key, status = first + at, chance.choice(STATUSES)
        due_on = today + timedelta(days=chance.randint(-300, 200)) if chance.random() < 0.6 else None
        owner = chance.choice(AGENCIES) if chance.random() < 0.9 else None
        updated_at = _moment(today, chance.randint(0, 300)) if chance.random() < 0.7 else None
        yield (
            Action,
            {
                "id": key,
                "group_id": group_id,
                "ref": str(at + 1),
                "theme": chance.choice(THEMES),
                "benchmark": chance.choice((*BENCHMARKS, None)),
                "project": chance.choice(("Taxi drivers", None, None, None)),
                "title": f"{chance.choice(WHAT)} with {chance.choice(AGENCIES)}, part {at}",
                "owners": [{"kind": "agency", "name": owner}] if owner else [],
                "deadline_text": due_on.isoformat() if due_on else "Ongoing" if at % 2 else "",
                "deadline_class": "DATE" if due_on else "ONGOING" if at % 2 else "NONE",
                "due_on": due_on,
                "precision": "day" if due_on else None,
                "external": False,
                "status": status,
                "revision": 0,
                "added_at": _moment(today, 300),
                "updated_at": updated_at,
                "completed_on": today - timedelta(days=chance.randint(0, 200)) if status == Status.COMPLETE else None,
                "review_on": today + timedelta(days=chance.randint(-30, 90)) if at % 20 == 0 else None,
            },
        )
        if owner:
            found = {"action_id": key, "position": 0, "group_id": group_id, "due_on": due_on}
            yield ActionOwner, found | {"kind": "agency", "name": owner.casefold()}
        if updated_at:
            yield ActionUpdate, {"group_id": group_id, "action_id": key, "at": updated_at, "by_name": "bench"}
        if due_on and at % 4 == 0:
            moved = {"text": "before", "deadline_class": "DATE", "due_on": due_on - timedelta(days=30)}
            at_day = _moment(today, chance.randint(0, 200))
            yield EarlierDeadline, {"group_id": group_id, "action_id": key, "moved_at": at_day, **moved}
        if at % 25 == 0:
            said = f"Agreed to {chance.choice(WHAT).lower()} with {chance.choice(AGENCIES)}"
            made_on = today - timedelta(days=chance.randint(0, 600))
            yield Decision, {"group_id": group_id, "made_on": made_on, "text": said}


def _sessions(group_id: int, first: int, size: int, today: date, chance: random.Random) -> Rows:
    for at in range(size):
        key, held_on = first + at, today - timedelta(days=chance.randint(0, 1_500))
        product = chance.choice(PRODUCTS)
        yield (
            TrainingSession,
            {
                "id": key,
                "group_id": group_id,
                "held_on": held_on,
                "year": financial_year(held_on),
                "product_text": product,
                "product": product,
                "mode": chance.choice(("classroom", "virtual", "e-learning")),
                "logged_at": _moment(held_on, 0),
            },
        )
        for cohort in chance.sample(COHORTS, 2):
            row = {"group_id": group_id, "session_id": key, "name": cohort, "as_said": cohort}
            yield TrainingCohort, row | {"people": chance.randint(1, 40), "agency": chance.choice(AGENCIES)}


def _moment(day: date, days_before: int) -> datetime:
    return datetime.combine(day - timedelta(days=days_before), time(9), UTC)
