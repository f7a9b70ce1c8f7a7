"""The slots of a training session that was held: who came, when, what was taught, how and by whom."""

import re
from typing import Any

from dialogs.language import fields
from dialogs.language.slots import cohorts, trainers
from dialogs.language.slots.past_days import take_day
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

# "school nurses n=10" counts them; "people=21" labels a number
_COUNTS, _EQUALS = Lazily(r"\bn ?= ?"), Lazily(r" ?= ?")
_EVIDENCE = Lazily(
    r"[,;(]?\s*\b(?:(?:as|is|counts|for|this|it|it is) )*evidence (?:for|of|towards) (?:the |our )?"
    r"(?P<benchmark>[a-z][\w &-]{2,60}?)(?: benchmark)?\)?(?=\s*(?:$|[,.;)]))",
    re.IGNORECASE,
)
_VENUE = Lazily(
    r"\b(?:(?:[Aa]t|[Ii]n|[Vv]enue:?) (?:the |our )?|[Vv]enue: ?)"
    r"(?P<venue>[A-Z][\w'\u2019.-]*(?: (?:[A-Z][\w'\u2019.-]*|of|the|and(?= [A-Z])|\d+))*)"
)


def log_training(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> dict[str, Any]:
    """Read a session that was held. What is read is cut out, so that a place or trainer is not taken for a cohort."""
    said = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    said, evidence = _evidence(said)
    text, slots = take_day(_EQUALS.sub(": ", _COUNTS.sub(" ", said)), context)
    slots |= evidence
    product = fields.read_product(text, vocabulary)
    if product and product["text"]:
        slots["product"] = product["name"] or product["text"]
        slots["product_text"] = product["text"]
        text = text.replace(product["text"], ",", 1)
    if trainer := trainers.find(text, vocabulary):
        slots["trainer"] = trainer[0]
        text = f"{text[: trainer[1]]}, {text[trainer[2] :]}"
    if people := cohorts.read(text, vocabulary):
        slots["cohorts"] = people
    if venue := _venue(text, vocabulary):
        slots["venue"] = venue
    if mode := _mode(sentence.text, str(slots.get("product", "")), people):
        slots["mode"] = mode
    return slots


def _evidence(text: str) -> tuple[str, dict[str, Any]]:
    """Return the text without "as evidence for training programme", and the benchmark it names."""
    found = _EVIDENCE.search(text)
    if found is None:
        return text, {}
    return f"{text[: found.start()]}, {text[found.end() :]}", {"benchmark": found["benchmark"].strip()}


def _venue(text: str, vocabulary: Vocabulary) -> str | None:
    """Return the place that is named with a capital behind "at" or "in", where it is nothing else that is known."""
    for found in _VENUE.finditer(text):
        venue = found["venue"].strip(" .")
        named = any(vocabulary.exactly(venue, kind) for kind in ("agency", "product", "cohort", "person"))
        if not named and not fields.read_mode(venue) and venue not in ("Prevent", "I"):
            return venue
    return None


def _mode(text: str, product: str, people: list[dict[str, Any]]) -> str | None:
    """Read how it was given: not from a cohort's name ("classroom assistants"), else from the product's."""
    for cohort in people:
        text = text.replace(str(cohort.get("as_said") or "\n"), " ")
    return fields.read_mode(text) or ("e-learning" if "e-learning" in product.lower() else None)
