"""Ask for a reminder in words: of what, for whom, on which days; with "add it", the action is recorded too."""

import re
from datetime import date
from typing import Any

from dialogs import find_action, language, readers, remind_preview, remind_when, remind_who
from dialogs.conversation import Command, Facts, Field, Refused, Slots, Write
from dialogs.rights import Right, may, reach
from dialogs.situation import Situation
from storage import actions, agreed, requested_reminders
from storage.audit import Change
from storage.requested_reminders import RequestedReminder, Whom

# "a nudge about overdue actions" is for their owners, whoever was named for it.
_OVERDUE = re.compile(
    r"(?:(?:the|their|all|any|what is|whats|what's|anything)\s+)*(?:overdue|late)(?:\s+(?:actions?|items?|ones))?",
    re.IGNORECASE,
)
NOT_YOUR_ACTION = (
    "You can record actions for your own agency; the chair or the coordinator can record them for any. "
    "Nothing is saved."
)


def fill(here: Situation, slots: Slots) -> Slots:
    """Complete what the sentence gave: without a name it is for whoever asks; raise Refused for an invited partner."""
    if reach(here.member, Right.ASK) != "any":
        raise Refused(remind_who.MEMBERS_ONLY)
    if not slots:
        return slots
    slots = {"who": "me"} | slots
    about, who = str(slots.get("what", "")).strip(" ."), str(slots["who"]).casefold()
    if _OVERDUE.fullmatch(about) and who != "me":
        slots["who"] = "the owners of what is overdue"
    elif who in ("owners", "the owners") and (ref := language.read_ref(about)):
        slots["who"] = f"the owners of action {ref}"
    elif "title" not in slots:
        return slots
    return {name: value for name, value in slots.items() if name != "what"}


