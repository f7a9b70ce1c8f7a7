"""Is this session logged already? Said on the summary, before anything is saved; the person decides."""

from datetime import date

from dialogs.conversation import Facts, Slots
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import training
from storage.training import TrainingCohort, TrainingSession


def of(here: Situation, slots: Slots) -> Facts:
    """Return what to ask where a session of that day has the same product and people, or the same cohort and people."""
    day = date.fromisoformat(slots["held_on"])
    for held in training.on_day(here.session, here.group_id, day):
        rows = training.cohorts_of(here.session, here.group_id, held.id or 0)
        if _same(slots, held, rows):
            who = here.known.by_id.get(held.logged_by_id)
            by = f", logged by {who.name}" if who else ""
            people = ", ".join(f"{row.people} {row.name}" for row in rows)
            said = f"{people}, {held.product or held.product_text or 'product not stated'}, {long_date(day)}{by}"
            return [("Logged twice?", f'This looks like {said}. "Yes" logs it again, "no" drops it.')]
    return []


def _same(slots: Slots, held: TrainingSession, rows: list[TrainingCohort]) -> bool:
    said = {(cohort["name"], cohort["people"]) for cohort in slots["cohorts"]}
    if any((row.name, row.people) in said for row in rows):
        return True
    product = (slots.get("product") or {}).get("name")
    people = sum(cohort["people"] for cohort in slots["cohorts"])
    return product is not None and product == held.product and people == sum(row.people for row in rows)
