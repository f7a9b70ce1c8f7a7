"""Log a training session: when, what, where, and how many people of which cohorts and whose. Never who."""

from datetime import date

from dialogs import corrections, double_entries, training_agencies, training_readers
from dialogs.conversation import Command, Facts, Field, Slots, Write
from dialogs.rights import Right
from dialogs.situation import Situation
from rules.calendar import financial_year, financial_year_label
from storage import training
from storage.audit import Change
from storage.training import Cohort

SHOWN = {"mode": "How", "trainer": "Trainer", "venue": "Where", "benchmark": "Evidence for"}  # by storage's name


def fill(here: Situation, slots: Slots) -> Slots:
    """Keep the product's words as said beside the register's name, and a day that could not be read to ask about it."""
    if slots.get("product") and slots.get("product_text"):
        name = slots["product"] if slots["product"] in here.vocabulary.products else None
        slots = slots | {"product": {"name": name, "text": slots["product_text"]}}
    if not slots.get("mode") and "learning" in str(slots.get("product_text", "")).casefold():
        slots = slots | {"mode": training.E_LEARNING}
    return {"held_on": slots["held_on_text"], **slots} if slots.get("held_on_text") else slots


def summary(here: Situation, slots: Slots) -> Facts:
    """Say what will be logged, with the total and the year it counts in."""
    facts = [
        ("Held", training_readers.show_day(slots["held_on"])),
        ("People", training_readers.show_cohorts(slots["cohorts"])),
        ("Product", training_readers.show_product(slots["product"])),
    ]
    facts += whose_people(here, slots)
    facts += [(label, slots[name]) for name, label in SHOWN.items() if slots.get(name)]
    facts.append(("Counts in", financial_year_label(financial_year(date.fromisoformat(slots["held_on"])))))
    return [*facts, *double_entries.of(here, slots)]


def whose_people(here: Situation, slots: Slots) -> Facts:
    """Say the agency or directorate of each cohort that has one."""
    owned = {cohort.name: cohort.agency for cohort in as_cohorts(here, slots) if cohort.agency}
    agencies = set(owned.values())
    if len(agencies) == 1 and len(owned) == len({cohort["name"] for cohort in slots["cohorts"]}):
        return [("Agency or directorate", agencies.pop())]
    said = ", ".join(f"{name}: {agency}" for name, agency in owned.items())
    return [("Agency or directorate", said)] if said else []


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the session and its cohorts."""
    held_on = date.fromisoformat(slots["held_on"])
    year = financial_year(held_on)
    product = slots["product"] or {"name": None, "text": ""}
    cohorts = as_cohorts(here, slots)
    training.log(
        here.session,
        change,
        held_on=held_on,
        year=year,
        cohorts=cohorts,
        product_text=product["text"],
        product=product["name"],
        **{name: slots.get(name) for name in SHOWN},
    )
    people = sum(cohort.people for cohort in cohorts)
    return f"Logged: {people} people. {stands_at(here, year, slots.get('mode'))}"


def stands_at(here: Situation, year: int, mode: str | None) -> str:
    """Say what the year's total of this measure is now; e-learning completions are a measure of their own."""
    e_learning = mode == training.E_LEARNING
    total = sum(row.people for row in training.totals(here.session, here.group_id, year, e_learning=e_learning))
    measure = "e-learning completions" if e_learning else "people in sessions"
    return f"{financial_year_label(year)} now stands at {total} {measure}."


def as_cohorts(here: Situation, slots: Slots) -> list[Cohort]:
    """Return the cohorts of a frame as storage takes them, with whose people they are; one said twice is added up."""
    added: dict[str, Cohort] = {}
    for cohort in slots["cohorts"]:
        name, said = cohort["name"], cohort["as_said"]
        before = added.get(name)
        agency = slots.get("agency") or training_agencies.of_cohort(here, name, said)
        added[name] = Cohort(name, cohort["people"] + (before.people if before else 0), said, agency)
    return list(added.values())


COHORTS = Field(
    "cohorts",
    "Who was trained, and how many",
    'Who was trained, and how many? For example "22 social care staff and 3 volunteers". No names, please.',
    training_readers.cohorts,
    training_readers.show_cohorts,
    correct=corrections.worked_in,
)
HELD_ON = Field(
    "held_on",
    "Date held",
    'When was it held? For example "today" or "12 March".',
    training_readers.held_on,
    training_readers.show_day,
)
PRODUCT = Field(
    "product",
    "Training product",
    "Which training was it?",
    training_readers.product,
    training_readers.show_product,
    choices=lambda here: tuple(here.vocabulary.products),
    left_open="Not stated",
)
MORE = (
    Field(
        "agency",
        "Whose people",
        'Which agency or directorate are they from? For example "Housing".',
        training_agencies.read,
        required=lambda *_: False,
    ),
    Field(
        "mode",
        "How it was given",
        "Classroom, virtual or e-learning?",
        training_readers.mode,
        required=lambda *_: False,
    ),
    Field(
        "trainer",
        "Trainer or provider",
        "Who gave it?",
        training_readers.trainer,
        required=lambda *_: False,
        left_open="Leave it out",
    ),
    Field(
        "venue",
        "Where",
        "Where was it held?",
        training_readers.venue,
        required=lambda *_: False,
        left_open="Leave it out",
    ),
    Field(
        "benchmark",
        "Evidence for",
        "Is it evidence for a benchmark? Name it.",
        training_readers.benchmark,
        required=lambda *_: False,
        choices=lambda here: tuple(here.group.benchmarks),
        left_open="Leave it out",
    ),
)
CONVERSATION = Write(
    intent="log_training",
    title="Log a training session",
    fields=(
        COHORTS,
        HELD_ON,
        PRODUCT,
        *MORE,
    ),
    summary=summary,
    save=save,
    fill=fill,
    lead=lambda _slots: "log training: ",
    right=Right.LOG_TRAINING,
    command=Command(
        "Log training", "Record a training session by cohort", "log training: 31 crossing patrol staff, WRAP, 12 March"
    ),
)
