"""How many people were trained: by cohort, in a named financial year."""

from cards import training as cards
from dialogs.conversation import Command, Query, Slots
from dialogs.language import read_year
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import financial_year, financial_year_dates, financial_year_label, long_date
from storage import training
from storage.training import Total


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with people and sessions, naming the year and its days; e-learning completions stand apart."""
    this_year = financial_year(here.today)
    asked = read_year(str(slots["year"]), here.today) if slots.get("year") else None
    year = this_year if asked is None else asked
    named = str(slots.get("cohort") or slots.get("agency") or "")
    note = ""
    if named and not any(_fits(named, name) for name in training.cohort_names(here.session, here.group_id)):
        note, named = f'The register has no cohort called "{named}", so this is everybody.', ""
    product = slots["product"] if slots.get("product") in here.vocabulary.products else None
    rows, completions = (
        [
            row
            for row in training.totals(here.session, here.group_id, year, product=product, e_learning=e_learning)
            if not named or _fits(named, row.cohort)
        ]
        for e_learning in (False, True)
    )
    whole = not named and not product
    sessions = training.count(here.session, here.group_id, year) if whole else sum(row.sessions for row in rows)
    first, last = financial_year_dates(year)
    until = f"today, {long_date(here.today)}" if year == this_year else long_date(last)
    what = " ".join(part for part in (f"{named}:" if named else "", product or "", "training") if part)
    title = f"{what[0].upper()}{what[1:]} in {financial_year_label(year)}, {long_date(first)} to {until}"
    shown = cards.Totals(title, note, rows, _people(rows), sessions, _people(completions))
    return Reply(cards.headline(shown), cards.totals(shown))


def _people(rows: list[Total]) -> int:
    return sum(row.people for row in rows)


def _fits(named: str, cohort: str) -> bool:
    """Return whether a register's cohort is the one named: "housing" is "Housing teams"."""
    said = {word.removesuffix("s") for word in named.casefold().split()} - {"staff", "team", "people"}
    have = {word.removesuffix("s") for word in cohort.casefold().split()}
    return said <= have if said else named.casefold() == cohort.casefold()


CONVERSATION = Query(
    intent="training_totals",
    answer=answer,
    whole_group=True,
    command=Command("Training totals", "People trained by cohort and year", "how many housing staff this year?"),
)
