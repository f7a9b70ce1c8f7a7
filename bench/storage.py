"""`make bench-storage`: does a list or a count cost more in a large record than in a small one? On both databases.

Three groups are asked the same: 100 actions alone in a database, 100 among 100,000, and 5,000 among 100,000. The first
is the baseline; "x alone" is the median over rounds that take turns. A table that is read through from end to end is
named in the last column.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bench import plans, storage_record
from storage import action_lists, decisions, training
from storage.action_lists import Filter
from storage.actions import Status
from storage.db import Database
from storage.migrations import migrate
from tests import postgres

PAGE = 10
SMALL, LARGE, OTHERS = 100, 5_000, (1_000,) * 94
ALONE, AMONG, WHOLE = "100 alone", "100 among", "5,000"
TODAY = date(2027, 2, 9)
SINCE = datetime(2027, 1, 5, tzinfo=UTC)

Question = Callable[[Session, int], Any]


def page(**wanted: Any) -> Question:
    """Return the question for the first page of a list."""
    return lambda session, group_id: action_lists.lines(session, group_id, Filter(**wanted), limit=PAGE)


def count(**wanted: Any) -> Question:
    """Return the question how many a list has."""
    return lambda session, group_id: action_lists.counts(session, group_id, {"all": Filter(**wanted)})


LISTS: dict[str, dict[str, Any]] = {
    "open": {},
    "overdue": {"due_before": TODAY},
    "due": {"due_from": TODAY, "due_before": TODAY + timedelta(days=28)},
    "an agency's": {"owners": (("agency", "Housing"),)},
    "a theme's": {"theme": "Partnership"},
    "no date": {"no_date": True},
    "no owner": {"no_owner": True},
    "no update": {"not_updated_since": SINCE},
    "moved": {"moved": True},
    "done": {"open_only": False, "statuses": (Status.COMPLETE,), "completed_since": date(2026, 12, 1)},
    "by words": {"words": ("leaflet", "police")},
}
QUESTIONS: dict[str, Question] = {
    **{f"page: {name}": page(**wanted) for name, wanted in LISTS.items()},
    **{f"count: {name}": count(**wanted) for name, wanted in LISTS.items()},
    "page: sessions logged last": lambda session, group_id: training.recent(session, group_id, None, PAGE),
    "count: people by cohort": lambda session, group_id: training.totals(session, group_id, 2026),
    "count: sessions since": lambda session, group_id: training.logged_since(session, group_id, SINCE.date()),
    "search: decisions, all read": decisions.worded,
    "search: actions, all read": action_lists.worded,
}


@dataclass
class Asked:
    """A group that is asked: which database, which id, and how long each answer took, in milliseconds."""

    name: str
    db: Database
    group_id: int
    took: dict[str, list[float]] = field(default_factory=dict)


def main() -> None:
    """Measure and print, one table a database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    asked = parser.parse_args()
    for name, urls in databases():
        if asked.only in (None, name):
            with urls as (small_url, large_url):
                print(f"\n{name}\n{measure(small_url, large_url, asked.rounds)}", flush=True)


def databases() -> Iterator[tuple[str, Any]]:
    """Yield each kind of database with two empty ones of it."""
    yield "sqlite", sqlite_files()
    yield "postgresql", postgres_databases()


@contextmanager
def sqlite_files() -> Iterator[tuple[str, str]]:
    """Give two files, and remove them."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/small.db", f"sqlite:///{folder}/large.db"


@contextmanager
def postgres_databases() -> Iterator[tuple[str, str]]:
    """Start a server with two databases, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "postgres"
        server = postgres.start(where, 0)
        try:
            yield server.create("small", migrated=True), server.create("large", migrated=True)
        finally:
            postgres.stop(where)


def measure(small_url: str, large_url: str, rounds: int) -> str:
    """Build both records, ask every group everything in turn, and return the table."""
    small, large = built(small_url, (SMALL,)), built(large_url, (LARGE, SMALL, *OTHERS, 900))
    groups = [Asked(ALONE, small, 1), Asked(AMONG, large, 2), Asked(WHOLE, large, 1)]
    for _ in range(rounds + 1):  # the first warms up
        for name, question in QUESTIONS.items():
            for group in groups:
                began = time.perf_counter()
                group.db.read_sync(question, group.group_id)
                group.took.setdefault(name, []).append((time.perf_counter() - began) * 1000)
    lines = [f"{'':28} {ALONE + ' ms':>13} {AMONG + ' x':>12} {WHOLE + ' ms':>9} {WHOLE + ' x':>8}  read through"]
    for name, question in QUESTIONS.items():
        alone, among, whole = (statistics.median(group.took[name][1:]) for group in groups)
        scanned = ", ".join(sorted(read_through(large, question, 1)))
        lines.append(f"{name:28} {alone:>13.2f} {among / alone:>12.2f} {whole:>9.2f} {whole / alone:>8.2f}  {scanned}")
    for db in (small, large):
        db.close()
    return "\n".join(lines)


def built(url: str, sizes: tuple[int, ...]) -> Database:
    """Return a database with groups of these sizes, as the database's own housekeeping leaves it."""
    database = Database(url)
    migrate(database.engine)
    with database.engine.begin() as connection:
        storage_record.build(connection, sizes, TODAY)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE" if database.is_sqlite else "VACUUM ANALYZE")
    return database


def read_through(db: Database, question: Question, group_id: int) -> set[str]:
    """Return the tables that an answer is looked for in from end to end, as the database plans it."""
    with plans.captured(db._read_engine) as statements:
        db.read_sync(question, group_id)
    return plans.read_through(db, statements)


if __name__ == "__main__":
    main()
