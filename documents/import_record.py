"""Save what was read from a file: all or nothing in the caller's transaction; the same file twice changes nothing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents.plan import Plan, PlanLine
from documents.read_training import Register
from storage import action_lists, actions, audit, training
from storage.action_history import ActionUpdate
from storage.action_lists import Filter, Line
from storage.actions import Action, Due
from storage.audit import Change
from storage.training import Cohort
from storage.types import columns


@dataclass(frozen=True, slots=True)
class Saved:
    """What an import came to. `differing`: refs that are in the record with other words; they were left as they are."""

    added: int
    unchanged: int
    differing: tuple[str, ...] = ()


def save_plan(session: Session, change: Change, plan: Plan) -> Saved:
    """Add the plan's lines that the record does not have; a line it has keeps what people have said since."""
    lines = action_lists.lines(session, change.group_id, Filter(open_only=False))
    by_ref = {line.ref: line for line in lines}
    by_title = {line.title.casefold(): line for line in lines}
    a = columns(Action)
    used = set(session.scalars(select(a.ref).where(a.group_id == change.group_id)))
    withdrawn = used - by_ref.keys()  # an undone action keeps its ref
    first = int(actions.next_number(session, change.group_id))
    numbers = (str(number) for number in count(first) if str(number) not in used)
    used |= {line.ref for line in plan.lines if line.ref}
    added, differing = 0, []
    for line in plan.lines:
        ref = line.ref if line.ref not in withdrawn else None
        known = by_ref.get(ref) if ref else by_title.get(line.title.casefold())
        if known is None:
            _add(session, change, line, ref or next(numbers))
            added += 1
        elif _differs(known, line):
            differing.append(known.ref)
    return Saved(added, len(plan.lines) - added - len(differing), tuple(differing))


def save_register(session: Session, change: Change, register: Register) -> Saved:
    """Add the register's sessions that the record does not have as often as the file."""
    known = Counter(
        _key(held.held_on, held.year, held.product_text, _cohorts(session, held))
        for held in training.of_group(session, change.group_id)
        if held.voided_at is None
    )
    added = 0
    for read in register.sessions:
        key = _key(read.held_on, read.year, read.product_text, read.cohorts)
        if known[key]:
            known[key] -= 1
            continue
        training.log(
            session,
            change,
            held_on=read.held_on,
            year=read.year,
            cohorts=read.cohorts,
            product_text=read.product_text,
            product=read.product,
            mode=read.mode,
            trainer=read.trainer,
            venue=read.venue,
        )
        added += 1
    return Saved(added, len(register.sessions) - added)


def _add(session: Session, change: Change, line: PlanLine, ref: str) -> None:
    reading = line.deadline
    action = actions.add(
        session,
        change,
        ref=ref,
        theme=line.theme,
        title=line.title,
        owners=[owner.as_json() for owner in line.owners],
        due=Due(
            text=reading.text,
            kind=reading.kind.value,
            on=reading.on,
            precision=reading.precision,
            external="external" in reading.flags,
        ),
        status=line.status,
    )
    reports: list[tuple[str | None, str | None, str | None]] = [
        (said.note, said.deadline, None) for said in line.updates
    ]
    reports += [(None, None, evidence) for evidence in line.evidence]
    for note, deadline, evidence in reports:
        # Not `actions.update`: the file's old words are history, not an owner's answer of today.
        row = ActionUpdate(
            group_id=change.group_id,
            action_id=action.id or 0,
            at=change.at,
            by_name=change.by_name,
            note=note,
            deadline=deadline,
            evidence=evidence,
        )
        audit.add(session, change, row)


def _differs(known: Line, line: PlanLine) -> bool:
    owners = [(owner["kind"], owner["name"]) for owner in known.owners]
    return (known.title, known.theme, known.deadline_text, owners) != (
        line.title,
        line.theme,
        line.deadline.text,
        [(owner.kind, owner.name) for owner in line.owners],
    )


def _cohorts(session: Session, held: training.TrainingSession) -> list[Cohort]:
    rows = training.cohorts_of(session, held.group_id, held.id or 0)
    return [Cohort(row.name, row.people) for row in rows]


def _key(held_on: object, year: int, product: str, cohorts: Iterable[Cohort]) -> tuple[object, ...]:
    people = sorted((cohort.name.casefold(), cohort.people) for cohort in cohorts)
    return (held_on, year, product.casefold(), *people)
