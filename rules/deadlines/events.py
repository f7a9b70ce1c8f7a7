"""Patterns of deadlines tied to an event: the next meeting, "the July launch", "once the trainer is in post"."""

import re
from datetime import date

from rules.deadlines import build
from rules.deadlines.patterns import number, rule
from rules.deadlines.values import Context, DeadlineClass, Reading


def _meeting(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "next meeting": its date moves with it, and is only known if the meeting is."""
    return Reading("", DeadlineClass.EVENT, on=context.next_meeting, precision="day" if context.next_meeting else None)


def _later_event(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.EVENT)


def _event_of_month(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Read "July 2017 meeting": the day only if that is the next meeting; the month's end is offered."""
    month = number(m, "month") or 1
    year = number(m, "year") or build.year_of_month(month, context, past)
    known = context.next_meeting
    if ("meeting" in m[0] or "N1" in m[0]) and known and (known.year, known.month) == (year, month):
        return _meeting(m, context, past)
    whole = build.month_of(year, month)
    ends: tuple[date, ...] = (whole.on,) if whole.on else ()
    return Reading("", DeadlineClass.EVENT, start=whole.start, precision="month", options=ends)


_OURS = "[prevent|steering|operational|ops|full|monthly|our|board|panel|partnership|committee|working]"
_KINDS = "(meeting|launch|conference|workshop|inspection|review|agm|cabinet|election|forum|summit|N1)"
RULES = (
    *rule(_meeting, f"[the|our] (next|coming|following) {_OURS} [group|board] meeting", "[the|our] meeting"),
    *rule(_meeting, "[the] next N1", "[our|the] next [prevent|steering|operational|ops] (group|get together)"),
    *rule(_later_event, f"[the] {_OURS} [group|board] meeting after (next|that|the next|the next N1|this|this N1)"),
    *rule(_later_event, "[the|their] (next|coming) _ [board|group|panel|partnership|committee|steering] meeting"),
    *rule(_later_event, "[the] next but N1 meeting", "[the] next meeting but N1"),
    *rule(_later_event, "[the] N1 after [next|that|the next]", "their [next] meeting", "<n> meeting time"),
    *rule(_event_of_month, f"[the|our] <month> [<year>] [board|group|steering|committee|partnership] {_KINDS}"),
    *rule(_event_of_month, f"(the|our) {_OURS} [group] meeting (in|for|of) <month> [<year>]"),
    *rule(_event_of_month, "the <month> (board|committee|panel|group|session|event)"),
    *rule(_later_event, f"[the|our] <season> {_KINDS}", f"[the|our] (last|previous) {_OURS} [group] meeting"),
    *rule(_meeting, "[when] we [all] next (meet|get together)", "[when] we [all] (meet|get together) (next|again)"),
    *rule(_meeting, "[the] next time we [all] (meet|get together)"),
)  # fmt: skip
# Read beside another length or edge, where nothing else can stand: "a week before we meet", "before June board".
BESIDE = (
    *rule(_meeting, "we [all] (meet|get together)"),
    *rule(_event_of_month, "<month> (board|committee|panel|group|session|event)"),
)
# Read only when it is all that was written.
WHOLE = (
    *rule(_meeting, "(when|until) we [all] (meet|get together)"),
    *rule(_meeting, "next (session|gathering|N1|time)", "next meeting of [the|our] group"),
)
# What happens once: a deadline that names one and no day hangs on it.
HAPPENINGS = frozenset(
    {"launch", "conference", "workshop", "inspection", "review", "election", "meeting", "agm", "cabinet", "forum"}
    | {"summit", "approval", "completion", "publication", "opening", "board", "panel", "committee", "event", "visit"}
    | {"seminar", "audit", "consultation", "restructure", "handover", "rollout", "relaunch", "briefing", "festival"}
    | {"appointment", "recruitment", "session", "fair", "roadshow", "training", "ofsted", "ramadan", "eid", "diwali"}
    | {"purdah", "budget", "away", "refresh", "signoff", "sign", "release", "group", "show", "ceremony", "debrief"}
)
