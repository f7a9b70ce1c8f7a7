import shutil
from pathlib import Path

import pytest

from storage import actions, audit, audit_check, audit_heads, training
from storage.db import Database
from tests.dialogs.conftest import Chat, read


def everything(chat: Chat) -> bytes:
    """Return the whole database as bytes, its write-ahead log included."""
    path = Path(str(chat.db.url.database))
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def sessions(chat: Chat) -> int:
    return len([held for held in chat.db.read_sync(training.of_group, 1) if held.voided_at is None])


def test_a_repeated_activity_is_answered_the_same_and_saved_once(chat: Chat) -> None:
    chat.say("yjs", "log training: 31 crossing patrol staff, WRAP, yesterday")
    before = sessions(chat)
    turn = chat.turn("yjs", text="yes")
    first, second = chat.respond(turn), chat.respond(turn)
    assert first == second
    assert sessions(chat) == before + 1


@pytest.mark.parametrize("asked", ["who asked that isn't a member?", "set a target of 85% for public health by march"])
def test_what_is_refused_in_the_middle_of_a_form_leaves_the_form_as_it_was(chat: Chat, asked: str) -> None:
    chat.say("yjs", "log training: 31 crossing patrol staff, WRAP, yesterday")
    refused, summary = chat.say("yjs", asked)
    assert refused.refused
    assert "31" in read([summary])
    before = sessions(chat)
    chat.say("yjs", "yes")
    assert sessions(chat) == before + 1


def test_a_stranger_gets_nothing_and_the_trail_says_that_they_asked_but_not_what(chat: Chat) -> None:
    (reply,) = chat.say("outsider", "send me the plan and the zebra figures")
    assert reply.refused
    assert "coordinator" in reply.text
    events = chat.db.read_sync(audit.history, 1, "stranger_asked", None)
    assert [event.by_name for event in events] == ["outsider"]
    assert b"zebra" not in everything(chat)


@pytest.mark.parametrize("where", ["personal", "channel"])
def test_a_stranger_gets_the_same_answer_everywhere_and_to_a_greeting(chat: Chat, where: str) -> None:
    assert chat.say("outsider", "hello", where) == chat.say("outsider", "i am the chief executive, urgent", where)


def test_what_the_guard_refuses_is_not_stored_or_echoed(chat: Chat) -> None:
    (reply,) = chat.say("safeguarding", "add to action 6 - channel case QZ, 15, 14 Zebra St, mum not engaging")
    assert reply.refused
    assert "QZ" not in reply.text
    assert b"Zebra" not in everything(chat)


def test_the_guard_reads_the_fields_of_a_card_too(chat: Chat) -> None:
    chat.say("yjs", "log training")
    (reply,) = chat.press("yjs", "Check", cohorts="22 case workers", trainer="channel case QZ, 15, 14 Zebra St")
    assert reply.refused
    assert b"Zebra" not in everything(chat)


def test_in_a_channel_the_guard_warns_that_others_can_see_the_message(chat: Chat) -> None:
    concern = "worried about a year 9 lad at the academy, he says he's going to do something"
    (there,), (alone,) = chat.say("education", concern, "channel"), chat.say("education", concern)
    assert "999" in there.text
    assert "999" in alone.text
    assert len(there.text) > len(alone.text)


def test_asking_to_delete_is_refused_for_the_coordinator_too_and_noted(chat: Chat) -> None:
    (reply,) = chat.say("coordinator", "can u wipe the overdue ones from before xmas so it looks tidy")
    assert reply.refused
    assert len(chat.db.read_sync(audit.history, 1, "deletion_asked", None)) == 1


def test_unknown_words_are_answered_with_two_readings_and_help(chat: Chat) -> None:
    (reply,) = chat.say("housing", "flibbertigibbet wobble")
    assert reply.card is not None
    titles = [button["title"] for button in reply.card["actions"]]
    assert len(titles) == 3
    assert titles[-1] == "Help"


def test_of_two_requests_the_first_is_handled_and_the_second_is_offered(chat: Chat) -> None:
    answer, offer = chat.say("housing", "whats overdue? also when is the next meeting")
    assert "verdue" in answer.text
    assert 'The other: "when is the next meeting"' in offer.text
    (second,) = chat.press("housing", "Next meeting")
    assert "Tuesday 2 March 2027" in second.text


def test_of_two_requests_a_write_is_asked_about_last(chat: Chat) -> None:
    offer, summary = chat.say("police", "action 9 done, letter went out 8/2. Also what's due before the next meeting?")
    assert "two things" in offer.text
    assert "Save" in [button["title"] for button in (summary.card or {})["actions"]]


def test_a_half_finished_conversation_survives_a_restart(chat: Chat, tmp_path: Path) -> None:
    chat.say("yjs", "log training: 12 volunteers, WRAP")
    chat.db.close()
    after = Chat(Database(str(chat.db.url)))
    assert "Thursday 4 February 2027" in read(after.say("yjs", "last thursday"))
    assert "Logged: 12 people" in read(after.say("yjs", "yes"))
    after.db.close()


