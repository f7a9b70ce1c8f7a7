"""Actions and decisions are of the meeting at which they were agreed, whenever somebody types them."""

import pytest

from tests.dialogs.conftest import Chat, read


def say(chat: Chat, who: str, *texts: str) -> str:
    return "\n".join(read(chat.say(who, text)) for text in texts)


def at(chat: Chat, day: int, hour: int, minute: int = 0) -> Chat:
    chat.now = chat.now.replace(month=3, day=day, hour=hour, minute=minute)
    return chat


@pytest.mark.parametrize(
    "words",
    [
        "new action from yesterday's meeting: Housing to call the centre by 30 March",
        "add an action from the meeting of 2 March: Housing to call the centre by 30 March",
        "at the meeting of 2 March we agreed that Housing is to call the centre by 30 March",
        "new action: Housing to call the centre by 30 March, agreed at the last meeting",
    ],
)
def test_an_action_typed_later_is_of_the_meeting_that_is_named(chat: Chat, words: str) -> None:
    at(chat, 3, 9, 20)
    said = say(chat, "coordinator", words)
    assert "Action: Call the centre" in said
    assert "Agreed at: Tuesday 2 March 2027, Operational group" in said
    say(chat, "coordinator", "yes")
    minuted = say(chat, "chair", "draft the minutes")
    assert "Actions agreed: 1" in minuted
    assert "Call the centre · Housing · due Tuesday 30 March 2027" in minuted


@pytest.mark.parametrize(("hour", "counted"), [(13, "none"), (15, "1"), (20, "1")])
def test_an_action_is_of_the_meeting_that_is_on_or_was_that_day(chat: Chat, hour: int, counted: str) -> None:
    at(chat, 2, hour)
    said = say(chat, "coordinator", "new action: Housing to call the centre by 30 March")
    assert ("Agreed at" in said) is (counted == "1")
    say(chat, "coordinator", "yes")
    at(chat, 3, 9)
    assert f"Actions agreed: {counted}" in say(chat, "chair", "draft the minutes")


def test_on_another_day_an_action_is_of_no_meeting(chat: Chat) -> None:
    at(chat, 3, 9)
    assert "Agreed at" not in say(chat, "coordinator", "new action: Housing to call the centre by 30 March")


def test_a_deadline_at_a_meeting_to_come_is_no_meeting_at_which_it_was_agreed(chat: Chat) -> None:
    at(chat, 3, 9)
    said = say(chat, "coordinator", "new action: Housing to report at the meeting on 6 April")
    assert "Agreed at" not in said


def test_the_meeting_can_be_put_right_in_the_form(chat: Chat) -> None:
    at(chat, 3, 9)
    say(chat, "coordinator", "new action: Housing to call the centre by 30 March")
    chat.press("coordinator", "Change")
    shown = {"title": "Call the centre", "owners": "Housing", "deadline": "30 March", "meeting": "2 February"}
    said = read(chat.press("coordinator", "Check", **shown))
    assert "Agreed at: Tuesday 2 February 2027, Operational group" in said


@pytest.mark.parametrize(
    "words",
    [
        "log decision from yesterdays meeting: adopt the venue policy, review 7 September",
        "decided at the meeting of 2 March: adopt the venue policy, review 7 September",
        "log decision: adopt the venue policy, review 7 September (decided at the meeting of 2 March)",
    ],
)
def test_a_decision_typed_later_is_of_the_day_and_the_meeting_that_are_named(chat: Chat, words: str) -> None:
    at(chat, 3, 9, 20)
    said = say(chat, "chair", words)
    assert "Decision: Adopt the venue policy\nDecided: Tuesday 2 March 2027, Operational group" in said
    say(chat, "chair", "yes")
    assert "Adopt the venue policy · review Tuesday 7 September 2027" in say(chat, "chair", "draft the minutes")


def test_a_day_without_a_meeting_is_answered_with_the_last_one(chat: Chat) -> None:
    at(chat, 3, 9)
    said = say(chat, "chair", "decided at the meeting of 1 March: adopt the venue policy")
    assert "No meeting was held on Monday 1 March 2027" in said
