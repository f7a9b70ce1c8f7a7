"""Who had training and who had none: agencies and directorates covered, gaps, the last session, refreshers."""

from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from cards import elements
from cards import training as cards
from cards.training import Answer
from dialogs import training_agencies, training_period, training_refreshers
from dialogs.conversation import Command, Query, Slots, page_of
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import training_totals
from storage.training_totals import LastHeld

USUAL_MONTHS = 12  # what counts as a gap where nobody says how long
LONGEST_MONTHS = 240
CARRIED = ("which", "of", "agency", "cohort", "product", "year", "year_kind", "months")
NEVER = "no session in the register"


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer which are covered, which are not, when one had a session last, or whose refresher is due."""
    return here.answered_once("training_gaps", slots, lambda: _answer(here, slots), own=False)


def _answer(here: Situation, slots: Slots) -> Reply:
    match slots.get("which"):
        case "covered":
            shown = _covered(here, slots)
        case "refreshers":
            shown = training_refreshers.due(here, slots)
        case "last" if slots.get("agency") or slots.get("cohort"):
            shown = _last(here, slots)
        case _:
            shown = _gaps(here, slots)
    buttons = [
        elements.button(title, "training_gaps", {"which": which})
        for title, which in (("Covered this year", "covered"), ("Gaps", "gaps"), ("Refreshers due", "refreshers"))
        if which != slots.get("which")
    ]
    buttons.append(elements.button("Training totals", "training_totals"))
    card = cards.answer(shown, "training_gaps", _asked(slots), page_of(slots), buttons)
    return Reply(cards.said(shown), card)


def _asked(slots: Slots) -> Slots:
    """Return the question as a button carries it: days as ISO text."""
    asked = {name: slots[name] for name in CARRIED if slots.get(name)}
    for name in ("since", "until"):
        if day := training_period.day(slots.get(name)):
            asked[name] = day.isoformat()
    return asked


def _covered(here: Situation, slots: Slots) -> Answer:
    """Return which agencies and directorates had people in a session of a year, and which had none."""
    period = training_period.read(slots, here.today)
    only = training_agencies.everybody(here, slots)
    counted = (here.session, here.group_id, period.first, period.last)
    held = {row.name: row for row in training_totals.sums(*counted, by="agency", only=only)}
    online = training_totals.sums(*counted, by="agency", only=replace(only, e_learning=True))
    completed = {row.name: row.people for row in online}
    wanted, what, notes = _asked_of(here, slots)
    covered = [(name, cards.held(held[name].people, held[name].sessions)) for name in wanted if name in held]
    missing = [
        (name, f"e-learning only, {completed[name]} completions" if name in completed else "no session")
        for name in wanted
        if name not in held
    ]
    if unknown := held.get(""):
        notes.append(f"The register does not say whose people {cards.held(unknown.people, unknown.sessions)} were.")
    lead = f"{len(covered)} of {len(wanted)} {what} had people in a session, {len(missing)} had none."
    return Answer(
        f"{only.product or 'Training'} coverage in {period.said(here.today)}",
        lead,
        (("Not covered", missing), ("Covered", covered)),
        notes,
    )


def _gaps(here: Situation, slots: Slots) -> Answer:
    """Return the agencies, directorates and cohorts without a session since a day, the longest ago first."""
    since, only = _since(here, slots), training_agencies.everybody(here, slots)
    last = training_totals.last_held(here.session, here.group_id, only=only)
    by_agency: dict[str, date] = {}
    for row in last:
        by_agency[row.agency] = max(row.held_on, by_agency.get(row.agency, row.held_on))
    wanted, what, notes = _asked_of(here, slots)
    none = sorted(
        ((by_agency.get(name), name) for name in wanted if by_agency.get(name, date.min) < since),
        key=lambda found: (found[0] or date.min, found[1]),
    )
    cohorts = [(row.cohort, f"last on {long_date(row.held_on)}") for row in last if row.held_on < since]
    agencies = [(name, f"last on {long_date(day)}" if day else NEVER) for day, name in none]
    lead = f"{len(none)} of {len(wanted)} {what} have had no session since {long_date(since)}."
    parts = (("No session", agencies), ("Cohorts of the register without one", cohorts))
    return Answer(
        f"{only.product or 'Training'} gaps",
        lead,
        parts,
        [*notes, "Sessions only: e-learning completions are counted apart."],
    )


def _last(here: Situation, slots: Slots) -> Answer:
    """Return whether one agency, directorate or cohort had a session since a day, and when the last was."""
    only, named, note = training_agencies.narrowed(here, slots)
    found = training_totals.last_held(here.session, here.group_id, only=only)
    latest = found[-1] if found else None
    asked = _since(here, slots) if slots.get("since") or slots.get("months") else None
    title = f"{named or 'Everybody'}: {only.product or 'training'}"
    if asked is None or latest is None:
        return Answer(title, _latest(latest), notes=[note] if note else [])
    counted = (here.session, here.group_id, asked, here.today)
    people, sessions = training_totals.overall(*counted, only=only)
    since = long_date(asked)
    yes = f"Yes, {cards.held(people, sessions)} since {since}." if sessions else f"No, no session since {since}."
    online, _ = training_totals.overall(*counted, only=replace(only, e_learning=True))
    notes = [note] if note else []
    notes += [f"E-learning completions, counted apart: {online}."]
    return Answer(title, f"{yes} {_latest(latest)}", notes=notes)


def _latest(latest: LastHeld | None) -> str:
    return f"The last session was on {long_date(latest.held_on)}." if latest else f"There is {NEVER}."


def _asked_of(here: Situation, slots: Slots) -> tuple[list[str], str, list[str]]:
    """Return the directorates, the agencies, or both, what they are called, and what could not be read as asked."""
    directorates, agencies = training_agencies.names(here)
    match slots.get("of"):
        case "directorates" if directorates:
            return directorates, "directorates", []
        case "directorates":
            return agencies, "agencies", ["This group lists no directorates, so these are its agencies."]
        case "agencies":
            return agencies, "agencies", []
    return [*directorates, *agencies], "agencies and directorates" if directorates else "agencies", []


def _since(here: Situation, slots: Slots) -> date:
    """Return the first day that counts: as said, the months as said before today, the year asked for, or a year ago."""
    if day := training_period.day(slots.get("since")):
        return min(day, here.today)
    months = slots.get("months")
    if type(months) is int and 0 < months <= LONGEST_MONTHS:
        return here.today - relativedelta(months=months)
    if slots.get("year"):
        return min(training_period.read(slots, here.today).first, here.today)
    return here.today - relativedelta(months=USUAL_MONTHS)


CONVERSATION = Query(
    intent="training_gaps",
    answer=answer,
    whole_group=True,
    command=Command(
        "Training gaps",
        "Which agencies were covered, and who is due",
        "who has had no session in 12 months?",
        {"which": "gaps"},
    ),
)
