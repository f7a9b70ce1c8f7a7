"""Tell deadlines in a sentence from what only looks like one: "3.5", "24/7", "10 may attend", "monthly report"."""

from dataclasses import replace

from rules.deadlines.events import HAPPENINGS
from rules.deadlines.grammar import Phrase
from rules.deadlines.rules import CONDITIONS
from rules.deadlines.token import BOUNDARY, UNKNOWN, Token, Tokens
from rules.deadlines.values import DeadlineClass, Reading

# Written with a slash, and hardly ever a day.
_SAYINGS = frozenset({"X24/7", "X9/11", "X7/7"})
# Also a verb or a person's name: a date only after a preposition or an article.
_ALSO_WORDS = frozenset({"may", "march", "april", "june", "august", "sat", "sun", "wed", "mar", "jan"})
# What makes "monthly" and "ongoing" the adjective of something, beside words the grammar does not know.
_NOUNS = frozenset({"meeting", "workshop", "conference", "launch", "review", "inspection", "board", "group", "basis"})
# Words that may go on after a date without a comma.
_GO_ON = frozenset(
    {"if", "so", "but", "with", "not", "instead", "as", "is", "was", "then", "because", "where", "we", "i", "it"}
    | {
        "he",
        "she",
        "they",
        "also",
        "that",
        "this",
        "thanks",
        "thx",
        "ta",
        "thereafter",
        "cheers",
        "via",
        "re",
        "who",
        "which",
    }
)
_CANNOT = frozenset({"cant", "can't", "cannot", "wont", "won't", "nothing", "unable"})
_COUNTED = frozenset({"day", "week", "fortnight", "month", "quarter", "year"})
_DAY_LEADS = frozenset({"by", "before", "due", "until", "deadline", "than", "date"})


def is_meant(text: Tokens, sentence: str, phrase: Phrase, *, whole: bool) -> bool:
    """Tell whether this phrase is a deadline where it stands; `whole`: the text is a deadline among other words."""
    reading, core = phrase.reading, text.tokens[phrase.core : phrase.end]
    led = phrase.core > phrase.start
    if reading.kind is DeadlineClass.NONE:
        return False
    if whole and (verdict := _meant_in_a_deadline(text, phrase)) is not None:
        return verdict
    if reading.kind in (DeadlineClass.RECUR, DeadlineClass.ONGOING):
        return not noun_follows(text, sentence, phrase.end)
    if reading.kind is DeadlineClass.IMMEDIATE:
        return core[0].code != "immediate" and not _is(text, phrase.end, "after", "before", "following")
    if reading.kind is DeadlineClass.EVENT and reading.start is None:
        return led or any(token.code in ("next", "before", "coming") or token.key == "M" for token in core)
    if reading.kind is DeadlineClass.TERM and core[-1].code == "term" and _is(text, phrase.end, "of"):
        return False  # "the terms of reference"
    if [token.key for token in core] == ["the", "O"]:
        return led and not noun_follows(text, sentence, phrase.end)
    if len(core) == 1:
        return _one_word(text, sentence, phrase, led, whole)
    return not _counts_people(text, sentence, phrase)


def _meant_in_a_deadline(text: Tokens, phrase: Phrase) -> bool | None:
    """Tell what is read with less caution where everything is a deadline: "the annual refresh", "at next meeting"."""
    kind = phrase.reading.kind
    if [token.key for token in text.tokens[phrase.core : phrase.end]] == ["the", "O"]:
        before = text.tokens[phrase.start - 1].code if phrase.start else BOUNDARY
        after = text.tokens[phrase.end].code if phrase.end < len(text.tokens) else BOUNDARY
        return True if {before, after} <= {BOUNDARY, ",", "-"} else None
    if kind in (DeadlineClass.RECUR, DeadlineClass.ONGOING):
        return not _is(text, phrase.end, *HAPPENINGS)
    if kind is DeadlineClass.EVENT and text.tokens[phrase.core].code == "meeting":
        return phrase.core == 0 or text.tokens[phrase.core - 1].code not in (UNKNOWN, "in")  # "in meetings all week"
    return True if kind in (DeadlineClass.EVENT, DeadlineClass.IMMEDIATE) else None


def is_too_early(text: Tokens, sentence: str, at: int) -> bool:
    """Tell whether nothing can be done before what follows: "I can't commit to anything before May"."""
    if text.tokens[at].code != "before":
        return False
    for token in reversed(text.tokens[max(0, at - 6) : at]):
        if token.code in (BOUNDARY, ","):
            return False
        if sentence[token.start : token.end].lower().replace("’", "'") in _CANNOT:
            return True
    return False


