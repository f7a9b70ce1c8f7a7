"""The bot as the SDK knows it: activities in, the conversation of `dialogs`, activities out."""

import asyncio
from dataclasses import dataclass, replace

import structlog
from botbuilder.core import TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import Activity, ChannelAccount, InvokeResponse

from bot import file_consent, files, place_events, replies, turns
from bot.background import Background
from bot.connector import Client, ConnectorError
from bot.conversation import Conversation
from bot.metrics import Metrics
from bot.place_events import PlaceEvent
from bot.roster import Rosters, name_of_sender
from dialogs import whose_place
from dialogs.turn import File, Outcome, Person, Reply, Turn

log = structlog.get_logger()

# Microsoft's own bar for a Teams bot: an answer, or a sign of one, within two seconds.
TYPING_SECONDS = 2.0
EXCHANGE = "clerk.exchange"

APOLOGY = "Sorry, something went wrong on my side and nothing was saved. Please try again, or say help."
NO_ACCOUNT = "I can only work with people who are signed in with an account of their organisation."
NOTHING_TO_SAY = "Done."


@dataclass(slots=True)
class Exchange:
    """What the HTTP answer and the bot must know of each other."""

    answered: bool = False  # the answer has gone out: what is still to say goes by the connector
    again: bool = False  # this process has answered the very same activity before
    failed: bool = False  # a bug ended the turn in an apology


