"""Log a decision of the group: what, on which day, and when to look at it again."""

from datetime import date, time
from typing import Any

from dialogs import agenda_meeting, approved_minutes, readers
from dialogs.conversation import Command, Doubt, Facts, Field, Option, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import at_local, long_date
from storage import agreed, decisions, meetings
from storage.audit import Change
from storage.decisions import Decision
from storage.meetings import Meeting


def fill(here: Situation, slots: Slots) -> Slots:
    """Take the day of the meeting that is named. Raise Unreadable where none was held then, or several were."""
    if not slots.get("meeting"):
        return slots
    try:
        kept = agenda_meeting.begun(here, slots["meeting"], slots)
    except Doubt as doubt:
        named = "; ".join(option.label for option in doubt.options)
        raise Unreadable(f'{doubt.question} {named}. Say its hour, as in "decided at the 10am meeting".') from doubt
    return slots | {"meeting": kept, "made_on": agenda_meeting.row(here, kept).held_on.isoformat()}


def decision(here: Situation, raw: Any, slots: Slots) -> str:
    """Read the decision; it is today's until another day is said."""
    slots.setdefault("made_on", here.today.isoformat())
    return readers.words(here, raw, slots)


def made_on(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read the day it was decided: today or before."""
    on = deadlines.read(str(raw), here.reading, past=True).on
    if on is None or on > here.today:
        raise Unreadable('I need the day it was decided, today or before, such as "today" or "2 February".')
    return on.isoformat()


def review(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read the day of the review; where no meeting is held then, ask whether the next one after it is meant."""
    if isinstance(raw, dict) and raw.get("kept"):
        return str(raw["kept"])
    read = raw if isinstance(raw, dict) else _read(here, str(raw))
    if read["date"] is None:
        raise Unreadable(
            'I could not read that as a day to look at it again. Try "in 6 months", "2 September" or "next meeting".'
        )
    on = date.fromisoformat(read["date"])
    meets_today = here.next_meeting is not None and here.next_meeting.held_on == here.today
    if on < here.today or (on == here.today and not meets_today):
        raise Unreadable(f'{long_date(on)} is not still to come. Try "in 6 months", "2 September" or "next meeting".')
    after = meetings.next_meeting(here.session, here.group_id, on)
    if after is None or after.held_on == on:
        return on.isoformat()
    question = f"No meeting is planned on {long_date(on)}. Review it then, or at the next meeting after it?"
    days = (("Keep ", on), ("", after.held_on))
    raise Doubt(question, [Option(f"{keep}{long_date(day)}", {"kept": day.isoformat()}) for keep, day in days])


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what will be logged, and of which meeting it is."""
    held = meeting_of(here, slots)
    day = show_day(slots["made_on"])
    return [
        ("Decision", slots["decision"]),
        ("Decided", f"{day}, {held.title}" if held else day),
        ("Review", show_day(slots["review"]) if slots.get("review") else "none set"),
        *(approved_minutes.stay(held) if held else []),
    ]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the decision."""
    held = meeting_of(here, slots)
    row = Decision(
        group_id=here.group_id,
        meeting_id=held.id if held else None,
        made_on=date.fromisoformat(slots["made_on"]),
        text=slots["decision"],
        review_on=date.fromisoformat(slots["review"]) if slots.get("review") else None,
    )
    decisions.add(here.session, change, row)
    return f"Logged: the decision of {show_day(slots['made_on'])}."


def show_day(value: str) -> str:
    """Say a day in full."""
    return long_date(date.fromisoformat(value))


def _read(here: Situation, said: str) -> dict[str, Any]:
    """Read a day, or a length of time from now ("6 months")."""
    read = deadlines.read(said, here.reading)
    return (read if read.on else deadlines.read(f"in {said}", here.reading)).as_json()


def meeting_of(here: Situation, slots: Slots) -> Meeting | None:
    """Return the meeting that is named, else that of the day of the decision, if it has begun."""
    if slots.get("meeting"):
        named = agenda_meeting.row(here, slots["meeting"])
        if named.held_on.isoformat() == slots["made_on"]:
            return named
    on = date.fromisoformat(slots["made_on"])
    moment = min(here.now, at_local(on, time.max, here.zone))
    if at := agreed.at_moment(here.session, here.group_id, moment, here.zone):
        return at
    that_day = meetings.standing_on(here.session, here.group_id, on)  # only a subgroup met, and that is over
    return next((one for one in reversed(that_day) if one.starts_at(here.zone) <= here.now), None)


CONVERSATION = Write(
    intent="log_decision",
    title="Log a decision",
    fields=(
        Field("decision", "Decision", "What was decided?", decision, free_text=True),
        Field(
            "made_on",
            "Decided on",
            'On which day? For example "today" or "2 February".',
            made_on,
            show_day,
            lambda *_: False,
        ),
        Field(
            "review",
            "Review",
            'When is it to be looked at again? For example "in 6 months" or "next meeting".',
            review,
            show_day,
            left_open="No review",
        ),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.LOG_DECISION,
    command=Command(
        "Log decision",
        "Record what the group decided, with a review date",
        "log decision: adopt the venue hire policy, review at the next meeting",
    ),
)
