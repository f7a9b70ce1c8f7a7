"""Replies as Teams wants them: messages, and the body an invoke is answered with."""

from typing import Any

from botbuilder.schema import Activity, ActivityTypes, Attachment, InvokeResponse

from dialogs.turn import Reply

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"


def message(text: str, card: dict[str, Any] | None = None) -> Activity:
    """Make the activity. A card's text twin is its summary: as text it would stand above the card a second time."""
    if card is None:
        # Plain: what people typed is shown as they typed it, never as a link or a mention.
        return Activity(type=ActivityTypes.message, text=text, text_format="plain")
    return Activity(type=ActivityTypes.message, summary=text, attachments=[Attachment(content_type=CARD, content=card)])


def typing() -> Activity:
    """Make the sign that an answer is on its way."""
    return Activity(type=ActivityTypes.typing)


def invoke_answer(reply: Reply) -> InvokeResponse:
    """Answer a pressed button with what its client shows: a card in the card's place, or a line of text."""
    if reply.card is not None:
        return _invoke(200, CARD, reply.card)
    return _invoke(200, MESSAGE, reply.text)


def invoke_refusal(code: str, text: str) -> InvokeResponse:
    """Answer a button press that is not one. The error is in the body: an HTTP error makes Teams try again."""
    return _invoke(400, ERROR, {"code": code, "message": text})


def _invoke(status: int, kind: str, value: Any) -> InvokeResponse:
    return InvokeResponse(status=200, body={"statusCode": status, "type": kind, "value": value})
