"""What a delivery is given and how it fails; the four classes decide what becomes of the reminder (DESIGN 7).

`deliver(conversation, message)` posts one message and returns the activity id Teams gave it. It raises one of the
classes below, and returns no empty id: an answer without an id is `Ambiguous`.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from storage.conversations import Conversation

POSSIBLE_REPEAT = "This may be a repeat."


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted: a card, and its plain text for the notification line and the screen reader."""

    text: str
    card: dict[str, Any]
    said: dict[str, list[int]] | None = None  # by section, the rows it mentions
    key: str = ""  # by which it can be looked up in its channel; nobody sees it

    def digest(self) -> str:
        """Return what two messages that look the same have in common."""
        return hashlib.sha256(orjson.dumps(self.card, option=orjson.OPT_SORT_KEYS)).hexdigest()


# Puts a message in the place of the one with this activity id; raises a DeliveryError.
Update = Callable[[Conversation, str, Message], Awaitable[None]]
Deliver = Callable[[Conversation, Message], Awaitable[str]]
# Returns the activity id of the message with this key that was posted since a moment, or None when there is none;
# raises CannotSay.
LookUp = Callable[[Conversation, str, datetime], Awaitable[str | None]]


class CannotSay(Exception):
    """Whether a message is there cannot be found out. Holds codes only, never text or names."""


class DeliveryError(Exception):
    """A message that Teams did not take, or may not have taken. Holds codes only, never text or names."""


class Retryable(DeliveryError):
    """It certainly did not arrive; try again after `retry_after` seconds, or after a while."""

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Ambiguous(DeliveryError):
    """It may have arrived: the request was written and no clear answer came."""


class Blocked(DeliveryError):
    """The bot may not write to this conversation until Teams says otherwise."""


class Dead(DeliveryError):
    """This message will never be taken."""


def refusal(status: int | None, code: str, *, retry_after: float | None = None, reached: bool = True) -> DeliveryError:
    """Return the error of an HTTP answer. Without one (`None`), `reached` says whether the request was written."""
    why = f"{status or 'no answer'} {code}"
    match status:
        case None if not reached:
            return Retryable(why)
        # 401 is refused before the message is looked at; a new token may do.
        case 401 | 412 | 429:
            return Retryable(why, retry_after)
        case 403 | 404:
            return Blocked(why)
        case None | 408:
            return Ambiguous(why)
        case _ if status >= 500:
            return Ambiguous(why)
        case _:
            return Dead(why)
