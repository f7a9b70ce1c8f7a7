import pytest

from storage import decisions
from tests.dialogs.conftest import Chat, read


def last(chat: Chat) -> decisions.Made:
    def look(session) -> decisions.Made:
        return decisions.made(session, 1, [decisions.worded(session, 1)[0][0]])[0]

    return chat.db.read_sync(look)


def at_the_meeting(chat: Chat) -> Chat:
    chat.now = chat.now.replace(month=3, day=2, hour=16)
    return chat


def test_a_decision_logged_at_the_meeting_is_of_the_meeting(chat: Chat) -> None:
    at_the_meeting(chat).say("chair", "log decision: pilot WRAP refresher, review in 6 months")
    said = read(chat.say("chair", "Keep Thursday 2 September 2027"))
    assert "Decided: Tuesday 2 March 2027, Operational group" in said
    chat.say("chair", "yes")
    made = last(chat)
    assert (made.text, made.made_on.isoformat()) == ("Pilot WRAP refresher", "2027-03-02")
    assert made.review_on.isoformat() == "2027-09-02"
    assert made.meeting_id is not None


def test_the_next_meeting_after_the_review_is_offered(chat: Chat) -> None:
    said = read(at_the_meeting(chat).say("chair", "log decision: pilot WRAP refresher, review in 6 months"))
    assert "No meeting is planned on Thursday 2 September 2027" in said
    assert "Review: Tuesday 7 September 2027" in read(chat.press("chair", "Tuesday 7 September 2027"))


def test_a_review_on_a_meeting_day_is_not_asked_about(chat: Chat) -> None:
    assert "Nothing is saved yet" in read(chat.say("chair", "log decision: adopt the policy, review 6 April"))


def test_before_the_meeting_begins_a_decision_is_not_of_it(chat: Chat) -> None:
    at_the_meeting(chat).now = chat.now.replace(hour=9)
    for text in ("log decision: adopt the policy", "no review", "yes"):
        chat.say("chair", text)
    assert last(chat).meeting_id is None


def test_a_decision_of_an_earlier_meeting_is_logged_with_its_day(chat: Chat) -> None:
    chat.say("coordinator", "log decision")
    typed = {"decision": "Adopt the policy", "made_on": "2 February", "review": ""}
    assert "Decided: Tuesday 2 February 2027, Operational group" in read(chat.press("coordinator", "Check", **typed))


def test_the_day_is_the_one_it_was_said_on_also_when_saved_after_midnight(chat: Chat) -> None:
    chat.say("chair", "log decision: adopt the policy, review 6 April")
    chat.now = chat.now.replace(day=10, hour=0)
    chat.say("chair", "yes")
    assert last(chat).made_on.isoformat() == "2027-02-09"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("when we feel like it", "could not read that as a day"),
        ("1 February", "not still to come"),
        ("today", "not still"),
    ],
)
def test_a_review_that_cannot_be_is_asked_for_again_with_an_example(chat: Chat, typed: str, told: str) -> None:
    chat.say("chair", "log decision: adopt the policy")
    chat.now = chat.now.replace(day=9)
    said = read(chat.press("chair", "Use a form"))
    said = read(chat.press("chair", "Check", review=f"{typed} 2027" if "February" in typed else typed))
    assert told in said
    assert '"in 6 months"' in said


@pytest.mark.parametrize("typed", ["tomorrow", "sometime"])
def test_a_day_of_the_decision_that_cannot_be_is_asked_for_again(chat: Chat, typed: str) -> None:
    chat.say("chair", "log decision")
    said = read(chat.press("chair", "Check", decision="Adopt the policy", made_on=typed))
    assert "the day it was decided" in said


def test_a_length_of_time_alone_is_a_review(chat: Chat) -> None:
    chat.say("chair", "log decision: adopt the policy")
    assert "Monday 9 August 2027" in read(chat.say("chair", "6 months"))


@pytest.mark.parametrize("who", ["police", "police-deputy", "college"])
def test_only_chair_and_coordinator_log_decisions(chat: Chat, who: str) -> None:
    assert chat.say(who, "log decision: adopt the policy")[0].refused


def test_a_decision_can_be_undone(chat: Chat) -> None:
    before = last(chat)
    for text in ("log decision: adopt the policy", "no review", "yes"):
        chat.say("chair", text)
    chat.press("chair", "Undo")
    assert last(chat) == before


@pytest.mark.parametrize("ending", ["no review", ", no review needed", " - without a review"])
def test_a_decision_that_needs_no_review_is_not_asked_about(chat, ending):
    summary = read(chat.say("chair", f"log decision: the halls list is kept {ending}"))
    assert "Decision: The halls list is kept" in summary
    assert "Review: none set" in summary
