"""Who has left has no access from that moment, and their open items go on in somebody's hands."""

from storage import actions, audit_check, members, targets
from tests.dialogs.conftest import Chat, read

OPEN = "11"  # the sample's action that Priya owns in person


def owners(chat: Chat, ref: str = OPEN) -> list[dict]:
    return chat.db.read_sync(actions.by_ref, 1, ref).owners


def leave(chat: Chat, to: str) -> str:
    chat.say("coordinator", "Priya has left")
    chat.say("coordinator", to)
    return read(chat.say("coordinator", "yes"))


def test_the_summary_says_what_goes_to_whom(chat: Chat) -> None:
    assert "Who takes over their open items?" in read(chat.say("coordinator", "Priya has left"))
    said = read(chat.say("coordinator", "Sam"))
    assert f"Open actions: 1: {OPEN}" in said
    assert "Go to: Sam (Probation)" in said
    assert "Was their deputy: Sam" in said


def test_the_items_go_to_the_agency_in_the_same_write(chat: Chat) -> None:
    assert "1 open action went to Probation" in leave(chat, "the agency")
    assert owners(chat) == [{"kind": "agency", "name": "Probation"}]
    assert "Priya" not in [one.name for one in chat.db.read_sync(members.of_group, 1)]
    assert chat.db.read_sync(audit_check.verify, 1) == []


def test_the_items_may_stay_as_they_are(chat: Chat) -> None:
    chat.say("coordinator", "Priya has left")
    chat.press("coordinator", "Leave them as they are")
    chat.say("coordinator", "yes")
    assert [owner["name"] for owner in owners(chat)] == ["Priya"]


def test_who_has_left_gets_what_a_stranger_gets(chat: Chat) -> None:
    leave(chat, "Sam")
    (reply,) = chat.say("probation", "status")
    assert reply.refused
    assert "Northbrook" not in reply.text


def test_leaving_and_hand_over_are_undone_as_one(chat: Chat) -> None:
    before = owners(chat)
    leave(chat, "Sam")
    assert owners(chat) != before
    chat.say("coordinator", "undo")
    assert owners(chat) == before
    assert not chat.say("probation", "status")[0].refused


def test_figures_they_are_asked_for_go_along(chat: Chat) -> None:
    chat.say("coordinator", "Joan has left")
    chat.say("coordinator", "Maya")
    chat.say("coordinator", "yes")
    maya = next(one.id for one in chat.db.read_sync(members.of_group, 1) if one.name == "Maya")
    asked = [row.asked_of_id for row in chat.db.read_sync(targets.of_group, 1) if row.agency == "Housing"]
    assert asked == [maya]


def test_only_chair_and_coordinator_can_say_so(chat: Chat) -> None:
    assert chat.say("yjs", "Priya has left")[0].refused


def test_somebody_who_left_can_be_taken_in_again_as_the_same_member(chat: Chat) -> None:
    number = next(one.id for one in chat.db.read_sync(members.of_group, 1) if one.name == "Priya")
    leave(chat, "Sam")
    chat.say("coordinator", "take in Priya for Police")
    chat.say("coordinator", "yes")
    priya = next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == "Priya")
    assert (priya.id, priya.agency) == (number, "Police")
