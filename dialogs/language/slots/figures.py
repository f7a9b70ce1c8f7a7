"""The slots of questions about figures, and of figures given: totals, targets, percentages."""

import re
from collections.abc import Iterator
from typing import Any

from dialogs.language import fields
from dialogs.language.aligned import Aligned, aligned
from dialogs.language.intents.figures import MISSING
from dialogs.language.intents.grammar import patterns
from dialogs.language.lexicon import NUMBER_WORDS, word_set
from dialogs.language.numbers import find_amounts
from dialogs.language.slots import cohorts, products
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.calendar import financial_year_label
from rules.deadlines import Context, DeadlineClass
from rules.lazily import Lazily

Slots = dict[str, Any]

# Words of asking, and of training as such: what is left of a question says whose figure, or which.
_ASKING = word_set(
    "how many much what which who whom is are the have has had having did do does we you they i he she been be"
    " being was"
    " were am done trained train training trainings totals total numbers number figure figures stats statistics so far"
    " this last year years financial to date in for by of since april show me give our all us people persons staff"
    " received attended completed reached put through on sessions session and count counts report summary log"
    " register get"
    " got tell please pls can could would up until now yet any ever during academic fy headcount headcounts a an from"
    " their its taken took just it them that looking doing like long split more than where prevent breakdown tally with"
    " cohort cohorts data list delivered covered quick there before after month week or not but if because need needed"
    " want wanted know see altogether overall running grand current currently recently lately already still at as hi"
    " workshop workshops course courses go gone went going done come came run ran held getting find out let look check"
    " my your no each every across per completions completion individual individuals folk bodies heads remind scrutiny"
    " asking asked wants wise think roughly about approximately exactly actually also too only even well is"
    " awareness end side regarding re trained reach covering cover s q1 q2 q3 q4 quarter latest up-to-date uptake"
    " compared versus vs against calendar attending attend completing complete finished finish sat passed member"
    " members"
)
_OF_TARGETS = _ASKING - {"staff", "trained", "training", "completion", "completions", "awareness", "uptake"} | word_set(
    "target targets benchmark benchmarks goal goals kpi kpis stand stands standing hitting hit meeting meet met missing"
    " missed near close closer anywhere far off away progress percent percentage proportion rate % track behind ahead"
    " above below short tell compare achieve achieved achieving make making reach reaching shall will should"
    " percentages"
)
# Words around what a figure measures that are none of it.
_AROUND = word_set(
    "record log add put down note new latest figure figures is are at now of for the as on a an has hit reached to"
    " our we"
    " have had about its it that this please pls can could you i me my update updated change set enter in from by up"
    " current currently position stands standing sits sitting was were been be they their us them says said told tell"
    " wanted want asked here with reported reports reporting gave given give hold so hi hello just value be rate's"
    " percentage percent dated date today yesterday score got gone come comes came back out over just's only and"
    " register's which should shows showing show sends sent send confirmed confirm confirming save stick make"
)
_PERCENT = Lazily(
    rf"(?<![\w.])(?P<number>\d{{1,3}}(?:\.\d+)?|(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
    rf"(?:[ -](?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}))*(?: point \w+)?)"
    r" ?(?:%|per ?cent\b|pc\b|percentage)"
)
# "my director has asked for …": whoever wants to know is not who was trained
_WHO_ASKS = Lazily(
    r"\b(?:my|our|the|his|her) (?:[\w-]+ )?(?:directors?|managers?|boss|chair|chief|head|leader|board|inspectors?"
    r"|auditors?)"
    r"(?= (?:\w+ )?(?:ask|want|need|would like|is after|keep|wonder|require))",
    re.IGNORECASE,
)
_TARGET_FOR = Lazily(r"\b(?:targets?|benchmark|goal|kpi)s? (?:for|on|around|about) (?:the |our )?(?P<what>[^,.?!;]+)")
# "82% of 1,240 staff": how many people a percentage is of
_OF_HOW_MANY = Lazily(
    r"\s*of (?:our |the |a |all )*(?:total of )?(?P<people>\d{1,3}(?:,\d{3})+|\d{2,6})\b"
    r"(?: (?:staff|people|employees|workers|officers))?",
    re.IGNORECASE,
)
# "84% not 82%": a figure that was given before
_INSTEAD_OF = Lazily(
    r",? (?:and )?(?:not|instead of|rather than) (?P<number>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b)", re.IGNORECASE
)
_MISSING = patterns({"target_status": MISSING})
_WORD = Lazily(r"[\w'-]+(?:[./]\w+)*")


