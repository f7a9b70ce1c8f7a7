import pytest

from tests.dialogs.conftest import Chat, read


def test_totals_by_agency_count_a_session_once_and_name_what_is_not_stated(chat: Chat) -> None:
    said = read(chat.say("coordinator", "training totals by agency"))
    assert "2026/27, Wednesday 1 April 2026 to today, Tuesday 9 February 2027" in said
    assert "292 people in 12 sessions" in said
    assert "Environment: 66 in 2" in said
    assert "Not stated: 24 in 2" in said


def test_the_buttons_ask_the_same_by_product_and_by_how_it_was_given(chat: Chat) -> None:
    chat.say("coordinator", "training totals for 2025/26 by agency")
    said = read(chat.press("coordinator", "By product"))
    assert "2025/26" in said
    assert "Prevent Referrals: 27 in 1" in said
    said = read(chat.press("coordinator", "By how it was given"))
    assert "2025/26" in said
    assert "virtual: 49 in 2" in said


@pytest.mark.parametrize(
    ("text", "year", "counted"),
    [
        ("training in the academic year 2025/26", "1 September 2025 to Monday 31 August 2026", "251 people in 10"),
        ("training totals for the last academic year", "1 September 2025 to Monday 31 August 2026", "251 people in 10"),
        ("training for calendar year 2026", "1 January 2026 to Thursday 31 December 2026", "295 people in 12"),
        ("training totals this school year", "1 September 2026 to today, Tuesday 9 February 2027", "148 people in 7"),
        ("training totals for 2026", "1 April 2026 to today, Tuesday 9 February 2027", "292 people in 12"),
    ],
)
def test_another_kind_of_year_is_counted_when_it_is_said_and_named_with_its_days(chat: Chat, text, year, counted):
    said = read(chat.say("education", text))
    assert year in said
    assert counted in said


def test_an_agency_without_a_session_is_a_zero_and_not_everybody(chat: Chat) -> None:
    said = read(chat.say("police", "police training figures"))
    assert "Police: training in 2026/27" in said
    assert "0 people in 0 sessions" in said


def test_a_directorate_is_counted_by_its_name(chat: Chat) -> None:
    said = read(chat.say("coordinator", "how many environment directorate staff have we trained this year"))
    assert "Environment: training in 2026/27" in said
    assert "66 people in 2 sessions" in said


def test_e_learning_stays_apart_under_every_heading(chat: Chat) -> None:
    chat.say("police", "log training: 40 police officers, ACT Awareness, e-learning, yesterday")
    chat.say("police", "yes")
    said = read(chat.say("police", "training totals by agency"))
    assert "292 people in 12 sessions" in said
    assert "counted apart: 40" in said
    assert "Police" not in said


def test_a_long_list_shows_a_page_and_goes_on(chat: Chat) -> None:
    for cohort in ("porters", "cleaners", "rangers", "librarians", "gardeners"):
        chat.say("police", f"log training: 9 {cohort}, WRAP, yesterday")
        chat.say("police", "yes")
    assert "4 more." in read(chat.say("police", "training totals"))
    assert "more." not in read(chat.press("police", "Show more"))


@pytest.mark.parametrize(
    "data", [{"year": "2" * 400}, {"year": "0000/01", "by": "x"}, {"year_kind": "lunar", "page": 99999}, {"page": -1}]
)
def test_a_made_up_button_gets_an_answer_all_the_same(chat: Chat, data) -> None:
    assert "people in" in read(chat.send("police", "training_totals", data))
