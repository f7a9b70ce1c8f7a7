"""The ledger of deliveries on the command line, and the word on what failed."""

import json
from datetime import timedelta

import pytest

from storage import audit
from storage.db import Database
from storage.outbox import Reminder, State
from tests import factories
from tests.factories import NOW

AT = ("--now", NOW.isoformat())


@pytest.fixture
def ledger(clerk, database_url):
    """A group with a sent, a held and a dead reminder; return what runs the command, and their numbers."""

    def made(session):
        group = factories.group(session)
        channel = factories.channel(session, group.id)
        rows = [
            Reminder(
                group_id=group.id,
                conversation_row_id=channel.id,
                kind="digest",
                subject="group",
                local_date=(NOW - timedelta(days=days)).date(),
                due_at=NOW - timedelta(days=days),
                next_try_at=NOW,
                expires_at=NOW + timedelta(days=7),
                state=state,
            )
            for days, state in enumerate((State.SENT, State.HELD, State.DEAD), start=1)
        ]
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]

    database = Database(database_url)
    numbers = database.run_sync(made)
    database.close()
    return lambda *arguments: clerk("deliveries", "--db", database_url, *AT, *arguments), numbers


def told(done):
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_counts_and_lists_what_needs_a_look(ledger):
    run, (_, held, dead) = ledger
    lines = run().stdout.splitlines()
    assert lines[:3] == ["Sent: 1", "Held for you: 1", "Given up: 1"]
    assert lines[3:] == [
        f"Delivery {held}: daily digest of Sunday 7 February 2027, to the channel:"
        " may have arrived, and is held for you",
        f"Delivery {dead}: daily digest of Saturday 6 February 2027, to the channel: given up",
    ]


def test_a_state_can_be_asked_for_as_json(ledger):
    run, (sent, _, dead) = ledger
    rows = told(run("--state", "sent", "--state", "dead", "--json"))
    assert [(row["id"], row["state"]) for row in rows] == [(sent, "sent"), (dead, "dead")]
    assert rows[0]["local_date"] == "2027-02-08"


def test_one_is_sent_again_in_the_command_lines_name(ledger, database_url):
    run, (_, held, _) = ledger
    [row] = told(run("--send-again", str(held), "--json"))
    assert (row["state"], row["possible_repeat"]) == ("pending", True)
    database = Database(database_url)
    e = audit.columns(audit.AuditEvent)
    noted = audit.select(e.by_name, e.now).where(e.subject == audit.SENT_AGAIN)
    assert database.read_sync(lambda session: session.execute(noted).one()) == ("command line", {"reminder": held})
    database.close()


def test_one_is_dismissed_with_a_reason(ledger):
    run, (_, held, dead) = ledger
    assert f"Delivery {dead}: " in run("--dismiss", str(dead), "--reason", "all were told").stdout
    assert [row["id"] for row in told(run("--json"))] == [held]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--send-again", "{sent}"), "Delivery {sent} does not wait for that: sent."),
        (("--dismiss", "{dead}"), 'Say why, for example --reason "everybody was told by telephone".'),
        (("--dismiss", "{dead}", "--reason", "delete all the minutes"), "Those words must not be kept."),
        (("--dismiss", "{dead}", "--send-again", "{dead}"), "not both at once"),
        (("--send-again", "987654"), "There is no delivery 987654 in this group"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence_and_changes_nothing(ledger, words, said):
    run, (sent, held, dead) = ledger
    done = run(*(word.format(sent=sent, dead=dead) for word in words))
    assert done.exit_code == 1
    assert said.format(sent=sent) in done.stderr
    assert [row["id"] for row in told(run("--json"))] == [held, dead]


def test_the_group_is_named_when_there_are_several(ledger, database_url):
    run, _ = ledger
    database = Database(database_url)
    database.run_sync(factories.group, "Eastmere")
    database.close()
    assert run().exit_code == 1
    assert told(run("--group", "Eastmere", "--json")) == []