def training_totals(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read whose totals are asked for, and of which year."""
    slots: Slots = {}
    text = _WHO_ASKS.sub(" | ", sentence.piece(sentence.core))
    if (year := fields.read_year(f"{text} {sentence.plain}", context.today)) is not None:
        slots["year"] = financial_year_label(year)
    if product := products.find(text, vocabulary):
        slots["product"] = product.name
        text = f"{text[: product.start]} | {text[product.end :]}"
    elif re.search(r"\be-?learning\b", sentence.plain):
        slots["product"] = "e-learning"
        text = re.sub(r"\be-?learning\b", " | ", text, flags=re.IGNORECASE)
    said = list(runs(_without_dates(text, context), _ASKING))
    named = [one for one in said if cohorts.mapped(one, vocabulary) or vocabulary.find(one, "agency")]
    for one in [*named, *said][:1]:
        staffed = re.search(rf"{re.escape(one)} (?:staff|teams?|people|officers|members)", text, re.IGNORECASE)
        whole = staffed.group() if staffed else one
        if cohort := cohorts.mapped(whole, vocabulary) or cohorts.mapped(one, vocabulary):
            slots["cohort"] = cohort
        elif agencies := vocabulary.find(one, "agency"):
            slots["agency"] = agencies[0].name
        else:
            slots["cohort"] = cohorts.tidy(whole)
    return slots


def target_status(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which target is asked about."""
    if any(said.found_in(sentence.plain) for said in _MISSING):
        return {"which": "missing"}
    slots: Slots = {}
    text = sentence.text
    if agencies := vocabulary.find(text, "agency"):
        slots["agency"] = agencies[0].name
    asked = aligned(text)
    percent, product = _PERCENT.search(asked.plain), products.find(text, vocabulary)
    if percent:
        slots["measure"] = asked.of(percent)
    elif product:
        slots["measure"] = text[product.start : product.end]
    elif measure := _measure(asked, text, context, vocabulary):
        slots["measure"] = measure
    return slots


def record_figure(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read a figure a partner gives: what it measures, its value, and the day it is true of."""
    slots: Slots = {}
    text = sentence.text
    if agencies := vocabulary.find(text, "agency"):
        slots["agency"] = agencies[0].name
    for found in deadlines.find(text, context, past=True):
        day = found.reading.on
        if day and (found.reading.kind is DeadlineClass.DATE or day <= context.today):
            slots["as_of"] = day.isoformat()
            text = f"{text[: found.start]} | {text[found.end :]}"
            break
    line = aligned(text)
    if value := _PERCENT.search(line.plain):
        slots["value"] = f"{_number(value['number'])}%"
        start, end = line.span(*value.span())
        if was := _INSTEAD_OF.match(text, end):
            slots["was"], end = f"{was['number']}%", was.end()
        elif workforce := _OF_HOW_MANY.match(text, end):
            slots["value"] += f" of {workforce['people']}"
            end = workforce.end()
        text = f"{text[:start]} | {text[end:]}"
    elif amounts := find_amounts(line.plain):
        slots["value"] = str(amounts[-1].people)
        start, end = line.span(amounts[-1].start, amounts[-1].end)
        text = f"{text[:start]} | {text[end:]}"
    for piece in re.split(r"[|,;:!?]|\. |\.$| - ", text):
        if measure := bare(piece):
            slots["measure"] = vocabulary.exactly(measure, "agency") or measure
            break
    return slots


def _measure(asked: Aligned, text: str, context: Context, vocabulary: Vocabulary) -> str | None:
    """Return what a target is of: "against its target for staff trained", "on staff trained against target"."""
    if found := _TARGET_FOR.search(asked.plain):
        text = asked.of(found, "what")
    for named in reversed(vocabulary.find(text, "agency")):
        text = f"{text[: named.start]} | {text[named.end :]}"
    said = list(runs(_without_dates(text, context), _OF_TARGETS))
    return said[-1] if said else None


def runs(text: str, asking: frozenset[str]) -> Iterator[str]:
    """Yield the pieces of a text that are no words of asking, as typed."""
    line = aligned(text)
    first = last = None
    for word in _WORD.finditer(line.plain):
        apart = last is not None and re.search(r"[^\s'-]", line.plain[last : word.start()])
        little = word.group() in asking or word.group().isdigit() or re.fullmatch(r"[\d/.-]+", word.group())
        if first is not None and last is not None and (little or apart):
            yield _cut(line, first, last)
            first = None
        if not little:
            first = word.start() if first is None else first
            last = word.end()
    if first is not None and last is not None:
        yield _cut(line, first, last)


def _cut(line: Aligned, first: int, last: int) -> str:
    start, end = line.span(first, last)
    return line.text[start:end]


def _without_dates(text: str, context: Context) -> str:
    for found in reversed(deadlines.find(text, context, past=True)):
        if found.reading.kind is not DeadlineClass.NONE:
            text = f"{text[: found.start]} | {text[found.end :]}"
    return text


def bare(piece: str) -> str:
    """Return a piece without the little words at both its ends."""
    line = aligned(piece)
    words = list(_WORD.finditer(line.plain))
    while words and words[0].group() in _AROUND:
        words.pop(0)
    while words and words[-1].group() in _AROUND:
        words.pop()
    return _cut(line, words[0].start(), words[-1].end()).strip(" .?!-") if words else ""


def _number(said: str) -> str:
    """Write a number of percent in digits: "sixty nine", "82 point 5"."""
    if said[0].isdigit() and "point" not in said:
        return said
    whole, _, part = said.partition(" point ")
    amounts = find_amounts(whole)
    number = str(amounts[0].people) if amounts else whole
    return f"{number}.{NUMBER_WORDS.get(part, part)}" if part else number
