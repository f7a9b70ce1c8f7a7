"""The names a group uses for its people, agencies, themes, training products and cohorts, with their aliases."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

# What officers everywhere call these agencies; used for a group that has an agency of that name.
USUAL_ALIASES: dict[str, tuple[str, ...]] = {
    "Youth Justice Service": ("YJS", "YOS", "YOT", "youth justice", "youth offending service", "youth offending team",
                              "youth offending", "youth justice team"),
    "Community Safety": ("CS", "comm safety", "community safety team", "com safety"),
    "Safeguarding": ("safeguarding team", "childrens safeguarding", "adult safeguarding"),
    "Public Health": ("PH", "pub health", "public health team"),
    "Stronger Communities": ("SC", "stronger comms", "cohesion", "stronger communities team"),
    "Community Regeneration": ("regeneration", "regen", "comm regen", "CR"),
    "Probation": ("NPS", "probation service", "the probation service"),
    "Police": ("cops", "the police", "constabulary", "neighbourhood policing", "neighbourhood police"),
    "Housing": ("housing team", "housing service", "housing services", "housing dept", "housing department"),
    "Education": ("education team", "schools team", "education service", "education dept"),
    "Northbrook College": ("college", "the college", "FE college"),
    "Adult Social Care": ("ASC", "adult services", "adults social care"),
    "Childrens Services": ("childrens services", "children's services", "CSC", "childrens social care",
    "social care"),
    "Local Safeguarding Children Board": ("LSCB", "LSCP", "safeguarding children board",
    "safeguarding children partnership"),
    "Safeguarding Adults Board": ("SAB", "safeguarding adults"),
    "Community Safety Partnership": ("CSP", "community safety partnership board"),
    "Fire Service": ("fire and rescue", "fire brigade"),
    "NHS": ("ICB", "health trust"),
    "Communications": ("comms", "comms team", "communications team", "press office"),
    "Procurement": ("procurement team",),
    "Home Office": ("HO", "the home office"),
}  # fmt: skip
USUAL_PRODUCTS: dict[str, tuple[str, ...]] = {
    "WRAP": ("wrap3", "wrap 3", "wrap session", "wrap workshop", "workshop to raise awareness of prevent"),
    "Prevent Awareness": ("prevent awareness course", "awareness course", "course 1", "prevent duty awareness",
                          "prevent awareness session", "prevent duty training", "prevent awareness training"),
    "Prevent Referrals": ("referrals course", "referrals training", "course 2", "prevent referrals course",
                          "referral course", "referral training", "prevent referral", "prevent referral training"),
    "Channel": ("channel course", "channel training", "channel or pmap", "course 3", "channel module"),
    "Prevent Refresher": ("refresher", "refresher awareness", "refresher course", "course 4", "awareness refresher",
                          "prevent refresher training", "refresher training"),
    "WRAP refresher": ("wrap refresher",),
    "ACT e-learning": ("act", "act awareness", "act elearning", "act for education", "act awareness elearning",
                       "action counters terrorism"),
    "Home Office e-learning": ("home office elearning", "home office course", "ho elearning"),
    "Operation Explorer": ("explorer", "op explorer"),
}  # fmt: skip
USUAL_COHORTS: dict[str, tuple[str, ...]] = {
    "Social care staff": ("social care", "social workers", "social care workers", "social work team",
                          "social work staff"),
    "Service managers and directors": ("managers", "service managers", "directors", "managers and directors"),
    "School crossing patrol staff": ("crossing patrol", "lollipop people", "lollipop ladies", "crossing patrols",
                                     "school crossing patrol", "lollipop men", "lollipop staff", "lollipop crew",
                                     "lollipop patrol", "lollipop men and women", "crossing wardens",
                                     "school crossing wardens", "crossing guards", "lollipop men and ladies"),
    "Refuse and recycling": ("bin crews", "refuse", "recycling", "binmen", "refuse collectors", "waste crews",
                             "bin men", "dustmen", "waste operatives", "refuse crews",
                             "bin workers", "waste and recycling", "refuse and recycling crews", "bin lorry crews"),
    "Housing": ("housing teams", "housing staff", "housing officers"),
    "Adult learners": ("learners", "adult ed learners", "adult education learners", "adult students"),
    "Community groups": ("community group", "community group members"),
    "Foster carers": ("fosterers", "foster parents", "foster families"),
    "Volunteers": ("vols",),
    "Elected members": ("councillors", "members", "cllrs", "ward councillors", "council members"),
    "Governors": ("school governors", "govs", "school govs"),
    "Teachers": ("teaching staff",),
    "Taxi drivers": ("cabbies", "taxi licence holders", "cab drivers", "taxis", "cabs", "hackney drivers"),
}  # fmt: skip
USUAL_THEMES: tuple[str, ...] = (
    "Partnership", "Risk Assessment", "Action Plan", "Staff Training", "Use of LA resources",
    "Other agencies supporting children", "Out-of-school settings",
)  # fmt: skip
S0_AGENCIES = (
    "Community Safety", "Safeguarding", "Youth Justice Service", "Public Health", "Stronger Communities",
    "Community Regeneration", "Probation", "Police", "Housing", "Education", "Northbrook College",
)  # fmt: skip

SHORTEST_SLIP = 5  # letters; a shorter word may be another name
NAME_TOKEN = re.compile(r"\w+(?:['\u2019]\w+)*|&")


class Named(NamedTuple):
    """A known name found in a text: what it is, the register's name for it, and where it stands."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What a group calls things. Each mapping goes from the register's name to the other ways of saying it.

    One is equal only to itself.
    """

    people: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    agencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    products: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cohorts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, text: str, *kinds: str) -> list[Named]:
        """Find the known names of some kinds (agency, person, theme, product, cohort), longest first, in order."""
        plain, spans = _tokens(self, text)
        longest = self._longest
        found: list[Named] = []
        free = 0
        for at, first in enumerate(plain):
            if at < free or first not in longest:
                continue
            for length in range(min(longest[first], len(plain) - at), 0, -1):
                meant = self._names.get(plain[at : at + length])
                if meant and (kind := next((kind for kind in kinds if kind in meant), None)):
                    free = at + length
                    found.append(Named(kind, meant[kind], spans[at][0], spans[free - 1][1]))
                    break
        return found

    def exactly(self, text: str, kind: str) -> str | None:
        """Return the register's name for a text that is a known name as a whole."""
        words = tuple(_plain(token) for token in NAME_TOKEN.findall(text))
        return self._names.get(words, {}).get(kind)

    def meant(self, typed: str) -> str:
        """Return the plain word, put right where it is a slip of a word of some name: "stonger comunities"."""
        plain = _plain(typed)
        if plain in self._words:
            return plain
        right = _put_right(plain)
        return right if right in self._words else plain

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for words in self._names for word in words)

    @cached_property
    def _names(self) -> dict[tuple[str, ...], dict[str, str]]:
        names: dict[tuple[str, ...], dict[str, str]] = {}
        for kind, said, name in self._said():
            words = tuple(_plain(token) for token in NAME_TOKEN.findall(said))
            joined = re.sub(r"\be-(?=learning\b)", "e", said, flags=re.IGNORECASE)  # as plain words write it
            if joined != said:
                plain = tuple(_plain(token) for token in NAME_TOKEN.findall(joined))
                names.setdefault(plain, {}).setdefault(kind, name)
            if words:
                names.setdefault(words, {}).setdefault(kind, name)
        return names

    @cached_property
    def _longest(self) -> dict[str, int]:
        """Return how many words the longest name has that begins with a word."""
        longest: dict[str, int] = {}
        for words in self._names:
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
        return longest

    def _said(self) -> Iterator[tuple[str, str, str]]:
        """Go through every known name: its kind, a way of saying it, the register's name. Own names come first."""
        for kind, known, usual in (
            ("agency", self.agencies, USUAL_ALIASES),
            ("theme", self.themes, {}),
            ("product", self.products, USUAL_PRODUCTS),
            ("cohort", self.cohorts, USUAL_COHORTS),
        ):
            for name, aliases in known.items():
                for said in (name, *aliases):
                    yield kind, said, name
            folded = {_folded(name): name for name in known}
            for name, aliases in usual.items():
                if own := folded.get(_folded(name)):
                    for said in aliases:
                        yield kind, said, own
        for name in self.people:
            yield "person", name, name
        firsts = [name.split()[0] for name in self.people]
        for name, first in zip(self.people, firsts, strict=True):
            if firsts.count(first) == 1:
                yield "person", first, name


