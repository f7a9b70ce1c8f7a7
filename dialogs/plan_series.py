"""Plan a recurring meeting in words: "we meet on the first Tuesday of every month at 2pm, not in August"."""

import re
from datetime import date
from typing import Any

from dialogs import book_meeting, meeting_times, readers, setting_readers
from dialogs.conversation import Command, Facts, Field, Slots, Unreadable, Write
from dialogs.rights import Right
from dialogs.setting_meetings import show_periods
from dialogs.situation import Situation
from rules import deadlines, recurrence_words
from rules.calendar import long_date
from rules.recurrence import Rule, WhenClosed, falls
from rules.recurrence_words import said, said_when_closed
from storage import audit, meeting_series
from storage.audit import Change
from storage.meeting_series import PLANNED_AHEAD, MeetingSeries

SHOWN = 4
EXAMPLE = '"first Tuesday of every month, not in August"'
WHEN_CLOSED = {said_when_closed(each): each for each in WhenClosed}
_NAMED = re.compile(r"\b(?P<name>(?:[\w&'-]+ ){1,3}(?:sub-?group|group|board|panel|forum|committee))\b", re.IGNORECASE)
_NO_NAME = re.compile(r"^(?:the|our|we|a|an|meetings?|of|for|plan|this)\b\s*", re.IGNORECASE)
_AT = re.compile(r"\bat (\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)?)\b", re.IGNORECASE)
Columns = dict[str, Any]


def when(here: Situation, raw: Any, slots: Slots) -> Columns:
    """Read the rule, or two or more fixed days, as columns of the series; what else is said of it fills its field."""
    if isinstance(raw, dict):
        return raw
    told = recurrence_words.read(str(raw))
    if told.when_closed is not None:
        slots.setdefault("when_closed", said_when_closed(told.when_closed))
    rule = told.rule(here.today)
    if rule is not None:
        skipped = sorted(rule.skip_months)
        return {"nth": rule.nth, "weekday": rule.weekday, "every": rule.every, "skip_months": skipped, "fixed_on": []}
    days = {found.reading.on for found in deadlines.find(str(raw), here.reading) if found.reading.precision == "day"}
    fixed = sorted(day.isoformat() for day in days if day is not None and day >= here.today)
    if len(fixed) < 2:
        raise Unreadable(
            'I could not read when it meets. Try "first Tuesday of every month, not in August", "last Thursday every '
            'two months", or its days: "2 March, 4 May and 6 July 2027".'
        )
    return {"nth": 1, "weekday": 0, "every": 1, "skip_months": [], "fixed_on": fixed}


def show_when(value: Columns) -> str:
    """Say the rule."""
    if value["fixed_on"]:
        return "; ".join(long_date(date.fromisoformat(day)) for day in value["fixed_on"])
    months = frozenset(value["skip_months"])
    return said(Rule(nth=value["nth"], weekday=value["weekday"], every=value["every"], skip_months=months))


def gaps(here: Situation, raw: Any, _slots: Slots) -> list[list[str]]:
    """Read periods without a meeting, one a line: "20 July to 31 August 2027"."""
    found = []
    for line in filter(None, (each.strip() for each in str(raw).splitlines())):
        read = deadlines.read(line, here.reading)
        if read.start is None or read.on is None:
            raise Unreadable(f'"{line}" is no period I can read. Try "20 July to 31 August 2027", one a line.')
        found.append([read.start.isoformat(), read.on.isoformat()])
    return found


def when_closed(_here: Situation, raw: Any, _slots: Slots) -> str:
    """Read what becomes of a meeting on a bank holiday."""
    words = str(raw).strip().casefold()
    found = WHEN_CLOSED.get(words) or recurrence_words.read(words).when_closed
    if found is None:
        raise Unreadable(f"I could not read that. It can be: {', '.join(WHEN_CLOSED)}.")
    return said_when_closed(found)


