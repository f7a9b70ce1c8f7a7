"""What Prometheus is told: scraped over HTTP as it does, and read with its own parser."""

import ast
import asyncio
import contextlib
import itertools
import socket
import threading
from datetime import timedelta
from importlib import metadata

import aiohttp
import prometheus_client
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import metrics, scrape
from bot.background import Background
from bot.metrics import Metrics
from bot.scrape import Ages, Scrape
from storage.db import POSTGRES_CONNECTIONS, READERS, Database
from storage.outbox import Reminder, State
from tests import factories
from tests.bot.conftest import ROOT
from tests.factories import NOW

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
NO_AGES = Ages(token=lambda: None, keys=lambda: None, tick=lambda: None)
HOSTILE = ['"} 1\nclerk_evil{a="', "Robin Vale", "", "ok", "x" * 10_000, "\0", "MESSAGE", "message\n"]


class Scraped(dict):
    """The samples of one scrape, by name and labels."""

    def __init__(self, text):
        self.text = text
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                key = (sample.name, frozenset(sample.labels.items()))
                assert key not in self, f"two samples of one series: {key}"
                self[key] = sample.value

    def of(self, name, **labels):
        return self[name, frozenset(labels.items())]

    def by(self, name, label):
        """Return the values of a metric with one label, by that label."""
        return {dict(labels)[label]: value for (found, labels), value in self.items() if found == name}

    @property
    def names(self):
        return {name for name, _ in self}


@contextlib.asynccontextmanager
async def served(db, counted=None, ages=NO_AGES, clock=lambda: NOW):
    """Serve a service's metrics and return what scrapes them."""
    background = Background()
    scraped = Scrape(counted or Metrics("1.2.3"), db, clock, background, ages)
    async with scrape.serve(scraped, 0) as port, aiohttp.ClientSession() as client:

        async def get():
            async with client.get(f"http://127.0.0.1:{port}/metrics") as answer:
                assert answer.status == 200
                assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
                return Scraped(await answer.text())

        get.port = port
        yield get
        await background.drain(5)


@pytest.fixture
def counted():
    return Metrics(metadata.version("prevent-clerk"))


@pytest.fixture
async def get(edge_db, counted):
    async with served(edge_db, counted) as scraped:
        yield scraped


@pytest.fixture
def add(db, group):
    """Put a reminder in a state, due some time ago."""
    channel = db.run_sync(factories.channel, group.id)
    numbers = itertools.count(1)

    def make(state, ago=SECOND, **fields):
        due_at = NOW - ago
        moments = {"due_at": due_at, "expires_at": due_at + 7 * DAY, "next_try_at": due_at, "local_date": due_at.date()}
        ids = {"group_id": group.id, "conversation_row_id": channel.id, "subject": f"meeting:{next(numbers)}"}
        row = Reminder(kind="digest", state=state, **ids | moments | fields)
        db.run_sync(lambda session: session.add(row))

    return make


@pytest.fixture
def hanging(db, monkeypatch):
    """Hold every thread that reads the database until the test lets them go."""
    monkeypatch.setattr(scrape, "READ_SECONDS", 0.2)
    let_go = threading.Event()
    for _ in range(READERS if db.is_sqlite else POSTGRES_CONNECTIONS):
        db._readers.submit(let_go.wait, 30)
    yield let_go
    let_go.set()


async def test_a_scrape_tells_the_version_and_how_the_process_is(get, counted):
    found = await get()
    assert found.of("clerk_build_info", version=metadata.version("prevent-clerk")) == 1
    assert found.of("clerk_database_up") == 1
    assert found.of("process_resident_memory_bytes") > 1_000_000
    assert 0 < found.of("process_open_fds") < found.of("process_max_fds")
    assert found.of("process_cpu_seconds_total") > 0


async def test_no_other_machine_can_scrape(get):
    with contextlib.closing(socket.create_connection(("127.0.0.1", get.port))):
        pass
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", get.port))


async def test_the_port_serves_nothing_but_the_metrics(get):
    async with aiohttp.ClientSession(f"http://127.0.0.1:{get.port}") as client:
        statuses = {path: (await client.get(path)).status for path in ("/", "/readyz", "/api/messages")}
        assert set(statuses.values()) == {404}
        assert (await client.post("/metrics")).status == 405


async def test_a_taken_port_is_named(edge_db):
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        scraped = Scrape(Metrics("1"), edge_db, lambda: NOW, Background(), NO_AGES)
        with pytest.raises(scrape.CannotListen, match=f"127.0.0.1:{port} for metrics: Address already in use"):
            async with scrape.serve(scraped, port):
                pass


