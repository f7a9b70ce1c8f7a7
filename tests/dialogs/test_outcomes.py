"""How an action ends and comes back: done, closed for a reason, deferred, opened again as it was."""

from datetime import timedelta

import pytest

from storage import action_history, actions
from storage.actions import Action
from tests.dialogs.conftest import Chat, read


def action(chat: Chat, ref: str) -> Action:
    return chat.db.read_sync(actions.by_ref, 1, ref)


def write(chat: Chat, *said: str) -> str:
    for text in said:
        chat.say("coordinator", text)
    return read(chat.say("coordinator", "yes"))


@pytest.mark.parametrize("text", ["close action 4", "close 4", "action 4 closed", "action 4 can be closed"])
def test_close_alone_is_asked_about(chat: Chat, text: str) -> None:
    assert "done, or is it no longer needed?" in read(chat.say("coordinator", text))


def test_close_with_what_was_done_is_complete(chat: Chat) -> None:
    assert "on track → complete" in read(chat.say("coordinator", "close action 9, letter sent on Monday"))


@pytest.mark.parametrize("answer", ["it was done", "complete", "1"])
def test_close_that_meant_done_completes(chat: Chat, answer: str) -> None:
    chat.say("coordinator", "close action 9")
    assert "on track → complete" in read(chat.say("coordinator", answer))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("action 9 is no longer needed because the halls are shut", "the halls are shut"),
        ("close 9, superseded by action 12", "superseded by action 12"),
        ("action 9 is a duplicate of action 8", "duplicate of action 8"),
        ("action 9 no longer required, halls are shut", "halls are shut"),
    ],
)
def test_a_reason_given_with_it_closes_without_a_question(chat: Chat, text: str, reason: str) -> None:
    shown = read(chat.say("coordinator", text))
    assert "on track → closed" in shown
    assert "Reason: " in shown
    assert reason in shown


def test_closing_without_a_reason_is_not_possible(chat: Chat) -> None:
    assert "Why?" in read(chat.say("coordinator", "cancel action 9"))
    assert "does not answer that" in read(chat.say("coordinator", "yes"))
    assert 'Say "cancel"' in read(chat.say("coordinator", "no"))
    assert "Reason: it was agreed to leave it" in read(chat.say("coordinator", "it was agreed to leave it"))
    assert "Action 9 is closed" in read(chat.say("coordinator", "yes"))
    saved = action(chat, "9")
    assert (saved.status, saved.completed_on) == ("closed", None)


def test_what_is_closed_is_neither_overdue_nor_open_nor_complete(chat: Chat) -> None:
    assert "Action 3.2 is closed" in write(chat, "action 3.2 no longer needed, the projects have ended")
    assert "3.2 " not in read(chat.say("chair", "what is overdue?"))
    assert "3.2 " not in read(chat.say("chair", "what have we completed since January?"))
    assert "Overdue: 3" in read(chat.say("chair", "status"))
    shown = read(chat.say("chair", "show action 3.2"))
    assert "Status: closed" in shown
    assert "overdue" not in shown


def test_opened_again_it_is_what_it_was_and_the_history_stays(chat: Chat) -> None:
    write(chat, "action 9 done, letter sent")
    assert action(chat, "9").completed_on is not None
    chat.now += timedelta(days=20)
    write(chat, "reopen action 9", "the letter came back")
    again = action(chat, "9")
    assert (again.status, again.completed_on) == ("on track", None)
    told = [(one.status, one.note) for one in chat.db.read_sync(action_history.updates, 1, again.id or 0)]
    assert told[-2:] == [("complete", None), ("on track", "the letter came back")]


def test_the_status_before_is_the_one_it_had_when_it_was_written_down(chat: Chat) -> None:
    assert "complete → on track" in read(chat.say("coordinator", "reopen action 2 because the hall fell through"))


def test_a_deferred_action_is_taken_up_again_without_a_reason(chat: Chat) -> None:
    write(chat, "defer action 3.2 until the projects answer")
    assert "deferred → at risk" in read(chat.say("coordinator", "reopen action 3.2"))


def test_opening_what_is_open_is_said_so(chat: Chat) -> None:
    assert "Action 9 is open already: it is on track" in read(chat.say("coordinator", "reopen action 9"))


def test_any_status_that_opens_a_finished_action_needs_a_reason(chat: Chat) -> None:
    assert "Why?" in read(chat.say("coordinator", "action 5 is at risk"))


def test_a_deferral_keeps_its_reason(chat: Chat) -> None:
    shown = read(chat.say("coordinator", "defer action 6 until after the review"))
    assert "Reason: until after the review" in shown
    chat.say("coordinator", "yes")
    assert "deferred; until after the review" in read(chat.say("coordinator", "history of action 6"))


def test_closing_is_undone_like_any_write(chat: Chat) -> None:
    before = action(chat, "9").model_dump()
    write(chat, "action 9 no longer needed, halls are shut")
    assert "Undone" in read(chat.say("coordinator", "undo"))
    assert action(chat, "9").model_dump() == before


def test_no_longer_needed_answers_what_it_should_say(chat: Chat) -> None:
    chat.say("coordinator", "update action 9")
    assert "Why?" in read(chat.say("coordinator", "no longer needed"))


def test_the_form_offers_closed_as_no_longer_needed_and_asks_why(chat: Chat) -> None:
    chat.say("coordinator", "action 9 at risk")
    card = chat.press("coordinator", "Change")[0].card
    assert card is not None
    field = next(element for element in card["body"] if element.get("id") == "status")
    assert "closed: no longer needed" in [choice["value"] for choice in field["choices"]]
    assert "Why?" in read(chat.press("coordinator", "Check", action="9", report="", status="closed: no longer needed"))


def test_another_agencys_action_is_neither_closed_nor_opened(chat: Chat) -> None:
    assert chat.say("housing", "action 9 no longer needed, halls are shut")[0].refused
    assert chat.say("housing", "reopen action 5")[0].refused
