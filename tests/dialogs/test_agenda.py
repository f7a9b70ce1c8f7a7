"""The agenda: what is on it for whom, what is added, ordered, taken off, covered, and the papers beside it."""

from datetime import date

import pytest

from dialogs import agenda_paper
from dialogs.conversation import Unreadable
from storage import agenda, meetings
from tests import factories
from tests.dialogs.conftest import Chat, read

MEETING = date(2027, 3, 2)


def row(chat, on=MEETING):
    return chat.db.read_sync(lambda session: meetings.on_day(session, 1, on)[0])


def titles(chat, on=MEETING):
    meeting = row(chat, on)
    return [item.title for item in chat.db.read_sync(agenda.of_meeting, 1, meeting.id)]


def done(chat, who, text):
    """Say something and confirm it; return what was said of both."""
    return f"{read(chat.say(who, text))}\n{read(chat.say(who, 'yes'))}"


def at(chat, **when):
    chat.now = chat.now.replace(**when)
    return chat


def test_standing_items_come_first_and_numbers_go_on_through_what_was_put_forward(chat: Chat) -> None:
    said = read(chat.say("housing", "what is on the agenda"))
    assert "Agenda: Operational group, Tuesday 2 March 2027, 14:00" in said
    assert "7 Any other business\n8 Dates for the year to come · put forward by Helen" in said
    assert "Actions due by then: " in said


def test_the_agenda_of_another_meeting_is_shown_where_it_is_named(chat: Chat) -> None:
    assert "Tuesday 6 April 2027" in read(chat.say("housing", "show me the agenda for April"))


def test_the_buttons_of_a_later_meetings_agenda_are_of_that_meeting(chat: Chat) -> None:
    chat.say("housing", "show me the agenda for April")
    chat.press("housing", "Add an item")
    assert "Meeting: Tuesday 6 April 2027, Operational group" in read(chat.say("housing", "Venue hire"))


def test_during_the_meeting_its_own_agenda_is_shown(chat: Chat) -> None:
    at(chat, month=3, day=2, hour=14, minute=30)
    assert "Agenda: Operational group, Tuesday 2 March 2027" in read(chat.say("housing", "agenda"))


def test_an_invited_partner_sees_their_own_item_only(chat: Chat) -> None:
    said = read(chat.say("college", "what is on the agenda"))
    assert "Your item on the agenda: What the college offers on staff awareness" in said
    assert "Out of school settings" not in said


@pytest.mark.parametrize(("who", "shown"), [("chair", True), ("housing", False)])
def test_only_who_may_order_the_agenda_is_offered_to(chat: Chat, who: str, shown: bool) -> None:
    chat.say(who, "agenda")
    buttons = [action["title"] for action in chat.cards[who, "personal"]["actions"]]
    assert ("Order the agenda" in buttons) is shown
    assert "Add an item" in buttons


def test_an_item_goes_last_on_the_next_meetings_agenda(chat: Chat) -> None:
    said = done(chat, "housing", "add venue hire to the agenda")
    assert "Meeting: Tuesday 2 March 2027, Operational group" in said
    assert "item 12, Venue hire" in said
    assert titles(chat)[-1] == "Venue hire"


def test_an_item_goes_on_the_agenda_of_the_meeting_that_is_named(chat: Chat) -> None:
    done(chat, "housing", "can we put the training figures on for the 6th April meeting")
    assert titles(chat, date(2027, 4, 6)) == ["The training figures"]


def test_a_day_without_a_meeting_is_answered_with_the_next_one(chat: Chat) -> None:
    said = read(chat.say("housing", "add venue hire to the agenda for 3 April"))
    assert "No meeting is to come on Saturday 3 April 2027. The next one is on Tuesday 2 March 2027." in said


def test_an_item_is_on_an_agenda_once(chat: Chat) -> None:
    done(chat, "housing", "add venue hire to the agenda")
    assert "on that agenda already" in read(chat.say("police", "add Venue Hire to the agenda"))


def test_without_a_planned_meeting_nothing_else_is_asked(chat: Chat) -> None:
    chat.now = chat.now.replace(year=2050)
    assert "No meeting is planned yet." in read(chat.say("housing", "add venue hire to the agenda"))
    assert "No meeting is planned yet." in read(chat.say("housing", "agenda"))


def test_a_form_without_words_asks_for_the_item_and_may_name_the_meeting(chat: Chat) -> None:
    assert "Add to the agenda" in read(chat.say("housing", "add to agenda"))
    said = read(chat.press("housing", "Check", meeting="6 April", item="Venue hire"))
    assert "Meeting: Tuesday 6 April 2027, Operational group" in said


