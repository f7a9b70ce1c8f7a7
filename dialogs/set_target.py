"""Set a target: what is measured, the level, by when, from which source, and who gives the figure."""

import re
from typing import Any

from cards import targets as cards
from dialogs import find_target, readers
from dialogs.conversation import Command, Doubt, Facts, Field, Option, Slots, Unreadable, Write
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from storage import targets
from storage.audit import Change
from storage.targets import PERCENT, Standing, Target

_LEVEL = re.compile(r"\W*(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?P<unit>%|per ?cent|[^\W\d][\w -]{0,29})?\W*")
MOST = 10_000_000


def level(_here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read the level agreed, with what it is counted in."""
    read = _LEVEL.fullmatch(str(raw))
    if read is None or not read["unit"]:
        raise Unreadable('I need a number and what it counts. Try "85%", "300 people" or "12 agencies".')
    number = float(read["number"].replace(",", ""))
    unit = PERCENT if read["unit"].replace(" ", "").casefold() in (PERCENT, "percent") else read["unit"].strip()
    if number > (100 if unit == PERCENT else MOST):
        raise Unreadable('That is more than can be reached. Try "85%", "300 people" or "12 agencies".')
    return {"number": number, "unit": unit}


def show_level(read: dict[str, Any]) -> str:
    """Say a level."""
    return cards.amount(read["number"], read["unit"])


def agency(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read whose target it is."""
    found = here.vocabulary.find(str(raw), "agency")
    if not found:
        raise Unreadable(f"I do not know that agency. The group has: {', '.join(here.vocabulary.agencies)}.")
    return found[0].name


def asked_of(here: Situation, raw: Any, _slots: Slots) -> dict[str, Any]:
    """Read who gives the figure each month: a member who may record it."""
    able = [one for one in here.known.members if reach(one, Right.RECORD_FIGURE)]
    if isinstance(raw, dict):
        found = [one for one in able if one.id == raw["id"]]
    else:
        said = str(raw).strip().casefold()
        found = [one for one in able if said in (one.name.casefold(), one.name.casefold().split()[0])]
    if not found:
        raise Unreadable(f'I know no member of that name who gives figures. Try a name such as "{able[0].name}".')
    if len(found) > 1:
        raise Doubt("Which of them?", [Option(f"{one.name} ({one.agency})", {"id": one.id}) for one in found[:4]])
    return {"id": found[0].id, "name": found[0].name}


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what will be agreed; of a target that is there already, what it was."""
    before = _before(here, slots)
    now = show_level(slots["level"])
    was = cards.amount(before.level, before.unit) if before else now
    facts = [("Measure", slots["measure"]), ("Level", now if was == now else f"{was} → {now}")]
    facts += [("Agency", slots["agency"])] if slots.get("agency") else []
    facts.append(("By", readers.show_deadline(slots.get("due_on"))))
    facts += [("Source", slots["source"])] if slots.get("source") else []
    asked = slots.get("asked_of")
    return [*facts, ("Asked for the figure", asked["name"] if asked else _answering(here, slots))]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the target, or what is new of the one there is."""
    before = _before(here, slots)
    asked = slots.get("asked_of")
    values: dict[str, Any] = {"level": slots["level"]["number"], "unit": slots["level"]["unit"]}
    values |= {"due_on": readers.due(slots.get("due_on")).on, "asked_of_id": asked["id"] if asked else None}
    values["source"] = slots.get("source") or ""
    if before:
        said = {name: value for name, value in values.items() if value is not None and value != ""}
        targets.agree_anew(here.session, change, before.id, **said)
        return f"Changed: the target is {show_level(slots['level'])} now."
    row = Target(group_id=here.group_id, measure=slots["measure"], agency=slots.get("agency"), **values)
    targets.add(here.session, change, row)
    return f"Set: {show_level(slots['level'])}. I can be told its figure at any time."


def _before(here: Situation, slots: Slots) -> Standing | None:
    """Return the target of the same measure and agency, if there is one."""
    wanted = (slots["measure"].casefold(), slots.get("agency"))
    return next((one for one in find_target.every(here) if (one.measure.casefold(), one.agency) == wanted), None)


def _answering(here: Situation, slots: Slots) -> str:
    """Say who gives the figure when nobody is named: whoever answers for the agency."""
    name = slots.get("agency")
    named = readers.show_answering(here, [{"kind": "agency", "name": name}]) if name else ""
    return named or "nobody yet"


def _optional(*_: object) -> bool:
    return False


CONVERSATION = Write(
    intent="set_target",
    title="Set a target",
    fields=(
        Field(
            "measure",
            "Measure",
            'What is measured? For example "Public Health staff trained".',
            readers.words,
            free_text=True,
        ),
        Field("level", "Level", 'Which level? For example "85%", "300 people" or "12 agencies".', level, show_level),
        Field(
            "agency",
            "Agency",
            "Whose figure is it? Leave it empty for the whole group.",
            agency,
            str,
            _optional,
            lambda here: tuple(here.vocabulary.agencies),
        ),
        Field(
            "due_on",
            "By when",
            'By when? For example "31 March" or "end of the financial year".',
            readers.deadline,
            readers.show_deadline,
            left_open="No date",
        ),
        Field("source", "Source", "Where do the figures come from?", readers.words, str, _optional),
        Field(
            "asked_of",
            "Asked for the figure",
            "Who gives the figure each month?",
            asked_of,
            lambda one: str(one["name"]),
            _optional,
        ),
    ),
    summary=summary,
    save=save,
    right=Right.SET_TARGET,
    command=Command(
        "Set target",
        "Agree a level to reach, and who gives the figure",
        "target: 90% of Police staff trained by 31 March, from the learning records",
    ),
)
