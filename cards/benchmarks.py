"""Benchmarks as cards: what the group says of itself, and the records that are tagged as evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cards import elements
from cards.elements import Element
from rules.calendar import long_date
from storage.benchmarks import BenchmarkAssessment, Tagged, TaggedAction, TaggedSession

TITLE = "Assurance evidence"
OWN_WORDS = "The assessments are the group's own words; I work out no score."
OFFERED = 4  # benchmarks that are a button


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is for one benchmark."""

    benchmark: str
    assessment: BenchmarkAssessment | None
    actions: Sequence[TaggedAction]
    sessions: Sequence[TaggedSession]


def assessed(said: BenchmarkAssessment | None) -> str:
    """Say what the group said last."""
    if said is None:
        return "not assessed yet"
    note = f": {said.note}" if said.note else ""
    return f"{said.level}, {long_date(said.as_of_on)}, {said.by_name}{note}"


def line(benchmark: str, said: BenchmarkAssessment | None, counted: Tagged | None) -> str:
    """Say one benchmark in a line."""
    counted = counted or Tagged()
    return (
        f"{benchmark}: {assessed(said)} · {counted.actions} {_plural('action', counted.actions)}, "
        f"{counted.sessions} training {_plural('session', counted.sessions)}"
    )


def overview(lines: Sequence[str], names: Sequence[str], today: date, *, may_assess: bool) -> Element:
    """Return all benchmarks, a line each."""
    body = [elements.text(TITLE, large=True), elements.text(f"{OWN_WORDS} As of {long_date(today)}.", subtle=True)]
    body += [elements.text(one) for one in lines]
    buttons = [elements.button(name, "assurance", {"benchmark": name}) for name in names[:OFFERED]]
    return elements.card(body, [*buttons, *_assess(may_assess)])


def told(found: Evidence) -> str:
    """Say the evidence for one benchmark in plain text."""
    said = [f"Evidence for {found.benchmark}", f"The group's own assessment: {assessed(found.assessment)}"]
    return "\n".join([*said, *_records(found), OWN_WORDS])


def evidence(found: Evidence, today: date, more: Mapping[str, Any] | None, *, may_assess: bool) -> Element:
    """Return the evidence for one benchmark; `more` is what the next page asks for."""
    body = [
        elements.text(f"Evidence for {found.benchmark}", large=True),
        elements.facts([("The group's own assessment", assessed(found.assessment))]),
    ]
    body += [elements.text(one) for one in _records(found)]
    body.append(elements.text(f"{OWN_WORDS} As of {long_date(today)}.", subtle=True))
    buttons = [elements.button("Show more", "assurance", more)] if more else []
    known = {"benchmark": found.benchmark}
    return elements.card(body, [*buttons, elements.button("All benchmarks", "assurance"), *_assess(may_assess, known)])


def _records(found: Evidence) -> list[str]:
    records = [_action(one) for one in found.actions] + [_session(one) for one in found.sessions]
    return records or ["No action or training session is tagged with it yet."]


def _action(one: TaggedAction) -> str:
    done = f" {long_date(one.completed_on)}" if one.completed_on else ""
    return f"Action {one.ref} {one.title} · {one.status}{done}"


def _session(one: TaggedSession) -> str:
    day = long_date(one.held_on) if one.held_on else "day not stated"
    return f"Training {one.product or 'not stated'} · {day} · {one.people} people"


def _assess(may_assess: bool, known: Mapping[str, Any] | None = None) -> list[Element]:
    return [elements.button("Assess a benchmark", "assess_benchmark", known)] if may_assess else []


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"
