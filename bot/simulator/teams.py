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

    def latest(self, where: str, who: str) -> Message | None:
        """Return the message with the latest card shown to somebody there.

        In the channel that is the latest answer to this person or post to all; failing that, a card that somebody
        else was answered with, which Teams lets anybody press.
        """
        cards = [message for message in self._messages if message.where == where and message.card]
        own = [message for message in cards if message.to in (who, CHANNEL)]
        everybodys = cards if where == CHANNEL else []
        return next(reversed(own or everybodys), None)


def shown(text: str, card: Card | None) -> str:
    """Return what a message says: with a card all it shows, the text then being its summary only."""
    return elements.spoken(card) if card else text


def button(card: Card | None, label: str) -> Card:
    """Return the button of that label; raise NoSuchButton."""
    there = elements.buttons_of(card) if card else []
    for found in there:
        if found["title"].casefold() == label.casefold():
            return found
    names = ", ".join(found["title"] for found in there)
    raise NoSuchButton(f"there is no button {label!r}; " + (f"there are: {names}" if names else "there are none"))


def inputs(card: Card) -> list[Card]:
    """Return the input fields of a card, in reading order."""
    return list(_inputs(card["body"]))


def filled(card: Card, given: Mapping[str, Any]) -> dict[str, Any]:
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
