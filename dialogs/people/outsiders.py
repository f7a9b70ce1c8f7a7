"""Who wrote to the bot without being a member: the chair and the coordinator see that they asked, never what."""

from dataclasses import replace
from datetime import time, timedelta

from cards import elements
from cards import people as cards
from dialogs.conversation import Command, Query, Slots
from dialogs.known import OUTSIDERS
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import at_local, long_date
from storage import outsiders

LOOKED_BACK = timedelta(days=30)
NEWS = timedelta(days=7)
SHOWN = 10
TITLE = "Asked without being a member"


def answer(here: Situation, _slots: Slots) -> Reply:
    """Answer with the names they gave themselves and the days, the latest first; in a chat of their own only."""
    if here.turn.scope != "personal":
        said = "Others read along here. Ask me that in our own chat."
        return Reply(said, cards.lines(TITLE, [said]))
    since = here.now - LOOKED_BACK
    asked = outsiders.since(here.session, here.group_id, since, SHOWN)
    total = outsiders.count(here.session, here.group_id, since)
    title = f"{TITLE} since {long_date(since.astimezone(here.zone).date())}: {total}"
    lines = [f"{one.name or 'Nameless'}, {long_date(one.at.astimezone(here.zone).date())}" for one in asked]
    lines += [f"and {total - len(asked)} earlier"] if total > len(asked) else []
    closing = "Once a day for each person. They were told nothing. The names are what they call themselves."
    take_in = elements.button("Take in the team", "take_in")
    return Reply("\n".join([title, *lines, closing]), cards.lines(title, lines, closing, [take_in]))


def noted(here: Situation, reply: Reply) -> Reply:
    """Add a line to an answer where somebody asked in the last week; in a chat of somebody's own who may know of it."""
    if reach(here.member, Right.SEE_OUTSIDERS) is None or here.turn.scope != "personal" or reply.card is None:
        return reply
    number = here.known.once(OUTSIDERS, ("asked", here.today), lambda: _of_the_week(here))
    if not number:
        return reply
    who = "1 person who is not a member" if number == 1 else f"{number} times somebody who is not a member"
    said = f'{who} asked in the last week: say "who asked from outside".'
    card = {**reply.card, "body": [*reply.card["body"], elements.text(said, subtle=True)]}
    return replace(reply, text=f"{reply.text} {said}", card=card)


def _of_the_week(here: Situation) -> int:
    return outsiders.count(here.session, here.group_id, at_local(here.today - NEWS, time(), here.zone))


CONVERSATION = Query(
    intent="outsiders",
    answer=answer,
    right=Right.SEE_OUTSIDERS,
    command=Command("Who asked from outside", "People who asked and are not members", "who asked from outside?"),
)
