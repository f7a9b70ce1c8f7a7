"""Forged, broken and borrowed tokens: each is refused at the door, and nothing of it reaches a conversation or the log.

Each line of the table says why it must be refused, as the log says it: a token refused for another reason than the
one it was made for would prove nothing.
"""

import asyncio
import re
import time

import pytest

from bot import signing_keys
from tests.attack.forging import HEAD, by_curve, by_hmac, claims, encoded, own_key, public, signed, unsigned
from tests.cloud import teams
from tests.cloud.microsoft import APP_ID, ISSUER, TENANT, SigningKey

HOUR = 3600


def named(alg, signature="good"):
    """Return a token whose head names another way of signing; the signature is the issuer's own, or none."""

    def make(cloud):
        good = cloud.token().split(".")[2]
        return unsigned(HEAD | {"alg": alg}, claims(cloud), good if signature == "good" else "")

    return make


def shared(kind, alg="HS256", digest="sha256"):
    """Sign with the issuer's public key as a shared secret: the classic confusion of algorithms."""
    return lambda cloud: by_hmac(HEAD | {"alg": alg}, claims(cloud), public(cloud, kind), digest)


def other_hash(alg):
    return lambda cloud: cloud.token(algorithm=alg)


def kid(value):
    """Sign with a key of one's own under any key id."""
    return lambda cloud: signed(own_key(), HEAD | {"kid": value}, claims(cloud))


def brought(**head):
    """Sign with a key of one's own and bring it along, or say where it lies."""
    return lambda cloud: signed(own_key(), HEAD | head, claims(cloud))


def told(**changes):
    """Have the issuer itself sign other claims: a token that was made for somebody or something else."""
    return lambda cloud: cloud.token(**changes)


def broken(change):
    """Break a good token."""
    return lambda cloud: change(cloud.token())


def for_connector(kid="key-1"):
    """Return such a token as we send with our own answers: real, in our name, and meant for Microsoft."""

    def make(cloud):
        said = {"iss": f"https://sts.windows.net/{TENANT}/", "aud": "https://api.botframework.com", "appid": APP_ID}
        return signed(own_key(kid), HEAD | {"kid": kid}, claims(cloud, **said))

    return make


def in_seconds(**offsets):
    return lambda cloud: cloud.token(**{name: int(time.time()) + offset for name, offset in offsets.items()})


def swapped_body(cloud):
    head, _body, signature = cloud.token().split(".")
    return f"{head}.{encoded(claims(cloud, aud=APP_ID, more='rights'))}.{signature}"


def swapped_head(cloud):
    _head, body, signature = cloud.token().split(".")
    return f"{encoded(HEAD | {'cty': 'JWT'})}.{body}.{signature}"


def twice_named(cloud):
    head = b'{"alg":"none","typ":"JWT","kid":"key-1","alg":"RS256"}'
    text = f"{encoded(head)}.{encoded(claims(cloud))}"
    return f"{text}.{encoded(b'signature')}"


def public_jwk(key):
    return {name: value for name, value in key.public().items() if name in ("kty", "n", "e", "kid")}


ELSEWHERE = "https://keys.evil.example/keys"
EMULATOR = "d6d49420-f39b-4df7-a1dc-d59a935871db"
SKILLS = "f8cdef31-a31e-4b4a-93e4-5f571e91255a"

