"""What a sentence says of an action beside a report: reviews, tags, support, closing, opening again; and its lists."""

from datetime import date

import pytest

from dialogs.language import read_owners, understand
from dialogs.language.slots import tags
from dialogs.language.vocabulary import DEFAULT
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def slots(text: str, intent: str = "update_action") -> dict:
    """Return the slots of a sentence that has this intent."""
    read = understand(text, TODAY)
    assert read.intent == intent, read
    return read.slots


@pytest.mark.parametrize(
    ("text", "ref", "day"),
    [
        ("review action 6 in October", "6", "2027-10-31"),
        ("please review 3.5 again in June", "3.5", "2027-06-30"),
        ("action 6 done, next review in October", "6", "2027-10-31"),
        ("action 6 next review date: 1 October", "6", "2027-10-01"),
        ("revisit 6 in April", "6", "2027-04-30"),
        ("next review of action 6 in 6 months", "6", "2027-08-09"),
    ],
)
def test_a_review_is_no_deadline(text, ref, day):
    read = slots(text)
    assert (read["action"], read["review"]["date"]) == (ref, day)
    assert "deadline" not in read
    assert "note" not in read


def test_a_review_that_is_the_action_itself_is_no_review_of_it():
    read = slots("can we put the web pages review back to end of Q4")
    assert "review" not in read
    assert read["deadline"]["date"] == "2027-03-31"


def test_what_has_been_reviewed_needs_no_day():
    assert slots("action 6 reviewed, still current")["review"] == "done"


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("action 14 lead Housing, supporting Police", ["Housing"], ["Police"]),
        ("action 14: Housing to lead, supported by Police and Probation", ["Housing"], ["Police", "Probation"]),
        ("make Housing lead on action 14 with Police supporting", ["Housing"], ["Police"]),
        ("lead Housing, supporting Police on action 14", ["Housing"], ["Police"]),
        ("Housing lead on action 14, Police supporting", ["Housing"], ["Police"]),
        ("give action 14 to Housing, with support from Police", ["Housing"], ["Police"]),
        ("Police to support action 14", [], ["Police"]),
        ("add Police as supporting on action 14", [], ["Police"]),
    ],
)
def test_who_supports_is_told_from_who_leads(text, lead, support):
    owners = slots(text)["owners"]
    assert [owner["name"] for owner in owners if not owner.get("supporting")] == lead
    assert [owner["name"] for owner in owners if owner.get("supporting")] == support


def test_support_that_is_only_told_of_makes_nobody_an_owner():
    assert "owners" not in slots("action 9 on track, we are supporting Housing with the bid")


def test_a_new_action_may_name_who_supports_and_what_it_belongs_to():
    read = slots(
        "new action for the taxi project: Housing to brief the wardens by 12 March, supported by Police", "new_action"
    )
    assert [(owner["name"], owner.get("supporting")) for owner in read["owners"]] == [
        ("Housing", None),
        ("Police", True),
    ]
    assert (read["title"], read["project"]) == ("Brief the wardens", "taxi")


@pytest.mark.parametrize("text", ["close action 9", "action 9 closed", "can you close off 9 pls"])
def test_close_alone_is_marked_as_open_to_doubt(text):
    read = slots(text)
    assert (read["status"], read["closes"]) == ("complete", True)


@pytest.mark.parametrize("text", ["action 9 done", "close action 9, letter sent", "9 is finished so close it"])
def test_close_with_what_was_done_is_not(text):
    assert "closes" not in slots(text)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("action 9 no longer needed", None),
        ("close 9, no longer relevant", None),
        ("cancel action 9", None),
        ("action 9 is not needed any more, halls are shut", "halls are shut"),
        ("close 9, superseded by action 12", "superseded by action 12"),
        ("close action 9, the event fell through", "the event fell through"),
    ],
)
def test_what_nobody_needs_is_closed_and_not_complete(text, note):
    read = slots(text)
    assert (read["action"], read["status"], read.get("note")) == ("9", "closed", note)


@pytest.mark.parametrize(
    "text", ["action 9 done, the old letter is no longer needed", "9 complete, paper forms not needed now"]
)
def test_what_is_done_is_done_whatever_else_is_not_needed(text):
    assert slots(text)["status"] == "complete"


@pytest.mark.parametrize(
    "text", ["reopen action 9", "please re-open 9", "action 9 needs opening again", "resume action 9"]
)
def test_opening_again_names_no_status(text):
    read = slots(text)
    assert read["reopen"] is True
    assert "status" not in read


def test_opening_again_as_something_names_it():
    read = slots("reopen action 9 as at risk, the letter came back")
    assert (read["status"], read["note"]) == ("at risk", "the letter came back")
    assert "reopen" not in read


@pytest.mark.parametrize(
    "text", ["carry action 3.5 forward", "roll 3.5 over to next meeting", "c/f 3.5 to the next meeting"]
)
def test_carrying_forward_is_told(text):
    assert slots(text)["carry"] is True


@pytest.mark.parametrize(
    ("said", "tagged", "left"),
    [
        (" is for the taxi project", {"project": "taxi"}, ""),
        (" belongs to the taxi project, all booked", {"project": "taxi"}, ", all booked"),
        (", benchmark: referral pathway", {"benchmark": "referral pathway"}, ""),
        (" still waiting for the taxi project", {}, " still waiting for the taxi project"),
        (" project manager away", {}, " project manager away"),
    ],
)
def test_a_tag_stands_right_behind_the_action_or_behind_its_label(said, tagged, left):
    assert tags.updated(said) == (tagged, left)


@pytest.mark.parametrize("text", ["action 1204 done", "1204 done", "close 1204, letter sent"])
def test_a_number_of_four_figures_is_an_action(text):
    assert slots(text)["action"] == "1204"


def test_a_year_is_no_action():
    assert slots("the hall bookings for 2027 are done")["action"] != "2027"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("actions for the referral pathway benchmark", {"which": "open", "benchmark": "referral pathway"}),
        ("overdue actions in the taxi project", {"which": "overdue", "project": "taxi"}),
        ("what is due for review?", {"which": "review"}),
        ("which themes have nothing going on", {"which": "no_theme"}),
        ("benchmarks with no live action", {"which": "no_benchmark"}),
    ],
)
def test_the_lists_of_the_plan(text, expected):
    assert slots(text, "list_actions") == expected


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("no update in 60 days", "2026-12-11"),
        ("no update for a fortnight", "2027-01-26"),
        ("nothing heard since Christmas", "2026-12-25"),
        ("no update for six weeks", "2026-12-29"),
    ],
)
def test_silence_is_counted_back_from_today(text, since):
    read = slots(text, "list_actions")
    assert (read["which"], read["since"]["date"]) == ("no_update", since)
    assert "before" not in read


@pytest.mark.parametrize(
    "text", ["lead Housing, supporting Police", "Housing, supported by Police", "Housing with Police supporting"]
)
def test_an_answer_about_owners_may_name_who_supports(text):
    owners = read_owners(text, DEFAULT)
    assert [(owner["name"], owner.get("supporting", False)) for owner in owners] == [
        ("Housing", False),
        ("Police", True),
    ]
