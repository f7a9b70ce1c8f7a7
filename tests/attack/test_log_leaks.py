"""A month of talk, with all that goes wrong in a month, and the log at its most talkative: it holds none of it.

Every text typed here holds a word that nothing else in the project has, so that a piece of it would be recognised.
"""

import json
import re
from datetime import datetime, timedelta

import pytest
from aiohttp import web
from sqlalchemy import text as sql

from bot import trust
from bot.simulator import northbrook
from rules import safeguarding
from storage import action_lists, groups
from storage.action_lists import Filter
from tests.attack.forging import own_key
from tests.attack.people import PERSONAL, People
from tests.bot.conftest import NOW
from tests.cloud import teams

THREAD = f"{northbrook.CHANNEL_ID};messageid=1"
OUTSIDERS = {
    "outsider": "Wilhelmina Crankshaw",
    "reporter": "Tarquin Fotheringay",
    "parent": "Zoë Brackenridge-Núñez",
}
NAMES = northbrook.people() | OUTSIDERS
# Invented, and found nowhere else: one or more of them in nearly every text.
WORDS = [
    "brackenholme",
    "tollgatry",
    "spindlewick",
    "gorsefield",
    "marrowbone",
    "quernstone",
    "larkhollow",
    "peverelton",
    "osmotherby",
    "wrangleford",
    "dunnockshaw",
    "fennimore",
    "crosswhistle",
    "hollowback",
    "thrapsgate",
    "umberslade",
    "yaxleigh",
    "vintnercroft",
    "ellerbeck",
    "snaithwaite",
    "corbridgely",
    "ravensmoot",
    "applecrossing",
]
TOKEN = "eyJ"  # how every signed token begins
APP_SECRET = "kept-by-the-bot-alone"
DISCLOSED = "Ferdinand Snaithwaite, aged 15, who lives at 12 Ellerbeck Row and is being watched by us"

MONTH = [
    ("yjs", "log training: 22 brackenholme wardens and 31 volunteers, WRAP, yesterday", "Save"),
    ("yjs", "sorry make that 24 not 22 brackenholme wardens", "Save"),
    ("yjs", "undo", None),
    ("police", "action 2.1 done, the tollgatry letter went out 8/2", "Save"),
    ("police", "actoin 2.1 moved to end of spindlewick", None),
    ("police", "end of March", "Cancel"),
    ("coordinator", "new action: Gorsefield College to map the marrowbone venues by end of March", "Save"),
    ("coordinator", "new action: Quernstone Trust to print leaflets", None),
    ("coordinator", "Larkhollow Housing Association", None),
    ("coordinator", "31 February", None),
    ("coordinator", "cancel", None),
    ("coordinator", "what does Peverelton Council own?", None),
    ("coordinator", "what is overdue for osmotherby?", "Show more"),
    ("regeneration", "can we put the wrangleford review back to end of Q4", None),
    ("housing", "action 2.1 done, says dunnockshaw", None),
    ("college", "history of action 2.1 fennimore", None),
    ("chair", "how many crosswhistle staff were trained this year?", None),
    ("chair", "who am i, hollowback?", None),
    ("chair", "<at>Thrapsgate</at> [umberslade](https://yaxleigh.example) {{DATE(x)}} \u202e vintnercroft", None),
    ("chair", "x" * 5000 + " corbridgely", None),
    ("safeguarding", f"I am worried about {DISCLOSED}", None),
    ("safeguarding", "delete action 3.5, ravensmoot should not have written it", None),
    ("safeguarding", "SECRET: the applecrossing assessment", None),
    ("outsider", "what do the police at brackenholme know?", None),
    ("reporter", "freedom of information request about tollgatry", None),
    ("parent", f"my son {DISCLOSED} talks of violence", None),
]
TROUBLE = [
    web.json_response({"error": {"code": "BadSyntax", "message": "Callum wrote spindlewick"}}, status=400),
    web.json_response({"error": {"code": "Callum said: gorsefield", "message": "marrowbone"}}, status=403),
    web.Response(status=404, text="no quernstone here"),
    web.Response(status=429, headers={"Retry-After": "0"}, text="larkhollow"),
    web.Response(status=500, text="<html>peverelton</html>"),
    web.Response(status=302, headers={"Location": "https://osmotherby.example/?token=1"}),
    "break",
]


def held_back(people):
    """Return every word, name, title and token that must not stand in a log."""
    names = [name for full in NAMES.values() for name in (full, *re.split(r"[ -]", full))]
    lines = people.db.read_sync(action_lists.lines, 1, Filter(open_only=False))
    group = people.db.read_sync(groups.get, 1)
    agencies = [agency["name"] for agency in group.agencies]
    typed = [text for _who, text, _button in MONTH if len(text) > 8]
    titles = [line.title for line in lines]
    return [*WORDS, *names, *agencies, *typed, *titles, *people.cloud.tokens, group.name, DISCLOSED, APP_SECRET]


