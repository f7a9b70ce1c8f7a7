"""What `clerk import-plan` and `import-training` print: a file's lines, its doubts, what differs from the record."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from documents.compare_plan import Difference
from documents.compare_register import Beside
from documents.doubts import Doubt
from documents.plan import Plan
from documents.read_training import Register


def plan_json(plan: Plan, difference: Difference | None, today: date) -> dict[str, Any]:
    """Return the contract's document; `colours`: statuses without a meaning; `difference`: beside the record."""
    printed = plan.as_json(today)
    printed |= {"colours": list(plan.unclear)} if plan.unclear else {}
    return printed | {"difference": difference.as_json()} if difference else printed


def plan_text(plan: Plan, difference: Difference | None) -> list[str]:
    """Return the lines a person reads."""
    alike = difference.alike if difference else ()
    return [*_actions(plan), *_difference(difference), *_doubts([*plan.doubts, *alike]), *_unclear(plan.unclear)]


def register_json(register: Register, beside: Beside | None) -> dict[str, Any]:
    """Return the contract's document; `difference` when there is a record."""
    return register.as_json() | ({"difference": beside.as_json()} if beside else {})


def register_text(register: Register, beside: Beside | None) -> list[str]:
    """Return the lines a person reads."""
    doubles = beside.doubles if beside else ()
    return [*_sessions(register), *_beside(beside), *_doubts([*doubles, *register.doubts])]


def _actions(plan: Plan) -> Iterator[str]:
    counts = ", ".join(f"{kind} {count}" for kind, count in plan.counts().items() if kind != "actions")
    yield f"{len(plan.lines)} actions: {counts}"
    for line in plan.lines:
        owners = ", ".join(owner.name for owner in line.owners) or "no owner"
        due = line.deadline.text or "no deadline"
        day = f" ({line.deadline.on.isoformat()})" if line.deadline.on else ""
        yield f"  {line.ref or '-'}\t{line.title}\t{due}{day}\t{owners}"


def _difference(difference: Difference | None) -> Iterator[str]:
    if difference is None:
        return
    yield (
        f"Beside the record: {len(difference.new)} new, {difference.same} the same, {len(difference.changed)} changed, "
        f"{len(difference.missing)} of the record not in the file."
    )
    for changed in difference.changed:
        for field in changed.fields:
            yield f"  {changed.ref}, {field.name}: {field.was or 'nothing'} → {field.now or 'nothing'}"
    for line in difference.missing:
        yield f"  {line.ref}\t{line.title}\tnot in the file; it stays"


def _sessions(register: Register) -> Iterator[str]:
    yield "{sessions} sessions, {people} people".format(**register.counts())
    for session in register.sessions:
        read = session.as_json()
        cohorts = ", ".join(f"{cohort.name} {cohort.people}" for cohort in session.cohorts)
        yield f"  {read['held_on'] or read['year']}\t{session.product_text or 'no product'}\t{cohorts}"


def _beside(beside: Beside | None) -> Iterator[str]:
    if beside is not None:
        yield f"Beside the record: {len(beside.new)} new, {beside.same} the same."


def _doubts(doubts: Sequence[Doubt]) -> Iterator[str]:
    if doubts:
        yield f"{len(doubts)} to look at:"
    blanks: dict[tuple[str, str], list[str]] = {}
    for doubt in doubts:
        if doubt.words:
            yield f"  row {doubt.row}, {doubt.field} {doubt.words!r}: {doubt.reason}"
        else:
            blanks.setdefault((doubt.field, doubt.reason), []).append(str(doubt.row))
    for (field, reason), rows in blanks.items():
        yield f"  row{'s' if len(rows) > 1 else ''} {', '.join(rows)}, {field}: {reason}"


def _unclear(words: Sequence[str]) -> Iterator[str]:
    if words:
        yield f'Say what these mean here, such as --colour {words[0]}="on track": {", ".join(words)}.'
