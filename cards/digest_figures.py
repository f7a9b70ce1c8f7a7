"""The digest's section of figures: which month's figure of which target is wanted, and who is asked for it."""

from collections.abc import Sequence
from datetime import date

from cards import elements, targets
from cards.digest import LONGEST_NAME, LONGEST_TITLE, MOST_NAMES, Section, shortened
from storage.members import Member
from storage.targets import Standing

WHY = "A figure is asked for once a month, on the first working day from the 5th, where last month's is not there."

Wanted = tuple[Standing, Sequence[Member]]  # a target, and who gives its figure


def section(wanted: Sequence[Wanted], today: date) -> Section:
    """Return the section of the targets whose figure is wanted."""
    example = targets.example(wanted[0][0], today)
    return Section(
        title="Figures asked for",
        counted=f"{len(wanted)} {'figure' if len(wanted) == 1 else 'figures'} asked for",
        lines=[elements.text(_line(target, people, today)) for target, people in wanted],
        why=WHY,
        whole=elements.button("Missing figures", "target_status", {"which": "missing"}),
        buttons=[elements.button("Record a figure", "record_figure")],
        how=f"To give one, tell me in one line: {example}.",
    )


def _line(target: Standing, people: Sequence[Member], today: date) -> str:
    names = [shortened(targets.giver(one), LONGEST_NAME) for one in people[:MOST_NAMES]]
    names += [f"{len(people) - MOST_NAMES} more"] if len(people) > MOST_NAMES else []
    measure = shortened(target.measure, LONGEST_TITLE)
    return f"{measure}: figure for {targets.month_wanted(target, today)} · asked: {targets.either(names)}"
