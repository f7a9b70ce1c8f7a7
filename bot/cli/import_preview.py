"""What `clerk import-plan` and `import-training` print: a file's lines, its doubts, what differs from the record."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from documents.compare_plan import Difference
from documents.doubts import Doubt
from documents.plan import Plan
from documents.read_training import Register


def plan_json(plan: Plan, difference: Difference | None, today: date) -> dict[str, Any]:
    """Return the contract's document; `colours` when some have no meaning, `difference` when there is a record."""
    printed = plan.as_json(today)
    printed |= {"colours": list(plan.colours)} if plan.colours else {}
    return printed | {"difference": difference.as_json()} if difference else printed


def plan_text(plan: Plan, difference: Difference | None) -> list[str]:
    """Return the lines a person reads."""
    alike = difference.alike if difference else ()
    return [*_actions(plan), *_difference(difference), *_doubts([*plan.doubts, *alike]), *_colours(plan.colours)]


def register_text(register: Register) -> list[str]:
    """Return the lines a person reads."""
    return [*_sessions(register), *_doubts(register.doubts)]


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


def _colours(colours: Sequence[str]) -> Iterator[str]:
    if colours:
        yield f'Say what these colours mean here, such as --colour {colours[0]}="on track": {", ".join(colours)}.'
