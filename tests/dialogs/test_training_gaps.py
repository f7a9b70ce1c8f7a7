from typing import Any

import pytest

from storage import audit, groups
from tests.dialogs.conftest import NOW, Chat, read


def part(said: str, heading: str, until: str = "\n\n") -> str:
    """Return what stands below a heading."""
    return said.split(f"{heading}\n")[1].split(until)[0]


def change_group(chat: Chat, **columns: Any) -> None:
    def write(session: Any) -> None:
        change = audit.begin(session, 1, by_id=None, by_name="test", at=NOW)
        audit.amend(session, change, groups.get(session, 1), **columns)

    chat.db.run_sync(write)


def log(chat: Chat, text: str, who: str = "police") -> None:
    chat.say(who, f"log training: {text}")
    chat.say(who, "yes")


def test_directorates_covered_and_not_covered_name_the_year_and_its_days(chat: Chat) -> None:
    said = read(chat.say("coordinator", "which directorates have we covered this year?"))
    assert "2026/27, Wednesday 1 April 2026 to today, Tuesday 9 February 2027" in said
    assert "2 of 4 directorates had people in a session, 2 had none" in said
    assert "Corporate Services" in part(said, "Not covered", "Covered")
    assert "Environment: 66 people in 2 sessions" in said


def test_agencies_asked_for_are_the_groups_agencies(chat: Chat) -> None:
    said = read(chat.say("coordinator", "which agencies have we not covered yet"))
    assert "5 of 12 agencies" in said
    assert "Environment" not in said


def test_a_group_without_directorates_is_told_so_and_shown_its_agencies(chat: Chat) -> None:
    change_group(chat, directorates=[])
    said = read(chat.say("coordinator", "which directorates have we covered this year?"))
    assert "lists no directorates" in said
    assert "12 agencies" in said


def test_e_learning_alone_does_not_cover_and_is_said(chat: Chat) -> None:
    log(chat, "40 police officers, ACT Awareness, e-learning, yesterday")
    said = read(chat.say("coordinator", "which agencies have we covered this year"))
    assert "Police: e-learning only, 40 completions" in part(said, "Not covered", "Covered")


def test_people_whose_agency_nobody_said_are_counted_as_such(chat: Chat) -> None:
    said = read(chat.say("coordinator", "which agencies have we covered this year"))
    assert "does not say whose people 24 people in 2 sessions were" in said


def test_a_session_logged_now_covers_its_agency_at_once(chat: Chat) -> None:
    before = read(chat.say("coordinator", "which agencies have we covered this year"))
    assert "Police: no session" in before
    log(chat, "22 Police officers, WRAP, yesterday")
    after = read(chat.say("coordinator", "which agencies have we covered this year"))
    assert "Police: 22 people in 1 session" in after


def test_who_had_no_session_in_12_months_is_listed_with_the_last(chat: Chat) -> None:
    said = read(chat.say("coordinator", "who has had no session in 12 months?"))
    assert "since Monday 9 February 2026" in said
    assert "Northbrook Council: last on Monday 20 October 2025" in said
    assert "Police: no session in the register" in said
    assert "Elected members: last on Monday 20 October 2025" in said
    assert "Housing" not in said


def test_a_product_named_counts_alone(chat: Chat) -> None:
    said = read(chat.say("coordinator", "which agencies have had no WRAP in 6 months"))
    assert "WRAP gaps" in said
    assert "11 of 12 agencies" in said
    assert "Probation" not in said


def test_a_longer_gap_takes_in_more(chat: Chat) -> None:
    said = read(chat.say("coordinator", "who has had no session in the last 6 months"))
    assert "since Sunday 9 August 2026" in said
    assert "Adults and Wellbeing: last on" in said


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("have housing had anything since september", "Yes, 12 people in 1 session since Tuesday 1 September 2026"),
        ("have housing had anything since december", "No, no session since Tuesday 1 December 2026"),
        ("have corporate services had anything since june", "There is no session in the register"),
        ("when was the last WRAP for housing", "There is no session in the register"),
        ("when did probation last have training", "The last session was on"),
        ("when did housing last have training", "The last session was on Monday 2 November 2026"),
    ],
)
def test_one_agency_asked_about_is_answered_yes_or_no_with_the_last_session(chat: Chat, text, answer) -> None:
    assert answer in read(chat.say("housing", text))


def test_no_refresher_falls_due_before_training_runs_out(chat: Chat) -> None:
    said = read(chat.say("coordinator", "refreshers due in the next 3 months"))
    assert "due by Sunday 9 May 2027" in said
    assert "No training runs out" in said
    assert "36 months" in said


def test_refreshers_fall_due_as_many_months_after_a_session_as_the_group_says(chat: Chat) -> None:
    change_group(chat, valid_months=12)
    said = read(chat.say("coordinator", "refreshers due in the next 3 months"))
    assert "Housing: 26 people in 1 session, from Thursday 22 April 2027" in said
    assert "Elected members: ran out on Tuesday 20 October 2026" in said
    assert "some may have had a refresher since" in said
    assert "Refuse and recycling" not in said


def test_refreshers_by_a_day_look_no_further(chat: Chat) -> None:
    change_group(chat, valid_months=12)
    said = read(chat.say("coordinator", "who is due a refresher before easter"))
    assert "due by Thursday 25 March 2027" in said
    assert "Housing" not in said


def test_teams_that_have_not_been_trained_are_a_gap(chat: Chat) -> None:
    assert "Training gaps" in read(chat.say("coordinator", "which teams have not been trained"))


def test_an_invited_partner_is_told_nothing_of_who_was_trained(chat: Chat) -> None:
    assert chat.say("college", "which agencies have we covered this year")[0].refused


@pytest.mark.parametrize(
    "data",
    [
        {"which": "x", "months": 10**9},
        {"which": "last", "since": "x"},
        {"since": "9999-99-99", "page": -5},
        {"of": "everybody"},
    ],
)
def test_a_made_up_button_gets_an_answer_all_the_same(chat: Chat, data) -> None:
    assert "Training gaps" in read(chat.send("police", "training_gaps", data))


def test_a_long_list_shows_a_page_and_goes_on_with_the_same_question(chat: Chat) -> None:
    places = [{"name": f"Directorate {letter * 3}", "aliases": []} for letter in "abcdefghijklmnopqrst"]
    change_group(chat, directorates=places)
    said = read(chat.say("coordinator", "which directorates have had nothing since september"))
    assert "since Tuesday 1 September 2026" in said
    assert "5 more." in said
    said = read(chat.press("coordinator", "Show more"))
    assert "since Tuesday 1 September 2026" in said
    assert "20 of 20 directorates" in said
    assert "Directorate ttt" in said
    assert "more." not in said