def by_name(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return every name and alias, case-folded, with the group's own name for it."""
    return {said.casefold(): name for name, aliases in names.items() for said in (name, *aliases)}


def _folded(name: str) -> str:
    return name.casefold().replace("\u2019", "'").replace("'", "")  # "Children's Services"


@lru_cache(maxsize=32)  # a sentence is searched for one kind of name after another
def _tokens(vocabulary: Vocabulary, text: str) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """Return the plain words of a text, slips of known names put right, and where each stands."""
    tokens = [*NAME_TOKEN.finditer(text)]
    return tuple([vocabulary.meant(token.group()) for token in tokens]), [token.span() for token in tokens]


@lru_cache(maxsize=20_000)
def _put_right(word: str) -> str:
    from dialogs.language import spelling  # it needs the names of this module first

    return spelling.correct(word) if len(word) >= SHORTEST_SLIP else word


@lru_cache(maxsize=20_000)
def _plain(token: str) -> str:
    word = token.replace("\u2019", "'").lower()
    return "and" if word == "&" else word.removesuffix("'s").replace("'", "")


DEFAULT = Vocabulary(
    agencies=dict.fromkeys((*S0_AGENCIES, *(name for name in USUAL_ALIASES if name not in S0_AGENCIES)), ()),
    themes=dict.fromkeys(USUAL_THEMES, ()),
    products=dict.fromkeys(USUAL_PRODUCTS, ()),
    cohorts=dict.fromkeys(USUAL_COHORTS, ()),
)
