"""End the regular meetings of a subgroup: those to come are withdrawn, those that were held stay."""

from typing import Any

from dialogs import meeting_times, series_rule
from dialogs.conversation import Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import agenda, bound_actions, meeting_changes, meeting_series
from storage.audit import Change
from storage.meeting_series import MeetingSeries
from storage.meetings import Meeting

SHOWN = 4
MOST = 500  # five years of a series are 60


def which(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read whose meetings end; the group's own do not, and what is due by a meeting keeps it."""
    said = " ".join(str(raw).casefold().replace("sub-group", "subgroup").removesuffix("meetings").split())
    there = meeting_series.of_group(here.session, here.group_id)
    found = [each for each in there[1:] if _plain(each) == said] or [each for each in there[1:] if said in _plain(each)]
    if len(found) == 1:
        return found[0].name
    if there and said == _plain(there[0]):
        raise Unreadable(f'{there[0].name} is the group\'s own meeting. Change it, or say "no meetings in August".')
    known = ", ".join(each.name for each in there[1:])
    raise Unreadable(
        f"There is no such series of meetings. {f'There is: {known}.' if known else 'No subgroup has one.'}"
    )


def summary(here: Situation, slots: Slots) -> Facts:
    """Say which meetings are withdrawn, what is due by them, and what their agendas lose."""
    series = _series(here, slots)
    gone = _to_come(here, series)
    days = "; ".join(long_date(meeting.held_on) for meeting in gone[:SHOWN])
    more = f" and {len(gone) - SHOWN} more" if len(gone) > SHOWN else ""
    facts = [("Meetings", series.name), ("Withdrawn", f"{days}{more}" if gone else "none is to come")]
    bound = [action.ref for meeting in gone for action in _bound(here, meeting)]
    facts += [("Due by them", f"{', '.join(bound)}: they keep their days")] if bound else []
    put = [item for meeting in gone for item in agenda.of_meeting(here.session, here.group_id, meeting.id or 0)]
    if items := [item.title for item in put if item.title not in series.standing]:
        facts.append(("On their agendas", f"{'; '.join(items[:SHOWN])}: {len(items)} in all, and they go with them"))
    return [*facts, meeting_times.ANNOUNCED]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write it."""
    series = _series(here, slots)
    gone = _to_come(here, series)
    meeting_changes.end(here.session, change, series, gone)
    return f"Ended: {series.name}. {len(gone)} meetings to come are withdrawn."


def _series(here: Situation, slots: Slots) -> MeetingSeries:
    found = series_rule.known(here, slots["name"])
    if found is None:
        raise Unreadable("These meetings have ended already.")
    return found


def _to_come(here: Situation, series: MeetingSeries) -> list[Meeting]:
    planned = meeting_series.coming(here.session, series, here.today, MOST)
    return [meeting for meeting in planned if meeting.starts_at(here.zone) > here.now]


def _bound(here: Situation, meeting: Meeting) -> list[Any]:
    return list(bound_actions.of_meeting(here.session, here.group_id, meeting.id or 0))


def _plain(series: MeetingSeries) -> str:
    return series.name.casefold().replace("sub-group", "subgroup")


CONVERSATION = Write(
    intent="end_series",
    title="End regular meetings",
    fields=(Field("name", "Meetings", 'Whose meetings end? For example "Comms subgroup".', which),),
    summary=summary,
    save=save,
    right=Right.RUN_MEETINGS,
)
