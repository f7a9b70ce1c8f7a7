"""Who gets what of a reminder, before it is saved: by person, in their own chat or named in the channel."""

from datetime import date

from dialogs import remind_who
from dialogs.conversation import Facts, Slots
from dialogs.people import naming
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import personal_chats, requested_reminders
from storage.acting import acting, owes
from storage.action_lists import Line
from storage.requested_reminders import RequestedReminder, Whom

MOST_PEOPLE = 8
MOST_TITLES = 3  # of one person
LONGEST_TITLE = 40  # letters
NO_CHAT = "has no chat with me yet, is away, or wants no reminders"


def facts(here: Situation, who: Slots, request: RequestedReminder, first_on: date) -> Facts:
    """Say who hears a request on its first day, and whom it would not reach; `request` need not be saved."""
    if who["whom"] == Whom.GROUP:
        return [("Who", remind_who.shown(who))]
    reachable = personal_chats.reachable(here.session, here.group_id, first_on)
    if who["whom"] == Whom.OWNERS:
        return [("Who", remind_who.shown(who)), *_by_owner(here, request, reachable)]
    own = [one["member_id"] for one in who["members"]] == [here.member.id]
    told: Facts = [("Who", "you, in our own chat" if own else f"{remind_who.shown(who)}, in their own chats with me")]
    missed = [one for one in who["members"] if one["member_id"] not in reachable]
    if own and missed:
        told.append(("Not reached", "write to me once in a chat of our own, and say that you want reminders"))
    elif missed:
        names = remind_who.joined([naming.shown(one) for one in missed])
        told.append(("Not reached on that day", f"{names}: {NO_CHAT}"))
    return told


def _by_owner(here: Situation, request: RequestedReminder, reachable: frozenset[int]) -> Facts:
    """Say what each would be told as the record stands now: a screenful."""
    lines = requested_reminders.about(here.session, request, here.today)
    if not lines:
        return [("Who gets what", "nobody would be told anything today; it is looked up again on the day")]
    told: Facts = []
    heard: set[int] = set()
    for member in here.known.members:
        owed = [line for line in lines if owes(acting(here.known.by_id, member.id, here.today), line.owners)]
        if member.id in reachable and owed:
            told.append((naming.shown({"name": member.name, "agency": member.agency}), _counted(owed)))
            heard |= {line.id for line in owed}
    left = [line for line in lines if line.id not in heard]
    shown = told[:MOST_PEOPLE]
    if more := len(told) - len(shown):
        shown.append(("And", f"{more} more people"))
    if left:
        shown.append(("Named in the channel", f"{_counted(left)} (none of their owners can be told in a chat)"))
    return [*shown, ("As of", f"{long_date(here.today)}; on the day it is looked up again")]


def _counted(lines: list[Line]) -> str:
    """Say "3 actions: 3.2 Match each local project; …"."""
    titles = "; ".join(f"{line.ref} {_short(line.title)}" for line in lines[:MOST_TITLES])
    more = f"; and {len(lines) - MOST_TITLES} more" if len(lines) > MOST_TITLES else ""
    return f"{len(lines)} {'action' if len(lines) == 1 else 'actions'}: {titles}{more}"


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
