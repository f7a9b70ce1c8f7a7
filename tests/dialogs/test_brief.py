"""Reports before a meeting: what is outstanding, the one pager, the pack with its document, one's own part."""

import io
import itertools
from datetime import UTC, date, datetime

import docx
import orjson
import pytest
from sqlalchemy import event

from bot.simulator import northbrook
from cards import elements
from dialogs.turn import File
from storage import agenda, attendance, audit, groups, meetings, members
from storage.attendance import Answer
from storage.meetings import Meeting
from tests import factories
from tests.dialogs.conftest import NOW, Chat, read

MARCH = date(2027, 3, 2)


def march(session) -> Meeting:
    return meetings.on_day(session, 1, MARCH)[0]


def document_of(file: File | None) -> list[str]:
    """Return the paragraphs and cells of a pack's document."""
    assert file is not None
    opened = docx.Document(io.BytesIO(file.content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in opened.paragraphs), *cells]


def test_what_is_outstanding_begins_with_counts_by_owner(chat: Chat) -> None:
    lines = read(chat.say("coordinator", "what's outstanding before the next meeting?")).splitlines()
    assert lines[0] == "Outstanding before Tuesday 2 March 2027, 14:00"
    assert [line.partition(":")[0] for line in lines[2:6]] == [
        "Overdue",
        "Due by Tuesday 6 April 2027",
        "No update since Tuesday 2 February 2027",
        "No deadline",
    ]
    assert lines[6].startswith("By owner: ")


def test_overdue_actions_come_the_oldest_first(chat: Chat) -> None:
    lines = read(chat.say("coordinator", "what's outstanding before the next meeting?")).splitlines()
    first = lines.index("Overdue") + 1
    days = [int(line.split("overdue by ")[1].split()[0]) for line in lines[first:] if "overdue by" in line]
    assert days == sorted(days, reverse=True)


def test_an_action_is_told_once_and_counted_in_each_list(chat: Chat) -> None:
    lines = read(chat.say("chair", "one pager")).splitlines()
    refs = [line.split()[0] for line in lines if " · " in line and line[0].isdigit()]
    assert len(refs) == len(set(refs))
    assert any("of them above" in line for line in lines)


@pytest.mark.parametrize("text", ["one pager", "pack me", "my brief", "what's outstanding before the meeting?"])
def test_a_report_fits_one_screen_and_its_buttons(chat: Chat, text: str) -> None:
    [reply] = chat.say("coordinator", text)
    assert len(read([reply]).splitlines()) <= 40
    assert len(elements.buttons_of(reply.card or {})) <= elements.MOST_BUTTONS
    assert len(orjson.dumps(reply.card)) < 15_000


def test_show_buttons_lead_to_as_many_as_were_counted(chat: Chat) -> None:
    said = read(chat.say("coordinator", "what's outstanding before the next meeting?"))
    due = next(line for line in said.splitlines() if line.startswith("Due by")).split(": ")[1].split(",")[0]
    assert read(chat.press("coordinator", "Show due")).startswith(f"Actions due: {due}\n")
    silent = next(line for line in said.splitlines() if line.startswith("No update since")).split(": ")[1].split(",")[0]
    chat.say("coordinator", "what's outstanding before the next meeting?")
    assert read(chat.press("coordinator", "Show no update")).startswith(f"Actions with no update: {silent}\n")


def test_a_month_names_its_meeting_and_a_day_without_one_is_said(chat: Chat) -> None:
    assert read(chat.say("chair", "exceptions for the april meeting")).startswith(
        "Exceptions for Tuesday 6 April 2027, 14:00"
    )
    said = read(chat.say("chair", "exception report for thursday"))
    assert said.startswith("Exceptions for Tuesday 2 March 2027, 14:00")
    assert "No meeting is planned on Thursday 11 February 2027." in said


def test_a_report_is_for_the_meeting_that_is_on_and_after_it_for_the_next(chat: Chat) -> None:
    for minute in (datetime(2027, 3, 2, 13, 59, tzinfo=UTC), datetime(2027, 3, 2, 14, 1, tzinfo=UTC)):
        chat.now = minute
        assert "Exceptions for Tuesday 2 March 2027" in read(chat.say("chair", "one pager"))
        assert read(chat.say("chair", "pack for 2 march")).startswith("The pack for Tuesday 2 March 2027")
    chat.now = datetime(2027, 3, 2, 17, 0, tzinfo=UTC)
    over = read(chat.say("chair", "pack for 2 march"))
    assert "Operational group, Tuesday 2 March 2027, 14:00 is over" in over
    assert "No meeting is planned" not in over
    said = read(chat.say("chair", "one pager"))
    assert "Exceptions for Tuesday 6 April 2027" in said
    assert "No update since Tuesday 2 March 2027" in said


