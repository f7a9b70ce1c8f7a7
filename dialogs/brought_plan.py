"""A plan that somebody brings in chat: its rows as a frame keeps them, and what is read of them."""

from dataclasses import replace
from typing import Any

from dialogs.conversation import Slots, Unreadable
from dialogs.situation import Situation
from dialogs.turn import Given
from documents import read_table, rows
from documents.compare_plan import Difference, compare
from documents.doubts import is_refused
from documents.errors import FileRefused
from documents.plan import Plan
from documents.read_plan import read_plan

SHOWN = 6  # doubts and changes on a card; the rest are counted
MOST_ROWS = 1_000  # a larger one takes seconds, and everybody's saves would wait for it
TOO_MANY = f"That is more than I can load in a chat. Send it in parts of at most {MOST_ROWS} rows, a theme at a time."


def table_of(given: Given) -> dict[str, Any]:
    """Return what came with a message as the slot of the plan: its tables, or why there are none.

    What the guard refuses is left out before anything is kept; the summary says how many cells that were.
    """
    if given.refusal:
        return {"refusal": given.refusal}
    kept = [[replace(row, cells=tuple(map(_kept, row.cells))) for row in table] for table in given.tables]
    left_out = sum(
        was != now
        for table, clean in zip(given.tables, kept, strict=True)
        for row, other in zip(table, clean, strict=True)
        for was, now in zip(row.cells, other.cells, strict=True)
    )
    return {"tables": rows.as_json(map(tuple, kept)), "left_out": left_out}


def taken(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read a file's tables or pasted text; raise Unreadable with the sentence that says what would work."""
    try:
        slot = raw if isinstance(raw, dict) else table_of(Given(read_table.read_bytes(str(raw).encode())))
        if "refusal" in slot:
            raise Unreadable(slot["refusal"])
        if sum(map(len, slot["tables"])) > MOST_ROWS:
            raise Unreadable(TOO_MANY)
        found = read(here, {"plan": slot})
    except FileRefused as refused:
        raise Unreadable(str(refused)) from refused
    return slot | {"differing": differing(compare(here.session, here.group_id, found))}


def show(value: dict[str, Any]) -> str:
    """Say how much was read, and which lines the record has with other words: the next question is about those."""
    rows_read = f"{sum(map(len, value['tables']))} rows"
    others = value.get("differing") or []
    more = f"; and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
    return f"{rows_read}; differing: {'; '.join(others[:SHOWN])}{more}" if others else rows_read


def read(here: Situation, slots: Slots) -> Plan:
    """Return the plan in the slots, its colours read as the group or this conversation says."""
    meanings = here.group.colours | (slots.get("colours") or {})
    return read_plan(rows.from_json(slots["plan"]["tables"]), here.reading, _agencies(here), meanings)


def differing(difference: Difference) -> list[str]:
    """Say each field in which a line of the record differs: was and now."""
    return [
        f"{each.ref} {one.name}: {one.was or 'nothing'} → {one.now or 'nothing'}"
        for each in difference.changed
        for one in each.fields
    ]


def _kept(cell: str) -> str:
    return "" if is_refused(cell) else cell


def _agencies(here: Situation) -> dict[str, str]:
    return {said.casefold(): name for name, others in here.vocabulary.agencies.items() for said in (name, *others)}
