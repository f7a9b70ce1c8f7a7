"""Reminders asked for in words: who gets what and when is shown before anything is saved."""

from datetime import UTC, date, datetime

import pytest

from cards import elements
from storage import actions, groups, requested_reminders
from storage.requested_reminders import Whom
from tests.dialogs.conftest import Chat, read

THURSDAY = datetime(2027, 2, 18, 10, 0, tzinfo=UTC)
HOME_OFFICE = (
    "HO assurance return is due 31 march, add it for me, nudge me 4 wks, 2wks and 2 days before"  # DOMAIN 4, no. 16
)


@pytest.fixture(autouse=True)
def on_thursday(chat: Chat) -> None:
    chat.now = THURSDAY


def saved(chat: Chat):
    """Return the reminders that are set."""
    return chat.db.read_sync(requested_reminders.coming, 1, date(2027, 1, 1))


def set_reminder(chat: Chat, who: str, words: str) -> None:
    chat.say(who, words)
    chat.say(who, "yes")


def fill_in(chat: Chat, who: str, typed: dict[str, str]) -> str:
    """Type into the form that is open, as a client sends it: every field, those that were not touched too."""
    card = chat.cards[who, "personal"]
    there = {field["id"]: field.get("value", "") for field in card["body"] if field["type"] == "Input.Text"}
    button = elements.buttons_of(card)[0]
    return read(chat.send(who, button["verb"], {**button["data"], **there, **typed}))


def test_who_asks_for_themselves_sees_what_and_when_before_it_is_saved(chat: Chat) -> None:
    said = read(chat.say("housing", "remind me tomorrow to ring Priya about the venue letters"))
    assert "Reminder: ring Priya about the venue letters" in said
    assert "Who: you, in our own chat" in said
    assert "When: Friday 19 February 2027 at 09:00" in said
    assert saved(chat) == []
    chat.say("housing", "yes")
    [row] = saved(chat)
    assert (row.whom, row.days, row.is_private) == (Whom.PEOPLE, ["2027-02-19"], True)


def test_a_day_with_two_readings_is_asked(chat: Chat) -> None:
    said = read(chat.say("housing", "remind me next Friday to book the room"))
    assert "Do you mean Friday 19 February 2027 or Friday 26 February 2027?" in said
    assert "When: Friday 19 February 2027 at 09:00" in read(chat.press("housing", "Friday 19 February 2027"))


def test_a_day_off_is_moved_to_the_next_working_day_and_said(chat: Chat) -> None:
    said = read(chat.say("housing", "remind me on Easter Monday to book the room"))
    assert "When: Monday 29 March 2027, Easter Monday: I'll send it on Tuesday 30 March 2027 at 09:00" in said


def test_days_counted_back_from_a_deadline_are_moved_before_it(chat: Chat) -> None:
    said = read(chat.say("coordinator", HOME_OFFICE))
    assert "4 weeks before: Wednesday 3 March 2027 at 09:00" in said
    assert "2 weeks before: Wednesday 17 March 2027 at 09:00" in said
    moved = "2 days before: Monday 29 March 2027, Easter Monday: I'll send it on Thursday 25 March 2027 at 09:00"
    assert moved in said


def test_a_deadline_is_added_with_its_reminders_in_one_save_and_one_undo(chat: Chat) -> None:
    said = read(chat.say("coordinator", HOME_OFFICE))
    assert "New action: HO assurance return" in said
    assert "Owner: Marcus" in said
    assert 'Deadline: Wednesday 31 March 2027 ("31 march"), set by others' in said
    assert "Recorded as action 16." in read(chat.say("coordinator", "yes"))
    [row] = saved(chat)
    action = chat.db.read_sync(actions.by_ref, 1, "16")
    assert (action.title, action.external, action.due_on) == ("HO assurance return", True, date(2027, 3, 31))
    assert (row.action_id, row.days) == (action.id, ["2027-03-03", "2027-03-17", "2027-03-25"])
    chat.say("coordinator", "undo")
    assert saved(chat) == []
    with pytest.raises(actions.ActionNotFound):
        chat.db.read_sync(actions.by_ref, 1, "16")


