"""Somebody of several groups is asked which one they mean; the choice holds for that chat for a day, and is said."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cards import elements
from cards import help as cards
from dialogs.conversation import Command, Query, Slots
from dialogs.situation import Situation, standing
from dialogs.turn import Reply, Turn
from storage import chosen_groups, groups, members
from storage.arrival import Arrival, Membership
from storage.members import Role

CHOOSE = "choose_group"  # the verb of the buttons
LONGEST_CARRIED = 500  # characters of a question that waits for the choice
SHORTEST_NAME = 3
SWITCH_TO = "switch to "
HELLO = "greeting"  # what a choice without a question is answered as: a button, for words may answer what is open


def choose(session: Session, turn: Turn, arrived: Arrival, now: datetime, zone: ZoneInfo) -> Turn | None:
    """Keep a choice that this turn makes, and return the turn to answer now; None for all other turns."""
    group_id = wanted(session, turn, arrived, now, zone)
    if group_id is None:
        return None
    chosen_groups.choose(session, turn.frame_key, group_id, now)
    said = turn.data.get("said")
    carried = said if isinstance(said, str) else ""
    return replace(turn, verb=None if carried else HELLO, data={}, text=carried)


def choices(session: Session, turn: Turn, arrived: Arrival, now: datetime, zone: ZoneInfo) -> list[Membership]:
    """Return the memberships to choose from here: none in a group's own place, none for people of one group."""
    if turn.scope != "personal" or len(arrived.memberships) < 2 or (arrived.place and arrived.place.group_id):
        return []
    own = standing(session, arrived, now, zone)
    return own if len(own) > 1 else []


def wanted(session: Session, turn: Turn, arrived: Arrival, now: datetime, zone: ZoneInfo) -> int | None:
    """Return the group that a button or a typed name chooses: one of the person's own, whatever a client sends.

    In the middle of a form a bare name may be an answer, so it takes "switch to" before it.
    """
    ids = [one.group_id for one in choices(session, turn, arrived, now, zone)]
    if not ids:
        return None
    if turn.verb is not None:
        group_id = turn.data.get("group")
        return group_id if turn.verb == CHOOSE and type(group_id) is int and group_id in ids else None
    said = turn.text.casefold().strip(" .!")
    typed = said.removeprefix(SWITCH_TO)
    if len(typed) < SHORTEST_NAME:
        return None
    if typed == said and arrived.unfinished and chosen_groups.chosen(session, turn.frame_key, now) is not None:
        return None
    fitting = [id for id in ids if groups.get(session, id).name.casefold().startswith(typed)]
    return fitting[0] if len(fitting) == 1 else None


def ask(session: Session, turn: Turn, own: list[Membership]) -> Reply:
    """Ask which group is meant; the question that waits for it is carried by the buttons."""
    kept = turn.given is None and len(turn.text) <= LONGEST_CARRIED
    carried = {"said": turn.text} if turn.text and kept else {}
    words = "You are in several groups. Which one is this about?" + ("" if kept else " Then send it once more, please.")
    return _question(session, words, [one.group_id for one in own], carried)


def named(here: Situation, reply: Reply) -> Reply:
    """Say which group an answer is about. The card may be shared with other turns, so it is copied."""
    where = f"In {here.group.name}:"
    card = reply.card and {**reply.card, "body": [elements.text(where, subtle=True), *reply.card["body"]]}
    return replace(reply, text=f"{where} {reply.text}", card=card)


def answer(here: Situation, _slots: Slots) -> Reply:
    """Answer "switch group" with the groups to choose from."""
    if not here.several:
        said = f"This is {here.group.name}."
        if here.turn.scope != "personal":
            said = f"This place belongs to {here.group.name}. In our own chat you can switch, if you are in others."
        return Reply(said, cards.note(said))
    own = members.of_person(here.session, here.turn.tenant_id, here.turn.person.id)
    return _question(here.session, "Which group?", [one.group_id for one in own if one.role != Role.INVITED], {})


def _question(session: Session, words: str, group_ids: list[int], carried: dict[str, str]) -> Reply:
    names = {group_id: groups.get(session, group_id).name for group_id in group_ids}
    buttons = [(name, CHOOSE, {"group": group_id} | carried) for group_id, name in names.items()]
    said = f"{words} {'; '.join(names.values())}."
    return Reply(said, cards.note(said, buttons[: elements.MOST_BUTTONS]))


CONVERSATION = Query(
    intent="switch_group",
    answer=answer,
    right=None,
    command=Command("Switch group", "Say which group this chat is about", "switch group", scopes=("personal",)),
)
