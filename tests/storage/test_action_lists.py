"""Lists of actions: each part of the filter narrows, and dated actions come first."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import action_lists, actions
from storage.action_lists import Filter, Line
from storage.actions import Due, Status
from tests import factories
from tests.factories import NOW, TODAY

ROBIN = {"kind": "person", "name": "Robin Vale", "agency": "Probation"}
POLICE = {"kind": "agency", "name": "Police"}


@pytest.fixture
def plan(db, group):
    """A plan in which each part of the filter has something to find and something to leave."""

    def write(session):
        def add(ref, title, **given):
            return factories.action(session, group.id, title, ref=ref, **given)

        def report(action, at=NOW, **given):
            change = factories.change(session, group.id, at)
            actions.update(session, change, action, today=at.date(), **given)

        add("late", "Map the venues", on=date(2027, 1, 29), owners=[POLICE], theme="Partnership", project="Taxis")
        training = {"theme": "Staff training", "benchmark": "Training programme"}
        add("soon", "Train the crossing patrols", on=date(2027, 2, 20), owners=[ROBIN], **training)
        moved = add("moved", "Write to the venues", on=date(2027, 2, 20), owners=[ROBIN, POLICE])
        report(moved, NOW - timedelta(days=40), due=Due(text="May", kind="MONTH", on=date(2027, 5, 31)))
        add("ongoing", "Share the bulletin", due=Due(text="ongoing", kind="ONGOING"), status=Status.ONGOING)
        add("monthly", "Read the tensions return", due=Due(text="monthly", kind="RECUR"))
        add("tba", "Choose a speaker", due=Due(text="TBA", kind="TBA"), owners=[POLICE])
        report(
            add("done", "Book the hall", on=date(2027, 2, 1), project="Halls"),
            status=Status.COMPLETE,
            tags={"review_on": date(2027, 10, 31)},
        )
        old = NOW - timedelta(days=60)
        report(add("old", "Book a room", on=date(2026, 12, 1), at=old), old, status=Status.COMPLETE)
        report(add("later", "Review the venues policy", owners=[POLICE]), status=Status.DEFERRED)
        report(add("closed", "Hire a bus"), status=Status.CLOSED, note="The partners drive")
        add("gone", "Map the venues again", on=date(2027, 1, 29), project="Buses").voided_at = NOW

    db.run_sync(write)


def refs(db, group, wanted=None, **limit):
    return [line.ref for line in db.read_sync(action_lists.lines, group.id, wanted, **limit)]


EVERYTHING = ["old", "late", "done", "soon", "moved", "ongoing", "monthly", "tba", "later", "closed"]
OPEN = ["late", "soon", "moved", "ongoing", "monthly", "tba"]

CASES = {
    "open_only": [(Filter(), OPEN), (Filter(open_only=False), EVERYTHING)],
    "statuses": [
        (Filter(statuses=(Status.ONGOING,)), ["ongoing"]),
        (Filter(statuses=(Status.COMPLETE, Status.DEFERRED), open_only=False), ["old", "done", "later"]),
        (Filter(statuses=(Status.COMPLETE,)), []),
    ],
    "due_from": [(Filter(due_from=date(2027, 2, 20)), ["soon", "moved"])],
    "due_before": [(Filter(due_before=date(2027, 2, 20)), ["late"])],
    "owners": [
        (Filter(owners=(("agency", "Police"),)), ["late", "moved", "tba"]),
        (Filter(owners=(("agency", "PROBATION"),)), ["soon", "moved"]),
        (Filter(owners=(("person", "robin vale"), ("agency", "police"))), ["late", "soon", "moved", "tba"]),
        (Filter(owners=(("person", "Police"),)), []),
    ],
    "theme": [(Filter(theme="staff TRAINING"), ["soon"]), (Filter(theme="Staff"), [])],
    "benchmark": [(Filter(benchmark="training PROGRAMME"), ["soon"]), (Filter(benchmark="Training"), [])],
    "project": [(Filter(project="taxis"), ["late"]), (Filter(project="buses", open_only=False), [])],
    "no_owner": [(Filter(no_owner=True), ["ongoing", "monthly"])],
    "no_date": [(Filter(no_date=True), ["tba"])],
    "moved": [(Filter(moved=True), ["moved"])],
    "moved_since": [
        (Filter(moved=True, moved_since=NOW - timedelta(days=41)), ["moved"]),
        (Filter(moved=True, moved_since=NOW - timedelta(days=39)), []),
    ],
    "not_updated_since": [
        (Filter(not_updated_since=NOW - timedelta(days=30)), ["moved"]),
        (Filter(not_updated_since=NOW - timedelta(days=40)), []),
        (Filter(not_updated_since=NOW + timedelta(seconds=1), due_from=TODAY), ["soon", "moved"]),
    ],
    "completed_since": [(Filter(completed_since=date(2027, 2, 1), open_only=False), ["done"])],
    "review_before": [
        (Filter(review_before=date(2027, 11, 1), open_only=False), ["done"]),
        (Filter(review_before=date(2027, 10, 31), open_only=False), []),
        (Filter(review_before=date(2027, 11, 1)), []),
    ],
    "words": [
        (Filter(words=("VENUES",)), ["late", "moved"]),
        (Filter(words=("venues", "write")), ["moved"]),
        (Filter(words=("ven_es",)), []),
        (Filter(words=("%",)), []),
    ],
}


def test_the_cases_cover_every_part_of_the_filter():
    assert set(CASES) == {part.name for part in fields(Filter)}


@pytest.mark.parametrize(
    ("wanted", "expected"), [pytest.param(*case, id=name) for name, cases in CASES.items() for case in cases]
)
@pytest.mark.usefixtures("plan")
def test_each_part_of_the_filter_narrows_the_list_and_its_count(db, group, wanted, expected):
    assert refs(db, group, wanted) == expected
    assert db.read_sync(action_lists.count, group.id, wanted) == len(expected)


@pytest.mark.usefixtures("plan")
def test_parts_of_the_filter_narrow_together(db, group):
    wanted = Filter(owners=(("agency", "Police"),), words=("venues",), due_before=TODAY)
    assert refs(db, group, wanted) == ["late"]
    assert refs(db, group, replace(wanted, theme="Staff training")) == []


@pytest.mark.usefixtures("plan")
def test_a_list_can_be_cut_short(db, group):
    assert refs(db, group, limit=2) == OPEN[:2]


@pytest.mark.usefixtures("plan")
def test_a_line_carries_what_a_card_shows(db, group):
    line = db.read_sync(action_lists.lines, group.id, Filter(words=("write to",)))[0]
    assert replace(line, id=0, added_at=None) == Line(
        id=0,
        ref="moved",
        theme=None,
        title="Write to the venues",
        owners=[ROBIN, POLICE],
        deadline_text="May",
        deadline_class="MONTH",
        due_on=date(2027, 5, 31),
        status=Status.NOT_STARTED,
        updated_at=NOW - timedelta(days=40),
        completed_on=None,
    )


@pytest.mark.parametrize(
    ("status", "due_on", "overdue"),
    [
        (Status.NOT_STARTED, TODAY - timedelta(days=1), True),
        (Status.NOT_STARTED, TODAY, False),
        (Status.AT_RISK, None, False),
        (Status.ONGOING, TODAY - timedelta(days=1), False),
        (Status.COMPLETE, TODAY - timedelta(days=1), False),
        (Status.DEFERRED, TODAY - timedelta(days=1), False),
    ],
)
def test_overdue_is_an_open_action_whose_day_has_passed(status, due_on, overdue):
    line = Line(1, "1", None, "Map the venues", [], "", "DATE", due_on, status, None, None)
    assert line.is_overdue(TODAY) is overdue


# Everything both databases can keep: lone surrogates are no text, and PostgreSQL takes no NUL.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)
HOSTILE = st.one_of(
    st.sampled_from(["%", "_", "/", "\\", "''", '"', "%s", ":name", "'; DROP TABLE actions; --", "{{DATE(x)}}"]),
    st.sampled_from(["İ", "ß", "\u212a", "É", "\u2028", "\U0001f4c5"]),  # letters that fold oddly
    TEXT,
    st.text("%_/\\'\";-aA", min_size=1, max_size=12),
)


class RolledBack(Exception):
    """Ends an example, so that the next one finds the database clean."""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=HOSTILE, theme=HOSTILE, name=HOSTILE, agency=HOSTILE)
def test_hostile_text_comes_back_as_it_was_and_breaks_no_list(db, group, title, theme, name, agency):
    owners = [{"kind": "person", "name": name, "agency": agency}]

    def example(session):
        plain = factories.action(session, group.id, "Map the venues", theme="Partnership")
        hostile = factories.action(session, group.id, title, theme=theme, owners=owners)
        session.expire_all()
        assert (hostile.title, hostile.theme, hostile.owners) == (title, theme, owners)

        def found(**wanted):
            return {line.id for line in action_lists.lines(session, group.id, Filter(**wanted))}

        by_words, by_theme = found(words=(title,)), found(theme=theme)
        assert hostile.id in by_words
        assert hostile.id in by_theme
        assert plain.id not in by_words or title.lower() in "map the venues"
        assert plain.id not in by_theme or theme.lower() == "partnership"
        assert found(owners=(("person", name),)) == {hostile.id}
        assert found(owners=(("agency", agency),)) == {hostile.id}
        raise RolledBack

    with pytest.raises(RolledBack):
        db.run_sync(example)


def test_the_clock_of_a_line_is_utc(db, group):
    def write(session):
        action = factories.action(session, group.id)
        actions.update(session, factories.change(session, group.id), action, note="x", today=TODAY)

    db.run_sync(write)
    (line,) = db.read_sync(action_lists.lines, group.id)
    assert isinstance(line.updated_at, datetime)
    assert line.updated_at.utcoffset() == timedelta(0)


@pytest.mark.usefixtures("plan")
def test_only_open_actions_make_a_theme_a_benchmark_or_a_project_live(db, group):
    assert db.read_sync(action_lists.live_by, group.id, "theme") == {"Partnership": 1, "Staff training": 1}
    assert db.read_sync(action_lists.live_by, group.id, "benchmark") == {"Training programme": 1}
    assert db.read_sync(action_lists.live_by, group.id, "project") == {"Taxis": 1}


@pytest.mark.usefixtures("plan")
def test_the_projects_are_those_of_the_plan_finished_ones_too(db, group):
    assert db.read_sync(action_lists.projects, group.id) == ["Halls", "Taxis"]


@pytest.mark.usefixtures("plan")
def test_titles_are_those_of_open_actions_in_the_plans_order(db, group):
    titles = db.read_sync(action_lists.open_titles, group.id)
    assert titles[0] == ("late", "Map the venues")
    assert {ref for ref, _ in titles} == set(OPEN)


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.CLOSED, Status.DEFERRED, Status.ONGOING])
def test_what_is_set_aside_or_has_no_end_is_never_overdue(status):
    line = Line(1, "9", None, "Book a room", [], "", "DATE", TODAY - timedelta(days=9), status, None, None)
    assert not line.is_overdue(TODAY)
    assert replace(line, status=Status.AT_RISK).is_overdue(TODAY)
