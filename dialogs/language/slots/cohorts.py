"""Who was trained: cohorts with a headcount each, under the register's names where they are known.

A name stands behind its number ("22 teachers"), before it ("teachers x 26", "the bin crews, 33 of em") or elsewhere
in the sentence ("did WRAP for the wardens, 14 came"); cohort_names.py says where a name begins and ends.
"""

import re
from typing import Any

from dialogs.language.aligned import Aligned, aligned
from dialogs.language.lexicon import word_set
from dialogs.language.numbers import Amount
from dialogs.language.slots.cohort_names import Said, anywhere, behind, in_front, is_nobody
from dialogs.language.slots.headcounts import headcounts, is_sum
from dialogs.language.spelling import correct
from dialogs.language.vocabulary import Vocabulary

Cohort = dict[str, Any]

# Words too common to tell which cohort is meant: "school staff" are no crossing patrol
_GENERIC = frozenset(["school", "social", "care", "service", "community", "group", "adult", "patrol"])
_LITTLE = word_set(
    "staff team teams people personnel colleagues officers officer and of the members member reps rep representatives"
    " folk workforce crew ppl lot lots bunch gang guys folks lads lasses ladies chaps"
)
SESSIONS = 5  # nobody gives so many sessions in one message
# How a register writes an abbreviation that was typed in small letters.
_CAPITALS = {
    short.lower(): short
    for short in word_set(
        "YJS YOS YOT ASC CSP LSCB NHS GP GPs DSL DSLs HR IT ICT FE HE PCSO PCSOs PRU TA TAs DWP HMP MASH CAMHS SEN"
        " SENCO SENCOs ESOL HLTA HLTAs IRO IROs AMHPs PCs"
    )
}


def read(text: str, vocabulary: Vocabulary) -> list[Cohort]:
    """Read cohorts from a text that names them; a number alone is a cohort without a name."""
    line = aligned(text)
    amounts = headcounts(line.plain)
    first = _names_come_first(line.plain, amounts, vocabulary)
    found: list[tuple[Cohort, Amount]] = []
    since = 0
    for index, amount in enumerate(amounts):
        until = amounts[index + 1].start if index + 1 < len(amounts) else len(line.plain)
        after = behind(line.plain, amount.end, until, vocabulary)
        ahead = in_front(line.plain, since, amount.start, vocabulary)
        said = _choose(ahead, after, first=first)
        since = max(amount.end, said.end) if said else amount.end
        words = _typed(line, said)
        if words and is_nobody(words):
            if amount.people is None or len(amounts) > 1:
                continue
            words = ""
        if words or amount.people is not None or len(amounts) == 1:
            found.append((_cohort(words, amount, line, vocabulary), amount))
    # "loads of paperwork, 22 teachers": a vague amount counts only where there is no real one, or it names people
    counted = _without_sums(line.plain, [one for one in found if one[0]["people"] is not None])
    if len(counted) == 1 and _is_nameless(counted[0]):
        last = amounts[-1].end if len(amounts) == 1 else len(line.plain)
        counted[0] |= _names(_typed(line, anywhere(line.plain, last, vocabulary)), vocabulary)
    return counted or [cohort for cohort, _ in found[:1]]


def mapped(said: str, vocabulary: Vocabulary) -> str | None:
    """Return the register's cohort for the words said; None when none or several fit."""
    return _mapped(said, vocabulary) or _mapped(" ".join(correct(word) for word in said.lower().split()), vocabulary)


def tidy(said: str) -> str:
    """Write a cohort's name as a register would: first letter large, abbreviations in capitals."""
    name = " ".join(_CAPITALS.get(word, word) for word in said.split())
    return name[:1].upper() + name[1:]


def _mapped(said: str, vocabulary: Vocabulary) -> str | None:
    if exact := vocabulary.exactly(said, "cohort"):
        return exact
    wanted = _significant(said)
    if not wanted:
        return None
    fitting = set()
    for name, aliases in vocabulary.cohorts.items():
        for known in (name, *aliases):
            words = _significant(known)
            if words == wanted:
                return name
            if wanted < words and not wanted <= _GENERIC:
                fitting.add(name)
    return fitting.pop() if len(fitting) == 1 else None


def _names_come_first(plain: str, amounts: list[Amount], vocabulary: Vocabulary) -> bool:
    """Tell whether the names stand before their numbers: "housing 12 social care 9", nothing behind the last."""
    if len(amounts) < 2 or behind(plain, amounts[-1].end, len(plain), vocabulary):
        return False
    ahead = in_front(plain, 0, amounts[0].start, vocabulary)
    return ahead is not None and ahead.near


def _choose(ahead: Said | None, after: Said | None, *, first: bool) -> Said | None:
    if first and ahead:
        return ahead
    if ahead and (ahead.near or ahead.known) and after and after.generic:  # "Housing had 21 staff through"
        return ahead
    return after or ahead


def _without_sums(plain: str, cohorts: list[tuple[Cohort, Amount]]) -> list[Cohort]:
    """Leave out a number without a name that only adds the others up: "14 teachers, 3 TAs, 17 in all"."""
    named = [cohort for cohort, _ in cohorts if not _is_nameless(cohort)]
    whole = sum(cohort["people"] for cohort in named) if len(named) > 1 else None
    return [
        cohort
        for cohort, amount in cohorts
        if cohort in named or not named or not (cohort["people"] == whole or is_sum(plain, amount) or _is_times(amount))
    ]


def _is_times(amount: Amount) -> bool:
    """Tell whether a number counts sessions: "WRAP x2"."""
    return amount.words.startswith(("x", "\u00d7")) and (amount.people or 0) < SESSIONS


def _is_nameless(cohort: Cohort) -> bool:
    return cohort["name"] is None or _significant(str(cohort["name"])) <= {"attendee", "person", "participant"}


def _cohort(said: str, amount: Amount, line: Aligned, vocabulary: Vocabulary) -> Cohort:
    cohort: Cohort = {"name": None, "people": amount.people, **_names(said, vocabulary)}
    if amount.people is None or not amount.words.isdigit():
        start, end = line.span(amount.start, amount.end)
        cohort["words"] = line.text[start:end].strip()
    return cohort


def _names(said: str, vocabulary: Vocabulary) -> Cohort:
    return {"name": mapped(said, vocabulary) or tidy(said), "as_said": said} if said else {}


def _typed(line: Aligned, said: Said | None) -> str:
    if said is None:
        return ""
    start, end = line.span(said.start, said.end)
    return line.text[start:end].strip(" -'\"")


def _significant(said: str) -> frozenset[str]:
    words = re.findall(r"\w+", said.lower().replace("'", ""))
    return frozenset(word.removesuffix("s") for word in words if word not in _LITTLE)
