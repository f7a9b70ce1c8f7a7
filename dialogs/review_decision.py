"""Look at a decision again: it is kept, changed or ended, and looked at next on another day or not at all."""

from datetime import date
from typing import Any

from dialogs import decision_reviews, log_decision, readers, which_decision
from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.language import read_outcome
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import audit, decisions
from storage.audit import Change
from storage.decisions import Decision


def decision(here: Situation, raw: Any, slots: Slots) -> int:
    """Read which decision it is; it was looked at today until another day is said."""
    slots.setdefault("made_on", here.today.isoformat())
    return which_decision.read(here, raw, slots)


def outcome(_here: Situation, raw: Any, _slots: Slots) -> str:
    """Read what came of the review."""
    found: str | None = read_outcome(str(raw))
    if found is None:
        raise Unreadable('I could not read what came of it. Say "kept", "changed" or "ended".')
    return found


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what came of which decision, and when it is looked at next."""
    earlier = which_decision.told(here, slots["decision"])
    day, held = log_decision.show_day(slots["made_on"]), log_decision.meeting_of(here, slots)
    was = f" (was due {long_date(earlier.review_on)})" if earlier.review_on else ""
    facts = [
        (f"Decision {earlier.number}", f"{earlier.text} ({long_date(earlier.made_on)})"),
        ("Reviewed", f"{day}, {held.title}" if held else f"{day}{was}"),
        ("What came of it", slots["outcome"]),
    ]
    facts += [("Says now", slots["words"])] if _says_now(slots) else []
    facts += [("Note", slots["note"])] if slots.get("note") else []
    return [*facts, ("Next review", log_decision.show_day(slots["review"]) if slots.get("review") else "none")]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Minute the review as a decision; the earlier one is due for no review any more."""
    earlier = which_decision.told(here, slots["decision"])
    held = log_decision.meeting_of(here, slots)
    row = Decision(
        group_id=here.group_id,
        meeting_id=held.id if held else None,
        made_on=date.fromisoformat(slots["made_on"]),
        text=decision_reviews.minute(earlier, slots["outcome"], _says_now(slots), slots.get("note")),
        review_on=date.fromisoformat(slots["review"]) if slots.get("review") else None,
    )
    decisions.add(here.session, change, row)
    of_record = decisions.of_number(here.session, here.group_id, earlier.number)
    audit.amend(here.session, change, of_record, review_on=None)
    return f"Recorded: decision {earlier.number} was reviewed and {slots['outcome']}."


def _says_now(slots: Slots) -> str | None:
    return slots.get("words") if slots.get("outcome") == "changed" else None


def _changed(_here: Situation, slots: Slots) -> bool:
    return slots.get("outcome") == "changed"


def _lives_on(_here: Situation, slots: Slots) -> bool:
    return slots.get("outcome") != "ended"


CONVERSATION = Write(
    intent="review_decision",
    title="Review a decision",
    fields=(
        Field(
            "decision",
            "Decision",
            "Which decision? Give its number, such as 3, or words of it.",
            decision,
            lambda number: f"decision {number}",
        ),
        Field(
            "outcome",
            "What came of it",
            "What came of the review?",
            outcome,
            choices=lambda _: decision_reviews.OUTCOMES,
        ),
        Field("words", "Says now", "What does it say now?", readers.words, str, _changed, free_text=True),
        Field("note", "Note", "Why? A few words, no names.", readers.words, str, lambda *_: False),
        Field(
            "made_on",
            "Reviewed on",
            'On which day? For example "today" or "2 February".',
            log_decision.made_on,
            log_decision.show_day,
            lambda *_: False,
        ),
        Field(
            "review",
            "Next review",
            'When is it to be looked at again? For example "in 6 months" or "next meeting".',
            log_decision.review,
            log_decision.show_day,
            _lives_on,
            left_open="No review",
        ),
    ),
    summary=summary,
    save=save,
    right=Right.LOG_DECISION,
    command=Command(
        "Review decision",
        "Say what came of a decision's review: kept, changed or ended",
        "decision 3 reviewed, no change, look at it again next meeting",
    ),
)
