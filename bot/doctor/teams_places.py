"""What the record says of Teams: where digests go, where the bot was turned away, and who may set things right."""

from collections import Counter
from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.doctor.finding import Verdict, ok, warning
from storage import conversations, groups, members
from storage.conversations import Conversation
from storage.members import Role
from storage.types import columns


def digest_channels(session: Session) -> Verdict:
    """Look whether every group has a channel its digest goes to."""
    if not groups.every(session):
        return warning(
            "The record holds no group yet.",
            "Add the bot to the group's team in Teams, or begin with its plan, for example "
            "`clerk import-plan plan.xlsx`.",
        )
    without = _groups(session, lambda group_id: not conversations.digest_channels(session, group_id))
    if without:
        return warning(
            f"These groups have no channel for digests and reminders: {_ids(without)}.",
            "Add the bot to a team of the group, for example by its name under Apps in Teams, Add to a team.",
        )
    return ok("Every group has a channel for digests and reminders.")


def reminded(session: Session) -> list[Conversation]:
    """Return every channel that gets reminders and takes them."""
    c = columns(Conversation)
    found = select(Conversation).where(c.gets_digest.is_(True), c.scope == "channel", c.blocked_at.is_(None))
    return list(session.scalars(found.order_by(c.id)))


def coordinators(session: Session) -> Verdict:
    """Look whether every group has somebody who may do all there is to do."""
    without = _groups(session, lambda group_id: not _has_coordinator(session, group_id))
    if without:
        return warning(
            f"These groups have no coordinator: {_ids(without)}.",
            "Let the coordinator add the bot to the group's team, for example after `clerk import-plan`: "
            "whoever does becomes one.",
        )
    return ok("No group is without a coordinator.")


def blocked(session: Session) -> Verdict:
    """Count the conversations Teams no longer takes messages in, by the reason it gave."""
    c = columns(Conversation)
    why = session.scalars(select(c.blocked_why).where(c.blocked_at.is_not(None)))
    reasons = Counter(each or "no reason given" for each in why)
    if not reasons:
        return ok("No conversation is blocked.")
    counted = ", ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items()))
    return warning(
        f"{reasons.total()} blocked, by reason: {counted}.",
        "Add the bot there again or write to it there, which unblocks it: for example `@Prevent Clerk help`.",
    )


def _groups(session: Session, lacks: Callable[[int], bool]) -> list[int]:
    return sorted(group.id for group in groups.every(session) if group.id is not None and lacks(group.id))


def _has_coordinator(session: Session, group_id: int) -> bool:
    return any(member.role == Role.COORDINATOR for member in members.of_group(session, group_id))


def _ids(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
