"""Conversation references: remembered once, moved with Teams, blocked until Teams is heard from there again."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage import conversations, undo
from storage.conversations import Conversation
from tests import factories
from tests.factories import NOW, TENANT, reference

LATER = NOW + timedelta(hours=1)


def test_a_place_is_remembered_as_teams_gave_it(db):
    personal = reference("a:chat", scope="personal", person_id="person-1")
    db.run_sync(conversations.remember, personal, NOW)
    row = db.read_sync(conversations.find, TENANT, "a:chat")
    assert (row.scope, row.person_id, row.team_id) == ("personal", "person-1", None)
    assert (row.service_url, row.bot_id, row.seen_at) == (personal.service_url, "28:bot", NOW)
    assert not row.gets_digest


def test_a_place_that_moved_keeps_its_row_and_what_was_decided_there(db, group):
    first = db.run_sync(factories.channel, group.id)
    moved = reference(service_url="https://smba.example/emea/", bot_id="28:new")
    row = db.run_sync(conversations.remember, moved, LATER)
    assert (row.id, row.service_url, row.bot_id, row.seen_at) == (first.id, moved.service_url, "28:new", LATER)
    assert (row.group_id, row.gets_digest) == (group.id, True)


def test_hearing_from_a_blocked_place_unblocks_it(db, group):
    row = db.run_sync(factories.channel, group.id)
    db.run_sync(conversations.block, row.id, "bot removed", NOW)
    blocked = db.read_sync(conversations.get, row.id)
    assert (blocked.blocked_at, blocked.blocked_why) == (NOW, "bot removed")
    heard = db.run_sync(conversations.remember, reference(), LATER)
    assert (heard.id, heard.blocked_at, heard.blocked_why) == (row.id, None, None)


def test_blocking_a_place_that_is_not_there_is_harmless(db):
    assert db.run_sync(conversations.block, 404, "gone", NOW) is None


def test_the_same_conversation_id_in_two_tenants_is_two_places(db):
    one = db.run_sync(conversations.remember, reference("19:x"), NOW)
    two = db.run_sync(conversations.remember, reference("19:x", tenant_id="another"), NOW)
    assert one.id != two.id
    assert db.read_sync(conversations.find, "another", "19:x").id == two.id
    assert db.read_sync(conversations.find, "a third", "19:x") is None


def test_the_digest_goes_to_the_groups_own_channels_and_a_blocked_one_stays_visible(db, group):
    def write(session):
        mine = factories.channel(session, group.id, "19:mine")
        other = factories.group(session, "Eastmere Prevent group")
        factories.channel(session, other.id, "19:theirs")
        conversations.remember(session, reference("19:no-digest"), NOW).group_id = group.id
        conversations.block(session, mine.id, "bot removed", NOW)
        return [row.conversation_id for row in conversations.digest_channels(session, group.id)]

    assert db.run_sync(write) == ["19:mine"]


def test_ten_people_heard_at_once_in_a_new_channel_make_one_row(db):
    together = threading.Barrier(10, timeout=20)

    def hear(_):
        together.wait()
        return db.run_sync(conversations.remember, reference(), NOW).id

    with ThreadPoolExecutor(10) as threads:
        assert len(set(threads.map(hear, range(10)))) == 1
    assert db.read_sync(lambda session: session.scalar(select(func.count()).select_from(Conversation))) == 1


def test_a_persons_own_chats_are_found_and_no_others(db):
    db.run_sync(conversations.remember, reference("a:one", scope="personal", person_id="robin"), NOW)
    db.run_sync(conversations.remember, reference("a:two", scope="personal", person_id="kit"), NOW)
    db.run_sync(conversations.remember, reference("19:channel"), NOW)
    (found,) = db.read_sync(conversations.of_person, TENANT, "robin")
    assert found.conversation_id == "a:one"
    assert db.read_sync(conversations.of_person, "another tenant", "robin") == []


def test_a_group_has_a_list_of_people_for_each_team_and_each_channel_apart(db, group):
    def write(session):
        for number, team in enumerate(("19:team", "19:team", None, None)):
            factories.channel(session, group.id, f"19:{number}").team_id = team
        gone = factories.channel(session, group.id, "19:gone")
        conversations.block(session, gone.id, "bot removed", NOW)
        chat = factories.channel(session, group.id, "19:chat")
        chat.scope = "groupChat"

    db.run_sync(write)
    assert db.read_sync(conversations.rosters, group.id) == 3


def in_team(conversation_id, **fields):
    return reference(conversation_id, **({"team_id": "19:team"} | fields))


@pytest.fixture
def home(db, group):
    """Return a team's channel that is the group's."""

    def write(session):
        place = conversations.remember(session, in_team("19:general"), NOW)
        conversations.belong(session, factories.change(session, group.id), place)
        return place

    return db.run_sync(write)


def group_of(db, conversation_id):
    return db.read_sync(conversations.find, TENANT, conversation_id).group_id


def test_the_other_channels_of_a_groups_team_are_the_groups_too_without_its_reminders(db, group, home):
    other = db.run_sync(conversations.remember, in_team("19:actions"), NOW)
    assert (other.group_id, other.gets_digest) == (group.id, False)
    elsewhere = (in_team("19:b", team_id="19:another"), in_team("19:c", tenant_id="another"), reference("19:d"))
    assert [db.run_sync(conversations.remember, each, NOW).group_id for each in elsewhere] == [None] * 3


def test_a_channel_heard_before_its_team_had_a_group_follows_it(db, group):
    db.run_sync(conversations.remember, in_team("19:actions"), NOW)

    def settle(session):
        place = conversations.remember(session, in_team("19:general"), NOW)
        conversations.belong(session, factories.change(session, group.id), place)

    db.run_sync(settle)
    assert group_of(db, "19:actions") == group.id


def test_a_team_of_two_groups_gives_its_other_channels_to_neither(db, group, home):
    db.run_sync(conversations.remember, in_team("19:actions"), NOW)

    def settle(session):
        other = factories.group(session, "Eastmere Prevent group")
        place = conversations.remember(session, in_team("19:eastmere"), NOW)
        conversations.belong(session, factories.change(session, other.id), place)

    db.run_sync(settle)
    assert group_of(db, "19:actions") is None
    assert group_of(db, "19:general") == group.id


def test_what_was_settled_and_taken_back_is_taken_from_the_other_channels_too(db, group):
    def settle(session):
        robin = factories.member(session, group.id)
        place = conversations.remember(session, in_team("19:general"), NOW)
        change = factories.change(session, group.id, by=robin)
        conversations.belong(session, change, place)
        return change.id

    change = db.run_sync(settle)
    db.run_sync(conversations.remember, in_team("19:actions"), NOW)
    assert group_of(db, "19:actions") == group.id
    db.run_sync(lambda session: undo.undo(session, factories.change(session, group.id), change))
    assert group_of(db, "19:actions") is None
