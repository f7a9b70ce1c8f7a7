"""What is known of a group between turns: answers looked up once, as of one head of its audit trail.

Every change of the record moves the head (storage/audit.py), and every turn reads the head first. While it stands, an
answer looked up for one turn is right for the next. When it moves, the trail says which tables were written, and the
answers that rest on those are dropped.
"""

import copy
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import TypeVar, cast

from sqlalchemy.orm import Session

from storage import audit, groups, members
from storage.action_history import ActionUpdate, EarlierDeadline
from storage.actions import Action
from storage.audit_heads import Head
from storage.benchmarks import BenchmarkAssessment
from storage.decisions import Decision
from storage.groups import Group
from storage.meetings import Meeting
from storage.members import Member
from storage.targets import Target, TargetValue
from storage.training import TrainingCohort, TrainingSession
from storage.types import table

T = TypeVar("T")

# What answers rest on: the tables whose events change them.
ACTIONS = frozenset({table(model).name for model in (Action, ActionUpdate, EarlierDeadline)})
TRAINING = frozenset({table(model).name for model in (TrainingSession, TrainingCohort)})
MEETINGS = frozenset({table(Meeting).name})
FIGURES = frozenset({table(model).name for model in (Target, TargetValue)})
DECISIONS = frozenset({table(Decision).name})
ASSESSMENTS = frozenset({table(BenchmarkAssessment).name})
OUTSIDERS = frozenset({audit.STRANGER_ASKED})
# Events that change no table that answers rest on; the outbox changes past the trail.
_NOTES = frozenset({"undo", "deletion_asked", audit.SENT_AGAIN, audit.DISMISSED})
_TRACED = ACTIONS | TRAINING | MEETINGS | FIGURES | DECISIONS | ASSESSMENTS | OUTSIDERS | _NOTES

ANSWERS_KEPT = 256  # of one group and one kind: the lists and counts of a busy hour before a meeting
GROUPS_KEPT = 256
# What is changed past the trail (a group's contacts, by hand in the database) is noticed after this.
TRUSTED_FOR = timedelta(minutes=1)


class Known:
    """One group as of one head."""

    def __init__(self, session: Session, group_id: int, head: Head, at: datetime) -> None:
        self.head = head
        self.at = at
        self.group: Group = groups.get(session, group_id)
        self.members: list[Member] = members.of_group(session, group_id)
        for row in (self.group, *self.members):
            session.expunge(row)  # it outlives the session
        self.by_id = {member.id: member for member in self.members}
        self._answers: dict[frozenset[str], dict[Hashable, object]] = {}  # by the tables they rest on

    def once(self, rests_on: frozenset[str], question: Hashable, look_up: Callable[[], T]) -> T:
        """Return the answer to a question, looking it up the first time: plain values, tied to no session."""
        answers = self._answers.setdefault(rests_on, {})
        if question in answers:
            return cast(T, answers[question])
        if len(answers) >= ANSWERS_KEPT:
            answers.clear()
        answer = look_up()
        answers[question] = answer
        return answer

    def apart(self) -> "Known":
        """Return the same for one transaction alone: what it looks up after it has written may yet be rolled back."""
        alone = copy.copy(self)
        alone._answers = {rests_on: answers.copy() for rests_on, answers in self._answers.copy().items()}
        return alone

    def moved(self, head: Head, written: frozenset[str]) -> "Known":
        """Return what is still known when the trail has come to another head by writing these tables."""
        later = copy.copy(self)
        later.head = head
        # Shared with who still answers as of the head before: of tables not written, both know the same.
        later._answers = {
            rests_on: answers for rests_on, answers in self._answers.copy().items() if rests_on.isdisjoint(written)
        }
        return later


class Knowledge:
    """The groups this process has heard of lately. Safe to share between threads: the worst is a second look-up."""

    def __init__(self) -> None:
        self._groups: dict[int, Known] = {}

    def of(self, session: Session, group_id: int, head: Head, now: datetime) -> Known:
        """Return what is known of a group as of this head."""
        known = self._groups.get(group_id)
        if known is not None and known.head == head and now - known.at < TRUSTED_FOR:
            return known
        if len(self._groups) >= GROUPS_KEPT:
            self._groups.clear()
        self._groups[group_id] = known = _brought_up(session, group_id, known, head, now)
        return known


def _brought_up(session: Session, group_id: int, known: Known | None, head: Head, now: datetime) -> Known:
    """Bring what was known up to a head; read the group anew where that is not certainly right."""
    if known is not None and now - known.at < TRUSTED_FOR:
        written = audit.written_since(session, group_id, known.head, head)
        if written is not None and written <= _TRACED:
            return known.moved(head, written)
    return Known(session, group_id, head, now)
