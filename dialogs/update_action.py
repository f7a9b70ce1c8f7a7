"""Update an action: report, complete, close, re-date, reassign or tag it. The earlier date is kept with the reason."""

import re
from datetime import date
from typing import Any

from dialogs import find_action, language, moved_deadline, outcomes, plan_readers, pre_election, readers
from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import actions
from storage.actions import Action
from storage.audit import Change

# Said of a date that moves: why.
_WHY = re.compile(
    r"(?:moved|because|as|since|due to|put back)[ ,:;-]+(?P<why>\S.*)"
    r"|(?P<held>(?:still )?(?:waiting|awaiting|pending|held up|delayed)\b.*)",
    re.IGNORECASE,
)
TAGS = ("theme", "benchmark", "project")
REPORTED = ("status", "deadline", "owners", "evidence", "note", "review", *TAGS)
CARRIED = "carried forward"


def report(here: Situation, raw: Any, slots: Slots) -> str:
    """Read what happened, in one sentence, into status, deadline, owners or note."""
    said = readers.words(here, raw, slots)
    understood = language.understand(f"action {_action(here, slots).ref} {said}", here.reading, here.vocabulary)
    if understood.intent == "update_action":
        told = outcomes.said(understood.slots)
        slots |= {name: told[name] for name in REPORTED if told.get(name)}
    if not any(slots.get(name) for name in REPORTED):
        slots["note"] = said
    return said


def fill(here: Situation, slots: Slots) -> Slots:
    """Work what a sentence said in other words ("carry forward", "add Housing", a bare tag) into the fields."""
    slots = outcomes.said(slots)
    if slots.pop("carry", None):
        slots = {"deadline": "next meeting", "reason": slots.pop("note", CARRIED)} | slots
    if bare := slots.pop("tag", None):
        slots |= plan_readers.tag(here, bare)
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
    gone |= {str(owner["name"]).casefold() for owner in added}  # who led and now supports is there once
    kept = [owner for owner in action.owners if owner["name"].casefold() not in gone]
    return slots | {"owners": [*kept, *added]}


def deadline(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read the new deadline; "back a fortnight" counts from the old one."""
    action = _action(here, slots)
    read = readers.deadline(here, moved_deadline.counted(here, raw, action.due_on), slots)
    if read["meeting_id"] and read["meeting_id"] == action.due_meeting_id and action.due_on:
        raise Unreadable(f"Action {action.ref} is due at that meeting already, {long_date(action.due_on)}.")
    return read


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what changes: was and now."""
    action = _action(here, slots)
    facts = [("Action", f"{action.ref} {action.title}")]
    if status := slots.get("status"):
        facts.append(("Status", f"still {status}" if status == action.status else f"{action.status} → {status}"))
    if slots.get("deadline"):
        was = readers.show_stored(action)
        facts.append(("Deadline", f"{was} → {readers.show_deadline(slots['deadline'])}"))
    if slots.get("owners"):
        facts.append(
            ("Owner", f"{readers.show_owners(action.owners)} → {readers.show_answering(here, slots['owners'])}")
        )
    facts += [(name.title(), f"{getattr(action, name) or 'none'} → {slots[name]}") for name in TAGS if slots.get(name)]
    if slots.get("review"):
        facts.append(("Review", plan_readers.show_review(slots["review"])))
    if isinstance(slots.get("more"), list):
        others = ", ".join(map(str, slots["more"]))
        facts.append(("Not in this update", f"action {others}: say it of that one next"))
    if slots.get("status") not in actions.FINISHED:
        on = readers.due(slots["deadline"]).on if slots.get("deadline") else action.due_on
        facts += pre_election.warning(here, [action.title, slots.get("note")], on)
    note = "Reason" if outcomes.explains(action, slots) else "Note"
    names = (("evidence", "Evidence"), ("note", note), ("why", "Reason"), ("reason", "Reason"))
    return facts + [(label, slots[name]) for name, label in names if slots.get(name)]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the update; the right is asked again, at the moment of writing."""
    action = _action(here, slots)
    find_action.require_update(here, action)
    tags: dict[str, Any] = {name: slots[name] for name in TAGS if slots.get(name)}
    note = slots.get("note") or slots.get("why")
    if review := slots.get("review"):
        tags["review_on"] = date.fromisoformat(review["date"]) if review["date"] else None
        note = "; ".join(filter(None, [note, f"review: {plan_readers.show_review(review)}"]))
    actions.update(
        here.session,
        change,
        action,
        note=note,
        status=slots.get("status"),
        due=readers.due(slots["deadline"]) if slots.get("deadline") else None,
        reason=slots.get("reason") or slots.get("why"),
        owners=slots.get("owners"),
        evidence=slots.get("evidence"),
        tags=tags,
        today=here.today,
    )
    if slots.get("status") in actions.FINISHED:
        return f"Thank you. Action {action.ref} is {slots['status']}."
    return f"Thank you. Action {action.ref} is updated."


def _action(here: Situation, slots: Slots) -> Action:
    if "action" not in slots:  # on the form its number could not be read
        raise Unreadable("Say first which action it is, by its number.")
    return here.action(slots["action"])


def _moves_a_date(here: Situation, slots: Slots) -> bool:
    if not {"action", "deadline"} <= slots.keys() or not slots["deadline"] or slots.get("why"):
        return False
    return bool(_action(here, slots).deadline_text)


def _needs_reason(here: Situation, slots: Slots) -> bool:
    return "action" in slots and outcomes.needs_reason(_action(here, slots), slots)


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
        Field(
            "status",
            "Status",
            "What is its status?",
            lambda here, raw, slots: outcomes.read(here, raw, _action(here, slots)),
            outcomes.show,
            _optional,
            outcomes.choices,
        ),
        Field("deadline", "New deadline", "By when now?", deadline, readers.show_deadline, _optional),
        Field("owners", "New owner", "Who owns it now?", readers.owners, readers.show_owners, _optional),
        Field("theme", "Theme", "Under which theme?", readers.theme, str, _optional, lambda here: here.group.themes),
        Field(
            "benchmark",
            "Benchmark",
            "For which benchmark is it evidence?",
            plan_readers.benchmark,
            str,
            _optional,
            lambda here: here.group.benchmarks,
        ),
        Field("project", "Project", "Which project is it part of?", plan_readers.project, str, _optional),
        Field(
            "review",
            "Next review",
            "When is it looked at again?",
            plan_readers.review,
            plan_readers.show_review,
            _optional,
        ),
        Field("evidence", "Evidence", "What shows it?", readers.evidence, str, _optional),
        Field("note", "Note", "What happened?", readers.words, str, _optional),
        Field(
            "why",
            "Why it is closed or opened again",
            'Why? A few words are kept with it, such as "action 12 covers it".',
            readers.words,
            required=_needs_reason,
            free_text=True,
        ),
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
