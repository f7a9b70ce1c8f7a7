"""The slots of a correction to a session logged before."""

import re
from typing import Any

from dialogs.language import fields
from dialogs.language.numbers import find_amounts
from dialogs.language.slots import cohorts, contrasts, trainers
from dialogs.language.slots.contrasts import Contrast
from dialogs.language.slots.past_days import take_day
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]

LONGEST_NAME = 5  # words; more are no name of a cohort
_GENERIC_PEOPLE = Lazily(r"(?:people|persons?|staff|attendees|of them|there|in the room|heads?)?\W*", re.IGNORECASE)
_TRAINER_SAID = Lazily(r"\b(?:trainer|ran|delivered|led|took(?! place))\b", re.IGNORECASE)
_DAY_OF_MONTH = Lazily(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_NO_COHORT = Lazily(
    r"\b(?:right|wrong|date|day|number|figure|session|training|mistake|typo|product|mode|trainer|it|that|entry|cohort"
    r"|yesterday|today|meeting|action|plan|sure|ok|fine|save|delete|remove|undo|much|more|less|fewer|back|idea|good)\b",
    re.IGNORECASE,
)


def amend_training(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read what changes in a session logged before: `was` and `was_name` say what it replaces."""
    found = list(contrasts.find(sentence.text))
    for first in found:
        # another way to read the same correction may also tell what it replaces
        contrast = next((each for each in found if each.now == first.now and _counted(each.was)), first)
        if slots := _read(contrast, sentence.text, context, vocabulary):
            return slots
    return _without_contrast(sentence, context, vocabulary)


def _counted(was: str) -> bool:
    """Tell whether what is replaced is a number of people: "41", and not "the sign-in sheet"."""
    return bool((amounts := find_amounts(was)) and amounts[0].start == 0 and amounts[0].people is not None)


def _read(contrast: Contrast, text: str, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read what is meant as what it is: a day, a headcount, a product, a mode, a trainer or a cohort."""
    day = f"on the {contrast.now}" if _DAY_OF_MONTH.fullmatch(contrast.now) else contrast.now
    rest, dated = take_day(day, context)
    if dated and not re.search(r"\w{3}", _LEFT.sub(" ", rest)):
        return dated
    now, was = find_amounts(contrast.now), find_amounts(contrast.was)
    if now and now[0].people is not None and not take_day(contrast.was, context)[1]:
        changed: Slots = {"people": now[0].people}
        if was and was[0].people is not None:
            changed["was"] = was[0].people
        named = cohorts.read(contrast.now, vocabulary)
        if named and named[0]["name"] and not _GENERIC_PEOPLE.fullmatch(str(named[0].get("as_said", ""))):
            changed |= {key: named[0][key] for key in ("name", "as_said") if key in named[0]}
        return {"cohorts": [changed]} if contrast.was or len(contrast.now.split()) <= LONGEST_NAME else {}
    product = fields.read_product(contrast.now, vocabulary)
    if product and (product["name"] or fields.read_product(contrast.was, vocabulary)):
        return {"product": product["name"] or product["text"]}
    if mode := fields.read_mode(contrast.now):
        return {"mode": mode}
    if _TRAINER_SAID.search(text) and not _NO_COHORT.search(contrast.now):
        return {"trainer": contrast.now}
    return _cohort(contrast, text, vocabulary)


def _cohort(contrast: Contrast, text: str, vocabulary: Vocabulary) -> Slots:
    now, was = contrast.now, contrast.was
    known = cohorts.mapped(now, vocabulary)
    if not (known or was or re.search(r"\bcohort|\bgroup\b", text, re.IGNORECASE)):
        return {}
    if not known and (_NO_COHORT.search(now) or len(now.split()) > LONGEST_NAME or re.search(r"\d", now)):
        return {}
    named: Slots = {"name": known or cohorts.tidy(now), "as_said": now}
    if was and len(was.split()) <= LONGEST_NAME and not find_amounts(was):
        named["was_name"] = cohorts.mapped(was, vocabulary) or cohorts.tidy(was)
    return {"cohorts": [named]}


def _without_contrast(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read whatever a correction names: "sorry, 19 volunteers", "wrong date, 3 Feb"."""
    text, slots = take_day(sentence.text, context)
    if found := trainers.find(text, vocabulary):
        slots["trainer"] = found[0]
        text = f"{text[: found[1]]}, {text[found[2] :]}"
    product = fields.read_product(text, vocabulary)
    if product and product["name"]:
        text = text.replace(str(product["text"]), ",", 1)
    people = [cohort for cohort in cohorts.read(text, vocabulary) if cohort["people"] is not None]
    if people:
        slots["cohorts"] = [_without_verbs(cohort) for cohort in people]
    elif product and product["name"]:
        slots["product"] = product["name"]
    elif mode := fields.read_mode(text):
        slots["mode"] = mode
    elif not slots:
        names = {named.name for named in vocabulary.find(text, "cohort")}
        if len(names) == 1:  # "wrong cohort, should be teachers"
            slots["cohorts"] = [{"name": names.pop()}]
    return slots


def _without_verbs(cohort: Slots) -> Slots:
    """Return a cohort without the name that a correction's own words ("make that 24") make up."""
    bare = _WORDS_OF_CORRECTING.sub(" ", str(cohort.get("as_said") or ""))
    if bare.split():
        return cohort
    return {key: value for key, value in cohort.items() if key not in ("name", "as_said")}


_LEFT = Lazily(
    r"\b(?:on|the|in|it|was|actually|really|happened|took|place|went|ahead|session|training|date|held"
    r"|afternoon|morning|evening|that|this|one|wrap|last|entry|record|i|we|logged|put)\b|\W",
    re.IGNORECASE,
)
_WORDS_OF_CORRECTING = Lazily(
    r"\b(?:make|that|it|was|is|should|be|have|been|say|said|actually|sorry|change|correct|number|figure|headcount|last"
    r"|session|training|the|i|meant|put|only|there|were|we|had|my|amend|fix|from|really|to|mistake|correction|wrong|no"
    r"|people|entry|one|total|update|count|attendance|oops|hang|on|wait|typo)\b",
    re.IGNORECASE,
)
