"""What a conversation is given and what it gives back: no SDK, no HTTP, plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from documents.rows import Table

Scope = Literal["personal", "groupChat", "channel"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks. `id` is the Entra object id, the only key; `name` is shown and never trusted."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Given:
    """What came with a message as a file or a pasted table, as it was read; `refusal` is why it could not be.

    `beside` is what was typed beside a pasted table; None for a file.
    """

    tables: Sequence[Table] = ()
    refusal: str = ""
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One inbound activity: a text somebody typed, or a card button (`verb` and `data`) somebody pressed.

    `conversation_id` is Teams' own, with the thread (`;messageid=…`) where there is one, so that two threads of a
    channel are two conversations. `text` comes without the @mention of the bot. `data` is hostile: whatever a client
    sends. `activity_id` is Teams' id of the inbound activity and is the key that stops a repeat.
    """

    tenant_id: str
    conversation_id: str
    scope: Scope
    person: Person
    activity_id: str
    text: str = ""
    verb: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    file_names: tuple[str, ...] = ()
    given: Given | None = None

    @property
    def channel_id(self) -> str:
        """Return the conversation without its thread: the channel or the chat itself."""
        return self.conversation_id.partition(";")[0]

    @property
    def frame_key(self) -> tuple[str, str, str]:
        """Return what a half-finished conversation is kept by: one person's own, in one thread or chat."""
        return self.tenant_id, self.conversation_id, self.person.id


@dataclass(frozen=True, slots=True)
class File:
    """A file that is handed to somebody who takes it: `verb` and `data` make it anew then, from the record of then."""

    name: str
    content: bytes
    verb: str
    data: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. With a card, `text` is its plain-text twin (notification line and screen reader).

    `replaces`: the answer takes the place of the card whose button was pressed.
    `refused`: the answer declines (guard, no right, delete); `play` prints such a reply as `refused`.
    `file`: goes with it; Teams lets a bot hand over a file in a personal chat only.
    """

    text: str
    card: dict[str, Any] | None = None
    replaces: bool = False
    refused: bool = False
    file: File | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept for a repeat; the card is shared, not copied."""
        return {"text": self.text, "card": self.card, "replaces": self.replaces, "refused": self.refused}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn came to.

    `repeat`: Teams sent this activity before; `replies` are those of the first time. `unfinished`: this person is in
    the middle of something there; `long`: of something whose next step takes more than a moment.
    """

    replies: tuple[Reply, ...]
    repeat: bool = False
    unfinished: bool = False
    long: bool = False
