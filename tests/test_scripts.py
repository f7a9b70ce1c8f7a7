"""The played scripts of `tests/scripts/` get the answers written below their lines.

A comment below a line says what must come of it:
    #= reply      the kinds of the answers, in order (reply, update, refused)
    #> words      stand in the answers (buttons and facts too), in capitals or not
    #^ words      stand in the first line of the last answer
    #! words      stand nowhere in them, hidden data of the card included
    #@ words      stand nowhere in the database when the script has ended
    #? words      why the bot falls short of this script today; the test fails once it does not
"""

import asyncio
import contextlib
import json
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cli import sample_group
from bot.simulator import script
from bot.simulator.play import Event, Stage
from rules.calendar import LONDON

SCRIPTS = sorted((Path(__file__).parent / "scripts").glob("*.txt"))


@dataclass
class Expected:
    """What must come of one line of a script."""

    kinds: list[str] | None = None
    words: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)


def expectations(text: str) -> dict[int, Expected]:
    """Return what is expected of each line, by line number."""
    found: dict[int, Expected] = {}
    above = 0
    for number, row in enumerate(text.split("\n"), 1):
        mark, words = row[:2], row[2:].strip()
        if row and not row.startswith("#"):
            above = number
            found[above] = Expected()
        elif mark == "#=":
            found[above].kinds = words.split()
        elif mark == "#>":
            found[above].words.append(words)
        elif mark == "#^":
            found[above].first.append(words)
        elif mark == "#!":
            found[above].absent.append(words)
        elif mark == "#@":
            found[above].unsaved.append(words)
    return found


def answers_of(events: list[Event]) -> list[Event]:
    return [event for event in events if event["event"] != "said"]


def shown(event: Event) -> str:
    return "\n".join((event["text"], *event["buttons"]))


def falls_short(path: Path) -> list[pytest.MarkDecorator]:
    reasons = [row[2:].strip() for row in path.read_text(encoding="utf-8").split("\n") if row.startswith("#?")]
    return [pytest.mark.xfail(strict=True, raises=AssertionError, reason="; ".join(reasons))] if reasons else []


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem, marks=falls_short(path)) for path in SCRIPTS])
def test_script(path):
    text = path.read_text(encoding="utf-8")
    expected = expectations(text)
    lines = script.read(text, LONDON)
    events: list[Event] = []
    with sample_group.opened(None, None, lines[0].at, LONDON) as (db, group), asyncio.Runner() as runner:
        stage = Stage(db, group, LONDON, lines[0].at, events.append)
        for line in lines:
            events.clear()
            runner.run(stage.play(line))
            check(f"{path.name}:{line.number}", expected[line.number], answers_of(events))
        with contextlib.closing(sqlite3.connect(db.url.database)) as connection:
            saved = "\n".join(connection.iterdump()).casefold()
    assert [words for each in expected.values() for words in each.unsaved if words.casefold() in saved] == []


def check(where: str, expected: Expected, answers: list[Event]) -> None:
    said = "\n---\n".join(f"{event['event']}: {shown(event)}" for event in answers)
    # What the clerk keeps up to date in the channel by itself answers nobody.
    answers = [event for event in answers if (event["event"], event["who"]) != ("update", "channel")]
    if expected.kinds is not None:
        assert [event["event"] for event in answers if event["event"] != "push"] == expected.kinds, f"{where}\n{said}"
    for words in expected.words:
        assert words.casefold() in said.casefold(), f"{where}: {words!r} is missing\n{said}"
    for words in expected.first:
        assert words in shown(answers[-1]).split("\n")[0], f"{where}: {words!r} is not in the first line\n{said}"
    everything = json.dumps(answers, ensure_ascii=False).casefold()
    for words in expected.absent:
        assert words.casefold() not in everything, f"{where}: {words!r} must not be there\n{said}"


def test_every_script_says_what_it_expects():
    assert SCRIPTS
    for path in SCRIPTS:
        expected = expectations(path.read_text(encoding="utf-8")).values()
        assert any(each.kinds or each.words for each in expected), path.name
