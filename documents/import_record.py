"""Save what was read from a file: all or nothing in the caller's transaction; the same file twice changes nothing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from documents import compare_register
from documents.compare_plan import Changed, compare, plain, withdrawn
from documents.plan import Plan, PlanLine, Update
from documents.read_training import Register
from rules.calendar import LONDON
from storage import actions, audit, training
from storage.action_history import ActionUpdate
from storage.actions import Action, Due
from storage.audit import Change
from storage.types import columns

LATER = "as in the later version of the file"  # the reason kept with the deadline before


class NotChanged(LookupError):
    """The file changes nothing under that ref."""

    def __init__(self, unknown: Iterable[str], changed: Iterable[str]) -> None:
        """Take the refs asked for and those there are, so that the sentence can name them."""
        there = ", ".join(changed)
        known = f"it changes {there}" if there else "it changes no line of the record"
        super().__init__(f"The file changes nothing under {', '.join(unknown)}: {known}.")


@dataclass(frozen=True, slots=True)
class Saved:
    """What an import came to.

    `differing`: refs that are in the record with other words, and were left as they are; `taken`: those whose words
    were taken over from the file.
    """

    added: int
    unchanged: int
    differing: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def save_plan(session: Session, change: Change, plan: Plan, accept: Collection[str] = ()) -> Saved:
    """Add the plan's new lines; a line the record has keeps what people have said since, but for the refs accepted.

    Those take over what differs, with the earlier words in their history. Raises NotChanged, and then nothing is
    saved, for a ref that has no difference.
    """
    difference = compare(session, change.group_id, plan)
    changed = {each.ref: each for each in difference.changed}
    if unknown := [ref for ref in accept if ref not in changed]:
        raise NotChanged(unknown, changed)
    a = columns(Action)
    used = set(session.scalars(select(a.ref).where(a.group_id == change.group_id)))
    wanted = {line.ref for line in difference.new if line.ref}
    first = int(actions.next_number(session, change.group_id))
    numbers = (str(number) for number in count(first) if str(number) not in used | wanted)
    gone = withdrawn(session, change.group_id)
    for line in difference.new:
        before = gone.get(line.ref or "")
        if before is not None and plain(before.title) == plain(line.title):
            _bring_back(session, change, line, before)
        else:
            _add(session, change, line, line.ref if line.ref and line.ref not in used else next(numbers))
    for each in difference.changed:
        if each.ref in accept:
            _take(session, change, each)
    left = tuple(ref for ref in changed if ref not in accept)
    return Saved(len(difference.new), difference.same, left, tuple(ref for ref in changed if ref in accept))


def save_register(session: Session, change: Change, register: Register) -> Saved:
    """Add the register's sessions that the record does not have as often as the file."""
    beside = compare_register.compare(session, change.group_id, register)
    for read in beside.new:
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
            benchmark=read.benchmark,
        )
    return Saved(len(beside.new), beside.same)


def _add(session: Session, change: Change, line: PlanLine, ref: str) -> None:
    action = actions.add(
        session,
        change,
        ref=ref,
        theme=line.theme,
        benchmark=line.benchmark,
        project=line.project,
        title=line.title,
        owners=[owner.as_json() for owner in line.owners],
        due=_due(line),
        status=line.status,
        review_on=line.review,
    )
    _report(session, change, action.id or 0, line.updates, line.evidence)


def _bring_back(session: Session, change: Change, line: PlanLine, action: Action) -> None:
    """Bring back a line whose import was undone: under its own ref, and as the file has it now."""
    due = _due(line)
    values: dict[str, Any] = {
        "theme": line.theme,
        "benchmark": line.benchmark,
        "project": line.project,
        "review_on": line.review,
    }
    values |= {"deadline_text": due.text, "deadline_class": due.kind, "due_on": due.on, "precision": due.precision}
    values |= {"external": due.external, "status": line.status, "title": line.title}
    owners = [owner.as_json() for owner in line.owners]
    audit.amend(session, change, action, voided_at=None, owners=owners, **values)
    actions.restore_owners(session, action)
    _report(session, change, action.id or 0, line.updates, line.evidence)


def _take(session: Session, change: Change, changed: Changed) -> None:
    """Take over what the file says of a line; each earlier deadline, owner and wording stays in its history."""
    line = changed.line
    tags = {"title": line.title, "theme": line.theme, "benchmark": line.benchmark, "project": line.project}
    tags = {name: words for name, words in tags.items() if changed.has(name)}
    action = actions.by_ref(session, change.group_id, changed.ref)
    actions.update(
        session,
        change,
        action,
        status=line.status if changed.has("status") else None,
        due=_due(line) if changed.has("deadline") else None,
        reason=LATER,
        owners=[owner.as_json() for owner in line.owners] if changed.has("owners") else None,
        tags={**tags, "review_on": line.review} if changed.has("review") else tags,
        today=change.at.astimezone(LONDON).date(),
    )
    new = {each.now for each in changed.fields if each.name in ("update", "evidence")}
    updates = [update for update in line.updates if update.note in new]
    _report(session, change, action.id or 0, updates, [link for link in line.evidence if link in new])


def _due(line: PlanLine) -> Due:
    reading = line.deadline
    return Due(
        text=reading.text,
        kind=reading.kind.value,
        on=reading.on,
        precision=reading.precision,
        external="external" in reading.flags,
    )


def _report(
    session: Session, change: Change, action_id: int, updates: Iterable[Update], evidence: Iterable[str]
) -> None:
    """Keep what the file reports. Not by `actions.update`: its old words are history, not an owner's answer today."""
    for note, deadline, link in [
        *((update.note, update.deadline, None) for update in updates),
        *((None, None, link) for link in evidence),
    ]:
        row = ActionUpdate(
            group_id=change.group_id,
            action_id=action_id,
            at=change.at,
            by_name=change.by_name,
            note=note,
            deadline=deadline,
            evidence=link,
        )
        audit.add(session, change, row)
