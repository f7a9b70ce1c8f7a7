"""Whose training runs out: sessions by cohort, the months that training is good for in this group after they were held.

The register counts people and knows none of them: somebody may have had a refresher since, and the answer says so.
"""

from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from cards import training as cards
from cards.training import Answer
from dialogs import training_agencies, training_period
from dialogs.conversation import Slots
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import training_totals

USUAL_MONTHS = 3
LONGEST_MONTHS = 240
NONE = "No training runs out until then."


def due(here: Situation, slots: Slots) -> Answer:
    """Return the cohorts whose training runs out from today to a day, and those whose last session is too long ago."""
    valid = relativedelta(months=here.group.valid_months)
    until = _until(here, slots)
    only, named, note = training_agencies.narrowed(here, slots)
    first, last = here.today - valid, until - valid
    counted = (here.session, here.group_id, first, last)
    rows = training_totals.sums(*counted, only=only)
    runs_out = sorted(((row.first_on + valid, row) for row in rows if row.first_on), key=lambda found: found[0])
    coming = [(row.name, f"{cards.held(row.people, row.sessions)}, from {long_date(day)}") for day, row in runs_out]
    long_ago = [
        (row.cohort, f"ran out on {long_date(row.held_on + valid)}, last session {long_date(row.held_on)}")
        for row in training_totals.last_held(here.session, here.group_id, only=only)
        if row.held_on < first
    ]
    completions, _ = training_totals.overall(*counted, only=replace(only, e_learning=True))
    people = sum(row.people for row in rows)
    cohorts = "1 cohort" if len(coming) == 1 else f"{len(coming)} cohorts"
    lead = f"{people} people of {cohorts}, from today, {long_date(here.today)}." if coming else NONE
    notes = [note] if note else []
    notes.append(
        f"Training is good for {here.group.valid_months} months in this group. The register counts people, not names:"
        " some may have had a refresher since."
    )
    notes += [f"E-learning completions that run out, counted apart: {completions}."] if completions else []
    title = f"{f'{named}: refreshers' if named else 'Refreshers'} due by {long_date(until)}"
    return Answer(title, lead, (("Training runs out", coming), ("Ran out already", long_ago)), notes)


def _until(here: Situation, slots: Slots) -> date:
    """Return the last day looked at: as said, the months as said, the end of the year asked for, or three months on."""
    if day := training_period.day(slots.get("until"), last=True):
        return max(day, here.today)
    months = slots.get("months")
    if type(months) is int and 0 < months <= LONGEST_MONTHS:
        return here.today + relativedelta(months=months)
    if slots.get("year"):
        return max(training_period.read(slots, here.today).last, here.today)
    return here.today + relativedelta(months=USUAL_MONTHS)
