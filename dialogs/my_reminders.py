"""How often somebody is reminded in their own chat: when something of theirs is due, once a week, or never."""

import re
from datetime import date
from typing import Any

from dialogs import reminded
from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import members
from storage.audit import Change
from storage.members import DAILY, OFF, WEEKLY, Member

SHOWN = {DAILY: "when something of mine is due", WEEKLY: "once a week", OFF: "never"}
TOLD = {DAILY: "when something of yours is due", WEEKLY: "once a week", OFF: "never"}
STILL = "The channel's digest still names overdue actions. What you ask for yourself is still said on its day."
ON, NONE = "on", "none"  # on again, however often it was; no longer quiet until a day
_OFTEN = (
    (OFF, re.compile(r"\b(?:never|off|stop|no|none|not)\b", re.IGNORECASE)),
    (WEEKLY, re.compile(r"\bweek", re.IGNORECASE)),
    (DAILY, re.compile(r"\b(?:daily|day|due)\b", re.IGNORECASE)),
)


def frequency(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read how often: one of the three, or "on" for as it was before."""
    said = str(raw)
    if said.casefold() == ON:
        return WEEKLY if _row(here).reminders == WEEKLY else DAILY
    found = next((often for often, words in _OFTEN if words.search(said)), None)
    if found is None:
        raise Unreadable('Say "when something of mine is due", "once a week" or "never".')
    return found


def until(here: Situation, raw: Any, slots: Slots) -> str | None:
    """Read until when there are none at all; "none" ends that."""
    return None if str(raw).strip().casefold() in (NONE, "nothing", "-", "now") else reminded.until(here, raw, slots)


def current(here: Situation) -> Slots:
    """Return what this person chose; a day that has come is left out."""
    row = _row(here)
    quiet = row.muted_until if row.muted_until and row.muted_until > here.today else None
    return {"frequency": row.reminders} | ({"until": quiet.isoformat()} if quiet else {})


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what changes: was and now, and what goes on in the channel."""
    row, often = _row(here), slots["frequency"]
    facts = [("You are reminded", _change(TOLD[row.reminders], TOLD[often]))]
    was, now = current(here).get("until"), slots.get("until")
    if was or now:
        facts.append(("No reminders before", _change(reminded.show(was) or "any day", reminded.show(now) or "any day")))
    held = here.group.reminders_held_until
    if held is not None and held > here.today:
        facts.append(
            ("The group's", f'held until {long_date(held)}; the coordinator can say "let the reminders come again"')
        )
    return [*facts, *([("Still", STILL)] if often == OFF or now else [])]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it to the speaker's own row."""
    row = members.get(here.session, here.group_id, here.member.id)
    if row is None:
        raise LookupError(here.member.id)
    quiet = date.fromisoformat(slots["until"]) if slots.get("until") else None
    if not members.amend(here.session, change, row, reminders=slots["frequency"], muted_until=quiet):
        return "Nothing was different, so nothing is changed."
    if slots["frequency"] == OFF:
        return f"You get no reminders from now on. {STILL}"
    before = f", and not before {long_date(quiet)}" if quiet else ""
    return f"You are reminded {TOLD[slots['frequency']]}{before}."


def _row(here: Situation) -> Member:
    return here.known.by_id[here.member.id]


def _change(was: str, now: str) -> str:
    return f"still {now}" if was == now else f"{was} → {now}"


CONVERSATION = Write(
    intent="my_reminders",
    title="My reminders",
    fields=(
        Field(
            "frequency",
            "Remind me",
            "How often are you to be reminded?",
            frequency,
            lambda value: SHOWN[value],
            choices=lambda _here: tuple(SHOWN.values()),
        ),
        Field(
            "until",
            "No reminders before",
            'Until when none at all? For example "12 March"; leave it empty for no pause.',
            until,
            reminded.show,
            required=lambda *_: False,
        ),
    ),
    summary=summary,
    save=save,
    current=current,
    right=Right.ASK,  # what reaches oneself is everybody's own matter
    command=Command("My reminders", "How often I remind you, and a pause", "reminders weekly please"),
)
