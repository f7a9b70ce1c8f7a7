"""What somebody brings in chat: whether it is a plan or a register, and its rows as a frame keeps them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dialogs import brought_plan, brought_register
from dialogs.conversation import Facts, Slots, Unreadable
from dialogs.situation import Situation
from dialogs.turn import Given
from documents import kinds, read_table, rows
from documents.doubts import REFUSED, Doubt, is_refused
from documents.errors import FileRefused, NeitherPlanNorRegister
from documents.kinds import Kind
from documents.rows import Table
from storage.audit import Change

SHOWN = 6  # doubts and changes on a card; the rest are counted
MOST_ROWS = 1_000  # a larger one takes seconds, and everybody's saves would wait for it
TOO_MANY = f"That is more than I can load in a chat. Send it in parts of at most {MOST_ROWS} rows."
ALONG = "the table that came with the message"

_REGISTER = re.compile(r"\b(?:register|training|sessions?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Way:
    """How one kind is loaded.

    `useful` leaves out cells that are not to be kept; `open_in` reads the rows and returns what there is to ask about
    them, by name; `look` returns what the summary says, and what a person should look at. They raise FileRefused for
    rows that cannot be read.
    """

    called: str
    asked_for: str
    useful: Callable[[Sequence[Table]], list[Table]]
    open_in: Callable[[Situation, Slots], dict[str, list[str]]]
    look: Callable[[Situation, Slots], tuple[Facts, Sequence[Doubt]]]
    save: Callable[[Situation, Slots, Change], str]


WAYS: Mapping[Kind, Way] = {
    "plan": Way(
        "an action plan",
        "load the plan",
        list,
        brought_plan.open_in,
        brought_plan.look,
        brought_plan.save,
    ),
    "register": Way(
        "a training register",
        "load the training register",
        brought_register.useful,
        brought_register.open_in,
        brought_register.look,
        brought_register.save,
    ),
}


def wants_register(text: str) -> bool:
    """Tell whether a request to load something is about training: of a file with both, the register is then taken."""
    return _REGISTER.search(text) is not None


def taken(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read a file's tables or pasted text; raise Unreadable with the sentence that says what would work.

    What the guard refuses is left out before anything is kept; the summary says how many cells that were.
    """
    given = here.turn.given
    try:
        given = given or Given(read_table.read_bytes(str(raw).encode()))
        if given.refusal:
            raise Unreadable(given.refusal)
        found = kinds.of(given.tables)
        if not found:
            raise NeitherPlanNorRegister
        kind: Kind = "plan" if "plan" in found else "register"
        if "register" in found and (slots.get("register") or wants_register(here.turn.text)):
            kind = "register"
        tables = WAYS[kind].useful(found[kind])
        if sum(map(len, tables)) > MOST_ROWS:
            raise Unreadable(TOO_MANY)
        kept = [tuple(replace(row, cells=tuple(map(_kept, row.cells))) for row in table) for table in tables]
        others = [other for other in found if other != kind]
        slot = {"kind": kind, "others": others, "tables": rows.as_json(kept), "left_out": _left_out(tables, kept)}
        return slot | {"open": WAYS[kind].open_in(here, {"plan": slot})}
    except FileRefused as refused:
        raise Unreadable(str(refused)) from refused


def show(value: dict[str, Any]) -> str:
    """Say how much was read, and what is open in it: the next questions are about that."""
    said = [f"{WAYS[value['kind']].called}, {sum(map(len, value['tables']))} rows"]
    for name, each in value["open"].items():
        said += [f"{name}: {'; '.join(each[:SHOWN])}"] if each else []
        said += [f"and {len(each) - SHOWN} more"] if len(each) > SHOWN else []
    return "; ".join(said)


def way(slots: Slots) -> Way:
    """Return how what is in the slots is loaded."""
    return WAYS[slots["plan"]["kind"]]


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what was found, how it stands to the record, and what a person should look at."""
    facts, doubts = way(slots).look(here, slots)
    slot = slots["plan"]
    for other in (WAYS[kind] for kind in slot["others"]):
        say = f'Not read: {other.called}. To load it, send the file again with the words "{other.asked_for}".'
        facts = [("Also in the file", say), *facts]
    if slot["left_out"]:
        facts = [*facts, ("Not read", f"{slot['left_out']} cells. {REFUSED}")]
    shown = [(f"Look at row {doubt.row}", _doubt(doubt.words, doubt.reason)) for doubt in doubts[:SHOWN]]
    more = [("And", f"{len(doubts) - SHOWN} more to look at")] if len(doubts) > SHOWN else []
    return [*facts, *shown, *more]


def _kept(cell: str) -> str:
    return "" if is_refused(cell) else cell


def _left_out(tables: Sequence[Table], kept: Sequence[Table]) -> int:
    return sum(
        was != now
        for table, clean in zip(tables, kept, strict=True)
        for row, other in zip(table, clean, strict=True)
        for was, now in zip(row.cells, other.cells, strict=True)
    )


def _doubt(words: str, reason: str) -> str:
    return f'"{words}": {reason}' if words else reason
