"""The record as one JSON document: what an inspection, another system or the next clerk can read without the bot."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents import record_rows
from documents.record_rows import Row, Rows
from rules.calendar import financial_year_label
from storage.actions import NEVER_LATE
from storage.groups import Group
from storage.outbox import Reminder
from storage.types import columns, plain


def export(session: Session, group: Group, today: date, until: datetime | None = None) -> dict[str, Any]:
    """Return the group's record; with `until`, as it stood before that instant. *Overdue* is as of `today`."""
    group_id = group.id or 0
    rows, head = record_rows.now(session, group_id) if until is None else record_rows.as_at(session, group_id, until)
    return {
        "group": {"name": group.name, "marking": group.marking, "themes": group.themes, "agencies": group.agencies},
        "as_at": today.isoformat(),
        "members": _members(rows),
        "actions": _actions(rows, today),
        "training": _training(rows),
        "champions": [_pick(row, "agency", "name", "since_on", "until_on") for row in _live(rows["champions"])],
        "targets": _targets(rows),
        "meetings": _meetings(rows),
        "decisions": _decisions(rows),
        "assessments": [
            _pick(row, "benchmark", "level", "as_of_on", "note") | {"by": row["by_name"]}
            for row in _live(rows["benchmark_assessments"])
        ],
        "reminders": _reminders(session, group_id, until),
        "audit": {"count": head.count, "hash": head.hash},
    }


def _pick(row: Row, *names: str) -> Row:
    return {name: row.get(name) for name in names}


def _live(rows: list[Row]) -> list[Row]:
    return [row for row in rows if not row.get("voided_at")]


def _by(rows: list[Row], name: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in _live(rows):
        found[row[name]].append(row)
    return found


def _members(rows: Rows) -> list[Row]:
    names = {row["id"]: row["name"] for row in rows["members"]}
    days = {row["id"]: row["held_on"] for row in rows["meetings"]}
    return [
        _pick(row, "name", "agency", "role")
        | {"deputy_for": names.get(row.get("deputy_for_id")), "invited_to": days.get(row.get("invited_to_id"))}
        | _pick(row, "left_on")
        for row in rows["members"]
    ]


def _actions(rows: Rows, today: date) -> list[Row]:
    days = {row["id"]: row["held_on"] for row in rows["meetings"]}
    updates = _by(rows["action_updates"], "action_id")
    earlier = _by(rows["action_earlier_deadlines"], "action_id")
    return [
        _pick(row, "ref", "theme", "benchmark", "project", "title")
        | {
            "owners": [_owner(owner) for owner in row.get("owners", ())],
            "deadline": _deadline(row, "deadline_text"),
            "earlier_deadlines": [
                _deadline(was, "text") | _pick(was, "moved_at", "reason") for was in earlier[row["id"]]
            ],
            "status": row["status"],
            "completed_on": row.get("completed_on"),
            "review_on": row.get("review_on"),
            "agreed_on": days.get(row.get("meeting_id")),  # the day of the meeting
            "overdue": _is_overdue(row, today),
            "updates": [
                {"at": update["at"], "by": update["by_name"]} | _pick(update, "note", "status", "deadline", "owners")
                for update in updates[row["id"]]
            ],
            "evidence": [update["evidence"] for update in updates[row["id"]] if update.get("evidence")],
        }
        for row in _live(rows["actions"])
    ]


def _owner(owner: Row) -> Row:
    return _pick(owner, "kind", "name") | {name: owner[name] for name in ("agency", "supporting") if owner.get(name)}


def _deadline(row: Row, text: str) -> Row:
    return {
        "text": row.get(text, ""),
        "class": row["deadline_class"],
        "date": row.get("due_on"),
        "precision": row.get("precision"),
    }


def _is_overdue(row: Row, today: date) -> bool:
    due_on = row.get("due_on")
    return row["status"] not in NEVER_LATE and due_on is not None and date.fromisoformat(due_on) < today


def _training(rows: Rows) -> list[Row]:
    cohorts = _by(rows["training_cohorts"], "session_id")
    return [
        {"held_on": row.get("held_on"), "year": financial_year_label(row["year"])}
        | _pick(row, "product", "product_text", "mode", "trainer", "venue", "benchmark")
        | {
            "cohorts": [_pick(cohort, "name", "people", "agency") for cohort in cohorts[row["id"]]],
            "people": sum(cohort["people"] for cohort in cohorts[row["id"]]),
            "void": bool(row.get("voided_at")),
        }
        for row in rows["training_sessions"]
    ]


def _targets(rows: Rows) -> list[Row]:
    values = _by(rows["target_values"], "target_id")
    names = {row["id"]: row["name"] for row in rows["members"]}
    return [
        _pick(row, "measure", "agency", "level", "unit", "due_on", "source")
        | {
            "asked_of": names.get(row.get("asked_of_id")),
            "values": [
                {"value": value["value"], "as_of": value["as_of_on"], "by": value["by_name"]}
                | _pick(value, "workforce", "note")
                for value in values[row["id"]]
            ],
        }
        for row in _live(rows["targets"])
    ]


def _decisions(rows: Rows) -> list[Row]:
    titles = {row["id"]: row["title"] for row in rows["meetings"]}
    # Numbered as the bot numbers them: in the order they were logged, those taken back counted.
    logged = sorted(rows["decisions"], key=lambda row: row["id"])
    return [
        {"number": number} | _pick(row, "made_on", "text", "review_on") | {"meeting": titles.get(row.get("meeting_id"))}
        for number, row in enumerate(logged, 1)
        if not row.get("voided_at")
    ]


def _meetings(rows: Rows) -> list[Row]:
    names = {row["id"]: row["name"] for row in rows["members"]}
    agenda = _by(rows["agenda_items"], "meeting_id")
    answers = _by(rows["attendances"], "meeting_id")
    return [
        _pick(row, "title", "kind", "held_on", "moved_from", "starts", "minutes", "place", "link", "state", "reason")
        | _pick(row, "minutes_link", "minutes_approved_at", "minutes_approved_by")
        | {
            "papers": row.get("papers") or [],
            "minutes_as_approved": row.get("minutes_kept"),
            "agenda": [_pick(item, "title", "by_name", "covered", "carried") for item in agenda[row["id"]]],
            "attendance": [
                {
                    "member": names.get(answer["member_id"]),
                    "answer": answer.get("answer"),
                    "deputy": names.get(answer.get("deputy_id")) or answer.get("deputy_name") or None,
                    "present": answer.get("present"),
                    "present_by": names.get(answer.get("present_by_id")),
                }
                for answer in answers[row["id"]]
            ],
        }
        for row in _live(rows["meetings"])
    ]


def _reminders(session: Session, group_id: int, until: datetime | None) -> list[Row]:
    r = columns(Reminder)
    names = ("kind", "subject", "local_date", "due_at", "state", "sent_at", "attempts", "possible_repeat", "why")
    found = select(*(r[name] for name in names)).where(r.group_id == group_id)
    if until is not None:
        found = found.where(r.due_at < until)
    return [
        {name: plain(value) for name, value in row.items()}
        for row in session.execute(found.order_by(r.due_at, r.id)).mappings()
    ]
