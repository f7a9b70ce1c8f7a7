"""The command line, run in the tests' own process."""

import json
import logging

import pytest
import structlog
from typer.testing import CliRunner

from bot.__main__ import app


@pytest.fixture(autouse=True)
def logs_end_with_the_test():
    """Forget the log set-up of the command line: its stderr is the test's, and is closed when the test ends."""
    yield
    structlog.reset_defaults()
    logging.getLogger().handlers.clear()


@pytest.fixture
def clerk(monkeypatch, tmp_path):
    """Run `clerk` in an empty folder, so that no .env of the developer's is read."""
    for name in ("CLERK_DATABASE_URL", "CLERK_TIMEZONE", "CLERK_APP_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | None = None):
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run


@pytest.fixture
def play(clerk, tmp_path):
    """Play tab-separated lines and return the events."""

    def run(*lines: str, options: tuple[str, ...] = ()):
        (tmp_path / "script.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        done = clerk("play", "script.txt", *options)
        assert done.exit_code == 0, done.output
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run
