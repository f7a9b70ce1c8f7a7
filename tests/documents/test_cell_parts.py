"""Bullets in one cell are lines of their own; the other cells are put beside them only where the layout says how."""

import pytest

from documents.cell_parts import split


def parts(**cells: str):
    return [part.cells for part in split(cells)]


def reasons(**cells: str):
    return [[(name, reason) for name, _words, reason in part.doubts] for part in split(cells)]


@pytest.mark.parametrize("mark", ["• ", "- ", "– ", "* ", "1. ", "a) ", "(i) ", "\uf0b7 ", "o "])
def test_bullets_of_every_kind_are_lines(mark):
    found = parts(action=f"{mark}Map the halls\n{mark}Book a trainer", deadline="TBA\nOngoing", owner="Police\nHousing")
    assert [tuple(cells.values()) for cells in found] == [
        ("Map the halls", "TBA", "Police"),
        ("Book a trainer", "Ongoing", "Housing"),
    ]


def test_a_line_without_a_bullet_goes_on_with_the_bullet_above():
    assert [cells["action"] for cells in parts(action="• Map the\nhalls\n• Book a trainer")] == [
        "Map the halls",
        "Book a trainer",
    ]


def test_words_that_lead_into_the_bullets_stay_with_the_first():
    assert [cells["action"] for cells in parts(action="We will:\n• map the halls\n• book a trainer")] == [
        "We will: map the halls",
        "book a trainer",
    ]


def test_lines_without_bullets_are_actions_when_each_has_its_deadline():
    assert [
        tuple(cells.values()) for cells in parts(action="Map the halls\nBook a trainer", deadline="TBA\n1 May")
    ] == [
        ("Map the halls", "TBA"),
        ("Book a trainer", "1 May"),
    ]


def test_paragraphs_with_one_deadline_are_one_action():
    assert parts(action="Map the halls.\nThen the clubs.", deadline="TBA") == [
        {"action": "Map the halls. Then the clubs.", "deadline": "TBA"}
    ]


def test_a_blank_line_stands_for_the_action_beside_it():
    found = parts(action="• One\n• Two\n• Three", deadline="\nTBA\n")
    assert [cells["deadline"] for cells in found] == ["", "TBA", ""]
    assert reasons(action="• One\n• Two\n• Three", deadline="\nTBA\n") == [[], [], []]


def test_one_for_all_is_taken_for_each_and_said():
    assert [cells["owner"] for cells in parts(action="• One\n• Two", owner="Police")] == ["Police", "Police"]
    assert [[name for name, _ in each] for each in reasons(action="• One\n• Two", owner="Police")] == [["owner"]] * 2


def test_fewer_than_the_actions_are_not_guessed():
    cells = {"action": "• One\n• Two\n• Three", "deadline": "TBA\n1 May"}
    assert [found["deadline"] for found in parts(**cells)] == ["", "", ""]
    assert all("say which is whose" in each[0][1] for each in reasons(**cells))
    assert split(cells)[0].doubts[0][1] == "TBA / 1 May"


def test_cells_set_level_with_blank_lines_are_put_side_by_side_and_said():
    cells = {"action": "• One\n\n\n• Two", "deadline": "TBA\n\n\n1 May\n"}
    assert [found["deadline"] for found in parts(**cells)] == ["TBA", "1 May"]
    level = {"action": "• One\n\n• Two\n\n• Three", "deadline": "\n\nTBA"}
    assert [found["deadline"] for found in parts(**level)] == ["", "TBA", ""]
    assert all("same line" in each[0][1] for each in reasons(**level))


def test_a_dash_before_the_only_line_is_its_own():
    assert parts(action="- Map the halls") == [{"action": "- Map the halls"}]


def test_ref_and_theme_hold_for_every_line_of_the_row():
    assert [cells["theme"] for cells in parts(action="• One\n• Two", theme="Venues", ref="3")] == ["Venues", "Venues"]
