"""Whose people a cohort is: the agency or directorate that the group's list, the register or what was said gives it."""

from dataclasses import replace

from dialogs.conversation import Slots, Unreadable
from dialogs.known import TRAINING
from dialogs.readers import words
from dialogs.situation import Situation
from storage.training_totals import Only


def names(here: Situation) -> tuple[list[str], list[str]]:
    """Return the group's directorates, then its agencies that are none of them."""
    directorates = [str(row["name"]) for row in here.group.directorates]
    return directorates, [name for name in here.vocabulary.agencies if name not in directorates]


def named(here: Situation, said: str) -> str | None:
    """Return the agency or directorate that a text names, None where it names none."""
    found = here.vocabulary.find(said, "agency")
    return found[0].name if found else None


def of_cohort(here: Situation, name: str, as_said: str = "") -> str | None:
    """Return whose people a cohort is: as the group's list has it, else as its name or what was said tells."""
    listed = {str(row["name"]): row.get("agency") for row in here.group.cohorts}
    if agency := listed.get(name):
        return str(agency)
    return named(here, as_said) or named(here, name)


def by_cohort(here: Situation) -> dict[str, str]:
    """Return the agency or directorate of every cohort of the register that has one."""

    def look_up() -> dict[str, str]:
        return {cohort: agency for cohort in here.vocabulary.cohorts if (agency := of_cohort(here, cohort))}

    return here.known.once(TRAINING, "whose people", look_up)


def read(here: Situation, raw: object, _slots: Slots) -> str:
    """Read an agency or directorate of the group."""
    said = words(here, raw, {})
    found = named(here, said)
    if found is None:
        directorates, agencies = names(here)
        raise Unreadable(f'I do not know "{said}". The group has: {", ".join([*directorates, *agencies])}.')
    return found


def everybody(here: Situation, slots: Slots) -> Only:
    """Return what is counted of everybody: all sessions, or those of the product named."""
    product = str(slots["product"]) if slots.get("product") in here.vocabulary.products else None
    return Only(product=product, whose=by_cohort(here))


def narrowed(here: Situation, slots: Slots) -> tuple[Only, str, str]:
    """Return what is counted, how it is called, and what could not be counted as asked.

    The words may name a cohort of the register ("housing" is "Housing teams"), else an agency or directorate.
    """
    only = everybody(here, slots)
    if slots.get("agency") and (agency := named(here, str(slots["agency"]))):
        return replace(only, agency=agency), agency, ""
    said = str(slots.get("cohort") or slots.get("agency") or "")
    if not said:
        return only, "", ""
    if fitting := tuple(cohort for cohort in here.vocabulary.cohorts if _fits(said, cohort)):
        return replace(only, cohorts=fitting), said, ""
    if agency := named(here, said):
        return replace(only, agency=agency), agency, ""
    return only, "", f'The register has no cohort called "{said}", so this is everybody.'


def _fits(wanted: str, cohort: str) -> bool:
    """Return whether a register's cohort is the one named: "housing" is "Housing teams"."""
    said = {word.removesuffix("s") for word in wanted.casefold().split()} - {"staff", "team", "people"}
    have = {word.removesuffix("s") for word in cohort.casefold().split()}
    return said <= have if said else wanted.casefold() == cohort.casefold()
