"""Torture a scheduler: three worker processes, killed, paused and misled at random, and what became of the reminders.

`make torture` runs it for some minutes on both databases and prints lost, doubled, marked and uncertain;
tests/scheduler/test_torture.py runs a little of it in the suite.
"""

import argparse
import asyncio
import contextlib
import os
import random
import shutil
import signal
import sqlite3
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
from tests.torture.fast_loop import SPEED
from tests.torture.teams import REPEAT, Teams

ROOT = Path(__file__).parents[2]
WORKERS = 3
BASE = datetime(2027, 2, 8, 8, 59, tzinfo=UTC)  # a Monday; the announcements of the meetings a week later are due at 9
HELD_ON = date(2027, 2, 15)
BAD, DEAD = "19:bad@thread.tacv2", "19:dead@thread.tacv2"
REFUSES = {BAD: 403, DEAD: 400}
PAUSE_SECONDS = 1.5  # of the world: longer than a lease
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
    faults: Counter[str]

    def __str__(self) -> str:
        said = ", ".join(f"{count} {name}" for name, count in sorted(self.faults.items()))
        return (
            f"{self.reminders} reminders: {self.arrived} arrived, {self.lost} lost, {self.doubled} doubled and marked, "
            f"{self.unmarked} doubled unmarked, {self.visible} not sent and shown why ({said})"
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
    materialise.carry_out(session, materialise.plans(session, BASE - timedelta(hours=1), LONDON))
    for row, _ in _announcements(session):
        row.next_try_at = row.due_at + timedelta(seconds=chance.uniform(0, span))


class Torture:
    """Three workers on one database, and the hand that hurts them."""

    def __init__(self, database_url: str, folder: Path, chance: random.Random) -> None:
        self.database_url = database_url
        self.chance = chance
        self.faults: Counter[str] = Counter()
        self._clock = folder / "clock"
        self._clock.write_text("0")
        self._started = time.time()
        self._log = (folder / "workers.log").open("w")
        self._workers: list[asyncio.subprocess.Process] = []

    async def start(self) -> None:
        """Start all at once, as replicas of one deployment do."""
        self._workers = [await self._worker() for _ in range(WORKERS)]

    async def _worker(self) -> asyncio.subprocess.Process:
        words = (self.database_url, str(self._started), BASE.isoformat(), str(self._clock))
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.torture.worker", *words, cwd=ROOT, stdout=self._log, stderr=self._log
        )

    async def hurt(self) -> None:
        """Do one thing to one of them, or to what they rest on."""
        fault = self.chance.choice((self.kill, self.kill, self.kill, self.pause, self.step_clock, self.stop_database))
        self.faults[fault.__name__] += 1
        await fault()

    async def kill(self) -> None:
        """Kill a worker with -9 and start another."""
        number = self.chance.randrange(WORKERS)
        self._workers[number].kill()
        await self._workers[number].wait()
        self._workers[number] = await self._worker()

    async def pause(self) -> None:
        """Stop a worker past its lease, and let it go on."""
        worker = self.chance.choice(self._workers)
        worker.send_signal(signal.SIGSTOP)
        await asyncio.sleep(PAUSE_SECONDS)
        worker.send_signal(signal.SIGCONT)

    async def step_clock(self) -> None:
        """Set all clocks an hour forwards or back, and right again after a minute."""
        self._clock.write_text(self.chance.choice(("3600", "-3600")))
        await asyncio.sleep(60 / SPEED)
        self._clock.write_text("0")

    async def stop_database(self) -> None:
        """Let nobody into the database for a minute."""
        await asyncio.to_thread(_shut, self.database_url, 60 / SPEED)

    async def end(self) -> None:
        """Kill them all."""
        for worker in self._workers:
            with contextlib.suppress(ProcessLookupError):
                worker.kill()
            await worker.wait()
        self._log.close()


def _shut(database_url: str, seconds: float) -> None:
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        with contextlib.closing(sqlite3.connect(str(url.database), timeout=10)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            time.sleep(seconds)
            connection.rollback()
        return
    admin = url.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    until = time.time() + seconds
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{url.database}" ALLOW_CONNECTIONS false')
        while time.time() < until:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [url.database]
            )
            time.sleep(0.05)
        connection.execute(f'ALTER DATABASE "{url.database}" ALLOW_CONNECTIONS true')


async def torture(database_url: str, seconds: float, *, channels: int, meetings: int, seed: int) -> Outcome:
    """Hurt for so many seconds of the world, let it heal, and return what became of the reminders."""
    chance = random.Random(seed)
    teams = Teams(chance, REFUSES)
    database = Database(database_url)
    with tempfile.TemporaryDirectory() as folder:
        async with TestServer(teams.application(), shutdown_timeout=0.1) as server:
            database.run_sync(build, str(server.make_url("/")), channels, meetings)
            database.run_sync(_foresee, chance, 0.9 * seconds * SPEED)
            teams.began = time.time()
            pain = Torture(database_url, Path(folder), chance)
            await pain.start()
            try:
                until = time.time() + seconds
                while time.time() < until:
                    await asyncio.sleep(chance.uniform(0.3, 1.0))
                    await pain.hurt()
                teams.calm = True
                await _healed(database)
            finally:
                await pain.end()
    try:
        return database.read_sync(_outcome, teams, pain.faults)
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


def _outcome(session: Session, teams: Teams, faults: Counter[str]) -> Outcome:
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for conversation, text, _at in teams.taken:
        texts[conversation, _title(text)].append(text)
    rows = _announcements(session)
    subjects = sorted({(row.group_id, row.subject) for row, _ in rows})
    first = {group_id: [s for g, s in subjects if g == group_id] for group_id, _ in subjects}
    arrived = doubled = unmarked = visible = lost = 0
    for row, conversation in rows:
        number = sorted(first[row.group_id], key=lambda subject: int(subject.partition(":")[2])).index(row.subject)
        got = texts.pop((conversation, f"Meeting {number}"), [])
        arrived += bool(got)
        doubled += len(got) > 1
        unmarked += sum(REPEAT not in text for text in got) > 1
        if not got:
            visible += row.state in VISIBLE
            lost += row.state not in VISIBLE
    assert not texts, f"nobody asked for {sorted(texts)}"
    return Outcome(len(rows), arrived, doubled, unmarked, visible, lost, faults)


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
        server = postgres.start(path / "postgres", os.getpid())
        try:
            for name, url in (
                ("sqlite", f"sqlite:///{file}"),
                ("postgresql", server.create("tortured", migrated=True)),
            ):
                outcome = asyncio.run(torture(url, asked.seconds, channels=40, meetings=8, seed=asked.seed))
                sys.stdout.write(f"{name}, seed {asked.seed}: {outcome}\n")
                sys.stdout.flush()
                if outcome.lost or outcome.unmarked:
                    sys.exit(1)
        finally:
            postgres.stop(path / "postgres")
            shutil.rmtree(path / "postgres", ignore_errors=True)


if __name__ == "__main__":
    main()
