"""Rows to plan lines: what each line says, and what a person should look at before it is saved."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from documents import alike, colours, plan_rows, read_dates, read_owners, read_reviews, read_status, read_updates
from documents.doubts import Doubts
from documents.plan import Plan, PlanLine, Update
from documents.plan_rows import PlanRow
from documents.read_owners import Agencies
from documents.rows import Table
from rules.deadlines import Context, Reading
from storage.actions import Status

MAX_REF = 12

REPORT = "These words report something and name no owner: kept as an update."
DONE = "It reads as done, but no status is stated: a person has to say so."
COLOUR = "Colours mean different things in different plans: kept as a note until the group says what {} means."
CLOSED = 'Some plans write "closed" for done, others for no longer needed: kept as a note until the group says which.'
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
    unclear: set[str] = field(default_factory=set)  # statuses of which nobody has said what they mean


def read_plan(
    tables: Iterable[Table],
    context: Context,
    agencies: Agencies | None = None,
    colours: Mapping[str, str] | None = None,
) -> Plan:
    """Read the tables of a file; raise NotAPlan or NoActions.

    `agencies`: each name and alias, case-folded, with the group's own name. `colours`: what the group says a colour
    or "closed" means, such as {"green": "on track"}; the plan names those that have no meaning yet.
    """
    doubts = Doubts()
    rows = plan_rows.read(tables, doubts)
    dates = read_dates.of_file((row["due"] or row["deadline"] for row in rows), context)
    file = _File(dates, agencies or {}, colours or {}, doubts)
    lines = [_line(row, file) for row in rows]
    for first, second in alike.pairs([line.title for line in lines]):
        said = lines[first].ref or f"row {lines[first].row}"
        rows[second].doubt(doubts, "action", lines[second].title, TWICE.format(said))
    return Plan(tuple(lines), tuple(doubts.found), tuple(sorted(file.unclear)))


def _line(raw: PlanRow, file: _File) -> PlanLine:
    title, reports = read_updates.out_of_action(raw["action"])
    owner_words, told = read_updates.out_of_owner(raw["owner"])
    raw.doubt(file.doubts, "owner", "; ".join(told), *([REPORT] if told else []))
    reading, reasons = _deadline(raw, file)
    raw.doubt(file.doubts, "deadline", raw["deadline"], *reasons)
    owners, reasons = read_owners.read(owner_words, file.agencies, raw["support"])
    raw.doubt(file.doubts, "owner", owner_words, *reasons)
    status, notes = _status(raw, file)
    updates = [_update(note, raw, file, status) for note in (*reports, *told, *notes)]
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
        evidence=tuple(filter(None, raw["evidence"].split("\n"))),
        counted=raw.counted,
        benchmark=raw["benchmark"] or None,
        project=raw["project"] or None,
        review=_review(raw, file) or _spoken_review(updates, reading.on, raw, file),
    )


def _deadline(raw: PlanRow, file: _File) -> tuple[Reading, list[str]]:
    """Read a deadline; where a column says which day its words come to, nothing has to be worked out or asked."""
    words, day = raw["deadline"], raw["due"]
    reading, reasons = file.dates.read(words or day)
    due = file.dates.read(day)[0].on if words and day else None
    if due is None:
        return reading, reasons
    return replace(reading, on=due, precision=reading.precision or "day"), []


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


def _spoken_review(updates: Iterable[Update], due: date | None, raw: PlanRow, file: _File) -> date | None:
    """Return the last review that an update speaks of; the sentence stays an update."""
    on = None
    for update in updates:
        context = file.dates.context
        said = read_reviews.find(update.note, context, due or file.dates.around or context.today)
        if said is not None:
            raw.doubt(file.doubts, "review", update.note, *said.doubts)
            on = said.on or on
    return on


def _status(raw: PlanRow, file: _File) -> tuple[Status, list[str]]:
    """Return the status and what else was written about progress; an update that is only a status is one."""
    status = None
    notes = []
    for name, words in (("status", raw["status"] or raw.fill), ("update", raw["update"])):
        stated = _stated(words, file) if words else None
        closed = read_status.unclear(words)
        if stated and status in (None, stated):
            status = stated
        elif words and (name == "status" or (closed and not raw["status"])):
            unclear = colours.named(words) or closed
            file.unclear |= {unclear} if unclear else set()
            why = CLOSED if closed else COLOUR.format(unclear) if unclear else NO_STATUS
            raw.doubt(file.doubts, "status", words, why)
            notes.append(f"Status in the file: {words}")
        elif words:
            notes += read_updates.of_update(words)
    return status or Status.NOT_STATED, notes


def _stated(words: str, file: _File) -> Status | None:
    """Return the status that words state, or that the group says their colour means."""
    unclear = colours.named(words) or read_status.unclear(words)
    if unclear is None:
        return read_status.read(words)
    return Status(file.colours[unclear]) if unclear in file.colours else None


def _update(note: str, raw: PlanRow, file: _File, status: Status) -> Update:
    revised = _REVISED.search(note)
    if revised and file.dates.read(revised["date"].strip())[0].on:
        raw.doubt(file.doubts, "update", note, REVISED)
        return Update(note, deadline=revised["date"].strip())
    if status is Status.NOT_STATED and read_status.sounds_done(note):
        raw.doubt(file.doubts, "update", note, DONE)
    return Update(note)