def test_what_was_added_can_be_undone(chat: Chat) -> None:
    before = titles(chat)
    done(chat, "housing", "add venue hire to the agenda")
    chat.press("housing", "Undo")
    assert titles(chat) == before


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("put item 10 first", [10, 8, 9, 11]),
        ("move out of school settings to the top", [10, 8, 9, 11]),
        ("put item 8 last", [9, 10, 11, 8]),
        ("put item 11 after item 8", [8, 11, 9, 10]),
        ("put item 11 before item 10", [8, 9, 11, 10]),
        ("put item 8 after out of school settings on the agenda", [9, 10, 8, 11]),
        ("put item 11 after item 3", [11, 8, 9, 10]),
    ],
)
def test_the_chair_orders_the_agenda(chat: Chat, words: str, order: list[int]) -> None:
    before = dict(enumerate(titles(chat), 8))
    done(chat, "chair", words)
    assert titles(chat) == [before[number] for number in order]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("put item 3 first", '"Actions due and overdue" is a standing item'),
        ("put item 40 first", "There is no item 40: the agenda has 11"),
        ("move swimming pools to the top", 'No item of the agenda says "swimming pools"'),
        ("put item 9 before item 2", "Standing items come first"),
        ("put item 9 after item 9", "cannot stand beside itself"),
    ],
)
def test_an_order_that_cannot_be_is_answered_with_what_would_work(chat: Chat, words: str, told: str) -> None:
    assert told in read(chat.say("chair", words))


def test_during_a_meeting_its_own_items_are_ordered_and_taken_off(chat: Chat) -> None:
    at(chat, month=3, day=2, hour=14, minute=30)
    before = titles(chat)
    done(chat, "chair", "put item 10 first")
    done(chat, "chair", "take item 8 off the agenda")
    assert titles(chat) == [before[0], before[1], before[3]]


def test_ones_only_item_is_my_item(chat: Chat) -> None:
    done(chat, "housing", "add venue hire to the agenda")
    assert "Take off: Venue hire" in read(chat.say("housing", "withdraw my item"))


def test_a_meeting_called_off_before_the_save_takes_nothing_on(chat: Chat) -> None:
    chat.say("housing", "add venue hire to the agenda")

    def call_off(session) -> None:
        meetings.cancel(session, factories.change(session, 1, chat.now), meetings.on_day(session, 1, MEETING)[0])

    chat.db.run_sync(call_off)
    assert "was called off, so nothing is saved" in read(chat.say("housing", "yes"))


@pytest.mark.parametrize("words", ["put item 10 first", "covered item 8", "everyone was here", "approve the minutes"])
def test_members_do_not_run_the_meeting(chat: Chat, words: str) -> None:
    assert chat.say("housing", words)[0].refused


def test_whoever_put_an_item_there_takes_it_off(chat: Chat) -> None:
    done(chat, "housing", "add venue hire to the agenda")
    assert "Off the agenda" in done(chat, "housing", "take venue hire off the agenda")
    assert "Venue hire" not in titles(chat)


def test_anothers_item_is_the_chairs_to_take_off(chat: Chat) -> None:
    assert chat.say("housing", "take item 10 off the agenda")[0].refused
    assert "Off the agenda" in done(chat, "chair", "take item 10 off the agenda")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("we covered everything", []),
        ("we covered everything but out of school settings", [10]),
        ("covered items 8, 9 and 11", [10]),
        ("covered items 8 to 10", [11]),
        ("covered items 1, 2 and 8", [9, 10, 11]),
        ("we didn't get to item 9", [9]),
        ("we covered out of school settings and what the college offers", [8, 9]),
    ],
)
def test_what_was_covered_stays_and_the_rest_goes_on(chat: Chat, words: str, left: list[int]) -> None:
    at(chat, month=3, day=2, hour=15, minute=0)
    before = dict(enumerate(titles(chat), 8))
    done(chat, "chair", words)
    items = chat.db.read_sync(agenda.of_meeting, 1, row(chat).id)
    assert [item.title for item in items if not item.covered] == [before[number] for number in left]


def test_before_a_meeting_has_begun_the_last_one_is_meant(chat: Chat) -> None:
    said = read(chat.say("chair", "we covered everything"))
    assert "Nothing was put forward for Tuesday 2 February 2027" in said


def test_a_paper_is_kept_with_its_link_as_typed(chat: Chat) -> None:
    done(chat, "housing", "add this paper to the agenda: https://council.example/venues?id=[1], Venue *policy*")
    assert row(chat).papers == [{"title": "Venue *policy*", "link": "https://council.example/venues?id=[1]"}]
    said = read(chat.say("police", "agenda"))
    assert "Paper: Venue *policy*: https://council.example/venues?id=[1]" in said


@pytest.mark.parametrize("link", ["javascript://alert", "ftp://council.example/p", "https://", "venues"])
def test_what_is_no_web_link_is_refused_with_one_that_works(chat: Chat, link: str) -> None:
    chat.say("housing", "add a paper to the agenda")
    said = read(chat.press("housing", "Check", meeting="", link=link, title="Venue policy"))
    assert "such as https://council.sharepoint.com/papers" in said


def test_a_link_with_a_password_in_it_is_refused() -> None:
    with pytest.raises(Unreadable, match="begins with https://"):
        agenda_paper.link(None, "https://robin:word@council.example", {})


def test_an_agenda_holds_so_many_papers(chat: Chat) -> None:
    many = [{"title": f"Paper {n}", "link": "https://council.example"} for n in range(20)]

    def fill(session):
        meetings.on_day(session, 1, MEETING)[0].papers = many

    chat.db.run_sync(fill)
    assert "has 20 papers already" in read(chat.say("housing", "add a paper to the agenda"))
