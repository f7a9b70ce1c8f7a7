"""Ask, draw the form and confirm, for every conversation that writes.

A write has three doors: one line, the form card, and step by step. All three end in the same slots, read by the
same fields, and nothing is saved before the summary is confirmed.
"""

from collections.abc import Sequence
from typing import Any

from cards import form as cards
from dialogs.conversation import Doubt, Facts, Field, Option, Refused, Unfinished, Unreadable, Write
from dialogs.situation import Situation
from dialogs.turn import Reply

_LITTLE = frozenset(("the", "use", "it", "on", "please", "pls"))  # said around an option, not part of it
SKIP = {"skip": True}  # the value of the button that leaves a required field open


def advance(here: Situation, write: Write, unfinished: Unfinished) -> Reply:
    """Read and check what is known, then ask for the first thing that is missing or doubtful, or confirm."""
    for field in write.fields:
        if field.name in unfinished.settled:
            continue
        if field.name not in unfinished.slots:
            if field.required(here, unfinished.slots):
                return ask(here, write, unfinished, field)
            continue
        try:
            settle(here, unfinished, field)
        except Doubt as doubt:
            return _ask(write, unfinished, field, doubt.question, doubt.options)
        except Unreadable as error:
            unfinished.slots.pop(field.name)
            return ask(here, write, unfinished, field, error=str(error))
    return confirm(write, unfinished, summed_up(here, write, unfinished))


def summed_up(here: Situation, write: Write, unfinished: Unfinished) -> Facts:
    """Return the summary of a write; raise Refused where what it is about is not there any more."""
    try:
        return write.summary(here, unfinished.slots)
    except (Unreadable, Doubt) as error:
        raise Refused(f"{error} Nothing is saved.") from error


def confirm(write: Write, unfinished: Unfinished, facts: Facts, because: str = "") -> Reply:
    """Show what would be saved, and keep it: a yes is to that and to nothing else. `because`: why it is shown again."""
    unfinished.asking, unfinished.options = None, []
    unfinished.shown = [list(fact) for fact in facts]
    said = _plain(f"{write.title}: {because or 'please check'}", facts)
    title = f"{write.title}: {because}" if because else write.title
    return Reply(said, cards.summary(title, facts, key=unfinished.key))


def settle(here: Situation, unfinished: Unfinished, field: Field) -> None:
    """Read one slot; raise what its reader raises."""
    raw = unfinished.slots[field.name]
    value = None if raw == SKIP and field.left_open else field.read(here, raw, unfinished.slots)
    unfinished.slots[field.name] = value
    unfinished.settled.append(field.name)


def ask(here: Situation, write: Write, unfinished: Unfinished, field: Field, error: str = "") -> Reply:
    """Ask for one field: the whole form when nothing is known yet, a question otherwise."""
    words = f"{error} {field.question}" if error else field.question
    if not unfinished.slots and not error:
        unfinished.asking, unfinished.options = field.name, []
        intro = f"Fill this in, or answer here one by one. {words}"
        return Reply(intro, draw(here, write, unfinished, intro))
    options = [Option(choice, choice) for choice in (field.choices(here) if field.choices else ())]
    if field.left_open:
        options = [*options[:3], Option(field.left_open, SKIP)]
    return _ask(write, unfinished, field, words, options)


def draw(
    here: Situation,
    write: Write,
    unfinished: Unfinished,
    words: str = "",
    errors: dict[str, str] | None = None,
    typed: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Return the form card with what is known; `typed` is shown again where it could not be read."""
    if write.own_form:
        said = " ".join((words, *(errors or {}).values()))
        return write.own_form.draw(here, unfinished.slots | (typed or {}), said, unfinished.key)
    rows = []
    for field in write.fields:
        known = unfinished.slots.get(field.name)
        shown = field.show(known) if field.name in unfinished.settled and known is not None else ""
        rows.append(
            cards.Row(
                name=field.name,
                label=field.label,
                value=(typed or {}).get(field.name, shown),
                hint=field.question,
                error=(errors or {}).get(field.name, ""),
                choices=tuple(field.choices(here)) if field.choices else (),
                lines=field.lines,
            )
        )
    return cards.form(write.title, words, rows, key=unfinished.key)


def submit(here: Situation, write: Write, unfinished: Unfinished, typed: dict[str, str]) -> Reply:
    """Read a submitted form: everything wrong is said next to its field and nothing typed is lost."""
    typed = write.own_form.gather(typed) if write.own_form else typed
    errors: dict[str, str] = {}
    doubtful: Reply | None = None
    unfinished.asking, unfinished.options = None, []
    said = {field.name: typed.get(field.name, "").strip() for field in write.fields}
    touched = [field for field in write.fields if not _untouched(unfinished, field, said[field.name])]
    for field in touched:
        if field.name in unfinished.settled:
            unfinished.settled.remove(field.name)
        unfinished.slots.pop(field.name, None)
    to_come = {field.name: said[field.name] for field in touched if said[field.name]}
    for field in touched:
        words = to_come.pop(field.name, "")
        if not words:
            if field.name in unfinished.slots:
                continue  # what was typed above told it: "done" is a status too
            if field.required(here, to_come | unfinished.slots) and not field.left_open:
                errors[field.name] = field.question
            elif field.left_open:
                unfinished.slots[field.name] = None
                unfinished.settled.append(field.name)
            continue
        unfinished.slots[field.name] = words
        try:
            settle(here, unfinished, field)
        except Unreadable as error:
            errors[field.name] = str(error)
            unfinished.slots.pop(field.name)
        except Doubt as doubt:
            doubtful = doubtful or _ask(write, unfinished, field, doubt.question, doubt.options)
    if errors:
        unfinished.asking = next(iter(errors))  # a "yes" now must not save what is not there
        words = "Some of this could not be read. Nothing is saved, and what you typed is kept."
        card = draw(here, write, unfinished, words, errors, typed)
        return Reply(" ".join((words, *errors.values())), card, replaces=True)
    return doubtful or advance(here, write, unfinished)


def _untouched(unfinished: Unfinished, field: Field, words: str) -> bool:
    """Tell whether a row still shows what was read: then the reading stands, with the words as first typed."""
    known = unfinished.slots.get(field.name)
    return field.name in unfinished.settled and known is not None and field.show(known) == words


def chosen(unfinished: Unfinished, text: str) -> Any:
    """Return the value of the offered option that a typed answer means ("2", "keep sunday"), None for none."""
    said = [word for word in text.casefold().strip(" .!").split() if word not in _LITTLE]
    if not said:
        return None
    if len(said) == 1 and said[0].isdecimal() and 0 < int(said[0]) <= len(unfinished.options):
        return unfinished.options[int(said[0]) - 1]["value"]
    meant = [
        option["value"]
        for option in unfinished.options
        if set(said) <= set(option["label"].casefold().replace(",", "").split())
    ]
    return meant[0] if len(meant) == 1 else None


def _ask(write: Write, unfinished: Unfinished, field: Field, words: str, options: Sequence[Option]) -> Reply:
    unfinished.asking = field.name
    unfinished.options = [{"label": option.label, "value": option.value} for option in options]
    known = [
        (other.label, other.show(unfinished.slots[other.name]))
        for other in write.fields
        if other.name in unfinished.settled and unfinished.slots.get(other.name) is not None
    ]
    labels = [option.label for option in options]
    return Reply(words, cards.question(words, labels, known, key=unfinished.key, field=field.name))


def _plain(title: str, facts: list[tuple[str, str]]) -> str:
    return "\n".join([title, *(f"{name}: {value}" for name, value in facts), 'Say "yes" to save, or "no" to drop it.'])
