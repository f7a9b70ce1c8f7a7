"""What a plan reports inside its other cells is an update; "update the web pages" is work."""

import pytest

from documents.read_updates import of_update, out_of_action, out_of_owner


@pytest.mark.parametrize(
    "mark", ["Update - ", "Update – ", "Update: ", "UPDATE: ", "Update 3 May 2026 - ", "Progress update: "]
)
def test_what_follows_update_in_the_actions_cell_is_no_action(mark):
    assert out_of_action(f"Map the halls. {mark}half are done") == ("Map the halls.", ["half are done"])


def test_several_updates_of_one_cell_are_several():
    assert out_of_action("Map the halls. Update: begun. Update: done")[1] == ["begun.", "done"]


@pytest.mark.parametrize(
    "words", ["Update the web pages", "Update web pages - both sites", "Agree update-to-date list"]
)
def test_updating_can_be_the_action_itself(words):
    assert out_of_action(words) == (words, [])


def test_an_action_that_is_only_an_update_stays_an_action():
    assert out_of_action("Update: half are done") == ("Update: half are done", [])


@pytest.mark.parametrize(
    "owner", ["Police", "Head of Housing", "CS, LSCB and SAB leads", "Steering group members", "Police\nHousing"]
)
def test_owners_are_no_reports(owner):
    assert out_of_owner(owner) == (owner, [])


def test_a_sentence_in_the_owners_cell_is_a_report():
    assert out_of_owner("Housing\nThe list has been sent to all halls.") == (
        "Housing",
        ["The list has been sent to all halls."],
    )


def test_a_report_split_over_lines_is_one():
    assert out_of_owner("First visit to the\nhalls now 10 May 2027.") == (
        "",
        ["First visit to the halls now 10 May 2027."],
    )


def test_the_word_update_before_an_update_is_left_out():
    assert of_update("Update – half are done") == ["half are done"]
