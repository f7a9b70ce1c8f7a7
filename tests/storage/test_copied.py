"""A copy holds the whole of one group and nothing of another's, and nothing done in it comes back."""

from sqlalchemy import func, select
from sqlmodel import SQLModel

from storage import audit, conversations, copied, groups, meeting_series, meetings
from storage.audit import AuditEvent
from storage.types import table
from tests import factories
from tests.factories import NOW, TODAY


def _counts(session, group_id):
    found = {}
    for each in SQLModel.metadata.sorted_tables:
        if "group_id" in each.c and each is not table(AuditEvent):
            found[each.name] = session.scalar(select(func.count()).where(each.c.group_id == group_id))
    return found


def test_a_copy_holds_what_is_the_groups_and_nothing_of_anothers(db, group):
    other = db.run_sync(factories.group, "Southbrook")

    def build(session):
        for each in (group, other):
            person = factories.member(session, each.id, "Priya", entra_id=f"priya-{each.id}")
            factories.action(session, each.id, "Step", owners=[{"kind": "member", "id": person.id, "name": "Priya"}])
            factories.channel(session, each.id, f"19:{each.id}@thread.tacv2")
            factories.meeting(session, each.id)

    db.run_sync(build)

    def compare(session):
        with copied.of_group(session, group.id) as copy:
            assert _counts(copy, group.id) == _counts(session, group.id)
            assert [each.id for each in groups.every(copy)] == [group.id]
            assert set(_counts(copy, other.id).values()) == {0}

    db.read_sync(compare)


def test_a_personal_chat_is_in_the_copy(db, group):
    db.run_sync(conversations.remember, factories.reference("a:priya", scope="personal", person_id="priya"), NOW)

    def chats(session):
        with copied.of_group(session, group.id) as copy:
            return copy.scalars(select(conversations.Conversation.person_id)).all()

    assert db.read_sync(chats) == ["priya"]


def test_what_is_planned_in_a_copy_stays_there(db, group):
    series = db.run_sync(factories.series, group.id)

    def plan(session):
        with copied.of_group(session, group.id) as copy:
            change = audit.begin(copy, group.id, by_id=None, by_name="Prevent Clerk", at=NOW)
            last = TODAY.replace(year=TODAY.year + 9)
            meeting_series.replan(copy, change, TODAY, last, groups.working_days(groups.get(copy, group.id)))
            assert not meeting_series.lacks(copy, series.group_id, TODAY, last, groups.working_days(group))
            return len(meetings.of_group(copy, group.id))

    assert db.read_sync(plan) == 108
    assert db.read_sync(meetings.of_group, group.id) == []
