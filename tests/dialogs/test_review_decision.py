"""What comes of a decision's review is minuted as a decision of its own; the earlier stays as it was agreed."""

import pytest

from storage import audit, decisions
from tests import factories
from tests.dialogs.conftest import Chat, read


def latest(chat: Chat) -> decisions.Made:
    """Return the decision that was logged last."""

    def look(session) -> decisions.Made:
        ids = [max(one for one, _ in decisions.worded(session, 1))]
        return decisions.made(session, 1, ids)[0]

    return chat.db.read_sync(look)


def review_of(chat: Chat, number: int) -> object:
    return chat.db.read_sync(lambda session: decisions.of_number(session, 1, number).review_on)


def kept(chat: Chat) -> str:
    """Keep decision 6, the communications plan, and save it."""
    chat.say("chair", "decision 6 reviewed, no change, look at it again on 6 April")
    return read(chat.say("chair", "yes"))


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("decision 6 reviewed, no change", 6, "kept"),
        ("decsion 6 reviewed and still valid", 6, "kept"),
        ("we reviewed the decision about the communications plan: keep it", 6, "kept"),
        ("we reviewd the decision on champions, it stands", 2, "kept"),
        ("keep decision 2, still right", 2, "kept"),
        ("record that we reviewed decision 1: amended to meetings on Mondays", 1, "changed"),
        ("decision number 4 ended", 4, "ended"),
        ("end decision 4", 4, "ended"),
    ],
)
def test_a_review_is_read_with_its_decision_and_what_came_of_it(chat: Chat, text, number, outcome) -> None:
    said = read(chat.say("chair", text))
    said = said if "What came of it" in said else read(chat.say("chair", "no review"))
    assert f"decision {number}" in said.casefold()
    assert f"What came of it: {outcome}" in said


def test_a_kept_decision_is_due_again_on_the_next_day_and_the_earlier_no_more(chat: Chat) -> None:
    assert "decision 6 was reviewed and kept" in kept(chat)
    made = latest(chat)
    assert made.number == 7
    assert made.text.startswith("Decision 6 kept on review: The communications plan waits")
    assert made.review_on == factories.date(2027, 4, 6)
    assert review_of(chat, 6) is None


def test_the_summary_says_what_was_agreed_and_what_comes_of_it_before_it_is_saved(chat: Chat) -> None:
    said = read(chat.say("chair", "end decision 6, the dates are known"))
    assert "Decision 6: The communications plan waits" in said
    assert "was due Sunday 2 May 2027" in said
    assert "Note: The dates are known" in said
    assert "Next review: none" in said
    assert "Nothing is saved yet" in said


def test_a_changed_decision_says_what_it_is_now_and_what_it_was(chat: Chat) -> None:
    assert "What does it say now?" in read(chat.say("chair", "change decision 1"))
    chat.say("chair", "meetings move to Mondays")
    chat.say("chair", "no review")
    chat.say("chair", "yes")
    said = latest(chat).text
    assert said.startswith("Decision 1 changed on review: meetings move to Mondays (was: Meetings stay")


def test_a_review_of_a_review_is_of_what_stands_and_keeps_the_words(chat: Chat) -> None:
    kept(chat)
    chat.say("chair", "decision 6 reviewed, no change, look at it again on 4 May")
    chat.say("chair", "yes")
    made = latest(chat)
    assert made.text.startswith("Decision 7 kept on review: The communications plan waits")
    assert review_of(chat, 7) is None


def test_the_words_of_a_decision_lead_to_the_one_that_stands(chat: Chat) -> None:
    kept(chat)
    said = read(chat.say("chair", "we reviewed the decision about the communications plan: keep it"))
    assert "decision 7" in said


def test_several_that_fit_are_asked_about(chat: Chat) -> None:
    said = read(chat.say("chair", "we reviewed the decision about out of school settings: keep it, look again 6 April"))
    assert "2 decisions fit those words" in said
    said = read(chat.say("chair", "1"))
    assert "decision 5" in said.casefold()
    assert "Next review: Tuesday 6 April 2027" in said


