"""Which item of an agenda is meant: by its number on the card, or by words of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs import agenda_meeting
from dialogs.conversation import Refused, Unreadable
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.word_match import WordIndex
from rules.calendar import long_date
from storage import agenda, meeting_series
from storage.agenda import AgendaItem
from storage.meetings import Meeting

_NUMBER = re.compile(r"\W*(?:the )?(?:agenda )?(?:items?|numbers?|nos?|points?)?\W*(\d{1,2})\W*", re.IGNORECASE)
_SAYS_ITEM = re.compile(r"\bitem (\d{1,2})\b", re.IGNORECASE)
_AROUND = re.compile(r"^(?:the|our|my|that)\s+|\s+(?:items?|ones?|please|pls|thanks)$", re.IGNORECASE)
_LIST = re.compile(r"\s*[,;&+]\s*|\s+and\s+", re.IGNORECASE)
_SPAN = re.compile(r"\b(\d{1,2})\s*(?:-|\u2013|to)\s*(\d{1,2})\b")
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting's agenda as it is numbered: the standing items of its series, then what was put forward."""

    standing: Sequence[str]
    items: Sequence[AgendaItem]

    def number(self, item: AgendaItem) -> int:
        """Return the number an item has on the card."""
        return len(self.standing) + 1 + [one.id for one in self.items].index(item.id)

    def named(self, item: AgendaItem) -> str:
        """Say an item with its number: "8 Venue hire"."""
        return f"{self.number(item)} {item.title}"

    def find(self, said: str) -> AgendaItem | str:
        """Return the item a number or words mean, the title of a standing one; raise Unreadable."""
        titles = [*self.standing, *(item.title for item in self.items)]
        number = _NUMBER.fullmatch(said) or _SAYS_ITEM.search(said)
        at = self._numbered(int(number[1]), len(titles)) if number else self._by_words(said, titles)
        return self.standing[at] if at < len(self.standing) else self.items[at - len(self.standing)]

    def find_all(self, said: str) -> list[AgendaItem | str]:
        """Return the items of a list such as "1, 2 and venue hire", "1 to 4"; raise Unreadable."""
        spans = _SPAN.sub(lambda span: ", ".join(map(str, range(int(span[1]), int(span[2]) + 1))), said)
        pieces = [piece for piece in _LIST.split(spans) if piece.strip(" .")]
        if any(said.casefold().strip(" .") in one.title.casefold() for one in self.items) and said.strip(" ."):
            pieces = [said]  # "risk and local profile" is one item
        return [self.find(piece) for piece in pieces]

    def _numbered(self, number: int, count: int) -> int:
        if not 1 <= number <= count:
            raise Unreadable(f'There is no item {number}: the agenda has {count}. Say "agenda" to see their numbers.')
        return number - 1

    def _by_words(self, said: str, titles: list[str]) -> int:
        bare = said.strip(" .!\"'")
        for _ in range(2):
            bare = _AROUND.sub("", bare)
        exact = [at for at, title in enumerate(titles) if title.casefold() == bare.casefold()]
        fits = WordIndex([(title, "") for title in titles]).find(bare)
        best = exact or [at for at, score in fits.items() if score == max(fits.values())]
        if not best:
            raise Unreadable(f'No item of the agenda says "{bare[:60]}". Say "agenda" to see them, then "item 3".')
        if len(best) > 1:
            named = ", ".join(f"{at + 1} {titles[at]}" for at in best[:MOST_NAMED])
            raise Unreadable(
                f'"{bare[:60]}" fits several items: {named}. Say the number, such as "item {best[0] + 1}".'
            )
        return best[0]


def of_meeting(here: Situation, meeting: Meeting) -> Agenda:
    """Return a meeting's agenda."""
    standing = meeting_series.standing(here.session, here.group_id, meeting)
    return Agenda(standing, agenda.of_meeting(here.session, here.group_id, meeting.id or 0))


def require_open(here: Situation, meeting: Meeting) -> None:
    """Raise Refused for an agenda that is closed: once its meeting is on, only who runs it changes it.

    What a summary is looked at for again at the save, so that nothing is put on an agenda that nobody reads any more.
    """
    if meeting.ends_at(here.zone) <= here.now:
        state = "is over"
    elif meeting.starts_at(here.zone) <= here.now and reach(here.member, Right.RUN_MEETINGS) is None:
        state = "has begun"
    else:
        return
    coming = here.next_meeting
    then = f', on {long_date(coming.held_on)}, say "add venue hire to the agenda"' if coming else ", book it first"
    raise Refused(
        f"The meeting of {agenda_meeting.value(meeting)['said']} {state}, so its agenda stays as it is. For the next "
        f"one{then}. Nothing is saved."
    )


def put_forward(here: Situation, meeting: Meeting, said: str) -> AgendaItem:
    """Return the item that was put forward and is meant; raise Unreadable, also for a standing one."""
    found = of_meeting(here, meeting).find(said)
    if isinstance(found, str):
        raise Unreadable(
            f'"{found}" is a standing item: it is there every time and keeps its place. Name one that was put forward.'
        )
    return found
