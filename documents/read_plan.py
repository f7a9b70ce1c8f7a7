"""Rows to plan lines: what each line says, and what a person should look at before it is saved."""

import re
from collections.abc import Iterable

from documents import plan_rows, read_dates, read_owners, read_status
from documents.doubts import Doubts
from documents.plan import Plan, PlanLine, Update
from documents.plan_rows import PlanRow
from documents.read_owners import Agencies
from documents.read_table import Table
from rules.deadlines import Context
from storage.actions import Status

MAX_REF = 12

_REVISED = re.compile(
    r"\b(?:now|moved to|revised to|postponed to|new date|revised date)\b:?\s+(?P<date>[^.;,\n]{3,40})", re.IGNORECASE
)


def read_plan(tables: Iterable[Table], context: Context, agencies: Agencies | None = None) -> Plan:
    """Read the tables of a file; raise NotAPlan or NoActions."""
    doubts = Doubts()
    rows = plan_rows.read(tables, doubts)
    dates = read_dates.of_file((row["deadline"] for row in rows), context)
    refs: dict[str, int] = {}
    lines = [_line(row, dates, agencies or {}, refs, doubts) for row in rows]
    return Plan(tuple(lines), tuple(doubts.found))


def _line(
    raw: PlanRow, dates: read_dates.FileDates, agencies: Agencies, refs: dict[str, int], doubts: Doubts
) -> PlanLine:
    reading, reasons = dates.read(raw["deadline"])
    doubts.add(raw.row, "deadline", raw["deadline"], *reasons)
    owners, reasons = read_owners.read(raw["owner"], agencies)
    doubts.add(raw.row, "owner", raw["owner"], *reasons)
    status, notes = _status(raw, doubts)
    updates = [_update(note, raw.row, dates, doubts) for note in notes]
    if status is Status.NOT_STATED and read_status.sounds_done(raw["action"]):
        doubts.add(
            raw.row, "status", raw["action"], "It reads as done, but no status is stated: a person has to say so."
        )
    return PlanLine(
        row=raw.row,
        ref=_ref(raw, refs, doubts),
        theme=raw.theme or None,
        title=raw["action"],
        owners=owners,
        deadline=reading,
        status=status,
        updates=tuple(updates),
        evidence=(raw["evidence"],) if raw["evidence"] else (),
    )


def _ref(raw: PlanRow, refs: dict[str, int], doubts: Doubts) -> str | None:
    ref = raw["ref"].strip(" .")
    if not ref:
        return None
    if len(ref) > MAX_REF or ref in refs:
        why = f"Row {refs[ref]} has this ref already" if ref in refs else "This is too long for a ref"
        doubts.add(raw.row, "ref", ref, f"{why}: the line gets the next running number.")
        return None
    refs[ref] = raw.row
    return ref


def _status(raw: PlanRow, doubts: Doubts) -> tuple[Status, list[str]]:
    """Return the status and what else was written about progress; an update that is only a status is one."""
    status = Status.NOT_STATED
    notes = []
    for field in ("status", "update"):
        words = raw[field]
        stated = read_status.read(words) if words else None
        if stated and status is Status.NOT_STATED:
            status = stated
        elif words and field == "status":
            doubts.add(raw.row, "status", words, _unknown_status(words))
            notes.append(f"Status in the file: {words}")
        elif words and not stated:
            notes.append(words)
    return status, notes


def _unknown_status(words: str) -> str:
    if read_status.is_colour(words):
        return "Colours mean different things in different plans: kept as a note, the status is not stated."
    return "Not one of our statuses: kept as a note, the status is not stated."


def _update(note: str, row: int, dates: read_dates.FileDates, doubts: Doubts) -> Update:
    revised = _REVISED.search(note)
    if revised and dates.read(revised["date"].strip())[0].on:
        why = "It names another deadline: the deadline column was kept; re-date the action if that holds."
        doubts.add(row, "update", note, why)
        return Update(note, deadline=revised["date"].strip())
    if read_status.sounds_done(note):
        doubts.add(row, "update", note, "It reads as done, but no status is stated: a person has to say so.")
    return Update(note)
