"""The one loop: guard, who is asking, what was meant, the next step. One turn is one transaction.

Most turns are questions, and `ask` answers them without writing anything. The rest is for `respond`: the row that
stops a repeat, the half-finished conversation, the change of the record and its audit events are committed together
or not at all; the replies are sent afterwards.
"""

import copy
import difflib
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cards import help as cards
from dialogs import begun_elsewhere, brought, ending, pasted, questions, refusals, said, steps, which_group, whose_place
from dialogs.conversation import Query, Refused, Unfinished
from dialogs.known import Knowledge
from dialogs.language import Understanding, understand
from dialogs.registry import BY_INTENT, BY_TITLE
from dialogs.situation import Situation, situate
from dialogs.turn import Outcome, Reply, Turn
from rules import safeguarding
from rules.calendar import LONDON
from rules.safeguarding import Concern
from storage import conversations, inbound
from storage.arrival import Membership, arrive
from storage.conversations import Place, Reference

SURE = 0.6  # below this a sentence is asked about, not acted on
LIKE = 0.7  # how alike a misspelt command's title must be to be offered


def ask(
    session: Session, turn: Turn, reference: Reference, now: datetime, zone: ZoneInfo, knowledge: Knowledge
) -> Outcome | Understanding | None:
    """Answer a turn that changes nothing, as `respond` would; it only reads.

    Where something has to be written, return how the turn was understood, for `respond`, or None where that was not
    looked at: for what the guard refuses, for strangers, and in the middle of something unfinished.
    """
    arrived = arrive(session, turn.frame_key, turn.channel_id, now)
    if not conversations.is_remembered(arrived.place, reference, now) or said.too_long(turn):
        return None
    if _concern(turn) is not None:
        return None
    here = situate(session, turn, now, zone, knowledge, arrived)
    if here is None or arrived.unfinished or (here.several and which_group.wanted(session, turn, arrived, now, zone)):
        return None
    if turn.verb is not None:
        pressed = BY_INTENT.get(turn.verb)
        if not isinstance(pressed, Query):
            return None
        return _told(here, [questions.ask(here, pressed, steps.slots_of(here, turn.verb, dict(turn.data)))])
    understood = _understood(here)
    found = BY_INTENT.get(understood.intent)
    if understood.then or understood.intent in steps.CONTROLS:
        return understood
    if found is None or understood.confidence < SURE:
        return _told(here, [_unsure(here, understood)])
    return _told(here, [questions.ask(here, found, understood.slots)]) if isinstance(found, Query) else understood


def respond(
    session: Session,
    turn: Turn,
    now: datetime,
    zone: ZoneInfo = LONDON,
    knowledge: Knowledge | None = None,
    reference: Reference | None = None,
    understood: Understanding | None = None,
) -> Outcome:
    """Answer one turn; a repeat gets the replies of the first time and changes nothing.

    `turn` comes as `said.taken_in` returns it. `reference` says where it came from, and is kept.
    `understood` is what `ask` made of it, after the guard.
    """
    key = (turn.tenant_id, turn.conversation_id, turn.activity_id)
    if not inbound.claim(session, key, now):
        return Outcome(tuple(Reply(**reply) for reply in inbound.replies(session, key)), repeat=True)
    arrived = arrive(session, turn.frame_key, turn.channel_id, now)
    if reference is not None and not conversations.is_remembered(arrived.place, reference, now):
        conversations.remember(session, reference, now)
        arrived = arrive(session, turn.frame_key, turn.channel_id, now)
    if chosen := which_group.choose(session, turn, arrived, now, zone):
        turn, understood = chosen, None
    here = situate(session, turn, now, zone, knowledge or Knowledge(), arrived)
    if here is None and (own := which_group.choices(session, turn, arrived, now, zone)):
        outcome = _which(session, turn, own)
    else:
        outcome = _answer(session, turn, here, arrived.place, now, zone, understood)
    inbound.answered(session, key, [reply.as_json() for reply in outcome.replies])
    return outcome


def _answer(
    session: Session,
    turn: Turn,
    here: Situation | None,
    place: Place | None,
    now: datetime,
    zone: ZoneInfo,
    understood: Understanding | None,
) -> Outcome:
    if here is not None and said.too_long(turn):
        return Outcome((Reply(said.TOO_LONG),))
    # A stranger's words are kept nowhere, whatever they are: too long to be read is as good as read.
    unread = understood is not None or said.too_long(turn)
    concern = None if unread else _concern(turn)
    if concern is not None:
        return Outcome((refusals.guarded(session, turn, here, concern),))
    if here is None:
        claimed = whose_place.answered(session, turn, now)
        return Outcome((claimed or refusals.stranger(session, turn, place, now, zone),))
    unfinished, waits = begun_elsewhere.taken(here)
    try:
        replies, left = _step(here, unfinished, understood)
    except Refused as refused:
        replies, left = [questions.refusal(refused)], None
    if left is None:
        return _told(here, [*replies, *waits])
    begun_elsewhere.keep(here, left)
    return _told(here, [*waits, *replies], left)  # the card that waits for an answer stays the last one


