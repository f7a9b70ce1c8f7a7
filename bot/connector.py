"""The Bot Connector's REST calls on one pooled client: host checked before every send, no redirect followed."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from botbuilder.schema import (
    Activity,
    ConversationParameters,
    ConversationResourceResponse,
    PagedMembersResult,
    ResourceResponse,
)
from botbuilder.schema.teams import TeamsChannelAccount

from bot import hosts, outbound, wire
from bot.http_client import HttpClient, NotConnected
from bot.http_connection import Answer, Disconnected

PAGE_OF_MEMBERS = 200
_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")


class ConnectorError(Exception):
    """Teams did not take the call. Holds ids and numbers only, so that it can be logged as it is.

    `status` is None when there was no answer; `reached` then says whether the request may have arrived all the same.
    """

    def __init__(
        self, code: str, *, status: int | None = None, retry_after: float | None = None, reached: bool = True
    ) -> None:
        super().__init__(f"{status or 'no answer'} {code}")
        self.code = code
        self.status = status
        self.retry_after = retry_after
        self.reached = reached


@dataclass(frozen=True, slots=True)
class Connector:
    """Calls any allowed service address with the bot's token; without a `bearer` (demo) it sends none."""

    client: HttpClient
    allowed_hosts: hosts.AllowedHosts
    bearer: Callable[[], Awaitable[str]] | None

    def at(self, service_url: str) -> "Client":
        """Return the client of one service address, as the SDK's turn context wants it."""
        return Client(Conversations(self, service_url))

    async def call(
        self, service_url: str, method: str, path: str, body: Any = None, query: dict[str, str] | None = None
    ) -> Any:
        """Make one call and return the JSON of the answer, or None; raise ConnectorError for all but success.

        `path` is what follows the version, escaped: "/conversations/…".
        """
        try:
            base = self.allowed_hosts.check(service_url)
        except hosts.HostNotAllowed as error:
            raise ConnectorError("HostNotAllowed", reached=False) from error
        headers = "Content-Type: application/json; charset=utf-8\r\n"
        if self.bearer is not None:
            headers += f"Authorization: Bearer {await self._token()}\r\n"
        origin = outbound.origin(base)
        # Encoded by us: ids hold ':', '@' and ';', which the service wants escaped.
        target = f"{base.removeprefix(origin)}/v3{path}" + (f"?{urlencode(query)}" if query else "")
        content = b"" if body is None else orjson.dumps(body)
        try:
            answer = await self.client.call(method, origin, target, headers, content)
        except NotConnected as error:
            raise ConnectorError("NotConnected", reached=False) from error
        except TimeoutError as error:
            raise ConnectorError("Timeout") from error
        except Disconnected as error:
            raise ConnectorError("Disconnected") from error
        if answer.status not in (200, 201, 202, 204):
            raise ConnectorError(_code(answer.body), status=answer.status, retry_after=_retry_after(answer))
        return _json(answer.body)

    async def _token(self) -> str:
        assert self.bearer is not None  # noqa: S101 - for the type checker; the caller has looked
        try:
            return await self.bearer()
        except Exception as error:
            raise ConnectorError("NoToken", reached=False) from error


@dataclass(frozen=True, slots=True)
class Conversations:
    """The operations on conversations, named as in the SDK, whose adapter calls them."""

    connector: Connector
    service_url: str

    async def send_to_conversation(self, conversation_id: str, activity: Activity) -> ResourceResponse:
        """Post an activity; its id comes back."""
        return _resource(await self._call("POST", conversation_id, "/activities", wire.write(activity)))

    async def reply_to_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        """Post an activity in answer to another."""
        path = f"/activities/{_quoted(activity_id)}"
        return _resource(await self._call("POST", conversation_id, path, wire.write(activity)))

    async def update_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        """Put an activity in the place of one the bot sent before."""
        path = f"/activities/{_quoted(activity_id)}"
        return _resource(await self._call("PUT", conversation_id, path, wire.write(activity)))

    async def delete_activity(self, conversation_id: str, activity_id: str) -> None:
        """Take back an activity the bot sent."""
        await self._call("DELETE", conversation_id, f"/activities/{_quoted(activity_id)}")

    async def create_conversation(self, parameters: ConversationParameters) -> ConversationResourceResponse:
        """Open a chat with a person, or a thread in a channel when an activity comes with it."""
        asked = wire.write(parameters)
        if "tenantID" in asked:  # the SDK's map misspells what Teams calls tenantId
            asked["tenantId"] = asked.pop("tenantID")
        body = await self.connector.call(self.service_url, "POST", "/conversations", asked)
        if not isinstance(body, dict) or not isinstance(body.get("id"), str):
            raise ConnectorError("NoConversationId")
        return ConversationResourceResponse(id=body["id"], activity_id=body.get("activityId"))

    async def get_conversation_paged_members(
        self, conversation_id: str, page_size: int = PAGE_OF_MEMBERS, continuation_token: str | None = None
    ) -> PagedMembersResult:
        """Return one page of the people there."""
        query = {"pageSize": str(page_size)}
        if continuation_token:
            query["continuationToken"] = continuation_token
        body = await self._call("GET", conversation_id, "/pagedmembers", query=query)
        if not isinstance(body, dict) or not isinstance(body.get("members"), list):
            raise ConnectorError("NoMembers")
        return PagedMembersResult(
            members=[_member(each) for each in body["members"]], continuation_token=body.get("continuationToken")
        )

    async def get_conversation_member(self, conversation_id: str, member_id: str) -> TeamsChannelAccount:
        """Return one person of the conversation."""
        return _member(await self._call("GET", conversation_id, f"/members/{_quoted(member_id)}"))

    async def _call(
        self, method: str, conversation_id: str, path: str, body: Any = None, query: dict[str, str] | None = None
    ) -> Any:
        whole = f"/conversations/{_quoted(conversation_id)}{path}"
        return await self.connector.call(self.service_url, method, whole, body, query)


@dataclass(frozen=True, slots=True)
class Client:
    """What the SDK calls a connector client."""

    conversations: Conversations


def _member(body: Any) -> TeamsChannelAccount:
    if not isinstance(body, dict):
        raise ConnectorError("NoMembers")
    # Graph's name for the Entra object id in some answers, the Bot Framework's in others.
    return TeamsChannelAccount(
        id=body.get("id"),
        name=body.get("name"),
        aad_object_id=body.get("aadObjectId") or body.get("objectId"),
        tenant_id=body.get("tenantId"),
        user_role=body.get("userRole"),
    )


def _resource(body: Any) -> ResourceResponse:
    found = body.get("id") if isinstance(body, dict) else None
    return ResourceResponse(id=found if isinstance(found, str) else "")


def _quoted(identifier: str) -> str:
    return quote(identifier, safe="")


def _json(content: bytes) -> Any:
    try:
        return orjson.loads(content) if content else None
    except orjson.JSONDecodeError:
        return None


def _code(content: bytes) -> str:
    """Return the service's error code when it looks like one: nothing else of its answer goes into a log."""
    body = _json(content)
    error = body.get("error") if isinstance(body, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) and _CODE.fullmatch(code) else "Unknown"


def _retry_after(answer: Answer) -> float | None:
    """Return the seconds the service asks to wait; the date it may give instead is not used by Teams."""
    seconds = answer.headers.get(b"retry-after", b"").strip()
    return float(seconds) if seconds.isdigit() else None
