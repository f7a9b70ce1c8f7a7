from datetime import date

import pytest

from cards import elements, targets
from storage.targets import Figure, Standing
from tests.cards.check import check

TODAY = date(2027, 2, 9)


def standing(*figures: Figure, **fields: object) -> Standing:
    given = {
        "id": 1,
        "measure": "Staff trained",
        "agency": "Police",
        "level": 85.0,
        "unit": "%",
        "due_on": date(2027, 3, 31),
        "source": "",
        "asked_of_id": None,
    }
    return Standing(**(given | fields), figures=figures)


def figure(value: float, day: date = date(2027, 1, 31), **fields: object) -> Figure:
    return Figure(**({"value": value, "as_of_on": day, "workforce": None, "note": None, "by_name": "Robin"} | fields))


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(85.0, "%", "85%"), (82.5, "%", "82.5%"), (1240.0, "people", "1,240 people"), (0.0, "agencies", "0 agencies")],
)
def test_a_figure_is_said_in_its_unit(value: float, unit: str, said: str) -> None:
    assert targets.amount(value, unit) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (78, "%", "7 percentage points short"),
        (84, "%", "1 percentage point short"),
        (85, "%", "exactly on target"),
        (90.5, "%", "5.5 percentage points above"),
        (9, "agencies", "76 agencies short"),
    ],
)
def test_the_gap_is_said_in_points_or_in_the_unit(value: float, unit: str, said: str) -> None:
    assert targets.gap(value, standing(unit=unit)) == said


def test_a_target_without_a_figure_says_so() -> None:
    said = targets.sentence(standing(), TODAY)
    assert said == "Staff trained (Police): target 85% by Wednesday 31 March 2027 · no figure yet"


def test_a_missing_figure_brings_the_question_and_its_button() -> None:
    old, new = (standing(figure(78, day)) for day in (date(2026, 11, 30), date(2027, 1, 31)))
    shown = [targets.detail(one, "", TODAY, may_give=False) for one in (old, new)]
    assert ["Ask now" in [button["title"] for button in elements.buttons_of(card)] for card in shown] == [True, False]


def test_words_people_typed_are_plain_on_the_card() -> None:
    hostile = standing(
        figure(78, note="[x](https://e.example)", by_name="**R**"), measure="# <at>all</at>", source="`x`"
    )
    card = targets.detail(hostile, "*Ruth*", TODAY, may_give=True)
    check(card)
    assert r"\[x\]" in card["body"][-2]["facts"][4]["value"]
    assert {fact["title"]: fact["value"] for fact in elements.facts_of(card)}["Given by"] == "**R**"
