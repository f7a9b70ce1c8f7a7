"""How the checks of `clerk doctor` are run: side by side, none in another's way, those that cannot run saying so."""

import threading
from datetime import UTC, datetime

import pytest

from bot.doctor.checks import checks
from bot.doctor.examine import Check, Deployment, examine, run
from bot.doctor.finding import State, ok, warning, wrong
from bot.settings import SettingsError

UNREADABLE = SettingsError("These settings cannot be read:\nCLERK_PORT: not a number")


@pytest.fixture
def clock():
    return lambda: datetime.now(UTC)


async def found(*listed):
    deployment = Deployment(UNREADABLE, None, None, None, None)
    return {finding.name: finding for finding in await run(listed, deployment)}


async def test_a_check_that_breaks_off_is_told_and_keeps_no_other_from_running():
    def broken(_deployment):
        raise ZeroDivisionError("somebody's words")

    findings = await found(Check("first", broken), Check("second", lambda _: ok("Fine.")))
    assert findings["first"].state is State.WRONG
    assert "ZeroDivisionError" in findings["first"].says
    assert "somebody" not in findings["first"].says + findings["first"].do
    assert findings["second"].state is State.OK


async def test_what_builds_on_a_wrong_check_says_so_and_so_does_what_builds_on_that():
    findings = await found(
        Check("first", lambda _: wrong("Wrong.", "Mend it.")),
        Check("second", lambda _: ok("Fine."), ("first",)),
        Check("third", lambda _: ok("Fine."), ("second",)),
    )
    assert (findings["second"].state, findings["third"].state) == (State.WARNING, State.WARNING)
    assert findings["second"].says == "Not looked at: `first` comes first."
    assert findings["third"].says == "Not looked at: `second` comes first."


async def test_a_doubtful_check_stops_nothing():
    findings = await found(
        Check("first", lambda _: warning("Doubtful.", "Mend it.")), Check("second", lambda _: ok("Fine."), ("first",))
    )
    assert findings["second"].state is State.OK


async def test_checks_run_side_by_side():
    together = threading.Barrier(2, timeout=5)

    def wait(_deployment):
        together.wait()  # nobody gets past before both are here
        return ok("Fine.")

    async def later():
        return ok("Fine.")

    findings = await found(Check("a", wait), Check("b", wait), Check("c", lambda _: later()))
    assert {finding.state for finding in findings.values()} == {State.OK}


async def test_findings_come_in_the_order_of_the_list():
    names = [f"check {number}" for number in range(9)]
    assert list(await found(*(Check(name, lambda _: ok("Fine.")) for name in names))) == names


async def test_without_settings_only_what_needs_none_is_looked_at(clock):
    findings = {finding.name: finding for finding in await examine(UNREADABLE, None, clock, checks)}
    assert findings.pop("settings").state is State.WRONG
    looked_at = [name for name, finding in findings.items() if not finding.says.startswith("Not looked at")]
    assert looked_at == ["trusted authorities"]


async def test_a_database_given_on_the_command_line_needs_no_settings(database_url, clock):
    findings = {finding.name: finding for finding in await examine(UNREADABLE, database_url, clock, checks)}
    for name in ("database address", "database", "schema", "writing", "coordinators"):
        assert findings[name].state is State.OK, findings[name]
    assert ("database file" in findings) is database_url.startswith("sqlite")


async def test_no_two_checks_share_a_name_and_each_builds_on_earlier_ones(configured, db, clock):
    deployment = Deployment(configured(), None, db, None, clock)
    earlier = set()
    for check in checks(deployment):
        assert check.name not in earlier
        assert set(check.needs) <= earlier
        earlier.add(check.name)
