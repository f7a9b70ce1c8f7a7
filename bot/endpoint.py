"""`POST /api/messages`: limits, token, shape, repeats, and an answer in time. What it refuses it refuses with a 4xx."""

import asyncio
import uuid
from collections import OrderedDict
from http import HTTPStatus

import orjson
import structlog
from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, InvokeResponse

from bot import replies, turns, wire
from bot.adapter import TeamsAdapter
from bot.background import Background
from bot.connector import ConnectorError
from bot.metrics import Metrics
from bot.rate_limits import Limits, TooMany
from bot.teams_bot import EXCHANGE, Exchange, TeamsBot
from bot.token_check import Check, TokenRefused
from dialogs.turn import Reply

log = structlog.get_logger()

BODY_BYTES = 256 * 1024
# A body is sent in one go. aiohttp itself waits for the rest of a broken one for as long as the connection stands.
BODY_SECONDS = 10.0
# The client gives a button five seconds, and nobody waits longer for a message; what takes more follows by itself.
INVOKE_SECONDS = 4.5
MESSAGE_SECONDS = 4.5
# How many answered activities are remembered: some minutes of a busy service, far more than Teams' own retries need.
REMEMBERED = 4096

STILL_AT_IT = Reply("Still working on it. The answer will follow here.")

_PLAIN = "identity"

Key = tuple[str, str, str]


class Endpoint:
    """Takes activities in, each once."""

    def __init__(
        self,
        check: Check,
        adapter: TeamsAdapter,
        bot: TeamsBot,
        background: Background,
        metrics: Metrics,
        limits: Limits,
    ) -> None:
        self._check = check
        self._adapter = adapter
        self._bot = bot
        self._background = background
        self._metrics = metrics
        self._limits = limits
        self._under_way: dict[Key, tuple[asyncio.Task[InvokeResponse | None], Exchange]] = {}
        self._answered: OrderedDict[Key, None] = OrderedDict()

    async def post(self, request: web.Request) -> web.Response:
        """Answer one request."""
        if request.content_type != "application/json":
            return self._refusal(415, "content_type")
        if (request.content_length or 0) > BODY_BYTES:
            return self._refusal(413, "body_size")
        if request.headers.get("Content-Encoding", _PLAIN).strip().lower() != _PLAIN:
            # Teams sends none, and a small one can unpack to a huge one.
            return self._unread(request, 400, "content_encoding")
        try:
            tokens = request.headers.getall("Authorization", [])
            verified = await self._check.verify(tokens[0] if len(tokens) == 1 else None)
            body = wire.parse(await _whole(request))
            self._check.admit(verified, body)
            if body["type"] not in wire.SERVED:
                return web.Response()
            activity = wire.read(body)
            self._limit(activity)
        except TokenRefused as refused:
            return self._refusal(refused.status, refused.reason)
        except TooMany as refused:
            return self._refusal(429, refused.reason)
        except wire.BadActivity:
            return self._refusal(400, "activity")
        except web.RequestPayloadError:
            return self._unread(request, 400, "body")
        except TimeoutError:
            return self._unread(request, 408, "body")
        except web.HTTPRequestEntityTooLarge:
            return self._refusal(413, "body_size")
        return await self._answer(activity)

    def _limit(self, activity: Activity) -> None:
        """Count the activity for its tenant and its person; raise TooMany. Teams tries a refused one again later."""
        now, tenant = asyncio.get_running_loop().time(), turns.tenant_of(activity)
        if not self._limits.tenants.allows(tenant, now):
            raise TooMany("tenant_rate")
        sender = activity.from_property
        if sender is not None and not self._limits.people.allows(f"{tenant} {sender.aad_object_id or sender.id}", now):
            raise TooMany("person_rate")

    async def _answer(self, activity: Activity) -> web.Response:
        """Run the activity, or join the run of its first copy, and answer within the time its kind has."""
        invoke = activity.type == "invoke"
        key = _key(activity)
        if key in self._answered and not invoke:
            self._metrics.duplicate()
            return web.Response()
        if key in self._under_way:
            self._metrics.duplicate()
        work, exchange = self._under_way.get(key) or self._start(key, activity)
        done, _ = await asyncio.wait({work}, timeout=INVOKE_SECONDS if invoke else MESSAGE_SECONDS)
        if not done:
            exchange.answered = True
            self._metrics.answered_early(activity.type)
            log.info("answered_early", activity_id=activity.id)
            return _invoked(replies.invoke_answer(STILL_AT_IT)) if invoke else web.Response(status=202)
        try:
            result = work.result()
        except ConnectorError:
            return self._refusal(502, "reply_not_sent")
        except Exception:
            return self._refusal(500, "turn_failed")
        return _invoked(result) if result is not None else web.Response()

    def _start(self, key: Key, activity: Activity) -> tuple[asyncio.Task[InvokeResponse | None], Exchange]:
        exchange = Exchange(again=key in self._answered)
        work = self._background.start(self._run(key, activity, exchange))
        self._under_way[key] = work, exchange
        return work, exchange

    async def _run(self, key: Key, activity: Activity, exchange: Exchange) -> InvokeResponse | None:
        async def turn(context: TurnContext) -> None:
            context.turn_state[EXCHANGE] = exchange
            await self._bot.on_turn(context)

        began, ok = asyncio.get_running_loop().time(), False
        try:
            answer = await self._adapter.receive(activity, turn)
            ok = not exchange.failed
        except ConnectorError as error:
            self._metrics.reply_not_sent(error.status, error.code)
            # Not noted as answered: when Teams sends the activity again, the stored replies are tried again.
            log.warning("reply_not_sent", activity_id=activity.id, status=error.status, code=error.code)
            raise
        except Exception as error:
            log.error("activity_failed", activity_id=activity.id, exc_info=error)
            raise
        finally:
            self._metrics.turn(activity.type, asyncio.get_running_loop().time() - began, ok=ok)
            del self._under_way[key]
        self._remember(key)
        return answer

    def _remember(self, key: Key) -> None:
        self._answered[key] = None
        while len(self._answered) > REMEMBERED:
            self._answered.popitem(last=False)

    def _unread(self, request: web.Request, status: int, reason: str) -> web.Response:
        """Refuse a request whose body is not read to its end: that ends the connection."""
        # aiohttp would go on reading to throw it away, and log what its parser makes of it as an error of ours.
        request.content.feed_eof()
        answer = self._refusal(status, reason)
        answer.force_close()
        return answer

    def _refusal(self, status: int, reason: str) -> web.Response:
        self._metrics.refused(status, reason)
        log.info("request_refused", status=status, reason=reason)
        return web.Response(status=status, text=HTTPStatus(status).phrase)


async def _whole(request: web.Request) -> bytes:
    """Return the body; raise TimeoutError where the rest of it does not come."""
    if request.content.is_eof():  # all of it is here, as nearly always: nothing to set a timer for
        return await request.read()
    async with asyncio.timeout(BODY_SECONDS):
        return await request.read()


def _key(activity: Activity) -> Key:
    """Return what makes an activity the same one; an event without an id is never the same as another."""
    return turns.tenant_of(activity), activity.conversation.id, activity.id or uuid.uuid4().hex


def _invoked(answer: InvokeResponse) -> web.Response:
    """Write what the SDK's own edge fails to write since 4.17.0: the body of an invoke's answer."""
    if answer.body is None:
        return web.Response(status=answer.status)
    return web.Response(status=answer.status, body=orjson.dumps(answer.body), content_type="application/json")
