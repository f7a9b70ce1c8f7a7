"""Say where the group stands on a benchmark, in the words of its own scale. Nothing is worked out."""

from dialogs import find_benchmark, readers
from dialogs.conversation import Command, Doubt, Facts, Field, Slots, Unreadable, Write
from dialogs.known import ASSESSMENTS
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import long_date
from storage import benchmarks
from storage.audit import Change
from storage.benchmarks import BenchmarkAssessment


def fill(here: Situation, slots: Slots) -> Slots:
    """Look for a benchmark and a step of the scale in the sentence; what is not in it is asked for."""
    said = {name: value for name, value in slots.items() if name != "said"}
    for name, reader in (("benchmark", find_benchmark.read), ("level", find_benchmark.level)):
        if slots.get("said") and name not in said:
            try:
                said[name] = reader(here, slots["said"], slots)
            except Doubt:
                said[name] = slots["said"]  # asked about when its turn comes
            except Unreadable:
                continue
    return said


def latest(here: Situation) -> dict[str, BenchmarkAssessment]:
    """Return the last assessment of each benchmark."""

    def look_up() -> dict[str, BenchmarkAssessment]:
        found = benchmarks.latest(here.session, here.group_id)
        for row in found.values():
            here.session.expunge(row)  # it outlives the session
        return found

    return here.known.once(ASSESSMENTS, "latest", look_up)


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what will be kept, and what was said last."""
    was = latest(here).get(slots["benchmark"])
    facts = [("Benchmark", slots["benchmark"]), ("The group's own assessment", slots["level"])]
    facts += [("Before", f"{was.level}, {long_date(was.as_of_on)}, {was.by_name}")] if was else []
    facts += [("As of", long_date(here.today)), ("Said by", here.member.name)]
    return facts + ([("Note", slots["note"])] if slots.get("note") else [])


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Keep the assessment beside the earlier ones."""
    row = BenchmarkAssessment(
        group_id=here.group_id,
        benchmark=slots["benchmark"],
        level=slots["level"],
        as_of_on=here.today,
        note=slots.get("note"),
        by_name=here.member.name,
    )
    benchmarks.record(here.session, change, row)
    return f"Recorded: {slots['benchmark']}, {slots['level']}. This is the group's own assessment."


CONVERSATION = Write(
    intent="assess_benchmark",
    title="Assess a benchmark",
    fields=(
        Field(
            "benchmark",
            "Benchmark",
            "Which benchmark?",
            find_benchmark.read,
            choices=lambda here: tuple(here.group.benchmarks),
        ),
        Field(
            "level",
            "The group's own assessment",
            "Where does the group stand?",
            find_benchmark.level,
            choices=lambda here: tuple(here.group.benchmark_scale),
        ),
        Field("note", "Note", "Why? A few words, no names.", readers.words, required=lambda *_: False),
    ),
    summary=summary,
    save=save,
    fill=fill,
    right=Right.ASSESS_BENCHMARK,
    command=Command(
        "Assess benchmark", "Say where the group stands on a benchmark", "we are exceeding on training programme"
    ),
)
