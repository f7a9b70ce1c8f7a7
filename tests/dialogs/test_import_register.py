"""A training register is loaded in chat as a plan is: shown with counts and doubts, saved after a yes."""

import io

import openpyxl
import pytest

from dialogs.turn import Given
from documents import read_table
from storage import audit_heads, training
from tests.dialogs.conftest import Chat, read

HEAD = "Date\tCourse\tStaff group\tNumber trained\n"
REGISTER = HEAD + (
    "5 May 2025\tWRAP\tFoster carers\t12\n"
    "6 May 2026\tWRAP\tFoster carers\t14\n"
    "7 May 2026\tPrevent e-learning\tTaxi licensing\t40\n"
)
PLAN = "Ref\tAction\tOwner\n91.1\tShare the leaflet\tHousing\n"


def count(chat: Chat) -> int:
    return len([held for held in chat.db.read_sync(training.of_group, 1) if held.voided_at is None])


def attach(chat: Chat, content: bytes, text: str = "") -> str:
    """Send a file as the edge hands it on, and return what is answered."""
    replies = chat.respond(chat.turn("coordinator", text=text, given=Given(read_table.read_bytes(content))))
    for reply in replies:
        if reply.card:
            chat.cards["coordinator", "personal"] = reply.card
    return read(replies)


def workbook(*sheets: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, text in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for line in text.splitlines():
            sheet.append(line.split("\t"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def frames(chat: Chat) -> str:
    with chat.db.engine.connect() as connection:
        return str(connection.exec_driver_sql("SELECT data FROM frames").all())


def test_a_pasted_register_is_shown_by_year_and_saved_after_a_yes(chat: Chat) -> None:
    before = count(chat)
    said = read(chat.say("coordinator", "can you load this\n" + REGISTER))
    for words in (
        *("Found: 3 sessions", "2025/26: 12 people in 1 session", "2026/27: 14 people in 1 session"),
        *("2026/27: 40 e-learning completions", "New: 3", "In the record already: 0"),
    ):
        assert words in said
    assert count(chat) == before
    assert "Loaded: 3 new" in read(chat.say("coordinator", "yes"))
    assert count(chat) == before + 3


def test_an_attached_register_is_shown_the_same(chat: Chat) -> None:
    assert "Found: 3 sessions" in attach(chat, REGISTER.encode())


def test_asked_to_load_a_register_it_asks_for_one_and_takes_it(chat: Chat) -> None:
    assert "training register" in read(chat.say("coordinator", "load the training register"))
    assert "Found: 3 sessions" in read(chat.say("coordinator", REGISTER))


def test_the_same_register_again_changes_nothing(chat: Chat) -> None:
    chat.say("coordinator", REGISTER)
    chat.say("coordinator", "yes")
    head, before = chat.db.read_sync(audit_heads.head, 1), count(chat)
    said = read(chat.say("coordinator", REGISTER))
    assert "In the record already: 3" in said
    assert "Logged twice?" not in said
    assert "0 new" in read(chat.say("coordinator", "yes"))
    assert count(chat) == before
    assert chat.db.read_sync(audit_heads.head, 1) == head


def test_a_session_that_looks_logged_already_is_asked_about(chat: Chat) -> None:
    chat.say("housing", "log training: 22 housing staff and 3 volunteers, WRAP, yesterday")
    chat.say("housing", "yes")
    said = read(chat.say("coordinator", HEAD + "8 February 2027\tPrevent Awareness\thousing staff\t22\n"))
    assert "Logged twice?: 1 row" in said
    assert "22 Housing, 3 Volunteers, WRAP, Monday 8 February 2027" in said


def test_an_import_of_a_register_is_undone_whole(chat: Chat) -> None:
    before = count(chat)
    chat.say("coordinator", REGISTER)
    chat.say("coordinator", "yes")
    assert "Undone" in read(chat.say("coordinator", "undo"))
    assert count(chat) == before


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        ("load this", "Found: 1 actions", "Not read: a training register"),
        ("load the training register", "Found: 3 sessions", "Not read: an action plan"),
    ],
)
def test_of_a_file_with_both_it_is_said_which_was_taken(chat: Chat, text: str, taken: str, left: str) -> None:
    said = attach(chat, workbook(PLAN, REGISTER), text)
    assert taken in said
    assert left in said


def test_the_register_asked_for_is_taken_from_a_file_that_comes_later(chat: Chat) -> None:
    chat.say("coordinator", "load the training register")
    assert "Found: 3 sessions" in attach(chat, workbook(PLAN, REGISTER))


def test_a_register_without_a_session_that_can_be_read_is_answered_with_why(chat: Chat) -> None:
    assert "no sessions I could read" in read(chat.say("coordinator", HEAD + "6 May 2026\tWRAP\tFoster carers\tlots\n"))


def test_a_register_too_large_for_a_chat_is_asked_for_in_parts(chat: Chat) -> None:
    rows = "".join(f"6 May 2026\tWRAP\tTeam {number}\t3\n" for number in range(1_000))
    assert "at most 1000 rows" in attach(chat, (HEAD + rows).encode())


def test_names_of_who_attended_are_kept_nowhere_and_not_shown(chat: Chat) -> None:
    named = "Date\tCourse\tStaff group\tNumber trained\tNames\n" + "6 May 2026\tWRAP\tFoster carers\t2\tTilda, Orson\n"
    named += "7 May 2026\tWRAP\tFoster carers\tTilda, Orson\t\n"
    said = read(chat.say("coordinator", named))
    assert '"Names": This column is not kept.' in said
    assert "Tilda" not in said
    assert "Tilda" not in frames(chat)


def test_a_name_of_somebody_at_risk_in_a_cell_of_a_register_is_kept_nowhere(chat: Chat) -> None:
    case = "worried about a lad in year 9, he says he is going to hurt someone"
    said = read(chat.say("coordinator", REGISTER.replace("Taxi licensing", case)))
    assert "1 cells" in said
    assert "lad in year 9" not in said + frames(chat)


def test_headcounts_without_a_day_are_a_message_and_no_register(chat: Chat) -> None:
    said = read(chat.say("coordinator", "log training today, WRAP\nWho\tNumber\nHousing staff\t22\n"))
    assert "Log a training session" in said


def test_only_the_coordinator_and_the_chair_load_registers(chat: Chat) -> None:
    [reply] = chat.say("housing", "load this\n" + REGISTER)
    assert reply.refused
