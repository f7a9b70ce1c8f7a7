"""What evidence is there for a benchmark: tagged actions and training sessions, beside the group's own assessment."""

from cards import benchmarks as cards
from dialogs import assess_benchmark, find_benchmark
from dialogs.conversation import Command, Doubt, Query, Slots, Unreadable, page_of
from dialogs.known import ACTIONS, TRAINING
from dialogs.rights import Right, reach
from dialogs.situation import Situation
from dialogs.turn import Reply
from storage import benchmarks

PAGE = 5


def answer(here: Situation, slots: Slots) -> Reply:
    """Answer with one benchmark's evidence, or how much there is for each."""
    may_assess = reach(here.member, Right.ASSESS_BENCHMARK) is not None
    said = assess_benchmark.latest(here)
    if not slots.get("benchmark"):
        counted = here.known.once(ACTIONS | TRAINING, "tagged", lambda: benchmarks.tagged(here.session, here.group_id))
        lines = [cards.line(name, said.get(name), counted.get(name)) for name in here.group.benchmarks]
        card = cards.overview(lines, here.group.benchmarks, here.today, may_assess=may_assess)
        return Reply("\n".join([cards.TITLE, *lines, cards.OWN_WORDS]), card)
    try:
        name = find_benchmark.read(here, slots["benchmark"], slots)
    except Doubt as doubt:
        fitting = ", ".join(option.label for option in doubt.options)
        raise Unreadable(
            f'"{slots["benchmark"]}" fits several benchmarks: {fitting}. Give more of its name.'
        ) from doubt
    shown = PAGE * page_of(slots)
    done = benchmarks.actions_of(here.session, here.group_id, name, shown + 1)
    held = benchmarks.sessions_of(here.session, here.group_id, name, shown + 1)
    more = {"benchmark": name, "page": page_of(slots) + 1} if max(len(done), len(held)) > shown else None
    found = cards.Evidence(name, said.get(name), done[:shown], held[:shown])
    return Reply(cards.told(found), cards.evidence(found, here.today, more, may_assess=may_assess))


CONVERSATION = Query(
    intent="assurance",
    answer=answer,
    whole_group=True,
    command=Command(
        "Assurance", "Evidence on record for a benchmark", "what evidence do we have for the referral pathway?"
    ),
)