def leaks(held, log):
    """Return what stands in the log, as words of their own and whatever the case of the invented ones."""
    found = [word for word in held if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", log)]
    return found + [word for word in (*WORDS, TOKEN) if word.casefold() in log.casefold()]


def as_read(written):
    """Return the log as written and as a reader of JSON has it: nothing hides behind an escape."""
    lines = [json.dumps(json.loads(line), ensure_ascii=False) for line in written.text.splitlines()]
    return "\n".join([written.text, *lines])


async def day(people, place):
    """Play all that is said on one day, pressing the button each waits for."""
    for who, text, button in MONTH:
        answer = await people.say(who, text, place)
        if button and any(each["title"] == button for card in answer.cards for each in card.get("actions", ())):
            verb, data = answer.button(button)
            await people.press(who, verb, data, place)
        await people.press(who, "submit_form", {"key": "wrong", "title": text, "cohorts": text}, place)
        await people.submit(who, "show_action", {"action": text}, place)


async def bad_input(people):
    """Send what is refused at the door, with words in it."""
    text = "the brackenholme file of Callum"
    headers = {"Authorization": f"Bearer {people.cloud.token()}", "Content-Type": "application/json"}
    for body in (text.encode(), json.dumps([text]).encode(), b'{"type": "' + text.encode() + b'"}', b"x" * 300_000):
        await people.bot.client.post("/api/messages", data=body, headers=headers)
    await people.bot.post(teams.message(people.cloud, text), token=people.cloud.token(key=own_key()))
    await people.bot.post(teams.message(people.cloud, text), token=text.replace(" ", "."))
    for change in (
        {"text": {"words": text}},
        {"from": {"name": text}},
        {"channelData": text},
        {"value": {"verb": [text]}},
    ):
        tenant = {"channelData": {"tenant": {"id": northbrook.TENANT_ID}}}
        await people.bot.post(teams.message(people.cloud) | tenant | change)
    await people.bot.client.get(f"/{text}")
    await people.bot.client.get("/livez", params={"q": text})


@pytest.fixture
def months_clock():
    moment = [NOW]

    def now() -> datetime:
        moment[0] += timedelta(seconds=7)
        return moment[0]

    now.forward = lambda days: moment.__setitem__(0, moment[0] + timedelta(days=days))
    return now


async def test_a_month_of_talk_leaves_nothing_of_it_in_the_log(
    written, capfd, start, sample_db, configured, months_clock, monkeypatch
):
    production = trust.production(configured(allowed_tenants=northbrook.TENANT_ID, app_secret=APP_SECRET))

    async def open_again(make_trust=production):
        bot = await start(make_trust=make_trust, real=True, database=sample_db, clock=months_clock)
        return People(bot, names=NAMES)

    people = await open_again()
    cloud = people.cloud
    for place in (PERSONAL, THREAD, PERSONAL, THREAD):
        await day(people, place)
        await people.all_sent()
        months_clock.forward(7)
        people = await open_again()  # a week later: what fell due is posted at once
    await people.install("outsider", "19:new@thread.tacv2", team="Brackenholme and Tollgatry")
    await bad_input(people)
    for answer in TROUBLE:
        cloud.answer_next = [answer]
        await people.say("police", "action 2.1 done, said spindlewick")
        cloud.answer_next = [answer] if answer == "break" else []
        await people.press("police", "cancel", {"key": "gorsefield"})
    await bug_in_a_turn(people, monkeypatch)
    await people.all_sent()
    people = await open_again(trust.production(configured(allowed_tenants=northbrook.TENANT_ID, app_secret="wrong")))
    await people.say("police", "status of wrangleford")
    held = held_back(people)
    sample_db.run_sync(break_tables)
    await people.say("yjs", "log training: 9 dunnockshaw wardens, WRAP, yesterday")
    await people.say("yjs", "status of fennimore")
    await people.bot.client.get("/readyz")
    await people.all_sent()

    happened = {json.loads(line)["event"] for line in written.text.splitlines()}
    assert {"started", "audit_head", "request_refused", "reply_not_sent", "turn_failed", "token_refused"} <= happened
    assert len(cloud.sent) > 200
    assert [call for call in cloud.sent if call.activity is None], "a reminder was posted"
    assert cloud.tokens
    printed = "".join(capfd.readouterr())
    assert leaks(held, as_read(written) + printed) == []


async def bug_in_a_turn(people, monkeypatch):
    """Let a turn fail with an exception that quotes what was typed, and with one behind it that does too."""

    def fails(text):
        try:
            raise KeyError(text)
        except KeyError as error:
            raise ValueError(f"cannot read {text} by Callum") from error

    with monkeypatch.context() as patched:
        patched.setattr(safeguarding, "check", fails)
        await people.say("police", "crosswhistle and hollowback")
        await people.press("police", "show_action", {"action": "thrapsgate"})
        await people.submit("police", "show_action", {"action": "umberslade"}, THREAD)


def break_tables(session):
    """Make the database fail in the middle of turns, with what was typed among its parameters."""
    for table in ("frames", "training_sessions", "inbound_activities", "actions"):
        session.execute(sql(f"ALTER TABLE {table} RENAME TO broken_{table}"))


def test_the_search_finds_what_it_looks_for():
    held = ["Callum", "Wilhelmina Crankshaw", *WORDS]
    assert leaks(held, '{"event": "x", "by": "Callum"}') == ["Callum"]
    assert leaks(held, '{"event": "Brackenholmes"}') == ["brackenholme"]
    assert leaks(held, '{"event": "turn_failed", "place": "callum.py:3"}') == []
