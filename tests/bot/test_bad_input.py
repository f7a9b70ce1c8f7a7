"""What the endpoint refuses, and that it is unharmed by it."""

import asyncio
import contextlib
import gzip
import io
import json

import pytest

from bot import endpoint
from tests.cloud import teams


def signed(bot):
    return {"Authorization": f"Bearer {bot.cloud.token()}", "Content-Type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"nonsense", b"[]", b"5", b'"text"', b"null", b"\xff\xfe", b'{"a": NaN}', b"[" * 100_000],
)
async def test_what_is_no_json_object_is_a_bad_request(bot, body):
    answer = await bot.client.post("/api/messages", data=body, headers=signed(bot))
    assert answer.status == 400
    assert "Traceback" not in await answer.text()


@pytest.mark.parametrize("kind", [None, "", 5, "somethingElse", ["message"], {"a": 1}])
async def test_an_unknown_activity_type_is_a_bad_request(bot, kind):
    assert (await bot.post(teams.message(bot.cloud, type=kind))).status == 400
    activity = teams.message(bot.cloud)
    del activity["type"]
    assert (await bot.post(activity)).status == 400


def nested(depth):
    value = "end"
    for _ in range(depth):
        value = {"inner": value}
    return value


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"text": {"a": 1}},
        {"from": None},
        {"from": "alex"},
        {"from": {"id": 5}},
        {"from": {}},
        {"conversation": []},
        {"conversation": {"id": None}},
        {"recipient": None},
        {"id": None},
        {"id": 7},
        {"entities": "x"},
        {"entities": [5]},
        {"attachments": {"a": 1}},
        {"attachments": [{"name": 5}]},
        {"replyToId": ["1"]},
        {"value": nested(40)},
        {"value": [nested(40)]},
    ],
)
async def test_an_activity_of_the_wrong_shape_is_a_bad_request(bot, change):
    assert (await bot.post(teams.message(bot.cloud) | change)).status == 400
    assert bot.script.turns == []


async def test_many_shallow_brackets_are_fine(bot):
    assert (await bot.post(teams.message(bot.cloud, value={"list": [{} for _ in range(500)]}))).status == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "", "x"])
async def test_another_content_type_is_refused(bot, kind):
    answer = await bot.client.post("/api/messages", data=b"{}", headers={"Content-Type": kind})
    assert answer.status == 415


async def test_a_megabyte_is_refused_before_it_is_read(bot):
    body = io.BytesIO(json.dumps(teams.message(bot.cloud, "x" * 1024 * 1024)).encode())
    answer = await bot.client.post("/api/messages", data=body, headers=signed(bot))
    assert answer.status == 413
    assert bot.script.turns == []


async def test_a_megabyte_that_does_not_say_its_length_is_refused_too(bot):
    async def body():
        for _ in range(1024):
            yield b"x" * 1024

    answer = await bot.client.post("/api/messages", data=body(), headers=signed(bot))
    assert answer.status == 413


@contextlib.asynccontextmanager
async def connection(bot, headers):
    """Open a connection of its own and send the head of a request."""
    reader, writer = await asyncio.open_connection(bot.client.host, bot.client.port)
    lines = [f"{name}: {value}" for name, value in {"Host": "bot", **headers}.items()]
    writer.write("\r\n".join(["POST /api/messages HTTP/1.1", *lines, "", ""]).encode())
    try:
        yield reader, writer
    finally:
        writer.close()
        await writer.wait_closed()


async def status(reader):
    async with asyncio.timeout(10):
        return int((await reader.readline()).split()[1])


CHUNKED = {"Transfer-Encoding": "chunked"}


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "GZIP", "gzip, gzip", "garbage", ""])
async def test_a_body_that_says_it_is_encoded_is_a_bad_request_and_no_error_of_ours(bot, caplog, encoding, known):
    headers = (signed(bot) if known else {"Content-Type": "application/json"}) | {"Content-Encoding": encoding}
    plain = json.dumps(teams.message(bot.cloud)).encode()
    for body in (plain, gzip.compress(plain), gzip.compress(b" " * 50_000_000)):
        async with connection(bot, headers | {"Content-Length": len(body)}) as (reader, writer):
            writer.write(body)
            assert await status(reader) == 400
        async with connection(bot, headers | CHUNKED) as (reader, writer):
            assert await status(reader) == 400  # before any of it has come
            writer.write(b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body))
            assert b"Connection: close" in await reader.read()
    assert bot.script.turns == []
    assert caplog.records == []


