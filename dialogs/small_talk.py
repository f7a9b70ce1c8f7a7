"""Hello, thanks and "who am I": short, with a way forward."""

from cards import help as cards
from dialogs.conversation import Command, Query, Slots
from dialogs.rights import POLICY
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage.acting import stands_in_for
from storage.members import Role

FORWARD: tuple[cards.Button, ...] = (("Where do we stand?", "brief", {}), ("Help", "help", {}))


def greet(here: Situation, _slots: Slots) -> Reply:
    """Say hello and what can be asked."""
    said = f"Hello. I keep the record of {here.group.name}. Ask where we stand, or say help."
    return Reply(said, cards.note(said, FORWARD))


def welcome_back(_here: Situation, _slots: Slots) -> Reply:
    """Take thanks."""
    said = "You are welcome."
    return Reply(said, cards.note(said, FORWARD))


def who_am_i(here: Situation, _slots: Slots) -> Reply:
    """Say what is held about the person who asks, and what they may do."""
    member = here.member
    agency = f" for {member.agency}" if member.agency else ""
    rights = POLICY[Role(member.role)]
    may = ", ".join(f"{right} ({'yours' if reach == 'own' else 'any'})" for right, reach in rights.items())
    absent = stands_in_for(here.known.by_id, here.known.by_id[member.id], here.today)
    acting = ""
    if absent and absent.away_until:
        acting = f" You act for {absent.name}, who is on leave until {long_date(absent.away_until)}."
    said = f"You are {member.name}, {member.role}{agency} in {here.group.name}.{acting} You may: {may}."
    return Reply(said, cards.note(said, FORWARD))


GREETING = Query(intent="greeting", answer=greet)
THANKS = Query(intent="thanks", answer=welcome_back)
WHO_AM_I = Query(
    intent="who_am_i",
    answer=who_am_i,
    command=Command("Who am I", "What is held about you and your rights", "who am i"),
)
