"""An owner says that an action is not theirs: marked in the record, told to the coordinator, until owners change."""

import pytest

from storage import action_history, actions
from storage.action_owners import NOT_THEIRS
from tests.dialogs.conftest import read


def action(chat, ref="9"):
    return chat.db.read_sync(actions.by_ref, 1, ref)


def decline(chat, who="police", words="action 9 is not mine"):
    chat.say(who, words)
    return read(chat.say(who, "yes"))


@pytest.mark.parametrize(
    "words", ["action 9 is not mine", "9 isn't ours", "9 isn't for police", "we don't own action 9"]
)
def test_an_owner_who_says_it_is_not_theirs_is_marked(chat, words):
    said = read(chat.say("police", words))
    assert "The coordinator is told." in said
    assert action(chat).owners == [{"kind": "agency", "name": "Police"}]
    assert "The coordinator is told." in read(chat.say("police", "yes"))
    assert action(chat).owners == [{"kind": "agency", "name": "Police", "declined": True}]


def test_it_is_kept_in_the_actions_history(chat):
    decline(chat)
    last = chat.db.read_sync(action_history.updates, 1, action(chat).id)[-1]
    assert (last.by_name, last.note) == ("Callum", NOT_THEIRS)


def test_it_shows_wherever_the_owner_is_shown(chat):
    decline(chat)
    assert "Police (says it is not theirs)" in read(chat.say("coordinator", "show action 9"))
    assert "Police (says it is not theirs)" in read(chat.say("coordinator", "what does police owe"))
    assert "Police (says it is not theirs) → Housing" in read(chat.say("coordinator", "action 9 is with Housing now"))


def test_a_change_of_owners_ends_it(chat):
    decline(chat)
    chat.say("coordinator", "add Housing to action 9")
    chat.say("coordinator", "yes")
    assert not any(owner.get("declined") for owner in action(chat).owners)


def test_only_ones_own_part_of_an_action_is_marked(chat):
    decline(chat, "housing", "action 4.2 is not ours")
    marked = {owner["name"]: owner.get("declined", False) for owner in action(chat, "4.2").owners}
    assert marked == {"Housing": True, "Community Safety": False}


def test_a_person_named_as_owner_is_marked_with_their_agency_beside_it(chat):
    decline(chat, "probation", "action 11 is not mine")
    said = read(chat.say("coordinator", "action 11 is with Housing now"))
    assert "Priya (Probation; says it is not theirs) → " in said


def test_what_is_not_theirs_anyway_is_not_theirs_to_decline(chat):
    [reply] = chat.say("housing", "action 9 is not mine")
    assert reply.refused
    assert "it is with Police" in reply.text
    assert action(chat).owners == [{"kind": "agency", "name": "Police"}]


def test_nobody_declines_for_another_agency(chat):
    [reply] = chat.say("community-safety", "4.2 isn't for housing")
    assert reply.refused
    assert "Only Housing can say that of Housing" in reply.text


def test_said_twice_it_is_told_once(chat):
    decline(chat)
    updates = len(chat.db.read_sync(action_history.updates, 1, action(chat).id))
    assert "That is said of action 9 already" in read(chat.say("police", "action 9 is not mine"))
    assert len(chat.db.read_sync(action_history.updates, 1, action(chat).id)) == updates


def test_what_was_reassigned_meanwhile_is_not_marked(chat):
    chat.say("police", "action 9 is not mine")
    chat.say("coordinator", "action 9 is with Housing now")
    chat.say("coordinator", "yes")
    assert chat.say("police", "yes")[0].refused
    assert not any(owner.get("declined") for owner in action(chat).owners)


def test_without_a_number_it_asks_which(chat):
    assert "Which action is not yours?" in read(chat.say("police", "that's not ours"))
    chat.say("police", "9")
    chat.say("police", "yes")
    assert action(chat).owners[0]["declined"] is True


def test_the_button_of_a_reminder_says_it(chat):
    chat.send("police", "not_mine", {"action": "9"})
    chat.say("police", "yes")
    assert action(chat).owners[0]["declined"] is True


@pytest.mark.parametrize("data", [{"action": {"ref": "9"}}, {"action": "9", "whose": "Housing"}, {"action": "\u0669"}])
def test_a_button_that_was_tampered_with_saves_nothing(chat, data):
    chat.send("housing", "not_mine", data)
    chat.say("housing", "yes")
    assert not any(owner.get("declined") for owner in action(chat).owners)


def test_it_can_be_undone(chat):
    decline(chat)
    chat.say("police", "undo")
    assert action(chat).owners == [{"kind": "agency", "name": "Police"}]
    assert NOT_THEIRS not in read(chat.say("coordinator", "show action 9"))


@pytest.mark.parametrize("words", ["9 is not for discussion", "action 9 isn't ours, it's Housing's"])
def test_a_note_and_a_new_owner_are_updates_and_no_refusal_of_ownership(chat, words):
    assert "Update an action: please check" in chat.say("coordinator", words)[0].text
