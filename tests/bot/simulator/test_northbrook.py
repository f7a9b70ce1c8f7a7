"""The sample group is the same for the same date, whatever the date, and holds what a month of work needs."""

import shutil
from datetime import date, time, timedelta

import pytest

from bot.simulator import northbrook
from bot.simulator.sample import rows
from documents import record_json
from documents.doubts import is_refused
from rules.calendar import LONDON, at_local, financial_year_dates, long_date
from storage import (
    action_lists,
    actions,
    audit_check,
    champions,
    decisions,
    groups,
    meetings,
    members,
    targets,
    training,
    training_totals,
)
from storage.action_lists import Filter
from storage.db import Database
from storage.groups import THEMES
from storage.members import Role

FEBRUARY = date(2027, 2, 9)
DAYS = [date(2027, 2, 1), FEBRUARY, date(2027, 3, 2), date(2026, 4, 1), date(2026, 12, 31), date(2028, 2, 29)]
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def db(database_url):
    """Return the clean database of each kind; the edge's tests, beside these, have one of their own."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def built(db):
    def build(today=FEBRUARY):
        db.run_sync(northbrook.build, today, LONDON)
        return db.read_sync(groups.named, "Northbrook Prevent Operational Group")

    return build


def test_in_february_2027_the_next_meeting_is_tuesday_2_march_at_14_00(db, built):
    group = built()
    found = db.read_sync(meetings.next_meeting, group.id, FEBRUARY)
    assert (long_date(found.held_on), found.starts) == ("Tuesday 2 March 2027", "14:00")
    assert db.read_sync(meetings.last_meeting, group.id, FEBRUARY).held_on == date(2027, 2, 2)


@ON_SQLITE
@pytest.mark.parametrize("today", DAYS)
def test_meetings_lie_fourteen_months_around_the_date(db, built, today):
    group = built(today)
    held = [meeting.held_on for meeting in db.read_sync(meetings.of_group, group.id)]
    assert min(held) < today - timedelta(days=365)
    assert max(held) > today + timedelta(days=30 * 14)
    assert {meeting.weekday() for meeting in held} == {1}
    assert len({(day.year, day.month) for day in held}) == len(held)


@ON_SQLITE
def test_the_same_date_gives_the_same_group(db, built, tmp_path, migrated_file):
    group = built()
    shutil.copyfile(migrated_file, tmp_path / "again.db")
    again = Database(f"sqlite:///{tmp_path / 'again.db'}")
    again.run_sync(northbrook.build, FEBRUARY, LONDON)
    assert again.read_sync(record_json.export, group, FEBRUARY) == db.read_sync(record_json.export, group, FEBRUARY)
    again.close()


def test_everybody_has_the_part_they_play(db, built):
    group = built()
    everybody = {member.entra_id: member for member in db.read_sync(members.of_group, group.id)}
    assert set(northbrook.people()) >= {
        *("chair", "coordinator", "community-safety", "safeguarding", "yjs", "public-health"),
        *("stronger-communities", "regeneration", "probation", "police", "housing", "education", "college"),
    }
    priya = everybody[northbrook.entra_id("probation")]
    sam = everybody[northbrook.entra_id("probation-deputy")]
    assert (priya.name, sam.name, sam.deputy_for_id, sam.agency) == ("Priya", "Sam", priya.id, "Probation")
    college = everybody[northbrook.entra_id("college")]
    march = db.read_sync(meetings.next_meeting, group.id, FEBRUARY)
    assert (college.role, college.invited_to_id) == (Role.INVITED, march.id)
    represented = {m.id for m in everybody.values() if m.role == Role.MEMBER}
    assert {m.deputy_for_id for m in everybody.values() if m.role == Role.DEPUTY} == represented
    assert {m.agency for m in everybody.values()} == {agency["name"] for agency in group.agencies}


def test_the_plan_covers_the_seven_duty_categories_and_the_log_runs_from_1_to_15(db, built):
    group = built()
    lines = db.read_sync(action_lists.lines, group.id, Filter(open_only=False))
    assert {line.theme for line in lines} == set(THEMES)
    assert sorted(int(line.ref) for line in lines if line.ref.isdecimal()) == list(range(1, 16))
    assert "3.5" in {line.ref for line in lines}
    assert db.read_sync(actions.by_ref, group.id, "9").owners == [{"kind": "agency", "name": "Police"}]


@ON_SQLITE
@pytest.mark.parametrize("today", DAYS)
def test_every_kind_of_action_is_there_on_any_day(db, built, today):
    group = built(today)

    def count(**wanted):
        return db.read_sync(action_lists.count, group.id, Filter(**wanted))

    next_meeting = db.read_sync(meetings.next_meeting, group.id, today).held_on
    lines = db.read_sync(action_lists.lines, group.id, Filter())
    assert sum(line.is_overdue(today) for line in lines) >= 3
    assert count(due_from=today, due_before=next_meeting + timedelta(days=1)) >= 1
    assert count(due_from=next_meeting + timedelta(days=1)) >= 3
    assert count(no_owner=True) >= 2
    assert count(no_date=True) >= 2
    assert count(moved=True) == 1
    assert count(open_only=False, statuses=("complete",), completed_since=today.replace(day=1)) == 1
    assert {line.deadline_class for line in lines} >= {
        *("DATE", "MONTH", "QUARTER", "ONGOING", "RECUR", "TBA", "EVENT", "NONE"),
    }
    for line in lines:
        assert (line.due_on is not None) == (line.deadline_class in ("DATE", "MONTH", "QUARTER", "EVENT")), line


@ON_SQLITE
@pytest.mark.parametrize("today", DAYS)
def test_agencies_have_champions_but_not_all_of_them(db, built, today):
    group = built(today)
    named = {one.agency for one in db.read_sync(champions.of_group, group.id)}
    agencies = {agency["name"] for agency in db.read_sync(groups.get, group.id).agencies}
    assert len(named) == 9
    assert named < agencies


@ON_SQLITE
@pytest.mark.parametrize("today", DAYS)
def test_every_cohort_of_the_list_belongs_to_an_agency_or_directorate_of_the_group_or_to_none(db, built, today):
    group = db.read_sync(groups.get, built(today).id)
    known = {place["name"] for place in (*group.agencies, *group.directorates)}
    whose = {cohort.get("agency") for cohort in group.cohorts}
    assert None in whose
    assert whose - {None} <= known


@ON_SQLITE
@pytest.mark.parametrize("today", DAYS)
def test_the_register_has_this_year_and_last(db, built, today):
    group = built(today)
    year = today.year - (today.month < 4)
    _people, sessions = db.read_sync(training_totals.overall, group.id, *financial_year_dates(year - 1))
    assert sessions >= 6
    if today == FEBRUARY:
        assert sum(total.people for total in db.read_sync(training.totals, group.id, year, cohort="Housing")) == 38
    assert all(
        held.held_on <= today and held.year in (year - 1, year) for held in db.read_sync(training.of_group, group.id)
    )


def test_the_85_per_cent_target_has_a_value_as_of_the_end_of_november(db, built):
    group = built()
    target = next(t for t in db.read_sync(targets.of_group, group.id) if t.agency == "Public Health")
    last = db.read_sync(targets.values_of, group.id, target.id)[-1]
    assert (target.level, last.value, last.as_of_on, last.workforce) == (85, 78, date(2026, 11, 30), 1240)
    ruth = next(m for m in db.read_sync(members.of_group, group.id) if m.id == target.asked_of_id)
    assert (ruth.name, ruth.agency) == ("Ruth", "Public Health")


def test_decisions_about_out_of_school_settings_have_their_meeting(db, built):
    group = built()
    found = [each for each in db.read_sync(decisions.of_group, group.id) if "ut of school" in each.text]
    held = {meeting.id: meeting.held_on for meeting in db.read_sync(meetings.of_group, group.id)}
    assert len(found) == 2
    assert all(held[each.meeting_id] == each.made_on for each in found)


@ON_SQLITE
@pytest.mark.parametrize("today", DAYS)
def test_nothing_happened_after_today_and_the_trail_is_whole(db, built, today):
    group = built(today)
    assert db.read_sync(audit_check.verify, group.id) == []
    record = db.read_sync(record_json.export, group, today)
    assert db.read_sync(record_json.export, group, today, at_local(today, time(0, 1), LONDON)) == record
    assert record["decisions"]


def test_nothing_in_it_trips_the_guard():
    for name in ("actions", "updates", "training", "targets", "decisions", "agenda"):
        for row in rows(name):
            assert not any(is_refused(cell) for cell in row.values()), row
