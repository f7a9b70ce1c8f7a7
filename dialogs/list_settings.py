"""What the group calls things, told to anybody in it: its themes, agencies, directorates, products and cohorts."""

from cards import settings as cards
from dialogs import group_settings
from dialogs.conversation import Query, Slots
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply

LISTS = ("themes", "agencies", "directorates", "products", "cohorts")


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the entries of one list, each with what else it is called."""
    which = slots.get("which") if slots.get("which") in LISTS else LISTS[0]
    setting = next(each for each in group_settings.SETTINGS if each.name == which)
    there = getattr(here.group, setting.name)
    lines = setting.show(there).split("\n") if there else []
    title = f"{setting.label}: {len(lines)}" if lines else f"{setting.label}: none are set"
    may_change = reach(here.member, Right.CHANGE_SETTINGS) is not None
    return Reply("\n".join([title, *lines]), cards.listing(title, lines, may_change=may_change))


CONVERSATION = Query(intent="list_settings", answer=answer, whole_group=True)
