"""A section of the coordinator's digest: reminders that did not go out since the last one."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from cards import digest_deliveries as cards
from cards.digest import Section
from scheduler.occurrences import Moment, Place
from storage import outbox_ledger
from storage.members import Role
from storage.outbox import State
from storage.outbox_ledger import NEEDS_A_LOOK, Delivery

NAME = "undelivered"
MOST = 50


def find(session: Session, place: Place, moment: Moment) -> list[int]:
    """Return the reminders that fell due since the last digest and need a look."""
    if place.member is None or place.member.role != Role.COORDINATOR:
        return []
    before = place.calendar.previous_working_day(min(moment.days) - timedelta(days=1))
    since, until = place.digest_on(before), place.digest_on(moment.today)
    found = outbox_ledger.latest(session, place.group_id, since, NEEDS_A_LOOK, MOST)
    return [each.id for each in found if _is_known(each, since, until)]


def draw(session: Session, place: Place, ids: Sequence[int], _today: date) -> Section | None:
    """Return the section of those that still need a look."""
    found = [outbox_ledger.get(session, place.group_id, one) for one in ids]
    return cards.section([each for each in found if each is not None and each.state in NEEDS_A_LOOK])


def _is_known(delivery: Delivery, since: datetime, until: datetime) -> bool:
    """Tell whether it is this digest's to say: a shut place is known at once, what else is due now is under way yet."""
    if delivery.state == State.BLOCKED:
        return since < delivery.due_at <= until
    return since <= delivery.due_at < until
