"""Assessments are kept beside the earlier ones; evidence is what carries the benchmark's tag."""

from datetime import date

from storage import benchmarks
from storage.actions import Status
from storage.benchmarks import BenchmarkAssessment, Tagged, TaggedSession
from tests import factories
from tests.factories import NOW

PLAN, PANEL = "Partnership plan", "Channel panel"


def assess(session, group, level, day, benchmark=PLAN):
    row = BenchmarkAssessment(group_id=group.id, benchmark=benchmark, level=level, as_of_on=day, by_name="Robin Vale")
    return benchmarks.record(session, factories.change(session, group.id), row)


def tag(session, row, benchmark=PLAN):
    row.benchmark = benchmark
    session.flush()
    return row


def test_the_latest_assessment_of_each_benchmark_stands_and_all_are_kept(db, group):
    def write(session):
        assess(session, group, "met", date(2027, 2, 1))
        assess(session, group, "not met", date(2026, 2, 1))
        assess(session, group, "exceeding", date(2027, 1, 1), PANEL)
        assess(session, group, "exceeding", date(2027, 2, 8)).voided_at = NOW
        session.flush()
        latest = {name: row.level for name, row in benchmarks.latest(session, group.id).items()}
        return latest, len(benchmarks.of_group(session, group.id))

    assert db.run_sync(write) == ({PLAN: "met", PANEL: "exceeding"}, 3)


def test_two_assessments_of_one_day_the_later_said_stands(db, group):
    def write(session):
        assess(session, group, "met", date(2027, 2, 1))
        assess(session, group, "exceeding", date(2027, 2, 1))
        return benchmarks.latest(session, group.id)[PLAN].level

    assert db.run_sync(write) == "exceeding"


def test_tagged_records_are_counted_by_benchmark_without_what_was_taken_back(db, group):
    def write(session):
        tag(session, factories.action(session, group.id))
        tag(session, factories.action(session, group.id), PANEL).voided_at = NOW
        factories.action(session, group.id)
        tag(session, factories.trained(session, group.id))
        tag(session, factories.trained(session, group.id), PANEL)
        return benchmarks.tagged(session, group.id)

    assert db.run_sync(write) == {PLAN: Tagged(actions=1, sessions=1), PANEL: Tagged(actions=0, sessions=1)}


def test_evidence_tells_completed_actions_first_and_no_more_than_asked_for(db, group):
    def write(session):
        for title, day in (("open", None), ("old", date(2026, 5, 1)), ("new", date(2027, 1, 8))):
            action = factories.action(session, group.id, title, status=Status.COMPLETE if day else Status.ON_TRACK)
            action.completed_on = day
            tag(session, action)
        all_of_them = benchmarks.actions_of(session, group.id, PLAN, 5)
        return [one.title for one in all_of_them], len(benchmarks.actions_of(session, group.id, PLAN, 2))

    assert db.run_sync(write) == (["new", "old", "open"], 2)


def test_evidence_of_training_counts_the_people_of_each_session(db, group):
    def write(session):
        given = {"held_on": date(2027, 1, 12), "product": "WRAP"}
        tag(session, factories.trained(session, group.id, [("Housing", 18), ("Volunteers", 3)], **given))
        tag(session, factories.trained(session, group.id, [], held_on=date(2027, 2, 1), product_text="inset"))
        return benchmarks.sessions_of(session, group.id, PLAN, 5)

    assert db.run_sync(write) == [
        TaggedSession(date(2027, 2, 1), "inset", 0),
        TaggedSession(date(2027, 1, 12), "WRAP", 21),
    ]
