"""Torture a scheduler: three worker processes, killed, paused and misled at random, and what became of the reminders.

`make torture` runs it for some minutes on both databases and prints lost, doubled, marked and uncertain;
tests/scheduler/test_torture.py runs a little of it in the suite.
"""

import argparse
import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psycopg
from aiohttp.test_utils import TestServer
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from sqlmodel import select

from rules.calendar import LONDON
from scheduler import materialise
from storage import conversations
from storage.db import Database
from storage.migrations import migrate
from storage.outbox import UNSETTLED, Reminder, State
from tests import factories, postgres
from tests.torture import disk, worker
from tests.torture.fast_loop import SPEED
from tests.torture.hand import Hand
from tests.torture.teams import REPEAT, Teams

BASE = datetime(2027, 2, 8, 8, 59, tzinfo=UTC)  # a Monday; the announcements of the meetings a week later are due at 9
HELD_ON = date(2027, 2, 15)
BAD, DEAD = "19:bad@thread.tacv2", "19:dead@thread.tacv2"
REFUSES = {BAD: 403, DEAD: 400}
VISIBLE = (State.DEAD, State.BLOCKED, State.EXPIRED, State.HELD)


@dataclass(frozen=True)
class Outcome:
    """What became of the reminders: counts."""

    reminders: int
    arrived: int
    doubled: int  # arrived more than once, at most one of them unmarked
    unmarked: int  # arrived more than once without saying so: must be 0
    visible: int  # did not arrive, and the ledger says why
    lost: int  # did not arrive, and nothing says so: must be 0
    marked: int  # messages that said they may be a repeat
    uncertain: int  # arrived once, and the ledger says that it may have been twice
    failed_ticks: int
    faults: Counter[str]

    def __str__(self) -> str:
        said = ", ".join(f"{count} {name}" for name, count in sorted(self.faults.items()))
        return (
            f"{self.reminders} reminders: {self.arrived} arrived, {self.lost} lost, {self.doubled} doubled and marked, "
            f"{self.unmarked} doubled unmarked, {self.marked} messages marked, {self.uncertain} uncertain, "
            f"{self.visible} not sent and shown why; {self.failed_ticks} ticks failed ({said})"
        )


