"""What is left of a meeting: attendance taken, minutes drafted, approved and linked, what members take back."""

import io

import docx
import pytest

from storage import attendance, groups, meetings, members
from tests.dialogs.conftest import Chat, read


@pytest.fixture
def held(chat: Chat) -> Chat:
    """Return the group a day after its meeting of 2 March."""
    chat.now = chat.now.replace(month=3, day=3)
    return chat


def done(chat: Chat, who: str, text: str) -> str:
    return f"{read(chat.say(who, text))}\n{read(chat.say(who, 'yes'))}"


def row(chat: Chat) -> meetings.Meeting:
    return chat.db.read_sync(lambda session: meetings.last_meeting(session, 1, chat.now.date()))


def there(chat: Chat) -> dict[str, bool | None]:
    def look(session) -> dict[str, bool | None]:
        people = {one.id: one.name for one in members.of_group(session, 1)}
        rows = attendance.of_meeting(session, 1, meetings.last_meeting(session, 1, chat.now.date()).id)
        return {people[one.member_id]: one.present for one in rows}

    return chat.db.read_sync(look)


@pytest.mark.parametrize(
    ("words", "present", "away"),
    [
        ("everyone was here except housing", {"Callum", "Helen"}, {"Joan"}),
        ("everyone but housing and Priya", {"Callum"}, {"Joan", "Priya"}),
        ("present: probation, police, housing", {"Priya", "Callum", "Joan"}, {"Helen", "Anita"}),
        ("everyone was here", {"Joan", "Helen"}, set()),
        ("absent: housing", {"Callum"}, {"Joan"}),
        ("present: Sam, police", {"Priya", "Callum"}, {"Joan"}),
    ],
)
def test_attendance_is_taken_by_agency_and_by_name(held: Chat, words: str, present: set, away: set) -> None:
    done(held, "chair", words)
    kept = there(held)
    assert {name for name, was in kept.items() if was} >= present
    assert {name for name, was in kept.items() if was is False} >= away


def test_a_deputy_who_was_there_stands_for_their_member(held: Chat) -> None:
    assert "Sam for Priya (Probation)" in done(held, "chair", "present: Sam, police")
    assert "Probation: Sam for Priya" in read(held.say("chair", "draft the minutes"))


def test_a_name_that_is_nobodys_is_asked_about_and_never_kept(held: Chat) -> None:
    said = read(held.say("chair", "present: police and Zebedee"))
    assert 'I know nobody called "Zebedee"' in said
    assert there(held) == {}


def test_attendance_can_be_undone(held: Chat) -> None:
    done(held, "chair", "everyone was here")
    held.press("chair", "Undo")
    assert not any(there(held).values())


def test_the_quorum_is_counted_where_one_is_set(held: Chat) -> None:
    def settle(session) -> None:
        groups.get(session, 1).quorum = 3

    held.db.run_sync(settle)
    assert "Quorum: 2 agencies, 3 needed: not reached" in read(held.say("chair", "present: police, housing"))


def test_a_draft_holds_what_the_record_has_and_comes_as_a_document(held: Chat) -> None:
    done(held, "chair", "everyone but housing")
    done(held, "coordinator", "covered items 8 and 9")
    [reply] = held.say("chair", "draft the minutes")
    said = read([reply])
    assert "Draft minutes: Operational group, Tuesday 2 March 2027, 14:00" in said
    assert "Housing: Joan" in said
    assert "Carried to the next meeting: 2" in said
    assert reply.file is not None
    assert reply.file.name == "Draft minutes 2 March 2027.docx"
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(reply.file.content)).paragraphs)
    assert "Not approved yet." in text


def test_a_draft_is_not_shown_where_others_read_along(held: Chat) -> None:
    [reply] = held.say("chair", "draft the minutes", "channel")
    assert reply.refused
    assert 'Say "draft the minutes" in our chat' in read([reply])


