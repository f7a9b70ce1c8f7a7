"""The digest's section of updates wanted: what nobody has spoken of since the last meeting, before the next."""

from collections.abc import Sequence
from datetime import date

from cards import elements
from cards.digest import Section
from cards.digest_actions import BUTTONS, line_of
from rules.calendar import long_date
from storage.action_lists import Line

WHY = "An update is asked for a week before a meeting, where there was none since the last."


def section(lines: Sequence[Line], before: date | None, today: date) -> Section:
    """Return the section of these actions; `before` is the day of the meeting."""
    count = len(lines)
    return Section(
        title=f"Updates wanted before {long_date(before)}" if before else "Updates wanted",
        counted=f"{count} {'update' if count == 1 else 'updates'} wanted",
        lines=[line_of(line, today) for line in lines],
        why=WHY,
        whole=elements.button("Show no update", "list_actions", {"which": "no_update"}),
        buttons=BUTTONS,
        how=f'To give one, tell me in one line: "update action {lines[0].ref}: letters sent, half have replied".',
    )
