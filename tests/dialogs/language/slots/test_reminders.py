"""Reminders in a sentence: who, of what, on which days, and whether an action is to be added."""

from datetime import date

import pytest

from dialogs import language
from dialogs.language import understand
from rules.calendar import WorkingDays
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 18), next_meeting=date(2027, 3, 2))


def read(text):
    found = understand(text, TODAY)
    assert found.intent == "remind"
    return found.slots


def days(slots):
    return [day if isinstance(day, str) else day["date"] for day in slots["when"]]


def test_an_outside_deadline_is_added_with_its_nudges():
    slots = read("HO assurance return is due 31 march, add it for me, nudge me 4 wks, 2wks and 2 days before")
    assert days(slots) == ["2027-03-03", "2027-03-17", "2027-03-29"]
    assert [day["text"] for day in slots["when"]] == ["4 weeks before", "2 weeks before", "2 days before"]
    assert (slots["title"], slots["who"]) == ("HO assurance return", "me")
    assert (slots["deadline"]["date"], slots["deadline"]["flags"]) == ("2027-03-31", ["external"])


@pytest.mark.parametrize(
    ("text", "title", "external"),
    [
        ("add it to the plan: HO return due 31 March, nudge me 2 weeks before", "HO return", True),
        ("Ofsted report is due on 30 April, please add it and remind me a week before", "Ofsted report", True),
        ("venue letters are due 30 April, add it and nudge me a week before", "venue letters", False),
    ],
)
def test_add_it_makes_an_action_of_what_it_is_about(text, title, external):
    slots = read(text)
    assert slots["title"] == title
    assert ("external" in slots["deadline"]["flags"]) is external


def test_without_being_told_no_action_is_made():
    slots = read("home office return is due 30 april, remind me 2 weeks before and the day before")
    assert "title" not in slots
    assert days(slots) == ["2027-04-16", "2027-04-29"]


def test_days_before_a_date_that_is_not_said_are_kept_in_words():
    assert days(read("nudge me about action 14 4wks, 2 wks and 2d before")) == [
        "4 weeks before",
        "2 weeks before",
        "2 days before",
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "remind everyone with anything due before 12/3, send it monday week",
            "everyone with anything due before 12/3",
        ),
        ("remind everyone with anything due by 12 March on Monday", "everyone with anything due by 12 March"),
        ("nudge the owners of what is overdue on Monday", "the owners of what is overdue"),
        ("remind the channel on Monday that papers are due", "the channel"),
        ("remind our team on Monday that papers are due", "our team"),
        ("remind me and Priya on Monday that papers are due", "me and Priya"),
    ],
)
def test_who_is_reminded_is_told_from_when(text, who):
    slots = read(text)
    assert slots["who"] == who
    assert days(slots)[0] in ("2027-02-22", "2027-03-01")


def test_working_days_before_a_date_leave_out_the_groups_days_off():
    closed = Context(today=date(2027, 2, 18), calendar=WorkingDays(added=frozenset({date(2027, 3, 9)})))
    found = language.read_lead("2 working days before", date(2027, 3, 10), closed)
    assert found["date"] == "2027-03-05"  # not Tuesday 9 March, and Monday 8 March is the first


@pytest.mark.parametrize("words", ["2 weeks before", "a week before", "on the day", "couple of weeks before"])
def test_words_that_only_count_days_are_known(words):
    assert language.is_lead(words)
    assert language.read_lead(words, None, TODAY) is None


@pytest.mark.parametrize("words", ["the day before the meeting", "Friday", "2 weeks", "before Easter"])
def test_other_days_are_not_counted_from_a_deadline(words):
    assert not language.is_lead(words)


@pytest.mark.parametrize("unit", ["1 ", "1 wk ", "add it, ", "2 weeks and ", "due "])
def test_a_long_list_of_days_is_read_in_bounded_time(unit):
    assert understand(f"remind me {unit * 300}", TODAY).intent


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("what reminders are set?", "list_reminders", {}),
        ("show reminders", "list_reminders", {}),
        ("cancel reminder 3", "cancel_reminder", {"reminder": "3"}),
        ("drop nudge number 12", "cancel_reminder", {"reminder": "12"}),
        ("did the reminders go out?", "deliveries", {}),
    ],
)
def test_reminders_that_are_set_are_asked_for_and_cancelled(text, intent, slots):
    found = understand(text, TODAY)
    assert (found.intent, found.slots) == (intent, slots)
