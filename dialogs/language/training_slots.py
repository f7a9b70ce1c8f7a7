"""The slots of sentences about training: who, when, what, how, and which year."""

import re
from typing import Any

from dialogs.language import cohorts, fields, owners
from dialogs.language.numbers import find_amounts
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.calendar import financial_year_label
from rules.deadlines import Context, DeadlineClass

Slots = dict[str, Any]

_TRAINER = re.compile(
    r"\b(?:(?:delivered|led|run|given|taught|facilitated|presented|taken) by|(?:session|training|workshop|wrap"
    r"|awareness) with|"
    r"trainer(?: was| is|:)?|with(?= (?:the )?(?:[\w-]+ ){0,2}(?:lead|trainer|officer|coordinator|team)\b)) "
    r"(?P<who>(?:the )?[\w'\u2019-]+(?: [\w'\u2019-]+){0,3}?)(?=$|[,.;+&]| (?:on|this|last|at|for|to|in"
    r"|yesterday|today|and)\b)",
    re.IGNORECASE,
)
_GAVE = re.compile(
    r" (?:(?:have|has|had|also|just|then) )*(?:delivered|ran|gave|led|facilitated|hosted|presented|taught)\b",
    re.IGNORECASE,
)
_NUMBERS_SWAPPED = re.compile(
    r"(?P<now>-?\d+|[a-z-]+),? (?:people |staff |of them )?(?:and )?not (?P<was>-?\d+|[a-z-]+)", re.IGNORECASE
)
# "make that 14 housing staff not 12"
_NAMED_SWAPPED = re.compile(r"(?P<now>-?\d+) (?P<name>[a-z][a-z' -]*?),? (?:and )?not (?P<was>-?\d+)\b", re.IGNORECASE)
_NOT_BUT = re.compile(
    r"not (?P<was>-?\d+)\b,?.{0,15}?\b(?:but|it was|was|actually|should be|should have been|its"
    r"|it's)? ?(?P<now>-?\d+)",
    re.IGNORECASE,
)
_SHOULD_BE = re.compile(
    r"\b(?:put|said|typed|logged|entered|wrote) (?P<was>\d+)\b.*?\b(?:should|meant|actually"
    r"|make|but)\D{0,20}?(?P<now>-?\d+)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"(?:from|change|alter|amend|correct) (?P<was>\d+) to (?P<now>\d+)", re.IGNORECASE)
_NAMES_SWAPPED = re.compile(
    r"(?:^|\b(?:no|sorry|that|it|actually|meant|said|put|be|was|is|to)\b[ ,]*)(?P<now>(?!(?:was|is|it|that|not|no|sorry"
    r"|be|make|should)\b)[a-z' -]+?),? not (?:the )?(?P<was>[a-z' -]+)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:how|many|much|what|which|who|is|are|the|have|has|had|did|do|we|you|they|i|been|done|trained|train"
    r"|training|totals?|numbers?|"
    r"figures?|stats|so|far|this|last|year|years|financial|to|date|in|for|by|of|since|april|show|me|give|our"
    r"|all|us|number|people|"
    r"staff|received|attended|completed|reached|put|through|on|sessions?|and|count|counts|report|summary|log"
    r"|register|total|get|"
    r"tell|please|pls|can|could|up|until|now|yet|any|ever|now|during|academic|fy|q[1-4]|headcount|a|an|from"
    r"|their|got|taken|took|"
    r"just|it|them|that|looking|doing|like|long|split|more|than|where|put|prevent|breakdown|tally|with|cohort|data"
    r"|list|delivered|covered|quick|there|were|was|before|after"
    r"|month|week|yrs?)\b",
    re.IGNORECASE,
)


def log_training(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read a session that was held."""
    slots: Slots = {}
    said = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    text, slots = _take_day(said, context, slots)
    if (product := fields.read_product(text, vocabulary)) and product["text"]:
        slots["product"] = product["name"] or product["text"]
        slots["product_text"] = product["text"]
        text = text.replace(product["text"], ",", 1)
    if mode := fields.read_mode(sentence.text):
        slots["mode"] = mode
    if (trainer := _TRAINER.search(text)) and not find_amounts(trainer.group("who")):
        slots["trainer"] = trainer.group("who").strip()
        text = text[: trainer.start()] + "," + text[trainer.end() :]
    else:
        who, end = owners.owners_at_start(text, vocabulary)  # "Sam delivered …"
        if who and _GAVE.match(text, end):
            slots["trainer"] = text[:end].strip()
            text = text[end:]
    if people := cohorts.read(text, vocabulary):
        slots["cohorts"] = people
    return slots


def amend_training(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read what changes in a session logged before: `was` and `was_name` say what it replaces."""
    text = sentence.text
    for pattern in (_SHOULD_BE, _FROM_TO, _NUMBERS_SWAPPED, _NOT_BUT):
        if (found := pattern.search(text)) and (changed := _swapped(found)):
            return {"cohorts": [changed]}
    if (found := _NAMED_SWAPPED.search(text)) and (changed := _swapped(found)):
        said = found.group("name")
        return {
            "cohorts": [changed | {"name": cohorts.mapped(said, vocabulary) or cohorts.tidy(said), "as_said": said}]
        }
    slots: Slots = {}
    text, slots = _take_day(text, context, slots)
    if swap := _NAMES_SWAPPED.search(text):
        now, was = (_last_words(swap.group(part)) for part in ("now", "was"))
        if product := fields.read_product(now, vocabulary):
            return slots | {"product": product["name"] or product["text"]}
        if now and was:
            cohort = {"name": cohorts.mapped(now, vocabulary) or cohorts.tidy(now), "as_said": now}
            return slots | {"cohorts": [cohort | {"was_name": cohorts.mapped(was, vocabulary) or cohorts.tidy(was)}]}
    people = [cohort for cohort in cohorts.read(text, vocabulary) if cohort["people"] is not None]
    if people:
        slots["cohorts"] = [_without_verbs(cohort) for cohort in people]
    elif (product := fields.read_product(text, vocabulary)) and product["name"]:
        slots["product"] = product["name"]
    if mode := fields.read_mode(text):
        slots["mode"] = mode
    return slots


def training_totals(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read whose totals are asked for, and of which year."""
    slots: Slots = {}
    text = sentence.piece(sentence.core)
    if (year := fields.read_year(text, context.today)) is not None:
        slots["year"] = financial_year_label(year)
    for named in vocabulary.find(text, "product"):
        if named.name.lower() in text.lower() or len(text[named.start : named.end]) > 3:
            slots["product"] = named.name
            text = text[: named.start] + text[named.end :]
            break
    if "product" not in slots and re.search(r"\be-?learning\b", text, re.IGNORECASE):
        slots["product"] = "e-learning"
        text = re.sub(r"\be-?learning\b", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:20)?\d\d ?[/-] ?(?:20)?\d\d\b|\b20\d\d\b", " ", text)
    said = " ".join(word for word in re.findall(r"[\w'&-]+", _ASKING.sub(" ", text)) if not word.isdigit())
    if not said:
        return slots
    asked = text[text.lower().find(said.split()[0].lower()) :]
    staffed = re.search(rf"{re.escape(said)} (?:staff|teams?|people|officers)", asked, re.IGNORECASE)
    if cohort := (cohorts.mapped(staffed.group(), vocabulary) if staffed else None) or cohorts.mapped(said, vocabulary):
        slots["cohort"] = cohort
    elif agencies := vocabulary.find(said, "agency"):
        slots["agency"] = agencies[0].name
    else:
        slots["cohort"] = cohorts.tidy(said)
    return slots


def target_status(sentence: Sentence, _context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which target is asked about."""
    slots: Slots = {}
    if agencies := vocabulary.find(sentence.text, "agency"):
        slots["agency"] = agencies[0].name
    if percent := re.search(r"\d{1,3}(?:\.\d+)? ?(?:%|per ?cent)", sentence.text):
        slots["measure"] = percent.group()
    elif products := fields.read_product(sentence.text, vocabulary):
        slots["measure"] = products["text"]
    elif measure := re.search(
        r"\b(training|referrals?|attendance|completions?|compliance|champions)\b", sentence.text, re.IGNORECASE
    ):
        slots["measure"] = measure.group().lower()
    return slots


def record_figure(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read a figure a partner gives: what it measures, its value, and the day it is true of."""
    slots: Slots = {}
    text, dated = _take_day(sentence.text, context, {})
    if "held_on" in dated:
        slots["as_of"] = dated["held_on"]
    if value := re.search(r"\d{1,3}(?:\.\d+)? ?(?:%|per ?cent)", text):
        slots["value"] = value.group().replace(" ", "").replace("percent", "%")
        text = text.replace(value.group(), " ")
    elif amounts := find_amounts(text):
        slots["value"] = str(amounts[-1].people)
    said = re.sub(
        r"\b(?:record|log|add|put|note|new|latest|figures?|figure|is|are|at|now|of|for|the|as|on|a|has|hit|reached"
    r"|to|our|,|we|have|about)\b|[:,]",
        " ", text, flags=re.IGNORECASE,
    )  # fmt: skip
    if measure := " ".join(said.split()).strip(" .?!-"):
        agency = vocabulary.exactly(measure, "agency")
        slots["measure"] = agency or measure
    return slots


def _take_day(text: str, context: Context, slots: Slots) -> tuple[str, Slots]:
    """Read the day in a text about the past; return the text without it."""
    for found in deadlines.find(text, context, past=True):
        reading = found.reading
        if reading.kind is DeadlineClass.DATE and (reading.on or "impossible" in reading.flags):
            day = reading.on.isoformat() if reading.on else reading.text  # "31 April" is for the form to refuse
            slots = slots | {"held_on": day, "held_on_text": reading.text}
            return f"{text[: found.start]}, {text[found.end :]}", slots
    return text, slots


def _swapped(found: re.Match[str]) -> dict[str, Any] | None:
    now, was = (find_amounts(found.group(part)) for part in ("now", "was"))
    if now and was and now[0].people is not None and was[0].people is not None:
        return {"people": now[0].people, "was": was[0].people}
    return None


def _without_verbs(cohort: dict[str, Any]) -> dict[str, Any]:
    """Return a cohort without the name that a correction's own words ("make that 24") make up."""
    said = str(cohort.get("as_said") or "")
    bare = re.sub(
        r"\b(?:make|that|it|was|is|should|be|have|been|say|said|actually|sorry|change|correct|number|figure"
    r"|headcount|last|session|training|"
        r"the|i|meant|put|only|there|were|we|had|my|amend|fix|from|really|to)\b",
        " ", said, flags=re.IGNORECASE,
    )  # fmt: skip
    if bare.split():
        return cohort
    return {key: value for key, value in cohort.items() if key not in ("name", "as_said")}


def _last_words(said: str) -> str:
    bare = re.sub(
        r"\b(?:make|that|it|was|is|should|be|have|been|the|a|an|to|sorry|no|actually|meant|i)\b",
        " ",
        said,
        flags=re.IGNORECASE,
    )
    return " ".join(bare.split()[:4])
