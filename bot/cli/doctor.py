"""`clerk doctor`: look at everything the service rests on, and say what to do about what is not as it should be."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict

import typer
from rich.console import Console
from rich.text import Text

from bot import observe
from bot.cli import options
from bot.doctor import configuration
from bot.doctor.checks import checks
from bot.doctor.examine import examine
from bot.doctor.finding import Finding, State

STYLES = {State.OK: "green", State.WARNING: "yellow", State.WRONG: "bold red"}
WIDTH = 9  # of the column of states


def doctor(db: options.DatabaseUrl = None, as_json: options.AsJson = False) -> None:
    """Check settings, credentials, database, clock and network, and say what to do; exit code 1 when one is wrong.

    A warning is no failure. Nothing is changed, and no secret, token or name is printed.
    """
    observe.set_up("error")  # what fails here is told as a finding, not a second time in the log
    findings = asyncio.run(examine(configuration.load(), db, options.clock(None), checks))
    is_ok = all(finding.state is not State.WRONG for finding in findings)
    if as_json:
        options.print_json({"ok": is_ok, "checks": [asdict(finding) for finding in findings]})
    else:
        _print(findings)
    if not is_ok:
        raise typer.Exit(1)


def _print(findings: Sequence[Finding]) -> None:
    """Print a line for each finding and, indented below it, what to do."""
    console = Console(highlight=False, soft_wrap=True)
    for finding in findings:
        console.print(Text.assemble((f"{finding.state:{WIDTH}}", STYLES[finding.state]), _line(finding)))
        if finding.do:
            console.print(Text(" " * WIDTH + finding.do, "dim"))
    counts = [f"{sum(finding.state is state for finding in findings)} {state}" for state in State]
    console.print(Text(f"\n{', '.join(counts)}", "bold"))


def _line(finding: Finding) -> str:
    return f"{finding.name}: {finding.says}"
