"""Whose people a cohort is, as the group's settings say it: "Housing officers = housing staff, under Housing"."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dialogs import setting_readers
from dialogs.conversation import Slots, Unreadable
from dialogs.language import Vocabulary
from dialogs.situation import Situation

_WHOSE = r"\s+(?:the )?(?P<whose>.+?)[\s.!?]*$"
# A line of the form. The guard takes "case workers, belongs to …" for case work, so the form says "under".
_UNDER = re.compile(
    rf"^(?P<said>.*?)(?:\s*[,=]\s*under|[\s,=]+(?:belongs? to|(?:comes?|sits?) under)){_WHOSE}", re.IGNORECASE
)
_SENTENCE = re.compile(rf"^(?P<said>[^:;=\n]+?)\s+(?:belongs? to|(?:comes?|sits?) under){_WHOSE}", re.IGNORECASE)
_NOBODY = frozenset(("nobody", "none", "no agency", "no one", "nothing"))


def read(here: Situation, raw: Any, slots: Slots) -> list[dict[str, Any]]:
    """Read the cohorts, one entry a line, each with its other names and the agency or directorate it belongs to."""
    if isinstance(raw, list) and all(isinstance(each, dict) for each in raw):
        return raw
    rows = []
    for row in setting_readers.entries(here, raw, slots):
        belongs = _UNDER.match(row)
        [named] = setting_readers.called(here, [belongs["said"] if belongs else row], slots)
        whose = _whose(here, belongs["whose"], slots) if belongs else None
        rows.append(named | ({"agency": whose} if whose else {}))
    return rows


def show(value: Sequence[Mapping[str, Any]]) -> str:
    """Say cohorts as they are read, one a line."""
    rows = zip(setting_readers.show_called(value).split("\n"), value, strict=True) if value else ()
    return "\n".join(f"{said}, under {row['agency']}" if row.get("agency") else said for said, row in rows)


def said(here: Situation, text: str) -> list[dict[str, Any]] | None:
    """Return the cohorts as a sentence wants them ("housing officers belong to Housing"); None where it says no such.

    Raises Unreadable for a cohort, an agency or a directorate that is not known.
    """
    belongs = _SENTENCE.match(text)
    if belongs is None:
        return None
    meant = list(dict.fromkeys(named.name for named in here.vocabulary.find(belongs["said"], "cohort")))
    if not meant:
        there = ", ".join(list(here.vocabulary.cohorts)[:8]) or "none yet"
        raise Unreadable(
            f'I know no cohort "{belongs["said"].strip()}". The group has: {there}. '
            'Say "group settings" to add one, for example "Park wardens, under Environment".'
        )
    whose = _whose(here, belongs["whose"], {})
    rows = [dict(row) for row in here.group.cohorts]
    listed = {str(row["name"]) for row in rows}
    rows += [{"name": name, "aliases": []} for name in meant if name not in listed]  # known from the register alone
    for row in rows:
        if row["name"] in meant:
            row.pop("agency", None)
            row |= {"agency": whose} if whose else {}
    return rows


def _whose(here: Situation, name: str, slots: Slots) -> str | None:
    """Return the agency or directorate of a name, also one that is added in the same form; None for "nobody"."""
    if name.casefold() in _NOBODY:
        return None
    rows = [
        row
        for column in ("agencies", "directorates")
        for row in (slots[column] if isinstance(slots.get(column), list) else getattr(here.group, column))
    ]
    known = {str(row["name"]): tuple(row.get("aliases", ())) for row in rows} or dict(here.vocabulary.agencies)
    found = Vocabulary(agencies=known).find(name, "agency")
    if not found:
        raise Unreadable(f'I know no agency or directorate "{name}". The group has: {", ".join(known)}.')
    return found[0].name
