"""Who was trained: cohorts with a headcount each, under the register's names where they are known."""

import re
from typing import Any

from dialogs.language.lexicon import MODES, word_set
from dialogs.language.numbers import Amount, find_amounts
from dialogs.language.vocabulary import Vocabulary

Cohort = dict[str, Any]

# "8 youth workers f2f": how it was given is no part of who came ("housing teams" are)
_MODES = "|".join(
    re.escape(said)
    for phrases in MODES.values()
    for said in phrases
    if said not in ("teams", "classroom", "module", "workshop", "taught")
)
# Words that end the name of a cohort.
_END = re.compile(
    rf"\s*(?:[,;&+.:()/\n?!]|\s-\s|\b(?:n(?=\s*(?:\d|$))|{_MODES}|and|plus|on|at|this|last|in|by|with|who|for|attended|attending|did|done"
    r"|completed|trained|"
    r"have|has|had|were|was|from|today|yesterday|via|through|came|took|got|during|during|sat|went|received|as"
    r"|using|the|not|over|"
    r"to|joined|turned|finished|participated|online|virtually|face|into|is|are|if|because|so|thanks|please|pls"
    r"|morning|total|altogether|off|thru|in for|along)\b|$)",
    re.IGNORECASE,
)
# Words in front of a name that are none of it.
_START = re.compile(
    r"^\W*(?:(?:log|logged|record|add|training|trained|session|of|our|my|the|new|more|extra|members? of"
    r"|people from|staff from|from|for|to|with|"
    r"also|and|plus|we|i|have|prevent)\b\W*)+",
    re.IGNORECASE,
)
# Words too common to tell which cohort is meant: "school staff" are no crossing patrol
_GENERIC = frozenset(["school", "social", "care", "service", "community", "group", "adult", "patrol"])
# What is counted is training, not people: "some training", "10 sessions", "14 of them".
_NOBODY = re.compile(
    r"(?:(?:of|the|our|prevent|more|last|new)\b ?)*(?:training|trainings|figures?|numbers?|totals?|data|sessions?"
    r"|workshops?|wraps?|courses?|stuff|them|those|these|it|awareness|e-?learning|completions?|records?|details)\b.*",
    re.IGNORECASE,
)
_LITTLE = frozenset(
    [
        "staff",
        "team",
        "teams",
        "people",
        "personnel",
        "colleagues",
        "officers",
        "officer",
        "and",
        "of",
        "the",
        "members",
    ]
)


def read(text: str, vocabulary: Vocabulary) -> list[Cohort]:
    """Read cohorts from a text that names them; a number alone is a cohort without a name."""
    amounts = find_amounts(text)
    found: list[Cohort] = []
    last = amounts[-1] if amounts else None
    # "housing 12 social care 9": where nothing follows the last number, the names stand before theirs
    before = last is not None and len(amounts) > 1 and not _name_after(text, last, len(text))
    before = before and bool(_name_before(text, amounts[0], 0))
    for index, amount in enumerate(amounts):
        until = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
        since = amounts[index - 1].end if index else 0
        after, ahead = _name_after(text, amount, until), _name_before(text, amount, since)
        said = ahead if before and ahead else after or ahead
        if _NOBODY.fullmatch(said):
            if amount.people is None or len(amounts) > 1:
                continue
            said = ""
        if said or amount.people is not None or len(amounts) == 1:
            found.append(_cohort(said, amount, vocabulary))
    numbered = [cohort for cohort in found if cohort["people"] is not None]
    # "loads of paperwork, 22 teachers": a vague amount counts only where there is no real one, or it names people
    return numbered or found[:1]


def mapped(said: str, vocabulary: Vocabulary) -> str | None:
    """Return the register's cohort for the words said; None when none or several fit."""
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


def tidy(said: str) -> str:
    """Write a cohort's name as a register would: first letter large, abbreviations in capitals."""
    words = [_CAPITALS.get(word, word) for word in said.split()]
    name = " ".join(words)
    return name[:1].upper() + name[1:]


# How a register writes an abbreviation that was typed in small letters.
_CAPITALS = {
    short.lower(): short
    for short in word_set("YJS YOS YOT ASC CSP LSCB NHS GP GPs DSL DSLs HR IT ICT FE HE PCSO PCSOs PRU TA TAs")
}


def _cohort(said: str, amount: Amount, vocabulary: Vocabulary) -> Cohort:
    name = mapped(said, vocabulary) if said else None
    cohort: Cohort = {"name": name or (tidy(said) if said else None), "people": amount.people}
    if said:
        cohort["as_said"] = said
    if amount.people is None or not amount.words.isdigit():
        cohort["words"] = amount.words
    return cohort


def _name_after(text: str, amount: Amount, until: int) -> str:
    rest = text[amount.end : until]
    rest = re.sub(r"^\s*(?:x|no\.?|of|our|my|the|more|different|other)\b\s*", "", rest, flags=re.IGNORECASE)
    if re.match(r"\s*(?:people|staff|members|attendees|persons)? ?(?:from|of) (?:the )?", rest, re.IGNORECASE):
        # "12 people from housing", "40 of the library staff"
        rest = re.sub(
            r"^\s*(?:people|staff|members|attendees|persons)? ?(?:from|of) (?:the )?", "", rest, flags=re.IGNORECASE
        )
    end = _END.search(rest)
    return rest[: end.start()].strip(" -'\"") if end else rest.strip(" -'\"")


def _name_before(text: str, amount: Amount, since: int) -> str:
    before = text[since : amount.start].rstrip(" (:-=,")
    piece = re.split(r"[,;&+\n]|\band\b|\bplus\b|: ", before, flags=re.IGNORECASE)[-1]
    return _START.sub("", piece).strip(" -():'\"")


def _significant(said: str) -> frozenset[str]:
    words = re.findall(r"\w+", said.lower().replace("'", ""))
    return frozenset(word.removesuffix("s") for word in words if word not in _LITTLE)
