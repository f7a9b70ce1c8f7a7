"""A status is read when a cell says nothing else; "closed" by itself means two things, and is asked about."""

import pytest

from documents.read_plan import read_plan
from documents.read_status import read, unclear
from documents.read_table import read_bytes
from rules.deadlines import Context
from storage.actions import Status
from tests.factories import TODAY


def plan(row: str, **meant: str):
    return read_plan(read_bytes(f"Action,Status,Update\n{row}\n".encode()), Context(TODAY), colours=meant)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Done", Status.COMPLETE),
        ("Closed: no longer needed", Status.CLOSED),
        ("closed (no longer needed)", Status.CLOSED),
        ("No longer needed", Status.CLOSED),
        ("Superseded", Status.CLOSED),
        ("Green - on track", Status.ON_TRACK),
        ("on-going", Status.ONGOING),
        ("not stated", Status.NOT_STATED),
    ],
)
def test_a_status_in_words(words, status):
    assert read(words) is status


@pytest.mark.parametrize("words", ["closed", "Closed.", "CLOSED"])
def test_closed_by_itself_is_unclear(words):
    assert read(words) is None
    assert unclear(words) == "closed"


def test_closed_is_a_note_and_the_plan_asks():
    found = plan("Map the halls,Closed,")
    assert found.unclear == ("closed",)
    assert found.lines[0].status is Status.NOT_STATED
    assert found.lines[0].updates[0].note == "Status in the file: Closed"
    assert "no longer needed" in next(doubt.reason for doubt in found.doubts if doubt.field == "status")


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.CLOSED])
def test_closed_is_what_the_group_says_it_means(status):
    found = plan("Map the halls,Closed,", closed=status.value)
    assert (found.unclear, found.lines[0].status, found.lines[0].updates) == ((), status, ())


def test_closed_as_the_only_word_of_an_update_is_asked_about_too():
    assert plan("Map the halls,,closed").unclear == ("closed",)
    assert plan("Map the halls,on track,closed").unclear == ()


def test_an_update_that_sounds_like_a_status_does_not_change_the_one_that_is_stated():
    for status in ("not stated", "at risk"):
        [line] = plan(f"Map the halls,{status},complete").lines
        assert (line.status, [update.note for update in line.updates]) == (status, ["complete"])
