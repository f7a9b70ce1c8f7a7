"""Bodies too large, too deep, too slow or of the wrong types: a 4xx at once, never a 5xx, and the service goes on."""

import asyncio
import contextlib
import json
import time
import tracemalloc

import pytest

from bot import endpoint
from rules import safeguarding
from tests.attack.mutations import WRONG, is_error, paths, with_value
from tests.cloud import teams

JSON = "application/json"
LIMIT = endpoint.BODY_BYTES


def signed(bot):
    return {"Authorization": f"Bearer {bot.cloud.token()}", "Content-Type": JSON}


@contextlib.asynccontextmanager
async def connection(bot, *headers):
    """Open a connection and send a request's head, header by header as given: also twice, also wrong."""
    reader, writer = await asyncio.open_connection(bot.client.host, bot.client.port)
    given = [("Host", "bot"), *signed(bot).items(), *headers]
    lines = [f"{name}: {value}" for name, value in given]
    writer.write("\r\n".join(["POST /api/messages HTTP/1.1", *lines, "", ""]).encode())
    try:
        yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


async def status_of(reader):
    async with asyncio.timeout(10):
        return int((await reader.readline()).split()[1])


async def goes_on(bot):
    """Say that the service answers the next message as if nothing had been."""
    said = f"still there at {time.monotonic()}?"
    assert (await bot.post(teams.message(bot.cloud, said))).status == 200
    assert bot.cloud.sent[-1].text == f"You said {said}"
    return True


# Size


@pytest.mark.parametrize("length", [LIMIT + 1, 10 * LIMIT, 10**12, 2**63, 10**30])
async def test_a_length_beyond_the_limit_is_refused_before_any_of_it_is_read(bot, length):
    async with connection(bot, ("Content-Length", length)) as (reader, _writer):
        assert await status_of(reader) in (400, 413)
    assert bot.script.turns == []
    assert await goes_on(bot)


@pytest.mark.parametrize("length", ["-1", "0x10", "1e3", "+5", "5, 5", "five", "", "\u0665"])
async def test_a_length_that_is_no_number_is_a_bad_request(bot, length):
    async with connection(bot, ("Content-Length", length)) as (reader, writer):
        writer.write(b"{}   ")
        assert await status_of(reader) == 400
    assert await goes_on(bot)


@pytest.mark.parametrize(
    "headers",
    [
        [("Content-Length", 5), ("Content-Length", 6)],
        [("Content-Length", 5), ("Transfer-Encoding", "chunked")],
        [("Transfer-Encoding", "chunked"), ("Content-Length", 5)],
        [("Transfer-Encoding", "chunked, chunked")],
        [("Transfer-Encoding", "xchunked")],
        [("Transfer-Encoding", "chunked, identity")],
    ],
)
async def test_a_body_whose_end_two_servers_could_see_in_two_places_is_refused(bot, headers):
    async with connection(bot, *headers) as (reader, writer):
        writer.write(b"0\r\n\r\nPOST /api/messages HTTP/1.1\r\n")
        assert await status_of(reader) == 400
    assert bot.script.turns == []
    assert await goes_on(bot)


