"""The readers of a series: its rule in words or as fixed days, its gaps, and what becomes of a bank holiday."""

from datetime import date
from typing import Any

from dialogs.conversation import Slots, Unreadable
from dialogs.setting_meetings import LONGEST
from dialogs.situation import Situation
from rules import deadlines, recurrence_words
from rules.calendar import long_date
from rules.recurrence import Rule, WhenClosed
from rules.recurrence_words import said, said_when_closed
from storage import meeting_series
from storage.meeting_series import MeetingSeries

WHEN_CLOSED = {said_when_closed(each): each for each in WhenClosed}
Columns = dict[str, Any]


def known(here: Situation, name: str) -> MeetingSeries | None:
    """Return the group's series of a name."""
    there = meeting_series.of_group(here.session, here.group_id)
    return next((each for each in there if each.name.casefold() == name.casefold()), None)


def own_name(here: Situation) -> str:
    """Return what the group calls its own meeting."""
    return next((each.name for each in meeting_series.of_group(here.session, here.group_id)), "Operational group")


def when(here: Situation, raw: Any, slots: Slots) -> Columns:
    """Read the rule, or two or more fixed days, as columns of the series; what else is said of it fills its field."""
    if isinstance(raw, dict):
        return raw
    try:
        told = recurrence_words.read(str(raw))
    except recurrence_words.NotPlannable as error:
        raise Unreadable(str(error)) from error
    if told.when_closed is not None:
        slots.setdefault("when_closed", said_when_closed(told.when_closed))
    if told.nth is not None:
        return _of_rule(here, told, known(here, slots["name"]))
    days = {found.reading.on for found in deadlines.find(str(raw), here.reading) if found.reading.precision == "day"}
    fixed = sorted(day.isoformat() for day in days if day is not None and day >= here.today)
    if len(fixed) < 2:
        raise Unreadable(
            'I could not read when it meets. Try "first Tuesday of every month, not in August", "last Thursday every '
            'two months", or its days: "2 March, 4 May and 6 July 2027".'
        )
    return {"nth": 1, "weekday": 0, "every": 1, "skip_months": [], "fixed_on": fixed}


def _of_rule(here: Situation, told: recurrence_words.Said, there: MeetingSeries | None) -> Columns:
    """Return the columns of a rule: of what is not said of its months, those of the series as it is."""
    skipped, every, begins_on = told.skip_months, told.every, told.first_on(here.today)
    if there and not there.fixed_on:
        skipped = frozenset(there.skip_months) if skipped is None else skipped
        every = every or there.every
        begins_on = begins_on if told.begins else there.begins_on
    found = {"nth": told.nth, "weekday": told.weekday, "every": every or 1, "skip_months": sorted(skipped or ())}
    return found | {"fixed_on": [], "begins_on": begins_on.isoformat()}


def show_when(value: Columns) -> str:
    """Say the rule."""
    if value["fixed_on"]:
        return "; ".join(long_date(date.fromisoformat(day)) for day in value["fixed_on"])
    months = frozenset(value["skip_months"])
    return said(Rule(nth=value["nth"], weekday=value["weekday"], every=value["every"], skip_months=months))


def gaps(here: Situation, raw: Any, slots: Slots) -> list[list[str]]:
    """Read periods without a meeting, one a line, and add them to those there are; "none" leaves none."""
    if isinstance(raw, list):
        return raw
    lines = [each.strip() for each in str(raw).splitlines() if each.strip()]
    if [line.casefold().strip(".") for line in lines] == ["none"]:
        return []
    there = known(here, slots["name"])
    periods = [*(there.gaps if there else ()), *(_gap(here, line) for line in lines)]
    return [list(each) for each in sorted({tuple(each) for each in periods})]


def _gap(here: Situation, line: str) -> list[str]:
    read = deadlines.read(line, here.reading)
    first, last = read.start, read.on
    if first is None or last is None or read.question or not first < last <= first + LONGEST:
        raise Unreadable(f'"{line[:60]}" is no period I can read. Try "20 July to 31 August 2027", one a line.')
    return [first.isoformat(), last.isoformat()]


def when_closed(_here: Situation, raw: Any, _slots: Slots) -> str:
    """Read what becomes of a meeting on a bank holiday."""
    words = str(raw).strip().casefold()
    found = WHEN_CLOSED.get(words) or recurrence_words.when_closed(words)
    if found is None:
        raise Unreadable(f"I could not read that. It can be: {', '.join(WHEN_CLOSED)}.")
    return said_when_closed(found)