def test_in_a_channel_the_document_of_approved_minutes_is_offered_in_ones_own_chat(held: Chat) -> None:
    done(held, "chair", "approve the minutes")
    [reply] = held.say("chair", "show the minutes", "channel")
    assert reply.file is None
    assert "Ask me in our own chat" in read([reply])


def test_the_buttons_of_an_earlier_meetings_minutes_are_of_that_meeting(held: Chat) -> None:
    held.say("chair", "draft the minutes of 2 February")
    assert "Minutes of: Tuesday 2 February 2027, Operational group" in read(held.press("chair", "Approve"))


def test_a_draft_is_for_chair_and_coordinator_until_it_is_approved(held: Chat) -> None:
    assert held.say("police", "draft the minutes")[0].refused
    done(held, "chair", "approve the minutes")
    assert "Minutes: Operational group" in read(held.say("police", "show me the minutes"))


def test_minutes_are_approved_by_name_and_only_once(held: Chat) -> None:
    said = done(held, "chair", "approve the minutes")
    assert "Still lacking: attendance was not taken; nothing is marked as covered" in said
    assert (row(held).minutes_approved_by, row(held).minutes_approved_at) == ("Helen", held.now)
    assert "approved already: by Helen on Wednesday 3 March 2027" in read(
        held.say("coordinator", "approve the minutes")
    )


def test_an_approval_can_be_undone(held: Chat) -> None:
    done(held, "chair", "approve the minutes")
    held.press("chair", "Undo")
    assert (row(held).minutes_approved_by, row(held).minutes_approved_at) == ("", None)


def test_minutes_of_another_meeting_are_approved_by_its_day(held: Chat) -> None:
    assert "Minutes of: Tuesday 2 February 2027" in read(held.say("chair", "approve the minutes of 2 February"))


def test_a_day_without_a_meeting_is_answered_with_the_last_one(held: Chat) -> None:
    said = read(held.say("chair", "approve the minutes of 3 February"))
    assert "No meeting was held on Wednesday 3 February 2027. The last one was on Tuesday 2 March 2027." in said


def test_a_meeting_that_is_on_has_no_minutes_to_approve_yet(held: Chat) -> None:
    held.now = held.now.replace(day=2, hour=14, minute=30)
    assert "its minutes can be approved after it" in read(held.say("chair", "approve the minutes"))


def test_where_the_minutes_are_is_said_with_how_they_stand(held: Chat) -> None:
    assert "Nobody has said where they are kept." in read(held.say("police", "where are the minutes?"))
    done(held, "coordinator", "the minutes are at https://council.example/minutes/2027-03-02.docx")
    said = read(held.say("police", "where are the minutes?"))
    assert "not approved yet" in said
    assert "They are at https://council.example/minutes/2027-03-02.docx" in said


@pytest.mark.parametrize("words", ["the minutes are at javascript://x", "the minutes are at ftp://council.example/m"])
def test_minutes_are_linked_by_web_links_only(held: Chat, words: str) -> None:
    assert "begins with https://" in read(held.say("coordinator", words))


def test_each_member_takes_back_decisions_and_their_own_actions(held: Chat) -> None:
    held.now = held.now.replace(day=2, hour=15)
    for text in ("log decision: adopt the venue policy, review 6 April", "yes"):
        held.say("chair", text)
    for text in ("new action: Housing to map the venues by 6 April", "yes"):
        held.say("coordinator", text)
    held.now = held.now.replace(day=3)
    said = read(held.say("housing", "what do I take back to my organisation?"))
    assert "Adopt the venue policy · review Tuesday 6 April 2027" in said
    assert "Agreed that day for you: 1" in said
    assert "Next meeting: Tuesday 6 April 2027, 14:00. The minutes are not approved yet." in said
    assert "Agreed that day for you: none" in read(held.say("police", "what do I take back to my team?"))


@pytest.mark.parametrize("words", ["where are the minutes?", "what do I take back to my organisation?"])
def test_an_invited_partner_is_told_nothing_of_it(chat: Chat, words: str) -> None:
    assert chat.say("college", words)[0].refused
