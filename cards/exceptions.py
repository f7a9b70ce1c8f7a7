"""What is off target, late, changed or stuck, in words: the same lines for a card and for a document."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cards import actions, elements, targets, training
from cards.decisions import sentence as decided
from cards.digest import shortened
from cards.elements import Element
from rules.calendar import long_date
from storage.action_lists import Line
from storage.exceptions import Exceptions, Moved
from storage.members import Member
from storage.targets import Standing

ON_A_SCREEN = 12  # lines beside the counts
LONGEST_LINE = 320  # what an imported plan holds can be of any length
MOST_OWNERS = 8  # named in one line
THEMES = ("Themes", "list_actions", {"which": "no_theme"})


@dataclass(frozen=True, slots=True)
class Part:
    """One list: what it counts, its lines, and what is asked for all of it (button, verb, data).

    An action that stands in a part above is not told again, so there can be fewer lines than are counted.
    """

    title: str
    count: int
    lines: Sequence[str]
    whole: tuple[str, str, dict[str, Any]] | None = None
    told: int = 0  # of those counted, how many stand in parts above


@dataclass(frozen=True, slots=True)
class Shown:
    """A report: `facts` and `notes` come before its parts, `buttons` after those that show a part in full."""

    title: str
    below: str  # whose it is, its marking and its day
    parts: Sequence[Part]
    facts: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()
    inputs: Sequence[Element] = ()
    buttons: Sequence[Element] = ()


def by_exception(found: Exceptions) -> list[Part]:
    """Return all that is reported by exception, what presses most first."""
    day, told = found.span.today, set[int]()
    figures = [targets.sentence(one, day) for one in found.missed]
    return [
        _late(found, told),
        _dates_moved(found, told),
        _of_lines("At risk", found.at_risk, told, day, ("Show open", "list_actions", {"which": "open"})),
        _silent(found, told),
        Part("Targets missed", len(found.missed), figures, ("Targets", "target_status", {})),
        _missing(found),
        Part("Themes with no live action", len(found.bare_themes), found.bare_themes, THEMES),
        _reviews(found),
    ]


def outstanding(found: Exceptions) -> list[Part]:
    """Return what somebody still has to do: late, due, without an update, without a date."""
    day, told = found.span.today, set[int]()
    last = found.span.due_by
    until = f"Due by {long_date(last)}" if last else "Due"
    before = {"before": (last + timedelta(days=1)).isoformat()} if last else {}
    return [
        _late(found, told),
        _of_lines(until, found.due, told, day, ("Show due", "list_actions", before | {"which": "due"})),
        _silent(found, told),
        _of_lines("No deadline", found.undated, told, day, ("Show no date", "list_actions", {"which": "no_date"})),
    ]


def owed(found: Exceptions) -> list[Part]:
    """Return what one member answers for: their actions, the figures they are asked for, decisions to review."""
    return [*outstanding(found), _missing(found), _reviews(found)]


def counts(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Return what each part counts, those with nothing too: "0" is an answer."""
    return [
        (part.title, f"{part.count}, {part.told} of them above" if part.told else str(part.count)) for part in parts
    ]


def in_words(parts: Sequence[Part]) -> str:
    """Say the counts of the parts that have something in one line."""
    return ", ".join(f"{part.title[0].lower()}{part.title[1:]}: {part.count}" for part in parts if part.count)


def standing(found: Exceptions) -> list[tuple[str, str]]:
    """Return what is told as a count only: training since the last meeting, and what is on track."""
    sessions, people = found.trained
    held = [(f"Trained{_since(found)}", training.held(people, sessions))] if found.span.last_on else []
    return [*held, ("On track", f"{found.on_track} of {found.open} open actions")]


def by_owner(lines: Sequence[Line]) -> str:
    """Say how many of some actions each owner has, who has most first."""
    owners: Counter[str] = Counter()
    for line in lines:
        owners.update({str(owner["name"]) for owner in line.owners if not owner.get("supporting")} or {"no owner"})
    ranked = sorted(owners.items(), key=lambda one: (-one[1], one[0]))
    said = [f"{name} {number}" for name, number in ranked[:MOST_OWNERS]]
    said += [f"{len(ranked) - MOST_OWNERS} more"] if len(ranked) > MOST_OWNERS else []
    return f"By owner: {', '.join(said)}." if said else ""


