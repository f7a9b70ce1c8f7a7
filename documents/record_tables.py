"""The record as tables for people: headings, and rows of text, numbers, days and local times.

What people typed is made plain here once, so that no writer meets a character its format cannot hold.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rules.calendar import LONDON
from storage.training import E_LEARNING

Record = dict[str, Any]  # as record_json.export gives it
Value = str | int | float | date | datetime
Cells = tuple[Value, ...]

ALL = "All cohorts"

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")  # XML cannot carry these


@dataclass(frozen=True, slots=True)
class Table:
    """One table; every row has as many cells as there are headings, and "" is a cell with nothing in it."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Cells, ...]

    def by_heading(self) -> Iterator[dict[str, Value]]:
        """Yield each row as its cells by heading."""
        return (dict(zip(self.headings, row, strict=True)) for row in self.rows)


def about(record: Record) -> dict[str, Value]:
    """Return what the record is of, and the head of the audit trail it can be checked against."""
    return {
        "Group": plain_text(record["group"]["name"]),
        "Protective marking": plain_text(record["group"]["marking"]),
        "As at": date.fromisoformat(record["as_at"]),
        "Audit trail, events": record["audit"]["count"],
        "Audit trail, head": record["audit"]["hash"],
        "Times": "London time",
    }


def every(record: Record) -> list[Table]:
    """Return all tables of the record, in the order people look at them.

    Only the table of actions has a column "Action": by that the importer knows a plan.
    """
    return [
        actions(record),
        _updates(record),
        _earlier_deadlines(record),
        _training(record),
        _targets(record),
        _meetings(record),
        decisions(record),
        _members(record),
    ]


def actions(record: Record) -> Table:
    """Return the plan, a row an action, under headings the importer knows."""
    headings = "Ref|Theme|Action|Owners|Deadline|Due on|Status|Overdue|Update (latest)|Updated on|Updated by|Evidence"
    return _table("Actions", headings, (_action(action) for action in record["actions"]))


def decisions(record: Record) -> Table:
    """Return the decisions, a row each."""
    rows = ((_day(row["made_on"]), row["text"], _day(row["review_on"])) for row in record["decisions"])
    return _table("Decisions", "Made on|Decision|Review on", rows)


def training_totals(record: Record) -> Table:
    """Return sessions and people by financial year and cohort, e-learning apart and withdrawn sessions left out.

    It has no column "People": the importer would take the sums for sessions.
    """
    sessions: Counter[tuple[str, bool, str]] = Counter()
    people: Counter[tuple[str, bool, str]] = Counter()
    for held in record["training"]:
        if held["void"]:
            continue
        of = (held["year"], held["mode"] == E_LEARNING)
        sessions.update((*of, name) for name in {ALL, *(cohort["name"] for cohort in held["cohorts"])})
        people[*of, ALL] += held["people"]
        for cohort in held["cohorts"]:
            people[*of, cohort["name"]] += cohort["people"]
    # Year by year, the largest cohort first and the sum of all below them.
    order = sorted(sessions, key=lambda key: (key[0], key[1], key[2] == ALL, -people[key], key[2]))
    rows = (
        (key[0], "e-learning completions" if key[1] else "people in sessions", key[2], sessions[key], people[key])
        for key in order
    )
    return _table("Training totals", "Financial year|Measure|Cohort|Sessions|Trained", rows)


def plain_text(text: str | None) -> str:
    """Return the text with its line breaks made alike and without characters that cannot be printed."""
    return _UNPRINTABLE.sub("", "\n".join((text or "").splitlines()))


def _table(name: str, headings: str, rows: Iterable[tuple[Value | None, ...]]) -> Table:
    plain = (tuple(plain_text(cell) if cell is None or isinstance(cell, str) else cell for cell in row) for row in rows)
    return Table(name, tuple(headings.split("|")), tuple(plain))


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _moment(iso: str | None) -> datetime | None:
    # A spreadsheet's times have no zone.
    return datetime.fromisoformat(iso).astimezone(LONDON).replace(tzinfo=None) if iso else None


