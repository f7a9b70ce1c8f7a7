"""Record a new action, as a meeting agrees it: what, who, by when."""

from dataclasses import replace

from dialogs import agenda_meeting, approved_minutes, find_action, plan_readers, pre_election, readers
from dialogs.conversation import Command, Facts, Field, Refused, Slots, Write
from dialogs.rights import Right, may
from dialogs.situation import Situation
from storage import actions, agreed
from storage.audit import Change
from storage.meetings import Meeting


def owners(here: Situation, raw: object, slots: Slots) -> list[dict[str, object]]:
    """Read the owners; a member records actions for their own agency, chair and coordinator for any."""
    read = readers.owners(here, raw, slots)
    _require(here, read)
    return read


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what will be recorded."""
    facts = [
        ("Action", slots["title"]),
        ("Owner", readers.show_answering(here, slots["owners"])),
        ("Deadline", readers.show_deadline(slots["deadline"])),
    ]
    if agreed_at := _agreed_at(here, slots):
        facts.append(("Agreed at", agenda_meeting.show(agenda_meeting.value(agreed_at))))
        facts += approved_minutes.stay(agreed_at)
    facts += [(name.title(), slots[name]) for name in ("theme", "benchmark", "project") if slots.get(name)]
    facts += pre_election.warning(here, [slots["title"]], readers.due(slots["deadline"]).on)
    if alike := find_action.alike(here, slots["title"]):
        facts.append(("Looks like", f'{"; ".join(alike)}. Say "show {alike[0].split()[0]}" to see it.'))
    return [*facts, ("Number", actions.next_number(here.session, here.group_id))]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the action under the next number of the log."""
    _require(here, slots["owners"] or [])
    agreed_at = _agreed_at(here, slots)
    action = actions.add(
        here.session,
        change,
        title=slots["title"],
        theme=slots.get("theme"),
        benchmark=slots.get("benchmark"),
        project=slots.get("project"),
        owners=slots["owners"] or [],
        due=readers.due(slots["deadline"]),
        meeting_id=agreed_at.id if agreed_at else None,
    )
    return f"Recorded as action {action.ref}."


def _agreed_at(here: Situation, slots: Slots) -> Meeting | None:
    """Return the meeting at which it was agreed: the one that is named, else the one that is on or was today."""
    if slots.get("meeting"):
        return agenda_meeting.row(here, slots["meeting"])
    return agreed.at_moment(here.session, here.group_id, here.now, here.zone)


def _require(here: Situation, read: list[dict[str, object]]) -> None:
    if not may(here.member, Right.ADD_ACTION, read):
        raise Refused(
            "You can record actions for your own agency; the chair or the coordinator can record them for any. "
            "Nothing is saved."
        )


CONVERSATION = Write(
    intent="new_action",
    title="New action",
    fields=(
        Field("title", "Action", "What is to be done?", readers.words, free_text=True),
        Field(
            "owners",
            "Owner",
            'Who owns it? For example "Probation" or "Housing and Police".',
            owners,
            readers.show_owners,
            left_open="Nobody yet",
        ),
        Field(
            "deadline",
            "Deadline",
            'By when? For example "26 February", "end of March", "next meeting" or "ongoing".',
            readers.deadline,
            readers.show_deadline,
            left_open="No date yet",
        ),
        Field(
            "theme", "Theme", "Under which theme?", readers.theme, str, lambda *_: False, lambda here: here.group.themes
        ),
        Field(
            "benchmark",
            "Benchmark",
            "For which benchmark is it evidence?",
            plan_readers.benchmark,
            str,
            lambda *_: False,
            lambda here: here.group.benchmarks,
        ),
        Field("project", "Project", "Which project is it part of?", plan_readers.project, str, lambda *_: False),
        replace(
            agenda_meeting.BEGUN,
            label="Agreed at",
            question='At which meeting was it agreed, if at one before today? For example "2 February".',
        ),
    ),
    summary=summary,
    save=save,
    right=Right.ADD_ACTION,
    command=Command(
        "New action",
        "Record an action with its owner and deadline",
        "new action: Public Health to share the champions list by next meeting",
    ),
)