def test_an_observer_adds_no_action_with_a_reminder(chat: Chat) -> None:
    set_reminder(chat, "coordinator", "make Owen an observer")
    assert chat.say("education", HOME_OFFICE)[0].refused
    assert not chat.say("education", "remind me tomorrow to ring Priya")[0].refused


def test_a_corrected_deadline_moves_the_days_counted_from_it(chat: Chat) -> None:
    chat.say("coordinator", HOME_OFFICE)
    chat.press("coordinator", "Change")
    said = fill_in(chat, "coordinator", {"deadline": "7 April"})
    assert "4 weeks before: Wednesday 10 March 2027 at 09:00" in said


def test_days_are_counted_from_the_date_of_an_action(chat: Chat) -> None:
    said = read(chat.say("coordinator", "nudge me about action 14 a week and 2 days before"))
    assert "Reminder: action 14 Review the information sharing protocols (ISP), due Monday 1 March 2027" in said
    assert "a week before: Monday 22 February 2027 at 09:00" in said
    assert "2 days before: Saturday 27 February 2027, no working day: I'll send it on Friday 26 February 2027" in said
    chat.say("coordinator", "yes")
    assert saved(chat)[0].action_id == chat.db.read_sync(actions.by_ref, 1, "14").id


def test_without_a_date_to_count_from_the_days_are_asked(chat: Chat) -> None:
    said = read(chat.say("coordinator", "nudge me about action 2.2 2 weeks and 2 days before"))
    assert '"2 weeks before" needs a date to count from' in said
    assert "When: Friday 5 March 2027 at 09:00" in read(chat.say("coordinator", "5 March"))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("remind me yesterday to ring Priya", "Wednesday 17 February 2027 is past"),
        ("remind me today to ring Priya", "Today's reminders have gone out, at 09:00"),
        ("nudge me about action 14 8 weeks before", "is past"),
        ("remind me every Monday to ring Priya", "once each"),
        ("remind me on 29 February to ring Priya", "There is no 29 February in 2027"),
        ("remind Zed on Friday to ring Priya", 'nobody called "Zed"'),
        ("remind me about action 99 on Friday", "There is no action 99"),
    ],
)
def test_what_cannot_be_set_is_said_with_what_would_work(chat: Chat, words: str, why: str) -> None:
    said = read(chat.say("coordinator", words))
    assert why in said
    assert "For example" in said or "such as" in said
    assert "Nothing is saved yet" not in said


def test_early_in_the_morning_todays_reminders_are_still_to_come(chat: Chat) -> None:
    chat.now = THURSDAY.replace(hour=8)
    assert "When: Thursday 18 February 2027 at 09:00" in read(chat.say("housing", "remind me today to ring Priya"))


def test_a_time_of_day_is_not_promised(chat: Chat) -> None:
    said = read(chat.say("housing", "remind me on 1 March at 2pm to ring Priya"))
    assert "Time: reminders go out once a day, at 09:00" in said


def test_a_day_that_went_by_before_the_yes_is_not_saved(chat: Chat) -> None:
    chat.say("housing", "remind me tomorrow to ring Priya")
    chat.now = THURSDAY.replace(day=19)
    assert "past by now" in read(chat.say("housing", "yes"))
    assert saved(chat) == []


def test_everyone_with_something_due_is_previewed_with_who_gets_what(chat: Chat) -> None:
    chat.now = THURSDAY.replace(day=12)
    for who in ("housing", "community-safety"):
        chat.say(who, "hello")
    said = read(chat.say("coordinator", "remind everyone with anything due before 12/3, send it monday week"))
    assert "Who: the owners of what is due before Friday 12 March 2027" in said
    assert "Joan (Housing): 1 action: 10 Offer a session" in said
    assert "Tom (Community Safety): 3 actions: " in said
    assert "Named in the channel: " in said
    assert "When: Monday 22 February 2027 at 09:00" in said
    chat.say("coordinator", "yes")
    [row] = saved(chat)
    assert (row.whom, row.due_before, row.days) == (Whom.OWNERS, date(2027, 3, 12), ["2027-02-22"])