async def test_a_turn_is_timed_by_its_kind_and_outcome(get, counted):
    counted.turn("message", 1.9, ok=True)
    counted.turn("message", 2.1, ok=True)
    counted.turn("invoke", 4.9, ok=False)
    counted.turn("conversationUpdate", 0.3, ok=True)
    found = await get()
    within = {le: found.of("clerk_turn_seconds_bucket", kind="message", outcome="ok", le=le) for le in ("1.0", "2.0")}
    assert within == {"1.0": 0, "2.0": 1}
    assert found.of("clerk_turn_seconds_sum", kind="message", outcome="ok") == pytest.approx(4)
    assert found.of("clerk_turn_seconds_bucket", kind="invoke", outcome="failed", le="3.0") == 0
    assert found.of("clerk_turn_seconds_bucket", kind="invoke", outcome="failed", le="5.0") == 1
    assert found.of("clerk_turn_seconds_count", kind="invoke", outcome="ok") == 0
    assert found.of("clerk_turn_seconds_count", kind="other", outcome="ok") == 1


async def test_every_refusal_is_counted_by_status_and_reason(get, counted):
    for status, reasons in metrics.REFUSALS.items():
        for reason in reasons:
            counted.refused(status, reason)
    counted.refused(401, "expired")
    found = await get()
    refused = {key: value for key, value in found.items() if key[0] == "clerk_requests_refused_total"}
    assert found.of("clerk_requests_refused_total", status="401", reason="expired") == 2
    assert sorted(refused.values()) == [0, *[1] * (len(refused) - 2), 2]  # nought is "other"


async def test_early_answers_and_repeats_are_counted(get, counted):
    counted.answered_early("invoke")
    counted.duplicate()
    counted.duplicate()
    found = await get()
    assert found.by("clerk_answers_early_total", "kind") == {"message": 0, "invoke": 1, "other": 0}
    assert found.of("clerk_inbound_duplicates_total") == 2


@pytest.mark.parametrize(
    ("status", "code", "cause"),
    [
        (429, "TooManyRequests", "throttled"),
        (412, "Timeout", "throttled"),
        (401, "Unauthorized", "unauthorised"),
        (403, "BotNotInConversationRoster", "blocked"),
        (404, "ConversationNotFound", "blocked"),
        (400, "BadSyntax", "refused"),
        (413, "MessageSizeTooBig", "refused"),
        (500, "ServiceError", "server_error"),
        (503, "Unknown", "server_error"),
        (302, "Unknown", "other"),
        (None, "NotConnected", "not_connected"),
        (None, "Timeout", "timeout"),
        (None, "Disconnected", "disconnected"),
        (None, "NoToken", "no_token"),
        (None, "HostNotAllowed", "host_not_allowed"),
        (None, "NoMembers", "other"),
    ],
)
async def test_a_reply_that_was_not_sent_is_counted_by_its_cause(get, counted, status, code, cause):
    counted.reply_not_sent(status, code)
    causes = (await get()).by("clerk_replies_not_sent_total", "cause")
    assert {found for found, count in causes.items() if count} == {cause}


async def test_nothing_from_outside_adds_a_series_or_a_word(get, counted):
    before = await get()
    for text in HOSTILE:
        counted.turn(text, 0.1, ok=True)
        counted.answered_early(text)
        for status in (401, 499, -1, 10**9):
            counted.refused(status, text)
            counted.reply_not_sent(status, text)
        counted.reply_not_sent(None, text)
    after = await get()
    assert after.keys() == before.keys()
    assert after.of("clerk_requests_refused_total", status="other", reason="other") == 4 * len(HOSTILE)
    assert after.of("clerk_turn_seconds_count", kind="other", outcome="ok") == len(HOSTILE)
    assert after.by("clerk_replies_not_sent_total", "cause")["other"] == 2 * len(HOSTILE)
    assert "Robin" not in after.text


async def test_names_follow_the_conventions_of_prometheus(get):
    found = await get()
    ours = [line.split()[2:] for line in found.text.splitlines() if line.startswith("# TYPE clerk_")]
    assert len(ours) > 10
    assert all(name.endswith("_total") == (kind == "counter") for name, kind in ours)
    assert not [name for name in found.names if name.endswith("_created")]


async def test_two_services_in_one_process_count_apart(edge_db):
    first, second = Metrics("1"), Metrics("2")
    first.duplicate()
    async with served(edge_db, first) as get_first, served(edge_db, second) as get_second:
        assert (await get_first()).of("clerk_inbound_duplicates_total") == 1
        assert (await get_second()).of("clerk_inbound_duplicates_total") == 0
    assert b"clerk_" not in prometheus_client.generate_latest()


async def test_a_part_tells_its_age_once_it_has_one(edge_db):
    async with served(edge_db, ages=Ages(token=lambda: None, keys=lambda: 61.5, tick=lambda: 0.0)) as get:
        found = await get()
    ages = {name: found.of(name) for name in found.names if name.endswith("_age_seconds")}
    assert ages == {"clerk_signing_keys_age_seconds": 61.5, "clerk_scheduler_tick_age_seconds": 0.0}


