"""A button is found where a person sees it."""

import pytest

from bot.simulator import teams
from bot.simulator.teams import CHANNEL, PERSONAL, NoSuchButton, Teams
from cards import elements


def card(*titles: str, fields=()):
    return elements.card([elements.text("words"), *fields], [elements.button(title, title) for title in titles])


@pytest.fixture
def places() -> Teams:
    return Teams()


def seen(places: Teams, where: str, who: str, label: str) -> str:
    return places.find(where, who, label)[0].id


def test_the_latest_card_is_the_persons_own_in_a_personal_chat(places):
    own = places.post(PERSONAL, "chair", "", card("Save"))
    places.post(PERSONAL, "police", "", card("Save"))
    assert seen(places, PERSONAL, "chair", "Save") == own.id
    with pytest.raises(NoSuchButton, match="there are none"):
        places.find(PERSONAL, "education", "Save")


def test_a_text_after_a_card_leaves_the_card_on_the_screen(places):
    own = places.post(PERSONAL, "chair", "", card("Save"))
    places.post(PERSONAL, "chair", "How many?", None)
    assert seen(places, PERSONAL, "chair", "Save") == own.id


def test_an_older_cards_button_is_not_pressed(places):
    places.post(PERSONAL, "chair", "", card("Save"))
    places.post(PERSONAL, "chair", "", card("Undo"))
    with pytest.raises(NoSuchButton, match=r"there are: Undo$"):
        places.find(PERSONAL, "chair", "Save")


def test_two_people_in_a_channel_each_press_their_own_card(places):
    chairs = places.post(CHANNEL, "chair", "", card("Save"))
    polices = places.post(CHANNEL, "police", "", card("Save"))
    assert seen(places, CHANNEL, "chair", "Save") == chairs.id
    assert seen(places, CHANNEL, "police", "Save") == polices.id


def test_a_post_to_the_channel_is_shown_to_everybody(places):
    places.post(CHANNEL, "chair", "", card("Update"))
    digest = places.post(CHANNEL, CHANNEL, "", card("Update"))
    assert seen(places, CHANNEL, "chair", "Update") == digest.id


def test_anybody_may_press_a_card_that_answered_somebody_else_in_the_channel(places):
    places.post(CHANNEL, "police", "", card("Help"))
    chairs = places.post(CHANNEL, "chair", "", card("Save"))
    assert seen(places, CHANNEL, "police", "Save") == chairs.id
    assert seen(places, CHANNEL, "education", "Save") == chairs.id


def test_a_button_is_found_by_its_label_whatever_the_capitals(places):
    places.post(PERSONAL, "chair", "", card("Save", "Cancel"))
    assert places.find(PERSONAL, "chair", "cancel")[1]["verb"] == "Cancel"


def test_a_button_that_is_not_there_is_an_error_that_names_those_that_are(places):
    places.post(PERSONAL, "chair", "", card("Save", "Cancel"))
    with pytest.raises(NoSuchButton, match=r"no button 'Undo'; there are: Save, Cancel$"):
        places.find(PERSONAL, "chair", "Undo")


def test_a_press_carries_every_field_as_drawn_or_as_filled_in():
    fields = [
        *elements.text_input("title", "What", "as drawn"),
        {"type": "Container", "items": elements.choice_input("owner", "Who", ["Police", "Housing"])},
        *elements.text_input("note", "Note"),
    ]
    shown = card("Check", fields=fields)
    assert teams.filled(shown, {"owner": "Police"}) == {"title": "as drawn", "owner": "Police"}
    assert teams.filled(shown, {"What": "by label"}) == {"title": "by label"}
    with pytest.raises(NoSuchButton, match="there are: title, owner, note"):
        teams.filled(shown, {"colour": "red"})