@pytest.mark.parametrize(
    ("words", "due_before"),
    [
        ("everyone with anything overdue", None),
        ("the owners of what is overdue", None),
        ("everyone with anything due by 12 March", date(2027, 3, 13)),
        ("everyone with anything due in March", date(2027, 4, 1)),
        ("everyone with anything due before March", date(2027, 3, 1)),
    ],
)
def test_owners_are_meant_by_what_is_due_of_them(chat: Chat, words: str, due_before: date | None) -> None:
    set_reminder(chat, "chair", f"remind {words} on Monday")
    [row] = saved(chat)
    assert (row.whom, row.due_before) == (Whom.OWNERS, due_before)


def test_a_nudge_about_overdue_actions_is_for_their_owners(chat: Chat) -> None:
    set_reminder(chat, "chair", "give everyone a nudge on Monday about overdue actions")
    [row] = saved(chat)
    assert (row.whom, row.text) == (Whom.OWNERS, "")


def test_owners_of_nothing_in_particular_are_asked_about(chat: Chat) -> None:
    said = read(chat.say("chair", "remind all action owners on Monday that updates are due"))
    assert "Whom do you mean?" in said
    chat.press("chair", "The whole group")
    chat.say("chair", "yes")
    assert (saved(chat)[0].whom, saved(chat)[0].text) == (Whom.GROUP, "updates are due")


def test_the_owners_of_one_action_are_reminded_of_it(chat: Chat) -> None:
    assert "Who: the owners of action 14" in read(chat.say("chair", "remind the owners of action 14 on Monday"))
    chat.say("chair", "yes")
    assert saved(chat)[0].action_id == chat.db.read_sync(actions.by_ref, 1, "14").id


def test_an_agency_is_its_members_and_not_their_deputies(chat: Chat) -> None:
    said = read(chat.say("coordinator", "remind Housing and Police on 1 March about their figures"))
    assert "Joan (Housing) and Callum (Police)" in said
    assert "Not reached on that day: Joan (Housing) and Callum (Police)" in said
    assert "Maya" not in said


@pytest.mark.parametrize("words", ["the group", "everyone", "us", "the channel", "all members"])
def test_the_group_is_told_in_the_channel(chat: Chat, words: str) -> None:
    said = read(chat.say("coordinator", f"remind {words} on 1 March to send their papers"))
    assert "Who: the group, in the channel" in said


@pytest.mark.parametrize("whom", ["the group", "Police", "everyone with anything overdue", "me and Priya"])
def test_a_member_reminds_nobody_elses_people(chat: Chat, whom: str) -> None:
    [reply] = chat.say("housing", f"remind {whom} on 1 March to send papers")
    assert reply.refused
    assert "your own agency" in reply.text


def test_a_member_reminds_their_own_agency(chat: Chat) -> None:
    assert "Who: Joan (Housing)" in read(chat.say("housing-deputy", "remind Housing on 1 March to send papers"))
    chat.say("housing-deputy", "cancel")
    assert "Who: Joan (Housing)" in read(chat.say("housing-deputy", "remind our team on 1 March to send papers"))


def test_an_invited_partner_sets_no_reminder(chat: Chat) -> None:
    assert chat.say("college", "remind me on Friday to book the room")[0].refused
    assert chat.say("college", "show reminders")[0].refused


def test_somebody_who_left_before_the_yes_is_not_reminded(chat: Chat) -> None:
    chat.say("coordinator", "remind Priya on 1 March to send papers")
    chat.say("chair", "Priya has left")
    chat.say("chair", "the agency")
    chat.say("chair", "yes")
    assert "no longer in the group" in read(chat.say("coordinator", "yes"))
    assert saved(chat) == []


def test_the_time_is_that_of_the_groups_digest(chat: Chat) -> None:
    chat.db.run_sync(lambda session: setattr(groups.get(session, 1), "digest_at", "10:30"))
    assert "2027 at 10:30" in read(chat.say("housing", "remind me tomorrow to ring Priya"))


