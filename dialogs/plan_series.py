"""Plan a recurring meeting in words: "we meet on the first Tuesday of every month at 2pm, not in August"."""

from datetime import date, time, timedelta

from dialogs import book_meeting, meeting_times, readers, series_rule, setting_readers
from dialogs.conversation import Command, Facts, Field, Slots, Write
from dialogs.rights import Right
from dialogs.series_rule import WHEN_CLOSED, known
from dialogs.setting_meetings import show_periods
from dialogs.situation import Situation
from rules.calendar import at_local, long_date
from rules.recurrence import WhenClosed, falls
from rules.recurrence_words import said_when_closed
from storage import audit, meeting_series
from storage.audit import Change
from storage.meeting_series import PLANNED_AHEAD, MeetingSeries
from storage.meetings import MeetingState

SHOWN = 4
WITHDRAWN_SHOWN = 6
MOST = 60  # five years of a series
A_YEAR = timedelta(days=366)
_OF_SERIES = ("starts", "minutes", "place", "link", "gaps", "standing")


def fill(here: Situation, slots: Slots) -> Slots:
    """Where no name is said it is the group's own meeting; where nothing is, the whole form opens."""
    return slots | {"name": slots.get("name") or series_rule.own_name(here)} if slots else {}


def summary(here: Situation, slots: Slots) -> Facts:
    """Say the rule in words and its next days, so that a wrong one shows."""
    row, there = _row(here, slots), known(here, slots["name"])
    facts = [("Meeting", row.name), ("When", f"{series_rule.show_when(row.model_dump(mode='json'))}, {row.starts}")]
    facts.append(("Length", f"{row.minutes} minutes"))
    facts += [(name.title(), getattr(row, name)) for name in ("place", "link") if getattr(row, name)]
    facts.append(("On a bank holiday", said_when_closed(WhenClosed(row.when_closed))))
    facts += [("No meetings", show_periods(row.gaps).replace("\n", "; "))] if row.gaps else []
    facts.append(("Next", _said(_days(here, row, there), SHOWN) or "no day at all"))
    if there is None and (others := meeting_series.of_group(here.session, here.group_id)):
        facts.append(("New", f"meetings of some of the group, beside {others[0].name}"))
    if there is not None:
        gone = _withdrawn(here, row, there)
        facts += [("Withdrawn", f"{_said(gone, WITHDRAWN_SHOWN)}{_more(len(gone) - WITHDRAWN_SHOWN)}")] if gone else []
        if (begins_on := _from(here, row, there)) == row.begins_on:
            facts.append((f"Before {long_date(begins_on)}", "the meetings stay as they are"))
        facts.append(("Changes", "the meetings still to come; those moved or called off by hand stay"))
    return [*facts, meeting_times.ANNOUNCED]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the series and plan its meetings."""
    row, there = _row(here, slots), known(here, slots["name"])
    planned_from = _from(here, row, there)
    if there is None:
        there = audit.add(here.session, change, row)
    else:
        names = MeetingSeries.model_fields.keys() - {"id", "group_id", "changed_at"}
        audit.amend(here.session, change, there, **{name: getattr(row, name) for name in names})
    meeting_series.plan(here.session, change, there, planned_from, here.today + PLANNED_AHEAD, here.calendar)
    coming = meeting_series.coming(here.session, there, here.today, 2)  # the first may be the one that is on
    first = next((each for each in coming if each.starts_at(here.zone) > here.now), None)
    when = series_rule.show_when(there.model_dump(mode="json"))
    return f"Planned: {there.name}, {when}, from {long_date(first.held_on) if first else 'no day'}."


def _days(here: Situation, row: MeetingSeries, there: MeetingSeries | None) -> list[date]:
    """Return the days of a series as it will be, with those that a person has moved or called off as they are."""
    first = _from(here, row, there)
    staying = meeting_series.staying(here.session, there, first) if there else {}
    found = falls(meeting_series.rule(row), first, here.today + PLANNED_AHEAD, here.calendar)
    days = [each.on for each in found if each.period not in staying]
    planned = [each for each in staying.values() if each.state == MeetingState.PLANNED]
    return sorted([*days, *(each.held_on for each in planned if each.starts_at(here.zone) > here.now)])


def _from(here: Situation, row: MeetingSeries, there: MeetingSeries | None) -> date:
    """Return the first day that is planned: a group that agrees a new rhythm does so at the meeting it is holding.

    What is planned before a new rhythm begins stays as it is.
    """
    if there is not None:
        return max(here.today + timedelta(days=1), row.begins_on)
    begun = at_local(here.today, time.fromisoformat(row.starts), here.zone) <= here.now
    return here.today + timedelta(days=1) if begun else here.today


def _withdrawn(here: Situation, row: MeetingSeries, there: MeetingSeries) -> list[date]:
    """Return the days of the meetings of the next year that will be no more; one that only moves is not among them."""
    first, last = _from(here, row, there), here.today + A_YEAR
    kept = {each.period for each in falls(meeting_series.rule(row), first, here.today + PLANNED_AHEAD, here.calendar)}
    kept |= meeting_series.staying(here.session, there, first).keys()
    planned = meeting_series.coming(here.session, there, first, MOST)
    return [each.held_on for each in planned if each.held_on <= last and each.period not in kept]


def _said(days: list[date], most: int) -> str:
    return "; ".join(long_date(day) for day in days[:most])


def _more(others: int) -> str:
    return f" and {others} more" if others > 0 else ""


def _row(here: Situation, slots: Slots) -> MeetingSeries:
    """Return the series as it will be: what is said, else as it is, else what is usual."""
    there = known(here, slots["name"])
    was = there.model_dump(exclude={"id"}) if there else {"group_id": here.group_id, "begins_on": here.today}
    now = {name: slots[name] for name in _OF_SERIES if slots.get(name) is not None}
    if slots.get("when_closed"):
        now["when_closed"] = WHEN_CLOSED[slots["when_closed"]]
    rule = dict(slots.get("rule") or {})
    if begins_on := rule.get("begins_on"):
        rule["begins_on"] = date.fromisoformat(begins_on)
    return MeetingSeries(**{**was, **rule, **now, "name": there.name if there else slots["name"]})


def _is_new(here: Situation, slots: Slots) -> bool:
    return known(here, slots.get("name", "")) is None


def _optional(*_: object) -> bool:
    return False


CONVERSATION = Write(
    intent="plan_series",
    title="Plan regular meetings",
    fields=(
        Field("name", "Meeting", 'What is it called? For example "Operational group".', readers.words),
        Field(
            "rule",
            "When",
            'When does it meet? For example "first Tuesday of every month, not in August".',
            series_rule.when,
            series_rule.show_when,
            _is_new,
        ),
        Field("starts", "Begins at", 'When does it begin? For example "2pm".', meeting_times.hour, str, _is_new),
        Field("minutes", "Length", 'How long is it? For example "2 hours".', book_meeting.minutes, str, _optional),
        Field("place", "Place", "Where is it?", readers.words, str, _optional),
        Field("link", "Link", "The address to join it online.", book_meeting.link, str, _optional),
        Field(
            "when_closed",
            "On a bank holiday",
            "When it falls on a bank holiday?",
            series_rule.when_closed,
            str,
            _optional,
            lambda _here: tuple(WHEN_CLOSED),
        ),
        Field(
            "gaps",
            "No meetings",
            "For example: 20 July to 31 August 2027",
            series_rule.gaps,
            show_periods,
            _optional,
            lines=True,
        ),
        Field(
            "standing",
            "Standing items",
            "The items of each agenda, one a line",
            setting_readers.names,
            setting_readers.show_names,
            _optional,
            lines=True,
        ),
    ),
    summary=summary,
    save=save,
    right=Right.RUN_MEETINGS,
    fill=fill,
    command=Command(
        "Plan regular meetings",
        'Say when the group or a subgroup meets; "stop the comms subgroup meetings" ends them',
        "we meet on the first Tuesday of every month at 2pm, not in August",
    ),
)
