"""The coordinator sets the quorum and the pre-election periods; a period warns on publicity and on nothing else."""

import pytest

from storage import actions, groups
from tests.dialogs.conftest import read

PERIOD = [["2027-03-31", "2027-05-06"]]
WARNING = "This falls in the pre-election period (31 March to 6 May 2027): check publicity with the monitoring officer"


def group(chat):
    return chat.db.read_sync(groups.get, 1)


@pytest.fixture
def warned(chat):
    chat.say("coordinator", "pre-election period is 31 March to 6 May 2027")
    chat.say("coordinator", "yes")
    return chat


@pytest.mark.parametrize(
    ("words", "quorum"),
    [
        ("quorum is 4 agencies", 4),
        ("set the quorum to five", 5),
        ("quorum: 3", 3),
        ("4 agencies make a quorum", 4),
        ("the quorum is 6", 6),
    ],
)
def test_the_quorum_is_set_in_a_line(chat, words, quorum):
    chat.say("coordinator", words)
    assert "saved" in read(chat.say("coordinator", "yes"))
    assert group(chat).quorum == quorum


def test_a_quorum_can_be_taken_away_again(chat):
    for words in ("quorum is 4 agencies", "yes", "quorum is none", "yes"):
        chat.say("coordinator", words)
    assert group(chat).quorum == 0


def test_a_quorum_that_is_no_number_says_what_would_work(chat):
    assert 'for example "4 agencies"' in read(chat.say("coordinator", "quorum is 400 agencies"))


@pytest.mark.parametrize(
    "words",
    [
        "pre-election period is 31 March to 6 May 2027",
        "the pre-election period runs from 31 March to 6 May 2027",
        "set the pre election period to 31 March 2027 to 6 May 2027",
        "purdah is 31 March to 6 May 2027",
    ],
)
def test_a_pre_election_period_is_set_in_a_line(chat, words):
    said = read(chat.say("coordinator", words))
    assert "nothing → Wednesday 31 March 2027 to Thursday 6 May 2027" in said
    chat.say("coordinator", "yes")
    assert group(chat).pre_election == PERIOD


@pytest.mark.parametrize("words", ["pre-election period: soon", "pre-election period is 6 May 2027"])
def test_what_is_no_period_says_what_would_work(chat, words):
    assert 'Write it as "31 March to 6 May 2027"' in read(chat.say("coordinator", words))


def test_only_chair_and_coordinator_set_them(chat):
    assert chat.say("police", "quorum is 2 agencies")[0].refused
    assert chat.say("police", "pre-election period is 31 March to 6 May 2027")[0].refused


def test_the_form_keeps_them_as_they_are(warned):
    warned.say("coordinator", "group settings")
    inputs = [one for one in warned.cards["coordinator", "personal"]["body"] if one["type"] == "Input.Text"]
    shown = {field["id"]: field.get("value", "") for field in inputs}
    assert shown["pre_election"] == "Wednesday 31 March 2027 to Thursday 6 May 2027"
    said = read(warned.press("coordinator", "Check", **shown | {"quorum": "4"}))
    assert "Quorum of a meeting: nothing → 4 agencies" in said
    assert "Pre-election" not in said


def test_a_new_action_about_publicity_in_the_period_is_warned_of(warned):
    ref = warned.db.read_sync(actions.next_number, 1)
    said = read(warned.say("coordinator", "new action: Police to launch the poster campaign by 12 April"))
    assert WARNING in said
    warned.say("coordinator", "yes")
    new = warned.db.read_sync(actions.by_ref, 1, ref)
    assert new.due_on.isoformat() == "2027-04-12"


@pytest.mark.parametrize(
    "words",
    [
        "new action: Police to launch the poster campaign by 12 March",
        "new action: Police to launch the poster campaign by 7 May",
        "new action: Police to check the venue list by 12 April",
        "new action: Police to launch the poster campaign, ongoing",
    ],
)
def test_other_days_and_other_matters_are_not_warned_of(warned, words):
    assert "re-election" not in read(warned.say("coordinator", words))


def test_without_a_period_nothing_is_warned_of(chat):
    said = read(chat.say("coordinator", "new action: Police to launch the poster campaign by 12 April"))
    assert "re-election" not in said


def test_an_update_that_speaks_of_an_event_or_moves_it_into_the_period_is_warned_of(warned):
    ref = warned.db.read_sync(actions.next_number, 1)
    for words in ("new action: Police to launch the poster campaign by 12 March", "yes"):
        warned.say("coordinator", words)
    warned.say("coordinator", f"move action {ref} to 12 April")
    assert WARNING in read(warned.say("coordinator", "the printers are late"))
    warned.say("coordinator", "cancel")
    assert "re-election" not in read(warned.say("coordinator", f"action {ref} is at risk"))


def test_what_is_done_is_not_warned_of(warned):
    ref = warned.db.read_sync(actions.next_number, 1)
    for words in ("new action: Police to launch the poster campaign by 12 April", "yes"):
        warned.say("coordinator", words)
    assert WARNING in read(warned.say("coordinator", f"action {ref} is on track"))
    warned.say("coordinator", "cancel")
    assert "re-election" not in read(warned.say("coordinator", f"action {ref} done, posters are up"))
