"""Anybody in the group may ask what it calls things; who runs it finds the form to change them there."""

import pytest

from tests.dialogs.conftest import Chat, read
from tests.dialogs.test_directorates import change_group


@pytest.mark.parametrize(
    ("text", "title", "entry"),
    [
        ("what are our themes", "Themes of the plan: 7", "Staff training"),
        ("which agencies are in the group?", "Agencies: 12", "Public Health = PH"),
        ("list the training products", "Training products: 6", "Channel = channel course"),
        ("what cohorts do we have", "Cohorts: 14", "Probation officers = probation staff, under Probation"),
        ("show me our directorates pls", "Directorates: 4", "Environment = environment directorate"),
    ],
)
def test_a_list_is_told_as_the_settings_have_it(chat: Chat, text: str, title: str, entry: str) -> None:
    said = read(chat.say("police", text))
    assert said.startswith(title)
    assert entry in said
    assert "Group settings" not in str(chat.cards["police", "personal"])


def test_an_empty_list_is_said_to_be_empty(chat: Chat) -> None:
    change_group(chat, directorates=[])
    assert read(chat.say("police", "what are our directorates")).startswith("Directorates: none are set")


def test_who_runs_the_group_can_change_it_from_there(chat: Chat) -> None:
    chat.say("chair", "what are our themes")
    assert "Themes of the plan" in read(chat.press("chair", "Group settings"))


def test_it_is_not_an_invited_partners(chat: Chat) -> None:
    assert chat.say("college", "what are our themes")[0].refused


@pytest.mark.parametrize("made_up", ["contacts", "", 7])
def test_a_made_up_list_is_the_themes(chat: Chat, made_up: object) -> None:
    said = read(chat.send("police", "list_settings", {"which": made_up}))
    assert said.startswith("Themes of the plan")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("which themes have no live action", "Every theme has a live action"),
        ("which agencies have we covered this year", "Training coverage"),
        ("what did we agree about themes", "themes"),
    ],
)
def test_questions_that_name_such_a_list_are_still_their_own(chat: Chat, text: str, said: str) -> None:
    answer = read(chat.say("police", text))
    assert said in answer
    assert "Themes of the plan" not in answer
