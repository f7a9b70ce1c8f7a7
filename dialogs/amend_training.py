"""Correct the session one logged last: "sorry make that 24 not 22". What it said before is kept."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dialogs import corrections, log_training, training_readers
from dialogs.conversation import Facts, Field, Refused, Slots, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import financial_year
from storage import training
from storage.audit import Change
from storage.members import Role
from storage.training import TrainingSession


def fill(here: Situation, slots: Slots) -> Slots:
    """Find the session meant: the last of one's own that has the cohort or figure named, else the last.

    The chair and the coordinator correct anybody's.
    """
    own = None if here.member.role in (Role.CHAIR, Role.COORDINATOR) else here.member.id
    held = training.recent(here.session, here.group_id, own)
    if not held:
        raise Refused('You have logged no training session that I could correct. Say "log training" to record one.')
    said = slots.get("cohorts") or ()
    meant = next((each for each in held if _has(here, each, said)), held[0])
    return log_training.fill(here, slots) | {"session_id": meant.id}


def _has(here: Situation, held: TrainingSession, said: Iterable[Any]) -> bool:
    """Return whether a session has a cohort of that name, or the figure that is to be replaced."""
    rows = training.cohorts_of(here.session, here.group_id, held.id or 0)
    changes = [change for change in said if isinstance(change, dict)]
    return any(change.get("name") == row.name or change.get("was") == row.people for change in changes for row in rows)


def corrected(here: Situation, raw: object, slots: Slots) -> list[dict[str, object]]:
    """Return all the session's cohorts with the correction in its place."""
    return corrections.worked_in(here, _now(here, slots), raw)


def _now(here: Situation, slots: Slots) -> list[dict[str, object]]:
    return [
        {"name": row.name, "people": row.people, "as_said": row.as_said}
        for row in training.cohorts_of(here.session, here.group_id, slots["session_id"])
    ]


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what changes: was and now."""
    held = _session(here, slots)
    rows = training.cohorts_of(here.session, here.group_id, held.id or 0)
    was = {row.name: row.people for row in rows}
    facts = [("Session", f"{held.product or held.product_text}, {training_readers.show_day(_day(held))}")]
    for cohort in slots.get("cohorts") or ():
        before = was.get(cohort["name"])
        if before != cohort["people"]:
            facts.append((cohort["name"], f"{before} → {cohort['people']}"))
    if slots.get("cohorts"):
        total = sum(cohort["people"] for cohort in slots["cohorts"])
        facts.append(("Total", f"{sum(was.values())} → {total}"))
    if slots.get("held_on"):
        facts.append(
            ("Held", f"{training_readers.show_day(_day(held))} → {training_readers.show_day(slots['held_on'])}")
        )
    if slots.get("product"):
        facts.append(
            ("Product", f"{held.product or held.product_text} → {training_readers.show_product(slots['product'])}")
        )
    if slots.get("agency"):
        agencies = ", ".join(sorted({row.agency for row in rows if row.agency})) or "not stated"
        facts.append(("Agency or directorate", f"{agencies} → {slots['agency']}"))
    shown = [(name, label) for name, label in log_training.SHOWN.items() if slots.get(name)]
    return [*facts, *((label, f"{getattr(held, name) or 'not stated'} → {slots[name]}") for name, label in shown)]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the correction; the earlier figures stay in the audit trail."""
    held = _session(here, slots)
    if slots.get("cohorts") or slots.get("agency"):
        slots = slots | {"cohorts": slots.get("cohorts") or _now(here, slots)}
        training.set_cohorts(here.session, change, held, log_training.as_cohorts(here, slots))
    if slots.get("held_on"):
        held_on = date.fromisoformat(slots["held_on"])
        training.amend(here.session, change, held, held_on=held_on, year=financial_year(held_on))
    if slots.get("product"):
        product = slots["product"]
        training.amend(here.session, change, held, product=product["name"], product_text=product["text"])
    said = {name: slots[name] for name in log_training.SHOWN if slots.get(name)}
    training.amend(here.session, change, held, **said)
    people = sum(row.people for row in training.cohorts_of(here.session, here.group_id, held.id or 0))
    return f"Corrected: that session now has {people} people. {log_training.stands_at(here, held.year, held.mode)}"


def _session(here: Situation, slots: Slots) -> TrainingSession:
    return training.get(here.session, here.group_id, slots["session_id"])


def _day(held: TrainingSession) -> str:
    return held.held_on.isoformat() if held.held_on else ""


OTHERS = ("held_on", "product", "agency", *log_training.SHOWN)
CONVERSATION = Write(
    intent="amend_training",
    title="Correct your last training session",
    fields=(
        Field(
            "cohorts",
            "Corrected figures",
            'What should it say? For example "24 not 22" or "13 March".',
            corrected,
            training_readers.show_cohorts,
            required=lambda _here, slots: not any(slots.get(name) for name in OTHERS),
        ),
        Field(
            "held_on",
            "Date held",
            "When was it held?",
            training_readers.held_on,
            training_readers.show_day,
            lambda *_: False,
        ),
        Field(
            "product",
            "Training product",
            "Which training was it?",
            training_readers.product,
            training_readers.show_product,
            lambda *_: False,
        ),
        *log_training.MORE,
    ),
    fill=fill,
    summary=summary,
    save=save,
    right=Right.LOG_TRAINING,
)
