"""`make bench`: turns a second of the whole service against bare aiohttp, in interleaved rounds.

The local Microsoft cloud and the callers run on one core, what is measured on the other. A ratio is of two rows of
the same round, and its median over the rounds is what counts: the machine's own ups and downs cancel out.
"""

import argparse
import asyncio
import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench import load, record
from bench.cloud import Cloud
from bench.load import Measured, Said
from storage import migrations
from storage.db import Database
from tests.cloud import certificates
from tests.cloud.microsoft import APP_ID, TENANT

ROOT = Path(__file__).parent.parent
OURS, DRIVER = 1, 0  # processor cores
PATIENCE_SECONDS = 60
SETTLED = 2_000  # turns after which memory is to stay as it is
STATUS = ("where are we?", "what's overdue for Police?", "hows the plan looking", "Status")


@dataclass(frozen=True)
class Row:
    """One thing that is measured: how it is started, what is said to it, and what is said before that, untimed."""

    name: str
    command: tuple[str, ...]
    texts: tuple[str, ...] = ("hello there",)
    before: str = ""
    turns: int = 600
    most: int = 64  # callers at once


ECHO = ("bench.servers.echo",)
RUN = ("bot", "run")
ROWS = (
    Row("bare aiohttp", ("bench.servers.bare",)),
    Row("our echo", ECHO),
    Row("our status query", RUN, STATUS),
    Row("our action update", RUN, ("yes",), before="action {number} on track, spoke to them today"),
    Row("stock CloudAdapter echo", ("bench.servers.stock",), turns=40),
)
BARE = ROWS[0]


@dataclass
class Server:
    """A process under measurement."""

    row: Row
    port: int
    process: subprocess.Popen[bytes]
    started_in: float
    results: dict[int, list[Measured]] = field(default_factory=dict)
    said: int = 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--at-once", type=int, nargs="+", default=[1, 16, 64])
    parser.add_argument("--turns", type=int, default=None, help="turns a round of each row, instead of its own number")
    parser.add_argument("--only", nargs="+", default=[], help="rows whose names hold one of these, beside the baseline")
    parser.add_argument("--endure", type=int, default=0, help="instead: so many turns of each row, and what memory did")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds the connector takes for a post")
    parser.add_argument("--profile", help="a folder: each row runs under cProfile and leaves its figures there")
    asked = parser.parse_args()
    os.sched_setaffinity(0, {DRIVER})
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), asked))


async def measure(folder: Path, asked: argparse.Namespace) -> None:
    """Start everything, run the rounds, print the tables."""
    made = certificates.make(folder)
    async with Cloud(made.server, asked.delay).running() as cloud:
        rows = [row for row in ROWS if row is BARE or not asked.only or any(word in row.name for word in asked.only)]
        with contextlib.ExitStack() as stack:
            servers = [await started(stack, row, cloud, folder, made.authority, asked) for row in rows]
            tokens = cloud.tokens()
            if asked.endure:
                for server in servers:
                    print(await endured(server, cloud, tokens, asked.endure), flush=True)
                return
            for at_once in asked.at_once:
                for number in range(asked.rounds + 1):  # the first warms up
                    for server in servers:
                        turns = asked.turns or server.row.turns
                        measured = await one(server, cloud, tokens, turns, at_once)
                        if number:
                            server.results.setdefault(at_once, []).append(measured)
                print(table(servers, at_once), flush=True)
        print("\n".join(f"{server.row.name}: start-up {server.started_in:.1f} s" for server in servers))


async def one(server: Server, cloud: Cloud, tokens: list[str], turns: int, at_once: int) -> Measured:
    """Run one round of one row."""
    server.said += 1
    row, name = server.row, f"r{server.said}"
    if row.before:
        first = [row.before.format(number=n % record.ACTIONS + 1) for n in range(turns)]
        await load.run(Said(cloud, server.port, f"{name}/before", tokens), first, server.process.pid, at_once=16)
    texts = [row.texts[n % len(row.texts)] for n in range(turns)]
    return await load.run(Said(cloud, server.port, name, tokens), texts, server.process.pid, at_once=at_once)


