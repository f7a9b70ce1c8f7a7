"""How many people were trained, by cohort, agency, product or mode, in a named year."""

from dataclasses import replace

from cards import training as cards
from dialogs import training_agencies, training_gaps, training_period
from dialogs.conversation import Command, Query, Slots, page_of
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import training_totals
from storage.training_totals import BY

PAGE = 12


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with people and sessions, naming the year and its days; e-learning completions stand apart."""
    if slots.get("which"):
        return training_gaps.answer(here, slots)
    return here.answered_once("training_totals", slots, lambda: _answer(here, slots), own=False)


def _answer(here: Situation, slots: Slots) -> Reply:
    period = training_period.read(slots, here.today)
    by = str(slots.get("by")) if slots.get("by") in BY else "cohort"
    only, named, note = training_agencies.narrowed(here, slots)
    counted = (here.session, here.group_id, period.first, period.last)
    rows = training_totals.sums(*counted, by=by, only=only)
    people, sessions = training_totals.overall(*counted, only=only)
    completions, _ = training_totals.overall(*counted, only=replace(only, e_learning=True))
    what = " ".join(part for part in (f"{named}:" if named else "", only.product or "", "training") if part)
    title = f"{what[0].upper()}{what[1:]} in {period.said(here.today)}"
    page = page_of(slots)
    asked = {name: slots[name] for name in ("cohort", "agency", "product", "year", "year_kind") if slots.get(name)}
    shown = cards.Totals(title, note, by, rows, people, sessions, completions, page * PAGE)
    return Reply(cards.headline(shown), cards.totals(shown, asked, page))


CONVERSATION = Query(
    intent="training_totals",
    answer=answer,
    whole_group=True,
    command=Command(
        "Training totals", "People trained by cohort, agency, product or year", "how many housing staff this year?"
    ),
)