def what(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read what it is about: an action by its number, else the words as typed."""
    if isinstance(raw, dict):
        return raw
    said = readers.words(here, raw, slots)
    ref = language.read_ref(said)
    return {"text": "", "ref": find_action.found(here, ref).ref} if ref else {"text": said, "ref": None}


def title(here: Situation, raw: Any, slots: Slots) -> str:
    """Read the title of the action that is added; raise Refused where this member may not."""
    said = readers.words(here, raw, slots)
    _require_action(here, slots)
    return said[:1].upper() + said[1:]


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what is added, who gets what, and when."""
    days = _days(here, slots)
    facts: Facts = []
    if slots.get("title"):
        due = slots["deadline"]
        theirs = ", set by others" if due and due["external"] else ""
        facts += [
            ("New action", slots["title"]),
            ("Owner", readers.show_answering(here, _owners(here, slots))),
            ("Deadline", f"{readers.show_deadline(due)}{theirs}"),
        ]
        if alike := find_action.alike(here, slots["title"]):
            facts.append(("Looks like", f'{"; ".join(alike)}. Say "show {alike[0].split()[0]}" to see it.'))
        facts.append(("Number", actions.next_number(here.session, here.group_id)))
    elif slots.get("deadline"):
        facts.append(("Date", readers.show_deadline(slots["deadline"])))
    if slots.get("what"):
        facts.append(("Reminder", _said(here, slots["what"])))
    first_on = date.fromisoformat(days[0]["on"])
    facts += remind_preview.facts(here, slots["who"], _request(here, slots, days), first_on)
    facts += remind_when.facts(here, days)
    if any(day["lead"] for day in days):
        facts.append(("If the date moves", "these days stay as they are, and each reminder says the new date"))
    return facts


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the request, and the action with it; the rights are asked again."""
    remind_who.require(here, slots["who"])
    gone = [one for one in slots["who"].get("members", ()) if one["member_id"] not in here.known.by_id]
    if gone:
        raise Refused(f"{gone[0]['name']} is no longer in the group, so nothing is saved.")
    days = _days(here, slots)
    request, recorded = _request(here, slots, days), ""
    if slots.get("title"):
        _require_action(here, slots)
        at = agreed.at_moment(here.session, here.group_id, here.now, here.zone)
        action = actions.add(
            here.session,
            change,
            title=slots["title"],
            owners=_owners(here, slots),
            due=readers.due(slots["deadline"]),
            meeting_id=at.id if at else None,
        )
        request.action_id, recorded = action.id, f"Recorded as action {action.ref}. "
    requested_reminders.add(here.session, change, request)
    return f"{recorded}The reminder is set for {remind_when.shown(days)}."


def _days(here: Situation, slots: Slots) -> list[remind_when.Day]:
    """Return the days that are still to come; raise Refused once they have all gone by."""
    if not (days := remind_when.still_to_come(here, slots)):
        raise Refused("Those days are past by now, so nothing is saved. Ask again with a day to come.")
    return days


def _request(here: Situation, slots: Slots, days: list[remind_when.Day]) -> RequestedReminder:
    who, about = slots["who"], slots.get("what") or {}
    ref = who.get("ref") or about.get("ref")
    return RequestedReminder(
        group_id=here.group_id,
        by_id=here.member.id,
        at=here.now,
        whom=who["whom"],
        member_ids=[one["member_id"] for one in who.get("members", ())],
        text=about.get("text") or "",
        action_id=here.action(ref).id if ref else None,
        due_before=date.fromisoformat(who["due_before"]) if who.get("due_before") else None,
        days=[day["on"] for day in days],
    )


def _said(here: Situation, value: dict[str, Any]) -> str:
    if not value["ref"]:
        return str(value["text"])
    action = here.action(value["ref"])
    return f"action {action.ref} {action.title}, due {readers.show_stored(action)}"


def _owners(here: Situation, slots: Slots) -> list[dict[str, Any]]:
    """Return who owns the action that is added: the people reminded of it, else whoever adds it."""
    me = here.known.by_id[here.member.id]
    people = slots["who"].get("members") or [{"member_id": me.id, "name": me.name, "agency": me.agency}]
    return [{**one, "kind": "person"} for one in people]


def _require_action(here: Situation, slots: Slots) -> None:
    if not may(here.member, Right.ADD_ACTION, _owners(here, slots)):
        raise Refused(NOT_YOUR_ACTION)


def _needs_what(_here: Situation, slots: Slots) -> bool:
    who = slots.get("who")
    return not slots.get("title") and not (isinstance(who, dict) and who["whom"] == Whom.OWNERS)


def _needs_deadline(_here: Situation, slots: Slots) -> bool:
    return bool(slots.get("title"))


CONVERSATION = Write(
    intent="remind",
    title="Set a reminder",
    fields=(
        Field(
            "who",
            "Who",
            'Who is to be reminded? For example "me", "Housing", "the group" or "everyone with anything overdue".',
            remind_who.read,
            remind_who.shown,
        ),
        Field(
            "what",
            "Reminder",
            'Of what? Say it in your words, or give an action such as "action 14".',
            what,
            lambda value: value["text"] or f"action {value['ref']}",
            _needs_what,
            free_text=True,
        ),
        Field(
            "title",
            "New action",
            "If it is to be an action of the plan too: what is to be done?",
            title,
            str,
            lambda *_: False,
        ),
        Field(
            "deadline",
            "Deadline",
            'When is it due? For example "31 March".',
            readers.deadline,
            readers.show_deadline,
            _needs_deadline,
            left_open="No date yet",
        ),
        Field(
            "when",
            "When",
            'On which days? For example "Friday", "1 March" or "2 weeks and 2 days before".',
            remind_when.read,
            remind_when.shown,
        ),
    ),
    summary=summary,
    save=save,
    right=Right.ASK,
    fill=fill,
    command=Command(
        "Remind",
        "Set a reminder for yourself, a person or the group",
        "remind me on Friday to ring the hall managers",
    ),
)
