"""Load a plan or a training register from a file or a paste: shown with its doubts, nothing saved before a yes."""

from typing import Any

from cards import elements
from cards import form as form_cards
from dialogs import brought, brought_plan, pasted
from dialogs.conversation import Command, Field, OwnForm, Slots, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage.audit import Change

TITLE = "Load a plan or a register"
ASK = "Attach the action plan or the training register (Excel, Word or CSV), or paste its table into the chat."


def fill(here: Situation, slots: Slots) -> Slots:
    """Take the lines under the request where the message itself brought no table, and what it says is to come."""
    text = "" if slots.get("plan") else pasted.under_the_request(here.turn.text)
    said = here.turn.text.partition("\n")[0]
    return slots | ({"plan": text} if text else {}) | ({"register": True} if brought.wants_register(said) else {})


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write what was shown, all or nothing."""
    return brought.way(slots).save(here, slots, change)


def _draw(_here: Situation, _slots: Slots, said: str, key: str) -> dict[str, Any]:
    """Return what asks for the file: a table is attached or pasted into the chat, not typed into a card."""
    words = said.strip() or ASK
    return elements.card(
        [elements.text(TITLE, large=True), elements.text(words)],
        [elements.button("Cancel", form_cards.CANCEL, {"key": key})],
    )


CONVERSATION = Write(
    intent="import_plan",
    title=TITLE,
    fields=(
        Field(
            "plan",
            "The table",
            ASK,
            brought.taken,
            brought.show,
            free_text=True,
        ),
        Field(
            "colours",
            "What its statuses mean",
            'Plans differ in what they mean by a colour or by "closed". What does this one mean? For example '
            '"green = on track, blue = complete, closed = no longer needed".',
            brought_plan.meanings,
            lambda value: ", ".join(f"{word} = {status}" for word, status in value.items()),
            required=brought_plan.needs_meanings,
            left_open="Keep them as notes",
            free_text=True,
        ),
        Field(
            "changes",
            "Lines that differ",
            "Some lines are in the record with other words. Take the plan's over, or leave the record as it is?",
            brought_plan.changes,
            lambda value: "taken over" if value else "left",
            required=brought_plan.has_changes,
            choices=lambda _here: ("Take them over", "Leave the record as it is"),
        ),
    ),
    summary=brought.summary,
    save=save,
    fill=fill,
    right=Right.IMPORT,
    long=True,
    own_form=OwnForm(_draw, dict),
    command=Command(
        "Load a plan",
        "Load the action plan or the training register from a file or a paste",
        "load this plan",
        scopes=("personal",),
    ),
)
