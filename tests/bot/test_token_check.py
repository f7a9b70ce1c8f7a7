import asyncio
import base64
import hmac
import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from bot import hosts, signing_keys, token_check
from tests.cloud import teams
from tests.cloud.microsoft import APP_ID, ISSUER, TENANT, SigningKey


async def test_a_token_signed_by_teams_is_accepted(bot):
    answer = await bot.post(teams.message(bot.cloud, "hello"))
    assert answer.status == 200
    assert [call.text for call in bot.cloud.sent] == ["You said hello"]


def confused(cloud):
    """Sign by HMAC with the public key as the secret: the classic confusion of algorithms. PyJWT itself refuses to."""
    secret = (
        cloud.keys[0]
        .private.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    head = encoded(json.dumps({"alg": "HS256", "typ": "JWT", "kid": "key-1"}).encode())
    signed = f"{head}.{cloud.token().split('.')[1]}"
    return f"{signed}.{encoded(hmac.new(secret, signed.encode(), 'sha256').digest())}"


def encoded(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unsigned(cloud):
    claims = jwt.decode(cloud.token(), options={"verify_signature": False})
    return jwt.encode(claims, None, algorithm="none", headers={"kid": "key-1"})


def altered(cloud):
    """Keep the signature of a good token over other claims."""
    head, body, signature = cloud.token().split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "==")) | {"more": "rights"}
    return f"{head}.{encoded(json.dumps(claims).encode())}.{signature}"


def brackets(_cloud):
    return encoded(b"[" * 5000) + ".e30.c2ln"


