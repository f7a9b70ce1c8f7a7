import pytest

from tests.dialogs.conftest import Chat, read


def test_overdue_lists_the_oldest_first_with_the_date_in_full(chat: Chat) -> None:
    said = read(chat.say("coordinator", "whats overdue?"))
    lines = [line for line in said.splitlines() if "overdue by" in line]
    assert lines[0].startswith("7.1 ")
    assert "was due Thursday 7 January 2027" in lines[0]
    days = [int(line.split("overdue by ")[1].split()[0]) for line in lines]
    assert days == sorted(days, reverse=True)


def test_an_agencys_list_names_the_agency_it_was_read_as(chat: Chat) -> None:
    said = read(chat.say("coordinator", "whats overdue for regen?"))
    assert "Community Regeneration" in said
    assert all("Community Regeneration" in line for line in said.splitlines() if "overdue by" in line)


def test_mine_is_my_agencys(chat: Chat) -> None:
    said = read(chat.say("police", "my actions"))
    assert "9 Send the venue hire letter" in said
    assert "Housing" not in said


def test_a_person_named_as_owner_finds_it_under_mine(chat: Chat) -> None:
    assert "quarterly performance figure" in read(chat.say("probation", "what do i owe"))


def test_a_themes_list_is_that_theme(chat: Chat) -> None:
    said = read(chat.say("coordinator", "actions under staff training"))
    assert "4.2 Hold WRAP refreshers" in said
    assert "venue hire" not in said


def test_due_before_the_next_meeting_includes_the_day_itself(chat: Chat) -> None:
    said = read(chat.say("coordinator", "what is due before the next meeting?"))
    assert "12 Report on replies" in said
    assert "to Tuesday 2 March 2027" in said


@pytest.mark.parametrize("text", ["actions with no date", "which actions have no owner"])
def test_what_needs_a_date_or_an_owner_is_a_list_of_its_own(chat: Chat, text: str) -> None:
    said = read(chat.say("coordinator", text))
    assert "need a" in said
    assert "no owner" in said or "no date" in said or "TBC" in said


def test_a_long_list_shows_a_page_and_goes_on(chat: Chat) -> None:
    said = read(chat.say("coordinator", "open actions"))
    assert "10 of " in said
    assert "20 of " in read(chat.press("coordinator", "Show more"))


def test_status_counts_first_and_names_the_meeting(chat: Chat) -> None:
    said = read(chat.say("chair", "status"))
    assert "Overdue: 4" in said
    assert "Tuesday 2 March 2027, 14:00" in said


def test_history_shows_every_earlier_deadline_and_update(chat: Chat) -> None:
    chat.say("police", "move action 9 to 26 February")
    chat.say("police", "printers")
    chat.say("police", "yes")
    said = read(chat.say("police", "history of action 9"))
    assert "Was due" in said
    assert "moved because printers" in said
    assert "Tuesday 9 February 2027, Callum" in said


def test_training_totals_name_the_year_and_its_days(chat: Chat) -> None:
    said = read(chat.say("housing", "how many housing staff have we done this year?"))
    assert "2026/27, Wednesday 1 April 2026 to today, Tuesday 9 February 2027" in said
    assert "38 people in 2 sessions" in said


def test_last_years_total_is_last_years(chat: Chat) -> None:
    said = read(chat.say("housing", "training totals for 2025/26"))
    assert "2025/26, Tuesday 1 April 2025 to Tuesday 31 March 2026" in said
    assert "200 people in 8 sessions" in said


def test_are_we_on_next_tuesday_is_answered_for_both_readings(chat: Chat) -> None:
    chat.now = chat.now.replace(day=8)
    said = read(chat.say("chair", "are we on for next Tues?"))
    assert "Tuesday 9 February 2027" in said
    assert "Tuesday 16 February 2027" in said
    assert "Tuesday 2 March 2027, 14:00" in said


def test_once_a_meeting_has_begun_the_next_one_is_meant(chat: Chat) -> None:
    chat.now = chat.now.replace(month=3, day=2, hour=15)
    assert "Tuesday 6 April 2027" in read(chat.say("chair", "when is the next meeting?"))


def test_an_invited_partner_sees_their_own_action_and_meeting_only(chat: Chat) -> None:
    assert "15 Suggest college staff" in read(chat.say("college", "open actions"))
    assert "venue hire" not in read(chat.say("college", "show me all actions"))
    assert "no action 9 of yours" in read(chat.say("college", "show action 9"))
    assert chat.say("college", "training totals")[0].refused


def test_an_invitation_ends_with_its_meeting(chat: Chat) -> None:
    chat.now = chat.now.replace(month=3, day=2, hour=18)
    assert chat.say("college", "my actions")[0].refused


def test_help_shows_only_what_this_person_may_do(chat: Chat) -> None:
    assert "Log training" in read(chat.say("housing", "help"))
    assert "Log training" not in read(chat.say("college", "help"))


@pytest.mark.parametrize("text", ["hi", "Hello", "thanks", "cheers", "help"])
def test_small_talk_is_answered_with_a_way_forward(chat: Chat, text: str) -> None:
    (reply,) = chat.say("housing", text)
    assert reply.card is not None
    assert reply.card["actions"]


def test_the_menus_overdue_lists_what_is_overdue(chat: Chat) -> None:
    assert read(chat.say("coordinator", "Overdue")).startswith("Overdue actions: 4")


def test_by_a_day_holds_the_day_and_before_it_does_not(chat: Chat) -> None:
    assert "10 Offer a session" in read(chat.say("coordinator", "what is due by 15 feb?"))
    assert "10 Offer a session" not in read(chat.say("coordinator", "what is due before 15 feb?"))


def test_a_month_asked_about_is_that_month(chat: Chat) -> None:
    said = read(chat.say("coordinator", "what is due in march?"))
    assert "from Monday 1 March 2027 to Wednesday 31 March 2027" in said
    assert "February" not in said.partition("as of")[2].partition("2027")[2]


def test_a_cohort_the_register_does_not_know_is_no_zero(chat: Chat) -> None:
    said = read(chat.say("housing", "how many dentists have we trained this year?"))
    assert "no cohort called" in said
    assert "292 people" in said


def test_an_invited_partners_help_offers_nothing_that_is_refused(chat: Chat) -> None:
    said = read(chat.say("college", "help"))
    assert "Training totals" not in said
    assert "Log training" not in [button["title"] for button in chat.cards["college", "personal"]["actions"]]
