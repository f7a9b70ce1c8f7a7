"""Which action somebody means: by its ref, or by words of its title."""

import re
from functools import partial
from typing import Any

from dialogs.conversation import Doubt, Option, Refused, Slots, Unreadable
from dialogs.known import ACTIONS
from dialogs.language import read_ref
from dialogs.rights import Right, may
from dialogs.situation import Situation
from rules import alike as likeness
from storage import action_lists
from storage.acting import owns
from storage.action_lists import Filter, Line
from storage.actions import Action, ActionNotFound
from storage.members import Role

# Words that say nothing about which action is meant.
_LITTLE = {"a", "an", "and", "the", "one", "of", "for", "to", "on", "in", "our", "my", "that", "this", "it", "about"}
_LITTLE |= {"action", "actions", "item", "please", "pls"}
_SHORT_FOR = {"comm": "communication", "mtg": "meeting", "doc": "document", "info": "information", "site": "website"}
MOST_OFFERED = 3
MOST_COMPARED = 300  # five times the longest plan seen


def read(here: Situation, raw: Any, _slots: Slots) -> str:
    """Return the ref of the action meant; ask where words fit several."""
    said = str(raw).strip()
    ref = read_ref(said)
    if ref is not None:
        return found(here, ref).ref
    fitting = by_words(here, said)
    if not fitting:
        raise Unreadable(f'I know no action about that. Give its number, {_example(here)}, or say "show open actions".')
    if len(fitting) > 1:
        options = [Option(f"{line.ref} {_short(line.title)}", line.ref) for line in fitting[:MOST_OFFERED]]
        raise Doubt(f"{len(fitting)} actions fit those words. Which one?", options)
    return fitting[0].ref


def found(here: Situation, ref: str) -> Action:
    """Return the action of a ref that this member may see; raise Unreadable with an example that works."""
    try:
        action = here.action(ref)
    except ActionNotFound as error:
        raise Unreadable(f"There is no action {ref}. Give a number on the plan, {_example(here)}.") from error
    if not may(here.member, Right.ASK, action.owners):
        raise Unreadable(f'There is no action {ref} of yours. Say "my actions" to see them.')
    return action


def to_update(here: Situation, raw: Any, slots: Slots) -> str:
    """Return the ref of an action this member may update; raise Refused where it is another agency's."""
    ref = read(here, raw, slots)
    require_update(here, found(here, ref))
    return ref


def require_update(here: Situation, action: Action) -> None:
    """Raise Refused unless the member may update this action now."""
    if not may(here.member, Right.UPDATE_ACTION, action.owners):
        raise Refused(
            f"Action {action.ref} belongs to another agency, so I have changed nothing. "
            "Its owner, the chair or the coordinator can update it."
        )


def by_words(here: Situation, said: str) -> list[Line]:
    """Return the actions whose titles hold the words, open ones before closed."""
    wanted = [_stem(word) for word in re.findall(r"[\w']+", said.casefold()) if word not in _LITTLE]
    if not wanted:
        return []
    lines = [
        line for line in action_lists.lines(here.session, here.group_id, Filter(open_only=False)) if _seen(here, line)
    ]
    scored = [(sum(word in _stems(line.title) for word in wanted), line) for line in lines]
    best = max((score for score, _ in scored), default=0)
    if best * 3 < len(wanted) * 2:  # at least two words in three
        return []
    fitting = [line for score, line in scored if score == best]
    return [line for line in fitting if line.is_open] or fitting


def alike(here: Situation, title: str, ref: str | None = None) -> list[str]:
    """Return the open actions that say nearly what a title says, each as ref and title; never the one of that ref.

    A plan of more than MOST_COMPARED open actions is not compared: nobody would wait for it.
    """
    look_up = partial(action_lists.open_titles, here.session, here.group_id, limit=MOST_COMPARED + 1)
    open_ones = here.known.once(ACTIONS, "open titles", look_up)
    if len(open_ones) > MOST_COMPARED:
        return []
    others = dict(one for one in open_ones if one[0] != ref)
    return [f"{other} {others[other]}" for other in likeness.alike(title, [*others.items()])]


def _seen(here: Situation, line: Line) -> bool:
    return here.member.role != Role.INVITED or owns(here.member, line.owners)


def _stems(title: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"[\w']+", title.casefold()))


def _stem(word: str) -> str:
    """Make "comms" and "communications", "page" and "pages" meet."""
    single = word.removesuffix("s") if len(word) > 3 else word
    return _SHORT_FOR.get(single, single)


def _short(title: str) -> str:
    return title if len(title) <= 40 else f"{title[:39]}…"


def _example(here: Situation) -> str:
    known = action_lists.lines(here.session, here.group_id, Filter(open_only=False), limit=1)
    return f"such as {known[0].ref}" if known else "once there is one"
