"""The export says all that is in the record, as it is or as it stood on a day."""

from datetime import date, timedelta

import pytest

from documents import record_json
from storage import actions, audit, audit_check, audit_heads, benchmarks, champions, targets, training
from storage.actions import Due, Status
from storage.benchmarks import BenchmarkAssessment
from storage.champions import Champion
from storage.targets import TargetValue
from tests import factories
from tests.factories import NOW, TODAY

LATER = NOW + timedelta(days=10)
POLICE = [{"kind": "agency", "name": "Police"}, {"kind": "person", "name": "Robin", "agency": "Probation"}]


@pytest.fixture
def record(db, group):
    """Write one of each; ten days later the action is re-dated and completed, and a headcount is put right."""

    def write(session):
        robin = factories.member(session, group.id, "Robin", agency="Probation")
        action = factories.action(
            session, group.id, "Write to halls", ref="3.5", theme="Partnership", owners=POLICE, on=date(2027, 2, 5)
        )
        held = factories.trained(session, group.id, [("Housing", 22), ("Volunteers", 3)])
        factories.meeting(session, group.id)
        factories.decision(session, group.id, review_on=date(2027, 9, 2))
        factories.target(session, group.id)
        change = factories.change(session, group.id, LATER, by=robin)
        due = Due("12 March 2027", "DATE", date(2027, 3, 12), "day")
        actions.update(session, change, action, due=due, reason="Halls asked for time", today=LATER.date())
        actions.update(
            session, change, action, status=Status.COMPLETE, note="Sent", evidence="letter", today=LATER.date()
        )
        training.set_cohorts(session, change, held, [training.Cohort("Housing", 24)])

    db.run_sync(write)
    return lambda today, until=None: db.read_sync(record_json.export, group, today, until)


def test_the_register_says_whose_people_and_what_for_and_the_champions_are_told(db, group):
    def write(session):
        change = factories.change(session, group.id)
        cohorts = [training.Cohort("Officers", 20, agency="Police"), training.Cohort("Volunteers", 3)]
        about = {"held_on": TODAY, "year": 2026, "benchmark": "Training programme"}
        training.log(session, change, cohorts=cohorts, **about)
        for name, columns in (
            ("Robin Vale", {}),
            ("Sasha Moor", {"until_on": TODAY}),
            ("Alex Poole", {"voided_at": NOW}),
        ):
            row = Champion(group_id=group.id, agency="Police", name=name, since_on=TODAY, **columns)
            champions.add(session, factories.change(session, group.id), row)

    db.run_sync(write)
    record = db.read_sync(record_json.export, group, TODAY)
    (held,) = record["training"]
    assert held["benchmark"] == "Training programme"
    assert held["cohorts"] == [
        {"name": "Officers", "people": 20, "agency": "Police"},
        {"name": "Volunteers", "people": 3, "agency": None},
    ]
    assert [(one["agency"], one["name"], one["until_on"]) for one in record["champions"]] == [
        ("Police", "Robin Vale", None),
        ("Police", "Sasha Moor", TODAY.isoformat()),
    ]


def test_an_action_carries_its_whole_history(record):
    action = record(LATER.date())["actions"][0]
    assert action == {
        "ref": "3.5",
        "theme": "Partnership",
        "benchmark": None,
        "project": None,
        "title": "Write to halls",
        "owners": [{"kind": "agency", "name": "Police"}, {"kind": "person", "name": "Robin", "agency": "Probation"}],
        "deadline": {"text": "12 March 2027", "class": "DATE", "date": "2027-03-12", "precision": "day"},
        "earlier_deadlines": [
            {
                "text": "2027-02-05",
                "class": "DATE",
                "date": "2027-02-05",
                "precision": "day",
                "moved_at": LATER.isoformat(),
                "reason": "Halls asked for time",
            }
        ],
        "status": "complete",
        "completed_on": LATER.date().isoformat(),
        "review_on": None,
        "agreed_on": None,
        "overdue": False,
        "updates": [
            {
                "at": LATER.isoformat(),
                "by": "Robin",
                "note": None,
                "status": None,
                "deadline": "12 March 2027",
                "owners": None,
            },
            {
                "at": LATER.isoformat(),
                "by": "Robin",
                "note": "Sent",
                "status": "complete",
                "deadline": None,
                "owners": None,
            },
        ],
        "evidence": ["letter"],
    }


def test_targets_decisions_and_assessments_say_who_and_what(db, group):
    def write(session):
        ruth = factories.member(session, group.id, "Ruth", agency="Public Health")
        target = factories.target(session, group.id, asked_of_id=ruth.id)
        given = {"value": 82, "as_of_on": TODAY, "workforce": 1240, "note": "with the new starters", "by_name": "Ruth"}
        row = TargetValue(group_id=group.id, target_id=target.id, **given)
        targets.record(session, factories.change(session, group.id), row)
        meeting = factories.meeting(session, group.id)
        factories.decision(session, group.id, meeting_id=meeting.id)
        said = {"benchmark": "Channel panel", "level": "met", "as_of_on": TODAY, "by_name": "Ruth"}
        row = BenchmarkAssessment(group_id=group.id, **said)
        benchmarks.record(session, factories.change(session, group.id), row)

    db.run_sync(write)
    record = db.read_sync(record_json.export, group, TODAY)
    assert record["targets"][0]["asked_of"] == "Ruth"
    assert record["targets"][0]["values"] == [
        {"value": 82.0, "as_of": "2027-02-09", "by": "Ruth", "workforce": 1240, "note": "with the new starters"}
    ]
    assert record["decisions"][0]["meeting"] == "Operational group"
    assert record["assessments"] == [
        {"benchmark": "Channel panel", "level": "met", "as_of_on": "2027-02-09", "note": None, "by": "Ruth"}
    ]


def test_the_record_as_it_stood_before_is_read_from_the_trail(record):
    then = record(TODAY, NOW + timedelta(days=1))
    action = then["actions"][0]
    assert (action["deadline"]["date"], action["status"], action["overdue"]) == ("2027-02-05", "not started", True)
    assert (action["updates"], action["earlier_deadlines"]) == ([], [])
    assert [session["people"] for session in then["training"]] == [25]
    assert [session["people"] for session in record(LATER.date())["training"]] == [24]


def test_as_at_today_is_the_record_as_it_is(record):
    now, as_at = record(LATER.date()), record(LATER.date(), LATER + timedelta(days=1))
    assert as_at == now


def test_a_withdrawn_session_stays_and_says_so(db, group):
    held = db.run_sync(factories.trained, group.id)
    db.run_sync(
        lambda session: audit.amend(
            session, factories.change(session, group.id), training.get(session, group.id, held.id), voided_at=NOW
        )
    )
    assert [session["void"] for session in db.read_sync(record_json.export, group, TODAY)["training"]] == [True]


def test_the_head_of_the_trail_goes_with_every_export(db, group, record):
    head = record(LATER.date())["audit"]
    then = record(TODAY, NOW + timedelta(days=1))["audit"]
    assert 0 < then["count"] < head["count"]
    for known in (head, then):
        assert db.read_sync(audit_check.verify, group.id, audit_heads.Head(known["count"], known["hash"])) == []


def test_another_groups_record_is_not_in_it(db, group, record):
    other = db.run_sync(factories.group, "Southbrook")
    db.run_sync(factories.action, other.id, "Elsewhere")
    assert "Elsewhere" not in str(record(LATER.date()))
    assert [action["title"] for action in db.read_sync(record_json.export, other, TODAY)["actions"]] == ["Elsewhere"]
