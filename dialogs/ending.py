"""How a write ends: it is saved, dropped or refused, and what was put aside for it comes back with its question."""

from cards import form as form_cards
from cards import help as help_cards
from dialogs import form, questions
from dialogs.conversation import Refused, Unfinished, Write
from dialogs.registry import BY_INTENT
from dialogs.situation import Situation
from dialogs.turn import Reply

Step = tuple[list[Reply], Unfinished | None]
CHANGED = "this has changed since you saw it, so please check again"


def save(here: Situation, write: Write, unfinished: Unfinished) -> Step:
    """Write it, confirm it with ten minutes to undo, and go back to what was put aside.

    What somebody else has changed since the summary is shown again first: a yes was to what was seen.
    """
    change = here.change()
    try:
        facts = form.summed_up(here, write, unfinished)
        if unfinished.shown and unfinished.shown != [list(fact) for fact in facts]:
            return [form.confirm(write, unfinished, facts, CHANGED)], unfinished
        said = write.save(here, unfinished.slots, change)
    except Refused as refused:
        return _resume(here, unfinished, questions.refusal(refused))
    saved = Reply(said, form_cards.saved(said, facts, change=change.id, final=write.final), replaces=True)
    return _resume(here, unfinished, saved)


def cancel(here: Situation, unfinished: Unfinished | None) -> Step:
    """Drop what is half-finished."""
    if unfinished is None:
        said = "There is nothing to cancel."
        return [Reply(said, help_cards.note(said, [("Help", "help", {})]))], None
    said = "Dropped: nothing was saved."
    return _resume(here, unfinished, Reply(said, help_cards.note(said, [("Help", "help", {})]), replaces=True))


def with_reminder(here: Situation, unfinished: Unfinished | None, reply: Reply) -> Step:
    """Follow an answer with the question that is still open; what cannot be saved any more is dropped, and why."""
    if unfinished is None:
        return [reply], None
    try:
        return [reply, form.advance(here, write_of(unfinished), unfinished)], unfinished
    except Refused as refused:
        replies, left = _resume(here, unfinished, questions.refusal(refused))
        return [reply, *replies], left


def _resume(here: Situation, unfinished: Unfinished, reply: Reply) -> Step:
    if unfinished.aside is None:
        return [reply], None
    return with_reminder(here, Unfinished.from_frame(unfinished.aside), reply)


def write_of(unfinished: Unfinished) -> Write:
    """Return the declaration of what is half-finished."""
    found = BY_INTENT[unfinished.intent]
    if not isinstance(found, Write):
        raise TypeError(f"{unfinished.intent} is no write")
    return found
