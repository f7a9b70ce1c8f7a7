"""Put the patterns together: prepositions, times and edges around a date, and what stands at a place in a text."""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import lru_cache

from rules.deadlines import rules
from rules.deadlines.beside import about, one_after, up_to
from rules.deadlines.edges import EDGES
from rules.deadlines.patterns import Alternatives
from rules.deadlines.times import time_at
from rules.deadlines.token import Tokens
from rules.deadlines.tokens import tokenise
from rules.deadlines.values import Context, DeadlineClass, Reading

# At the head of a phrase these belong to the date: "by COP Friday" is due "COP Friday".
_NOT_OF_A_TIME = frozenset({"by", "from", "for", ","})
# "Since January" is always a January gone by.
_LOOKING_BACK = frozenset({"since"})
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A deadline at a place in a text: the tokens of its preposition (`start` to `core`) and of itself (to `end`)."""

    reading: Reading
    start: int
    core: int
    end: int


@lru_cache(maxsize=32)  # a sentence is looked at once for what is to come and once for what has been
def words(text: str, *, whole: bool) -> Tokens:
    """Cut a text into the tokens of this grammar; `whole`: all of it is a deadline."""
    return tokenise(text, rules.LITERALS if whole else rules.LITERALS_IN_SENTENCES, whole=whole)


def phrase(text: Tokens, at: int, context: Context, past: bool, *, whole: bool) -> Phrase | None:
    """Return the longest deadline that begins at this token, its preposition included; `whole`: it is all there is."""
    best = _dated(text, at, at, context, past, led=whole, whole=whole)
    core = _after_leads(text, at)
    if core > at:
        behind = past or any(token.code in _LOOKING_BACK for token in text.tokens[at:core])
        led = _dated(text, at, core, context, behind, led=True, whole=whole)
        if led and (best is None or led.end > best.end):
            return _by_feast(led, text, context)
    return best


def _after_leads(text: Tokens, at: int) -> int:
    """Return the token after the prepositions that stand here ("deadline is now by")."""
    for _ in range(3):
        if at >= len(text.tokens):
            return at
        ends = [at]
        leads = rules.LEAD_INDEX.get(text.tokens[at].key)
        for lead in leads.rules if leads else ():
            if m := lead.pattern.match(text.codes, text.offsets[at]):
                ends.append(text.places[m.end()])
        if max(ends) == at:
            return at
        at = max(ends)
    return at


def _by_feast(found: Phrase, text: Tokens, context: Context) -> Phrase:
    """Read "by Easter", "up to Easter" as what ends before it."""
    said = [token.code for token in text.tokens[found.start : found.core]]
    if said[-1] in ("by", "until") or said[-2:] == ["up", "to"]:
        return replace(found, reading=up_to(found.reading, context))
    return found


def _dated(text: Tokens, start: int, at: int, context: Context, past: bool, *, led: bool, whole: bool) -> Phrase | None:
    """Read a date with a time before it or after it; a time alone, if it is all there is, is today's."""
    if at >= len(text.tokens) or text.tokens[at].key not in rules.DATE_STARTS:
        return None
    core = _core(text, at, context, past, led, whole)
    clock = None if _code(text, at) in _NOT_OF_A_TIME else time_at(text, at)
    hour: time | None = None
    if clock and (core is None or clock.end >= core[1]):
        m = rules.AFTER_TIME.pattern.match(text.codes, text.offset(clock.end))
        resumed = text.places[m.end()] if m else clock.end
        later = _core(text, resumed, context, past, led=True, whole=False)
        if later and later[0].on:
            core, hour = later, clock.at
        elif core is None:
            if not whole or clock.end < len(text.tokens) or clock.at is None:
                return None
            today = Reading("", DeadlineClass.DATE, on=context.today, precision="day", time=clock.at)
            return Phrase(today, start, at, clock.end)
    if core is None:
        return None
    reading, end = core
    if reading.on is None:
        return Phrase(reading, start, at, end)
    for _ in range(2):
        after = time_at(text, end)
        if after is None:
            break
        hour, end = after.at or hour, after.end
    reading = replace(reading, time=hour) if hour else reading
    if whole and (m := rules.VAGUELY.pattern.match(text.codes, text.offset(end))):
        return Phrase(about(reading), start, at, text.places[m.end()])
    return Phrase(reading, start, at, end)


def _core(
    text: Tokens, at: int, context: Context, past: bool, led: bool, whole: bool, depth: int = 0
) -> tuple[Reading, int] | None:
    """Return the longest date here, with its edges ("end of", "before") and its other end ("to 5 March")."""
    if at >= len(text.tokens):
        return None
    if text.tokens[at].code == "between" and depth == 0 and (both := _between(text, at + 1, context, past)):
        return both
    if text.tokens[at].code == "not" and depth == 0 and (other := _not_this_one(text, at + 1, context, past)):
        return other
    beside = rules.INDEX_BESIDE if depth else rules.INDEX_LED
    best = _simple(text, at, context, past, rules.INDEX_WHOLE if whole else beside if led else rules.INDEX)
    if depth < _DEEPEST and text.tokens[at].key in rules.EDGE_KEYS:
        edged = _edged(text, at, context, past, depth)
        if edged and (best is None or edged[1] > best[1]):
            best = edged
    return _extended(text, at, best, context, past, depth) if best else None


