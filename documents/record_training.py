"""The training register and the champions as tables of the record."""

from collections import Counter

from documents.record_table import Record, Table, day, table
from storage.training import E_LEARNING

ALL = "All cohorts"


def training_totals(record: Record) -> Table:
    """Return sessions and people by financial year and cohort, e-learning apart and withdrawn sessions left out.

    It has no column "People": the importer would take the sums for sessions.
    """
    sessions: Counter[tuple[str, bool, str]] = Counter()
    people: Counter[tuple[str, bool, str]] = Counter()
    for held in record["training"]:
        if held["void"]:
            continue
        of = (held["year"], held["mode"] == E_LEARNING)
        sessions.update((*of, name) for name in {ALL, *(cohort["name"] for cohort in held["cohorts"])})
        people[*of, ALL] += held["people"]
        for cohort in held["cohorts"]:
            people[*of, cohort["name"]] += cohort["people"]
    # Year by year, the largest cohort first and the sum of all below them.
    order = sorted(sessions, key=lambda key: (key[0], key[1], key[2] == ALL, -people[key], key[2]))
    rows = (
        (key[0], "e-learning completions" if key[1] else "people in sessions", key[2], sessions[key], people[key])
        for key in order
    )
    return table("Training totals", "Financial year|Measure|Cohort|Sessions|Trained", rows)


def training(record: Record) -> Table:
    """Return the register, a row a cohort; who was in a withdrawn session is counted in a column of its own."""
    rows = (
        (
            day(held["held_on"]),
            held["year"],
            held["product"] or held["product_text"],
            held["product_text"],
            held["mode"],
            cohort["name"],
            None if held["void"] else cohort["people"],
            cohort["people"] if held["void"] else None,
            cohort["agency"],
            held["trainer"],
            held["venue"],
            held["benchmark"],
        )
        for held in record["training"]
        for cohort in held["cohorts"]
    )
    headings = "Held on|Financial year|Training|As said|Mode|Cohort|People|Withdrawn people"
    return table("Training", f"{headings}|Whose people|Trainer|Venue|Evidence for", rows)


def champions(record: Record) -> Table:
    """Return the champions, those who were too."""
    rows = ((one["agency"], one["name"], day(one["since_on"]), day(one["until_on"])) for one in record["champions"])
    return table("Champions", "Agency|Name|Since|Until", rows)
