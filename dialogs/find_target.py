"""Which of the group's targets somebody means, and who gives its figure."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dialogs.known import FIGURES
from dialogs.rights import Right, may
from dialogs.situation import Situation
from dialogs.word_match import stems
from storage import targets
from storage.members import Member
from storage.targets import PERCENT, Standing

# What nearly every target measures: it tells none from another.
_EVERYWHERE = frozenset(stems("staff workforce people trained training figures rates latest compliance completion"))
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)")


def every(here: Situation) -> list[Standing]:
    """Return where all targets of the group stand."""
    return here.known.once(FIGURES, "standings", lambda: targets.standings(here.session, here.group_id))


def by_id(here: Situation, target_id: object) -> Standing | None:
    """Return a target of the group by its id."""
    return next((one for one in every(here) if one.id == target_id), None)


def asked_for(here: Situation, said: str) -> dict[str, str]:
    """Return what a text says of a target: the agency it names, and its words."""
    agencies = here.vocabulary.find(said, "agency")
    return {"measure": said} | ({"agency": agencies[0].name} if agencies else {})


def fitting(among: Sequence[Standing], asked: Mapping[str, Any]) -> list[Standing]:
    """Return the targets that fit an agency, a level ("85%") or words of the measure; all when nothing is said."""
    agency, measure = (str(asked.get(name) or "").casefold() for name in ("agency", "measure"))
    if exact := [one for one in among if one.measure.casefold() == measure]:
        return exact
    found = [one for one in among if not agency or (one.agency or "").casefold() == agency]
    if level := _PERCENT.fullmatch(measure):
        return [one for one in found if one.unit == PERCENT and one.level == float(level[1])] or (
            found if agency else []
        )
    wanted = set(stems(measure)) - set(stems(agency)) - _EVERYWHERE
    if not wanted:
        return found
    scores = {one.id: len(wanted & set(stems(f"{one.measure} {one.agency or ''}"))) for one in found}
    best = max(scores.values(), default=0)
    if best * 3 < len(wanted) * 2:  # at least two words in three
        return found if agency else []
    return [one for one in found if scores[one.id] == best]


def givers(here: Situation, target: Standing) -> list[Member]:
    """Return who is asked for the figure today."""
    return targets.givers(target, here.known.members, here.today)


def may_give(here: Situation, target: Standing) -> bool:
    """Return whether this member may record its figure: anybody's, or what they or their agency are asked for."""
    asked = [target.asked_of_id, *(one.id for one in givers(here, target))]
    owners: list[dict[str, Any]] = [{"kind": "person", "name": "", "member_id": one} for one in asked]
    owners += [{"kind": "agency", "name": target.agency}] if target.agency else []
    return may(here.member, Right.RECORD_FIGURE, owners)


def wanted_of_member(here: Situation) -> list[Standing]:
    """Return the targets whose missing figure this member is asked for."""
    missing = [one for one in every(here) if one.is_missing(here.today)]
    return [one for one in missing if here.member.id in {giver.id for giver in givers(here, one)}]
