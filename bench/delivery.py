"""`make bench-delivery`: what reminders cost from the due scan to the settled row, on both databases.

The connector runs here, beside the database server; each replica is a process of its own (bench/servers/replica.py).
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import delivery_drain, delivery_scan
from bench.edge import DRIVER
from tests import postgres

SECTIONS = ("scan", "materialise", "drain", "tenant", "morning")
NewDatabase = Callable[[str], str]


def main() -> None:
    """Measure and print; end with an error when one of Teams' windows was not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="of the due scan")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--sections", nargs="+", choices=SECTIONS, default=SECTIONS)
    parser.add_argument("--profile", help="a folder: each replica runs under cProfile and leaves its figures there")
    asked = parser.parse_args()
    os.sched_setaffinity(0, {DRIVER})
    told = []
    for name, made in {"sqlite": sqlite_files, "postgresql": postgres_databases}.items():
        if asked.only in (None, name):
            with made() as new:
                print(f"\n{name}", flush=True)
                for section in asked.sections:
                    told.append(measured(section, new(section), asked))
                    print(told[-1], flush=True)
    if any(delivery_drain.OVER in each for each in told):
        sys.exit("Teams would have refused some: see above")


def measured(section: str, url: str, asked: argparse.Namespace) -> str:
    """Return what one section came to."""
    if section == "scan":
        return delivery_scan.due_scan(url, asked.rounds)
    if section == "materialise":
        return delivery_scan.materialising(url)
    return delivery_drain.run(section, url, asked.profile)


@contextmanager
def sqlite_files() -> Iterator[NewDatabase]:
    """Give a maker of files, and remove them."""
    with tempfile.TemporaryDirectory() as folder:
        yield lambda name: f"sqlite:///{folder}/{name}.db"


@contextmanager
def postgres_databases() -> Iterator[NewDatabase]:
    """Start a server, give a maker of databases, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "postgres"
        server = postgres.start(where, os.getpid())
        try:
            yield lambda name: server.create(name, migrated=True)
        finally:
            postgres.stop(where)


if __name__ == "__main__":
    main()
