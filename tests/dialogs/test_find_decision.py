import pytest

from storage import decisions
from storage.meetings import Meeting
from tests import factories
from tests.dialogs.conftest import Chat, read

SETTINGS = "Meeting of Tuesday 5 January 2027: Out of school settings: no visits"


@pytest.mark.parametrize(
    "text",
    [
        "what did we agree about out of school settings?",
        "what was decided on OUT OF SCHOOL SETTING",
        "did we ever decide on settings out of schools",
        "what did we decide about out of scool setings",
    ],
)
def test_a_decision_is_found_whatever_the_order_number_case_or_a_slip(chat: Chat, text: str) -> None:
    assert SETTINGS in read(chat.say("safeguarding", text))


def test_decisions_come_with_their_meeting_before_actions_with_their_ref(chat: Chat) -> None:
    lines = read(chat.say("safeguarding", "what did we agree about out of school settings?")).splitlines()
    found = [line for line in lines if line.startswith(("Meeting of", "Action "))]
    assert [line.split()[0] for line in found] == ["Meeting", "Meeting", "Action", "Action", "Action"]
    assert found[2].startswith("Action 7.1 ")


def test_the_best_fit_comes_first(chat: Chat) -> None:
    def write(session) -> None:
        factories.decision(session, 1, "Purple leaflets for libraries in wards")
        factories.decision(session, 1, "Purple leaflets for libraries")
        factories.decision(session, 1, "Purple leaflets")

    chat.db.run_sync(write)
    said = read(chat.say("chair", "what did we agree about purple leaflets for libraries"))
    assert said.index("Purple leaflets for libraries") < said.rindex("Purple leaflets")


def test_what_is_not_recorded_is_not_made_up(chat: Chat) -> None:
    said = read(chat.say("safeguarding", "what did we agree about swimming pools?"))
    assert said.startswith('Nothing recorded about "swimming pools".')
    assert "Meeting of" not in said


def test_one_word_of_several_is_not_enough(chat: Chat) -> None:
    assert "Nothing recorded" in read(chat.say("chair", "what did we agree about school bus tickets"))


def test_five_are_shown_then_more(chat: Chat) -> None:
    assert "5 of 6 shown" in read(chat.say("chair", "what did we agree about out of school settings?"))
    said = read(chat.press("chair", "Show more"))
    assert "7.3 Visit programme" in said
    assert "shown" not in said


def test_a_withdrawn_decision_is_left_out(chat: Chat) -> None:
    for text in ("log decision: paint the lamp posts, no review", "yes", "undo"):
        chat.say("chair", text)
    assert "Nothing recorded" in read(chat.say("chair", "what did we agree about lamp posts"))


def test_a_new_decision_is_found_at_once(chat: Chat) -> None:
    assert "Nothing recorded" in read(chat.say("chair", "what did we agree about lamp posts"))
    for text in ("log decision: paint the lamp posts", "no review", "yes"):
        chat.say("chair", text)
    assert "Paint the lamp posts" in read(chat.say("chair", "what did we agree about lamp posts"))


def test_decisions_for_review_are_those_due_by_the_next_meeting(chat: Chat) -> None:
    def write(session) -> None:
        meeting = session.query(Meeting).filter_by(group_id=1, held_on=factories.date(2027, 3, 2)).one()
        factories.decision(session, 1, "Due on the day", review_on=meeting.held_on)
        factories.decision(session, 1, "Long due", review_on=factories.date(2026, 12, 1))
        factories.decision(session, 1, "Not yet", review_on=factories.date(2027, 3, 3))

    chat.db.run_sync(write)
    said = read(chat.say("chair", "which decisions are up for review"))
    assert said.startswith("Decisions up for review: 2")
    assert "review was due Tuesday 1 December 2026" in said
    assert said.index("Long due") < said.index("Due on the day")
    assert "Not yet" not in said


def test_all_decisions_come_latest_first(chat: Chat) -> None:
    said = read(chat.say("housing", "decisions"))
    made = chat.db.read_sync(decisions.made, 1)
    assert said.startswith(f"Decisions: {len(made)}")
    assert said.index(made[0].text) < said.index(made[1].text)


def test_decisions_are_not_an_invited_partners(chat: Chat) -> None:
    assert chat.say("college", "what did we agree about out of school settings?")[0].refused


@pytest.mark.parametrize("page", [-1, 0, 10**9, "2"])
def test_a_made_up_page_is_the_first(chat: Chat, page: object) -> None:
    assert "5 of " in read(chat.send("chair", "find_decision", {"page": page}))


def test_very_many_words_are_read_no_longer_than_a_few(chat: Chat) -> None:
    assert "Nothing recorded" in read(chat.say("chair", f"what did we agree about {'leaflets posters banners ' * 12}"))