def test_a_subgroups_meeting_is_not_the_groups_next(chat: Chat) -> None:
    chat.db.run_sync(factories.meeting, 1, date(2027, 2, 19), title="Comms subgroup", kind="subgroup")
    assert read(chat.say("chair", "one pager")).startswith("Exceptions for Tuesday 2 March 2027")
    assert read(chat.say("chair", "pack for 19 February")).startswith("The pack for Friday 19 February 2027")


def test_a_moved_date_is_told_from_where_to_where_and_why_until_the_next_meeting(chat: Chat) -> None:
    for text in ("put 6.1 back to 24 March", "more agencies to ask", "yes"):
        chat.say("coordinator", text)
    said = read(chat.say("chair", "one pager"))
    assert "Date moved since Tuesday 2 February 2027: 1" in said
    assert "→ Wednesday 24 March 2027, because more agencies to ask" in said
    chat.now = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)
    assert "Date moved since Tuesday 2 March 2027: 0" in read(chat.say("chair", "one pager"))


def test_a_theme_that_nobody_works_on_is_named(chat: Chat) -> None:
    def rename(session) -> None:
        group = groups.get(session, 1)
        audit.amend(session, factories.change(session, 1), group, themes=[*group.themes, "Venues"])

    chat.db.run_sync(rename)
    said = read(chat.say("chair", "one pager"))
    assert "Themes with no live action: 1" in said
    assert "\nVenues" in said


def test_a_decision_up_for_review_by_the_meeting_is_told(chat: Chat) -> None:
    chat.db.run_sync(factories.decision, 1, "Share the venue list.", review_on=MARCH)
    chat.db.run_sync(factories.decision, 1, "Not yet.", review_on=date(2027, 3, 3))
    said = read(chat.say("chair", "one pager"))
    assert "Decisions to review: 1" in said
    assert "Share the venue list." in said


def test_a_figure_a_decision_and_training_change_the_report_at_once(chat: Chat) -> None:
    assert "Figures missing: 3" in read(chat.say("chair", "one pager"))
    for text in ("our figure is 88% as of 31 January", "yes"):
        chat.say("housing", text)
    assert "Figures missing: 2" in read(chat.say("chair", "one pager"))
    chat.db.run_sync(factories.trained, 1, held_on=date(2027, 2, 8))
    assert "Trained since Tuesday 2 February 2027: 31 people in 1 session" in read(chat.say("chair", "one pager"))


def test_the_marking_line_is_the_groups(chat: Chat) -> None:
    for text in ("one pager", "pack me", "my brief"):
        assert "Northbrook Prevent Operational Group · OFFICIAL · as of Tuesday 9 February 2027" in read(
            chat.say("chair", text)
        )


def test_the_pack_names_agenda_papers_and_agencies_and_nobody(chat: Chat) -> None:
    def prepare(session) -> None:
        change = factories.change(session, 1)
        meeting = march(session)
        item = agenda.add(session, change, meeting, "Venue hire")
        audit.amend(session, change, item, carried=3)
        audit.amend(session, change, meeting, papers=[{"title": "Risk paper", "link": "https://papers.example/1"}])
        callum = next(one for one in members.of_group(session, 1) if one.name == "Callum")
        attendance.answer(session, change, meeting.id or 0, callum.id or 0, Answer.ATTENDING)

    chat.db.run_sync(prepare)
    said = read(chat.say("coordinator", "pack for the meeting"))
    assert "Venue hire (import, moved 3×)" in said
    assert "Risk paper: https://papers.example/1" in said
    assert "Attending: 1 agency (Police)" in said
    assert "Callum" not in said


def test_the_document_says_what_the_card_says_and_every_line(chat: Chat) -> None:
    [reply] = chat.say("coordinator", "pack me")
    assert reply.file is not None
    assert reply.file.name == "Pack 2 March 2027.docx"
    told = document_of(reply.file)
    assert told[0] == "The pack for Tuesday 2 March 2027"
    shown = elements.facts_of(reply.card or {})
    assert {(fact["title"], fact["value"]) for fact in shown} <= set(itertools.pairwise(told))
    lines = [line for line in read(chat.say("coordinator", "one pager")).splitlines() if " · " in line][1:]
    assert lines
    assert set(lines) < set(told)


def test_the_document_is_marked_at_head_and_foot(chat: Chat) -> None:
    [reply] = chat.say("coordinator", "pack me")
    assert reply.file is not None
    page = docx.Document(io.BytesIO(reply.file.content)).sections[0]
    assert page.header.paragraphs[0].text == page.footer.paragraphs[0].text == "OFFICIAL"


