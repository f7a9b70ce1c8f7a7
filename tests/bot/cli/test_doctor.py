"""`clerk doctor`: one finding a check, exit code 1 when one is wrong, and nothing told that should not be."""

import asyncio
import json

import pytest

from storage.db import Database
from storage.members import Role
from tests import factories

SECRET = "Zq8~" + "kT3v" * 9
PERSON = "Robin Vale"


@pytest.fixture
def diagnosed(clerk, environment, monkeypatch):
    """Run the command in a thread, because Microsoft's cloud answers on this one's loop."""

    async def run(*options, **changes):
        for name, value in ({"CLERK_APP_SECRET": SECRET} | changes).items():
            environment[name] = value
        for name, value in environment.items():
            if name.startswith("CLERK_"):
                monkeypatch.setenv(name, value)
        return await asyncio.to_thread(clerk, "doctor", *options)

    return run


def checks_of(done):
    return {check["name"]: check for check in json.loads(done.stdout)["checks"]}


@pytest.fixture
def record(database_url):
    """Put a group in the record that has a coordinator and a channel."""
    database = Database(database_url)

    def write(session):
        group = factories.group(session)
        factories.channel(session, group.id)
        factories.member(session, group.id, PERSON, role=Role.COORDINATOR)

    database.run_sync(write)
    database.close()


@pytest.mark.usefixtures("record")
async def test_a_deployment_as_it_should_be_has_nothing_wrong(diagnosed, cloud):
    done = await diagnosed("--json")
    assert done.exit_code == 0, done.output
    document = json.loads(done.stdout)
    assert document["ok"] is True
    assert [list(check) for check in document["checks"]] == [["name", "state", "says", "do"]] * len(document["checks"])
    assert {check["state"] for check in document["checks"]} == {"ok"}
    for name in ("settings", "credentials", "clock", "signing keys", f"service host {cloud.host}", "writing"):
        assert name in checks_of(done)
    assert done.stderr == ""


@pytest.mark.usefixtures("record")
async def test_neither_secret_nor_token_nor_name_is_printed(diagnosed, cloud):
    for options in ((), ("--json",)):
        done = await diagnosed(*options)
        assert cloud.tokens
        for hidden in (SECRET, PERSON, "Robin", "Northbrook", *cloud.tokens):
            assert hidden not in done.output


async def test_warnings_alone_do_not_fail(diagnosed):
    done = await diagnosed("--json")
    assert checks_of(done)["digest channels"]["state"] == "warning"
    assert (done.exit_code, json.loads(done.stdout)["ok"]) == (0, True)


async def test_a_wrong_secret_fails_and_the_rest_is_still_looked_at(diagnosed):
    done = await diagnosed("--json", CLERK_APP_SECRET="wrong")
    found = checks_of(done)
    assert (done.exit_code, json.loads(done.stdout)["ok"]) == (1, False)
    assert [name for name, check in found.items() if check["state"] == "wrong"] == ["credentials"]
    assert found["writing"]["state"] == "ok"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_placeholder_is_not_sent_to_entra(diagnosed, cloud):
    found = checks_of(await diagnosed("--json", CLERK_APP_SECRET="<secret>"))
    assert (found["secret"]["state"], cloud.token_requests) == ("wrong", [])
    assert found["credentials"]["says"] == "Not looked at: `secret` comes first."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_people_read_a_line_for_each_finding_and_below_it_what_to_do(diagnosed, tmp_path):
    done = await diagnosed("--db", f"sqlite:///{tmp_path}/missing.db")
    lines = done.stdout.splitlines()
    at = lines.index(f"wrong    database file: There is no database at {tmp_path}/missing.db.")
    assert lines[at + 1] == "         Make it, for example `clerk migrate`."
    assert "ok       settings: Every setting can be read." in lines
    assert lines[-1].endswith(" 1 wrong")
    assert done.exit_code == 1
    assert not (tmp_path / "missing.db").exists()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_settings_that_cannot_be_read_are_a_finding_and_no_refusal(diagnosed):
    done = await diagnosed("--json", CLERK_PORT="many")
    found = checks_of(done)
    assert (done.exit_code, found["settings"]["state"]) == (1, "wrong")
    assert "CLERK_PORT" in found["settings"]["says"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_running_service_is_no_fault(diagnosed, database_url):
    service = Database(database_url)
    service.hold()
    found = checks_of(await diagnosed("--json"))
    service.close()
    assert found["running service"]["state"] == "ok"
    assert "is using" in found["running service"]["says"]
