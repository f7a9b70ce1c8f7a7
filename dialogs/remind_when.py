"""On which days a reminder is said: days to come, moved to working days, or counted back from a date."""

from datetime import date, time, timedelta
from typing import Any

from dialogs import language
from dialogs.conversation import Doubt, Facts, Option, Slots, Unreadable
from dialogs.remind_who import joined
from dialogs.situation import Situation
from rules.calendar import long_date
from rules.office_hours import OfficeHours

MOST_DAYS = 12
# Days off are moved and said, so these readings are not asked about.
_DAYS_OFF = frozenset(("saturday", "sunday", "bank_holiday"))

Day = dict[str, Any]  # "on": when it is said, "meant": the day as said, both ISO; "words"; "lead"; "time" or None


def read(here: Situation, raw: Any, slots: Slots) -> list[Day]:
    """Read the days, in order; raise Doubt where one has two readings, Unreadable where one is past."""
    items = raw if isinstance(raw, list) else language.read_days(str(raw), here.reading)
    if not items:
        raise Unreadable("I could not read a day to come.")
    if len(items) > MOST_DAYS:
        raise Unreadable(f"That is more than {MOST_DAYS} days. Set a reminder for the first of them.")
    read_so_far: list[Day] = []
    for number, item in enumerate(items):
        try:
            day = _read_one(here, item, counted_from(here, slots))
        except Doubt as doubt:
            options = [Option(one.label, [*items[:number], one.value, *items[number + 1 :]]) for one in doubt.options]
            raise Doubt(doubt.question, options) from doubt
        if date.fromisoformat(day["on"]) < first_to_come(here):
            raise Unreadable(_past(here, day))
        read_so_far.append(day)
    return _in_order(read_so_far)


def still_to_come(here: Situation, slots: Slots) -> list[Day]:
    """Return the days that were read, those counted from a date counted again: it may have been corrected since."""
    base = counted_from(here, slots)
    days = [_read_one(here, day["words"], base) if day["lead"] and base else day for day in slots["when"]]
    first = first_to_come(here).isoformat()
    return _in_order([day for day in days if day["on"] >= first])


def counted_from(here: Situation, slots: Slots) -> date | None:
    """Return the date that "2 weeks before" counts from: the deadline said, or that of the action it is about."""
    if (said := slots.get("deadline")) and said["date"]:
        return date.fromisoformat(said["date"])
    refs = (value.get("ref") for name in ("what", "who") if isinstance(value := slots.get(name), dict))
    ref = next(filter(None, refs), None)
    return here.action(ref).due_on if ref else None


def shown(value: list[Day]) -> str:
    """Say the days in a row."""
    return joined([long_date(date.fromisoformat(day["on"])) for day in value])


def facts(here: Situation, days: list[Day]) -> Facts:
    """Say each day in full with its time, and what was moved and why."""
    at = f"{goes_out_at(here):%H:%M}"
    told = []
    for day in days:
        on = f"{long_date(date.fromisoformat(day['on']))} at {at}"
        label = day["words"] if day["lead"] else "When"
        if day["meant"] == day["on"]:
            told.append((label, on))
        else:
            meant = date.fromisoformat(day["meant"])
            told.append((label, f"{long_date(meant)}, {_why_off(here, meant)}: I'll send it on {on}"))
    if any(day["time"] not in (None, at) for day in days):
        told.append(("Time", f"reminders go out once a day, at {at}"))
    return told


def goes_out_at(here: Situation) -> time:
    """Return the local time at which a day's reminders go out."""
    group = here.group
    hours = OfficeHours(time.fromisoformat(group.opens_at), time.fromisoformat(group.closes_at))
    return hours.within(time.fromisoformat(group.digest_at))


def first_to_come(here: Situation) -> date:
    """Return the first day whose reminders have not gone out."""
    gone_out = here.now.astimezone(here.zone).time() >= goes_out_at(here)
    return here.today + timedelta(days=1) if gone_out else here.today


def _read_one(here: Situation, item: Any, base: date | None) -> Day:
    words = item if isinstance(item, str) else str(item["text"])
    lead = language.is_lead(words)
    if lead and base:
        item = language.read_lead(words, base, here.reading)
    if not isinstance(item, dict):
        raise Unreadable(f'"{words}" needs a date to count from, and there is none: name the days.')
    if not lead:
        _ask_about(item)
    if item["date"] is None or item["recurs"]:
        raise Unreadable("I remind on the days you name, once each.")
    meant = date.fromisoformat(item["start"] or item["date"])
    if meant < here.today <= date.fromisoformat(item["date"]):
        meant = here.today  # "this week", said in the middle of it
    calendar = here.calendar
    on = calendar.previous_working_day(meant) if lead else calendar.next_working_day(meant)
    return {"on": on.isoformat(), "meant": meant.isoformat(), "words": words, "lead": lead, "time": item["time"]}


def _ask_about(item: dict[str, Any]) -> None:
    """Raise Doubt where a day has two readings, Unreadable where there is no such day."""
    if item["question"] is None or item.get("kept") or _DAYS_OFF & set(item["flags"]):
        return
    if "impossible" in item["flags"] or not item["options"]:
        raise Unreadable(item["question"])
    days = list(dict.fromkeys(item["options"]))
    options = [
        Option(long_date(date.fromisoformat(day)), item | {"date": day, "start": None, "kept": True}) for day in days
    ]
    raise Doubt(item["question"], options)


def _in_order(days: list[Day]) -> list[Day]:
    return sorted({day["on"]: day for day in reversed(days)}.values(), key=lambda day: str(day["on"]))


def _past(here: Situation, day: Day) -> str:
    on = date.fromisoformat(day["on"])
    words = f' ("{day["words"]}")' if day["lead"] else ""
    if on == here.today:
        return f"Today's reminders have gone out, at {goes_out_at(here):%H:%M}{words}. Say a later day."
    return f"{long_date(on)}{words} is past. Say the days again without it."


def _why_off(here: Situation, day: date) -> str:
    return here.calendar.holiday_name(day) or "no working day"
