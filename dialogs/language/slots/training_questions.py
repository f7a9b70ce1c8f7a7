"""The slots of questions about the register: totals and by what, who was covered and who not, refreshers due."""

import re
from typing import Any

from dialogs.language import fields
from dialogs.language.lexicon import NUMBER_WORDS
from dialogs.language.slots import cohorts as cohort_slots
from dialogs.language.slots import figures, products
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.calendar import financial_year_label
from rules.deadlines import Context, DeadlineClass
from rules.lazily import Lazily

Slots = dict[str, Any]

_BY: tuple[tuple[str, Lazily], ...] = tuple(
    (by, Lazily(rf"\b(?:by|per|for every|each|which) (?:the )?(?:{said})\b", re.IGNORECASE))
    for by, said in (
        ("agency", r"(?:agency|directorate)(?: (?:and|or) (?:agency|directorate))?|agencies|directorates"
                   r"|organi[sz]ation|partners?|department|service|employer"),
        ("product", r"(?:training )?(?:product|course|module|package)s?|type of (?:training|course|session)"),
        ("mode", r"(?:delivery )?(?:mode|method)|how (?:it|they) (?:was|were) (?:given|delivered|run)|delivery"),
        ("cohort", r"(?:staff )?(?:cohort|staff group)s?"),
    )
)  # fmt: skip
_BROKEN_DOWN = Lazily(r"\b(?:break|split|broken|divided?|down|up)\b", re.IGNORECASE)
_SPAN = r"(?:20)?\d\d ?[/-] ?(?:20)?\d\d"
_ACADEMIC = Lazily(
    rf"\b(?:(?:in|for|during|over) )?(?:the )?(?:(?P<which>this|last|previous|prior|current|next) )?"
    rf"(?:(?P<before>{_SPAN}) )?(?:academic|school) (?:year|yr)(?:,? (?:of |for )?(?P<after>{_SPAN}))?",
    re.IGNORECASE,
)
_CALENDAR = Lazily(
    r"\b(?:(?:in|for|during|over) )?(?:the )?(?:(?P<which>this|last|previous|prior|current|next) )?"
    r"(?:(?P<before>20\d\d) )?calendar (?:year|yr)(?:,? (?:of |for )?(?P<after>20\d\d))?",
    re.IGNORECASE,
)
ACADEMIC_STARTS = 9
_NOT_TRAINED = Lazily(
    r"\b(?:not|no|never|without|yet to|still to) (?:(?:yet|been|have|had|has|a|any|single|got|be|prevent) )*"
    r"(?:trained|training|session|sessions|covered|reached|had (?:any )?training)\b"
)
_UNCOVERED = Lazily(r"\b(?:covered|cover|coverage|reached|missed)\b")
_REFRESHER = Lazily(
    r"\b(?:refreshers?|re-?train(?:ed|ing)?|renewals?|laps\w+|expir\w+|runs? out|ran out|out of date|in date)\b"
)
_LAST = Lazily(r"\bwhen (?:did|was|were|has|have)\b|\bsince\b")
_LONG = Lazily(
    rf"\b(?P<n>\d{{1,3}}|a|the last|the past|{'|'.join(NUMBER_WORDS)}) (?P<unit>weeks?|months?|years?|yrs?)\b",
    re.IGNORECASE,
)
_MONTHS = {"w": 0.25, "m": 1, "y": 12}
_SINCE = Lazily(r"\b(?:since|after|from)\s*(?:the\s*)?$", re.IGNORECASE)
_WHO = Lazily(
    r"\b(?:have|has|did|was|were) (?:(?:the|our|any|anyone in|anybody in) )*(?P<who>[a-z][\w' &-]{1,40}?)"
    r" (?:(?:last|ever|actually|also) )*(?:had|have|been|trained|got|get|done)\b",
    re.IGNORECASE,
)
_NOBODY = Lazily(
    r"(?:not|no|never|we|i|they|you|it|there|who|anyone|anybody|everyone|somebody|people)\b", re.IGNORECASE
)
_DIRECTORATES = Lazily(r"\b(?:directorates?|departments?)\b")
_AGENCIES = Lazily(r"\b(?:agenc(?:y|ies)|partners?|organi[sz]ations?)\b")