def test_a_form_takes_the_same_words(chat: Chat) -> None:
    chat.say("coordinator", "Remind")
    said = fill_in(chat, "coordinator", {"who": "Housing", "what": "action 10", "when": "1 March, 8 March"})
    assert "Who: Joan (Housing)" in said
    assert "When: Monday 1 March 2027 at 09:00" in said
    assert "When: Monday 8 March 2027 at 09:00" in said


def test_a_concern_in_a_reminder_is_refused_and_kept_nowhere(chat: Chat) -> None:
    [reply] = chat.say("housing", "remind me on Friday about channel case JB, 15, 14 Elm St, mum not engaging")
    assert reply.refused
    assert saved(chat) == []


def test_reminders_to_come_are_listed_for_those_they_concern(chat: Chat) -> None:
    set_reminder(chat, "housing", "remind me tomorrow to ring the dentist")
    set_reminder(chat, "coordinator", "remind the group on 1 March to send papers")
    set_reminder(chat, "coordinator", "remind Priya on 2 March to send figures")
    mine = read(chat.say("housing", "show reminders"))
    assert "Reminders that are set: 2" in mine
    assert "ring the dentist · to you · Friday 19 February 2027 · asked for by you" in mine
    assert "send papers · to the group, in the channel · Monday 1 March 2027 · asked for by Marcus" in mine
    assert "dentist" not in read(chat.say("chair", "what reminders are set?"))
    assert "send figures · to you" in read(chat.say("probation", "show reminders"))


def test_many_reminders_come_in_pages(chat: Chat) -> None:
    for day in range(1, 7):
        set_reminder(chat, "housing", f"remind me on {day} March to count {day} boxes")
    assert "count 5 boxes" not in read(chat.say("housing", "show reminders"))
    assert "count 5 boxes" in read(chat.press("housing", "Show more"))


def test_a_reminder_is_cancelled_by_who_asked_for_it_and_that_can_be_undone(chat: Chat) -> None:
    set_reminder(chat, "housing", "remind me tomorrow to ring Priya")
    chat.say("housing", "show reminders")
    assert "ring Priya" in read(chat.press("housing", "Cancel 1"))
    assert "Reminder 1 is cancelled." in read(chat.say("housing", "yes"))
    assert saved(chat) == []
    chat.say("housing", "undo")
    assert len(saved(chat)) == 1


def test_nobody_cancels_what_is_not_theirs(chat: Chat) -> None:
    set_reminder(chat, "housing", "remind me tomorrow to ring Priya")
    set_reminder(chat, "coordinator", "remind the group on 1 March to send papers")
    assert "There is no reminder 1 to cancel" in read(chat.say("chair", "cancel reminder 1"))
    chat.say("chair", "cancel")
    assert chat.say("housing", "cancel reminder 2")[0].refused
    assert chat.send("housing", "cancel_reminder", {"reminder": 2})[0].refused
    assert "What happens" in read(chat.say("chair", "cancel reminder 2"))


@pytest.mark.parametrize("data", [{"reminder": "x" * 400}, {"reminder": 10**12}, {"reminder": [1]}, {"who": "{}"}])
def test_a_made_up_button_cancels_nothing(chat: Chat, data: dict) -> None:
    set_reminder(chat, "housing", "remind me tomorrow to ring Priya")
    chat.send("housing", "cancel_reminder", data)
    chat.say("housing", "yes")
    assert len(saved(chat)) == 1


@pytest.mark.parametrize(
    "data",
    [
        {"when": "1 March", "who": {"whom": "group"}, "what": "x"},
        {"when": [{"on": "x"}], "what": "x"},
        {"who": "\n" * 99},
    ],
)
def test_a_made_up_button_sets_nothing(chat: Chat, data: dict) -> None:
    chat.send("housing", "remind", data)
    chat.say("housing", "yes")
    assert [row for row in saved(chat) if row.whom != Whom.PEOPLE] == []
