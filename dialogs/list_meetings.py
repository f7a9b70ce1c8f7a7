"""Which meetings are planned: in a month, in a year, of a subgroup; those called off are said to be."""

from datetime import date

from dateutil.relativedelta import relativedelta

from cards import meetings as cards
from dialogs.conversation import Command, Query, Slots, page_of
from dialogs.people import invited
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import meetings
from storage.meetings import Meeting
from storage.members import Role

PAGE = 12
AHEAD = relativedelta(years=1)


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with a page of the meetings of the days asked about, else of the year to come."""
    if here.member.role == Role.INVITED:
        return invited.answer(here)
    first, last = _period(here, slots)
    series = str(slots.get("series", ""))
    found = [
        one
        for one in meetings.of_group(here.session, here.group_id)
        if first <= one.held_on <= last and series.casefold() in one.title.casefold()
    ]
    page = page_of(slots)
    rows = found[PAGE * (page - 1) : PAGE * page]
    more = dict(slots) | {"page": page + 1} if PAGE * page < len(found) else None
    title = f"{_counted(found)} from {long_date(first)} to {long_date(last)}"
    return Reply("\n".join([title, *map(cards.line, rows)]), cards.listed(title, rows, more))


def _period(here: Situation, slots: Slots) -> tuple[date, date]:
    try:
        first, last = (date.fromisoformat(str(slots[name])) for name in ("first", "last"))
    except (KeyError, ValueError):
        return here.today, here.today + AHEAD
    return (max(first, here.today) if last >= here.today else first), last


def _counted(found: list[Meeting]) -> str:
    return {0: "No meeting", 1: "1 meeting"}.get(len(found), f"{len(found)} meetings")


CONVERSATION = Query(
    intent="list_meetings",
    answer=answer,
    command=Command("Meeting dates", "Which meetings are planned", "show the meetings of this year"),
)