SIGNATURES = {
    "alg none": ("algorithm", named("none", "")),
    "alg None": ("algorithm", named("None", "")),
    "alg NONE": ("algorithm", named("NONE", "")),
    "alg nOnE": ("algorithm", named("nOnE", "")),
    "alg none over a good signature": ("algorithm", named("none")),
    "alg of nothing": ("algorithm", named("", "")),
    "alg null": ("algorithm", named(None)),
    "alg in small letters": ("algorithm", named("rs256")),
    "alg with a space": ("algorithm", named("RS256 ")),
    "alg as a number": ("algorithm", named(256)),
    "alg as a list": ("algorithm", named(["RS256"])),
    "no alg": ("algorithm", lambda cloud: signed(cloud.keys[0], {"kid": "key-1"}, claims(cloud))),
    "HS256 with the public key's PEM": ("algorithm", shared("pem")),
    "HS256 with the public key's PKCS1 PEM": ("algorithm", shared("pkcs1")),
    "HS256 with the public key's DER": ("algorithm", shared("der")),
    "HS256 with the modulus": ("algorithm", shared("modulus")),
    "HS384 with the public key's PEM": ("algorithm", shared("pem", "HS384", "sha384")),
    "HS512 with the public key's PEM": ("algorithm", shared("pem", "HS512", "sha512")),
    "HS256 with an empty secret": ("algorithm", lambda cloud: by_hmac(HEAD | {"alg": "HS256"}, claims(cloud), b"")),
    "HMAC under the name RS256": ("signature", lambda cloud: by_hmac(HEAD, claims(cloud), public(cloud, "pem"))),
    "RS384 by the right key": ("algorithm", other_hash("RS384")),
    "RS512 by the right key": ("algorithm", other_hash("RS512")),
    "PS256 by the right key": ("algorithm", other_hash("PS256")),
    "ES256 by a key of one's own": ("algorithm", lambda cloud: by_curve(HEAD | {"alg": "ES256"}, claims(cloud))),
    "two algs in one head": ("signature", twice_named),
    "signed by another key under a known id": ("signature", kid("key-1")),
    "unsigned": ("signature", lambda cloud: unsigned(HEAD, claims(cloud))),
    "a body that was not signed": ("signature", swapped_body),
    "a head that was not signed": ("signature", swapped_head),
    "a signature of nulls": ("signature", lambda cloud: unsigned(HEAD, claims(cloud), encoded(bytes(256)))),
    "a signature cut short": ("signature", broken(lambda token: token[:-2])),
    "a signature with other signs in it": ("malformed", broken(lambda token: f"{token[:-4]}!!!!{token[-4:]}")),
}

KEYS = {
    "an unknown key id": ("unknown_key", kid("key-9")),
    "no key id": ("unknown_key", lambda cloud: signed(cloud.keys[0], {"alg": "RS256"}, claims(cloud))),
    "an empty key id": ("unknown_key", kid("")),
    "a key id with a space": ("unknown_key", kid("key-1 ")),
    "a key id in capitals": ("unknown_key", kid("KEY-1")),
    "a key id that is a path": ("unknown_key", kid("../../../../etc/passwd")),
    "a key id that is an address": ("unknown_key", kid(ELSEWHERE)),
    "a key id that is SQL": ("unknown_key", kid("x' UNION SELECT 'key-1' --")),
    "a key id that is a command": ("unknown_key", kid("key-1; cat /etc/passwd | sh")),
    "a key id with a null": ("unknown_key", kid("key-1\0")),
    "a key id that is an attribute": ("unknown_key", kid("__class__")),
    "a huge key id": ("unknown_key", kid("k" * 4000)),
    "a key id that is a number": ("malformed", kid(1)),
    "a key id that is a list": ("malformed", kid(["key-1"])),
    "a key id that is an object": ("malformed", kid({"kid": "key-1"})),
    "a key in the head": ("signature", brought(jwk=public_jwk(own_key()))),
    "a key in the head under a new id": ("unknown_key", brought(jwk=public_jwk(own_key()), kid="mine")),
    "a key set elsewhere": ("signature", brought(jku=ELSEWHERE)),
    "a key set elsewhere under a new id": ("unknown_key", brought(jku=ELSEWHERE, kid="mine")),
    "a key set on the issuer's own host": (
        "unknown_key",
        lambda cloud: signed(own_key(), HEAD | {"jku": f"{cloud.url}/uploads/keys", "kid": "mine"}, claims(cloud)),
    ),
    "a certificate elsewhere": ("signature", brought(x5u=ELSEWHERE, x5t="bWluZQ")),
    "a certificate in the head": ("signature", brought(x5c=["bWluZQ=="])),
    "our own token for the connector": ("unknown_key", for_connector("entra-key")),
    "our own token for the connector under a known id": ("signature", for_connector()),
}