def hung_on_event(text: Tokens, phrase: Phrase) -> Phrase:
    """Return a length counted from something without a day as hanging on it: "within 3 months of approval"."""
    counted = phrase.reading.kind is DeadlineClass.DATE and text.tokens[phrase.end - 1].code in _COUNTED
    if counted and _is(text, phrase.end, "of", "from", "after", "following") and phrase.end + 1 < len(text.tokens):
        return replace(phrase, reading=Reading("", DeadlineClass.EVENT))
    return phrase


def hangs_on_more(text: Tokens, sentence: str, phrase: Phrase) -> bool:
    """Tell whether a period only says which thing is waited for: "once we have the March figures"."""
    if phrase.reading.precision == "day" or phrase.reading.kind in (DeadlineClass.TERM, DeadlineClass.DATE):
        return False
    more = False
    for token in reversed(text.tokens[: phrase.start]):
        # "it cannot be before they have finished, so November": the point comes back
        if token.code in (BOUNDARY, ",") or sentence[token.start : token.end].lower() == "so":
            return False
        if token.code in CONDITIONS and more:
            return not _any_before(text, token.start)
        more = more or token.code != "the"
    return False


def is_conditional(text: Tokens) -> bool:
    """Tell whether the text waits for something: "probably once the funding is in", "subject to approval"."""
    return any(token.code in CONDITIONS for token in text.tokens[:-1]) or "soon as " in text.codes


def names_a_happening(text: Tokens) -> bool:
    """Tell whether the text names what happens once: "at the leaflet launch"."""
    return any(token.code in HAPPENINGS for token in text.tokens)


def _any_before(text: Tokens, start: int) -> bool:
    """Tell whether a date was said before this place: then what follows is only its reason."""
    return any(token.key in "DMWXY" for token in text.tokens if token.end <= start)


def _one_word(text: Tokens, sentence: str, phrase: Phrase, led: bool, whole: bool) -> bool:
    """Tell whether a single token is a date: what is short is often something else."""
    token = text.tokens[phrase.core]
    if token.key == "X":
        if phrase.reading.on is None and not led and int(token.code.split("/")[1]) > 12:
            return False
        return (led or token.code not in _SAYINGS) and not _is(text, phrase.end, "of", "day")
    if token.key in "PH":
        return phrase.reading.on is not None and _after_day_lead(text, phrase, token)
    if token.key in "OYS" or token.code in ("spring", "summer", "autumn", "winter", "term"):
        return led and token.code != "term" and not noun_follows(text, sentence, phrase.end)
    if sentence[token.start : token.end].lower() in _ALSO_WORDS:
        return _named_not_done(text, sentence, phrase, led, whole)
    if token.code in ("easter", "christmas"):
        return not noun_follows(text, sentence, phrase.end)
    return token.code not in ("term", "fy", "quarter", "week", "holidays")


def _after_day_lead(text: Tokens, phrase: Phrase, token: Token) -> bool:
    """Tell whether "3.5" stands where only a day can: action refs look just the same, also after "on"."""
    leads = {lead.code for lead in text.tokens[phrase.start : phrase.core]}
    if leads & _DAY_LEADS:
        return True
    return (
        bool(leads & {"on", "for", "from", "to", "until"}) and int(token.code[1:].replace("-", ".").split(".")[0]) > 9
    )


def _named_not_done(text: Tokens, sentence: str, phrase: Phrase, led: bool, whole: bool) -> bool:
    """Tell the month or day from the verb or the name: "in May", "the March one", but not "may", "April to send"."""
    before = text.tokens[phrase.core - 1].code if phrase.core else BOUNDARY
    if led:
        return before != "to"
    if before == "the":
        return True
    ends = phrase.end == len(text.tokens) or text.tokens[phrase.end].code in (BOUNDARY, ",")
    return ends and (whole or before != BOUNDARY) and sentence[text.tokens[phrase.core].start].isupper()


def _counts_people(text: Tokens, sentence: str, phrase: Phrase) -> bool:
    """Tell "10 may attend" from "10 May, attend"; and no month has 45 days."""
    number, month = text.tokens[phrase.core], text.tokens[phrase.end - 1]
    if number.key != "N":
        return False
    if "impossible" in phrase.reading.flags and int(number.code[1:]) > 31:
        return True
    return sentence[month.start : month.end] == "may" and noun_follows(text, sentence, phrase.end)


def noun_follows(text: Tokens, sentence: str, at: int) -> bool:
    """Tell whether what stands here goes on without a pause, and so is what the date before it belongs to."""
    if at >= len(text.tokens):
        return False
    token = text.tokens[at]
    word = sentence[token.start : token.end].lower()
    return token.code in _NOUNS or (token.code == UNKNOWN and word not in _GO_ON)


def _is(text: Tokens, at: int, *codes: str) -> bool:
    return at < len(text.tokens) and text.tokens[at].code in codes
