"""Load an action plan from a file or a paste: what was read and doubted is shown, and nothing saved before a yes."""

import re
from collections import Counter
from typing import Any

from cards import elements
from cards import form as form_cards
from dialogs import brought_plan, pasted
from dialogs.brought_plan import SHOWN
from dialogs.conversation import Command, Facts, Field, OwnForm, Slots, Unreadable, Write
from dialogs.language import read_status
from dialogs.rights import Right
from dialogs.situation import Situation
from documents import import_record
from documents.compare_plan import compare
from documents.doubts import REFUSED
from rules.deadlines import DeadlineClass
from storage import audit, groups
from storage.audit import Change

TITLE = "Load an action plan"
ASK = "Attach the plan (Excel, Word or CSV), or paste its table into the chat."
REFS = 12
CLASSES = {
    DeadlineClass.DATE: "on a day",
    DeadlineClass.MONTH: "in a month",
    DeadlineClass.ONGOING: "ongoing",
    DeadlineClass.TBA: "to be agreed",
    DeadlineClass.NONE: "without one",
}
_MEANING = re.compile(r"\s*(?P<colour>[a-z]+)\s*(?:=|:|is|means)\s*(?P<status>[a-z ]+?)\s*(?:[,;.\n]|$)", re.IGNORECASE)


def fill(here: Situation, slots: Slots) -> Slots:
    """Take the lines under the request, where the message itself brought no table."""
    text = "" if slots.get("plan") else pasted.under_the_request(here.turn.text)
    return slots | {"plan": text} if text else slots


def colours(here: Situation, raw: Any, slots: Slots) -> dict[str, str]:
    """Read what colours mean here: "green = on track, red = at risk"; every colour of the plan needs a status."""
    if isinstance(raw, dict):
        return raw
    wanted = brought_plan.read(here, {"plan": slots["plan"]}).colours
    found = {said["colour"].casefold(): read_status(said["status"]) for said in _MEANING.finditer(str(raw))}
    missing = [colour for colour in wanted if not found.get(colour)]
    if missing:
        raise Unreadable(f"Say it of each, such as {missing[0]} = on track. Still to say: {', '.join(missing)}.")
    return {colour: str(found[colour]) for colour in wanted}


def changes(_here: Situation, raw: Any, _slots: Slots) -> bool:
    """Read whether the later version's changes are taken over."""
    said = str(raw).casefold()
    if raw is True or raw is False:
        return bool(raw)
    if "take" in said or said in ("yes", "all"):
        return True
    if "leave" in said or said in ("no", "none"):
        return False
    raise Unreadable('Say "take them over" or "leave the record as it is".')


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what was found, how it stands to the record, and what a person should look at."""
    read = brought_plan.read(here, slots)
    difference = compare(here.session, here.group_id, read)
    kinds = Counter(line.deadline.kind for line in read.lines)
    others = sum(count for kind, count in kinds.items() if kind not in CLASSES)
    deadlines = [f"{kinds[kind]} {words}" for kind, words in CLASSES.items() if kinds[kind]]
    facts = [
        ("Found", f"{len(read.lines)} actions"),
        ("Deadlines", ", ".join([*deadlines, *([f"{others} of other kinds"] if others else [])])),
        ("Without an owner", str(sum(not line.owners for line in read.lines))),
        ("New", str(len(difference.new))),
        ("In the record already", str(difference.same)),
    ]
    changed = [("Differs", said) for said in brought_plan.differing(difference)]
    facts += [*changed[:SHOWN], *_more(len(changed), "changes")]
    if changed:
        facts.append(("These changes", "are taken over" if slots.get("changes") else "are left"))
    if difference.missing:
        refs = ", ".join(line.ref for line in difference.missing[:REFS])
        facts.append(("No longer in the plan", f"{len(difference.missing)} ({refs} …): nothing is removed"))
    if slots["plan"].get("left_out"):
        facts.append(("Not read", f"{slots['plan']['left_out']} cells. {REFUSED}"))
    doubts = [*read.doubts, *difference.alike]
    facts += [(f"Look at row {doubt.row}", _doubt(doubt.words, doubt.reason)) for doubt in doubts[:SHOWN]]
    return facts + _more(len(doubts), "to look at")


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the lines, all or nothing; what the colours mean is kept for the next plan."""
    if slots.get("colours"):
        group = groups.get(here.session, here.group_id)
        audit.amend(here.session, change, group, colours=group.colours | slots["colours"])
    read = brought_plan.read(here, slots)
    accept = [each.ref for each in compare(here.session, here.group_id, read).changed] if slots.get("changes") else ()
    saved = import_record.save_plan(here.session, change, read, accept)
    said = f"Loaded: {saved.added} new, {len(saved.taken)} changed, {saved.unchanged} as they were."
    return said if not read.doubts else f'{said} Say "needs a date" or "needs an owner" for what is still open.'


def _has_new_colours(here: Situation, slots: Slots) -> bool:
    return bool(slots.get("plan")) and bool(brought_plan.read(here, slots).colours)


def _has_changes(here: Situation, slots: Slots) -> bool:
    read = brought_plan.read(here, slots) if slots.get("plan") else None
    return read is not None and bool(compare(here.session, here.group_id, read).changed)


def _more(count: int, what: str) -> Facts:
    return [("And", f"{count - SHOWN} more {what}")] if count > SHOWN else []


def _doubt(words: str, reason: str) -> str:
    return f'"{words}": {reason}' if words else reason


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
            "The plan",
            ASK,
            brought_plan.taken,
            brought_plan.show,
            free_text=True,
        ),
        Field(
            "colours",
            "What the colours mean",
            'What do the plan\'s colours mean here? For example "green = on track, amber = at risk, blue = complete".',
            colours,
            lambda value: ", ".join(f"{colour} = {status}" for colour, status in value.items()),
            required=_has_new_colours,
            left_open="Keep them as notes",
            free_text=True,
        ),
        Field(
            "changes",
            "Lines that differ",
            "Some lines are in the record with other words. Take the plan's over, or leave the record as it is?",
            changes,
            lambda value: "taken over" if value else "left",
            required=_has_changes,
            choices=lambda _here: ("Take them over", "Leave the record as it is"),
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.IMPORT,
    long=True,
    own_form=OwnForm(_draw, dict),
    command=Command(
        "Load a plan", "Load the action plan from a file or a paste", "load this plan", scopes=("personal",)
    ),
)
