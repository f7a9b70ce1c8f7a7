"""Which themes or benchmarks have no live action: what nobody is working on, and how many actions the others have."""

from cards import coverage as cards
from dialogs.conversation import Refused
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from rules.calendar import long_date
from storage import action_lists

TAGS = {"no_theme": "theme", "no_benchmark": "benchmark"}


def answer(here: Situation, which: str) -> Reply:
    """Answer with the group's themes or benchmarks that no open action stands under, then the count of the rest."""
    if reach(here.member, Right.ASK) == "own":
        raise Refused("That is for the group's members; the coordinator can help.")
    return here.answered_once("coverage", {"which": which}, lambda: _counted(here, TAGS[which]), own=False)


def _counted(here: Situation, tag: str) -> Reply:
    names = here.group.themes if tag == "theme" else here.group.benchmarks
    live = action_lists.live_by(here.session, here.group_id, tag)
    folded = {name.casefold(): number for name, number in live.items()}
    bare = [name for name in names if name.casefold() not in folded]
    title = f"{tag.title()}s with no live action: {len(bare)}" if bare else f"Every {tag} has a live action"
    counted = [(name, folded[name.casefold()]) for name in names if name.casefold() in folded]
    read_as = f"live: not complete, closed or deferred · as of {long_date(here.today)}"
    said = "\n".join([title, *bare])
    return Reply(said, cards.coverage(title, read_as, bare, counted, tag))
