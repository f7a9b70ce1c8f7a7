"""Targets as cards: where each stands, and how its figures came about. Figures are told one by one, never added."""

from collections.abc import Sequence
from datetime import date

from cards import elements
from cards.elements import Element
from rules.calendar import MONTHS, long_date
from storage.members import Member
from storage.targets import PERCENT, Figure, Standing

MOST_OWED = 3  # named in one line


def amount(value: float, unit: str) -> str:
    """Say a figure in its unit: "85%", "1,200 people"."""
    number = f"{int(value):,}" if float(value).is_integer() else f"{round(value, 2):,}"
    return f"{number}%" if unit == PERCENT else f"{number} {unit}".strip()


def figure(given: Figure, unit: str) -> str:
    """Say a figure with the workforce it is of."""
    said = amount(given.value, unit)
    return f"{said} of {given.workforce:,} people" if given.workforce else said


def agreed(target: Standing) -> str:
    """Say what was agreed: "85% by Wednesday 31 March 2027"."""
    level = amount(target.level, target.unit)
    return f"{level} by {long_date(target.due_on)}" if target.due_on else level


def gap(value: float, target: Standing) -> str:
    """Say how far a figure is from the level agreed."""
    difference = round(value - target.level, 2)
    if difference == 0:
        return "exactly on target"
    unit = "percentage points" if target.unit == PERCENT else target.unit
    if abs(difference) == 1 and target.unit == PERCENT:
        unit = "percentage point"
    return f"{amount(abs(difference), unit)} {'short' if difference < 0 else 'above'}"


def sentence(target: Standing, today: date) -> str:
    """Say where a target stands in one line."""
    said = f"{target.measure} ({target.agency})" if target.agency else target.measure
    latest = target.latest
    if latest is None:
        return f"{said}: target {agreed(target)} · no figure yet"
    parts = [f"{said}: {figure(latest, target.unit)} as of {long_date(latest.as_of_on)}"]
    parts += [f"target {agreed(target)}", gap(latest.value, target)]
    return " · ".join([*parts, "last month's figure is missing"] if target.is_missing(today) else parts)


def since(target: Standing) -> str:
    """Say since when there is no figure."""
    return f"No figure since {long_date(target.latest.as_of_on)}" if target.latest else "No figure yet"


def month_wanted(target: Standing, today: date) -> str:
    """Say which month's figure is wanted: "January 2027"."""
    return month(target.wanted_on(today))


def month(day: date) -> str:
    """Say a month with its year."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def owed(targets: Sequence[Standing], today: date) -> str:
    """Say which figures somebody is asked for; nothing where there are none."""
    said = [f"{one.measure} for {month_wanted(one, today)}" for one in targets[:MOST_OWED]]
    said += [f"{len(targets) - MOST_OWED} more"] if len(targets) > MOST_OWED else []
    what = "a figure" if len(targets) == 1 else f"{len(targets)} figures"
    return f"You are asked for {what}: {'; '.join(said)}." if targets else ""


def example(target: Standing, today: date) -> str:
    """Say how its figure is given in one line."""
    whose = target.agency or target.measure
    return f'"{whose} figure is … as of {long_date(target.wanted_on(today))}"'


def giver(person: Member) -> str:
    """Say who gives a figure: "Ruth (Public Health)"."""
    return f"{person.name} ({person.agency})" if person.agency else person.name


def either(names: Sequence[str]) -> str:
    """Say who is asked; any one of them will do."""
    return " or ".join(names) or "nobody yet"


def detail(target: Standing, asked: str, today: date, *, may_give: bool) -> Element:
    """Return one target: what was agreed, the latest figure, who gave it, the gap, and how it went."""
    facts = [("Target", agreed(target))]
    if latest := target.latest:
        facts += [
            ("Latest figure", f"{figure(latest, target.unit)} as of {long_date(latest.as_of_on)}"),
            ("Given by", latest.by_name),
            ("Gap", gap(latest.value, target)),
        ]
        facts += [("Note", latest.note)] if latest.note else []
    if len(target.figures) > 1:
        told = (f"{amount(one.value, target.unit)} ({long_date(one.as_of_on)})" for one in target.figures)
        facts.append(("Last figures", " → ".join(told)))
    facts += [(name, said) for name, said in (("Source", target.source), ("Asked", asked)) if said]
    body = [elements.text(target.measure, large=True)]
    buttons = []
    if target.is_missing(today):
        body.append(elements.text(f"{since(target)}: ask now?", bold=True))
        buttons.append(elements.button("Ask now", "target_status", {"ask": target.id}))
    if may_give:
        buttons.append(elements.button("Record a figure", "record_figure", {"target": target.measure}))
    body += [elements.facts(facts), elements.text(f"As of {long_date(today)}.", subtle=True)]
    return elements.card(body, [*buttons, elements.button("All targets", "target_status")])


def listing(title: str, read_as: str, lines: Sequence[str], total: int, buttons: Sequence[Element]) -> Element:
    """Return a page of targets."""
    body = [elements.text(title, large=True), elements.text(read_as, subtle=True)]
    body += [elements.text(line) for line in lines]
    if len(lines) < total:
        body.append(elements.text(f"{len(lines)} of {total} shown.", subtle=True))
    return elements.card(body, buttons)
