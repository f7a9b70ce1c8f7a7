"""One replica of the outbound line alone: ticks from nine o'clock on, until all that is due has ended.

python -m bench.servers.replica DATABASE_URL STARTS [--lifted]: STARTS is when it is nine o'clock, in Unix seconds.
It prints what it did, as JSON.
"""

import argparse
import asyncio
import json
import time
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.delivery_record import NINE
from bot import hosts, observe, outbound, proactive
from bot.connector import Connector
from bot.http_client import HttpClient
from rules import send_rate
from rules.calendar import LONDON
from scheduler.clock import EVERY_SECONDS
from scheduler.tick import Memory, tick
from storage.db import Database
from storage.outbox import LIVE, Reminder
from storage.types import columns

_R = columns(Reminder)


async def _bearer() -> str:
    return "bench" * 200  # the token is kept between calls, and as long as Entra's


async def drain(db: Database, starts: float, lifted: bool) -> dict[str, float]:
    """Tick as the service's clock does; return seconds and processor seconds, and how many were sent."""
    client = HttpClient(outbound.trust_anchors())
    deliver = proactive.make_deliver(Connector(client, hosts.LoopbackOnly(), _bearer))
    rate = send_rate.UNLIMITED if lifted else send_rate.TENANT
    memory = Memory()
    await tick(db, NINE - timedelta(minutes=1), deliver, LONDON, memory=memory)  # as the service has, all night
    await asyncio.sleep(starts - time.time())
    began, cpu, sent, ticks = time.perf_counter(), time.process_time(), 0, 0
    while True:
        ticked = await tick(db, _clock(starts), deliver, LONDON, tenant_rate=rate, memory=memory)
        sent, ticks = sent + ticked.came_to.get("sent", 0), ticks + 1
        if not await db.read(_is_left, _clock(starts)):
            break
        await asyncio.sleep(max(0.0, began + ticks * EVERY_SECONDS - time.perf_counter()))
    figures = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu, "sent": sent, "ticks": ticks}
    await client.aclose()
    return figures


def _is_left(session: Session, now: datetime) -> bool:
    return session.scalar(select(_R.id).where(_R.state.in_(LIVE), _R.due_at <= now).limit(1)) is not None


def _clock(starts: float) -> datetime:
    return NINE + timedelta(seconds=time.time() - starts)


def main() -> None:
    """Run one replica."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("starts", type=float)
    parser.add_argument("--lifted", action="store_true")
    asked = parser.parse_args()
    observe.set_up("INFO")
    db = Database(asked.url)
    print(json.dumps(asyncio.run(drain(db, asked.starts, asked.lifted))))
    db.close()


if __name__ == "__main__":
    main()
