"""A register beside the record: which of its sessions are there already, and which look as if they were."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Connected

from documents.doubts import Doubt
from documents.read_training import Register, Session
from rules.calendar import long_date
from storage.training import TrainingCohort, TrainingSession
from storage.types import columns

LOGGED = "It looks like {}, which is logged already. If it is the same session, take the row out of the file."
TWICE = "Row {} says the same. If it is the same session, take one of them out of the file."

People = Sequence[tuple[str, int]]  # each cohort with its headcount


@dataclass(frozen=True, slots=True)
class Beside:
    """A register against the record. A session that is there already is not new; `doubles` are new ones to look at."""

    new: tuple[Session, ...]
    same: int
    doubles: tuple[Doubt, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what `clerk import-training --json` prints of it."""
        return {
            "new": [session.as_json() for session in self.new],
            "same": self.same,
            "doubles": [doubt.as_json() for doubt in self.doubles],
        }


@dataclass(slots=True)
class _Held:
    """A session of the record: its cohorts by every name they have, in small letters, and what it is called."""

    held_on: date | None
    year: int
    product: str | None
    product_text: str
    cohorts: list[tuple[str, str, int]] = field(default_factory=list)  # name, as said, people

    def people(self) -> People:
        return [(name, people) for name, _said, people in self.cohorts]

    def in_words(self) -> str:
        people = ", ".join(f"{count} {name}" for name, count in self.people())
        day = long_date(self.held_on) if self.held_on else "without a day"
        return f"{people}, {self.product or self.product_text or 'product not stated'}, {day}"


def is_double(people: People, product: str | None, held: People, held_product: str | None) -> bool:
    """Tell whether two sessions of a day look like one: a cohort of the same size, or as many people on one product."""
    if not set(people).isdisjoint(held):
        return True
    alike = product is not None and product == held_product
    return alike and sum(count for _name, count in people) == sum(count for _name, count in held)


def compare(session: Connected, group_id: int, register: Register) -> Beside:
    """Compare a register with the group's record; only reads.

    A row of the file stands for one cohort of a session. Of two equal rows the record has to have two as well, or one
    of them is new.
    """
    held = _held(session, group_id, {each.year for each in register.sessions})
    left: dict[tuple[date | None, int, int], list[tuple[_Held, set[str]]]] = defaultdict(list)
    for one in held:
        for name, said, people in one.cohorts:
            left[one.held_on, one.year, people].append((one, _names(name, said)))
    new = tuple(each for each in register.sessions if not _taken_from(left, each))
    return Beside(new, len(register.sessions) - len(new), tuple(_doubles(new, held)))


def _taken_from(left: dict[tuple[date | None, int, int], list[tuple[_Held, set[str]]]], read: Session) -> bool:
    """Tell whether the record has a session; what was found is not found a second time."""
    cohort = read.cohorts[0]
    there = left[read.held_on, read.year, cohort.people]
    called = _names(read.product, read.product_text)
    for at, (held, names) in enumerate(there):
        products = _names(held.product, held.product_text)
        if names & _names(cohort.name, cohort.as_said) and (called & products or called == products):
            del there[at]
            return True
    return False


def _doubles(new: Sequence[Session], held: Sequence[_Held]) -> Iterator[Doubt]:
    by_day: dict[date, list[_Held]] = defaultdict(list)
    for one in held:
        if one.held_on:
            by_day[one.held_on].append(one)
    seen: dict[tuple[object, ...], int] = {}
    for read in new:
        people = [(cohort.name, cohort.people) for cohort in read.cohorts]
        that_day = by_day[read.held_on] if read.held_on else []
        like = next((one for one in that_day if _is_like(read, people, one)), None)
        key = (read.held_on, read.year, read.product or read.product_text, *people)
        if like is not None:
            yield Doubt(read.row, "session", _said(read), LOGGED.format(like.in_words()))
        elif key in seen:
            yield Doubt(read.row, "session", _said(read), TWICE.format(seen[key]))
        seen.setdefault(key, read.row)


def _is_like(read: Session, people: People, held: _Held) -> bool:
    return is_double(people, read.product, held.people(), held.product)


def _said(read: Session) -> str:
    return f"{', '.join(f'{cohort.people} {cohort.name}' for cohort in read.cohorts)}, {read.product_text}".strip(", ")


def _names(*names: str | None) -> set[str]:
    return {name.casefold() for name in names if name}


def _held(session: Connected, group_id: int, years: Collection[int]) -> list[_Held]:
    s, c = columns(TrainingSession), columns(TrainingCohort)
    found = (
        select(s.id, s.held_on, s.year, s.product, s.product_text, c.name, c.as_said, c.people)
        .join(TrainingCohort, (c.group_id == s.group_id) & (c.session_id == s.id))
        .where(s.group_id == group_id, s.year.in_(sorted(years)), s.voided_at.is_(None), c.voided_at.is_(None))
        .order_by(s.id, c.id)
    )
    held: dict[int, _Held] = {}
    for key, held_on, year, product, said, name, as_said, people in session.execute(found):
        held.setdefault(key, _Held(held_on, year, product, said)).cohorts.append((name, as_said, people))
    return list(held.values())
