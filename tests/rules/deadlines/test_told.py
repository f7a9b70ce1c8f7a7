"""Deadlines told by something else: the one after, a meeting without a day, a feast, what comes back."""

from datetime import date

import pytest

from rules.deadlines import Context, DeadlineClass, read

TUESDAY = Context(date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def on(words: str, *, past: bool = False) -> str | None:
    return read(words, TUESDAY, past=past).as_json()["date"]


def test_a_length_before_a_meeting_without_a_day_is_never_counted_from_its_month():
    waiting = ["two weeks before the April meeting", "before the May meeting", "the one after the March meeting"]
    waiting += [
        "5 working days before the June board",
        "within 3 months of approval",
        "not the next meeting, the one after",
    ]
    assert {(read(words, TUESDAY).kind, on(words)) for words in waiting} == {(DeadlineClass.EVENT, None)}
    assert on("a week before we next meet") == "2027-02-23"


RECURRING = {
    "every Monday": "2027-02-15",
    "Fridays": "2027-02-12",
    "every Tues and Thurs": "2027-02-11",
    "every first Tuesday": "2027-03-02",
    "last thurs of every month": "2027-02-25",
    "last Friday of each quarter": "2027-03-26",
    "the 1st of each month": "2027-03-01",
    "end of each financial year": "2027-03-31",
    "tenth working day of each month": "2027-02-12",
    "31 March every year": "2027-03-31",
    "every Monday from 1 March": "2027-03-01",
    "weekly on a Friday": "2027-02-12",
}


@pytest.mark.parametrize(("words", "day"), RECURRING.items())
def test_what_recurs_on_days_that_its_words_fix_has_the_next_of_them_and_no_question(words, day):
    reading = read(words, TUESDAY)
    assert (reading.kind, reading.as_json()["date"], reading.question) == (DeadlineClass.RECUR, day, None)


@pytest.mark.parametrize("words", ["monthly", "every other Monday", "monthly until July", "every June and December"])
def test_what_recurs_on_days_not_fixed_is_asked(words):
    reading = read(words, TUESDAY)
    assert (reading.kind, reading.on) == (DeadlineClass.RECUR, None)
    assert reading.question


NEXT_OF_ITS_KIND = {
    "not this Friday, the one after": "2027-02-19",
    "not this week but next": "2027-02-19",
    "not March, the month after": "2027-04-30",
    "the Friday after this one": "2027-02-19",
    "next week, preferably Thursday": "2027-02-18",
}


@pytest.mark.parametrize(("words", "day"), NEXT_OF_ITS_KIND.items())
def test_the_one_after_is_the_next_of_its_kind(words, day):
    reading = read(words, TUESDAY)
    assert (reading.as_json()["date"], reading.question) == (day, None)


VAGUE = ["a couple of weeks or so", "the 12th or thereabouts", "early doors in April", "late on in Nov", "post Easter"]


@pytest.mark.parametrize("words", VAGUE)
def test_a_day_that_is_only_about_meant_is_asked(words):
    assert read(words, TUESDAY).question


@pytest.mark.parametrize("words", ["between now and Easter", "up to Easter", "pre-Easter", "this side of Easter"])
def test_what_runs_up_to_a_feast_ends_on_the_working_day_before_it(words):
    assert on(words) == "2027-03-25"


def test_at_once_before_the_meeting_stays_at_once_and_suggests_the_meeting():
    reading = read("ASAP, ideally before the meeting", TUESDAY)
    assert (reading.kind, reading.on, reading.options) == (DeadlineClass.IMMEDIATE, None, (date(2027, 3, 2),))


def test_todays_weekday_is_asked_for_it_may_be_today():
    assert read("by Tuesday", TUESDAY).options == (date(2027, 2, 9), date(2027, 2, 16))


LONG_AGO = {
    "two weeks ago today": "2027-01-26",
    "a week ago yesterday": "2027-02-01",
    "two Fridays ago": "2027-01-29",
    "this time last week": "2027-02-02",
    "three weeks back": "2027-01-19",
}


@pytest.mark.parametrize(("words", "day"), LONG_AGO.items())
def test_lengths_count_back_from_the_day_they_name(words, day):
    assert on(words, past=True) == day
