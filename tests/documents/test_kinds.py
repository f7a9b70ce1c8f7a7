"""A table is a plan or a register by its heading row, wherever titles stand above it."""

import pytest

from documents import kinds
from documents.read_table import read_bytes

PLAN = "Ref,Action,Owner\n1,Map the venues,Police\n"
REGISTER = "Date,Course,Staff group,Number trained\n1 May 2026,WRAP,Housing,12\n"


def found(text: str) -> list[str]:
    return list(kinds.of(read_bytes(text.encode())))


@pytest.mark.parametrize(("text", "kind"), [(PLAN, "plan"), (REGISTER, "register")])
def test_a_heading_row_says_what_a_table_is(text, kind):
    assert found(text) == [kind]
    assert found(f"Northbrook,,\nYear to date,,\n{text}") == [kind]


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Dear all,\nsee you on Tuesday.\n", "Who,Number\nHousing,12\n"])
def test_what_has_no_such_heading_is_neither(text):
    assert found(text) == []


def test_a_row_that_could_head_both_is_a_plan():
    assert found("Action,Who,Number,Date,Deadline\nMap the venues,Police,3,1 May 2026,TBA\n") == ["plan"]


def test_each_table_of_a_file_is_told_apart():
    both = kinds.of([*read_bytes(REGISTER.encode()), *read_bytes(PLAN.encode())])
    assert {kind: len(tables) for kind, tables in both.items()} == {"register": 1, "plan": 1}
