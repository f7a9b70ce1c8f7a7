"""Microsoft's cloud on one local TLS port: Bot Connector, signing keys, login and Graph, on their real paths."""

import asyncio
import contextlib
import functools
import json
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.cloud import tls

APP_ID = "11111111-2222-3333-4444-555555555555"
TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
ISSUER = "https://api.botframework.com"


@dataclass
class Call:
    """One request the connector got."""

    method: str
    conversation: str
    activity: str | None
    body: dict
    token: str | None
    id: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def text(self):
        return self.body.get("text") or self.body.get("summary") or ""

    @property
    def card(self):
        attachments = self.body.get("attachments") or [{}]
        return attachments[0].get("content")


@dataclass
class SigningKey:
    kid: str
    endorsements: tuple[str, ...] = ("msteams",)
    private: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))

    def public(self):
        entry = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key()))
        return entry | {"kid": self.kid, "use": "sig", "endorsements": list(self.endorsements)}


@functools.cache
def first_key():
    """Return the key every cloud of this process starts with: making one takes longer than most tests."""
    return SigningKey("key-1")


class MicrosoftCloud:
    """Records what it is sent; `answer_next` makes the connector answer the next calls otherwise."""

    def __init__(self, tls):
        self.tls = tls
        self.url = ""
        self.keys = [first_key()]
        self.calls: list[Call] = []
        self.log: list[str] = []  # every path asked for
        self.rosters: dict[str, list[dict]] = {}
        self.files: dict[str, bytes | web.Response] = {}  # what people attached, by name
        self.file_headers: list[dict] = []
        self.answer_next: list[web.Response | float | str] = []
        self.teams: dict[str, str] = {}  # a team's id in Teams to that of its Entra group
        self.graph_answers: list[web.Response | float] = []  # how Graph answers the next calls
        self.graph_tokens: list[str | None] = []
        self.token_life = 3600
        self.token_requests: list[dict] = []
        self.tokens: set[str] = set()
        self.key_set_down = False
        self.called = asyncio.Event()
        self.connections = set()  # every one there has been

    @property
    def host(self):
        return self.url.removeprefix("https://")

    @property
    def service_url(self):
        return f"{self.url}/uk/"

    @property
    def sent(self):
        """The messages posted so far, without typing signs."""
        return [call for call in self.calls if call.method == "POST" and call.body.get("type") == "message"]

    @contextlib.asynccontextmanager
    async def running(self):
        app = web.Application(middlewares=[self._note])
        app.router.add_get("/v1/.well-known/openidconfiguration", self._metadata)
        app.router.add_get("/v1/.well-known/keys", self._key_set)
        app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", self._authority)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._login)
        app.router.add_get("/identity", self._identity)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_put("/files/{name}", self._take_file)
        connector = "/uk/v3/conversations"
        app.router.add_post(connector, self._create)
        app.router.add_post(connector + "/{conversation}/activities", self._activity)
        app.router.add_post(connector + "/{conversation}/activities/{activity}", self._activity)
        app.router.add_put(connector + "/{conversation}/activities/{activity}", self._activity)
        app.router.add_delete(connector + "/{conversation}/activities/{activity}", self._activity)
        app.router.add_get(connector + "/{conversation}/pagedmembers", self._paged_members)
        app.router.add_get(connector + "/{conversation}/members", self._members)
        app.router.add_get(connector + "/{conversation}/members/{member}", self._member)
        app.router.add_get("/uk/v3/teams/{team}", self._team)
        app.router.add_get("/v1.0/teams/{group}/channels/{channel}/messages", self._channel_messages)
        async with tls.serving(app, self.tls) as self.url:
            yield self

    def token(self, *, key=None, algorithm="RS256", headers=None, without=(), **claims):
        """Sign a token as Teams does; any claim can be given otherwise or left out."""
        key = key or self.keys[0]
        now = int(time.time())
        payload = {
            "iss": ISSUER,
            "aud": APP_ID,
            "serviceurl": self.service_url,
            "nbf": now - 300,
            "iat": now,
            "exp": now + 3600,
        } | claims
        payload = {name: value for name, value in payload.items() if name not in without}
        return jwt.encode(payload, key.private, algorithm=algorithm, headers={"kid": key.kid} | (headers or {}))

    async def until(self, true, seconds=5.0):
        """Wait until `true()`, looking at each call: for what the bot does after its answer."""
        async with asyncio.timeout(seconds):
            while not true():
                self.called.clear()
                await self.called.wait()

    @web.middleware
    async def _note(self, request, handler):
        self.log.append(f"{request.method} {request.path}")
        self.connections.add(request.transport)
        return await handler(request)

    async def _metadata(self, _request):
        if self.key_set_down:
            return web.Response(status=503)
        keys = f"{self.url}/v1/.well-known/keys"
        return web.json_response(
            {"issuer": ISSUER, "jwks_uri": keys, "id_token_signing_alg_values_supported": ["RS256"]}
        )

    async def _key_set(self, _request):
        return web.json_response({"keys": [key.public() for key in self.keys]})

    async def _authority(self, request):
        base = f"{self.url}/{request.match_info['tenant']}"
        return web.json_response(
            {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
            }
        )

    async def _login(self, request):
        form = dict(await request.post())
        self.token_requests.append(form)
        if form.get("client_secret") == "wrong":
            return web.json_response({"error": "invalid_client"}, status=401)
        return web.json_response(self._new_token())

    async def _file(self, request):
        self.file_headers.append({**request.headers, "query": request.query_string})
        found = self.files.get(request.match_info["name"], web.Response(status=404))
        return found if isinstance(found, web.Response) else web.Response(body=found)

    async def _take_file(self, request):
        self.file_headers.append({**request.headers, "query": request.query_string})
        self.files[request.match_info["name"]] = await request.read()
        return web.json_response({}, status=201)

    async def _identity(self, request):
        self.token_requests.append(dict(request.query))
        made = self._new_token()
        return web.json_response(made | {"expires_on": str(int(time.time()) + self.token_life)})

    def _new_token(self):
        token = f"token-{uuid.uuid4()}"
        self.tokens.add(token)
        return {"token_type": "Bearer", "expires_in": self.token_life, "access_token": token}

    async def _activity(self, request):
        call = await self._record(request)
        if self.answer_next:
            answer = self.answer_next.pop(0)
            if isinstance(answer, web.Response):
                return answer
            if answer == "break":
                request.transport.abort()
            else:
                await asyncio.sleep(answer)
        return web.json_response({"id": call.id}, status=200 if request.method != "POST" else 201)

    async def _create(self, request):
        call = await self._record(request)
        return web.json_response({"id": f"a:{call.id}", "activityId": call.id}, status=201)

    async def _paged_members(self, request):
        await self._record(request)
        people = self.rosters.get(request.match_info["conversation"], [])
        start, size = int(request.query.get("continuationToken", 0)), int(request.query["pageSize"])
        page = {"members": people[start : start + size]}
        return web.json_response(
            page | ({"continuationToken": str(start + size)} if start + size < len(people) else {})
        )

    async def _members(self, request):
        await self._record(request)
        return web.json_response(self.rosters.get(request.match_info["conversation"], []))

    async def _member(self, request):
        await self._record(request)
        for person in self.rosters.get(request.match_info["conversation"], []):
            if person["id"] == request.match_info["member"]:
                return web.json_response(person)
        return web.json_response({"error": {"code": "MemberNotFoundInConversation"}}, status=404)

    async def _team(self, request):
        await self._record(request)
        team = request.match_info["team"]
        if team not in self.teams:
            return web.json_response({"error": {"code": "NotFound"}}, status=404)
        return web.json_response({"id": team, "name": "Northbrook", "aadGroupId": self.teams[team]})

    async def _channel_messages(self, request):
        """Give what was posted to a channel as Graph does: the latest first, each card as text, page by page."""
        self.graph_tokens.append(_bearer(request))
        self.called.set()
        if self.graph_answers:
            answer = self.graph_answers.pop(0)
            if isinstance(answer, web.Response):
                return answer
            await asyncio.sleep(answer)
        if request.match_info["group"] not in self.teams.values() or self.graph_tokens[-1] not in self.tokens:
            return web.json_response({"error": {"code": "Forbidden"}}, status=403)
        there = [call for call in reversed(self.sent) if call.conversation == request.match_info["channel"]]
        start, size = int(request.query.get("$skiptoken", 0)), int(request.query["$top"])
        page = {"value": [_chat_message(call) for call in there[start : start + size]]}
        if start + size < len(there):
            page["@odata.nextLink"] = f"{self.url}{request.path}?$top={size}&$skiptoken={start + size}"
        return web.json_response(page)

    async def _record(self, request):
        call = Call(
            method=request.method,
            conversation=request.match_info.get("conversation", ""),
            activity=request.match_info.get("activity"),
            body=await request.json() if request.can_read_body else {},
            token=_bearer(request),
            id=f"1:{uuid.uuid4().hex}",
        )
        self.calls.append(call)
        self.called.set()
        return call


def _bearer(request):
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else None


def _chat_message(call):
    attached = [
        {"id": uuid.uuid4().hex, "contentType": each["contentType"], "content": json.dumps(each["content"], indent=2)}
        for each in call.body.get("attachments") or ()
    ]
    when = call.at.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    body = {"contentType": "html", "content": call.body.get("text", "")}
    return {"id": call.id, "messageType": "message", "createdDateTime": when, "body": body, "attachments": attached}
