"""All open actions of one person go to another in one write; rights are those of the actions."""

import pytest

from storage import actions, members
from storage.actions import Status
from tests import factories
from tests.dialogs.conftest import NOW, Chat, read


def person(chat: Chat, name: str) -> dict:
    one = next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == name)
    return {"kind": "person", "name": one.name, "agency": one.agency, "member_id": one.id}


def give(chat: Chat, *refs: str, owners: list[dict], **more) -> None:
    for ref in refs:
        chat.db.run_sync(factories.action, 1, f"Check venue {ref}", ref=ref, owners=owners, at=NOW, **more)


def owners(chat: Chat, ref: str) -> list[dict]:
    return chat.db.read_sync(actions.by_ref, 1, ref).owners


@pytest.mark.parametrize("said", ["hand over Joan's actions to Maya", "give all of Joan's actions to Maya"])
def test_every_open_action_goes_over(chat: Chat, said: str) -> None:
    give(chat, "901", "902", owners=[person(chat, "Joan")])
    give(chat, "903", owners=[person(chat, "Joan")], status=Status.COMPLETE)
    shown = read(chat.say("coordinator", said))
    assert "Open actions: 2: 901, 902" in shown
    assert "Go to: Maya (Housing)" in shown
    assert "2 open actions handed over from Joan to Maya" in read(chat.say("coordinator", "yes"))
    assert [owner["name"] for ref in ("901", "902", "903") for owner in owners(chat, ref)] == ["Maya", "Maya", "Joan"]


def test_co_owners_stay_and_nobody_is_there_twice(chat: Chat) -> None:
    police = {"kind": "agency", "name": "Police"}
    give(chat, "901", owners=[person(chat, "Joan") | {"supporting": True}, police])
    give(chat, "902", owners=[police, person(chat, "Joan")])
    chat.say("coordinator", "hand over Joan's actions to Police")
    chat.say("coordinator", "yes")
    assert owners(chat, "902") == [police]
    assert owners(chat, "901") == [police]


def test_ones_own_agencys_actions_may_be_handed_over(chat: Chat) -> None:
    give(chat, "901", owners=[person(chat, "Joan")])
    assert not chat.say("housing", "hand over my actions to Maya")[0].refused
    chat.say("housing", "yes")
    assert owners(chat, "901")[0]["name"] == "Maya"


def test_another_agencys_actions_are_not_ones_own_to_hand_over(chat: Chat) -> None:
    give(chat, "901", owners=[person(chat, "Joan")])
    (reply,) = chat.say("police", "hand over Joan's actions to Callum")
    assert reply.refused
    assert owners(chat, "901")[0]["name"] == "Joan"


def test_nothing_to_hand_over_is_said(chat: Chat) -> None:
    assert "No open action names Tom" in read(chat.say("coordinator", "hand over Tom's actions to Joan"))


def test_handing_over_to_oneself_is_asked_again(chat: Chat) -> None:
    give(chat, "901", owners=[person(chat, "Joan")])
    assert "They have them already" in read(chat.say("coordinator", "hand over Joan's actions to Joan"))


def test_a_namesake_in_another_membership_keeps_theirs(chat: Chat) -> None:
    give(chat, "901", owners=[person(chat, "Joan") | {"member_id": person(chat, "Tom")["member_id"]}])
    give(chat, "902", owners=[person(chat, "Joan")])
    chat.say("coordinator", "hand over Joan's actions to Maya")
    chat.say("coordinator", "yes")
    assert owners(chat, "901")[0]["name"] == "Joan"
    assert owners(chat, "902")[0]["name"] == "Maya"
