"""One line of warning before publicity or an event is set for a day in a pre-election period; it stops nothing."""

from collections.abc import Iterable
from datetime import date

from dialogs.conversation import Facts
from dialogs.situation import Situation
from rules.pre_election import period_of, speaks_of_publicity


def warning(here: Situation, words: Iterable[str | None], on: date | None) -> Facts:
    """Return the warning where the words speak of publicity or an event and the day lies in a period."""
    if on is None or not here.group.pre_election:
        return []
    found = period_of(on, here.group.pre_election)
    if found is None or not any(speaks_of_publicity(said) for said in words if said):
        return []
    first, last = found
    year = "" if first.year == last.year else f" {first.year}"
    period = f"{first.day} {first:%B}{year} to {last.day} {last:%B} {last.year}"
    return [
        (
            "Pre-election",
            f"This falls in the pre-election period ({period}): check publicity with the monitoring officer first.",
        )
    ]
