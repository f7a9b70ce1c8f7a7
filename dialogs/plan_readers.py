"""Readers of where an action belongs and when it is looked at again: benchmark, project, review."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dialogs import readers
from dialogs.conversation import Doubt, Option, Slots, Unreadable
from dialogs.known import ACTIONS
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from storage import action_lists

LONGEST_NAME = 60
REVIEWED = "done"  # said instead of a day: the review has taken place
_LITTLE = frozenset(("and", "the", "of", "project", "benchmark", "theme"))


def benchmark(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read one of the group's benchmarks, by its name or some words of it."""
    fitting = _fitting(str(raw), here.group.benchmarks)
    if not fitting:
        raise Unreadable(f'I know no benchmark "{raw}". The group has: {"; ".join(here.group.benchmarks)}.')
    if len(fitting) > 1:
        raise Doubt("Which benchmark?", [Option(name, name) for name in fitting])
    return fitting[0]


def project(here: Situation, raw: Any, slots: Slots) -> str:
    """Read a project: one that the plan has already, else a new one, called as typed."""
    said = readers.words(here, raw, slots).strip(" .\"'")
    if len(said) > LONGEST_NAME:
        raise Unreadable('That is long for a project. Give it a short name, such as "taxis".')
    fitting = _fitting(said, projects(here))
    return fitting[0] if len(fitting) == 1 else said[:1].upper() + said[1:]


def known_project(here: Situation, raw: Any) -> str:
    """Return the project of the plan that is meant; raise Unreadable with those there are.

    Who sees nothing but their own actions is not told what others there are: their list is empty.
    """
    fitting = _fitting(str(raw), projects(here))
    if not fitting and reach(here.member, Right.ASK) == "own":
        return str(raw)
    if not fitting:
        there = "; ".join(projects(here))
        raise Unreadable(
            f'No action is in a project "{raw}". '
            + (f"The plan has: {there}." if there else "The plan has no project.")
        )
    return fitting[0]


def projects(here: Situation) -> list[str]:
    """Return the projects of the plan."""
    return here.known.once(ACTIONS, "projects", lambda: action_lists.projects(here.session, here.group_id))


def tag(here: Situation, said: str) -> dict[str, str]:
    """Return what a bare tag means: a benchmark or a theme of the group that it fits, else a project."""
    for name, known in (("benchmark", here.group.benchmarks), ("theme", here.group.themes)):
        if len(fitting := _fitting(said, known)) == 1:
            return {name: fitting[0]}
    return {"project": said}


def review(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read when an action is to be looked at again: `date` is the last day of what was said, None once it is done."""
    if raw == REVIEWED or str(raw).strip().casefold() in ("done", "reviewed", "none", "no review"):
        return {"text": REVIEWED, "date": None}
    read = raw if isinstance(raw, dict) else deadlines.read(str(raw), here.reading).as_json()
    if read["date"] is None:
        raise Unreadable('For a review I need a day or a month, such as "6 April" or "October".')
    if date.fromisoformat(read["date"]) < here.today:
        raise Unreadable(
            f'{long_date(date.fromisoformat(read["date"]))} is past. Give a day to come, such as "October".'
        )
    return {"text": read["text"], "date": read["date"]}


def show_review(value: dict[str, Any]) -> str:
    """Say a review: the day in full, with the words it came from."""
    if value["date"] is None:
        return "done, none planned"
    return f'{long_date(date.fromisoformat(value["date"]))} ("{value["text"]}")'


def _fitting(said: str, names: Sequence[str]) -> list[str]:
    """Return the names that are said, or else those that hold all the words said."""
    words = [word.strip(".,;:\"'") for word in said.casefold().split()]
    wanted = [word.removesuffix("s") for word in words if word not in _LITTLE and word]
    if not wanted:
        return []
    exact = [name for name in names if name.casefold() == said.strip().casefold()]
    held = [name for name in names if set(wanted) <= {word.removesuffix("s") for word in name.casefold().split()}]
    begun = [name for name in names if " ".join(wanted) in name.casefold()]
    return exact or held or begun