def screen(shown: Shown) -> Element:
    """Return a report as a card of one screen: each part shows its first lines and offers the rest."""
    body = [elements.text(shown.title, large=True), elements.text(shown.below, subtle=True)]
    body.append(elements.facts([*counts(shown.parts), *shown.facts]))
    body += [elements.text(note) for note in shown.notes if note]
    buttons = []
    for part, number in zip(shown.parts, shares([len(part.lines) for part in shown.parts]), strict=True):
        if number:
            body.append(elements.text(part.title, bold=True))
            body += [elements.text(shortened(line, LONGEST_LINE)) for line in part.lines[:number]]
        if more := len(part.lines) - number:
            body.append(elements.text(f"and {more} more", subtle=True))
            buttons += [elements.button(*part.whole)] if part.whole else []
    room = elements.MOST_BUTTONS - len(shown.buttons)
    return elements.card([*body, *shown.inputs], [*buttons[:room], *shown.buttons])


def shares(lengths: Sequence[int], room: int = ON_A_SCREEN) -> list[int]:
    """Return how many lines each part shows: one each, then two, then what presses most until the room is full."""
    given = [0] * len(lengths)
    for most in (1, 2, room):
        for at, length in enumerate(lengths):
            more = min(max(0, min(length, most) - given[at]), room)
            given[at] += more
            room -= more
    return given


def _late(found: Exceptions, told: set[int]) -> Part:
    whole = ("Show overdue", "list_actions", {"which": "overdue"})
    return _of_lines("Overdue", found.late, told, found.span.today, whole)


def _dates_moved(found: Exceptions, told: set[int]) -> Part:
    new = [one for one in found.moved if _is_new(one.line, told)]
    whole = ("Show moved", "list_actions", _from(found) | {"which": "moved"})
    title = f"Date moved{_since(found)}"
    return Part(title, len(found.moved), [_moved(one) for one in new], whole, len(found.moved) - len(new))


def _silent(found: Exceptions, told: set[int]) -> Part:
    whole = ("Show no update", "list_actions", _from(found) | {"which": "no_update"})
    return _of_lines(f"No update{_since(found)}", found.silent, told, found.span.today, whole)


def _of_lines(title: str, lines: Sequence[Line], told: set[int], day: date, whole: tuple[str, str, Any]) -> Part:
    new = [line for line in lines if _is_new(line, told)]
    return Part(title, len(lines), [actions.sentence(line, day) for line in new], whole, len(lines) - len(new))


def _missing(found: Exceptions) -> Part:
    lines = [_wanted(one, people, found.span.today) for one, people in found.missing]
    return Part("Figures missing", len(lines), lines, ("Missing figures", "target_status", {"which": "missing"}))


def _wanted(target: Standing, people: Sequence[Member], day: date) -> str:
    asked = targets.either([targets.giver(one) for one in people])
    return f"{target.measure}: {targets.month_wanted(target, day)} · n{targets.since(target)[1:]} · asked: {asked}"


def _reviews(found: Exceptions) -> Part:
    lines = [decided(one, found.span.today) for one in found.reviews]
    return Part("Decisions to review", len(lines), lines, ("Up for review", "find_decision", {"which": "review"}))


def _moved(one: Moved) -> str:
    line = one.line
    dates = ((one.was_on, one.was), (line.due_on, line.deadline_text))
    was, now = (long_date(day) if day else words or "no date" for day, words in dates)
    why = f", because {one.reason}" if one.reason else ""
    return f"{line.ref} {line.title} · {actions.names(line.owners)} · {was} → {now}{why}"


def _is_new(line: Line, told: set[int]) -> bool:
    new = line.id not in told
    told.add(line.id)
    return new


def _since(found: Exceptions) -> str:
    return f" since {long_date(found.span.last_on)}" if found.span.last_on else ""


def _from(found: Exceptions) -> dict[str, Any]:
    return {"since": found.span.last_on.isoformat()} if found.span.last_on else {}
