"""Work a correction into a session's cohorts: "24 not 22", "make it 14 volunteers", "housing not planning"."""

from typing import Any

from dialogs import training_readers
from dialogs.conversation import Doubt, Option, Unreadable
from dialogs.situation import Situation

Cohort = dict[str, Any]


def worked_in(here: Situation, now: list[Cohort], raw: Any) -> list[Cohort]:
    """Return the cohorts with the correction in its place; ask where it fits several."""
    said = raw if isinstance(raw, list) else training_readers.cohorts(here, raw, {})
    corrected = [dict(cohort) for cohort in now]
    for change in said:
        at = _place(corrected, change)
        people = change.get("people", corrected[at]["people"] if change.get("was_name") else None)
        name = change["name"] if change.get("was_name") else corrected[at]["name"]
        (checked,) = training_readers.cohorts(
            here, [{"name": name, "people": people, "words": change.get("words")}], {}
        )
        corrected[at] |= {"name": checked["name"], "people": checked["people"]}
    return corrected


def _place(now: list[Cohort], change: Cohort) -> int:
    """Return which cohort is meant: by the figure or name it replaces, by its own name, or the only one there is."""
    for key, value in (("people", change.get("was")), ("name", change.get("was_name")), ("name", change.get("name"))):
        fitting = [at for at, cohort in enumerate(now) if value is not None and cohort[key] == value]
        if len(fitting) == 1:
            return fitting[0]
    if len(now) == 1 and not (change.get("was") or change.get("name")):
        return 0
    if any(change.get(said) for said in ("was", "was_name", "name")):
        figures = " and ".join(f"{cohort['people']} {cohort['name']}" for cohort in now)
        raise Unreadable(f'That session has {figures}. Say which figure to change, such as "24 not 22".')
    options = [
        Option(str(cohort["name"]), [{"name": cohort["name"], "people": change.get("people")}]) for cohort in now
    ]
    raise Doubt(f"Whose figure becomes {change.get('people')}?", options)