REFUSED_TOKENS = {
    "expired": lambda cloud: cloud.token(exp=int(time.time()) - 301),
    "not yet valid": lambda cloud: cloud.token(nbf=int(time.time()) + 400),
    "without expiry": lambda cloud: cloud.token(without=("exp",)),
    "for another bot": lambda cloud: cloud.token(aud="99999999-2222-3333-4444-555555555555"),
    "for several bots": lambda cloud: cloud.token(aud=[APP_ID, "another"]),
    "without audience": lambda cloud: cloud.token(without=("aud",)),
    "from another issuer": lambda cloud: cloud.token(iss="https://sts.windows.net/tenant/"),
    "of the emulator": lambda cloud: cloud.token(iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
    "without issuer": lambda cloud: cloud.token(without=("iss",)),
    "unsigned": unsigned,
    "signed by HMAC with the public key": confused,
    "signed by an unknown key": lambda cloud: cloud.token(key=SigningKey("key-9")),
    "signed by another key under a known id": lambda cloud: cloud.token(key=SigningKey("key-1")),
    "with a changed body": altered,
    "with a key id that is no text": lambda cloud: cloud.token(headers={"kid": "../../etc/passwd"}),
    "for another service address": lambda cloud: cloud.token(serviceurl=f"{cloud.url}/other/"),
    "without a service address": lambda cloud: cloud.token(without=("serviceurl",)),
    "garbage": lambda cloud: "garbage",
    "of brackets only": brackets,
    "of three dots": lambda cloud: "...",
}


@pytest.mark.parametrize("kind", REFUSED_TOKENS)
async def test_a_bad_token_is_refused_and_nothing_happens(bot, kind):
    answer = await bot.post(teams.message(bot.cloud), token=REFUSED_TOKENS[kind](bot.cloud))
    assert answer.status == 401
    assert "Traceback" not in await answer.text()
    assert bot.script.turns == []
    assert bot.cloud.calls == []


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Negotiate abc"])
async def test_a_request_without_a_bearer_token_is_refused(bot, header):
    answer = await bot.post(teams.message(bot.cloud), headers={"Authorization": header})
    assert answer.status == 401
    assert bot.script.turns == []


async def test_a_token_is_good_within_five_minutes_of_its_end(bot):
    answer = await bot.post(teams.message(bot.cloud), token=bot.cloud.token(exp=int(time.time()) - 280))
    assert answer.status == 200


async def test_a_key_speaks_only_for_the_channels_it_is_endorsed_for(bot):
    bot.cloud.keys.append(SigningKey("key-2", endorsements=("webchat",)))
    answer = await bot.post(teams.message(bot.cloud), token=bot.cloud.token(key=bot.cloud.keys[1]))
    assert answer.status == 401


@pytest.mark.parametrize("missing", ["serviceUrl", "channelId"])
async def test_an_activity_cannot_skip_a_check_by_leaving_its_field_out(bot, missing):
    activity = teams.message(bot.cloud)
    del activity[missing]
    assert (await bot.post(activity)).status == 401


@pytest.mark.parametrize("data", [{"tenant": {"id": "another"}}, {"tenant": {}}, {"tenant": None}, {}, None, "x", [1]])
async def test_a_tenant_that_is_not_listed_is_refused(bot, data):
    answer = await bot.post(teams.message(bot.cloud, channelData=data))
    assert answer.status == 403
    assert bot.script.turns == []


async def test_a_service_host_that_is_not_listed_is_refused_although_the_token_names_it(bot):
    url = "https://evil.example/uk/"
    answer = await bot.post(teams.message(bot.cloud, serviceUrl=url), token=bot.cloud.token(serviceurl=url))
    assert answer.status == 403
    assert bot.script.turns == []


async def test_a_new_signing_key_is_accepted_after_one_refresh(bot, monkeypatch):
    monkeypatch.setattr(signing_keys, "REFRESH_SECONDS", 0.0)
    bot.cloud.keys.insert(0, SigningKey("key-2"))
    assert (await bot.post(teams.message(bot.cloud))).status == 200


async def test_unknown_keys_do_not_send_us_to_the_issuer_more_than_once_in_a_while(bot):
    before = len(bot.cloud.log)
    stranger = SigningKey("key-9")
    answers = await asyncio.gather(
        *(bot.post(teams.message(bot.cloud), token=bot.cloud.token(key=stranger)) for _ in range(5))
    )
    assert {answer.status for answer in answers} == {401}
    assert len(bot.cloud.log) == before


async def test_without_any_key_every_token_is_refused_and_the_service_is_not_ready(cloud, start):
    cloud.key_set_down = True
    bot = await start()
    assert (await bot.post(teams.message(cloud))).status == 401
    ready = await bot.client.get("/readyz")
    assert ready.status == 503
    assert (await ready.json())["checks"]["keys"] is False


class Issuer:
    """A key set that counts, and that can be made to fail or wait."""

    def __init__(self):
        self.keys = [SigningKey("key-1")]
        self.asked = 0
        self.down = False

    async def fetch(self, url):
        if url == "metadata":
            return {"jwks_uri": "keys"}
        self.asked += 1
        await asyncio.sleep(0)
        if self.down:
            raise OSError("down")
        return {"keys": [key.public() for key in self.keys]}


async def test_many_waiting_requests_ask_the_issuer_once():
    issuer = Issuer()
    keys = signing_keys.KeySet("metadata", issuer.fetch)
    found = await asyncio.gather(*(keys.find("key-1") for _ in range(20)))
    assert all(found)
    assert issuer.asked == 1


async def test_an_old_key_set_is_renewed_and_outlives_an_outage_but_not_for_ever(monkeypatch):
    issuer = Issuer()
    keys = signing_keys.KeySet("metadata", issuer.fetch)
    monkeypatch.setattr(signing_keys, "REFRESH_SECONDS", 0.0)
    monkeypatch.setattr(signing_keys, "STALE_SECONDS", 0.0)
    assert await keys.find("key-1")
    issuer.down = True
    assert await keys.find("key-1")
    assert issuer.asked == 2
    monkeypatch.setattr(signing_keys, "EXPIRED_SECONDS", 0.0)
    assert await keys.find("key-1") is None


async def test_a_withdrawn_key_is_forgotten_at_the_next_renewal(monkeypatch):
    issuer = Issuer()
    keys = signing_keys.KeySet("metadata", issuer.fetch)
    await keys.find("key-1")
    issuer.keys = [SigningKey("key-2")]
    monkeypatch.setattr(signing_keys, "REFRESH_SECONDS", 0.0)
    monkeypatch.setattr(signing_keys, "STALE_SECONDS", 0.0)
    assert await keys.find("key-1") is None


@pytest.mark.parametrize(("app_id", "tenants"), [("", frozenset({TENANT})), (APP_ID, frozenset())])
def test_an_empty_application_id_or_tenant_list_never_turns_the_check_off(app_id, tenants):
    keys = signing_keys.KeySet("metadata", Issuer().fetch)
    with pytest.raises(ValueError, match="are needed"):
        token_check.TokenCheck(
            app_id=app_id, issuer=ISSUER, tenants=tenants, allowed_hosts=hosts.ExactHosts(hosts.MICROSOFT), keys=keys
        )