def _simple(
    text: Tokens, at: int, context: Context, past: bool, index: dict[str, Alternatives]
) -> tuple[Reading, int] | None:
    here = index.get(text.tokens[at].key)
    if here is None or not here.any_fits(text.codes, text.offsets[at]):
        return None
    matches = [
        (m.end(), -order, rule, m)
        for order, rule in enumerate(here.rules)
        if (m := rule.pattern.match(text.codes, text.offsets[at])) and m.end() > m.start()
    ]
    for end, _, rule, m in sorted(matches, key=lambda match: match[:2], reverse=True):
        if reading := rule.build(m, context, past):
            return reading, text.places[end]
    return None


def _edged(text: Tokens, at: int, context: Context, past: bool, depth: int) -> tuple[Reading, int] | None:
    if not rules.ANY_EDGE.any_fits(text.codes, text.offsets[at]):
        return None
    for edge in EDGES:
        if text.tokens[at].key not in edge.rule.keys:
            continue
        m = edge.rule.pattern.match(text.codes, text.offsets[at])
        if m is None or m.end() == m.start():
            continue
        inner = _core(text, text.places[m.end()], context, past, True, False, depth + 1)
        inner_words = text.codes[m.end() : text.offset(inner[1])] if inner else ""
        if inner and (reading := edge.build(m, inner[0], context, inner_words)):
            return reading, inner[1]
    return None


def _extended(
    text: Tokens, at: int, found: tuple[Reading, int], context: Context, past: bool, depth: int
) -> tuple[Reading, int]:
    """Follow a date on to the other end of its range, to "until conclusion", or to the day of its meeting."""
    reading, end = found
    offset = text.offset(end)
    if reading.on and (m := rules.OPEN_END.pattern.match(text.codes, offset)):
        open_ended = Reading("", DeadlineClass.ONGOING, start=reading.start or reading.on)
        return open_ended, text.places[m.end()]
    if depth:
        return found
    if reading.kind is DeadlineClass.EVENT and (m := rules.EVENT_DAY.pattern.match(text.codes, offset)):
        day = _core(text, text.places[m.end()], context, past, True, False, 1)
        if day and day[0].on and day[0].on == reading.on:
            return reading, day[1]  # "our next meeting on 2 March", which it is
        return day if day and day[0].kind is DeadlineClass.DATE and day[0].on else found
    if reading.on and (m := rules.CONNECTOR.pattern.match(text.codes, offset)):
        return _to_other_end(text, at, text.places[m.end()], reading, context, past) or found
    return found


def _between(text: Tokens, at: int, context: Context, past: bool) -> tuple[Reading, int] | None:
    """Read "between Monday and Wednesday next week"."""
    at += _code(text, at) == "the"
    first = _core(text, at, context, past, True, False, 1)
    if first is None or first[0].on is None:
        return None
    m = rules.AND.pattern.match(text.codes, text.offset(first[1]))
    return _to_other_end(text, at, text.places[m.end()], first[0], context, past) if m else None


def _not_this_one(text: Tokens, at: int, context: Context, past: bool) -> tuple[Reading, int] | None:
    """Read "not this Friday, the one after" as the one after."""
    at += _code(text, at) == "the"
    first = _core(text, at, context, past, True, False, 1)
    m = rules.ONE_AFTER.pattern.match(text.codes, text.offset(first[1])) if first else None
    if first is None or m is None:
        return None
    later = one_after(m, first[0], context, text.codes[text.offsets[at] : m.start()])
    return (later, text.places[m.end()]) if later else None


def _to_other_end(
    text: Tokens, at: int, second_at: int, reading: Reading, context: Context, past: bool
) -> tuple[Reading, int] | None:
    """Read a range; the year its first day leaves out is that of its last ("1 to 5 March 2028", "Nov to Feb")."""
    second = _core(text, second_at, context, past, True, False, 1)
    if second is None or second[0].on is None:
        return None
    day = second[0].on
    first = _core(text, at, replace(context, today=day), True, True, False, 1)
    behind = first[0] if first and first[0].on else reading
    days_only = reading.precision == "day" and behind.on is not None and behind.on < context.today
    if days_only and not past and reading.on and timedelta(0) < reading.on - day < timedelta(days=7):
        # "Monday to Wednesday" on a Tuesday: both are still to come.
        later = _core(text, second_at, replace(context, today=reading.on), past, True, False, 1)
        if later and (whole := _range(reading, later[0])):
            return whole, later[1]
    end = up_to(second[0], context)
    whole = _range(behind, end) or _range(reading, end)
    return (whole, second[1]) if whole else None


def _range(first: Reading, second: Reading) -> Reading | None:
    """Return the range from one reading to another, if it runs forward."""
    start = first.start or first.on
    if start is None or second.on is None or first.on is None or first.on >= second.on:
        return None
    return replace(second, kind=DeadlineClass.RANGE, start=start, options=(), question=None)


def _code(text: Tokens, at: int) -> str:
    return text.tokens[at].code if at < len(text.tokens) else ""
