"""The steps of a write: begin, answer, press, save, cancel, undo; and a question asked in the middle of one."""

import hashlib
from collections.abc import Callable
from typing import Any

from cards import digest as digest_cards
from cards import form as form_cards
from cards import help as help_cards
from dialogs import attendance, attendance_pressed, bare_correction, form, questions
from dialogs.acknowledge import acknowledge
from dialogs.commands import begins_another, is_clear
from dialogs.conversation import Doubt, Field, Query, Refused, Slots, Unfinished, Unreadable, Write
from dialogs.ending import Step, cancel, save, with_reminder, write_of
from dialogs.language import Understanding, understand
from dialogs.registry import BY_INTENT
from dialogs.rights import reach
from dialogs.situation import Situation
from dialogs.take_back import take_back
from dialogs.turn import Reply

OLD_CARD = "That card is no longer current: it was saved, changed or dropped since, or somebody else began it."
CORRECTS = {"log_training": "amend_training"}  # on a summary, "make that 24" corrects what is not saved yet


def start(here: Situation, found: Write, slots: Slots, aside: Unfinished | None = None) -> Step:
    """Begin a write with what is known; an unfinished one is put aside, and stays open where this one is refused."""
    try:
        return _begun(here, found, slots, aside)
    except Refused as refused:
        return with_reminder(here, aside, questions.refusal(refused))


def _begun(here: Situation, found: Write, slots: Slots, aside: Unfinished | None) -> Step:
    if reach(here.member, found.right) is None:
        raise Refused("You cannot record that yourself; the coordinator can record it for you. Nothing is saved.")
    said = {name: value for name, value in slots.items() if value not in (None, [], "")}
    try:
        said = found.fill(here, said)
    except (Unreadable, Doubt) as error:
        return [Reply(str(error), help_cards.note(str(error)))], aside
    there = found.current(here) if found.current else {}
    unfinished = Unfinished(intent=found.intent, key=_key(here), slots=there | said, settled=list(there.keys() - said))
    if aside is not None:
        unfinished.aside = {**aside.as_frame(), "aside": None}
    if there and not said:
        return [Reply(found.title, form.draw(here, found, unfinished))], unfinished
    return [form.advance(here, found, unfinished)], unfinished


def answered(here: Situation, unfinished: Unfinished, understood: Understanding) -> Step | None:
    """Take a text as the answer to the open question or as a word on the summary; None when it is neither."""
    write = write_of(unfinished)
    text = here.turn.text
    # "Member" and "changed" may be options.
    if understood.intent in ("cancel", "help", "undo", "who_am_i") and form.chosen(unfinished, text) is None:
        return None
    if unfinished.asking is None:
        return _on_summary(here, write, unfinished, _corrected(here, write, unfinished, understood))
    field = next(field for field in write.fields if field.name == unfinished.asking)
    sure = is_clear(field, understood, BY_INTENT)
    if (option := form.chosen(unfinished, text)) is not None:
        unfinished.slots[field.name] = option
    elif understood.intent == "yes":
        if not unfinished.options or not unfinished.options[0]["label"].startswith("Keep"):
            return [form.ask(here, write, unfinished, field, error="A yes does not answer that.")], unfinished
        unfinished.slots[field.name] = unfinished.options[0]["value"]
    elif understood.intent == "no":
        if not field.left_open:
            return [form.ask(here, write, unfinished, field, error='Say "cancel" to drop it.')], unfinished
        unfinished.slots[field.name] = form.SKIP
    elif sure and understood.intent == unfinished.intent:
        return _said_again(here, write, unfinished, understood.slots, field)
    elif (sure and (field.free_text or field.name not in understood.slots)) or begins_another(field, write, understood):
        return None
    else:
        unfinished.slots[field.name] = text
    return [form.advance(here, write, unfinished)], unfinished


def pressed(here: Situation, unfinished: Unfinished | None, verb: str, data: dict[str, Any]) -> Step:
    """Do what a button says. Its data is whatever a client sent, so all of it is read and checked again."""
    if verb == form_cards.UNDO:
        return with_reminder(here, unfinished, take_back(here, data.get("change")))
    if verb == digest_cards.SEEN:
        return with_reminder(here, unfinished, acknowledge(here, data.get("reminder")))
    if verb == attendance.INTENT and (answer := attendance_pressed.answered(here, data)):
        return with_reminder(here, unfinished, answer)
    if verb in BY_INTENT:
        found, slots = BY_INTENT[verb], slots_of(here, verb, data)
        if isinstance(found, Query):
            return with_reminder(here, unfinished, questions.ask(here, found, slots))
        return start(here, found, slots, unfinished)
    if unfinished is None or data.get("key") != unfinished.key:
        return [Reply(OLD_CARD, help_cards.note(OLD_CARD, [("Where do we stand?", "brief", {})]))], unfinished
    write = write_of(unfinished)
    match verb:
        case form_cards.SAVE if unfinished.asking is None:
            return save(here, write, unfinished)
        case form_cards.CANCEL:
            return cancel(here, unfinished)
        case form_cards.EDIT:
            return [Reply(write.title, form.draw(here, write, unfinished), replaces=True)], unfinished
        case form_cards.SUBMIT:
            typed = {name: str(value) for name, value in data.items() if name != "key" and isinstance(value, str | int)}
            return [_in_place(form.submit(here, write, unfinished, typed))], unfinished
        case form_cards.CHOOSE if data.get("field") == unfinished.asking and _is_option(unfinished, data.get("option")):
            unfinished.slots[str(data["field"])] = unfinished.options[data["option"]]["value"]
            return [_in_place(form.advance(here, write, unfinished))], unfinished
        case _:
            return [_in_place(form.advance(here, write, unfinished))], unfinished


