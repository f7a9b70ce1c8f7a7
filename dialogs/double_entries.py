"""Is this session logged already? Said on the summary, before anything is saved; the person decides."""

from datetime import date

from dialogs.conversation import Facts, Slots
from dialogs.situation import Situation
from documents.compare_register import is_double
from rules.calendar import long_date
from storage import training


def of(here: Situation, slots: Slots) -> Facts:
    """Return what to ask where a session of that day has the same product and people, or the same cohort and people."""
    day = date.fromisoformat(slots["held_on"])
    said = [(cohort["name"], cohort["people"]) for cohort in slots["cohorts"]]
    product = (slots.get("product") or {}).get("name")
    for held in training.on_day(here.session, here.group_id, day):
        rows = training.cohorts_of(here.session, here.group_id, held.id or 0)
        if is_double(said, product, [(row.name, row.people) for row in rows], held.product):
            who = here.known.by_id.get(held.logged_by_id)
            by = f", logged by {who.name}" if who else ""
            people = ", ".join(f"{row.people} {row.name}" for row in rows)
            there = f"{people}, {held.product or held.product_text or 'product not stated'}, {long_date(day)}{by}"
            return [("Logged twice?", f'This looks like {there}. "Yes" logs it again, "no" drops it.')]
    return []
