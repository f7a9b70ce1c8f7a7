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


def test_the_latest_card_is_the_persons_own_in_a_personal_chat(places):
    own = places.post(PERSONAL, "chair", "", card("Save"))
    places.post(PERSONAL, "police", "", card("Undo"))
    assert places.latest(PERSONAL, "chair") is own
    assert places.latest(PERSONAL, "education") is None


def test_a_text_after_a_card_leaves_the_card_on_the_screen(places):
    own = places.post(PERSONAL, "chair", "", card("Save"))
    places.post(PERSONAL, "chair", "How many?", None)
    assert places.latest(PERSONAL, "chair") is own


def test_two_people_in_a_channel_each_press_their_own_card(places):
    chairs = places.post(CHANNEL, "chair", "", card("Save"))
    polices = places.post(CHANNEL, "police", "", card("Save"))
    assert places.latest(CHANNEL, "chair") is chairs
    assert places.latest(CHANNEL, "police") is polices


def test_a_post_to_the_channel_is_shown_to_everybody(places):
    places.post(CHANNEL, "chair", "", card("Save"))
    digest = places.post(CHANNEL, CHANNEL, "", card("Done"))
    assert places.latest(CHANNEL, "chair") is digest


def test_anybody_may_press_a_card_that_answered_somebody_else_in_the_channel(places):
    chairs = places.post(CHANNEL, "chair", "", card("Save"))
    assert places.latest(CHANNEL, "police") is chairs


def test_a_button_is_found_by_its_label():
    assert teams.button(card("Save", "Cancel"), "cancel")["verb"] == "Cancel"


@pytest.mark.parametrize(
    ("shown", "says"), [(card("Save", "Cancel"), "there are: Save, Cancel"), (card(), "none"), (None, "none")]
)
def test_a_button_that_is_not_there_is_an_error_that_names_those_that_are(shown, says):
    with pytest.raises(NoSuchButton, match=says):
        teams.button(shown, "Undo")


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