async def test_reminders_are_counted_by_state(db, add):
    for number, state in enumerate(State, start=1):
        for _ in range(number):
            add(state, sent_at=NOW)
    add(State.EXPIRED, why="folded")
    numbers = {state.value: number for number, state in enumerate(State, start=1)}
    async with served(db) as get:
        found = await get()
    live = {"pending", "claimed", "sending", "uncertain", "held", "blocked"}
    assert found.by("clerk_reminders", "state") == {name: numbers[name] for name in live}
    ended = {name: number for name, number in numbers.items() if name not in live} | {"folded": 1}
    assert found.by("clerk_reminders_ended_total", "state") == ended


async def test_the_oldest_due_reminder_tells_how_late_it_is(db, add):
    async with served(db) as get:
        assert (await get()).of("clerk_reminders_oldest_due_seconds") == 0
        add(State.PENDING, ago=-DAY)
        assert (await get()).of("clerk_reminders_oldest_due_seconds") == 0
        add(State.PENDING, ago=600 * SECOND)
        assert (await get()).of("clerk_reminders_oldest_due_seconds") == 600


async def test_lateness_is_told_of_what_was_sent_in_the_last_day(db, add):
    add(State.SENT, ago=DAY - SECOND, sent_at=NOW - DAY + 16 * SECOND)
    add(State.SENT, ago=60 * SECOND, sent_at=NOW)
    add(State.SENT, ago=8 * DAY, sent_at=NOW)
    add(State.SENT, ago=3 * DAY, sent_at=NOW - 2 * DAY)
    async with served(db) as get:
        found = await get()
    buckets = found.by("clerk_reminder_lateness_seconds_bucket", "le")
    assert list(buckets.values()) == sorted(buckets.values())
    told = {le: buckets[le] for le in ("15.0", "30.0", "60.0", "604800.0", "+Inf")}
    assert told == {"15.0": 1, "30.0": 1, "60.0": 2, "604800.0": 2, "+Inf": 3}
    assert found.of("clerk_reminder_lateness_seconds_gcount") == 3
    assert found.of("clerk_reminder_lateness_seconds_gsum") == 15 + 60 + 8 * DAY.total_seconds()


async def test_every_replica_tells_the_same_of_the_outbox(db, database_url, add):
    add(State.SENT, ago=60 * SECOND, sent_at=NOW)
    add(State.PENDING)
    other = Database(database_url)
    async with served(db) as get, served(other) as get_other:
        told = [
            {key: value for key, value in found.items() if key[0].startswith("clerk_reminder")}
            for found in (await get(), await get_other())
        ]
    other.close()
    assert told[0] == told[1]
    assert told[0]["clerk_reminders_ended_total", frozenset({("state", "sent")})] == 1


async def assert_without_database(get):
    found = await get()
    assert found.of("clerk_database_up") == 0
    assert found.of("process_resident_memory_bytes") > 0
    assert found.of("clerk_inbound_duplicates_total") == 0
    assert not [name for name in found.names if name.startswith("clerk_reminder")]


async def test_a_database_without_its_tables_leaves_the_rest(db):
    async with served(db) as get:
        assert (await get()).of("clerk_database_up") == 1
        rename(db, "outbox", "elsewhere")
        try:
            await assert_without_database(get)
        finally:
            rename(db, "elsewhere", "outbox")
        assert (await get()).of("clerk_database_up") == 1


def rename(db, table, name):
    db.run_sync(lambda session: session.connection().exec_driver_sql(f"ALTER TABLE {table} RENAME TO {name}"))


async def test_a_database_server_that_is_gone_leaves_the_rest():
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    with contextlib.closing(Database(f"postgresql://clerk@127.0.0.1:{port}/clerk")) as gone:
        async with served(gone) as get:
            await assert_without_database(get)


async def test_a_database_that_hangs_holds_up_no_scrape(db, hanging):
    async with served(db) as get:
        async with asyncio.timeout(5):
            await assert_without_database(get)
            hanging.set()
            while not (await get()).of("clerk_database_up"):
                pass


async def test_a_database_that_hangs_is_asked_once_however_often_it_is_scraped(db, hanging):
    asked = []

    def clock():
        asked.append(NOW)
        return NOW

    async with served(db, clock=clock) as get:
        for found in [*await asyncio.gather(get(), get()), await get()]:
            assert found.of("clerk_database_up") == 0
        assert len(asked) == 1
        assert db._readers._work_queue.qsize() <= 1
        hanging.set()


def test_every_reason_the_edge_can_give_is_counted_by_its_name():
    refusing = {"TokenRefused": 401, "NotAllowed": 403, "TooMany": 429, "_refusal": None, "_unread": None}
    given = set()
    for name in ("endpoint", "token_check"):
        for node in ast.walk(ast.parse((ROOT / "bot" / f"{name}.py").read_text(encoding="utf-8"))):
            called = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if called in refusing:
                told = [each.value for each in node.args if isinstance(each, ast.Constant)]
                told = [refusing[called], *told] if refusing[called] else told
                given.update([tuple(told)] if len(told) == 2 else [])
    assert given == {(status, reason) for status, reasons in metrics.REFUSALS.items() for reason in reasons}
