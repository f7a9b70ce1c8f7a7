"""Answers about targets, decisions and benchmarks are remembered until what they rest on is written."""

import pytest

from dialogs.known import Knowledge
from dialogs.turn import Outcome
from tests.dialogs.conftest import Chat
from tests.dialogs.test_ask import ask

QUESTIONS = (
    "targets",
    "which figures are missing",
    "where are we against the 85% for public health",
    "decisions",
    "what did we agree about leaflets",
    "what did we agree about out of school settings?",
    "which decisions are up for review",
    "assurance evidence",
    "evidence for channel panel",
)
WRITES = (
    ("public-health", "Public Health figure is 82% as of 31 Jan"),
    ("coordinator", "target: 85% of Probation staff trained by 31 March"),
    ("chair", "log decision: leaflets in three languages, review 6 April"),
    ("chair", "channel panel: met"),
    ("police", "action 9 at risk, the printers are closed"),
)


@pytest.fixture
def known(chat: Chat) -> Chat:
    """Return a chat whose people have been heard before."""
    for who in ("yjs", "college", *dict(WRITES)):
        chat.say(who, "hello")
    return chat


@pytest.mark.parametrize("who", ["chair", "police", "college"])
@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_answered_without_writing_as_in_a_transaction_that_writes(
    known: Chat, who: str, text: str
) -> None:
    knowledge = Knowledge()
    for _ in range(2):  # the second time from what is known
        asked = ask(known, knowledge, who, text=text)
        assert isinstance(asked, Outcome)
        assert list(asked.replies) == known.say(who, text)


@pytest.mark.parametrize(("who", "write"), WRITES)
def test_what_is_written_is_told_at_once_and_so_is_taking_it_back(known: Chat, who: str, write: str) -> None:
    knowledge = Knowledge()
    for said in (write, "yes", "undo"):
        known.say(who, said)
        for text in QUESTIONS:
            asked = ask(known, knowledge, "yjs", text=text)
            assert isinstance(asked, Outcome)
            assert list(asked.replies) == known.say("yjs", text), (said, text)
