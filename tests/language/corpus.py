"""The labelled corpus: what officers type, what they mean by it, and what the bot reads.

`open` is what the rules were written with; `held_back` was written by people who had not seen the rules, and was
first read by the bot when they were done. Everything is read on Tuesday 9 February 2027, before a meeting on 2 March.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dialogs.language import understand
from rules import deadlines, safeguarding

TODAY = deadlines.Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))
PARTS = ("open", "held_back")
ORDINARY = "ordinary"
# Slots whose words are the user's own: a capital, an article or a full stop more or less is no misreading.
OWN_WORDS = ("action", "title", "item", "decision", "about", "what", "note", "evidence", "measure", "trainer", "more")


@dataclass(frozen=True, slots=True)
class Judged:
    """One case: its label (class, intent or kind), whether that was read, whether all of it was, and what was."""

    label: str
    text: str
    label_right: bool
    right: bool
    read: str


def cases(part: str, name: str) -> list[list[str]]:
    """Return the lines of a file as their fields, those left out at the end as empty texts."""
    lines = (Path(__file__).parent / part / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    fields = [[each.strip() for each in line.split("|")] for line in lines if line.strip() and line[0] != "#"]
    return [[*found, *[""] * (FIELDS[name] - len(found))] for found in fields]


def judged(part: str, name: str) -> list[Judged]:
    """Read every case of a file."""
    return [JUDGES[name](*case) for case in cases(part, name)]


def date_phrase(text: str, kind: str, day: str, extras: str) -> Judged:
    """Judge `phrase | class | date or - | extras`; extras: start=, time=, options=, past, `ask` for a question."""
    wanted = _pairs(extras)
    reading = deadlines.read(text, TODAY, past="past" in wanted).as_json()
    right = reading["class"] == kind
    asked = reading["question"] is not None
    # Where the bot asks, the date is what it suggests, and a label need not name one.
    whole = (right and (reading["date"] or "-") == day) or (right and asked and day == "-")
    whole &= kind == "EVENT" or asked == ("ask" in wanted)
    whole &= all(str(reading[name]) == wanted[name] for name in ("start", "time") if name in wanted)
    whole &= ",".join(reading["options"]) == wanted.get("options", ",".join(reading["options"]))
    shown = [f"{name}={reading[name]}" for name in ("class", "date", "start", "time", "question") if reading[name]]
    return Judged(kind, text, right, whole, "; ".join(shown))


def sentence(intent: str, text: str, slots: str) -> Judged:
    """Judge `intent | sentence | slots`; only the slots labelled are looked at, and `-` says that one is absent."""
    wanted = {name: _plain(name, value) for name, value in _pairs(slots).items()}
    read = understand(text, TODAY)
    found = {name: _plain(name, _shown(read.slots, name)) for name in wanted}
    right = read.intent == intent
    wrong = {name: found[name] for name in wanted if found[name] != wanted[name]}
    return Judged(intent, text, right, right and not wrong, f"{read.intent} {wrong or ''} not {wanted}")


def guarded(kind: str, text: str) -> Judged:
    """Judge `kind | text`. The label is right when the text was stopped, whatever for, or rightly let through."""
    found = safeguarding.check(text)
    read = ORDINARY if found is None else found.value
    return Judged(kind, text, (read == ORDINARY) == (kind == ORDINARY), read == kind, read)


JUDGES: dict[str, Callable[..., Judged]] = {"dates": date_phrase, "sentences": sentence, "guard": guarded}
FIELDS = {"dates": 4, "sentences": 3, "guard": 2}


def _pairs(text: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in text.split(";") if pair.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _shown(slots: dict[str, Any], name: str) -> str:
    """Write a slot as the labels write it."""
    if name == "cohorts":
        return ",".join(f"{cohort['name']}:{cohort['people']}" for cohort in slots.get("cohorts", ()))
    if name in ("people", "was", "name"):
        return str(slots["cohorts"][0].get(name)) if slots.get("cohorts") else "-"
    value = slots.get(name, "-")
    return ",".join(map(_one, value)) if isinstance(value, list) else _one(value)


def _one(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["date"] if "date" in value else value["name"])
    return str(value)


def _plain(name: str, value: str) -> str:
    if name in ("cohorts", "name"):
        return value.casefold()
    if name not in OWN_WORDS:
        return value.removesuffix("%")
    return re.sub(r"^(?:the|an?|our|my) ", "", value.casefold().strip(" .!?\"'"))
