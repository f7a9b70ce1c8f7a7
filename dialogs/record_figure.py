"""Record a figure for a target: what a partner gives, as of a day. A corrected one keeps what it was."""

import re
from datetime import date, timedelta
from typing import Any

from cards import targets as cards
from dialogs import find_target, readers
from dialogs.conversation import Command, Doubt, Facts, Field, Option, Refused, Slots, Unreadable, Write
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from rules import deadlines
from rules.calendar import long_date
from storage import targets
from storage.audit import Change
from storage.targets import PERCENT, Figure, Standing, TargetValue

_FIGURE = re.compile(
    r"\W*(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?P<percent>%|per ?cent)?"
    r"(?:\s*of (?:our |the )?(?P<people>\d{1,3}(?:,\d{3})+|\d+))?(?P<rest>[^\d]*)",
    re.IGNORECASE,
)
MOST = 10_000_000  # more than any council counts: a slip of the finger
MOST_OFFERED = 4


def fill(here: Situation, slots: Slots) -> Slots:
    """Take agency and words for the target; a figure put right ("84% not 82%") is of the day of the one that was."""
    asked = {name: slots[name] for name in ("agency", "measure") if slots.get(name)}
    said = {name: value for name, value in slots.items() if name not in ("agency", "measure", "was")}
    own = _own(here)
    if not own and not asked:
        raise Refused("No target asks you for a figure. The chair or the coordinator can set one that does.")
    said["target"] = slots.get("target") or asked
    if not said["target"] and len(own) != 1:
        del said["target"]  # asked for, unless there is only one they could mean
    found = find_target.fitting(own, asked) if slots.get("was") and not slots.get("as_of") else []
    latest = found[0].latest if len(found) == 1 else None
    if latest and f"{latest.value:g}%" == slots["was"]:
        said["as_of"] = latest.as_of_on.isoformat()
    return said


def target(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read which target the figure is for, among those whose figure this person gives."""
    if isinstance(raw, dict) and "id" in raw:
        return _kept(_found(here, raw))
    asked = raw if isinstance(raw, dict) else find_target.asked_for(here, str(raw))
    found = find_target.fitting(_own(here), asked)
    if "%" in str(slots.get("value")):
        found = [one for one in found if one.unit == PERCENT] or found
    if not found and find_target.fitting(find_target.every(here), asked):
        raise Refused(
            "That figure is another agency's to give, so I have changed nothing. "
            "Its member, the chair or the coordinator can record it."
        )
    if not found:
        said = asked.get("agency") or asked.get("measure")
        about = f' for "{said}"' if said else ""
        sets = 'say "set a target"' if reach(here.member, Right.SET_TARGET) else "the chair or the coordinator sets one"
        raise Unreadable(f"There is no target{about}. To have one, {sets}; your figure is kept meanwhile.")
    if len(found) > 1:
        options = [Option(_short(one.measure), {"id": one.id}) for one in found[:MOST_OFFERED]]
        raise Doubt(f"{len(found)} targets fit those words. Which one?", options)
    return _kept(found[0])


def value(_here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read the figure in the target's own unit, with the workforce a percentage is of."""
    unit = slots["target"]["unit"]
    example = '"82%" or "82% of 1,240 staff"' if unit == PERCENT else '"9"'
    read = _FIGURE.fullmatch(str(raw).strip())
    if read is None:
        raise Unreadable(f"I could not read that as a figure. Try {example}.")
    if read["percent"] and unit != PERCENT:
        raise Unreadable(f"That target is counted in {unit}, not in percent. Try {example}.")
    number = float(read["number"].replace(",", ""))
    people = int(read["people"].replace(",", "")) if read["people"] and unit == PERCENT else None
    if unit == PERCENT and number > 100:
        raise Unreadable(f"A percentage is 100 at most. Try {example}.")
    if number > MOST or (people is not None and not 0 < people <= MOST):
        raise Unreadable(f"That is more than I can believe. Try {example}.")
    return {"number": number, "workforce": people, "unit": unit}


def show_value(read: dict[str, Any]) -> str:
    """Say a figure."""
    return cards.figure(Figure(read["number"], date.min, read["workforce"], None, ""), read["unit"])


def as_of(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read the day the figure is true of: today or before."""
    on = deadlines.read(str(raw), here.reading, past=True).on
    if on is None:
        raise Unreadable('I need the day it is true of. Try "31 January", "end of January" or "today".')
    if on > here.today:
        raise Unreadable(f'{long_date(on)} is still to come. Try "31 January" or "today".')
    return on.isoformat()


def show_day(read: str) -> str:
    """Say a day in full."""
    return long_date(date.fromisoformat(read))


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what will be recorded, and what it takes the place of."""
    found = _found(here, slots["target"])
    on = date.fromisoformat(slots["as_of"])
    before = next((one for one in found.figures if one.as_of_on == on), None)
    now = show_value(slots["value"])
    was = f"{cards.figure(before, found.unit)} → " if before else ""
    facts = [("Figure for", found.measure), ("Figure", f"{was}{now}"), ("As of", long_date(on))]
    facts += [("Target", cards.agreed(found))]
    facts += [("Gap", cards.gap(slots["value"]["number"], found)), ("Given by", here.member.name)]
    return facts + ([("Note", slots["note"])] if slots.get("note") else [])


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the figure; the right is asked again, at the moment of writing."""
    found = _found(here, slots["target"])
    row = TargetValue(
        group_id=here.group_id,
        target_id=found.id,
        value=slots["value"]["number"],
        as_of_on=date.fromisoformat(slots["as_of"]),
        workforce=slots["value"]["workforce"],
        note=slots.get("note"),
        by_name=here.member.name,
    )
    targets.record(here.session, change, row)
    gap = cards.gap(row.value, found)
    return f"Recorded: {show_value(slots['value'])} as of {show_day(slots['as_of'])}, {gap}. Thank you."


def _own(here: Situation) -> list[Standing]:
    return [one for one in find_target.every(here) if find_target.may_give(here, one)]


def _found(here: Situation, kept: dict[str, Any]) -> Standing:
    found = find_target.by_id(here, kept["id"])
    if found is None or not find_target.may_give(here, found):
        raise Refused("That target is no longer yours to report on, so I have changed nothing.")
    return found


def _kept(found: Standing) -> dict[str, Any]:
    return {"id": found.id, "measure": found.measure, "unit": found.unit}


def _short(measure: str) -> str:
    return measure if len(measure) <= 40 else f"{measure[:39]}…"


def _days(here: Situation) -> tuple[str, str]:
    """Offer the end of last month and today."""
    return long_date(here.today.replace(day=1) - timedelta(days=1)), long_date(here.today)


CONVERSATION = Write(
    intent="record_figure",
    title="Record a figure",
    fields=(
        Field(
            "target",
            "Figure for",
            "For which target? Give its agency or words of it.",
            target,
            lambda kept: str(kept["measure"]),
            choices=lambda here: tuple(one.measure for one in _own(here)),
        ),
        Field(
            "value",
            "Figure",
            'What is the figure? For example "82%" or "82% of 1,240 staff".',
            value,
            show_value,
        ),
        Field("as_of", "As of", 'As of which day? For example "31 January".', as_of, show_day, choices=_days),
        Field("note", "Note", "Anything to know about it? No names, please.", readers.words, required=lambda *_: False),
    ),
    summary=summary,
    save=save,
    fill=fill,
    lead=lambda _slots: "record figure ",
    right=Right.RECORD_FIGURE,
    command=Command("Record figure", "Give a figure for a target", "Public Health figure is 82% as of 31 January"),
)
