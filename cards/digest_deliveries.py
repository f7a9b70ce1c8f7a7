"""The coordinator's section of reminders that did not go out."""

from collections.abc import Sequence

from cards import deliveries, elements
from cards.digest import Section
from storage.outbox_ledger import Delivery


def section(found: Sequence[Delivery]) -> Section | None:
    """Return the section of these reminders, None for none."""
    if not found:
        return None
    show = elements.button("Deliveries", "deliveries")
    return Section(
        title="Reminders that need a look",
        counted=f"{len(found)} {'reminder' if len(found) == 1 else 'reminders'} not sent",
        lines=[elements.text(deliveries.line(each)) for each in found],
        why="The coordinator is told of a reminder that did not go out.",
        whole=show,
        buttons=(show,),
    )
