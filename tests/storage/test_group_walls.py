"""No query crosses from one group to another: every storage function that takes a group is asked beside a twin."""

import inspect
from datetime import date, datetime, timedelta

import pytest

import storage
from rules.calendar import ENGLAND_AND_WALES, LONDON
from storage import (
    acknowledgements,
    actions,
    approvals,
    attendance,
    audit,
    benchmarks,
    champions,
    conversations,
    requested_reminders,
    roster,
    targets,
)
from storage.action_lists import Filter
from storage.actions import Due, Status
from storage.agenda import AgendaItem
from storage.attendance import Answer
from storage.audit_heads import NO_HASH, Head
from storage.benchmarks import BenchmarkAssessment
from storage.champions import Champion
from storage.meetings import Meeting
from storage.outbox import Reminder, State
from storage.requested_reminders import RequestedReminder, Whom
from storage.roster import Seen
from storage.targets import TargetValue
from tests import factories
from tests.factories import NOW, TENANT, TODAY

# Writes, which take the group to write to; what they write is told by the functions below.
WRITES = {
    "acknowledgements.add",
    "audit.begin",
    "audit_heads.locked",
    "audit_heads.move",
    "action_owners.index",
    "copied.of_group",
    "audit_heads.own",
    "members.keep_coordinator",
    "outbox.materialise",
    "renames.follow",
    "roster.refresh",
}


def furnish(session, name):
    """Make a group with one of everything and return what the functions need to be asked about it."""
    group = factories.group(session, name)
    robin = factories.member(session, group.id, entra_id="robin")
    series = factories.series(session, group.id, f"Meeting of {name}", changed_at=NOW)
    meeting = factories.meeting(session, group.id, series_id=series.id, period="2027-03", changed_at=NOW)
    factories.meeting(session, group.id, date(2027, 4, 6), series_id=series.id, period="2027-04")
    session.add(AgendaItem(group_id=group.id, meeting_id=meeting.id, position=1, title="Apologies", by_name="Robin"))
    police = [{"kind": "agency", "name": "Police"}]
    action = factories.action(session, group.id, ref="3.5", on=TODAY, owners=police, project="Taxis")
    factories.action(session, group.id)
    declined = [{"kind": "agency", "name": "Police", "declined": True}]
    factories.action(session, group.id, owners=declined, review_on=TODAY, on=TODAY)
    change = factories.change(session, group.id, by=robin)
    attendance.answer(session, change, meeting.id, robin.id, Answer.ATTENDING)
    approvals.approve(session, change, meeting, LONDON)
    amy = factories.member(session, group.id, "Amy", entra_id="amy")
    attendance.answer(session, change, meeting.id, amy.id, Answer.DEPUTY, deputy_name="Sam")
    kim = factories.member(session, group.id, "Kim", entra_id="kim")
    own = factories.change(session, group.id, by=kim)
    attendance.answer(session, own, meeting.id, kim.id, Answer.DEPUTY, deputy_id=robin.id)
    actions.add(session, change, title="Bound", due=Due("next meeting", "EVENT", meeting.held_on, "day", meeting.id))
    actions.update(session, change, action, note="x", due=Due("later"), status=Status.AT_RISK, today=TODAY)
    held = factories.trained(session, group.id, by=robin)
    decision = factories.decision(session, group.id, review_on=TODAY)
    factories.decision(session, group.id, meeting_id=meeting.id)
    target = factories.target(session, group.id)
    value = TargetValue(group_id=group.id, target_id=target.id, value=88, as_of_on=TODAY, by_name="Robin")
    targets.record(session, factories.change(session, group.id), value)
    factories.target(session, group.id, "Venues checked")  # nobody has given a figure for it
    champion = Champion(group_id=group.id, agency="Police", name="Robin Vale", since_on=TODAY)
    champions.add(session, factories.change(session, group.id), champion)
    said = BenchmarkAssessment(group_id=group.id, benchmark="Plan", level="met", as_of_on=TODAY, by_name="Robin")
    benchmarks.record(session, factories.change(session, group.id), said)
    days = {"at": NOW, "days": [TODAY.isoformat()]}
    asked = RequestedReminder(group_id=group.id, by_id=robin.id, whom=Whom.GROUP, text="Papers", **days)
    requested_reminders.add(session, factories.change(session, group.id), asked)
    action.benchmark = held.benchmark = said.benchmark
    session.flush()
    there = [Seen(TENANT, name, f"29:{name}", name.title(), guest=False) for name in ("robin", "newcomer")]
    roster.refresh(session, group.id, there, NOW)
    channel = factories.channel(session, group.id, f"19:{name}")
    moments = {"due_at": NOW, "expires_at": NOW, "next_try_at": NOW, "local_date": TODAY}
    digest = Reminder(group_id=group.id, conversation_row_id=channel.id, kind="digest", subject="group", **moments)
    session.add(digest)
    session.flush()
    said = factories.reference("a:robin", scope="personal", person_id="robin")
    chat = conversations.remember(session, said, NOW)
    acknowledgements.add(session, group.id, digest.id, robin.id, f"Agency of {name}", NOW)
    audit.note(session, factories.change(session, group.id), "delete asked")
    audit.note(session, factories.change(session, group.id), audit.STRANGER_ASKED, person_id="stranger")
    return {
        "group_id": group.id,
        "action_id": action.id,
        "action_ids": [action.id],
        "meeting_id": meeting.id,
        "meeting": meeting,
        "series_id": series.id,
        "session_id": held.id,
        "target_id": target.id,
        "member_id": robin.id,
        "champion_id": champion.id,
        "decision_ids": [decision.id],
        "requested_id": asked.id,
        "requested_ids": [asked.id],
        "days": [TODAY],
        "number": 1,
        "conversation_row_id": channel.id,
        "row_id": digest.id,
        "reminder_id": digest.id,
        "conversation": chat,
        "subject": "actions",
        "subject_id": action.id,
        "ref": "3.5",
        "benchmark": "Plan",
        "limit": 5,
        "before": date(2030, 1, 1),
        "year": 2026,
        "today": TODAY,
        "day": meeting.held_on,
        "first": date(2020, 1, 1),
        "last": date(2030, 1, 1),
        "now": NOW,
        "person_id": "stranger",
        "since": NOW,
    }


