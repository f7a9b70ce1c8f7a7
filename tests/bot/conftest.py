"""The bot on a local port, Microsoft's cloud on another, and a conversation that does as the test says."""

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot import app, outbound, settings, trust
from bot.conversation import OnDatabase
from bot.rate_limits import Limits, RateLimit
from dialogs.turn import Outcome, Reply
from storage import conversations, inbound
from storage.conversations import digest_channels
from storage.db import Database
from tests.cloud import certificates as made_certificates
from tests.cloud.microsoft import APP_ID, TENANT, MicrosoftCloud

ROOT = Path(__file__).parents[2]
UNLIMITED = Limits(RateLimit(1_000_000), RateLimit(1_000_000))
NOW = datetime(2027, 2, 9, 10, 0, tzinfo=UTC)  # a Tuesday


@dataclass
class Script:
    """Stands in for the dialogs where the edge itself is tested: answers as told, and dedupes as they do."""

    replies: list[Reply] = field(default_factory=list)
    turns: list = field(default_factory=list)
    installs: list = field(default_factory=list)
    fail: BaseException | None = None

    def respond(self, session, turn, now, reference=None, **_understood):
        conversations.remember(session, reference, now)
        key = (turn.tenant_id, turn.conversation_id, turn.activity_id)
        if not inbound.claim(session, key, now):
            return Outcome(tuple(Reply(**each) for each in inbound.replies(session, key)), repeat=True)
        self.turns.append(turn)
        if self.fail:
            raise self.fail
        answer = self.replies or [Reply(f"You said {turn.text or turn.verb}")]
        kept = [{"text": reply.text, "card": reply.card, "replaces": reply.replaces} for reply in answer]
        inbound.answered(session, key, kept)
        return Outcome(tuple(answer))

    def welcome(self, session, installed, now):
        self.installs.append(installed)
        return (Reply(f"{installed.by.name if installed.by else 'Nobody'} added me."),)

    def conversation(self, db, clock):
        return OnDatabase(db, clock, self.respond, self.welcome)


@dataclass
class Running:
    """A running bot and how to talk to it as Teams does."""

    cloud: MicrosoftCloud
    client: TestClient
    db: Database
    script: Script

    async def post(self, activity, token=None, **request):
        headers = {"Authorization": f"Bearer {token or self.cloud.token()}"} | request.pop("headers", {})
        return await self.client.post("/api/messages", json=activity, headers=headers, **request)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory):
    return made_certificates.make(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
async def cloud(certificates, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with MicrosoftCloud(certificates.server).running() as running:
        yield running


@pytest.fixture
def proxied(monkeypatch):
    """Name a proxy for all but this machine's number; `localhost` then is a host beyond it."""

    def through(host):
        monkeypatch.setenv("HTTPS_PROXY", f"http://{host}")
        outbound.proxy_for.cache_clear()

    yield through
    outbound.proxy_for.cache_clear()


def move_channel(session, service_url):
    """Let the sample group's channel live at the fake Teams."""
    for channel in digest_channels(session, 1):
        channel.service_url = service_url


@pytest.fixture
def edge_db(migrated_file, tmp_path):
    """Return an empty database on SQLite: what the edge does is the same on any."""
    shutil.copyfile(migrated_file, tmp_path / "edge.db")
    database = Database(f"sqlite:///{tmp_path}/edge.db")
    yield database
    database.close()


@pytest.fixture
def script():
    return Script()


@pytest.fixture
def configured(cloud):
    """Return settings for this cloud, changed as asked."""

    def make(**changes):
        given = {
            "app_id": APP_ID,
            "app_tenant_id": TENANT,
            "app_secret": "secret",
            "allowed_tenants": TENANT,
            "service_hosts": cloud.host,
            "file_hosts": cloud.host,
            "openid_metadata_url": f"{cloud.url}/v1/.well-known/openidconfiguration",
            "login_authority": cloud.url,
        }
        return settings.Settings(_env_file=None, **(given | changes))

    return make


@pytest.fixture
async def start(cloud, edge_db, script, configured):
    """Start a bot; further ones share the database, as after a restart."""
    async with contextlib.AsyncExitStack() as stack:

        async def make(*, make_trust=None, real=False, database=None, clock=lambda: NOW, limits=None):
            service = app.make_app(
                db=database or edge_db,
                clock=clock,
                conversation=None if real else script.conversation(database or edge_db, clock),
                trust=make_trust or trust.production(configured()),
                zone=ZoneInfo("Europe/London"),
                limits=limits or UNLIMITED,
            )
            client = await stack.enter_async_context(TestClient(TestServer(service)))
            return Running(cloud, client, database or edge_db, script)

        yield make


@pytest.fixture
async def bot(start):
    return await start()


@pytest.fixture
def environment(configured, database_url):
    """Return the same settings as variables, for a process of its own."""
    given = configured()
    return os.environ | {
        "CLERK_DATABASE_URL": database_url,
        "CLERK_APP_ID": given.app_id,
        "CLERK_APP_TENANT_ID": given.app_tenant_id,
        "CLERK_APP_SECRET": given.app_secret.get_secret_value(),
        "CLERK_ALLOWED_TENANTS": ",".join(given.allowed_tenants),
        "CLERK_SERVICE_HOSTS": ",".join(given.service_hosts),
        "CLERK_FILE_HOSTS": ",".join(given.file_hosts),
        "CLERK_OPENID_METADATA_URL": given.openid_metadata_url,
        "CLERK_LOGIN_AUTHORITY": given.login_authority,
        "PYTHONPATH": str(ROOT),
    }
