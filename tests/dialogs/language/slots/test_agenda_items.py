"""What a sentence says of an agenda's items and of what is left of a meeting."""

import pytest

from dialogs.language import understand
from tests.language.corpus import TODAY


def slots(text, intent):
    read = understand(text, TODAY)
    assert read.intent == intent, read
    return {name: value["date"] if isinstance(value, dict) else value for name, value in read.slots.items()}


@pytest.mark.parametrize(
    ("text", "item", "place"),
    [
        ("put item 3 first", "item 3", "first"),
        ("pop venue hire to the top pls", "venue hire", "top"),
        ("venue hire after item 1", "venue hire", "after item 1"),
        ("put venu hire frist", "venu hire", "first"),
        ("can item 9 go first", "item 9", "first"),
        ("move the taxi licensing item to the end of the agenda", "taxi licensing item", "end"),
    ],
)
def test_an_item_is_moved_to_a_place(text, item, place):
    assert slots(text, "order_agenda") == {"item": item, "place": place}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("take item 2 off the agenda", {"item": "item 2"}),
        ("remove venue hire from agenda pls", {"item": "venue hire"}),
        ("can you take knife crime off the agenda for 6 April", {"item": "knife crime", "meeting": "2027-04-06"}),
    ],
)
def test_an_item_is_taken_off(text, wanted):
    assert slots(text, "agenda_remove") == wanted


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("we covered everything but venue hire", "everything but venue hire"),
        ("covered evrything", "everything"),
        ("covered items 1, 2 and 4", "1, 2 and 4"),
        ("mark items 8 and 9 as covered", "8 and 9"),
        ("didnt get to venue hire", "not venue hire"),
        ("ran out of time for venue hire", "not venue hire"),
        ("not covered: 10, 11", "not 10, 11"),
        ("we covered only item 8", "only 8"),
        ("only item 8 was covered", "only 8"),
        ("item 8 was not covered", "not item 8"),
        ("we did not cover anything", "nothing"),
    ],
)
def test_what_was_covered_is_read_in_plain_words(text, covered):
    assert slots(text, "agenda_covered") == {"covered": covered}


@pytest.mark.parametrize(
    ("text", "link", "title"),
    [
        ("add this paper to the agenda: https://council.example/a, Venue policy", "https://council.example/a", "Venue"),
        ("attach https://council.example/r.pdf to the agenda as Risk profile", "https://council.example/r.pdf", "Risk"),
        ("paper for the next meeting https://council.example/r?web=1 Risk", "https://council.example/r?web=1", "Risk"),
    ],
)
def test_a_paper_has_a_link_and_a_title(text, link, title):
    read = slots(text, "agenda_paper")
    assert read["link"] == link
    assert read["title"].startswith(title)


@pytest.mark.parametrize(
    ("text", "item", "meeting"),
    [
        ("can we put the training figures on for the 6th April meeting", "The training figures", "2027-04-06"),
        ("put drones on the agenda for 4 May", "Drones", "2027-05-04"),
    ],
)
def test_an_item_goes_on_the_agenda_of_the_meeting_named(text, item, meeting):
    assert slots(text, "agenda_add") == {"item": item, "meeting": meeting}


@pytest.mark.parametrize("text", ["everyone was here except housing", "hi all, everyone was here except housing"])
def test_attendance_begins_with_everyone_though_it_opens_like_a_greeting(text):
    assert slots(text, "take_attendance") == {"present": "everyone was here except housing"}


@pytest.mark.parametrize(
    ("text", "intent", "wanted"),
    [
        ("draft the minits", "minutes", {"what": "draft"}),
        ("where are the minutes of 2 february", "minutes", {"what": "where", "meeting": "2027-02-02"}),
        ("are the minutes signed off yet", "minutes", {"what": "where"}),
        ("sign off the minutes of 2 Feb", "approve_minutes", {"meeting": "2027-02-02"}),
        ("minutes saved here https://council.example/m", "minutes_link", {"link": "https://council.example/m"}),
        ("what shud i tell my team from the meeting", "take_home", {}),
    ],
)
def test_minutes_are_asked_for_approved_and_linked(text, intent, wanted):
    assert slots(text, intent) == wanted


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("put action 9 back to next week", "update_action"),
        ("move action 9 to after Easter", "update_action"),
        ("take Priya off action 11", "update_action"),
        ("actions 8 and 9 done", "update_action"),
        ("covered 30 staff this morning, WRAP", "log_training"),
        ("everyone to send figures by Friday", "new_action"),
        ("what do i need to bring?", "next_meeting"),
        ("add the venue hire policy to the agenda", "agenda_add"),
    ],
)
def test_what_only_sounds_like_it_is_something_else(text, intent):
    slots(text, intent)