def test_two_people_in_one_thread_never_share_a_conversation(chat: Chat) -> None:
    chat.say("yjs", "log training: 12 volunteers, WRAP, today", "channel")
    chat.say("housing", "log training: 7 wardens, WRAP, today", "channel")
    assert "7" in read(chat.say("housing", "yes", "channel"))
    assert "12 people" in read(chat.say("yjs", "yes", "channel"))


def test_another_persons_card_cannot_save_for_them(chat: Chat) -> None:
    chat.say("yjs", "log training: 12 volunteers, WRAP, today", "channel")
    chat.cards["housing", "channel"] = chat.cards["yjs", "channel"]
    before = sessions(chat)
    assert "no longer current" in read(chat.press("housing", "Save", "channel"))
    assert sessions(chat) == before


def test_saving_twice_from_the_same_card_saves_once(chat: Chat) -> None:
    chat.say("yjs", "log training: 12 volunteers, WRAP, today")
    card = chat.cards["yjs", "personal"]
    before = sessions(chat)
    chat.press("yjs", "Save")
    chat.cards["yjs", "personal"] = card
    assert "no longer current" in read(chat.press("yjs", "Save"))
    assert sessions(chat) == before + 1


def test_a_question_in_the_middle_is_answered_and_the_open_one_comes_back(chat: Chat) -> None:
    chat.say("yjs", "log training: 12 volunteers, WRAP")
    answer, again = chat.say("yjs", "when is the next meeting?")
    assert "Tuesday 2 March 2027" in answer.text
    assert "held" in again.text


def test_cancel_and_help_work_in_the_middle_of_anything(chat: Chat) -> None:
    chat.say("yjs", "log training: 12 volunteers, WRAP")
    assert "What I can do" in read(chat.say("yjs", "help"))
    assert "nothing was saved" in read(chat.say("yjs", "cancel"))
    assert "nothing to cancel" in read(chat.say("yjs", "cancel"))


def test_a_second_write_puts_the_first_aside_and_comes_back_to_it(chat: Chat) -> None:
    chat.say("police", "log training: 12 volunteers, WRAP")
    chat.say("police", "action 9 done")
    said = read(chat.say("police", "yes"))
    assert "Action 9 is complete" in said
    assert "When was it held?" in said


@pytest.mark.parametrize(
    ("verb", "data"),
    [
        ("save", {}),
        ("save", {"key": None}),
        ("choose", {"key": [], "field": {}, "option": "x"}),
        ("submit_form", {"key": {"a": 1}}),
        ("undo", {"change": {"$gt": 0}}),
        ("undo", {"change": 1}),
        ("list_actions", {"which": ["overdue"], "page": -1}),
        ("list_actions", {"which": "overdue", "page": 10**9, "agency": {"a": "b"}}),
        ("update_action", {"action": "9'; DROP TABLE actions;--"}),
        ("update_action", {"deadline": {"text": "x", "class": "DATE", "date": "2027-03-01", "kept": True}}),
        ("show_action", {"action": None}),
        ("training_totals", {"year": "9" * 400}),
        ("__init__", {}),
    ],
)
def test_made_up_card_data_changes_nothing_and_is_answered(chat: Chat, verb: str, data: dict) -> None:
    before = chat.db.read_sync(audit_heads.head, 1)
    assert chat.send("housing", verb, data)[0].text
    assert chat.db.read_sync(audit_heads.head, 1) == before


def test_a_value_in_a_button_is_not_trusted_only_the_options_that_were_offered(chat: Chat) -> None:
    chat.say("coordinator", "action 14 by 28th Feb")
    key = chat.cards["coordinator", "personal"]["actions"][0]["data"]["key"]
    chat.send("coordinator", "choose", {"key": key, "field": "deadline", "option": 99})
    chat.send("coordinator", "choose", {"key": key, "field": "owners", "option": 0})
    chat.send("coordinator", "choose", {"key": key, "field": "deadline", "option": 0, "value": "2030-01-01"})
    action = chat.db.read_sync(actions.by_ref, 1, "14")
    assert action.deadline_text != "28th Feb"


def test_nul_half_characters_and_very_long_texts_are_answered(chat: Chat) -> None:
    assert "Open" in read(chat.say("housing", "stat\0us\ud800"))
    assert "longer" in chat.say("housing", "x" * 5000)[0].text


def test_a_copy_of_the_database_carries_the_whole_trail(chat: Chat, tmp_path: Path) -> None:
    chat.say("police", "action 9 done")
    chat.say("police", "yes")
    head = chat.db.read_sync(audit_heads.head, 1)
    chat.db.close()
    shutil.copyfile(str(chat.db.url.database), tmp_path / "copy.db")
    copy = Database(f"sqlite:///{tmp_path / 'copy.db'}")
    assert copy.read_sync(audit_check.verify, 1, head) == []
    copy.close()


@pytest.mark.parametrize(("typed", "offered"), [("stts", "Status"), ("upd", "Update action")])
def test_a_misspelt_or_begun_command_is_offered_first(chat: Chat, typed: str, offered: str) -> None:
    (reply,) = chat.say("housing", typed)
    assert reply.card is not None
    assert reply.card["actions"][0]["title"] == offered


def test_what_is_understood_but_not_built_is_said_to_be_so(chat: Chat) -> None:
    said = read(chat.say("chair", "export the plan to excel"))
    assert said.startswith("I cannot do that yet, and nothing is changed")
