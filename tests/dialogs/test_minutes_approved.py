"""What was approved is what is shown and filed, until it is approved again; at a save it is looked at once more."""

import io
from datetime import date

import docx
import pytest

from storage import agenda, meetings
from tests import factories
from tests.dialogs.conftest import Chat, read

HELD = date(2027, 3, 2)
SHOW = "show me the minutes of 2 March"


def say(chat: Chat, who: str, *texts: str) -> str:
    return "\n".join(read(chat.say(who, text)) for text in texts)


def document(chat: Chat) -> str:
    [reply] = chat.say("chair", SHOW)
    assert reply.file is not None
    file = docx.Document(io.BytesIO(reply.file.content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


@pytest.fixture
def approved(chat: Chat) -> Chat:
    """Return the group a week after its meeting of 2 March, whose minutes were approved the day after it."""
    chat.now = chat.now.replace(month=3, day=2, hour=15)
    say(chat, "chair", "log decision: adopt the venue policy", "yes")
    say(chat, "coordinator", "new action: Housing to map the venues by 30 March", "yes")
    chat.now = chat.now.replace(day=3)
    say(chat, "chair", "everyone but housing", "yes", "covered items 8 and 9", "yes", "approve the minutes", "yes")
    chat.now = chat.now.replace(day=10)
    return chat


def ref(chat: Chat) -> str:
    said = read(chat.say("coordinator", "show housing's actions"))
    return next(line.split()[0] for line in said.splitlines() if "Map the venues" in line)


def test_a_deadline_that_is_moved_does_not_change_approved_minutes(approved: Chat) -> None:
    before, filed = say(approved, "chair", SHOW), document(approved)
    say(approved, "coordinator", f"{ref(approved)} is delayed to 30 April because the halls are shut", "yes")
    assert "30 April" in say(approved, "coordinator", f"show {ref(approved)}")
    assert say(approved, "chair", SHOW) == before
    assert document(approved) == filed


def test_a_date_that_passes_does_not_make_an_action_overdue_in_them(approved: Chat) -> None:
    before = say(approved, "chair", SHOW)
    approved.now = approved.now.replace(month=6)
    assert say(approved, "chair", SHOW) == before


def test_a_next_meeting_that_is_moved_does_not_change_them_and_is_told_to_take_home(approved: Chat) -> None:
    before = say(approved, "chair", SHOW)
    said = say(approved, "chair", "move the meeting of 6 April to 8 April", "yes")
    assert "8 April" in said
    assert say(approved, "chair", SHOW) == before
    assert "Next meeting: Thursday 8 April 2027" in say(approved, "housing", "what do I take back?")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("everyone was here", "attendance"),
        ("we covered everything", "what was covered"),
        ("decided at the meeting of 2 March: fund the posters, review 7 September", "decisions"),
        ("new action from the meeting of 2 March: Police to check the halls by 30 March", "actions"),
    ],
)
def test_a_correction_is_in_the_minutes_once_they_are_approved_again(approved: Chat, words: str, part: str) -> None:
    before = document(approved)
    said = say(approved, "coordinator", words)
    assert 'are approved and stay as they are. To correct them too, say "approve the minutes of 2 March 2027"' in said
    say(approved, "coordinator", "yes")
    assert document(approved) == before
    assert f"Corrected since and not in them: {part}." in say(approved, "chair", SHOW)
    assert "Corrected since" not in say(approved, "police", SHOW)
    said = say(approved, "coordinator", "approve the minutes of 2 March")
    assert f"In place of: the minutes approved by Helen, Wednesday 3 March 2027. Corrected since: {part}." in said
    assert "are approved again" in say(approved, "coordinator", "yes")
    after = document(approved)
    assert after != before
    assert (
        "Approved by Marcus, Wednesday 10 March 2027, in place of those approved by Helen, Wednesday 3 March 2027."
        in after
    )


def test_approved_again_an_action_stays_as_it_was_agreed(approved: Chat) -> None:
    say(approved, "coordinator", f"{ref(approved)} is delayed to 30 April because the halls are shut", "yes")
    say(approved, "chair", "everyone was here", "yes", "approve the minutes of 2 March", "yes")
    assert "Tuesday 30 March 2027" in document(approved)


def test_minutes_that_nothing_was_corrected_in_are_not_approved_again(approved: Chat) -> None:
    say(approved, "coordinator", f"{ref(approved)} is delayed to 30 April because the halls are shut", "yes")
    assert "approved already: by Helen" in say(approved, "coordinator", "approve the minutes")


def test_an_approval_that_is_undone_leaves_the_earlier_one(approved: Chat) -> None:
    before = document(approved)
    say(approved, "chair", "everyone was here", "yes", "approve the minutes of 2 March", "yes")
    approved.press("chair", "Undo")
    assert document(approved) == before


