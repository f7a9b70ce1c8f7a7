"""An action plan that somebody brings in chat: what is read of it, how it stands to the record, its saving."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dialogs import language
from dialogs.conversation import Facts, Slots, Unreadable
from dialogs.language import vocabulary
from dialogs.situation import Situation
from documents import import_record, read_status, rows
from documents.compare_plan import Difference, compare
from documents.doubts import Doubt
from documents.plan import Plan
from documents.read_plan import read_plan
from rules.deadlines import DeadlineClass
from storage import audit, groups
from storage.audit import Change

SHOWN = 6  # lines that differ; the rest are counted
REFS = 12
UNCLEAR = "statuses to be explained"
CLASSES = {
    DeadlineClass.DATE: "on a day",
    DeadlineClass.MONTH: "in a month",
    DeadlineClass.ONGOING: "ongoing",
    DeadlineClass.TBA: "to be agreed",
    DeadlineClass.NONE: "without one",
}
_MEANING = re.compile(r"\s*(?P<word>[a-z]+)\s*(?:=|:|is|means)\s*(?P<status>[a-z ]+?)\s*(?:[,;.\n]|$)", re.IGNORECASE)


def meanings(_here: Situation, raw: Any, slots: Slots) -> dict[str, str]:
    """Read what colours and "closed" mean here: "green = on track, red = at risk"; each of the plan needs a status."""
    if isinstance(raw, dict):
        return raw
    wanted = slots["plan"]["open"][UNCLEAR]
    found = {said["word"].casefold(): _status(said["status"]) for said in _MEANING.finditer(str(raw))}
    missing = [word for word in wanted if not found.get(word)]
    if missing:
        raise Unreadable(f"Say it of each, such as {missing[0]} = complete. Still to say: {', '.join(missing)}.")
    return {word: str(found[word]) for word in wanted}


def changes(_here: Situation, raw: Any, _slots: Slots) -> bool:
    """Read whether the later version's changes are taken over."""
    said = str(raw).casefold()
    if raw is True or raw is False:
        return bool(raw)
    if "take" in said or said in ("yes", "all"):
        return True
    if "leave" in said or said in ("no", "none"):
        return False
    raise Unreadable('Say "take them over" or "leave the record as it is".')


def open_in(here: Situation, slots: Slots) -> dict[str, list[str]]:
    """Return the statuses of which nobody has said what they mean, and what the record has with other words."""
    return {UNCLEAR: list(read(here, slots).unclear), "differing": _differing(here, slots)}


def needs_meanings(_here: Situation, slots: Slots) -> bool:
    """Tell whether the plan has statuses of which nobody has said what they mean."""
    return bool(slots.get("plan")) and bool(slots["plan"]["open"].get(UNCLEAR))


def has_changes(here: Situation, slots: Slots) -> bool:
    """Tell whether the record has lines of the plan with other words."""
    is_plan = bool(slots.get("plan")) and slots["plan"]["kind"] == "plan"
    return is_plan and bool(_difference(here, slots).changed)


def _differing(here: Situation, slots: Slots) -> list[str]:
    """Say each field in which a line of the record differs: was and now."""
    return [
        f"{each.ref} {one.name}: {one.was or 'nothing'} → {one.now or 'nothing'}"
        for each in _difference(here, slots).changed
        for one in each.fields
    ]


def look(here: Situation, slots: Slots) -> tuple[Facts, Sequence[Doubt]]:
    """Say what was found, how it stands to the record, and what a person should look at."""
    found, difference = read(here, slots), _difference(here, slots)
    kinds = Counter(line.deadline.kind for line in found.lines)
    others = sum(count for kind, count in kinds.items() if kind not in CLASSES)
    deadlines = [f"{kinds[kind]} {words}" for kind, words in CLASSES.items() if kinds[kind]]
    facts = [
        ("Found", f"{len(found.lines)} actions"),
        ("Deadlines", ", ".join([*deadlines, *([f"{others} of other kinds"] if others else [])])),
        ("Without an owner", str(sum(not line.owners for line in found.lines))),
        ("With a review date", str(sum(line.review is not None for line in found.lines))),
        ("New", str(len(difference.new))),
        ("In the record already", str(difference.same)),
    ]
    changed = _differing(here, slots)
    facts += [("Differs", said) for said in changed[:SHOWN]]
    facts += [("And", f"{len(changed) - SHOWN} more changes")] if len(changed) > SHOWN else []
    if changed:
        facts.append(("These changes", "are taken over" if slots.get("changes") else "are left"))
    if difference.missing:
        refs = ", ".join(line.ref for line in difference.missing[:REFS])
        facts.append(("No longer in the plan", f"{len(difference.missing)} ({refs} …): nothing is removed"))
    return facts, [*found.doubts, *difference.alike]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the lines, all or nothing; what the colours mean is kept for the next plan."""
    if slots.get("colours"):
        group = groups.get(here.session, here.group_id)
        audit.amend(here.session, change, group, colours=group.colours | slots["colours"])
    found = read(here, slots)
    accept = [each.ref for each in _difference(here, slots).changed] if slots.get("changes") else ()
    saved = import_record.save_plan(here.session, change, found, accept)
    said = f"Loaded: {saved.added} new, {len(saved.taken)} changed, {saved.unchanged} as they were."
    return said if not found.doubts else f'{said} Say "needs a date" or "needs an owner" for what is still open.'


def read(here: Situation, slots: Slots) -> Plan:
    """Return the plan in the slots, its colours read as the group or this conversation says; read once a turn."""
    kept, meant = slots["plan"]["tables"], _meant(here, slots)

    def look_up() -> tuple[object, Plan]:
        return kept, read_plan(rows.from_json(kept), here.reading, vocabulary.by_name(here.vocabulary.agencies), meant)

    # The rows are kept beside what was read of them, so that no others come to their id.
    return here.once(("plan", id(kept), *sorted(meant.items())), look_up)[1]


def _difference(here: Situation, slots: Slots) -> Difference:
    found = read(here, slots)
    asked = ("difference", id(found), here.known.head)
    return here.once(asked, lambda: compare(here.session, here.group_id, found))


def _meant(here: Situation, slots: Slots) -> dict[str, str]:
    return here.group.colours | (slots.get("colours") or {})


def _status(words: str) -> str | None:
    return None if read_status.unclear(words) else read_status.read(words) or language.read_status(words)