class TeamsBot(TeamsActivityHandler):  # type: ignore[misc]  # the SDK has no types
    """Gives every message and button to the conversation and its replies to Teams."""

    def __init__(
        self,
        conversation: Conversation,
        background: Background,
        metrics: Metrics,
        get: files.Get,
        put: file_consent.Put,
        *,
        demo_tenant: str | None = None,
    ) -> None:
        super().__init__()
        self._get, self._put = get, put
        self._conversation = conversation
        self._background = background
        self._metrics = metrics
        self._demo_tenant = demo_tenant
        self._rosters = Rosters(conversation, background, metrics)

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer a text, or a button of a client that knows only Action.Submit."""
        activity = turn_context.activity
        if not turns.is_meant_for_us(activity):
            return  # what people say to one another is not read, and nothing of it is kept
        pressed = turns.submitted(activity.value)
        outcome = await self._respond(turn_context, pressed)
        # Typed in a thread, `replyToId` is the thread's first message: somebody else's, or our digest.
        await self._send(turn_context, outcome.replies, activity.reply_to_id if pressed else None)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        """Answer a pressed Action.Execute, and whether a file is wanted; other invokes are not implemented."""
        activity, exchange = turn_context.activity, turn_context.turn_state[EXCHANGE]
        if activity.name == file_consent.INVOKE:
            if taken := file_consent.accepted(activity.value):
                self._background.start(self._hand_over(turn_context, taken))
            return InvokeResponse(status=200)
        if activity.name != "adaptiveCard/action":
            return InvokeResponse(status=501)
        pressed = turns.executed(activity.value)
        if pressed is None:
            return replies.invoke_refusal("BadRequest", "This is not a button of mine.")
        outcome = await self._respond(turn_context, pressed)
        first, *rest = outcome.replies or (Reply(NOTHING_TO_SAY),)
        if exchange.answered:
            await self._send(turn_context, (first, *rest), activity.reply_to_id)
        elif not (outcome.repeat and exchange.again):
            # The presser sees the new card by the answer; everybody else by the update of the message.
            seen_by_all = [first] if first.replaces and activity.reply_to_id else []
            offered = None if seen_by_all else first.file
            self._background.start(self._send_rest(turn_context, (*seen_by_all, *rest), offered))
        return replies.invoke_answer(first)

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """Note where the bot was added or taken away, what became of the place, and that its people changed."""
        activity = turn_context.activity
        if _holds(activity.members_added, activity.recipient):
            await self._installed(turn_context)
        elif _holds(activity.members_removed, activity.recipient):
            await self._note(place_events.removal(activity, self._tenant(activity)))
        elif event := place_events.read(activity, self._tenant(activity)):
            await self._note(event)
        elif (
            activity.members_added
            or activity.members_removed
            or place_events.kind_of(activity) in place_events.OTHER_READERS
        ):
            self._look_at_roster(turn_context, anew=True)

    async def on_installation_update_add(self, turn_context: TurnContext) -> None:
        """Welcome whoever installed the app; Teams says so twice, and the welcome is given once."""
        await self._installed(turn_context)

    async def on_installation_update_remove(self, turn_context: TurnContext) -> None:
        """Stop writing where the app is gone."""
        activity = turn_context.activity
        if activity.action != place_events.UPGRADE:
            await self._note(place_events.removal(activity, self._tenant(activity)))

    async def _respond(self, context: TurnContext, pressed: turns.Pressed | None) -> Outcome:
        """Run the turn in its one transaction; a bug ends in an apology, never in silence."""
        activity = context.activity
        person = self._person(activity)
        if person is None:
            log.info("person_without_account", activity_id=activity.id)
            return Outcome((Reply(NO_ACCOUNT, refused=True),))
        turn = turns.turn_of(activity, self._tenant(activity), person, pressed)
        reference = turns.reference_of(activity, turn.tenant_id, person)
        slow = asyncio.get_running_loop().call_later(TYPING_SECONDS, self._start_typing, context)
        try:
            if activity.attachments:
                turn = replace(turn, given=await files.given(activity, self._get))
            outcome = await self._conversation.answer(turn, reference)
        except Exception as error:
            context.turn_state[EXCHANGE].failed = True
            log.error("turn_failed", activity_id=turn.activity_id, exc_info=error)
            await self._forget_frame(turn)
            return Outcome((Reply(APOLOGY),))
        finally:
            slow.cancel()
        if outcome.repeat:
            self._metrics.duplicate()
        self._look_at_roster(context, anew=turn.verb == whose_place.CHOOSE)
        return outcome

    async def _send(self, context: TurnContext, answers: tuple[Reply, ...], card_id: str | None) -> None:
        """Send the replies in order; one that replaces takes the place of the card that was pressed."""
        for reply in answers:
            activity = replies.message(reply.text, reply.card)
            if not (reply.replaces and card_id and await self._updated(context, activity, card_id)):
                await context.send_activity(activity)
            if reply.file is not None:
                await self._offer(context, reply.file)

    async def _offer(self, context: TurnContext, file: File) -> None:
        """Ask whether a file is wanted; Teams lets a bot do so in a personal chat only."""
        personal = turns.scope_of(context.activity) == "personal"
        await context.send_activity(
            file_consent.offer(file) if personal else replies.message(file_consent.ONLY_PERSONALLY)
        )

    async def _hand_over(self, context: TurnContext, taken: file_consent.Accepted) -> None:
        """Make the file that somebody wants and put it where Teams keeps it for them."""
        outcome = await self._respond(context, taken.pressed)
        file = next((reply.file for reply in outcome.replies if reply.file), None)
        try:
            if file is None:  # they may no longer have it
                await self._send(context, outcome.replies, None)
                return
            await self._put(taken.upload_url, file.content)
            await context.send_activity(file_consent.handed_over(taken))
        except file_consent.NotPut:
            log.warning("file_not_handed_over", activity_id=context.activity.id)
            await context.send_activity(replies.message(file_consent.NOT_PUT))
        except ConnectorError as error:
            log.warning("reply_not_sent", activity_id=context.activity.id, status=error.status, code=error.code)

    async def _send_rest(self, context: TurnContext, answers: tuple[Reply, ...], offered: File | None) -> None:
        """Send what an invoke's answer could not hold; nobody waits for it, so a failure is only noted."""
        try:
            if offered is not None:
                await self._offer(context, offered)
            await self._send(context, answers, context.activity.reply_to_id)
        except ConnectorError as error:
            self._metrics.reply_not_sent(error.status, error.code)
            log.warning("reply_not_sent", activity_id=context.activity.id, status=error.status, code=error.code)

    async def _updated(self, context: TurnContext, activity: Activity, card_id: str) -> bool:
        """Put the activity in the place of the card; False when Teams will not, as for a card that is gone."""
        activity.id = card_id
        try:
            await context.update_activity(activity)
        except ConnectorError as error:
            log.info("card_not_updated", activity_id=context.activity.id, status=error.status, code=error.code)
            return False
        return True

    def _start_typing(self, context: TurnContext) -> None:
        if context.activity.type == "message":
            self._background.start(self._say_typing(context))

    async def _say_typing(self, context: TurnContext) -> None:
        try:
            await context.send_activity(replies.typing())
        except ConnectorError as error:
            log.info("typing_not_sent", activity_id=context.activity.id, status=error.status, code=error.code)

    async def _forget_frame(self, turn: Turn) -> None:
        """Drop the half-finished conversation that led to a bug, so that it does not lead there again."""
        try:
            await self._conversation.forget(turn)
        except Exception as error:
            # The apology must go out even when the database is the trouble.
            log.error("frame_not_cleared", activity_id=turn.activity_id, exc_info=error)

    async def _installed(self, context: TurnContext) -> None:
        activity = context.activity
        person = self._person(activity)
        reference = turns.reference_of(activity, self._tenant(activity), person)
        client: Client = context.turn_state[context.adapter.BOT_CONNECTOR_CLIENT_KEY]
        installed = turns.installed(activity, reference, person, await name_of_sender(client, activity))
        for reply in await self._conversation.welcome(installed):
            await context.send_activity(replies.message(reply.text, reply.card))
        self._look_at_roster(context, anew=True)

    def _look_at_roster(self, context: TurnContext, *, anew: bool = False) -> None:
        """Read who is in the team, in the background; a chat has no team."""
        activity = context.activity
        if turns.scope_of(activity) == "channel":
            client: Client = context.turn_state[context.adapter.BOT_CONNECTOR_CLIENT_KEY]
            self._rosters.look(client, self._tenant(activity), turns.channel_of(activity), anew=anew)

    async def _note(self, event: PlaceEvent) -> None:
        if event.why is None:
            await self._conversation.reopened(event.place)
        else:
            await self._conversation.shut(event.place, event.why)

    def _person(self, activity: Activity) -> Person | None:
        return turns.person_of(activity, without_entra=self._demo_tenant is not None)

    def _tenant(self, activity: Activity) -> str:
        return self._demo_tenant or turns.tenant_of(activity)


def _holds(accounts: list[ChannelAccount] | None, bot: ChannelAccount | None) -> bool:
    """Say whether the bot itself is among the accounts."""
    return bot is not None and any(account.id == bot.id for account in accounts or ())