def test_an_ended_decision_is_not_reviewed_again(chat: Chat) -> None:
    chat.say("chair", "end decision 6")
    chat.say("chair", "yes")
    said = read(chat.say("chair", "decision 6 reviewed, no change"))
    assert "was ended on Tuesday 9 February 2027, as decision 7 says" in said
    assert '"log decision:' in said


def test_a_list_says_which_decision_was_reviewed_since(chat: Chat) -> None:
    kept(chat)
    said = read(chat.say("police", "what did we agree about the communications plan"))
    assert said.index("Decision 7 of Tuesday 9 February 2027") < said.index("Decision 6, meeting of")
    assert "kept on review, see decision 7" in said


def test_the_button_of_the_list_due_for_review_begins_one(chat: Chat) -> None:
    chat.now = chat.now.replace(month=5, day=4)
    said = read(chat.say("chair", "which decisions are due for review?"))
    assert said.startswith("Decisions up for review: 2, 2 overdue")
    assert "What came of the review?" in read(chat.press("chair", "Review decision 3"))
    chat.press("chair", "changed")
    chat.say("chair", "one letter to all")
    assert "Says now: one letter to all" in read(chat.say("chair", "no review"))


def test_a_decision_reviewed_already_has_no_button_for_it(chat: Chat) -> None:
    kept(chat)
    chat.say("chair", "decision 6")
    assert "Review decision 6" not in str(chat.cards["chair", "personal"])
    chat.say("chair", "decision 7")
    assert "Review decision 7" in str(chat.cards["chair", "personal"])


def test_a_review_can_be_undone_as_a_whole_and_the_trail_keeps_it(chat: Chat) -> None:
    kept(chat)
    chat.press("chair", "Undo")
    assert review_of(chat, 6) == factories.date(2027, 5, 2)
    assert latest(chat).number == 6

    def trail(session) -> list[object]:
        row = decisions.of_number(session, 1, 6)
        return [event.now.get("review_on") for event in audit.history(session, 1, "decisions", row.id)]

    assert chat.db.read_sync(trail) == ["2027-05-02", None, "2027-05-02"]


def test_a_review_of_an_earlier_meeting_is_of_that_meeting(chat: Chat) -> None:
    chat.say("chair", "end decision 4")
    chat.press("chair", "Change")
    typed = {"decision": "4", "outcome": "ended", "made_on": "2 February"}
    assert "Reviewed: Tuesday 2 February 2027, Operational group" in read(chat.press("chair", "Check", **typed))
    chat.say("chair", "yes")
    assert latest(chat).meeting_id is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("decision 99 reviewed, no change", "There is no decision 99"),
        ("decision 0 reviewed, no change", "There is no decision 0"),
        ("we reviewed the decision about parking fines: keep it", "No decision says that"),
    ],
)
def test_a_decision_that_is_not_there_is_asked_for_with_an_example(chat: Chat, text: str, told: str) -> None:
    said = read(chat.say("chair", text))
    assert told in said
    assert "such as 6" in said
    assert "decision 2" in read(chat.say("chair", "2"))


def test_an_outcome_that_cannot_be_read_is_asked_for_again(chat: Chat) -> None:
    chat.say("chair", "mark decision 2 as reviewed")
    assert '"kept", "changed" or "ended"' in read(chat.say("chair", "purple"))


@pytest.mark.parametrize("who", ["police", "police-deputy", "college"])
def test_only_chair_and_coordinator_review_decisions(chat: Chat, who: str) -> None:
    assert chat.say(who, "decision 6 reviewed, no change")[0].refused
    assert chat.send(who, "review_decision", {"decision": "6"})[0].refused


def test_a_member_sees_no_button_for_it(chat: Chat) -> None:
    chat.say("police", "decision 6")
    assert "Review decision" not in str(chat.cards["police", "personal"])
