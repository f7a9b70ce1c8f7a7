import asyncio
import threading

import jwt
import pytest

from bot import credentials
from tests.cloud.microsoft import APP_ID, ISSUER, TENANT


async def test_a_secret_buys_a_token_at_the_tenants_own_authority(cloud, configured):
    token = await credentials.from_settings(configured()).token()
    assert token in cloud.tokens
    [form] = cloud.token_requests
    assert (form["client_id"], form["client_secret"]) == (APP_ID, "secret")
    assert form["scope"] == f"{ISSUER}/.default"
    assert cloud.log == [
        f"GET /{TENANT}/v2.0/.well-known/openid-configuration",
        f"POST /{TENANT}/oauth2/v2.0/token",
    ]


async def test_a_certificate_signs_the_request_instead(cloud, configured, certificates):
    settings = configured(app_secret="", app_certificate=certificates.application)
    assert await credentials.from_settings(settings).token() in cloud.tokens
    [form] = cloud.token_requests
    assertion = jwt.decode(form["client_assertion"], options={"verify_signature": False})
    assert (assertion["iss"], assertion["sub"]) == (APP_ID, APP_ID)
    assert "client_secret" not in form


async def test_a_managed_identity_asks_the_machines_own_endpoint(cloud, configured, monkeypatch):
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{cloud.url}/identity")
    monkeypatch.setenv("IDENTITY_HEADER", "header")
    settings = configured(app_secret="", app_identity="managed")
    assert await credentials.from_settings(settings).token() in cloud.tokens
    assert cloud.token_requests == [{"api-version": "2019-08-01", "resource": ISSUER, "client_id": APP_ID}]


async def test_a_federated_identity_trades_the_workloads_token(cloud, configured, monkeypatch, tmp_path):
    (tmp_path / "token").write_text("from-the-cluster\n")
    monkeypatch.setenv("AZURE_FEDERATED_TOKEN_FILE", str(tmp_path / "token"))
    settings = configured(app_secret="", app_identity="federated")
    assert await credentials.from_settings(settings).token() in cloud.tokens
    assert cloud.token_requests[0]["client_assertion"] == "from-the-cluster"


async def test_a_federated_identity_without_a_file_trades_the_machines_identity(cloud, configured, monkeypatch):
    monkeypatch.delenv("AZURE_FEDERATED_TOKEN_FILE", raising=False)
    monkeypatch.delenv("AZURE_CLIENT_ID", raising=False)
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{cloud.url}/identity")
    monkeypatch.setenv("IDENTITY_HEADER", "header")
    settings = configured(app_secret="", app_identity="federated")
    assert await credentials.from_settings(settings).token() in cloud.tokens
    assert cloud.token_requests[0]["resource"] == credentials.EXCHANGE_AUDIENCE
    assert cloud.token_requests[1]["client_assertion"] in cloud.tokens


async def test_an_untrusted_login_server_gets_no_secret(cloud, configured, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(credentials.CredentialsRefused):
        await credentials.from_settings(configured()).token()
    assert cloud.token_requests == []


async def test_a_wrong_secret_is_refused_and_asked_for_again_next_time(cloud, configured):
    source = credentials.from_settings(configured(app_secret="wrong"))
    for _ in range(2):
        with pytest.raises(credentials.CredentialsRefused):
            await source.token()
    assert len(cloud.token_requests) == 2


class Issuer:
    """Answers as MSAL does; counts; can be made to wait or to fail."""

    def __init__(self, life=3600):
        self.life = life
        self.asked = 0
        self.fails = False
        self.gate = threading.Event()
        self.gate.set()

    def fetch(self):
        self.gate.wait(5)
        self.asked += 1
        if self.fails:
            return {"error": "invalid_client", "error_description": "a long story"}
        return {"access_token": f"token-{self.asked}", "expires_in": self.life}


async def test_many_callers_cause_one_login():
    issuer = Issuer()
    source = credentials.TokenSource(issuer.fetch)
    assert set(await asyncio.gather(*(source.token() for _ in range(50)))) == {"token-1"}
    assert issuer.asked == 1


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


async def asked(issuer, times):
    """Wait for a login that goes on in a thread, and for the loop to hear of it."""
    async with asyncio.timeout(5):
        while True:
            await asyncio.sleep(0.01)
            if issuer.asked == times:
                return await asyncio.sleep(0.05)


async def test_a_token_serves_on_while_it_is_renewed_at_half_its_life():
    issuer, clock = Issuer(life=3600), Clock()
    source = credentials.TokenSource(issuer.fetch, clock)
    assert await source.token() == "token-1"
    clock.now += 1799
    assert await source.token() == "token-1"
    assert issuer.asked == 1
    clock.now += 2
    issuer.gate.clear()
    assert await source.token() == "token-1"  # at once, although a login is under way
    issuer.gate.set()
    await asked(issuer, 2)
    assert await source.token() == "token-2"


async def test_an_early_renewal_that_fails_leaves_the_old_token_in_use_until_its_end():
    issuer, clock = Issuer(life=3600), Clock()
    source = credentials.TokenSource(issuer.fetch, clock)
    await source.token()
    issuer.fails = True
    clock.now += 1801
    assert await source.token() == "token-1"
    await asked(issuer, 2)
    clock.now += credentials.RETRY_SECONDS - 1
    assert await source.token() == "token-1"
    assert issuer.asked == 2  # not tried again for a while
    clock.now += 1800
    with pytest.raises(credentials.CredentialsRefused):
        await source.token()
    issuer.fails = False
    assert await source.token() == "token-4"


async def test_an_impatient_caller_does_not_take_the_login_away_from_the_others():
    issuer = Issuer()
    issuer.gate.clear()
    source = credentials.TokenSource(issuer.fetch)
    impatient, patient = (asyncio.create_task(source.token()) for _ in range(2))
    await asyncio.sleep(0.02)
    impatient.cancel()
    issuer.gate.set()
    assert await patient == "token-1"
