"""What Teams would show: per place the messages in order, so that a button can be found where a person sees it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cards import elements

Card = dict[str, Any]

CHANNEL = "channel"
PERSONAL = "personal"


class NoSuchButton(LookupError):
    """A button or input that is not on the card; the message names those that are."""


@dataclass(slots=True)
class Message:
    """One message of the bot. `to` is whom it answered; in the channel a post of its own is to the channel."""

    id: str
    where: str
    to: str
    text: str
    card: Card | None


class Teams:
    """The places of one script. In the channel everybody sees every message; a personal chat is one person's own."""

    def __init__(self) -> None:
        self._messages: list[Message] = []

    def post(self, where: str, to: str, text: str, card: Card | None) -> Message:
        """Show a message."""
        message = Message(f"message-{len(self._messages) + 1}", where, to, text, card)
        self._messages.append(message)
        return message

    def put(self, message_id: str, text: str, card: Card | None) -> Message | None:
        """Show something else in the place of a message; None where there is none of that id."""
        found = next((message for message in self._messages if message.id == message_id), None)
        if found is not None:
            found.text, found.card = text, card
        return found

    def latest(self, where: str, who: str) -> list[Message]:
        """Return the messages with the latest cards a person sees there, the one meant first coming first.

        That is the latest card shown to this person: an answer to them, or a post to all. In the channel it is
        followed by the latest card of the place, whoever was answered with it: Teams lets anybody press that.
        """
        cards = [message for message in reversed(self._messages) if message.where == where and message.card]
        own = [message for message in cards if message.to in (who, CHANNEL)]
        return own[:1] + (cards[:1] if where == CHANNEL and cards[:1] != own[:1] else [])

    def find(self, where: str, who: str, label: str) -> tuple[Message, Card]:
        """Return the button of that label and the message it is on; raise NoSuchButton."""
        there = [(message, found) for message in self.latest(where, who) for found in buttons(message.card)]
        for message, found in there:
            if found["title"].casefold() == label.casefold():
                return message, found
        names = ", ".join(found["title"] for _, found in there)
        raise NoSuchButton(f"there is no button {label!r}; " + (f"there are: {names}" if names else "there are none"))


def shown(text: str, card: Card | None) -> str:
    """Return what a message says: with a card all it shows, the text then being its summary only."""
    return elements.spoken(card) if card else text


def buttons(card: Card | None) -> list[Card]:
    """Return the buttons of a card: title, verb and data."""
    return elements.buttons_of(card) if card else []


def inputs(card: Card | None) -> list[Card]:
    """Return the input fields of a card, in reading order."""
    return list(_inputs(card["body"])) if card else []


def filled(card: Card | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a press would carry: every field's value, as drawn or as given by its id or label."""
    fields = inputs(card)
    values = {field["id"]: field["value"] for field in fields if "value" in field}
    for name, value in given.items():
        ids = [field["id"] for field in fields if name in (field["id"], field.get("label"))]
        if not ids:
            names = ", ".join(field["id"] for field in fields)
            raise NoSuchButton(f"there is no field {name!r}; " + (f"there are: {names}" if names else "there are none"))
        values[ids[0]] = value
    return values


def _inputs(body: list[Card]) -> Iterator[Card]:
    for element in body:
        if element["type"].startswith("Input."):
            yield element
        yield from _inputs(element.get("items", []))