def training_totals(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read whose totals are asked for, by what, and of which year; who has not been trained is a question of gaps."""
    if _NOT_TRAINED.search(sentence.plain):
        return training_gaps(sentence, context, vocabulary)
    text, slots = _by(sentence.text)
    for named in vocabulary.find(text, "agency"):
        if " and " in text[named.start : named.end].lower():  # "Adults and Wellbeing" are not two
            text, slots = f"{text[: named.start]} {text[named.end :]}", slots | {"agency": named.name}
            break
    text, year = _other_year(text, context)
    slots |= year
    said = Sentence(text) if slots else sentence
    read = figures.training_totals(said, context, vocabulary) if said.core else {}
    if "agency" in slots:
        read.pop("cohort", None)
    return read | slots


def training_gaps(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read what is asked of who had training: `which` is covered, gaps, last or refreshers."""
    plain = sentence.plain
    text, slots = _other_year(sentence.text, context)
    text, since = _since(text, context, ahead=bool(_REFRESHER.search(plain)))
    if not (slots or since) and (year := fields.read_year(f"{text} {plain}", context.today)) is not None:
        slots["year"] = financial_year_label(year)
    if agencies := vocabulary.find(text, "agency"):
        slots["agency"] = agencies[0].name
    elif cohorts := vocabulary.find(text, "cohort"):
        slots["cohort"] = cohorts[0].name
    elif (asked := _WHO.search(text)) and not _NOBODY.match(asked["who"]):
        slots["cohort"] = cohort_slots.tidy(asked["who"].strip())
    if not _REFRESHER.search(plain) and (product := products.find(text, vocabulary)):
        slots["product"] = product.name
    if _DIRECTORATES.search(plain):
        slots["of"] = "directorates"
    elif _AGENCIES.search(plain):
        slots["of"] = "agencies"
    named = "agency" in slots or "cohort" in slots
    if _REFRESHER.search(plain):
        which = "refreshers"
    elif named and (_LAST.search(plain) or since):
        which = "last"
    elif since or not (_UNCOVERED.search(plain) or "year" in slots):
        which = "gaps"
    else:
        which = "covered"
    return {"which": which, **slots, **since}


def _by(text: str) -> tuple[str, Slots]:
    """Return the text without "by agency", and what it asks for."""
    for by, pattern in _BY:
        if found := pattern.search(text):
            return _BROKEN_DOWN.sub(" ", f"{text[: found.start()]} {text[found.end() :]}"), {"by": by}
    return text, {}


def _other_year(text: str, context: Context) -> tuple[str, Slots]:
    """Return the text without an academic or calendar year, and which one it is."""
    today = context.today
    for kind, pattern in (("academic", _ACADEMIC), ("calendar", _CALENDAR)):
        if not (found := pattern.search(text)):
            continue
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        span = found["before"] or found["after"]
        if span is None and (apart := re.search(_SPAN if kind == "academic" else r"\b20\d\d\b", rest)):
            span = apart.group()
            rest = f"{rest[: apart.start()]} {rest[apart.end() :]}"
        year = fields.read_year(span, today) if span else None
        if year is None:
            now = today.year - (kind == "academic" and today.month < ACADEMIC_STARTS)
            year = now + {"last": -1, "previous": -1, "prior": -1, "next": 1}.get((found["which"] or "").lower(), 0)
        label = financial_year_label(year) if kind == "academic" else str(year)
        return rest, {"year": label, "year_kind": kind}
    return text, {}


def _since(text: str, context: Context, *, ahead: bool) -> tuple[str, Slots]:
    """Return the text without "in 12 months" or "since September", and the months or the day it says."""
    if found := _LONG.search(text):
        word = found["n"].lower()
        number = 1 if word in ("a", "the last", "the past") else int(word) if word.isdigit() else NUMBER_WORDS[word]
        months = max(1, round(number * _MONTHS[found["unit"][0].lower()]))
        return f"{text[: found.start()]} {text[found.end() :]}", {"months": months}
    for dated in deadlines.find(text, context, past=not ahead):
        reading = dated.reading
        if reading.kind is DeadlineClass.NONE or reading.on is None or reading.kind is DeadlineClass.YEAR:
            continue
        if ahead:
            return text, {"until": reading.as_json()}
        said = text[dated.start : dated.end].lower()
        if said.startswith(("since", "after", "from")) or _SINCE.search(text[: dated.start]):
            return f"{text[: dated.start]} {text[dated.end :]}", {"since": reading.as_json()}
    return text, {}
