"""That minutes are approved: by whom and when, in place of which, and what of the record they do not hold."""

from datetime import datetime

from dialogs.conversation import Facts
from dialogs.situation import Situation
from rules.calendar import day_month_year, long_date
from storage import approvals
from storage.meetings import Meeting


def said(here: Situation, meeting: Meeting) -> str:
    """Say who approved them and when, "Approved by Helen, Wednesday 3 March 2027."; nothing while nobody has."""
    at = meeting.minutes_approved_at
    if at is None:
        return ""
    before = [f"by {by}, {_day(here, then)}" for by, then in approvals.earlier(meeting)]
    instead = f", in place of those approved {' and '.join(before)}" if before else ""
    return f"Approved by {meeting.minutes_approved_by}, {_day(here, at)}{instead}."


def otherwise(here: Situation, meeting: Meeting) -> str:
    """Say what the record has otherwise than the approved minutes, and how they come to hold it."""
    parts = approvals.corrected(here.session, meeting, here.zone)
    if not parts:
        return ""
    changed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"Corrected since and not in them: {changed}. {_again(meeting)}"


def stay(meeting: Meeting) -> Facts:
    """Say, before something of a meeting is noted, that its approved minutes stay as they are."""
    if meeting.minutes_approved_at is None:
        return []
    return [("Its minutes", f"are approved and stay as they are. {_again(meeting)}")]


def _again(meeting: Meeting) -> str:
    return f'To correct them too, say "approve the minutes of {day_month_year(meeting.held_on)}" once more.'


def _day(here: Situation, at: datetime) -> str:
    return long_date(at.astimezone(here.zone).date())