CLAIMS = {
    "from the emulator, first version": ("issuer", told(iss=f"https://sts.windows.net/{EMULATOR}/")),
    "from the emulator, second version": ("issuer", told(iss=f"https://login.microsoftonline.com/{EMULATOR}/v2.0")),
    "from a skill, first version": ("issuer", told(iss=f"https://sts.windows.net/{SKILLS}/")),
    "from a skill, second version": ("issuer", told(iss=f"https://login.microsoftonline.com/{SKILLS}/v2.0")),
    "from our own tenant": ("issuer", told(iss=f"https://sts.windows.net/{TENANT}/")),
    "from the government's cloud": ("issuer", told(iss="https://api.botframework.us")),
    "from an issuer with a slash": ("issuer", told(iss=f"{ISSUER}/")),
    "from an issuer in capitals": ("issuer", told(iss=ISSUER.upper())),
    "from an issuer without TLS": ("issuer", told(iss="http://api.botframework.com")),
    "from an issuer that begins alike": ("issuer", told(iss=f"{ISSUER}.evil.example")),
    "from an empty issuer": ("issuer", told(iss="")),
    "from a list of issuers": ("issuer", lambda cloud: signed(cloud.keys[0], HEAD, claims(cloud, iss=[ISSUER]))),
    "from nobody": ("claims", told(without=("iss",))),
    "for another bot": ("audience", told(aud="99999999-2222-3333-4444-555555555555")),
    "for the connector": ("audience", told(aud="https://api.botframework.com")),
    "for a list with another": ("audience", told(aud=[APP_ID, "another"])),
    "for a list of one": ("audience", told(aud=[APP_ID])),
    "for our id with more": ("audience", told(aud=f"{APP_ID}0")),
    "for our id with a space": ("audience", told(aud=f"{APP_ID} ")),
    "for our id as an address": ("audience", told(aud=f"api://{APP_ID}")),
    "for nothing": ("claims", told(aud="")),
    "for nobody": ("claims", told(without=("aud",))),
    "over since beyond the leeway": ("expired", in_seconds(exp=-301)),
    "over since for ever": ("expired", told(exp=0)),
    "without an end": ("claims", told(without=("exp",))),
    "with an end that is no number": ("claims", told(exp="never")),
    "with an end beyond all numbers": ("claims", told(exp=float("inf"))),
    "with an end that is not a number": ("claims", told(exp=float("nan"))),
    "with an end that is a list": ("claims", told(exp=[4_000_000_000])),
    "not yet valid": ("claims", in_seconds(nbf=301 + 60)),
    "made in the future": ("claims", in_seconds(iat=HOUR)),
    "for the address of another host": ("service_url", told(serviceurl="https://smba.trafficmanager.net/uk/")),
    "for another path": ("service_url", lambda cloud: cloud.token(serviceurl=f"{cloud.url}/fr/")),
    "for the beginning of the address": ("service_url", lambda cloud: cloud.token(serviceurl=cloud.url)),
    "for the address in capitals": ("service_url", lambda cloud: cloud.token(serviceurl=cloud.service_url.upper())),
    "for the address with a query": ("service_url", lambda cloud: cloud.token(serviceurl=cloud.service_url + "?")),
    "for a list of addresses": ("service_url", lambda cloud: cloud.token(serviceurl=[cloud.service_url])),
    "for an empty address": ("service_url", told(serviceurl="")),
    "for no address": ("service_url", told(without=("serviceurl",))),
    "for no address under the claim's other spelling": (
        "service_url",
        lambda cloud: cloud.token(without=("serviceurl",), serviceUrl=cloud.service_url),
    ),
}