# Where the usual answer would not show a twin.
SPECIAL = {
    "attendance_told.of_member": {"first": NOW - timedelta(days=1), "last": NOW + timedelta(days=1)},
    "meeting_series.changed_between": {"first": NOW - timedelta(days=1), "last": NOW + timedelta(days=1)},
    "meeting_series.lacks": {"calendar": ENGLAND_AND_WALES},
    "times_written.of_group": {"model": Meeting},
    "meetings.changed_between": {"first": NOW - timedelta(days=1), "last": NOW + timedelta(days=1)},
    "meetings.last_meeting": {"today": date(2030, 1, 1)},
    "exceptions.moved_since": {"since": NOW - timedelta(days=1)},
    "minutes.of_meeting": {"zone": LONDON},
    "approvals.between": {"first": NOW, "last": NOW + timedelta(days=1)},
    "training.logged_since": {"day": date(2020, 1, 1)},
    "training.on_day": {"day": date(2027, 2, 1)},
    "agreed.at_moment": {"moment": datetime(2027, 3, 2, 15, tzinfo=LONDON), "zone": LONDON},
    "decisions.of_meeting": {"day": None},
    "action_lists.counts": {"wanted": {"all": Filter()}},
    "action_lists.live_by": {"tag": "project"},
    "audit.written_since": {"known": Head(0, NO_HASH), "now": Head(3, "")},
    "audit_heads.steps_from": {"known": Head(0, NO_HASH)},
    "outbox_ledger.latest": {"states": (State.PENDING,)},
    "outbox_ledger.next_due": {"now": NOW - timedelta(days=1)},
    "audit_check.verify": {"known": Head(3, "f" * 64)},  # a whole trail has nothing to tell
}
ROW_IDS = {
    "action_id",
    "meeting_id",
    "session_id",
    "target_id",
    "member_id",
    "champion_id",
    "requested_id",
    "conversation_row_id",
    "row_id",
    "reminder_id",
    "series_id",
    "subject_id",
}


def questions():
    """Return every public storage function that takes a session and a group, by name."""
    found = {}
    for name in storage.__all__:
        module = getattr(storage, name)
        for function_name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not function_name.startswith("_")
            if own and list(inspect.signature(function).parameters)[:2] == ["session", "group_id"]:
                found[f"{name}.{function_name}"] = function
    return {name: function for name, function in found.items() if name not in WRITES}


QUESTIONS = questions()


def needed(function):
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return [parameter.name for parameter in parameters if parameter.default is parameter.empty]


def ask(session, name, known):
    """Ask and return the answer in a form that can be compared; rows become their values."""
    special = SPECIAL.get(name, {})
    given = {one: known[one] for one in needed(QUESTIONS[name]) if one not in special} | special
    answer = QUESTIONS[name](session, **given)
    return [plain(row) for row in answer] if isinstance(answer, list) else plain(answer)


def as_list(answer):
    return answer if isinstance(answer, list) else [answer]


def plain(row):
    return row.model_dump() if hasattr(row, "model_dump") else row


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_twin_group_changes_no_answer(db, name):
    def write(session):
        known = furnish(session, "Northbrook")
        before = ask(session, name, known)
        twin = furnish(session, "Eastmere")
        return before, ask(session, name, known), ask(session, name, twin), twin["group_id"]

    before, after, twins, twin_id = db.run_sync(write)
    assert before, f"{name} must have something to tell, or this test proves nothing: give furnish() a row for it"
    assert after == before
    rows = [row for row in as_list(twins) if isinstance(row, dict) and row.keys() & {"group_id", "id"}]
    assert {row.get("group_id", row.get("id")) for row in rows} <= {twin_id}


@pytest.mark.parametrize("name", [name for name, function in QUESTIONS.items() if ROW_IDS & set(needed(function))])
def test_another_groups_row_is_not_there(db, name):
    def write(session):
        known, other = furnish(session, "Northbrook"), furnish(session, "Eastmere")
        try:
            return ask(session, name, known | {"group_id": other["group_id"]})
        except LookupError:
            return None

    assert not db.run_sync(write)


def test_the_walk_finds_the_functions():
    assert {"actions.by_ref", "action_lists.lines", "training.totals", "undo.undoable"} < set(QUESTIONS)
    assert len(QUESTIONS) > 25
