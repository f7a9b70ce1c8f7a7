"""What `clerk doctor` makes of Entra's answers: real requests through MSAL, answered in Entra's own form."""

import asyncio
import json

import pytest
from aiohttp import web

from bot import credentials
from bot.doctor import login
from bot.doctor.finding import State
from tests.cloud.microsoft import MicrosoftCloud

SECRET = "Zq8~" + "kT3v" * 9


class Entra(MicrosoftCloud):
    """The local cloud, refusing logins as Entra does: a code among its numbers and in its sentence."""

    refuses: int | None = None
    knows_the_tenant = True

    async def _login(self, request):
        granted = await super()._login(request)
        return granted if self.refuses is None else refusal("invalid_client", self.refuses, 401)

    async def _authority(self, request):
        return await super()._authority(request) if self.knows_the_tenant else refusal("invalid_tenant", 90002, 400)


def refusal(error, code, status):
    body = {"error": error, "error_description": f"AADSTS{code}: a sentence of theirs.", "error_codes": [code]}
    return web.json_response(body, status=status)


@pytest.fixture
async def cloud(certificates, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with Entra(certificates.server).running() as running:
        yield running


@pytest.fixture
def asked(configured):
    """Ask for a token as the service would; no secret and no sentence of Entra's may come back."""

    async def ask(**changes):
        found = configured(**{"app_secret": SECRET} | changes)
        verdict = await asyncio.to_thread(login.token, credentials.fetch_from(found))
        assert SECRET not in verdict.says + verdict.do
        assert "sentence" not in verdict.says + verdict.do
        return verdict

    return ask


async def test_a_token_is_really_asked_for_and_not_told(cloud, asked):
    found = await asked()
    assert found.state is State.OK
    assert cloud.token_requests[0]["client_secret"] == SECRET
    assert not [token for token in cloud.tokens if token in found.says]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (7000215, "The secret is wrong."),
        (7000222, "The secret has expired."),
        (700016, "does not know the application"),
        (700027, "does not know the certificate"),
        (700213, "the subject of this workload"),
    ],
)
async def test_entras_usual_codes_are_explained(cloud, asked, code, says):
    cloud.refuses = code
    found = await asked()
    assert found.state is State.WRONG
    assert says in found.says
    assert f"AADSTS{code}" in found.says
    assert "for example" in found.do


async def test_an_unknown_tenant_is_explained_although_msal_hides_its_code(cloud, asked):
    cloud.knows_the_tenant = False
    found = await asked()
    assert found.state is State.WRONG
    assert "There is no such tenant. (AADSTS90002)" in found.says
    assert "CLERK_APP_TENANT_ID" in found.do


async def test_another_code_is_told_as_it_is(cloud, asked):
    cloud.refuses = 53003
    assert "AADSTS53003" in (await asked()).says


async def test_a_wrong_secret_is_wrong_also_without_a_code(asked):
    found = await asked(app_secret="wrong")
    assert found.state is State.WRONG
    assert "(invalid_client)" in found.says


@pytest.mark.parametrize("error", ["", "<script>", "a b", json.dumps({"x": 1}), "x" * 41])
def test_what_is_no_word_of_entras_is_not_repeated(error):
    found = login.token(lambda: {"error": error})
    assert found.says == "Entra gives the bot no token (no reason given)."


async def test_a_login_server_that_is_not_trusted_is_wrong(cloud, asked, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    found = await asked()
    assert found.state is State.WRONG
    assert "SSL_CERT_FILE" in found.do
    assert cloud.token_requests == []


@pytest.mark.usefixtures("cloud")
async def test_a_login_server_that_is_not_there_is_wrong(asked):
    found = await asked(login_authority="https://127.0.0.1:9")
    assert found.state is State.WRONG
    assert "had no answer" in found.says


@pytest.mark.usefixtures("cloud")
async def test_a_federated_workload_without_its_file_is_wrong(asked, monkeypatch, tmp_path):
    monkeypatch.setenv("AZURE_FEDERATED_TOKEN_FILE", str(tmp_path / "missing"))
    found = await asked(app_secret="", app_identity="federated")
    assert found.state is State.WRONG
    assert "AZURE_FEDERATED_TOKEN_FILE" in found.do