def build(session: Session, service_url: str, channels: int, meetings: int) -> None:
    """Make two groups with their channels and meetings, all of which are announced in every channel of the group."""
    for name in ("North", "South"):
        group = factories.group(session, f"{name} Prevent group")
        for number in range(meetings):
            factories.meeting(session, group.id or 0, HELD_ON, title=f"Meeting {number}")
        ids = [f"19:{name}-{number}@thread.tacv2" for number in range(channels // 2)]
        for conversation_id in [*ids, *([BAD, DEAD] if name == "South" else [])]:
            place = factories.channel(session, group.id or 0, conversation_id)
            place.service_url = service_url


def _foresee(session: Session, chance: random.Random, span: float) -> None:
    """Give the reminders their rows, as a tick of an hour before does: a worker takes minutes of its clock to start.

    Their first tries are spread over so many seconds, so that there is something under way whenever it hurts.
    """
    wanted, _ = materialise.plans(session, BASE - timedelta(hours=1), LONDON, {})
    materialise.carry_out(session, wanted)
    for row, _ in _announcements(session):
        row.next_try_at = row.due_at + timedelta(seconds=chance.uniform(0, span))


async def torture(
    database_url: str, seconds: float, *, channels: int, meetings: int, seed: int, own_server: bool = False
) -> Outcome:
    """Hurt for so many seconds of the world, let it heal, and return what became of the reminders."""
    chance = random.Random(seed)
    teams = Teams(chance, REFUSES)
    database = Database(database_url)
    with tempfile.TemporaryDirectory() as folder:
        async with TestServer(teams.application(), shutdown_timeout=0.1) as server:
            database.run_sync(build, str(server.make_url("/")), channels, meetings)
            database.run_sync(_foresee, chance, 0.9 * seconds * SPEED)
            teams.began = time.time()
            pain = Hand(database_url, Path(folder), BASE, chance, teams, own_server=own_server)
            pain.start()
            try:
                until = time.time() + seconds
                while time.time() < until:
                    await asyncio.sleep(chance.uniform(0.3, 1.0))
                    await pain.hurt()
                teams.calm = True
                await _healed(database)
            finally:
                pain.end()
        failed_ticks = pain.log.read_text().count(worker.FAILED)
    try:
        return database.read_sync(_outcome, teams, failed_ticks, pain.faults)
    finally:
        database.close()


async def _healed(database: Database) -> None:
    """Wait until all that was due has ended; raise TimeoutError after two hours of the workers' clock."""
    async with asyncio.timeout(7200 / SPEED):
        while not await database.read(_settled):  # noqa: ASYNC110 - other processes settle them
            await asyncio.sleep(0.3)


def _settled(session: Session) -> bool:
    rows = _announcements(session)
    return bool(rows) and all(row.state not in UNSETTLED for row, _ in rows)


def _announcements(session: Session) -> list[tuple[Reminder, str]]:
    """Return the rows of the day, each with its conversation's id."""
    of_day = (Reminder.kind == "meeting_upcoming", Reminder.local_date == BASE.date())
    rows = session.scalars(select(Reminder).where(*of_day)).all()
    found = []
    for row in rows:
        place = conversations.get(session, row.conversation_row_id)
        assert place is not None
        found.append((row, place.conversation_id))
    return found


def _outcome(session: Session, teams: Teams, failed_ticks: int, faults: Counter[str]) -> Outcome:
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for conversation, text, _at in teams.taken:
        texts[conversation, _title(text)].append(text)
    rows = _announcements(session)
    subjects = sorted({(row.group_id, row.subject) for row, _ in rows})
    first = {group_id: [s for g, s in subjects if g == group_id] for group_id, _ in subjects}
    arrived = doubled = unmarked = visible = lost = marked = uncertain = 0
    for row, conversation in rows:
        number = sorted(first[row.group_id], key=lambda subject: int(subject.partition(":")[2])).index(row.subject)
        got = texts.pop((conversation, f"Meeting {number}"), [])
        arrived += bool(got)
        doubled += len(got) > 1
        unmarked += sum(REPEAT not in text for text in got) > 1
        marked += sum(REPEAT in text for text in got)
        uncertain += len(got) == 1 and row.possible_repeat
        if not got:
            visible += row.state in VISIBLE
            lost += row.state not in VISIBLE
    assert not texts, f"nobody asked for {sorted(texts)}"
    return Outcome(len(rows), arrived, doubled, unmarked, visible, lost, marked, uncertain, failed_ticks, faults)


def _title(text: str) -> str:
    at = text.index("Meeting ")
    return text[at : at + len("Meeting ")] + text[at + len("Meeting ") :].split(" ")[0].rstrip(":,.")


def main() -> None:
    """Run the long torture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120, help="how long to hurt, on each database")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        file = path / "clerk.db"
        database = Database(f"sqlite:///{file}")
        migrate(database.engine)
        database.close()
        _report(f"sqlite:///{file}", asked.seconds, asked.seed)
        server = postgres.start(path / "postgres", os.getpid())
        try:
            with disk.padded(server, "tortured") as url:
                _wait_for_the_log(server, "tortured")
                _report(url, asked.seconds, asked.seed, own_server=True)
        finally:
            postgres.stop(path / "postgres")
            shutil.rmtree(path / "postgres", ignore_errors=True)


def _wait_for_the_log(server: postgres.Server, name: str) -> None:
    """Let a commit wait for the disk, as it does wherever what was confirmed is to outlive a server that ends."""
    with psycopg.connect(server.admin_url, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = on')


def _report(database_url: str, seconds: float, seed: int, *, own_server: bool = False) -> None:
    """Torture, say what was found, and end the program when anything was lost or doubled unmarked."""
    outcome = asyncio.run(torture(database_url, seconds, channels=40, meetings=8, seed=seed, own_server=own_server))
    sys.stdout.write(f"{make_url(database_url).get_backend_name()}, seed {seed}: {outcome}\n")
    sys.stdout.flush()
    if outcome.lost or outcome.unmarked:
        sys.exit(1)


if __name__ == "__main__":
    main()
