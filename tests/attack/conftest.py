"""The real service with production authentication, its whole log kept, and somebody else's host beside it."""

import contextlib
import io
import json
import logging
import shutil
from dataclasses import dataclass, field

import pytest
import structlog

from bot import observe, trust
from bot.simulator import northbrook
from storage.db import Database
from tests.attack.people import People
from tests.attack.stranger import Stranger
from tests.bot.conftest import bot, certificates, cloud, configured, edge_db, move_channel, script, start
from tests.dialogs.conftest import northbrook_file

# Fixtures of the edge and of the conversations, here by their own names.
__all__ = ["bot", "certificates", "cloud", "configured", "edge_db", "northbrook_file", "script", "start"]


@dataclass
class Written:
    """What the service wrote to its log, as it would stand on stderr."""

    stream: io.StringIO = field(default_factory=io.StringIO)

    @property
    def text(self):
        return self.stream.getvalue()

    def events(self, name):
        lines = [json.loads(line) for line in self.text.splitlines()]
        return [line for line in lines if line["event"] == name]


@pytest.fixture
def written():
    """Log as `clerk run` does at its most talkative, and keep it."""
    kept, root = structlog.get_config(), logging.getLogger()
    pytests, level = root.handlers[:], root.level
    root.handlers.clear()  # pytest's own must not be closed
    log = Written()
    with contextlib.redirect_stderr(log.stream):
        observe.set_up("debug")
    [ours] = root.handlers
    root.handlers[:] = [ours, *pytests]
    yield log
    root.removeHandler(ours)
    root.setLevel(level)
    structlog.configure(**kept)


@pytest.fixture
async def stranger(certificates):
    """Return a host nobody allowed: what reaches it has left the service."""
    async with Stranger(certificates.server).running() as listening:
        yield listening


@pytest.fixture
def sample_db(northbrook_file, tmp_path, cloud):
    """Return the sample group's database, its channel moved to the fake Teams."""
    shutil.copyfile(northbrook_file, tmp_path / "northbrook.db")
    database = Database(f"sqlite:///{tmp_path}/northbrook.db")
    database.run_sync(move_channel, cloud.service_url)
    yield database
    database.close()


@pytest.fixture
async def people(sample_db, start, configured):
    """Return the sample group's members, and others, at the door of the whole service."""
    production = trust.production(configured(allowed_tenants=northbrook.TENANT_ID))
    return People(await start(make_trust=production, real=True, database=sample_db))
