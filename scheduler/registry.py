"""Every kind of reminder, by hand: a new one is a file in `scheduler/kinds/` and a line here."""

from scheduler.kinds import (
    attendance_settled,
    digest,
    meeting_changed,
    meeting_invitation,
    meeting_upcoming,
    personal_digest,
    series_changed,
)
from scheduler.occurrences import Kind

CHANNEL_KINDS: tuple[Kind, ...] = (digest, meeting_upcoming, meeting_changed, series_changed)
PERSONAL_KINDS: tuple[Kind, ...] = (personal_digest, meeting_invitation, attendance_settled)
BY_NAME = {kind.NAME: kind for kind in (*CHANNEL_KINDS, *PERSONAL_KINDS)}