def _concern(turn: Turn) -> Concern | None:
    """Return why the guard refuses a turn, the first reason in any of its texts."""
    return next(filter(None, map(safeguarding.check, said.texts(turn))), None)


def _which(session: Session, turn: Turn, own: list[Membership]) -> Outcome:
    """Ask which group is meant; the guard has the first word here too."""
    if said.too_long(turn):
        return Outcome((Reply(said.TOO_LONG),))
    concern = _concern(turn)
    if concern is not None:
        return Outcome((refusals.guarded(session, turn, None, concern),))
    return Outcome((which_group.ask(session, turn, own),))


def _told(here: Situation, replies: list[Reply], left: Unfinished | None = None) -> Outcome:
    """Return the answers; to somebody of several groups they say which one they are about."""
    if here.several:
        replies = [which_group.named(here, reply) for reply in replies]
    return Outcome(tuple(replies), unfinished=left is not None, long=left is not None and steps.is_long(left))


def _understood(here: Situation) -> Understanding:
    """Read the text of a turn."""
    text = here.turn.text
    if here.turn.given is not None:
        return Understanding(text, "import_plan", {"plan": brought.ALONG})
    if text.casefold() == "yes":  # what is typed most, and means nothing else
        return Understanding(text, "yes")
    # Teams' command menu types the title; everything else is a sentence.
    if (named := BY_TITLE.get(text.casefold())) and named.command:
        return Understanding(text, named.intent, dict(named.command.slots))
    request = text.partition("\n")[0] if pasted.under_the_request(text) else text
    read = here.understood_once(request)
    if request != text and read.intent != "import_plan":  # then what stands below is of the message
        read = here.understood_once(text)
    # Before a meeting many ask the same. What a write was read from is worked on, so each gets its own.
    return read if isinstance(BY_INTENT.get(read.intent), Query) else copy.deepcopy(read)


def _step(
    here: Situation, unfinished: Unfinished | None, understood: Understanding | None
) -> tuple[list[Reply], Unfinished | None]:
    """Return the replies to this turn and what is left half-finished after it."""
    turn = here.turn
    if turn.verb is not None:
        return steps.pressed(here, unfinished, turn.verb, dict(turn.data))
    understood = understood or _understood(here)
    if unfinished and (answered := steps.answered(here, unfinished, understood)):
        return answered
    replies, left = _act(here, unfinished, understood)
    if offer := _second_request(here, understood):
        # The card that waits for an answer stays the last one.
        replies = [*replies, offer] if left == unfinished else [offer, *replies]
    return replies, left


def _second_request(here: Situation, understood: Understanding) -> Reply | None:
    """Offer the other thing a message asks for; the first is dealt with now."""
    if not understood.then:
        return None
    other = understand(understood.then, here.reading, here.vocabulary)
    found = BY_INTENT.get(other.intent)
    if found is None or found.command is None:
        return None
    said = f'You asked for two things, and this deals with the first. The other: "{understood.then}".'
    return Reply(said, cards.note(said, [(found.command.title, found.intent, {"said": understood.then})]))


def _act(
    here: Situation, unfinished: Unfinished | None, understood: Understanding
) -> tuple[list[Reply], Unfinished | None]:
    """Do what a sentence was understood to ask for."""
    if understood.intent in steps.CONTROLS:
        return steps.CONTROLS[understood.intent](here, unfinished)
    found = BY_INTENT.get(understood.intent)
    if found is None or understood.confidence < SURE:
        return [_unsure(here, understood)], unfinished
    if isinstance(found, Query):
        reply = questions.ask(here, found, understood.slots)
        return ending.with_reminder(here, unfinished, reply)
    return steps.start(here, found, understood.slots, unfinished)


def _unsure(here: Situation, understood: Understanding) -> Reply:
    """Offer the two nearest readings; never a dead end, never a guessed write."""
    readings = [{"intent": understood.intent, "slots": understood.slots}, *understood.alternatives]
    said = here.turn.text.casefold()
    spelt = [title for title in BY_TITLE if len(said) > 2 and title.startswith(said)]
    spelt += difflib.get_close_matches(said, BY_TITLE, n=1, cutoff=LIKE)
    near = [BY_TITLE[title] for title in spelt]
    near += [found for reading in readings if (found := BY_INTENT.get(reading["intent"]))]
    offered = [
        (found.command.title, found.intent, {"said": here.turn.text})
        for found in near
        if found.command and found.intent != "help"
    ]
    usual = [(BY_INTENT[name].command, name) for name in ("brief", "log_training", "update_action")]
    offered += [(command.title, name, {}) for command, name in usual if command]
    nearest: dict[str, cards.Button] = {}
    for button in offered:
        nearest.setdefault(button[1], button)
    not_yet = understood.intent not in BY_INTENT and understood.intent != "unknown" and understood.confidence >= SURE
    words = "I cannot do that yet" if not_yet else "I did not understand that"
    words += ", and nothing is changed. Did you mean one of these?"
    return Reply(words, cards.nearest(words, list(nearest.values())[:2]))
