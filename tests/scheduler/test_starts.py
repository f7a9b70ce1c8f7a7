"""Replicas that start in the same moment on a new database with everything due: each reminder arrives once."""

import asyncio
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from tests import factories
from tests.scheduler.conftest import local
from tests.scheduler.worker import TICKED, Worker

MONDAY = date(2027, 2, 8)
NINE = local(MONDAY)
REPLICAS, CHANNELS = 3, 25
HOLDS = """
import sys
from storage.db import AlreadyRunning, Database
database = Database(sys.argv[1])
input()
try:
    database.hold()
    print("holds", flush=True)
except AlreadyRunning:
    print("refused", flush=True)
input()
"""


@pytest.fixture
def channels(db, group):
    def build(session):
        factories.meeting(session, group.id, MONDAY + timedelta(days=7), title="Quarterly meeting")
        factories.action(session, group.id, on=date(2027, 2, 26))
        for number in range(CHANNELS):
            factories.channel(session, group.id, f"19:{number}@thread.tacv2")

    db.run_sync(build)
    return [f"19:{number}@thread.tacv2" for number in range(CHANNELS)]


async def test_replicas_that_start_at_once_with_everything_due_send_each_reminder_once(
    channels, database_url, connector, url, rows
):
    # Neither rows nor rates are there: all of them look ahead, claim for the first time and send in one tick.
    replicas = [Worker(database_url, url) for _ in range(REPLICAS)]
    assert await asyncio.gather(*(each.tick(NINE) for each in replicas)) == [TICKED] * REPLICAS
    later = NINE + timedelta(seconds=15)  # a conversation's second message may have been left to the next tick
    assert await asyncio.gather(*(each.tick(later) for each in replicas)) == [TICKED] * REPLICAS
    for each in replicas:
        each.kill()
    announced = Counter(to for to, text in connector.taken if "Quarterly meeting" in text)
    assert announced == dict.fromkeys(channels, 1)
    told = Counter(to for to, text in connector.taken if "coming up" in text)
    assert told == dict.fromkeys(channels, 1)
    assert len(connector.taken) == 2 * CHANNELS
    of_today = [row for row in rows() if row.local_date == MONDAY]
    assert Counter((row.state, row.attempts) for row in of_today) == {("sent", 1): 2 * CHANNELS}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_of_services_that_start_at_once_on_one_file_one_runs_and_the_others_are_refused(database_url):
    services = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDS, database_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(REPLICAS)
    ]
    for service in services:
        service.stdin.write("\n")
        service.stdin.flush()
    said = sorted(service.stdout.readline() for service in services)
    for service in services:
        service.communicate("\n", timeout=60)
    assert said == ["holds\n", *["refused\n"] * (REPLICAS - 1)]
