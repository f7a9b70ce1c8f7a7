"""The record as tables for people: headings, and rows of text, numbers, days and local times."""

from datetime import date

from documents import plan_rows, read_owners, record_training
from documents.read_owners import Owner
from documents.record_table import Record, Table, Value, plain_text
from documents.record_table import day as _day
from documents.record_table import moment as _moment
from documents.record_table import table as _table
from storage.actions import Status

NOT_NEEDED = "closed: no longer needed"  # "closed" by itself is done to some people


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
        record_training.training(record),
        record_training.champions(record),
        _targets(record),
        _meetings(record),
        decisions(record),
        _assessments(record),
        _members(record),
    ]


def actions(record: Record) -> Table:
    """Return the plan, a row an action, in words and under headings that the importer reads as the same actions."""
    headings = "Ref|Theme|Action|Owners|Deadline|Due on|Status|Overdue|Update (latest)|Updated on|Updated by|Evidence"
    headings += "|Supporting|Assurance benchmark|Project|Looked at again on"
    return _table("Actions", headings, (_action(action) for action in record["actions"]))


def decisions(record: Record) -> Table:
    """Return the decisions, a row each."""
    rows = (
        (row["number"], _day(row["made_on"]), row["text"], _day(row["review_on"]), row["meeting"])
        for row in record["decisions"]
    )
    return _table("Decisions", "Number|Made on|Decision|Review on|Meeting", rows)


def _action(action: Record) -> tuple[Value | None, ...]:
    told: Record = next((update for update in reversed(action["updates"]) if update["note"]), {})
    return (
        action["ref"],
        # The importer takes a blank for the theme of the row above.
        action["theme"] or plan_rows.NO_THEME,
        action["title"],
        _owners(action, supporting=False),
        action["deadline"]["text"],
        _day(action["deadline"]["date"]),
        NOT_NEEDED if action["status"] == Status.CLOSED else action["status"],
        "yes" if action["overdue"] else "",
        told.get("note"),
        _moment(told.get("at")),
        told.get("by"),
        "\n".join(action["evidence"]),
        _owners(action, supporting=True),
        action["benchmark"],
        action["project"],
        _day(action["review_on"]),
    )


def _owners(action: Record, *, supporting: bool) -> str:
    """Return who leads or who supports, in words that are read back as the same owners."""
    said = [owner for owner in action["owners"] if owner.get("supporting", False) == supporting]
    return read_owners.written([Owner(one["kind"], one["name"], one.get("agency")) for one in said])


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


def _targets(record: Record) -> Table:
    rows = (
        (
            *(target[name] for name in ("measure", "agency", "level", "unit")),
            _day(target["due_on"]),
            target["source"],
            target["asked_of"],
            value.get("value"),
            value.get("workforce"),
            _day(value.get("as_of")),
            value.get("by"),
            value.get("note"),
        )
        for target in record["targets"]
        for value in target["values"] or [{}]
    )
    headings = "Measure|Agency|Level|Unit|Due on|Source|Asked|Figure|Workforce|As of|Given by|Note"
    return _table("Targets", headings, rows)


def _assessments(record: Record) -> Table:
    rows = (
        (row["benchmark"], row["level"], _day(row["as_of_on"]), row["by"], row["note"]) for row in record["assessments"]
    )
    return _table("Assessments", "Benchmark|The group's own assessment|As of|Given by|Note", rows)


def _meetings(record: Record) -> Table:
    rows = (
        (
            _day(meeting["held_on"]),
            *(meeting[name] for name in ("starts", "minutes", "title", "place", "link", "state")),
            _day(meeting["moved_from"]),
            meeting["reason"],
            "\n".join(_agenda_item(item) for item in meeting["agenda"]),
            "\n".join(f"{paper['title']}: {paper['link']}" for paper in meeting["papers"]),
            "\n".join(_attendance(answer) for answer in meeting["attendance"]),
            meeting["minutes_link"],
            _moment(meeting["minutes_approved_at"]),
            meeting["minutes_approved_by"],
        )
        for meeting in record["meetings"]
    )
    return _table(
        "Meetings",
        "Held on|Starts|Minutes|Title|Place|Link|State|Planned for|Why|Agenda|Papers|Attendance|Minutes kept at"
        "|Minutes approved|Approved by",
        rows,
    )


def _agenda_item(item: Record) -> str:
    marks = ["covered"] * bool(item["covered"]) + [f"carried {item['carried']}×"] * bool(item["carried"])
    return f"{item['title']} ({', '.join([item['by_name'], *marks])})"


def _attendance(answer: Record) -> str:
    deputy = f" ({answer['deputy']})" if answer["deputy"] else ""
    there = {True: ", present", False: ", not there"}.get(answer["present"], "")
    return f"{answer['member']}: {answer['answer'] or 'no answer'}{deputy}{there}"


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
