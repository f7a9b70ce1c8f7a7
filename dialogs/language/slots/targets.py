"""The slots of a target that is set, and of where the group stands on a benchmark."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.lexicon import word_set
from dialogs.language.slots import figures
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context, DeadlineClass
from rules.lazily import Lazily

Slots = dict[str, Any]

_FRONT = Lazily(
    r"^\W*(?:(?:please|pls|can|could|you|we|i|set|agree|add|make|create|an?|the|our|new)\b\s*)*targets?\b"
    r"\s*(?:of|for|is)?\s*[:,-]?\s*",
    re.IGNORECASE,
)
# "ask Ruth", "ask Ruth for the figure each month"
_ASK = Lazily(
    r"[\s,;.]*\b(?:and |then |please )*ask(?:ing)? (?P<who>[^\W\d][\w'-]*(?: [A-Z][\w'-]+)?)"
    r"(?: for (?:it|this|that|the figures?))?(?: (?:each|every) month| monthly)?(?=[\s,;.]|$)",
    re.IGNORECASE,
)
_SOURCE = Lazily(
    r"[\s,;.]*(?:\b(?:taken |measured )?from|\bas per|\baccording to|\bsource(?: is)?\b:?) +(?:the |our )?"
    r"(?P<source>[^,;|]+?)\s*(?=[,;|]|\.$|$)",
    re.IGNORECASE,
)
_BY = Lazily(r"[\s,;]*\b(?:by|before|due|for|until|at)(?: the)?\s*$", re.IGNORECASE)
_LEVEL = Lazily(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?: ?(?P<percent>%|per ?cent\b))?", re.IGNORECASE)
_OF_ASSURANCE = word_set(
    "what which any show me us give list see the our evidence assurance benchmark benchmarks do does did we have has"
    " had is are there got for on of about against under home office ho return letter report summary position overview"
    " assessments assessment's a an in to please can could you i want need all how much where stand stands"
)


def set_target(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read a target: its level, what it measures, by when, from where, and who is asked for the figure."""
    slots: Slots = {}
    text = sentence.text
    if front := _FRONT.match(text):
        text = text[front.end() :]
    if asked := _ASK.search(text):
        slots["asked_of"] = asked["who"]
        text = f"{text[: asked.start()]} | {text[asked.end() :]}"
    for found in reversed(deadlines.find(text, context)):
        if found.reading.kind is not DeadlineClass.NONE:
            slots["due_on"] = found.reading.as_json()
            before = text[: found.start]
            lead = _BY.search(before)
            text = f"{before[: lead.start()] if lead else before} | {text[found.end :]}"
            break
    if source := _SOURCE.search(text):
        slots["source"] = source["source"].strip()
        text = f"{text[: source.start()]} | {text[source.end() :]}"
    if level := _LEVEL.search(text):
        slots["level"] = f"{level['number']}%" if level["percent"] else level["number"]
        kept = "" if level["percent"] else text[level.end() :].split("|")[0].strip().partition(" ")[0]
        slots["level"] += f" {kept}" if kept else ""
        text = f"{text[: level.start()]} | {text[level.end() :]}"
    for piece in text.split("|"):
        if measure := figures.bare(piece):
            slots["measure"] = measure[0].upper() + measure[1:]
            break
    if agencies := vocabulary.find(text, "agency"):
        slots["agency"] = agencies[0].name
    return slots


def assess_benchmark(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Return the words: a group's benchmarks and its scale are its own, so the conversation looks for them."""
    return {"said": sentence.piece(sentence.core)}


def assurance(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which benchmark evidence is asked for."""
    named = max(figures.runs(aligned(sentence.text).text, _OF_ASSURANCE), key=len, default="")
    return {"benchmark": named} if named else {}
