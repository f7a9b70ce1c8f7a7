import pytest

from storage import decisions
from storage.meetings import Meeting
from tests import factories
from tests.dialogs.conftest import Chat, read

SETTINGS = "Decision 5, meeting of Tuesday 5 January 2027: Out of school settings: no visits"


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
    found = [line for line in lines if line.startswith(("Decision ", "Action "))]
    assert [line.split()[0] for line in found] == ["Decision", "Decision", "Action", "Action", "Action"]
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
    assert "meeting of" not in said


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
    assert said.startswith("Decisions up for review: 2, 1 overdue")
    assert "review was due Tuesday 1 December 2026" in said
    assert said.index("Long due") < said.index("Due on the day")
    assert "Not yet" not in said


def test_all_decisions_come_latest_first(chat: Chat) -> None:
    said = read(chat.say("housing", "decisions"))
    made = chat.db.read_sync(decisions.worded, 1)
    assert said.startswith(f"Decisions: {len(made)}")
    assert said.index(made[0][1]) < said.index(made[1][1])


@pytest.mark.parametrize(
    "text",
    [
        "which decisions are due for review?",
        "which decisons need reviewing",
        "decisions overdue for review",
        "show me the decisions to be reviewed",
    ],
)
def test_decisions_to_review_are_asked_for_in_many_words(chat: Chat, text: str) -> None:
    assert read(chat.say("chair", text)).startswith("Decisions up for review: 0")


@pytest.mark.parametrize("text", ["decision 5", "show decision 5", "show me decison 5"])
def test_a_decision_is_shown_by_its_number(chat: Chat, text: str) -> None:
    said = read(chat.say("police", text))
    assert SETTINGS in said
    assert "Decision 3" not in said


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("decisions from january", "Decisions from Friday 1 January 2027 to Sunday 31 January 2027: 1"),
        ("what was agreed in december?", "Decisions from Tuesday 1 December 2026 to Thursday 31 December 2026: 1"),
        ("decisions since october", "Decisions from Thursday 1 October 2026 to Tuesday 9 February 2027: 4"),
        ("what did we decide at the last meeting", "Decisions of Tuesday 2 February 2027: 1"),
        ("what did we decide on 5 january", "Decisions of Tuesday 5 January 2027: 1"),
        (
            "what did we agree about out of school settings in october",
            "Decisions from Thursday 1 October 2026 to Saturday 31 October 2026: 1",
        ),
        ("what did we agree in august", "Decisions from Saturday 1 August 2026 to Monday 31 August 2026: 0"),
    ],
)
def test_decisions_of_a_time_are_asked_for(chat: Chat, text: str, title: str) -> None:
    assert read(chat.say("police", text)).startswith(title)


def test_more_decisions_of_a_time_are_of_that_time(chat: Chat) -> None:
    def write(session) -> None:
        for number in range(7):
            factories.decision(session, 1, f"Purple leaflets {number}", made_on=factories.date(2027, 1, 5))

    chat.db.run_sync(write)
    assert "5 of 8 shown" in read(chat.say("chair", "decisions from january"))
    said = read(chat.press("chair", "Show more"))
    assert said.startswith("Decisions from Friday 1 January 2027 to Sunday 31 January 2027: 8")
    assert "Out of school settings: no visits" in said


@pytest.mark.parametrize("made_up", ["yesterday", "2027-13-45", "", 7])
def test_a_made_up_day_is_no_day(chat: Chat, made_up: object) -> None:
    assert read(chat.send("chair", "find_decision", {"from": made_up})).startswith("Decisions: 6")


def test_a_number_that_no_decision_has_is_looked_for_as_a_word(chat: Chat) -> None:
    chat.db.run_sync(lambda session: factories.decision(session, 1, "Plan for 2031"))
    assert "Plan for 2031" in read(chat.say("chair", "what did we decide about 2031"))


def test_decisions_are_not_an_invited_partners(chat: Chat) -> None:
    assert chat.say("college", "what did we agree about out of school settings?")[0].refused


@pytest.mark.parametrize("page", [-1, 0, 10**9, "2"])
def test_a_made_up_page_is_the_first(chat: Chat, page: object) -> None:
    assert "5 of " in read(chat.send("chair", "find_decision", {"page": page}))


def test_very_many_words_are_read_no_longer_than_a_few(chat: Chat) -> None:
    assert "Nothing recorded" in read(chat.say("chair", f"what did we agree about {'leaflets posters banners ' * 12}"))
