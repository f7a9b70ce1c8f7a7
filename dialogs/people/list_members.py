"""Say who is in the group: each with agency and part, who is away, and who acts for them."""

from cards import people as cards
from dialogs.conversation import Command, Query, Slots
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage.members import Member, Role

PAGE = 30
_ORDER = tuple(Role)


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer by part, then by agency; of an agency or a part alone where one is named."""
    people = sorted(here.known.members, key=lambda one: (_ORDER.index(Role(one.role)), one.agency or "", one.name))
    agency = str(slots.get("agency") or "")
    if agency:
        people = [one for one in people if (one.agency or "").casefold() == agency.casefold()]
    if slots.get("part") in _ORDER:
        people = [
            one for one in people if one.role == slots["part"] or (slots["part"] == Role.DEPUTY and one.deputy_for_id)
        ]
    title = f"{agency or here.group.name}: {len(people)} {'person' if len(people) == 1 else 'people'}"
    said = [_said(here, one) for one in people[:PAGE]]
    said += [f"and {len(people) - PAGE} more: ask for one agency"] if len(people) > PAGE else []
    return Reply("\n".join([title, *said]), cards.lines(title, said))


def _said(here: Situation, one: Member) -> str:
    parts = [f"{one.name}{f' ({one.agency})' if one.agency else ''}: {one.role}"]
    principal = here.known.by_id.get(one.deputy_for_id or 0)
    if principal:
        parts.append(f"deputy for {principal.name}")
    if one.away_until and one.away_until >= here.today:
        parts.append(f"on leave until {long_date(one.away_until)}")
    return ", ".join(parts)


CONVERSATION = Query(
    intent="members",
    answer=answer,
    whole_group=True,
    command=Command("Group members", "Who is in the group, for which agency", "who is in the group?"),
)
