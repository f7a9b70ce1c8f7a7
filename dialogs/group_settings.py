"""What differs between councils, changed by the coordinator in one form: themes, agencies, reminders, days off.

The local routes for a concern are not among them: the guard lets nobody type telephone numbers here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from dialogs import (
    ladders,
    readers,
    setting_cohorts,
    setting_lines,
    setting_meetings,
    setting_readers,
    setting_reminders,
)
from dialogs.conversation import Command, Facts, Field, Slots, Write
from dialogs.rights import Right
from dialogs.setting_reminders import HOURS, counted
from dialogs.situation import Situation
from storage import audit, groups, meeting_series
from storage.audit import Change


@dataclass(frozen=True, slots=True)
class Setting:
    """One column of the group and how it is read and said; with `lines` it is a list, one entry a line."""

    name: str
    label: str
    example: str
    read: Callable[[Situation, Any, Slots], Any]
    show: Callable[[Any], str] = str
    choices: tuple[str, ...] = ()
    lines: bool = False


NAMED = (setting_readers.called, setting_readers.show_called, (), True)
PLAIN = (setting_readers.names, setting_readers.show_names, (), True)
COHORTS = (setting_cohorts.read, setting_cohorts.show, (), True)
DAYS = (setting_readers.days, setting_readers.show_days, (), True)
PERIODS = (setting_meetings.periods, setting_meetings.show_periods, (), True)
LADDER = (ladders.working_days_before, ladders.shown)
DAYS_OFF = {"holidays_added", "holidays_removed"}
SETTINGS = (
    Setting("themes", "Themes of the plan", "one a line", *PLAIN),
    Setting("benchmarks", "Benchmarks", "one a line", *PLAIN),
    Setting("benchmark_scale", "Scale of the benchmarks", "not met; met; exceeding", *PLAIN),
    Setting("agencies", "Agencies", "Youth Justice Service = YJS, YOS", *NAMED),
    Setting("directorates", "Directorates", "Adult Social Care = ASC", *NAMED),
    Setting("products", "Training products", "WRAP = Workshop to Raise Awareness of Prevent", *NAMED),
    Setting("cohorts", "Cohorts", "Housing teams = housing staff, under Housing", *COHORTS),
    Setting("valid_months", "Refreshers due after (months)", "36", setting_readers.months),
    Setting("marking", "Protective marking of reports", "OFFICIAL", readers.words),
    Setting("digest_at", "Time of the channel's digest", "09:00", setting_reminders.digest_at),
    Setting(HOURS, "Hours for reminders", "08:30 to 17:30", setting_reminders.hours, setting_reminders.show_hours),
    Setting("remind_before", "Reminders before a deadline (working days)", "14, 7, 1 and 0", *LADDER),
    Setting("overdue_every", "Overdue actions are mentioned every (days)", "7", counted(1, 31, "days")),
    Setting("escalate_after", "Mentions before the chair is told", "3", counted(1, 12, "mentions")),
    Setting("review_every", "Ongoing actions are looked at every (months)", "3", counted(1, 24, "months")),
    Setting("most_a_day", "Most messages a day to one person", "3", counted(1, 10, "messages")),
    Setting(
        "when_unsure",
        "When a reminder may have arrived",
        "send it again",
        setting_readers.when_unsure,
        setting_readers.show_when_unsure,
        choices=tuple(setting_readers.WHEN_UNSURE.values()),
    ),
    Setting("holidays_added", "Days off beside bank holidays", "28 December 2027, one a line", *DAYS),
    Setting("holidays_removed", "Bank holidays that are worked", "3 May 2027, one a line", *DAYS),
    Setting("quorum", "Quorum of a meeting", "4 agencies", setting_meetings.quorum, setting_meetings.show_quorum),
    Setting("pre_election", "Pre-election periods", "31 March to 6 May 2027, one a line", *PERIODS),
)


def current(here: Situation) -> Slots:
    """Return the settings as they are; what is empty is left out."""
    there = {each.name: getattr(here.group, each.name) for each in SETTINGS if each.name != HOURS}
    there[HOURS] = setting_reminders.hours_of(here.group)
    return {name: value for name, value in there.items() if value not in ("", [])}


def fill(here: Situation, slots: Slots) -> Slots:
    """Read one setting that is said in a line: "themes: Partnership; Training", "bin crews belong to Environment"."""
    text = here.turn.text.strip()
    if (cohorts := setting_cohorts.said(here, text)) is not None:
        return slots | {"cohorts": cohorts}
    return slots | setting_lines.said(here, text)


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what changes: was and now, for a list what is added and what is taken out."""
    was = current(here)
    facts = [
        (each.label, _difference(each, was.get(each.name), slots[each.name]))
        for each in SETTINGS
        if each.name in slots and slots[each.name] != was.get(each.name)
    ]
    return facts or [("Nothing changes", "The settings stay as they are")]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write what differs; earlier values stay in the trail. Meetings that fall on a new day off move."""
    columns = setting_reminders.as_columns(slots)
    row = groups.get(here.session, here.group_id)
    changed = audit.amend(here.session, change, row, **columns)
    if changed and columns.keys() & DAYS_OFF:
        first, last = here.today + timedelta(days=1), here.today + meeting_series.PLANNED_AHEAD
        meeting_series.replan(here.session, change, first, last, groups.working_days(row))
    return "The settings are saved." if changed else "Nothing was different, so nothing is changed."


def _offered(setting: Setting) -> Callable[[Situation], tuple[str, ...]]:
    return lambda _here: setting.choices


def _difference(setting: Setting, was: Any, now: Any) -> str:
    before, after = (setting.show(value).split("\n") if value else [] for value in (was, now))
    if len(before) < 2 and len(after) < 2:
        return f"{''.join(before) or 'nothing'} → {''.join(after) or 'nothing'}"
    added, gone = [each for each in after if each not in before], [each for each in before if each not in after]
    parts = [f"added: {'; '.join(added)}"] if added else []
    parts += [f"taken out: {'; '.join(gone)}"] if gone else []
    return " · ".join(parts) or "another order"


CONVERSATION = Write(
    intent="group_settings",
    title="Group settings",
    fields=tuple(
        Field(
            each.name,
            each.label,
            f"For example: {each.example}",
            each.read,
            each.show,
            required=lambda *_: False,
            choices=_offered(each) if each.choices else None,
            lines=each.lines,
        )
        for each in SETTINGS
    ),
    summary=summary,
    save=save,
    fill=fill,
    current=current,
    right=Right.CHANGE_SETTINGS,
    command=Command("Group settings", "Themes, agencies, reminders and days off", "group settings"),
)