async def endured(server: Server, cloud: Cloud, tokens: list[str], turns: int) -> str:
    """Run many turns of one row at 16 at once; say what memory and sockets did after the first two thousand."""
    figures = []
    for share in (SETTLED, turns - SETTLED):
        for _ in range(share // server.row.turns):
            await one(server, cloud, tokens, server.row.turns, 16)
        figures.append((load.memory_mb(server.process.pid), load.sockets(server.process.pid)))
    (first, _), (last, _) = figures
    await asyncio.sleep(1)
    kept = load.sockets(server.process.pid)
    grown = f"{first:.1f} MB after {SETTLED} turns, {last:.1f} MB after {turns} ({last / first - 1:+.1%})"
    return f"{server.row.name}: {grown}, {kept} sockets at rest"


async def started(
    stack: contextlib.ExitStack, row: Row, cloud: Cloud, folder: Path, authority: Path, asked: argparse.Namespace
) -> Server:
    """Start a row's process on its core, and wait until it serves."""
    port = free_port()
    database = folder / f"{row.name.replace(' ', '-')}.db"
    shutil.copyfile(template(), database)
    environment = os.environ | {
        "CLERK_DATABASE_URL": f"sqlite:///{database}",
        "CLERK_PORT": str(port),
        "CLERK_APP_ID": APP_ID,
        "CLERK_APP_TENANT_ID": TENANT,
        "CLERK_APP_SECRET": "secret",
        "CLERK_ALLOWED_TENANTS": TENANT,
        "CLERK_SERVICE_HOSTS": cloud.url.removeprefix("https://"),
        "CLERK_OPENID_METADATA_URL": f"{cloud.url}/v1/.well-known/openidconfiguration",
        "CLERK_LOGIN_AUTHORITY": cloud.url,
        # 25 members stand for a county's: each says more than a person could, and the service logs as it is set up to.
        "CLERK_PERSON_TURNS": "1000000",
        "CLERK_TENANT_TURNS": "1000000",
        "SSL_CERT_FILE": str(authority),
        "REQUESTS_CA_BUNDLE": str(authority),
        "PYTHONPATH": str(ROOT),
    }
    profiled = ("-m", "cProfile", "-o", f"{asked.profile}/{row.name.replace(' ', '-')}.prof") if asked.profile else ()
    arguments = [sys.executable, *profiled, "-m", *row.command, *(() if row.command == RUN else (str(port),))]
    began = time.perf_counter()
    log = stack.enter_context((folder / f"{port}.log").open("wb"))
    process = subprocess.Popen(arguments, env=environment, cwd=folder, stdout=log, stderr=log)
    os.sched_setaffinity(process.pid, {OURS})
    stack.callback(stop, process)
    while True:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return Server(row, port, process, time.perf_counter() - began)
        if process.poll() is not None or time.perf_counter() - began > PATIENCE_SECONDS:
            raise RuntimeError(f"{row.name} did not start:\n{(folder / f'{port}.log').read_text()[-2000:]}")
        await asyncio.sleep(0.02)


def table(servers: list[Server], at_once: int) -> str:
    """Write the medians of the rounds with so many callers."""
    bare = servers[0].results[at_once]
    lines = [
        f"\n{at_once} at once",
        f"{'':26} {'turns/s':>8} {'x bare':>7} {'p50 ms':>8} {'p99 ms':>8} {'x bare':>7} {'cpu ms':>7} {'MB':>6}",
    ]
    for server in servers:
        rounds = server.results[at_once]
        rate = statistics.median(each.rate / other.rate for each, other in zip(rounds, bare, strict=True))
        late = statistics.median(
            each.percentile(0.99) / other.percentile(0.99) for each, other in zip(rounds, bare, strict=True)
        )
        middle = [
            statistics.median(each.rate for each in rounds),
            rate,
            statistics.median(each.percentile(0.5) for each in rounds),
            statistics.median(each.percentile(0.99) for each in rounds),
            late,
            statistics.median(each.cpu_ms for each in rounds),
            load.memory_mb(server.process.pid),
        ]
        lines.append(
            "{:26} {:>8.0f} {:>7.2f} {:>8.1f} {:>8.1f} {:>7.2f} {:>7.2f} {:>6.0f}".format(server.row.name, *middle)
        )
    return "\n".join(lines)


def template() -> Path:
    """Return a database file with the record that is measured on, made once a day: that takes twenty seconds."""
    now = datetime.now(UTC)
    path = ROOT / "build" / f"bench-{migrations.newest()}-{now.date()}.db"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        database = Database(f"sqlite:///{path}.new")
        migrations.migrate(database.engine)
        database.run_sync(record.build, now)
        database.close()
        Path(f"{path}.new").rename(path)
    return path


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server as an orchestrator does."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)
    process.kill()
    process.wait()


if __name__ == "__main__":
    main()
