"""Every kind of reminder, by hand: a new one is a file in `scheduler/kinds/` and a line here."""

from scheduler.kinds import digest, meeting_upcoming
from scheduler.occurrences import Kind

KINDS: tuple[Kind, ...] = (digest, meeting_upcoming)
BY_NAME = {kind.NAME: kind for kind in KINDS}
