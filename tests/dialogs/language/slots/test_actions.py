"""What becomes of an action: which one, status, date, owners; the rest is what proves it is done, or a note."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def slots(text: str) -> dict:
    """Return the slots of an update."""
    read = understand(text, TODAY)
    assert read.intent == "update_action", read
    return read.slots


@pytest.mark.parametrize("said", ["action 16", "#16", "number sixteen", "action sixteen", "item 16", "16"])
def test_an_action_is_named_by_its_number_however_written(said):
    assert slots(f"{said} is done")["action"] == "16"


@pytest.mark.parametrize(
    "text",
    [
        "the banner reprint action is done",
        "thats the banner reprint one sorted btw",
        "mark the banner reprint as complete",
        "its done! the banner reprint i mean",
        "the banner reprint thing is finished",
    ],
)
def test_an_action_is_named_by_words_without_the_request(text):
    read = slots(text)
    assert (read["action"], read["status"]) == ("banner reprint", "complete")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("6.1 hasnt been started yet", "not started"),
        ("action 6 is wobbling, call it at risk", "at risk"),
        ("We've not begun action 6, please show it as not started", "not started"),
        ("action 6 is all wrapped up", "complete"),
    ],
)
def test_a_status_may_be_negated_or_set(text, status):
    assert slots(text)["status"] == status


def test_what_follows_a_completion_proves_it_and_what_follows_else_is_a_note():
    assert slots("action 9 done, letter sent to all")["evidence"] == "letter sent to all"
    assert slots("mark 21 as deferred pls, waiting for legal")["note"] == "waiting for legal"


@pytest.mark.parametrize(
    "text",
    [
        "for 14 the deadline should of been 13 april not 13 march",
        "push action 14 to 13 april",
        "can 14 go back to 13 april",
        "action 14 is going to slip, make it 13 april",
    ],
)
def test_a_new_date_is_read_and_the_old_one_left(text):
    assert slots(text)["deadline"]["date"] == "2027-04-13"


def test_a_deadline_put_off_by_a_length_keeps_the_words_and_asks():
    deadline = slots("push action 12 on a week")["deadline"]
    assert (deadline["text"], deadline["date"]) == ("on a week", None)
    assert deadline["question"]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("make Keith the lead on 33", ["Keith"]),
        ("hand 33 over to priya", ["Priya"]),
        ("Farouk has moved teams so action 33 should now sit with Bethan", ["Bethan"]),
        ("action 33 - change the owner from Police to Housing", ["Housing"]),
        ("I'll take action 33", ["me"]),
    ],
)
def test_who_comes_in_is_read(text, owners):
    assert [owner["name"] for owner in slots(text)["owners"]] == owners


def test_who_joins_and_who_leaves_is_told_apart():
    read = slots("take Housing off action 12 and put Regen on instead")
    assert [owner["name"] for owner in read["owners_removed"]] == ["Housing"]
    assert [owner["name"] for owner in read["owners_added"]] == ["Community Regeneration"]


def test_news_that_names_an_agency_changes_no_owner():
    assert "owners" not in slots("action 6: spoke to the college, they will send dates")


@pytest.mark.parametrize(
    "text",
    [
        "action 12: the hotel has agreed so I'd say that's complete",
        "the hotel has agreed so we can close action 12",
        "12 is done (the hotel has agreed)",
        "action 12, the hotel has agreed and we can close it",
    ],
)
def test_a_clause_that_asks_to_close_it_is_no_evidence(text):
    read = slots(text)
    assert (read["action"], read["status"]) == ("12", "complete")
    assert read["evidence"] in ("the hotel has agreed", "hotel has agreed")


@pytest.mark.parametrize(
    "text", ["action 12 is with legal for sign off", "action 12 will be completed by 9 April", "12 needs to be done"]
)
def test_what_is_still_to_be_done_is_not_complete(text):
    assert slots(text).get("status") != "complete"


def test_how_long_something_lasts_is_no_deadline():
    read = slots("action 12 hasn't started, nobody in post till April")
    assert "deadline" not in read
    assert read["note"] == "nobody in post till April"


def test_an_amount_of_money_is_no_action():
    assert slots("update the translation action: quote received, £400")["action"] == "translation"


@pytest.mark.parametrize(
    "text",
    [
        "give action 12 to Marsha in stead of me",
        "give the 12th... sorry, give action 12 to Marsha, she's got the time",
        "action 12 owner should read Marsha",
        "I can no longer lead on 12, please put Marsha down",
        "take me off action 12, Marsha has it now",
        "Marsha should be joint owner on 12",
    ],
)
def test_who_comes_to_an_action_is_told_in_many_ways(text):
    assert [owner["name"] for owner in slots(text)["owners"]] == ["Marsha"]


@pytest.mark.parametrize(
    "text",
    [
        "action 12 is now with stonger comunities",
        "12 reassigned from Police to Stronger Communities with immediate effect",
        "give 12 to Stronger Communities we dont do it any more",
        "12 isnt ours any more its stronger communites",
        "Naomi is off so can stronger comunities have action 12",
    ],
)
def test_a_hand_over_is_read_with_slips_and_reasons(text):
    assert [owner["name"] for owner in slots(text)["owners"]] == ["Stronger Communities"]


@pytest.mark.parametrize("text", ["Education's bit of 12 is done", "12 we've done our half", "12 aint finished yet"])
def test_a_part_done_or_not_done_is_never_complete(text):
    assert slots(text).get("status") != "complete"


@pytest.mark.parametrize("text", ["8 done, 9 by Friday", "8 done and 9 by Friday", "mark action 8 done, 9 by Friday"])
def test_two_numbered_actions_in_one_message_are_two_requests(text):
    read = understand(text, TODAY)
    assert (read.slots["action"], read.slots["status"], read.then) == ("8", "complete", "9 by Friday")


@pytest.mark.parametrize("text", ["actions 8 and 9 done", "Item 6. Education to circulate the policy by 12 March"])
def test_a_list_of_numbers_and_a_heading_are_no_second_request(text):
    assert understand(text, TODAY).then is None


def test_evidence_that_is_named_as_such_stands_alone():
    told = slots("action 19, the leaflet is ready so please close it. evidence: booklet v3")
    assert (told["status"], told["evidence"]) == ("complete", "booklet v3")


@pytest.mark.parametrize(
    ("text", "action", "day"),
    [
        ("push 12 to 30 april", "12", "2027-04-30"),
        ("move 7 to 14 May", "7", "2027-05-14"),
        ("set the deadline for action three point one to the ninth of April", "3.1", "2027-04-09"),
        ("make action 5 the 12th off May please", "5", "2027-05-12"),
    ],
)
def test_a_number_before_a_date_names_the_action(text, action, day):
    read = slots(text)
    assert (read["action"], read["deadline"]["date"]) == (action, day)


@pytest.mark.parametrize(
    "text", ["11 is now Keith's not mine", "11 is no longer mine, it's Keith's", "can 11 be Keith"]
)
def test_an_action_belongs_to_whom_it_is_said_to_belong(text):
    assert [owner["name"] for owner in slots(text)["owners"]] == ["Keith"]