@pytest.mark.parametrize("encoding", ["br", "zstd"])
async def test_an_encoding_nobody_can_read_is_a_bad_request(bot, encoding):
    answer = await bot.client.post("/api/messages", data=b"x", headers=signed(bot) | {"Content-Encoding": encoding})
    assert answer.status == 400
    assert "Traceback" not in await answer.text()


async def test_a_body_encoded_as_itself_is_fine(bot):
    assert (await bot.post(teams.message(bot.cloud), headers={"Content-Encoding": "identity"})).status == 200


@pytest.mark.parametrize("rest", [b"", b"zz\r\n{}\r\n", b"5\r\n{}", b"2\r\n{}{}{}\r\n"])
async def test_a_body_that_goes_on_wrong_or_not_at_all_is_refused_in_time(bot, monkeypatch, caplog, rest):
    monkeypatch.setattr(endpoint, "BODY_SECONDS", 0.2)
    async with connection(bot, signed(bot) | CHUNKED) as (reader, writer):
        writer.write(b"1\r\n{\r\n")
        await asyncio.sleep(0.1)  # the endpoint is reading by then
        writer.write(rest)
        assert await status(reader) in (400, 408)
    assert bot.script.turns == []
    assert caplog.records == []


async def test_a_body_that_breaks_off_with_its_connection_is_no_error_of_ours(bot, caplog):
    for length in (CHUNKED, {"Content-Length": 500}):
        async with connection(bot, signed(bot) | length) as (_reader, writer):
            writer.write(b"5\r\n{")
            await asyncio.sleep(0.1)
    assert (await bot.post(teams.message(bot.cloud))).status == 200
    assert caplog.records == []


async def test_the_service_is_unharmed_by_all_that(bot):
    for body in (b"{", b"x" * 300_000, b"[]"):
        await bot.client.post("/api/messages", data=body, headers=signed(bot))
    assert (await bot.post(teams.message(bot.cloud, "still there?"))).status == 200
    assert bot.cloud.sent[-1].text == "You said still there?"


@pytest.mark.parametrize(
    "kind", ["typing", "messageReaction", "event", "endOfConversation", "messageUpdate", "messageDelete", "trace"]
)
async def test_what_teams_sends_and_we_do_not_use_is_taken_and_nothing_is_done(bot, kind):
    assert (await bot.post(teams.message(bot.cloud, type=kind))).status == 200
    assert bot.script.turns == []
    assert bot.cloud.calls == []


@pytest.mark.parametrize("kind", ["typing", "messageUpdate", "messageDelete", "event"])
async def test_what_is_left_alone_is_not_even_read(bot, kind):
    activity = teams.message(bot.cloud, type=kind, name="application/vnd.microsoft.meetingStart", value="odd", text=5)
    activity["channelData"] |= {"team": "odd", "eventType": "editMessage"}
    assert (await bot.post(activity)).status == 200


@pytest.mark.parametrize("made", [teams.installed, lambda cloud: teams.installation(cloud, "add")])
@pytest.mark.parametrize(
    "change", [{"conversation": None}, {"recipient": None}, {"recipient": {}}, {"membersAdded": 5}]
)
async def test_an_install_event_of_the_wrong_shape_is_a_bad_request(bot, made, change):
    assert (await bot.post(made(bot.cloud) | change)).status == 400
    assert bot.script.installs == []


@pytest.mark.parametrize("path", ["/", "/api/messages/x", "/metrics"])
async def test_other_paths_are_not_found(bot, path):
    assert (await bot.client.get(path)).status == 404


async def test_other_methods_are_not_allowed(bot):
    assert (await bot.client.get("/api/messages")).status == 405
