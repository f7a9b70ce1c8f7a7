"""Rows to plan lines: what each line says, and what a person should look at before it is saved."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from documents import alike, colours, plan_rows, read_dates, read_owners, read_status, read_updates
from documents.doubts import Doubts
from documents.plan import Plan, PlanLine, Update
from documents.plan_rows import PlanRow
from documents.read_owners import Agencies
from documents.rows import Table
from rules.deadlines import Context
from storage.actions import Status

MAX_REF = 12

REPORT = "These words report something and name no owner: kept as an update."
DONE = "It reads as done, but no status is stated: a person has to say so."
COLOUR = "Colours mean different things in different plans: kept as a note until the group says what {} means."
NO_STATUS = "Not one of our statuses: kept as a note, the status is not stated."
REVISED = "It names another deadline: the deadline column was kept; re-date the action if that holds."
NO_REVIEW = "No day was read there, such as 1 October 2027: no review is noted."
TWICE = "It says nearly the same as {}: check whether both are wanted; nothing was merged."

_REVISED = re.compile(
    r"\b(?:now|moved to|revised to|postponed to|new date|revised date)\b:?\s+(?P<date>[^.;,\n]{3,40})", re.IGNORECASE
)


@dataclass(slots=True)
class _File:
    """What is known while one file is read."""

    dates: read_dates.FileDates
    agencies: Agencies
    colours: Mapping[str, str]
    doubts: Doubts
    refs: dict[str, int] = field(default_factory=dict)  # the row of each
    unknown: set[str] = field(default_factory=set)  # colours without a meaning


def read_plan(
    tables: Iterable[Table],
    context: Context,
    agencies: Agencies | None = None,
    colours: Mapping[str, str] | None = None,
) -> Plan:
    """Read the tables of a file; raise NotAPlan or NoActions.

    `agencies`: each name and alias, case-folded, with the group's own name. `colours`: what the group says a colour
    means, such as {"green": "on track"}; the plan names those that have no meaning yet.
    """
    doubts = Doubts()
    rows = plan_rows.read(tables, doubts)
    dates = read_dates.of_file((row["deadline"] for row in rows), context)
    file = _File(dates, agencies or {}, colours or {}, doubts)
    lines = [_line(row, file) for row in rows]
    for first, second in alike.pairs([line.title for line in lines]):
        said = lines[first].ref or f"row {lines[first].row}"
        rows[second].doubt(doubts, "action", lines[second].title, TWICE.format(said))
    return Plan(tuple(lines), tuple(doubts.found), tuple(sorted(file.unknown)))


def _line(raw: PlanRow, file: _File) -> PlanLine:
    title, reports = read_updates.out_of_action(raw["action"])
    owner_words, told = read_updates.out_of_owner(raw["owner"])
    raw.doubt(file.doubts, "owner", "; ".join(told), *([REPORT] if told else []))
    reading, reasons = file.dates.read(raw["deadline"])
    raw.doubt(file.doubts, "deadline", raw["deadline"], *reasons)
    owners, reasons = read_owners.read(owner_words, file.agencies, raw["support"])
    raw.doubt(file.doubts, "owner", owner_words, *reasons)
    status, notes = _status(raw, file)
    updates = [_update(note, raw, file) for note in (*reports, *told, *notes)]
    if status is Status.NOT_STATED and read_status.sounds_done(title):
        raw.doubt(file.doubts, "status", title, DONE)
    return PlanLine(
        row=raw.row,
        ref=_ref(raw, file),
        theme=raw["theme"] or None,
        title=title,
        owners=owners,
        deadline=reading,
        status=status,
        updates=tuple(updates),
        evidence=(raw["evidence"],) if raw["evidence"] else (),
        counted=raw.counted,
        benchmark=raw["benchmark"] or None,
        project=raw["project"] or None,
        review=_review(raw, file),
    )


def _ref(raw: PlanRow, file: _File) -> str | None:
    ref = raw["ref"].strip(" .")
    if not ref:
        return None
    if len(ref) > MAX_REF or ref in file.refs:
        why = f"Row {file.refs[ref]} has this ref already" if ref in file.refs else "This is too long for a ref"
        raw.doubt(file.doubts, "ref", ref, f"{why}: the line gets the next running number.")
        return None
    file.refs[ref] = raw.row
    return ref


def _review(raw: PlanRow, file: _File) -> date | None:
    words = raw["review"]
    reading = file.dates.read(words)[0] if words else None
    if reading and reading.on is None:
        raw.doubt(file.doubts, "review", words, NO_REVIEW)
    return reading.on if reading else None


def _status(raw: PlanRow, file: _File) -> tuple[Status, list[str]]:
    """Return the status and what else was written about progress; an update that is only a status is one."""
    status = Status.NOT_STATED
    notes = []
    for name, words in (("status", raw["status"] or raw.fill), ("update", raw["update"])):
        stated = _stated(words, file) if words else None
        if stated and status is Status.NOT_STATED:
            status = stated
        elif words and name == "status":
            colour = colours.named(words)
            file.unknown |= {colour} if colour else set()
            raw.doubt(file.doubts, "status", words, COLOUR.format(colour) if colour else NO_STATUS)
            notes.append(f"Status in the file: {words}")
        elif words and not stated:
            notes += read_updates.of_update(words)
    return status, notes


def _stated(words: str, file: _File) -> Status | None:
    """Return the status that words state, or that the group says their colour means."""
    colour = colours.named(words)
    return read_status.read(file.colours.get(colour, "") if colour else words)


def _update(note: str, raw: PlanRow, file: _File) -> Update:
    revised = _REVISED.search(note)
    if revised and file.dates.read(revised["date"].strip())[0].on:
        raw.doubt(file.doubts, "update", note, REVISED)
        return Update(note, deadline=revised["date"].strip())
    if read_status.sounds_done(note):
        raw.doubt(file.doubts, "update", note, DONE)
    return Update(note)
