"""Owners as a plan writes them: roles, agencies, groups, people. A blank stays blank; nobody is guessed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

Kind = Literal["person", "role", "agency", "group"]
Agencies = Mapping[str, str]  # a name or alias, case-folded → the group's own name for the agency

_BETWEEN = re.compile(r"\s*(?:[,;/&+\n]|\bin conjunction with\b|\bjointly with\b|\band\b)\s*", re.IGNORECASE)
_STARTS_MISSING = re.compile(r"\s*(?:and|&|,|/)\s*\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"[\W_]*|no lead|tb[acd]|to be (?:agreed|confirmed|decided)|n/?a|none|not known|\W*redacted\W*|x{2,}", re.IGNORECASE
)
_TAKEN_OUT = re.compile(r"\[?\W*redacted\W*\]?|[█■▇]{2,}|\bx{3,}\b", re.IGNORECASE)
# "; with" is how the record's own export in Word has it.
_SUPPORTED = re.compile(r"\W*\b(?:supported by|with support from|support(?:ing)?:)\s*|\s*;\s*with\s+", re.IGNORECASE)
_KIND = re.compile(r"(?P<name>.+?)\s*\((?P<kind>person|role|agency|group)(?:,\s*(?P<agency>[^()]+))?\)", re.IGNORECASE)
_HAS_KIND = re.compile(r"\((?:person|role|agency|group)(?:,[^()]+)?\)", re.IGNORECASE)
_APART = re.compile(r"\s*[;\n]\s*")
_PART = re.compile(r"\s*\((?:(?P<lead>lead)|support(?:ing)?)\)", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:groups?|boards?|panels?|committees?|forums?|partnerships?|members|everyone|everybody|all)\b", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:managers?|leads?|officers?|co-?ordinators?|heads?|directors?|chairs?|advis[eo]rs?|inspectors?|sergeants?|"
    r"principals?|headteachers?|supervisors?|practitioners?|trainers?|commissioners?)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|dr|cllr|councillor|ds|dc|pc|insp)\b\.?\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?P<name>[^()]+)\((?P<agency>[^()]+)\)")


LONGEST = 1_000  # characters of a cell of owners; what is longer is no list of owners, and slow to look through
TOO_LONG = f"The owners are longer than {LONGEST:,} characters; what stands after them is left out."


@dataclass(frozen=True, slots=True)
class Owner:
    """One owner; `agency` only for a person whose agency is written beside the name."""

    kind: Kind
    name: str
    agency: str | None = None
    supporting: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the owner as storage keeps it."""
        owner: dict[str, Any] = {"kind": self.kind, "name": self.name}
        owner |= {"agency": self.agency} if self.agency else {}
        return owner | {"supporting": True} if self.supporting else owner


def read(words: str, agencies: Agencies, supporting: str = "") -> tuple[tuple[Owner, ...], list[str]]:
    """Return the owners of a cell in its order, those of the column of supporters last, and what is in doubt."""
    doubts = [TOO_LONG] if len(words) > LONGEST else []
    words, supporting = words[:LONGEST], supporting[:LONGEST]
    lead, *rest = _SUPPORTED.split(words, maxsplit=1)
    supporters = [replace(owner, supporting=True) for part in (*rest, supporting) for owner in _owners(part, agencies)]
    if _NOBODY.fullmatch(lead):
        return tuple(supporters), [*doubts, "No owner written: the action needs one."]
    if _TAKEN_OUT.search(words):
        doubts.append("A name was taken out; nobody was put in its place.")
    elif _STARTS_MISSING.match(words):
        doubts.append("A name seems to be missing at the start; nobody was put in its place.")
    return tuple(dict.fromkeys([*_owners(lead, agencies), *supporters])), doubts


def written(owners: Sequence[Owner]) -> str:
    """Return the words that `read` takes for these owners again, of any group: plain names where those do.

    Otherwise each has its kind beside it: "Robin (person, Probation); Health and Housing (agency)".
    """
    plain = ", ".join(owner.name for owner in owners)
    if len(plain) <= LONGEST and _owners(plain, {}) == list(owners):
        return plain
    return "; ".join(f"{owner.name} ({', '.join(filter(None, (owner.kind, owner.agency)))})" for owner in owners)


def _owners(words: str, agencies: Agencies) -> list[Owner]:
    return [_owner(part, agencies) for part in _parts(words, agencies) if not _NOBODY.fullmatch(part)]


def _parts(words: str, agencies: Agencies) -> list[str]:
    if words.casefold() in agencies:  # an agency of the group may have "and" in its name
        return [words]
    if _HAS_KIND.search(words):  # then an "and" is of a name
        return _APART.split(words)
    parts = [part.strip(" .:") for part in _BETWEEN.split(words)]
    shared = re.fullmatch(r"(\S+)\s+(leads)", parts[-1])
    if shared and all(part.isupper() for part in (*parts[:-1], shared[1])):
        # "CS, LSCB and SAB leads" are three leads, not two bodies and a lead.
        return [f"{part} lead" for part in (*parts[:-1], shared[1])]
    return parts


def _owner(part: str, agencies: Agencies) -> Owner:
    said = _PART.search(part)  # "Police (lead)", "Housing (support)"
    if said:
        return replace(_owner(_PART.sub("", part), agencies), supporting=not said["lead"])
    kind = _KIND.fullmatch(part)
    if kind:
        name, of = (agencies.get(said.casefold(), said) if said else said for said in kind.group("name", "agency"))
        return Owner(cast(Kind, kind["kind"].lower()), name, of)
    known = agencies.get(part.casefold())
    if known:
        return Owner("agency", known)
    beside = _IN_BRACKETS.fullmatch(part)
    if beside and (agency := agencies.get(beside["agency"].strip().casefold())):
        return Owner("person", beside["name"].strip(), agency)
    if _TITLE.match(part):
        return Owner("person", part)
    if _ROLE.search(part):
        return Owner("role", part)
    return Owner("group" if _GROUP.search(part) else "agency", part)
