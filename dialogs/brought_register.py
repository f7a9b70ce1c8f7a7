"""A training register that somebody brings in chat: what is read of it, how it stands to the record, its saving."""

from collections import Counter
from collections.abc import Sequence

from dialogs import log_training
from dialogs.conversation import Facts, Slots
from dialogs.language import vocabulary
from dialogs.situation import Situation
from documents import import_record, read_training, rows
from documents.compare_register import Beside, compare
from documents.doubts import Doubt
from documents.read_training import Register
from documents.rows import Table
from rules.calendar import financial_year_label
from storage.audit import Change
from storage.training import E_LEARNING


def useful(tables: Sequence[Table]) -> list[Table]:
    """Return the tables without the cells a register has no use for: nobody's name is kept, not even for a minute."""
    return [read_training.columns_alone(table) for table in tables]


def open_in(here: Situation, slots: Slots) -> dict[str, list[str]]:
    """Read the rows; there is nothing to ask before the summary: a session is in the record or it is not."""
    read(here, slots)
    return {}


def look(here: Situation, slots: Slots) -> tuple[Facts, Sequence[Doubt]]:
    """Say how many sessions and people of which year there are, what is new, and what may be logged already."""
    found = read(here, slots)
    beside = _beside(here, slots)
    facts = [("Found", _counted(len(found.sessions), "session")), *_by_year(found)]
    facts += [("New", str(len(beside.new))), ("In the record already", str(beside.same))]
    if beside.doubles:
        facts.append(("Logged twice?", f"{_counted(len(beside.doubles), 'row')} to look at before a yes"))
    return facts, [*beside.doubles, *found.doubts]


def save(here: Situation, slots: Slots, change: Change) -> str:
    """Write the sessions, all or nothing."""
    found = read(here, slots)
    saved = import_record.save_register(here.session, change, found)
    said = f"Loaded: {saved.added} new, {saved.unchanged} as they were."
    last = max(found.sessions, key=lambda each: each.year)
    return f"{said} {log_training.stands_at(here, last.year, last.mode)}"


def read(here: Situation, slots: Slots) -> Register:
    """Return the register in the slots, its names as the group has them; read once a turn."""
    kept = slots["plan"]["tables"]
    words = here.vocabulary

    def look_up() -> tuple[object, Register]:
        names = (
            vocabulary.by_name(words.products),
            vocabulary.by_name(words.cohorts),
            vocabulary.by_name(words.agencies),
        )
        return kept, read_training.read_training(rows.from_json(kept), here.reading, *names)

    # The rows are kept beside what was read of them, so that no others come to their id.
    return here.once(("register", id(kept)), look_up)[1]


def _beside(here: Situation, slots: Slots) -> Beside:
    return compare(here.session, here.group_id, read(here, slots))


def _by_year(found: Register) -> Facts:
    """Return the people of each financial year, e-learning completions apart, the latest year first."""
    people: Counter[tuple[int, bool]] = Counter()
    sessions: Counter[tuple[int, bool]] = Counter()
    for each in found.sessions:
        key = (each.year, each.mode == E_LEARNING)
        people[key] += each.people
        sessions[key] += 1
    return [
        (
            financial_year_label(year),
            f"{people[year, online]} e-learning completions"
            if online
            else f"{people[year, online]} people in {_counted(sessions[year, online], 'session')}",
        )
        for year, online in sorted(people, key=lambda key: (-key[0], key[1]))
    ]


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