def fill(here: Situation, slots: Slots) -> Slots:
    """Take name, rule and hour from the sentence; without a name it is the group's own meeting."""
    text = here.turn.text.strip()
    own = next((each.name for each in meeting_series.of_group(here.session, here.group_id)), "Operational group")
    named = _NAMED.search(text)
    name = _NO_NAME.sub("", named["name"]) if named else ""
    found: Slots = {"name": name[0].upper() + name[1:] if name else own}
    if recurrence_words.read(text).nth is not None:
        found["rule"] = text
    if at := _AT.search(text):
        found["starts"] = at[1]
    return found | slots if len(found) > 1 else slots  # a name alone opens the whole form


def summary(here: Situation, slots: Slots) -> Facts:
    """Say the rule in words and its next days, so that a wrong one shows."""
    row = _row(here, slots)
    last = here.today + PLANNED_AHEAD
    days = falls(meeting_series.rule(row), here.today, last, here.calendar)[:SHOWN]
    facts = [("Meeting", row.name), ("When", f"{show_when(slots['rule'])}, {row.starts}")]
    facts += [(name.title(), getattr(row, name)) for name in ("place", "link") if getattr(row, name)]
    facts.append(("On a bank holiday", said_when_closed(WhenClosed(row.when_closed))))
    facts += [("No meetings", show_periods(row.gaps).replace("\n", "; "))] if row.gaps else []
    facts.append(("Next", "; ".join(long_date(each.on) for each in days) or "no day at all"))
    if _known(here, slots):
        facts.append(("Changes", "the meetings still to come; those moved or called off by hand stay"))
    return facts


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the series and plan its meetings."""
    row, known = _row(here, slots), _known(here, slots)
    if known is None:
        known = audit.add(here.session, change, row)
    else:
        names = MeetingSeries.model_fields.keys() - {"id", "group_id", "begins_on"}
        audit.amend(here.session, change, known, **{name: getattr(row, name) for name in names})
    last = here.today + PLANNED_AHEAD
    meeting_series.plan(here.session, change, known, here.today, last, here.calendar)
    first = next(iter(falls(meeting_series.rule(known), here.today, last, here.calendar)), None)
    return f"Planned: {known.name}, {show_when(slots['rule'])}, from {long_date(first.on) if first else 'no day'}."


def _known(here: Situation, slots: Slots) -> MeetingSeries | None:
    there = meeting_series.of_group(here.session, here.group_id)
    return next((each for each in there if each.name.casefold() == slots["name"].casefold()), None)


def _row(here: Situation, slots: Slots) -> MeetingSeries:
    """Return the series as it will be: what is said, else as it is, else what is usual."""
    known = _known(here, slots)
    was = known.model_dump(exclude={"id"}) if known else {"group_id": here.group_id, "begins_on": here.today}
    names = ("starts", "minutes", "place", "link", "gaps", "standing")
    now = {name: slots[name] for name in names if slots.get(name) is not None}
    if slots.get("when_closed"):
        now["when_closed"] = WHEN_CLOSED[slots["when_closed"]]
    return MeetingSeries(**{**was, **slots["rule"], **now, "name": known.name if known else slots["name"]})


def _optional(*_: Any) -> bool:
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
            when,
            show_when,
        ),
        Field("starts", "Begins at", 'When does it begin? For example "2pm".', meeting_times.hour),
        Field("minutes", "Length", 'How long is it? For example "2 hours".', book_meeting.minutes, str, _optional),
        Field("place", "Place", "Where is it?", readers.words, str, _optional),
        Field("link", "Link", "The address to join it online.", book_meeting.link, str, _optional),
        Field(
            "when_closed",
            "On a bank holiday",
            "When it falls on a bank holiday?",
            when_closed,
            str,
            _optional,
            lambda _here: tuple(WHEN_CLOSED),
        ),
        Field(
            "gaps", "No meetings", "For example: 20 July to 31 August 2027", gaps, show_periods, _optional, lines=True
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
        "Say when the group meets, or change it",
        "we meet on the first Tuesday of every month at 2pm, not in August",
    ),
)
