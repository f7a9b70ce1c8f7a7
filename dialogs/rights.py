"""Who may do what: one table that reads like the policy, and fails closed.

A role or a right that is not in the table is refused. It is asked when somebody acts, never when a button is drawn.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Literal

from storage.acting import Acting, owns
from storage.members import Member, Role


class Right(StrEnum):
    """What somebody may do with the record."""

    ASK = "ask"
    LOG_TRAINING = "log training"
    NAME_CHAMPION = "name a champion"
    ADD_ACTION = "add an action"
    UPDATE_ACTION = "update an action"
    NOTE_LEAVE = "note a leave"
    MANAGE_PEOPLE = "take in, appoint and hand over"
    SEE_OUTSIDERS = "see who asked from outside"
    RECORD_FIGURE = "record a figure"
    SET_TARGET = "set a target"
    LOG_DECISION = "log a decision"
    RUN_MEETINGS = "plan, move and call off meetings, order the agenda, take attendance, approve minutes"
    PUT_ON_AGENDA = "put something on the agenda"
    ANSWER_INVITATION = "say who comes to a meeting"
    ASSESS_BENCHMARK = "assess a benchmark"
    IMPORT = "load a plan"
    CHANGE_SETTINGS = "change the group's settings"
    REMIND_OTHERS = "set a reminder for others"
    SETTLE_DELIVERIES = "see what became of the reminders, and decide about those that failed"
    OPEN_PLACE = "say that a place belongs to the group"


Reach = Literal["any", "own"]  # everything of the group, or what belongs to one's agency

Rights = Mapping[Right, Reach]

RUNS_THE_GROUP: Rights = {
    Right.ASK: "any",
    Right.LOG_TRAINING: "any",
    Right.NAME_CHAMPION: "any",
    Right.ADD_ACTION: "any",
    Right.UPDATE_ACTION: "any",
    Right.NOTE_LEAVE: "any",
    Right.MANAGE_PEOPLE: "any",
    Right.SEE_OUTSIDERS: "any",
    Right.RECORD_FIGURE: "any",
    Right.SET_TARGET: "any",
    Right.LOG_DECISION: "any",
    Right.RUN_MEETINGS: "any",
    Right.PUT_ON_AGENDA: "any",
    Right.ANSWER_INVITATION: "any",
    Right.ASSESS_BENCHMARK: "any",
    Right.IMPORT: "any",
    Right.CHANGE_SETTINGS: "any",
    Right.REMIND_OTHERS: "any",
    Right.SETTLE_DELIVERIES: "any",
    Right.OPEN_PLACE: "any",
}
SPEAKS_FOR_AN_AGENCY: Rights = {
    Right.ASK: "any",
    Right.LOG_TRAINING: "any",
    Right.NAME_CHAMPION: "own",
    Right.ADD_ACTION: "own",
    Right.UPDATE_ACTION: "own",
    Right.NOTE_LEAVE: "own",
    Right.RECORD_FIGURE: "own",
    Right.REMIND_OTHERS: "own",
    Right.PUT_ON_AGENDA: "own",
    Right.ANSWER_INVITATION: "own",
}
POLICY: Mapping[Role, Rights] = {
    Role.CHAIR: RUNS_THE_GROUP,
    Role.COORDINATOR: RUNS_THE_GROUP,
    Role.MEMBER: SPEAKS_FOR_AN_AGENCY,
    Role.DEPUTY: SPEAKS_FOR_AN_AGENCY,
    Role.INVITED: {Right.ASK: "own", Right.UPDATE_ACTION: "own", Right.ANSWER_INVITATION: "own"},
    Role.OBSERVER: {Right.ASK: "any", Right.ANSWER_INVITATION: "own"},
}


def reach(member: Member | Acting, right: Right) -> Reach | None:
    """Return how far the right goes for this member, None for not at all."""
    try:
        return POLICY[Role(member.role)].get(right)
    except (KeyError, ValueError):
        return None


def may(member: Acting, right: Right, owners: Iterable[Mapping[str, Any]] = ()) -> bool:
    """Return whether the member may do this with something of these owners."""
    granted = reach(member, right)
    return granted == "any" or (granted == "own" and owns(member, owners))