def test_of_two_who_approve_at_once_the_second_is_told(chat: Chat) -> None:
    chat.now = chat.now.replace(month=3, day=3)
    say(chat, "chair", "approve the minutes")
    say(chat, "coordinator", "approve the minutes")
    assert "are approved." in say(chat, "chair", "yes")
    assert "approved already: by Helen" in say(chat, "coordinator", "yes")
    row = chat.db.read_sync(lambda session: meetings.on_day(session, 1, HELD)[0])
    assert row.minutes_approved_by == "Helen"


def test_of_two_who_put_the_same_on_an_agenda_the_second_is_told(chat: Chat) -> None:
    say(chat, "housing", "add venue hire to the agenda")
    say(chat, "police", "add Venue Hire to the agenda")
    say(chat, "housing", "yes")
    assert "is on that agenda already" in say(chat, "police", "yes")


def items(chat: Chat, on: date = HELD) -> list[agenda.AgendaItem]:
    def look(session) -> list[agenda.AgendaItem]:
        return agenda.of_meeting(session, 1, meetings.on_day(session, 1, on)[0].id)

    return chat.db.read_sync(look)


@pytest.mark.parametrize(
    ("who", "words", "hour", "told"),
    [
        ("housing", "add venue hire to the agenda", 14, "has begun"),
        ("housing", "add a paper to the agenda: https://council.example/p, Policy", 14, "has begun"),
        ("chair", "add venue hire to the agenda", 17, "is over"),
        ("chair", "put item 10 first", 17, "is over"),
        ("chair", "take item 8 off the agenda", 17, "is over"),
    ],
)
def test_what_is_confirmed_once_the_meeting_is_on_changes_nothing_of_it(
    chat: Chat, who: str, words: str, hour: int, told: str
) -> None:
    chat.now = chat.now.replace(month=3, day=2, hour=13, minute=55)
    before = [one.title for one in items(chat)]
    assert "Nothing is saved yet." in say(chat, who, words)
    chat.now = chat.now.replace(hour=hour, minute=10)
    said = say(chat, who, "yes")
    assert told in said
    assert 'on Tuesday 6 April 2027, say "add venue hire to the agenda"' in said
    assert [one.title for one in items(chat)] == before


@pytest.mark.parametrize(
    ("before", "words", "covered"),
    [
        ("covered items 8 and 10", "we covered only 8", [8]),
        ("covered items 8 and 10", "we covered nothing", []),
        ("we covered everything", "everything but item 8", [9, 10, 11]),
        ("covered items 8 and 10", "item 8 was not covered", [10]),
        ("covered items 8 and 10", "covered item 9", [8, 9, 10]),
    ],
)
def test_what_is_said_last_of_what_was_covered_is_what_is_recorded(
    chat: Chat, before: str, words: str, covered: list[int]
) -> None:
    chat.now = chat.now.replace(month=3, day=2, hour=15)
    say(chat, "chair", before, "yes")
    said = say(chat, "chair", words)
    assert ("No longer covered" in said) is (words != "covered item 9")
    say(chat, "chair", "yes")
    assert [number for number, one in enumerate(items(chat), 8) if one.covered] == covered


def test_what_was_not_covered_after_all_comes_back_on_the_next_agenda(chat: Chat) -> None:
    def close(session) -> None:
        march, april = (meetings.on_day(session, 1, on)[0] for on in (HELD, date(2027, 4, 6)))
        change = factories.change(session, 1, chat.now)
        meetings.close(session, change, march)
        agenda.carry(session, change, march, april)

    chat.now = chat.now.replace(month=3, day=2, hour=15)
    say(chat, "chair", "covered items 8 and 9", "yes")
    chat.now = chat.now.replace(day=3)
    chat.db.run_sync(close)
    april = date(2027, 4, 6)
    third, fourth = (one.title for one in items(chat)[2:])
    assert [one.title for one in items(chat, april)] == [third, fourth]
    say(chat, "chair", "covered item 10", "yes")
    assert [one.title for one in items(chat, april)] == [fourth]
    first = items(chat)[0].title
    say(chat, "chair", "we covered only 9", "yes")
    assert {one.title for one in items(chat, april)} == {first, third, fourth}


def test_in_a_channel_minutes_name_agencies_and_nobody(chat):
    chat.now = chat.now.replace(month=3, day=3)
    for words in ("everyone was here", "yes", "approve the minutes", "yes"):
        chat.say("chair", words)
    said = read(chat.say("police", "show me the minutes", "channel"))
    assert "Housing" in said
    assert "Joan" not in said
    assert "Joan" in read(chat.say("police", "show me the minutes"))
