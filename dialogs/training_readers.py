"""Readers of a training session's fields: when, who by cohort and how many, which product, how it was given."""

import re
from datetime import date
from typing import Any

from dialogs import language
from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.readers import words
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from rules.deadlines import DeadlineClass

MOST_PEOPLE = 100_000  # more than any council employs: a slip of the finger
MOST_NAMES = 2  # two trainers may give a session together
_LISTED = re.compile(r"\s*(?:[,;\n/&+]|\band\b)\s*", re.IGNORECASE)
_IN_ALL = re.compile(r"\(\d+ in all\)")  # what `show_cohorts` adds comes back from a form


def held_on(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read the day a session was held: today or before."""
    read = deadlines.read(str(raw), here.reading, past=True)
    if read.kind != DeadlineClass.DATE or read.on is None:
        why = f"{read.question} " if "impossible" in read.flags and read.question else ""
        raise Unreadable(f'{why}I need the day it was held, such as "yesterday", "last Friday" or "12 March".')
    if read.on > here.today:
        raise Unreadable(
            f'{long_date(read.on)} is still to come; training is logged once it was held. Try "today" or "12 March".'
        )
    return read.on.isoformat()


def show_day(value: str) -> str:
    """Say a day in full."""
    return long_date(date.fromisoformat(value))


def cohorts(here: Situation, raw: Any, _slots: Slots) -> list[dict[str, Any]]:
    """Read who was trained: cohorts with a headcount each, never names."""
    read = raw if isinstance(raw, list) else language.read_cohorts(_IN_ALL.sub("", str(raw)), here.vocabulary)
    if not read:
        raise Unreadable(
            'I could not read who was trained. Try "31 crossing patrol staff" or "22 social care and 3 volunteers".'
        )
    for cohort in read:
        people = cohort.get("people")
        if not isinstance(people, int) or isinstance(people, bool):
            said = cohort.get("words") or cohort.get("name") or "that"
            raise Unreadable(f'I need a number of people, not "{said}": "22 social care staff".')
        if people < 1:
            raise Unreadable(f'{people} is not a number of people trained. Try "22 social care staff".')
        if people > MOST_PEOPLE:
            raise Unreadable(f'{people} is more than I can believe in one session. Try "22 social care staff".')
    return [
        {
            "name": cohort["name"] or "Not stated",
            "people": cohort["people"],
            "as_said": cohort.get("as_said") or cohort["name"] or "",
        }
        for cohort in read
    ]


def benchmark(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read one of the group's benchmarks, by its name or words of it."""
    said = words(here, raw, {})
    wanted = set(said.casefold().split())
    fitting = [name for name in here.group.benchmarks if wanted and wanted <= set(name.casefold().split())]
    exact = [name for name in fitting if name.casefold() == said.casefold()]
    if len(fitting) == 1 or exact:
        return (exact or fitting)[0]
    if fitting:
        raise Doubt(f'Which benchmark is "{said}"?', [Option(name, name) for name in fitting[:4]])
    raise Unreadable(f"I do not know that benchmark. The group has: {'; '.join(here.group.benchmarks)}.")


def trainer(here: Situation, raw: Any, slots: Slots) -> str:
    """Read who gave the training: a person or provider, never those who attended."""
    return _one_name(here, raw, slots, 'Give the trainer or provider, such as "Community Safety".')


def venue(here: Situation, raw: Any, slots: Slots) -> str:
    """Read where it was held."""
    return _one_name(here, raw, slots, 'Give one place, such as "Town Hall".')


def show_cohorts(value: list[dict[str, Any]]) -> str:
    """Say cohorts: "22 Social care staff, 3 Volunteers (25 in all)"."""
    said = ", ".join(f"{cohort['people']} {cohort['name']}" for cohort in value)
    return f"{said} ({sum(cohort['people'] for cohort in value)} in all)" if len(value) > 1 else said


def product(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read a training product: the group's name for it, and the words as said. Asks where it has no such name."""
    if isinstance(raw, dict):
        read, said = raw, raw.get("text") or raw.get("name") or ""
    else:
        said = words(here, raw, {})
        read = language.read_product(said, here.vocabulary) or {}
    if not read.get("name") and not read.get("kept"):
        products = here.vocabulary.products
        near = sorted(products, key=lambda name: not _share_a_word(" ".join((name, *products[name])), said))
        options = [Option(name, {"name": name, "text": said}) for name in near[:3]]
        kept = {"name": None, "text": said, "kept": True}
        raise Doubt(f'Which training was "{said}"?', [*options, Option("Something else", kept)])
    return {"name": read.get("name"), "text": read.get("text") or said}


def show_product(value: dict[str, Any] | None) -> str:
    """Say a product by the group's name, and as said where that differs."""
    if value is None:
        return "not stated"
    if value["name"] and value["name"].casefold() != value["text"].casefold():
        return f'{value["name"]} ("{value["text"]}")'
    return str(value["name"] or value["text"])


def mode(_here: Situation, raw: Any, _slots: Slots) -> str:
    """Read how training was given."""
    read = language.read_mode(str(raw))
    if read is None:
        raise Unreadable('I could not read how it was given. Try "classroom", "virtual" or "e-learning".')
    return read


def _one_name(here: Situation, raw: Any, slots: Slots, example: str) -> str:
    """Read a short name; what looks like a list of people is refused, because attendees have no names here."""
    said = words(here, raw, slots)
    if len(_LISTED.split(said)) > MOST_NAMES:
        raise Unreadable(f"That looks like a list of names, and the register counts people without names. {example}")
    return said


def _share_a_word(name: str, said: str) -> bool:
    return not set(name.casefold().split()).isdisjoint(said.casefold().split())