SHAPES = {
    "garbage": ("malformed", broken(lambda _token: "garbage")),
    "one dot": ("malformed", broken(lambda _token: ".")),
    "two dots": ("malformed", broken(lambda _token: "..")),
    "three dots": ("malformed", broken(lambda _token: "...")),
    "half a token": ("malformed", broken(lambda token: token[: len(token) // 3])),
    "the head alone": ("malformed", broken(lambda token: token.split(".")[0])),
    "without its signature's dot": ("malformed", broken(lambda token: token.rpartition(".")[0])),
    "with a fourth part": ("malformed", broken(lambda token: f"{token}.e30")),
    "encrypted": ("malformed", lambda _cloud: f"{encoded({'alg': 'RSA-OAEP', 'enc': 'A256GCM'})}.e30.e30.e30.e30"),
    "a head that is a list": ("malformed", lambda cloud: unsigned(["RS256"], claims(cloud), "c2ln")),
    "a head that is null": ("malformed", lambda cloud: unsigned(None, claims(cloud), "c2ln")),
    "a head that is no text": ("malformed", lambda cloud: unsigned(b"\xff\xfe\xff", claims(cloud), "c2ln")),
    "a head of brackets": ("malformed", lambda cloud: unsigned(b"[" * 5000, claims(cloud), "c2ln")),
    "claims that are a list": ("claims", lambda cloud: signed(cloud.keys[0], HEAD, ["aud", APP_ID])),
    "claims that are no JSON": ("claims", lambda cloud: signed(cloud.keys[0], HEAD, b"aud=me")),
    "claims of brackets": ("signature", lambda cloud: signed(own_key(), HEAD, b"[" * 3000)),
    "a huge token": ("malformed", broken(lambda _token: "x" * 7000)),
    "with a space in front": ("malformed", broken(lambda token: f" {token}")),
    "with a space inside": ("malformed", broken(lambda token: token.replace(".", " .", 1))),
    "with the scheme twice": ("malformed", broken(lambda token: f"Bearer {token}")),
    "in quotes": ("malformed", broken(lambda token: f'"{token}"')),
    "with a comma and a second": ("malformed", broken(lambda token: f"{token},{token}")),
}

TOKENS = SIGNATURES | KEYS | CLAIMS | SHAPES


def pieces(text):
    """Return what is long enough in a header to be recognised."""
    return [piece for piece in re.split(r"[^\w-]+", text) if len(piece) >= 12]


async def refused(bot, written, answer, secret):
    """Say that nothing came of it, and return the reason the log gives: one line, and nothing of the token in it."""
    assert answer.status in (401, 403)
    assert "Traceback" not in await answer.text()
    assert bot.script.turns == []
    assert bot.cloud.calls == []
    [line] = written.events("request_refused")
    assert line["status"] == answer.status
    assert not [piece for piece in pieces(secret) if piece in written.text]
    return line["reason"]


def test_the_table_holds_more_than_forty_attacks():
    assert len(TOKENS) == sum(map(len, (SIGNATURES, KEYS, CLAIMS, SHAPES))) > 40


async def test_the_same_tools_make_a_token_that_is_taken(bot):
    token = signed(bot.cloud.keys[0], HEAD, claims(bot.cloud))
    assert (await bot.post(teams.message(bot.cloud), token=token)).status == 200
    assert len(bot.script.turns) == 1


@pytest.mark.parametrize("kind", TOKENS)
async def test_a_forged_or_broken_token_is_refused_for_what_is_wrong_with_it(written, bot, kind):
    reason, make = TOKENS[kind]
    token = make(bot.cloud)
    asked = len(bot.cloud.log)
    answer = await bot.post(teams.message(bot.cloud), token=token)
    assert await refused(bot, written, answer, token) == reason
    assert bot.cloud.log[asked:] == [], "a token chose what the service fetches"


SCHEMES = {
    "no header": ("missing", None),
    "an empty header": ("missing", ""),
    "the scheme alone": ("not_bearer", "Bearer"),
    "the scheme and a space": ("not_bearer", "Bearer "),
    "the bare token": ("not_bearer", "{token}"),
    "another scheme": ("not_bearer", "Basic {token}"),
    "a user and password": ("not_bearer", "Basic dXNlcjpwYXNzd29yZC1vZi1zb21lYm9keQ=="),
    "a tab for the space": ("not_bearer", "Bearer\t{token}"),
    "no space": ("not_bearer", "Bearer{token}"),
    "an equals sign": ("not_bearer", "Bearer={token}"),
    "the scheme misspelt": ("not_bearer", "Bearer: {token}"),
    "a list of schemes": ("not_bearer", "Basic, Bearer {token}"),
}


@pytest.mark.parametrize("kind", SCHEMES)
async def test_a_good_token_in_a_wrong_header_is_refused(written, bot, kind):
    reason, header = SCHEMES[kind]
    token = bot.cloud.token()
    headers = {} if header is None else {"Authorization": header.format(token=token)}
    answer = await bot.client.post("/api/messages", json=teams.message(bot.cloud), headers=headers)
    assert await refused(bot, written, answer, token) == reason


@pytest.mark.parametrize("where", ["query", "cookie", "X-Authorization", "Proxy-Authorization", "body"])
async def test_a_good_token_anywhere_but_in_its_header_is_refused(written, bot, where):
    token = bot.cloud.token()
    sent = {"json": teams.message(bot.cloud)}
    if where == "query":
        sent["params"] = {"access_token": token}
    elif where == "body":
        sent["json"] |= {"access_token": token, "authorization": f"Bearer {token}"}
    else:
        sent["headers"] = {"Cookie": f"token={token}"} if where == "cookie" else {where: f"Bearer {token}"}
    answer = await bot.client.post("/api/messages", **sent)
    assert await refused(bot, written, answer, token) == "missing"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_the_scheme_may_be_written_in_small_or_capital_letters(bot, scheme):
    headers = {"Authorization": f"{scheme} {bot.cloud.token()}"}
    assert (await bot.client.post("/api/messages", json=teams.message(bot.cloud), headers=headers)).status == 200


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_two_authorization_headers_are_refused_though_one_is_good(bot, order):
    values = [f"Bearer {bot.cloud.token()}", f"Bearer {bot.cloud.token(key=own_key())}"]
    headers = [("Authorization", values[which]) for which in order]
    answer = await bot.client.post("/api/messages", json=teams.message(bot.cloud), headers=headers)
    assert answer.status in (400, 401, 403)
    assert bot.script.turns == []


async def test_a_head_beyond_what_a_server_reads_is_refused_too(written, bot):
    token = signed(own_key(), HEAD | {"filler": "x" * 20_000}, claims(bot.cloud))
    answer = await bot.post(teams.message(bot.cloud), token=token)
    assert answer.status == 400
    assert "Traceback" not in await answer.text()
    assert bot.script.turns == []
    assert not [piece for piece in pieces(token) if piece[:60] in written.text]


@pytest.mark.parametrize("endorsements", [(), ("webchat",), ("msteams2", "MSTEAMS", "webchat")])
async def test_a_key_of_the_issuers_speaks_only_for_the_channels_it_is_endorsed_for(
    written, cloud, start, endorsements
):
    cloud.keys.append(SigningKey("key-2", endorsements=endorsements, private=own_key("key-2").private))
    bot = await start()
    token = cloud.token(key=cloud.keys[1])
    answer = await bot.post(teams.message(cloud), token=token)
    assert await refused(bot, written, answer, token) == "endorsement"


@pytest.mark.parametrize("channel", ["webchat", "emulator", "MSTEAMS", "msteams ", "", None, ["msteams"]])
async def test_an_activity_of_another_channel_is_refused(written, bot, channel):
    token = bot.cloud.token()
    answer = await bot.post(teams.message(bot.cloud, channelId=channel), token=token)
    assert await refused(bot, written, answer, token) == "endorsement"


async def test_the_token_we_answer_with_does_not_open_our_own_door(written, bot):
    await bot.post(teams.message(bot.cloud))
    [outbound] = bot.cloud.tokens
    answer = await bot.post(teams.message(bot.cloud), token=outbound)
    assert answer.status == 401
    assert len(bot.script.turns) == 1
    assert outbound not in written.text


async def test_a_refused_token_is_refused_again_and_a_good_one_is_still_taken(bot):
    bad, good = bot.cloud.token(key=own_key()), bot.cloud.token()
    answers = [await bot.post(teams.message(bot.cloud), token=token) for token in (bad, good, bad, good)]
    assert [answer.status for answer in answers] == [401, 200, 401, 200]


# A good token is remembered; what is remembered must not let another one in, nor outlive what made it good


async def test_nothing_but_the_very_same_header_profits_from_a_token_found_good(bot):
    good = bot.cloud.token()
    assert (await bot.post(teams.message(bot.cloud), token=good)).status == 200
    head, body, signature = good.split(".")
    for forged in (f"{head}.{body}.", f"{head}.{body}.{signature[:-2]}", unsigned(HEAD, claims(bot.cloud), signature)):
        assert (await bot.post(teams.message(bot.cloud), token=forged)).status == 401
    assert len(bot.script.turns) == 1


async def test_a_token_found_good_is_not_good_for_another_activity(bot):
    good = bot.cloud.token()
    assert (await bot.post(teams.message(bot.cloud), token=good)).status == 200
    for change in ({"serviceUrl": f"{bot.cloud.url}/fr/"}, {"channelId": "webchat"}, {"channelData": {}}):
        assert (await bot.post(teams.message(bot.cloud, **change), token=good)).status in (401, 403)
    assert len(bot.script.turns) == 1


async def test_a_token_found_good_ends_when_it_ends(bot):
    good = bot.cloud.token(exp=int(time.time()) - 298)
    statuses = [(await bot.post(teams.message(bot.cloud), token=good)).status]
    await asyncio.sleep(3)
    statuses.append((await bot.post(teams.message(bot.cloud), token=good)).status)
    assert statuses == [200, 401]


@pytest.mark.parametrize("instead", ["key-2", "key-1"])
async def test_a_token_found_good_ends_with_its_key(bot, monkeypatch, instead):
    good = bot.cloud.token()
    assert (await bot.post(teams.message(bot.cloud), token=good)).status == 200
    bot.cloud.keys[:] = [SigningKey(instead, private=own_key("key-2").private)]
    monkeypatch.setattr(signing_keys, "STALE_SECONDS", 0.0)
    monkeypatch.setattr(signing_keys, "REFRESH_SECONDS", 0.0)
    assert (await bot.post(teams.message(bot.cloud), token=good)).status == 401
    assert len(bot.script.turns) == 1