def _action(action: Record) -> tuple[Value | None, ...]:
    told: Record = next((update for update in reversed(action["updates"]) if update["note"]), {})
    return (
        action["ref"],
        action["theme"],
        action["title"],
        ", ".join(owner["name"] for owner in action["owners"]),
        action["deadline"]["text"],
        _day(action["deadline"]["date"]),
        action["status"],
        "yes" if action["overdue"] else "",
        told.get("note"),
        _moment(told.get("at")),
        told.get("by"),
        "\n".join(action["evidence"]),
    )


def _updates(record: Record) -> Table:
    rows = (
        (
            action["ref"],
            action["title"],
            _moment(update["at"]),
            *(update[name] for name in ("by", "note", "status", "deadline", "owners")),
        )
        for action in record["actions"]
        for update in action["updates"]
    )
    return _table("Updates", "Ref|Title|At|By|Note|Status|New deadline|Owners", rows)


def _earlier_deadlines(record: Record) -> Table:
    rows = (
        (action["ref"], action["title"], was["text"], _day(was["date"]), _moment(was["moved_at"]), was["reason"])
        for action in record["actions"]
        for was in action["earlier_deadlines"]
    )
    return _table("Earlier deadlines", "Ref|Title|Deadline|Due on|Moved at|Reason", rows)


def _training(record: Record) -> Table:
    """Return a row a cohort; who was in a withdrawn session is counted in a column of its own, beside the sum."""
    rows = (
        (
            _day(held["held_on"]),
            held["year"],
            held["product"] or held["product_text"],
            held["product_text"],
            held["mode"],
            cohort["name"],
            None if held["void"] else cohort["people"],
            cohort["people"] if held["void"] else None,
            held["trainer"],
            held["venue"],
        )
        for held in record["training"]
        for cohort in held["cohorts"]
    )
    headings = "Held on|Financial year|Training|As said|Mode|Cohort|People|Withdrawn people|Trainer|Venue"
    return _table("Training", headings, rows)


def _targets(record: Record) -> Table:
    rows = (
        (
            *(target[name] for name in ("measure", "agency", "level", "unit")),
            _day(target["due_on"]),
            target["source"],
            value.get("value"),
            _day(value.get("as_of")),
            value.get("by"),
        )
        for target in record["targets"]
        for value in target["values"] or [{}]
    )
    return _table("Targets", "Measure|Agency|Level|Unit|Due on|Source|Figure|As of|Given by", rows)


def _meetings(record: Record) -> Table:
    rows = (
        (
            _day(meeting["held_on"]),
            *(meeting[name] for name in ("starts", "minutes", "title", "place", "link", "state")),
            "\n".join(_agenda_item(item) for item in meeting["agenda"]),
            "\n".join(_attendance(answer) for answer in meeting["attendance"]),
        )
        for meeting in record["meetings"]
    )
    return _table("Meetings", "Held on|Starts|Minutes|Title|Place|Link|State|Agenda|Attendance", rows)


def _agenda_item(item: Record) -> str:
    marks = ["covered"] * bool(item["covered"]) + [f"carried {item['carried']}×"] * bool(item["carried"])
    return f"{item['title']} ({', '.join([item['by_name'], *marks])})"


def _attendance(answer: Record) -> str:
    deputy = f" ({answer['deputy']})" if answer["deputy"] else ""
    return f"{answer['member']}: {answer['answer']}{deputy}"


def _members(record: Record) -> Table:
    rows = (
        (
            *(member[name] for name in ("name", "agency", "role", "deputy_for")),
            _day(member["invited_to"]),
            _day(member["left_on"]),
        )
        for member in record["members"]
    )
    return _table("Members", "Name|Agency|Role|Deputy for|Invited to|Left on", rows)
