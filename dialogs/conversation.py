"""What a conversation is: a declaration. `form.py` asks, draws and confirms for all that write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dialogs.rights import Right
from dialogs.situation import Situation
from dialogs.turn import Reply, Scope
from storage.audit import Change

Slots = dict[str, Any]
Facts = list[tuple[str, str]]
MOST_PAGES = 100


def page_of(slots: Slots) -> int:
    """Return the page of a list that is asked for; the first where a button says nothing that can be."""
    said = slots.get("page")
    return said if type(said) is int and 1 <= said <= MOST_PAGES else 1


class Unreadable(ValueError):
    """An answer that cannot be used; the message is one sentence with an example of what would work."""


class Refused(PermissionError):
    """Something this person may not do; the message says who can."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer offered as a button; `value` goes through the field's reader like anything typed."""

    label: str
    value: Any


class Doubt(Exception):
    """An answer that can be read in more than one way: a question and its options."""

    def __init__(self, question: str, options: Sequence[Option]) -> None:
        super().__init__(question)
        self.question = question
        self.options = tuple(options)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a conversation needs.

    `read` turns what was typed (text), understood or chosen (JSON) into the value that is kept as JSON in the frame;
    it raises Unreadable, Doubt or Refused. `show` says the value in words. `left_open` labels the button that leaves
    a required field empty on purpose ("Nobody yet"). `correct` works a correction into the value there is, where it
    does not simply take its place ("24 not 22").
    """

    name: str
    label: str
    question: str
    read: Callable[[Situation, Any, Slots], Any]
    show: Callable[[Any], str] = str
    required: Callable[[Situation, Slots], bool] = lambda _here, _slots: True
    choices: Callable[[Situation], Sequence[str]] | None = None
    left_open: str | None = None
    correct: Callable[[Situation, Any, Any], Any] | None = None
    lines: bool = False  # a list, one entry a line
    free_text: bool = False  # any sentence is an answer, so only a clear command is taken for something else


@dataclass(frozen=True, slots=True)
class Command:
    """How a conversation shows in help and in Teams' command menu."""

    title: str
    description: str
    example: str
    slots: Mapping[str, Any] = field(default_factory=dict)  # what the title alone asks for
    scopes: tuple[Scope, ...] = ("personal", "groupChat", "channel")


@dataclass(frozen=True, slots=True)
class Query:
    """A conversation that only answers."""

    intent: str
    answer: Callable[[Situation, Slots], Reply]
    command: Command | None = None
    right: Right | None = Right.ASK
    whole_group: bool = False  # no part of it is anybody's own


@dataclass(frozen=True, slots=True)
class OwnForm:
    """A form that is not one row a field.

    `draw` is given what is known or was typed, what to say above it and the key of its buttons; `gather` turns what it
    sends into what somebody would type into the fields.
    """

    draw: Callable[[Situation, Slots, str, str], dict[str, Any]]
    gather: Callable[[Mapping[str, str]], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Write:
    """A conversation that changes the record: fields, a summary to confirm, a save.

    `fill` completes what the sentence gave (it may raise Refused); `save` returns the sentence that confirms. `lead`
    is what a bare correction is read after ("14 volunteers" on the summary of a training session). `current` gives the
    values there are, for a write that changes some of them: its form opens filled with them. `long`: its steps take
    more than a moment. `final`: what is said instead of the offer to undo, of what cannot be undone.
    """

    intent: str
    title: str
    fields: tuple[Field, ...]
    summary: Callable[[Situation, Slots], Facts]
    save: Callable[[Situation, Slots, Change], str]
    right: Right
    fill: Callable[[Situation, Slots], Slots] = lambda _here, slots: slots
    lead: Callable[[Slots], str] | None = None
    current: Callable[[Situation], Slots] | None = None
    long: bool = False
    final: str = ""
    command: Command | None = None
    own_form: OwnForm | None = None


Conversation = Query | Write
Frame = dict[str, Any]


@dataclass(slots=True)
class Unfinished:
    """A half-finished write, as `storage/frames.py` keeps it.

    `settled` names the fields that were read and checked, `asking` the one a question is open for. `aside` is the
    write that was interrupted by this one. `shown` is the summary that was last shown: only that may be saved.
    """

    intent: str
    key: str  # carried by the buttons of its cards, so that an old card cannot act on a new conversation
    slots: Slots = field(default_factory=dict)
    settled: list[str] = field(default_factory=list)
    asking: str | None = None
    options: list[dict[str, Any]] = field(default_factory=list)
    aside: Frame | None = None
    shown: list[list[str]] = field(default_factory=list)

    def as_frame(self) -> Frame:
        """Return the JSON that is stored."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_frame(cls, frame: Mapping[str, Any]) -> "Unfinished":
        """Return the write that a frame holds; it takes the frame's lists and mappings over."""
        return cls(**frame)
