"""Sentences as officers type them are read as they are meant: intent and slots."""

from datetime import date
from pathlib import Path

import pytest

from dialogs.language import understand
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def cases():
    for line in Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            intent, text, slots = (part.strip() for part in line.split("|"))
            wanted = dict(pair.strip().split("=", 1) for pair in slots.split(";") if pair.strip())
            yield pytest.param(intent, text, wanted, id=text[:60])


def shown(slots, name):
    """Write a slot as the labels write it."""
    if name == "cohorts":
        return ",".join(f"{cohort['name']}:{cohort['people']}" for cohort in slots.get("cohorts", ()))
    if name == "owners":
        return ",".join(owner["name"] for owner in slots.get("owners", ()))
    if name == "more":
        return ",".join(slots.get("more", ()))
    if name in ("people", "was", "name"):
        return str(slots["cohorts"][0].get(name)) if slots.get("cohorts") else "-"
    value = slots.get(name, "-")
    if isinstance(value, list):
        value = value[0]
    return str(value["date"]) if isinstance(value, dict) and "date" in value else str(value)


@pytest.mark.parametrize(("intent", "text", "wanted"), list(cases()))
def test_a_sentence_is_read_as_it_is_meant(intent, text, wanted):
    read = understand(text, TODAY)
    assert read.intent == intent
    assert {name: shown(read.slots, name) for name in wanted} == wanted
