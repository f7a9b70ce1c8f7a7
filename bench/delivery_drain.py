"""How fast reminders leave: replicas drain a morning's outbox to an instant connector, whose own log is checked."""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bench import delivery_scan
from bench.arrivals import OF_CONVERSATION, OF_TENANT, Connector, most_within
from bench.delivery_record import NINE
from bench.edge import DRIVER, OURS, ROOT
from rules.calendar import LONDON
from rules.send_rate import TENANT
from scheduler import materialise
from storage.conversations import Conversation
from storage.db import Database
from storage.outbox import Reminder, State
from storage.types import columns
from tests.cloud import certificates

STARTS_IN_SECONDS = 15.0  # until every replica has imported what it needs and looked ahead once
BURST = TENANT[0].burst
OVER = "MORE THAN TEAMS TAKES"

_R = columns(Reminder)
_C = columns(Conversation)


@dataclass(frozen=True)
class Morning:
    """What falls due at nine, and who delivers it: a digest a channel and so many meetings' announcements."""

    channels: int
    tenants: int
    meetings: int = 0
    lifted: bool = False
    replicas: int = 1


@dataclass(frozen=True)
class Ledger:
    """What the outbox says afterwards: seconds from due to sent, in order, and each conversation's tenant."""

    lateness: list[float]
    tenant_of: dict[str, str]


MORNINGS = {
    "drain": Morning(1_000, 1, lifted=True),
    "tenant": Morning(80, 1, meetings=4),
    "morning": Morning(200, 20, meetings=4, replicas=2),
}


def run(section: str, url: str, profile: str | None) -> str:
    """Deliver one morning and return its lines; raise AssertionError when a reminder was lost or came twice."""
    morning = MORNINGS[section]
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_run(section, morning, url, Path(folder), profile))


async def _run(section: str, morning: Morning, url: str, folder: Path, profile: str | None) -> str:
    made = certificates.make(folder)
    connector = Connector(made.server)
    async with connector.running():
        db = delivery_scan.built(url, morning.channels, morning.tenants, connector.service_url, morning.meetings)
        ahead = NINE - timedelta(hours=1)
        db.run_sync(lambda session: materialise.carry_out(session, materialise.plans(session, ahead, LONDON, {})[0]))
        delivery_scan.tidied(db)
        db.close()  # SQLite serves one process
        replicas = 1 if db.is_sqlite else morning.replicas
        starts = time.time() + STARTS_IN_SECONDS
        figures = await asyncio.gather(
            *(_replica(n, section, url, starts, morning, folder / "authority.pem", profile) for n in range(replicas))
        )
        db = Database(url)
        ledger = db.read_sync(_ledger)
        db.close()
    wanted = morning.channels * (1 + morning.meetings)
    assert len(ledger.lateness) == len(connector.arrivals) == wanted, f"{len(connector.arrivals)} of {wanted} came"
    head = (
        f"{section}: {wanted:,} reminders, {morning.channels} channels, {morning.tenants} tenants, {replicas} replicas"
    )
    return "\n  ".join((head, *_told(figures, ledger, connector), *_windows(morning, ledger, connector)))


async def _replica(
    number: int, section: str, url: str, starts: float, morning: Morning, authority: Path, profile: str | None
) -> dict[str, float]:
    profiled = ("-m", "cProfile", "-o", f"{profile}/{section}-{number}.prof") if profile else ()
    lifted = ("--lifted",) if morning.lifted else ()
    with (authority.parent / f"replica-{number}.log").open("w+") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *profiled, "-m", "bench.servers.replica", url, str(starts), *lifted),
            env=os.environ | {"SSL_CERT_FILE": str(authority)},
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
        os.sched_setaffinity(process.pid, {(OURS, DRIVER)[number % 2]})
        printed, _ = await process.communicate()
        log.seek(0)
        assert process.returncode == 0, log.read()[-2000:]
    figures: dict[str, float] = json.loads(printed)
    return figures


def _ledger(session: Session) -> Ledger:
    sent = session.execute(select(_R.due_at, _R.sent_at).where(_R.state == State.SENT, _R.due_at <= NINE))
    tenants = session.execute(select(_C.conversation_id, _C.tenant_id))
    lateness = sorted((sent_at - due_at).total_seconds() for due_at, sent_at in sent)
    return Ledger(lateness, dict(tenants.tuples().all()))


def _told(figures: list[dict[str, float]], ledger: Ledger, connector: Connector) -> list[str]:
    moments = sorted(at for at, _ in connector.arrivals)
    rate = (len(moments) - BURST - 1) / (moments[-1] - moments[BURST])
    late = ledger.lateness
    p50, p99 = (late[int((len(late) - 1) * share)] for share in (0.5, 0.99))
    lines = [
        f"{rate:.1f} a second after the first {BURST}, all in {moments[-1] - moments[0]:.1f} s",
        f"late by p50 {p50:.2f} s, p99 {p99:.2f} s, most {late[-1]:.2f} s, counted from the tick at nine",
    ]
    for each in figures:
        share = f"{each['cpu'] / each['seconds']:.0%} of a core, {each['cpu'] * 1000 / (each['sent'] or 1):.1f} ms each"
        lines.append(f"replica: {each['sent']} sent, {each['ticks']} ticks, {each['seconds']:.1f} s, CPU {share}")
    return lines


def _windows(morning: Morning, ledger: Ledger, connector: Connector) -> list[str]:
    """Return the most that came in each of Teams' windows."""
    of_conversation = connector.by_conversation()
    of_tenant: dict[str, list[float]] = defaultdict(list)
    for at, conversation in connector.arrivals:
        of_tenant[ledger.tenant_of[conversation]].append(at)
    found = [("conversation", window, of_conversation) for window in OF_CONVERSATION]
    found += [("tenant", window, of_tenant) for window in (() if morning.lifted else OF_TENANT)]
    lines = []
    for name, (seconds, allowed), moments in found:
        most = max(most_within(each, seconds) for each in moments.values())
        over = f", {OVER}" if most > allowed else ""
        lines.append(f"{most} of {allowed} a {name} in {seconds:,} s{over}")
    return ["most that came: " + ", ".join(lines)]
