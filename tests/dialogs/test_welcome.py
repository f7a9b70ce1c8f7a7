from cards import elements
from dialogs.turn import Person
from dialogs.welcome import Installed, welcome
from storage import audit, conversations, groups, members
from storage.conversations import Reference
from storage.db import Database
from storage.members import Role
from tests import factories
from tests.cards.check import check
from tests.factories import NOW, TENANT

ROBIN = Person("entra-robin", "Robin")


def installed(
    conversation: str = "19:team@thread.tacv2", scope: str = "channel", by: Person | None = ROBIN
) -> Installed:
    reference = Reference(TENANT, conversation, scope, "https://smba.trafficmanager.net/uk/", "28:bot")
    return Installed(reference, by, "Northbrook Prevent")


def test_the_welcome_says_who_added_the_bot_and_where_and_is_given_once(db: Database) -> None:
    (reply,) = db.run_sync(welcome, installed(), NOW)
    assert reply.card is not None
    check(reply.card)
    assert "Robin added me to Northbrook Prevent" in reply.text
    assert db.run_sync(welcome, installed(), NOW) == ()


def test_whoever_adds_the_bot_to_a_team_becomes_its_coordinator(db: Database) -> None:
    db.run_sync(welcome, installed(), NOW)
    (member,) = db.read_sync(members.of_person, TENANT, ROBIN.id)
    assert member.role == Role.COORDINATOR
    (channel,) = db.read_sync(conversations.digest_channels, member.group_id)
    assert channel.conversation_id == "19:team@thread.tacv2"


def test_a_personal_install_begins_no_group(db: Database) -> None:
    db.run_sync(welcome, installed("a:robin", "personal"), NOW)
    assert db.read_sync(groups.every) == []


def test_nobody_known_begins_no_group(db: Database) -> None:
    (reply,) = db.run_sync(welcome, installed(by=None), NOW)
    assert "I was added" in reply.text
    assert db.read_sync(groups.every) == []


def test_a_second_channel_of_the_coordinator_joins_the_same_group(db: Database) -> None:
    db.run_sync(welcome, installed(), NOW)
    db.run_sync(welcome, installed("19:other@thread.tacv2"), NOW)
    (group,) = db.read_sync(groups.every)
    assert len(db.read_sync(conversations.digest_channels, group.id)) == 2


def test_somebody_elses_team_is_another_group(db: Database) -> None:
    db.run_sync(welcome, installed(), NOW)
    db.run_sync(welcome, installed("19:other@thread.tacv2", by=Person("entra-kit", "Kit")), NOW)
    assert len(db.read_sync(groups.every)) == 2


def test_a_member_who_adds_the_bot_elsewhere_begins_no_second_group(db: Database) -> None:
    db.run_sync(welcome, installed(), NOW)
    (group,) = db.read_sync(groups.every)
    db.run_sync(factories.member, group.id, "Kit", entra_id="entra-kit")
    for place, scope in (("19:other@thread.tacv2", "channel"), ("19:chat@thread.v2", "groupChat")):
        (reply,) = db.run_sync(welcome, installed(place, scope, Person("entra-kit", "Kit")), NOW)
        assert "ask its coordinator" in reply.text
        row = db.read_sync(conversations.find, TENANT, place)
        assert (row.group_id, row.gets_digest) == (None, False)
    assert len(db.read_sync(groups.every)) == 1


def test_a_chat_begins_no_group(db: Database) -> None:
    (reply,) = db.run_sync(welcome, installed("19:chat@thread.v2", "groupChat"), NOW)
    assert "belongs to no group yet" in reply.text
    assert db.read_sync(groups.every) == []


def test_a_chat_of_the_coordinator_joins_their_group(db: Database) -> None:
    db.run_sync(welcome, installed(), NOW)
    db.run_sync(welcome, installed("19:chat@thread.v2", "groupChat"), NOW)
    (group,) = db.read_sync(groups.every)
    assert db.read_sync(conversations.find, TENANT, "19:chat@thread.v2").group_id == group.id


def test_a_coordinator_of_two_groups_is_not_guessed_at(db: Database) -> None:
    for name in ("Northbrook", "Eastmere"):
        group = db.run_sync(factories.group, name)
        db.run_sync(factories.member, group.id, entra_id=ROBIN.id, role=Role.COORDINATOR)
    db.run_sync(welcome, installed(), NOW)
    assert db.read_sync(conversations.find, TENANT, "19:team@thread.tacv2").group_id is None


def test_the_same_object_id_of_another_tenant_is_somebody_else(db: Database) -> None:
    group = db.run_sync(factories.group, tenant_id="another tenant")
    db.run_sync(factories.member, group.id, tenant_id="another tenant", entra_id=ROBIN.id, role=Role.COORDINATOR)
    db.run_sync(welcome, installed(), NOW)
    assert len(db.read_sync(groups.every)) == 2


def test_the_welcome_in_a_groups_team_offers_to_take_it_in(db: Database) -> None:
    (reply,) = db.run_sync(welcome, installed(), NOW)
    assert "take_in" in [button["verb"] for button in elements.buttons_of(reply.card or {})]
    (alone,) = db.run_sync(welcome, installed("a:robin", "personal"), NOW)
    assert "take_in" not in [button["verb"] for button in elements.buttons_of(alone.card or {})]


def test_an_imported_group_that_has_a_coordinator_keeps_them(db: Database) -> None:
    group = db.run_sync(groups.add, groups.Group(tenant_id="", name="Imported"))
    db.run_sync(factories.member, group.id, "Ash", role=Role.COORDINATOR)
    db.run_sync(welcome, installed(), NOW)
    assert [one.name for one in db.read_sync(members.of_group, group.id)] == ["Ash"]


def test_a_group_that_was_imported_is_taken_up_by_the_first_team(db: Database) -> None:
    db.run_sync(groups.add, groups.Group(tenant_id="", name="Imported"))
    db.run_sync(welcome, installed(), NOW)
    (group,) = db.read_sync(groups.every)
    assert (group.name, group.tenant_id) == ("Imported", TENANT)


def test_the_trail_says_whose_the_place_became_and_by_whom(db: Database) -> None:
    db.run_sync(welcome, installed(), NOW)
    (group,) = db.read_sync(groups.every)
    place = db.read_sync(conversations.find, TENANT, "19:team@thread.tacv2")
    (event,) = db.read_sync(audit.history, group.id, "conversations", place.id)
    assert (event.by_name, event.now) == ("Robin", {"group_id": group.id, "gets_digest": True})


def test_who_runs_many_groups_is_offered_as_many_as_a_card_holds_and_the_words_say_how_to_name_another(
    db: Database,
) -> None:
    for number in range(8):
        group = db.run_sync(factories.group, f"Group {number}")
        db.run_sync(factories.member, group.id, entra_id=ROBIN.id, role=Role.CHAIR)
    (reply,) = db.run_sync(welcome, installed(), NOW)
    assert reply.card is not None
    check(reply.card)
    titles = [button["title"] for button in elements.buttons_of(reply.card)]
    assert titles == [*(f"Group {number}" for number in range(5)), "A new group"]
    assert "write me its name here" in elements.spoken(reply.card)


def test_a_personal_chat_is_not_asked_whose_it_is(db: Database) -> None:
    for name in ("Northbrook", "Eastmere"):
        group = db.run_sync(factories.group, name)
        db.run_sync(factories.member, group.id, entra_id=ROBIN.id, role=Role.COORDINATOR)
    (reply,) = db.run_sync(welcome, installed("a:robin", "personal"), NOW)
    assert "which one" not in reply.text
