import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cards import elements, form, help
from tests.cards.check import check


def test_the_check_itself_refuses_what_teams_would() -> None:
    with pytest.raises(KeyError):
        check(elements.card([{"type": "TextBlok", "text": "x", "wrap": True}]))
    with pytest.raises(ValidationError):
        check(elements.card([{"type": "TextBlock", "text": "x", "wrap": True, "weight": "Boldest"}]))
    with pytest.raises(AssertionError):
        check(elements.card([{"type": "TextBlock", "text": "x", "wrap": True, "colour": "good"}]))


def test_cards_of_every_kind_are_valid() -> None:
    rows = [
        form.Row("held_on", "Date held", "soon", "When?", "No such day."),
        form.Row("p", "Product", choices=["WRAP"]),
    ]
    for card in (
        help.welcome("Marcus added me here."),
        help.commands("What I can do", [("Status", "Where we stand", "status")], "Bye", help.STARTERS),
        form.question("Keep Sunday?", ["Keep Sunday", "Friday"], [("Owner", "Police")], key="k", field="deadline"),
        form.form("Log training", "Fill this in.", rows, key="k"),
        form.summary("New action", [("Owner", "Police")], key="k"),
        form.saved("Saved.", [("Owner", "Police")], change=3),
    ):
        check(card)


def test_more_than_six_buttons_are_an_error_here_not_a_cut_in_teams() -> None:
    with pytest.raises(ValueError, match="6 buttons"):
        elements.card([], [elements.button(str(n), "help") for n in range(7)])


@pytest.mark.parametrize(
    "hostile",
    [
        "[click](http://evil.example)",
        "{{DATE(2027-01-01T00:00:00Z,SHORT)}}",
        "${secret}",
        "<at>Everyone</at>",
        "# big",
        "**x**",
    ],
)
def test_user_text_never_becomes_a_link_a_mention_or_a_macro(hostile: str) -> None:
    shown = elements.text(hostile)["text"]
    assert shown != hostile
    assert "{{" not in shown
    assert "${" not in shown
    assert "](" not in shown.replace("\\]", "")
    assert "<at>" not in shown


@given(st.text(alphabet=st.characters(blacklist_characters="\u200b\\")))
def test_a_card_reads_aloud_as_it_was_written(words: str) -> None:
    card = elements.card([elements.text(words), elements.facts([("Owner", words)])])
    assert elements.spoken(card) == f"{words}\nOwner: {words}"


@given(st.text())
def test_escaped_text_has_no_bare_markup(words: str) -> None:
    shown = elements.escape(words)
    assert "{{" not in shown
    assert "${" not in shown
    for at, mark in enumerate(shown):
        if mark in "*_`[]<>~|#":
            assert shown[at - 1] in "\\\u200b"  # a zero-width space breaks a quote at a line's start
