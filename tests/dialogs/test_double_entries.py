import pytest

from storage import training
from tests.dialogs.conftest import Chat, read

FIRST = "log training: 22 housing staff and 3 volunteers, WRAP, yesterday"


def sessions(chat: Chat) -> int:
    return len([held for held in chat.db.read_sync(training.of_group, 1) if held.voided_at is None])


@pytest.fixture
def logged(chat: Chat) -> Chat:
    """Return people with one session logged by Housing's member."""
    chat.say("housing", FIRST)
    chat.say("housing", "yes")
    return chat


@pytest.mark.parametrize(
    "again",
    [
        FIRST,
        "log training: 22 housing staff, Prevent Awareness, yesterday",
        "log training: 25 wardens, WRAP, yesterday",
    ],
)
def test_a_session_that_looks_logged_already_is_asked_about_before_it_is_saved(logged: Chat, again: str) -> None:
    before = sessions(logged)
    said = read(logged.say("community-safety", again))
    assert "This looks like 22 Housing, 3 Volunteers, WRAP, Monday 8 February 2027, logged by Joan" in said
    assert sessions(logged) == before
    logged.say("community-safety", "no")
    assert sessions(logged) == before


def test_a_yes_logs_it_again(logged: Chat) -> None:
    before = sessions(logged)
    logged.say("community-safety", FIRST)
    logged.say("community-safety", "yes")
    assert sessions(logged) == before + 1


@pytest.mark.parametrize(
    "other",
    [
        "log training: 22 housing staff, WRAP, today",
        "log training: 21 housing staff, WRAP, yesterday",
        "log training: 25 wardens, Prevent Awareness, yesterday",
    ],
)
def test_another_day_another_count_or_another_product_is_another_session(logged: Chat, other: str) -> None:
    assert "Logged twice?" not in read(logged.say("community-safety", other))


def test_a_session_that_was_taken_back_is_no_double(logged: Chat) -> None:
    logged.press("housing", "Undo")
    assert "Logged twice?" not in read(logged.say("housing", FIRST))
