from datetime import date

from storage import actions
from tests.dialogs.conftest import Chat, read


def test_by_next_meeting_is_bound_to_the_meeting_and_keeps_its_words(chat: Chat) -> None:
    shown = read(
        chat.say("coordinator", "new action: Public Health to share the champions list w the group by next mtg")
    )
    assert "Public Health" in shown
    assert "Tuesday 2 March 2027" in shown
    assert "moves if the meeting moves" in shown
    assert "Recorded as action 16" in read(chat.say("coordinator", "yes"))
    saved = chat.db.read_sync(actions.by_ref, 1, "16")
    assert (saved.deadline_class, saved.due_on) == ("EVENT", date(2027, 3, 2))
    assert saved.due_meeting_id is not None


def test_owner_and_date_may_stay_open(chat: Chat) -> None:
    chat.say("chair", "new action: look for a larger meeting room")
    assert "By when" in read(chat.press("chair", "Nobody yet"))
    shown = read(chat.press("chair", "No date yet"))
    assert "nobody yet" in shown
    assert "no date yet" in shown
    chat.press("chair", "Save")
    saved = chat.db.read_sync(actions.by_ref, 1, "16")
    assert (saved.owners, saved.deadline_class, saved.due_on) == ([], "NONE", None)


def test_a_member_records_actions_for_their_own_agency_only(chat: Chat) -> None:
    (reply,) = chat.say("housing", "new action: Police to check the hall bookings by end of March")
    assert reply.refused
    shown = read(chat.say("housing", "new action: Housing to check the hall bookings by end of March"))
    assert "Wednesday 31 March 2027" in shown


def test_a_past_date_is_asked_about(chat: Chat) -> None:
    assert "is past" in read(chat.say("chair", "new action: Housing to check the hall bookings by 10 May 2026"))


def test_yes_to_keep_it_keeps_it(chat: Chat) -> None:
    chat.say("chair", "new action: Housing to check the hall bookings by 28th Feb")
    assert "Sunday 28 February 2027" in read(chat.say("chair", "yes"))


def test_an_option_is_chosen_by_its_number_or_its_words(chat: Chat) -> None:
    for answer in ("2", "the friday", "friday 26 february"):
        chat.say("chair", "new action: Housing to check the hall bookings by 28th Feb")
        shown = read(chat.say("chair", answer))
        assert "Friday 26 February 2027" in shown
        assert "Nothing is saved yet" in shown
        chat.say("chair", "cancel")
