"""Where the group stands against its targets, and which figures are missing."""

from datetime import timedelta

from cards import elements
from cards import help as notes
from cards import targets as cards
from dialogs import find_target
from dialogs.conversation import Command, Query, Slots, Unreadable, page_of
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage.targets import Standing

PAGE = 5


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with one target in full, or a page of them; a missing figure is said first."""
    if slots.get("ask"):
        return _whom_to_ask(here, slots["ask"])
    every = find_target.every(here)
    if slots.get("which") == "missing":
        found = [one for one in every if one.is_missing(here.today)]
        last_month = cards.month(here.today.replace(day=1) - timedelta(days=1))
        read_as = f"targets without a figure of {last_month} or later"
        return _page(here, slots, f"Missing figures: {len(found)}", read_as, found)
    asked = {name: slots[name] for name in ("agency", "measure") if slots.get(name)}
    found = find_target.fitting(every, asked)
    if len(found) == 1:
        return _one(here, found[0])
    title = f"Targets: {len(found)}"
    if asked and not found:
        title, found = f"No target is recorded for {' and '.join(map(str, asked.values()))}. The group has:", every
    return _page(here, slots, title if every else "No target is recorded yet.", "the group's targets", found)


def _one(here: Situation, target: Standing) -> Reply:
    asked = _asked(here, target)
    card = cards.detail(target, asked, here.today, may_give=find_target.may_give(here, target))
    said = f"{cards.sentence(target, here.today)}."
    if target.is_missing(here.today):
        said = f"{cards.since(target)}: ask now? {said}"
    return Reply(said, card)


def _page(here: Situation, slots: Slots, title: str, read_as: str, found: list[Standing]) -> Reply:
    number = page_of(slots)
    missing = slots.get("which") == "missing"
    lines = [_line(here, one, missing) for one in found[: PAGE * number]]
    asked = {name: slots[name] for name in ("which", "agency", "measure") if slots.get(name)} | {"page": number + 1}
    buttons = [elements.button("Show more", "target_status", asked)] if len(lines) < len(found) else []
    if not missing:
        buttons.append(elements.button("Missing figures", "target_status", {"which": "missing"}))
    if reach(here.member, Right.SET_TARGET):
        buttons.append(elements.button("Set a target", "set_target"))
    read_as = f"Read as: {read_as} · as of {long_date(here.today)}"
    return Reply("\n".join([title, *lines]), cards.listing(title, read_as, lines, len(found), buttons))


def _line(here: Situation, target: Standing, missing: bool) -> str:
    if not missing:
        return cards.sentence(target, here.today)
    return f"{target.measure}: no {cards.since(target).removeprefix('No ')} · asked: {_asked(here, target)}"


def _whom_to_ask(here: Situation, target_id: object) -> Reply:
    target = find_target.by_id(here, target_id)
    if target is None:
        raise Unreadable('That target is no longer there. Say "targets" to see those there are.')
    if not find_target.givers(here, target):
        said = f'Nobody is named for "{target.measure}". The chair or the coordinator can set who is asked.'
        return Reply(said, notes.note(said, [("All targets", "target_status", {})]))
    wanted = f'"{target.measure}" as of {long_date(target.wanted_on(here.today))}'
    example = cards.example(target, here.today)
    said = f"Ask {_asked(here, target)} for {wanted}. They can tell me in one line: {example}."
    return Reply(said, notes.note(said, [("All targets", "target_status", {})]))


def _asked(here: Situation, target: Standing) -> str:
    return cards.either([cards.giver(one) for one in find_target.givers(here, target)])


CONVERSATION = Query(
    intent="target_status",
    answer=answer,
    whole_group=True,
    command=Command("Targets", "Where we stand against a target", "where are we against the 85% for public health?"),
)