def confirm(here: Situation, unfinished: Unfinished | None) -> Step:
    """Take a "yes" that no question was open for."""
    said = "There is nothing waiting for a yes."
    return [Reply(said, help_cards.note(said, [("Help", "help", {})]))], unfinished


def undo(here: Situation, unfinished: Unfinished | None) -> Step:
    """Take back the last write of the past ten minutes."""
    return with_reminder(here, unfinished, take_back(here, None))


CONTROLS: dict[str, Callable[[Situation, Unfinished | None], Step]] = {
    "cancel": cancel,
    "no": cancel,
    "yes": confirm,
    "undo": undo,
}


def is_long(unfinished: Unfinished) -> bool:
    """Tell whether the next step of a write takes more than a moment."""
    return write_of(unfinished).long


def _on_summary(here: Situation, write: Write, unfinished: Unfinished, understood: Understanding) -> Step | None:
    """Take a yes, a no or a correction; None for anything else."""
    if understood.intent == "yes":
        return save(here, write, unfinished)
    if understood.intent == "no":
        return cancel(here, unfinished)
    if understood.intent not in (unfinished.intent, CORRECTS.get(unfinished.intent)):
        return None
    names = [field.name for field in write.fields if understood.slots.get(field.name) and field.name != "action"]
    if not names:
        return None
    return [_correct(here, write, unfinished, understood.slots, names)], unfinished


def _corrected(here: Situation, write: Write, unfinished: Unfinished, understood: Understanding) -> Understanding:
    """Read what is not understood, or says only another day, hour or place, as more of the write on the summary."""
    if write.lead is None or understood.intent in (unfinished.intent, CORRECTS.get(unfinished.intent)):
        return understood
    said = bare_correction.read(here.turn.text, here.reading)
    if not said and understood.intent != "unknown":
        return understood
    return understand(write.lead(unfinished.slots) + (said or here.turn.text), here.reading, here.vocabulary)


def _correct(here: Situation, write: Write, unfinished: Unfinished, said: Slots, names: list[str]) -> Reply:
    """Put what was said in the place of what the summary had."""
    for field in write.fields:
        if field.name not in names:
            continue
        value = said[field.name]
        if field.correct and unfinished.slots.get(field.name):
            try:
                value = field.correct(here, unfinished.slots[field.name], value)
            except (Doubt, Unreadable) as error:
                return Reply(str(error), help_cards.note(str(error)))
        unfinished.slots[field.name] = value
        if field.name in unfinished.settled:
            unfinished.settled.remove(field.name)
    return form.advance(here, write, unfinished)


def _in_place(reply: Reply) -> Reply:
    return Reply(reply.text, reply.card, replaces=True, refused=reply.refused)


def _said_again(here: Situation, write: Write, unfinished: Unfinished, said: Slots, field: Field) -> Step:
    """Take a whole sentence where one answer was asked for: an answer if it says just that, else a fresh start."""
    told = {other.name for other in write.fields if said.get(other.name)}
    if told - {field.name}:
        return start(here, write, said, Unfinished.from_frame(unfinished.aside) if unfinished.aside else None)
    unfinished.slots[field.name] = said[field.name] if told else here.turn.text
    return [form.advance(here, write, unfinished)], unfinished


def slots_of(here: Situation, intent: str, data: dict[str, Any]) -> Slots:
    """Return what a button says of an intent: plain values, or the sentence it was offered for, read again."""
    if isinstance(said := data.get("said"), str):
        understood = understand(said, here.reading, here.vocabulary)
        readings = [{"intent": understood.intent, "slots": understood.slots}, *understood.alternatives]
        return next((dict(reading["slots"]) for reading in readings if reading["intent"] == intent), {})
    found = BY_INTENT[intent]
    if isinstance(found, Write):  # nothing but what a person could type into its fields
        names = {field.name for field in found.fields}
        return {name: str(value) for name, value in data.items() if name in names and isinstance(value, str | int)}
    return {name: value for name, value in data.items() if isinstance(value, str) or type(value) is int}


def _is_option(unfinished: Unfinished, number: object) -> bool:
    return type(number) is int and 0 <= number < len(unfinished.options)


def _key(here: Situation) -> str:
    """Return the key that ties cards to the write this turn begins: the same for a repeat of the turn."""
    return hashlib.sha256(f"{here.turn.conversation_id}|{here.turn.activity_id}".encode()).hexdigest()[:12]