async def chunks(total, size=4096):
    for _ in range(total // size):
        yield b" " * size


@pytest.mark.parametrize("total", [LIMIT + 4096, 8 * LIMIT])
async def test_chunks_beyond_the_limit_are_refused(bot, total):
    answer = await bot.client.post("/api/messages", data=chunks(total), headers=signed(bot))
    assert answer.status == 413
    assert await goes_on(bot)


async def test_a_body_just_below_the_limit_is_read(bot):
    activity = teams.message(bot.cloud)
    activity["text"] = "x" * (LIMIT - len(json.dumps(activity)) - 64)
    assert (await bot.post(activity)).status == 200


@pytest.mark.parametrize("size", [b"FFFFFFFFFFFFFFFFFF", b"-1", b"0x5", b"5;" + b"x" * 20_000, b"", b" 5"])
async def test_a_chunk_whose_size_is_no_size_is_refused(bot, size, monkeypatch):
    monkeypatch.setattr(endpoint, "BODY_SECONDS", 0.3)
    async with connection(bot, ("Transfer-Encoding", "chunked")) as (reader, writer):
        await asyncio.sleep(0.05)  # the endpoint is reading by then
        writer.write(size + b"\r\n{    \r\n0\r\n\r\n")
        assert await status_of(reader) in (400, 408)
    assert await goes_on(bot)


# Time


@pytest.mark.parametrize("header", [("Transfer-Encoding", "chunked"), ("Content-Length", 200)])
async def test_a_body_that_drips_is_cut_off_in_time(bot, monkeypatch, header):
    monkeypatch.setattr(endpoint, "BODY_SECONDS", 0.3)
    async with connection(bot, header) as (reader, writer):
        answered = asyncio.create_task(status_of(reader))
        started = time.monotonic()
        with contextlib.suppress(ConnectionError):
            while not answered.done():
                writer.write(b"1\r\n \r\n" if header[1] == "chunked" else b" ")
                await writer.drain()
                await asyncio.sleep(0.02)
        assert await answered == 408
        assert time.monotonic() - started < 5
    assert await goes_on(bot)


async def test_a_hundred_slow_senders_do_not_keep_anybody_waiting(bot, monkeypatch):
    monkeypatch.setattr(endpoint, "BODY_SECONDS", 2.5)
    async with contextlib.AsyncExitStack() as stack:
        slow = [await stack.enter_async_context(connection(bot, ("Content-Length", LIMIT))) for _ in range(100)]
        for _reader, writer in slow:
            writer.write(b'{"type": ')
        assert await asyncio.wait_for(goes_on(bot), 2.0)
        assert {await status_of(reader) for reader, _writer in slow} == {408}


# Counted in seconds of the processor: SQLite has one writer, and everybody waits for it.
UNITS = ["a", "31 ", "Alex ", "[", "1 march ", "e@e.", "is a ", "action 1.1 done "]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("who", ["yjs", "outsider"])
async def test_a_text_as_long_as_a_body_keeps_nobody_waiting(people, unit, who):
    started = time.process_time()
    answer = await people.say(who, (unit * LIMIT)[: LIMIT // 2])
    assert time.process_time() - started < 2
    assert answer.status == 200


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("field", ["cohorts", "held_on", "product", "said"])
async def test_a_long_text_in_a_cards_field_keeps_nobody_waiting(people, unit, field):
    text = (unit * LIMIT)[: LIMIT // 10]
    key = (await people.say("yjs", "log training: 31 volunteers, WRAP, yesterday")).button("Save")[1]["key"]
    started = time.process_time()
    verb, data = ("update_action", {"said": text}) if field == "said" else ("submit_form", {"key": key, field: text})
    answer = await people.press("yjs", verb, data)
    assert time.process_time() - started < 2
    assert answer.status == 200


def test_one_long_word_does_not_fill_the_memory():
    """Tried with a short one: what grows with the square of a word takes gigabytes for a body's worth of it."""
    word = "abcdefghijklmnopqrstuvwxyz" * 250
    safeguarding.check("warm up")
    tracemalloc.start()
    try:
        safeguarding.check(word)
        assert tracemalloc.get_traced_memory()[1] < 100 * len(word)
    finally:
        tracemalloc.stop()


# Depth and width


def deep(opening, depth):
    value = "end"
    for _ in range(depth):
        value = [value] if opening == "[" else {"a": value}
    return value


@pytest.mark.parametrize("opening", ["[", "{"])
@pytest.mark.parametrize(
    "where", ["value", "channelData", "conversation", "from", "entities", "attachments", "unknown"]
)
async def test_a_body_that_nests_too_deeply_is_a_bad_request_wherever_it_does(bot, opening, where):
    activity = teams.message(bot.cloud)
    activity[where] = deep(opening, 60)
    assert (await bot.post(activity)).status == 400
    assert bot.script.turns == []
    assert await goes_on(bot)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"a":' * 40_000,
        b'[{"a":' * 40_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"type":"message","value":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"type":"message","text":' + b"9" * 200_000 + b"}",
        b'{"type":"message","text":1e999999}',
        b'{"type":"message","text":-0.0e-999999}',
        b'{"type":"message","text":"\\ud800"}',
        b'{"type":"message","text":"\xed\xa0\x80"}',
        b'{"type":"message","text":"\x00"}',
        b'{"type":"message","text":Infinity}',
        b'{"type":"message",}',
        b'{"type":"message"}{"type":"message"}',
        b'\xef\xbb\xbf{"type":"message"}',
        '{"type":"message"}'.encode("utf-16"),
        b"type=message",
        b"<activity/>",
    ],
)
async def test_a_body_no_activity_can_be_is_a_4xx_in_no_time(bot, body):
    started = time.process_time()
    answer = await bot.client.post("/api/messages", data=body, headers=signed(bot))
    assert 400 <= answer.status < 500
    assert "Traceback" not in await answer.text()
    assert time.process_time() - started < 2
    assert bot.script.turns == []
    assert await goes_on(bot)


async def test_many_keys_and_repeated_keys_are_read_in_no_time(bot):
    wide = {f"key{number}": number for number in range(10_000)}
    started = time.process_time()
    assert (await bot.post(teams.message(bot.cloud, value=wide))).status == 200
    assert time.process_time() - started < 2
    body = json.dumps(teams.message(bot.cloud)).replace('"type": "message"', '"type": "typing", "type": "message"')
    assert (await bot.client.post("/api/messages", data=body, headers=signed(bot))).status == 200


async def test_of_two_tenants_in_one_body_the_one_that_was_checked_is_the_one_that_counts(bot):
    activity = json.dumps(teams.message(bot.cloud))
    twice = activity.replace('"channelData": ', '"channelData": {"tenant": {"id": "another"}}, "channelData": ')
    answer = await bot.client.post("/api/messages", data=twice, headers=signed(bot))
    assert answer.status == 200
    assert {turn.tenant_id for turn in bot.script.turns} == {teams.TENANT}


# Types


ACTIVITIES = {
    "message": teams.message,
    "channel message": teams.channel_message,
    "pressed": lambda cloud: teams.pressed(cloud, "save", {"note": "x"}),
    "submitted": lambda cloud: teams.submitted(cloud, "save", {"note": "x"}),
    "installed": teams.installed,
    "installation": lambda cloud: teams.installation(cloud, "add"),
    "removed": lambda cloud: teams.installation(cloud, "remove"),
}


@pytest.mark.parametrize("kind", ACTIVITIES)
async def test_no_field_of_a_wrong_type_is_an_error_of_ours(bot, kind):
    token = bot.cloud.token()
    changes = [(path, value) for path in paths(ACTIVITIES[kind](bot.cloud)) for value in WRONG]
    changed = [with_value(ACTIVITIES[kind](bot.cloud), path, value) for path, value in changes]
    statuses = []
    for start in range(0, len(changed), 20):
        answers = await asyncio.gather(*(bot.post(each, token=token) for each in changed[start : start + 20]))
        statuses += [answer.status for answer in answers]
    errors = [
        (change, status)
        for change, activity, status in zip(changes, changed, statuses, strict=True)
        if is_error(activity, status)
    ]
    assert errors == []
    assert {200, 400, 401, 403} <= set(statuses)
    assert await goes_on(bot)


@pytest.mark.parametrize("kind", ["message", "channel message", "pressed", "installed", "removed"])
async def test_a_null_in_any_text_is_no_error_of_ours_on_any_database(written, db, start, kind):
    bot = await start(real=True, database=db)
    token = bot.cloud.token()
    statuses, errors = set(), []
    for path in list(paths(ACTIVITIES[kind](bot.cloud))):
        made = ACTIVITIES[kind](bot.cloud)
        made["conversation"]["id"] += f" {path}"  # each a place of its own
        made = with_value(made, path, "x\0y")
        status = (await bot.post(made, token=token)).status
        statuses.add(status)
        errors += [path] if is_error(made, status) else []
    assert errors == []
    assert written.events("turn_failed") == []
    assert 200 in statuses
