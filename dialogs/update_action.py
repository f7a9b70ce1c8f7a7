"""Update an action: report, complete, re-date or reassign it. The earlier date is kept with the reason."""

import re
from typing import Any

from dialogs import find_action, language, moved_deadline, readers
from dialogs.conversation import Command, Facts, Field, Slots, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from storage import actions
from storage.actions import Action
from storage.audit import Change

# Said of a date that moves: why.
_WHY = re.compile(
    r"(?:moved|because|as|since|due to|put back)[ ,:;-]+(?P<why>\S.*)"
    r"|(?P<held>(?:still )?(?:waiting|awaiting|pending|held up|delayed)\b.*)",
    re.IGNORECASE,
)
REPORTED = ("status", "deadline", "owners", "evidence", "note")


def report(here: Situation, raw: Any, slots: Slots) -> str:
    """Read what happened, in one sentence, into status, deadline, owners or note."""
    said = readers.words(here, raw, slots)
    understood = language.understand(f"action {slots['action']} {said}", here.reading, here.vocabulary)
    if understood.intent == "update_action":
        slots |= {name: understood.slots[name] for name in REPORTED if understood.slots.get(name)}
    if not any(slots.get(name) for name in REPORTED):
        slots["note"] = said
    return said


def fill(here: Situation, slots: Slots) -> Slots:
    """Work "add Housing" and "take Housing off" into the owners there are."""
    if slots.get("deadline") and (told := _WHY.match(slots.get("note") or "")):
        slots = {name: value for name, value in slots.items() if name != "note"} | {
            "reason": told["why"] or told["held"]
        }
    added, removed = slots.get("owners_added") or [], slots.get("owners_removed") or []
    if not (added or removed) or not slots.get("action"):
        return slots
    action = find_action.found(here, find_action.read(here, slots["action"], slots))
    gone = {owner["name"].casefold() for owner in readers.owners(here, removed, slots)} if removed else set()
    if any(owner["name"] == "me" for owner in removed):
        gone.add((here.member.agency or "").casefold())
    kept = [owner for owner in action.owners if owner["name"].casefold() not in gone]
    return slots | {"owners": [*kept, *added]}


def deadline(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read the new deadline; "back a fortnight" counts from the old one."""
    return readers.deadline(here, moved_deadline.counted(here, raw, _action(here, slots).due_on), slots)


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what changes: was and now."""
    action = _action(here, slots)
    facts = [("Action", f"{action.ref} {action.title}")]
    if slots.get("status"):
        facts.append(("Status", f"{action.status} → {slots['status']}"))
    if slots.get("deadline"):
        was = readers.show_stored(action)
        facts.append(("Deadline", f"{was} → {readers.show_deadline(slots['deadline'])}"))
    if slots.get("owners"):
        facts.append(
            ("Owner", f"{readers.show_owners(action.owners)} → {readers.show_answering(here, slots['owners'])}")
        )
    if isinstance(slots.get("more"), list):
        others = ", ".join(map(str, slots["more"]))
        facts.append(("Not in this update", f"action {others}: say it of that one next"))
    names = (("evidence", "Evidence"), ("note", "Note"), ("reason", "Reason"))
    return facts + [(label, slots[name]) for name, label in names if slots.get(name)]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the update; the right is asked again, at the moment of writing."""
    action = _action(here, slots)
    find_action.require_update(here, action)
    actions.update(
        here.session,
        change,
        action,
        note=slots.get("note"),
        status=slots.get("status"),
        due=readers.due(slots["deadline"]) if slots.get("deadline") else None,
        reason=slots.get("reason"),
        owners=slots.get("owners"),
        evidence=slots.get("evidence"),
        today=here.today,
    )
    if slots.get("status") == actions.Status.COMPLETE:
        return f"Thank you. Action {action.ref} is complete."
    return f"Thank you. Action {action.ref} is updated."


def _action(here: Situation, slots: Slots) -> Action:
    return here.action(slots["action"])


def _moves_a_date(here: Situation, slots: Slots) -> bool:
    return bool(slots.get("deadline")) and bool(_action(here, slots).deadline_text)


def _optional(*_: object) -> bool:
    return False


CONVERSATION = Write(
    intent="update_action",
    title="Update an action",
    fields=(
        Field(
            "action",
            "Action",
            "Which action? Give its number, such as 14, or words of its title.",
            find_action.to_update,
        ),
        Field(
            "report",
            "What happened",
            'What should it say? For example "done", "on track", "moved to end of March" or "now with Housing".',
            report,
            required=lambda _here, slots: all(slots.get(name) is None for name in REPORTED),
            free_text=True,
        ),
        Field("status", "Status", "What is its status?", readers.status, str, _optional, readers.status_choices),
        Field("deadline", "New deadline", "By when now?", deadline, readers.show_deadline, _optional),
        Field("owners", "New owner", "Who owns it now?", readers.owners, readers.show_owners, _optional),
        Field("evidence", "Evidence", "What shows it?", readers.evidence, str, _optional),
        Field("note", "Note", "What happened?", readers.words, str, _optional),
        Field(
            "reason",
            "Why the date moves",
            "Why does the date move? A few words are enough.",
            readers.words,
            required=_moves_a_date,
            left_open="No reason",
            free_text=True,
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    lead=lambda slots: f"action {slots['action']} ",
    right=Right.UPDATE_ACTION,
    command=Command(
        "Update action", "Report on, complete, re-date or reassign an action", "action 9 done, the letter went out 8/2"
    ),
)
