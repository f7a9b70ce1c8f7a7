"""Meetings booked and moved, items for the agenda, who comes, what was decided, and whom to remind when."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def slots(text: str) -> dict:
    """Return the slots of a sentence."""
    return understand(text, TODAY).slots


@pytest.mark.parametrize(
    "text",
    [
        "can we get a plan workshop in the diary for 22 april 9am",
        "schedule the plan workshop thurs 22 april 1pm teams",
        "please arrange a plan workshop on 22 April at 11.30am",
    ],
)
def test_the_title_is_the_name_alone(text):
    read = slots(text)
    assert (read["title"].casefold(), read["starts_at"]["date"]) == ("plan workshop", "2027-04-22")


def test_a_day_without_a_month_is_of_the_month_of_the_meeting():
    assert slots("move the april meeting to the 13th")["to"]["date"] == "2027-04-13"


@pytest.mark.parametrize(
    "text",
    [
        "add venue hire to the agenda",
        "can i have 10 mins on the agenda for venue hire please",
        "agenda item for march: venue hire",
        "could venue hire go on the agenda for 2 march",
        "kindly include venue hire as an agenda item",
        "stick venue hire on the agenda for next time, loads of schools asking",
    ],
)
def test_the_item_is_what_is_left_of_the_request(text):
    assert slots(text)["item"].casefold() == "venue hire"


@pytest.mark.parametrize(
    "text",
    [
        "Tunde will be attending on 2 March in my place",
        "cant make the 2nd, sending Tunde instead",
        "out that day so tunde will deputise for me at the march meeting",
    ],
)
def test_a_deputy_is_named(text):
    read = slots(text)
    assert (read["answer"], read["deputy"]) == ("deputy", "Tunde")


@pytest.mark.parametrize(
    "text",
    [
        "log decision: stop the leaflet",
        "log decison - stop the leaflet",
        "decision for the record: stop the leaflet",
        "we agreed today to stop the leaflet, pls log that decision",
        "it was resolved to stop the leaflet",
        "group decided 2 stop the leaflet, can u record it",
    ],
)
def test_a_decision_is_cut_clean(text):
    assert slots(text)["decision"] == "Stop the leaflet"


def test_days_before_a_date_in_the_sentence_are_worked_out():
    when = slots("return is due 30 april, remind me 2 weeks before and the day before")["when"]
    assert [day["date"] for day in when] == ["2027-04-16", "2027-04-29"]


@pytest.mark.parametrize(
    "text",
    [
        "remind me to ring the caretaker on thursday",
        "dont let me forget to ring the caretaker, remind me on thursday",
        "set a reminder for thursday to ring the caretaker",
        "ping me a reminder thursday about ring the caretaker",
    ],
)
def test_what_is_not_to_be_forgotten_stands_anywhere(text):
    read = slots(text)
    assert (read["what"], [day["date"] for day in read["when"]]) == ("ring the caretaker", ["2027-02-11"])


def test_who_is_reminded_may_be_typed_in_lower_case():
    assert slots("give bethan a nudge on 1 march re slides") | {"when": None} == {
        "who": "Bethan",
        "what": "slides",
        "when": None,
    }


@pytest.mark.parametrize(
    "text",
    [
        "do the 9th instead of the 2nd for the march meeting",
        "shift the march meeting from the 2nd to the 9th",
        "march meeting: can it be the 9th rather than the 2nd?",
    ],
)
def test_the_new_day_is_not_the_one_it_replaces(text):
    assert slots(text)["to"]["date"] == "2027-03-09"


def test_hours_from_till_are_no_year():
    assert slots("diary please: away day, 16 june, 10 til 4")["starts_at"]["date"] == "2027-06-16"


@pytest.mark.parametrize(
    "text",
    ["on the march agenda could we have the risk register", 'I should like "Risk register" placed on the agenda'],
)
def test_words_of_a_request_around_the_item_are_peeled_off(text):
    assert slots(text)["item"].removeprefix("The ").lower() == "risk register"


@pytest.mark.parametrize(
    "text",
    [
        "can Delyth get a reminder on 3 March about her slides",
        "I want Delyth reminded on 3 March about her slides",
        "drop Delyth a line on 3 March about her slides",
    ],
)
def test_who_is_reminded_may_come_first(text):
    read = slots(text)
    assert (read["who"], read["what"]) == ("Delyth", "her slides")


def test_two_lengths_before_a_date_share_their_unit():
    read = slots("put a reminder in for 10 and 5 days before the next meeting to send papers out")
    assert [day["date"] for day in read["when"]] == ["2027-02-20", "2027-02-25"]
