"""Prevent champions by agency: who they are, which agencies have none, naming one, and ending one."""

from typing import Any

from cards import elements
from cards import training as cards
from cards.training import Answer
from dialogs import training_agencies
from dialogs.conversation import Command, Doubt, Facts, Field, Option, Query, Refused, Slots, Unreadable, Write, page_of
from dialogs.readers import words
from dialogs.rights import Right, may
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import champions
from storage.audit import Change
from storage.champions import Champion

LONGEST_NAME = 60  # letters
MOST_WORDS = 4
NOT_YOURS = "You can name champions for your own agency; the coordinator can for any. Nothing is saved."


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with the champions by agency and the agencies and directorates without one."""
    agency = training_agencies.named(here, str(slots["agency"])) if slots.get("agency") else None
    found = [one for one in champions.of_group(here.session, here.group_id) if agency is None or one.agency == agency]
    named = [(one.agency, f"{one.name}, since {long_date(one.since_on)}") for one in found]
    if agency:
        lead = "; ".join(said for _, said in named) or "None is named."
        shown = Answer(f"Prevent champion for {agency}", lead)
    else:
        directorates, agencies = training_agencies.names(here)
        have, wanted = {one.agency for one in found}, [*agencies, *directorates]
        missing = [(name, "no champion") for name in wanted if name not in have]
        lead = f"{len(found)} named; {len(missing)} of {len(wanted)} agencies and directorates have none."
        parts = [("Without a champion", missing), ("Champions", named)]
        if slots.get("which") == "missing":
            parts = parts[:1]
        shown = Answer(f"Prevent champions on {long_date(here.today)}", lead, parts)
    asked = {name: slots[name] for name in ("which", "agency") if slots.get(name)}
    buttons = [elements.button("Name a champion", "name_champion")]
    return Reply(cards.said(shown), cards.answer(shown, "champions", asked, page_of(slots), buttons))


def read_name(here: Situation, raw: Any, _slots: Slots) -> str:
    """Read the name of one person."""
    said = words(here, raw, {}).strip(" .,")
    letters = [word for word in said.split() if any(map(str.isalpha, word))]
    if not letters or len(said) > LONGEST_NAME or len(letters) > MOST_WORDS or any(map(str.isdigit, said)):
        raise Unreadable('I need one name, as colleagues know them, such as "Alex Poole".')
    return said


def read_agency(here: Situation, raw: Any, slots: Slots) -> str:
    """Read whose champion it is; a member names their own agency's only."""
    agency = training_agencies.read(here, raw, slots)
    if not _may(here, agency):
        raise Refused(NOT_YOURS)
    return agency


def read_current(here: Situation, raw: Any, slots: Slots) -> dict[str, Any]:
    """Read which champion there is now is meant: by name, by first name, or by an option offered."""
    found = champions.of_group(here.session, here.group_id)
    if isinstance(raw, dict):
        fitting = [one for one in found if one.id == raw.get("id")]
    else:
        said = words(here, raw, {}).strip(" .,").casefold()
        fitting = [one for one in found if said in (one.name.casefold(), one.name.casefold().split()[0])]
        whose = training_agencies.named(here, str(slots["agency"])) if slots.get("agency") else None
        fitting = [one for one in fitting if whose in (None, one.agency)]
    if not fitting:
        named = "; ".join(f"{one.name} ({one.agency})" for one in found[:10]) or "nobody yet"
        raise Unreadable(f"I know no champion of that name. There is: {named}.")
    if len(fitting) > 1:
        options = [Option(f"{one.name}, {one.agency}", _as_json(one)) for one in fitting[:4]]
        raise Doubt("Which champion?", options)
    if not _may(here, fitting[0].agency):
        raise Refused(NOT_YOURS)
    return _as_json(fitting[0])


def summary_of_naming(here: Situation, slots: Slots) -> Facts:
    """Say who will be named, and who is there already: a new one takes nobody's place."""
    facts = [("Agency", slots["agency"]), ("Champion", slots["champion"]), ("Since", long_date(here.today))]
    there = _there(here, slots["agency"])
    if slots["champion"].casefold() in (one.name.casefold() for one in there):
        return [*facts, ("Named already", "they are the champion there now")]
    others = ", ".join(one.name for one in there)
    return (
        [*facts, ("Stays champion too", f'{others}. To end it: "{there[0].name} is no longer the champion"')]
        if others
        else facts
    )


def save_naming(here: Situation, slots: Slots, change: Change) -> str:
    """Write the champion, once."""
    if not _may(here, slots["agency"]):
        raise Refused(NOT_YOURS)
    named = f"{slots['champion']} is the Prevent champion for {slots['agency']}"
    if slots["champion"].casefold() in (one.name.casefold() for one in _there(here, slots["agency"])):
        return f"{named} already: nothing is changed."
    row = Champion(group_id=here.group_id, agency=slots["agency"], name=slots["champion"], since_on=here.today)
    champions.add(here.session, change, row)
    return f"Saved: {named}."


def summary_of_ending(here: Situation, slots: Slots) -> Facts:
    """Say who ends, and whether the agency is left without a champion."""
    ending = slots["champion"]
    others = [one.name for one in _there(here, ending["agency"]) if one.id != ending["id"]]
    return [
        ("Champion until today", f"{ending['name']}, {ending['agency']}"),
        ("Last day", long_date(here.today)),
        ("Champions left there", ", ".join(others) or "none"),
    ]


def save_ending(here: Situation, slots: Slots, change: Change) -> str:
    """Write the last day; the champion stays in the record."""
    ending = slots["champion"]
    if not _may(here, ending["agency"]):
        raise Refused(NOT_YOURS)
    try:
        row = champions.get(here.session, here.group_id, ending["id"])
    except champions.ChampionNotFound:
        return f"{ending['name']} is no champion any more: nothing is changed."
    champions.end(here.session, change, row, here.today)
    return f"Saved: {ending['name']} is no longer the Prevent champion for {ending['agency']}."


def _there(here: Situation, agency: str) -> list[Champion]:
    return [one for one in champions.of_group(here.session, here.group_id) if one.agency == agency]


def _may(here: Situation, agency: str) -> bool:
    return may(here.member, Right.NAME_CHAMPION, [{"kind": "agency", "name": agency}])


def _as_json(champion: Champion) -> dict[str, Any]:
    return {"id": champion.id, "name": champion.name, "agency": champion.agency}


LIST = Query(
    intent="champions",
    answer=answer,
    whole_group=True,
    command=Command("Champions", "Prevent champions by agency, and agencies without one", "who are the champions?"),
)
NAME = Write(
    intent="name_champion",
    title="Name a Prevent champion",
    fields=(
        Field("agency", "Agency or directorate", "For which agency or directorate?", read_agency),
        Field("champion", "Champion", 'Who is it? One name, such as "Alex Poole".', read_name),
    ),
    summary=summary_of_naming,
    save=save_naming,
    right=Right.NAME_CHAMPION,
    command=Command("Name a champion", "Record an agency's Prevent champion", "our champion for Housing is Alex Poole"),
)
END = Write(
    intent="end_champion",
    title="End a Prevent champion",
    fields=(
        Field(
            "champion",
            "Champion",
            "Who is no longer a champion?",
            read_current,
            lambda value: f"{value['name']} ({value['agency']})",
        ),
    ),
    summary=summary_of_ending,
    save=save_ending,
    right=Right.NAME_CHAMPION,
)