def test_the_document_can_be_made_anew_by_its_button(chat: Chat) -> None:
    [reply] = chat.say("coordinator", "pack for the april meeting")
    assert reply.file is not None
    [again] = chat.send("coordinator", reply.file.verb, dict(reply.file.data))
    assert again.file is not None
    assert document_of(again.file) == document_of(reply.file)


def test_the_document_is_handed_over_in_ones_own_chat_only(chat: Chat) -> None:
    [reply] = chat.say("coordinator", "pack me", where="channel")
    assert reply.file is None
    assert 'Say "pack me" in our own chat for the Word document.' in read([reply])
    assert chat.say("coordinator", "pack me")[0].file is not None


def test_ones_own_brief_holds_what_is_theirs_with_the_answers(chat: Chat) -> None:
    [reply] = chat.say("housing", "my brief")
    said = read([reply])
    assert said.startswith("What Joan owes before Tuesday 2 March 2027, 14:00")
    assert "Figures missing: 1" in said
    assert all("Housing" in line for line in said.splitlines() if line[0].isdigit() and " · " in line)
    assert [button["title"] for button in elements.buttons_of(reply.card or {})][:2] == ["Done", "Update"]


def test_an_action_is_updated_from_ones_own_brief(chat: Chat) -> None:
    chat.say("police", "my brief")
    assert "Action: 9" in read(chat.press("police", "Done", action="9"))


def test_decisions_to_review_are_the_chairs_and_the_coordinators(chat: Chat) -> None:
    chat.db.run_sync(factories.decision, 1, "Share the venue list.", review_on=MARCH)
    assert "Share the venue list." in read(chat.say("coordinator", "my brief"))
    assert "Share the venue list." not in read(chat.say("police", "my brief"))


@pytest.mark.parametrize("text", ["one pager", "pack me", "my brief", "what's outstanding before the meeting?"])
@pytest.mark.parametrize("where", ["personal", "channel"])
def test_an_invited_partner_is_told_of_nothing_but_theirs(chat: Chat, text: str, where: str) -> None:
    replies = chat.say("college", text, where=where)
    said = read(replies)
    assert all("Northbrook College" in line for line in said.splitlines() if line[0].isdigit() and " · " in line)
    assert "of 1 open action" in said
    assert "6 April" not in said
    assert replies[0].file is None


def test_who_owes_nothing_is_told_so(chat: Chat) -> None:
    chat.db.run_sync(
        lambda session: factories.member(
            session, 1, "Lou", entra_id=northbrook.entra_id("lou"), tenant_id=northbrook.TENANT_ID
        )
    )
    assert "You owe nothing now." in read(chat.say("lou", "my brief"))


def test_without_a_meeting_there_are_exceptions_and_no_pack(chat: Chat) -> None:
    def call_off(session) -> None:
        for meeting in meetings.between(session, 1, NOW.date(), date(2040, 1, 1)):
            meetings.cancel(session, factories.change(session, 1), meeting)

    chat.db.run_sync(call_off)
    assert "No meeting is planned, so there is no pack yet." in read(chat.say("chair", "pack me"))
    assert read(chat.say("chair", "one pager")).startswith("Exceptions for Tuesday 9 February 2027")


@pytest.mark.parametrize(
    "meeting", ["2027-13-45", 7, ["x"], {"date": 3}, "tomorrow", {"options": [None, 4]}, {"start": "x"}]
)
def test_made_up_data_of_a_button_is_no_meeting(chat: Chat, meeting: object) -> None:
    replies = chat.send("chair", "brief", {"kind": "pack", "meeting": meeting})
    assert read(replies).startswith("The pack for Tuesday 2 March 2027")


@pytest.mark.parametrize(("text", "most"), [("one pager", 12), ("pack me", 16), ("my brief", 12)])
def test_a_report_takes_a_handful_of_statements_more_than_a_greeting(chat: Chat, text: str, most: int) -> None:
    asked: list[str] = []
    event.listen(chat.db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    chat.say("chair", "hello")
    of_a_greeting = len(asked)
    asked.clear()
    chat.say("chair", text)
    assert len(asked) - of_a_greeting <= most


@pytest.mark.parametrize("text", ["what do I owe?", "what do I still owe the group", "do i owe anything"])
def test_what_i_owe_is_ones_own_brief_and_my_actions_stay_a_list(chat: Chat, text: str) -> None:
    assert read(chat.say("housing", text)).startswith("What Joan owes before Tuesday 2 March 2027, 14:00")
    assert read(chat.say("housing", "my actions")).startswith("Your actions: ")
