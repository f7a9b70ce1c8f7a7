"""List actions: overdue, due, mine, an agency's, a theme's, undated, unowned, silent, moved, for review, done."""

from collections.abc import Sequence

from cards import actions as cards
from cards import elements
from cards import targets as figures
from dialogs import ask_status, coverage, find_target, narrowing
from dialogs.conversation import Command, Query, Slots, page_of
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import action_history
from storage.targets import Standing

PAGE = 10
NARROWER = ("agency", "theme", "owner", "benchmark", "project")
TITLES = {
    "open": "Open actions",
    "overdue": "Overdue actions",
    "due": "Actions due",
    "mine": "Your actions",
    "done": "Completed actions",
    "moved": "Actions whose date has moved",
    "no_date": "Actions that need a date",
    "no_owner": "Actions that need an owner",
    "no_update": "Actions with no update",
    "review": "Actions due for review",
}


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with a page of the actions asked for, saying how the question was read."""
    which = str(slots.get("which"))
    if which in coverage.TAGS:
        return coverage.answer(here, which)
    which = which if which in TITLES else "open"
    if which == "open" and slots.get("before") and not any(slots.get(name) for name in NARROWER):
        # "What is outstanding before the meeting?" wants the counts first and the pressing ones, on one screen.
        return ask_status.answer(here, slots)
    if which == "mine" and slots.get("brief"):
        return ask_status.answer(here, {"kind": "mine"})  # "What do I owe?" before a meeting is more than a list
    owed = find_target.wanted_of_member(here) if which == "mine" else []
    # Part of the question, because the answers kept rest on the actions and not on the figures.
    asked = slots | {"owed": figures.owed(owed, here.today)}
    return here.answered_once("list_actions", asked, lambda: _page_of(here, which, slots, owed), own=True)


def _page_of(here: Situation, which: str, slots: Slots, owed: Sequence[Standing]) -> Reply:
    wanted, parts = narrowing.narrow(here, which, slots)
    total = here.counts({"all": wanted})["all"]
    shown = PAGE * page_of(slots)
    lines = here.lines(wanted, shown)
    title = f"{TITLES[which]}: {total}"
    read_as = " · ".join([TITLES[which].lower(), *parts, f"as of {long_date(here.today)}"])
    asked = {name: slots[name] for name in ("which", *NARROWER) if slots.get(name)}
    before = narrowing.first_day_after(slots.get("before"))
    asked |= {"before": before.isoformat()} if before else {}
    since = narrowing.day_of(slots.get("since"))
    asked |= {"since": since.isoformat()} if since else {}
    asked |= {"page": page_of(slots) + 1}
    buttons = [elements.button("Show more", "list_actions", asked)] if shown < total else []
    notes = [figures.owed(owed, here.today)] if owed else []
    if owed:
        target = {"target": owed[0].measure} if len(owed) == 1 else {}
        buttons.append(elements.button("Record a figure", "record_figure", target))
    ids = [line.id for line in lines] if which == "moved" else []
    had = action_history.days_before(here.session, here.group_id, ids) if ids else {}
    said = [title, *(cards.sentence(line, here.today, had.get(line.id, ())) for line in lines)]
    card = cards.listing(title, read_as, lines, total, here.today, buttons, had, notes)
    return Reply("\n".join([*said, *notes]), card)


CONVERSATION = Query(
    intent="list_actions",
    answer=answer,
    command=Command(
        "Overdue",
        "List overdue, due, mine, or an agency's actions",
        "what is overdue for Police?",
        {"which": "overdue"},
    ),
)
