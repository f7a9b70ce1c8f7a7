"""How many people were trained: by cohort, in a named financial year."""

from cards import training as cards
from dialogs.conversation import Command, Query, Refused, Slots
from dialogs.language import read_year
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import financial_year, financial_year_dates, financial_year_label, long_date
from storage import training
from storage.training import Total


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with people and sessions, naming the year and its days."""
    if reach(here.member, Right.ASK) != "any":
        raise Refused("Training totals are for the group's members; the coordinator can give you a figure.")
    this_year = financial_year(here.today)
    asked = read_year(str(slots["year"]), here.today) if slots.get("year") else None
    year = this_year if asked is None else asked
    rows = training.totals(here.session, here.group_id, year)
    named = str(slots.get("cohort") or slots.get("agency") or "")
    rows = [row for row in rows if _fits(named, row)] if named else rows
    people = sum(row.people for row in rows)
    sessions = training.count(here.session, here.group_id, year) if not named else sum(row.sessions for row in rows)
    first, last = financial_year_dates(year)
    until = f"today, {long_date(here.today)}" if year == this_year else long_date(last)
    what = f"{named}: training" if named else "Training"
    title = f"{what} in {financial_year_label(year)}, {long_date(first)} to {until}"
    said = f"{title}: {people} people in {sessions} {'session' if sessions == 1 else 'sessions'}."
    return Reply(said, cards.totals(title, rows, people, sessions))


def _fits(named: str, row: Total) -> bool:
    """Return whether a register's cohort is the one named: "housing" is "Housing teams"."""
    said = {word.removesuffix("s") for word in named.casefold().split()} - {"staff", "team", "people"}
    have = {word.removesuffix("s") for word in row.cohort.casefold().split()}
    return said <= have if said else named.casefold() == row.cohort.casefold()


CONVERSATION = Query(
    intent="training_totals",
    answer=answer,
    command=Command("Training totals", "People trained by cohort and year", "how many housing staff this year?"),
)
