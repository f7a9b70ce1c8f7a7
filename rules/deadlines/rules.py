"""All the patterns of deadlines in one place, in their order, and the words they are written with."""

from rules.deadlines import days, events, lengths, open, periods, recurring, seasons, times, weekdays, years
from rules.deadlines.edges import EDGES
from rules.deadlines.patterns import Alternatives, by_key, pattern

# Where two patterns match the same words, the one further up is meant.
_ANYWHERE = (
    *open.RULES,
    *recurring.RULES,
    *events.RULES,
    *periods.RULES,
    *years.RULES,
    *seasons.RULES,
    *days.RULES,
    *weekdays.RULES,
    *lengths.RULES,
)
_AFTER_LEAD = (
    *days.AFTER_LEAD,
    *periods.AFTER_LEAD,
    *years.AFTER_LEAD,
    *seasons.AFTER_LEAD,
)
_WHOLE = (
    *open.WHOLE,
    *recurring.WHOLE,
    *events.WHOLE,
    *seasons.WHOLE,
    *years.WHOLE,
    *days.WHOLE,
    *lengths.WHOLE,
)
# What may stand before a date and is no part of it.
_LEADS = tuple(
    pattern(template)
    for template in (
        "(by|on|at|until|for|from|to|in|during|over|since|about|now|come) [about|the]",
        "[the] (deadline|due|target|due date|target date) [is|was|of|for|by|on|at] [now] [;]",
        "(no|not) (later|sooner|earlier) than [the]",
        "not (before|until) [the]",
        "[at|by] [the] latest [by|on] [the]",
        "(sometime|some time|any time|anytime|any day|during) [in|during|on|about] [the]",
        "(on or before|by or before|up to|as of|as at|as from|with effect from|any time in|sometime in)",
    )
)
AFTER_TIME = pattern("[,] [sharp|prompt|promptly|latest] [on|,|of]")
CONNECTOR = pattern("([and] (finishing|ending|running) [on|to|by|at] | to|until|-|up to) [the] [end of]")
AND = pattern("and [the]")
VAGUELY = pattern("([-|,] ish | or (so|thereabouts) | [,] give or take)")
OPEN_END = pattern(
    "[and] (onwards|onward|until (conclusion|complete|completion|finished|further)|then ongoing|ongoing)"
)
EVENT_DAY = pattern("[,|;|-] [on|of|is|at]")
# After "not this Friday": the next one of its kind.
ONE_AFTER = pattern(
    "[,|;|-|but] [on|by|do] [the] "
    "(N1 (after|following) [that] | (next|following) [N1|<unit>|<weekday>] | (<unit2>|<weekday2>) after [that|next])"
)
# What follows these is an event, if it is no date: "once approved", "after the peer review".
CONDITIONS = frozenset(
    {"once", "when", "whenever", "after", "following", "upon", "pending", "subject", "until", "before", "depending"}
    | {"depends", "dependent", "contingent", "alongside"}
)
_IN_SENTENCES = (
    *(*_ANYWHERE, *_AFTER_LEAD, *_LEADS, AFTER_TIME, CONNECTOR, AND, OPEN_END, VAGUELY, EVENT_DAY, ONE_AFTER),
    *events.BESIDE,
    *(edge.rule for edge in EDGES),
    *times.RULES,
)
RULES = (*_IN_SENTENCES, *_WHOLE)
LITERALS_IN_SENTENCES = (
    frozenset(word for one in _IN_SENTENCES for word in one.words)
    | CONDITIONS
    | {"please", "possible", "sooner", "latest", "meeting", "external"}
)
LITERALS = LITERALS_IN_SENTENCES | events.HAPPENINGS | frozenset(word for one in _WHOLE for word in one.words)
INDEX = by_key(_ANYWHERE)
INDEX_LED = by_key((*_ANYWHERE, *_AFTER_LEAD))
INDEX_BESIDE = by_key((*_ANYWHERE, *_AFTER_LEAD, *events.BESIDE))
INDEX_WHOLE = by_key((*_ANYWHERE, *_AFTER_LEAD, *_WHOLE))
LEAD_INDEX = by_key(_LEADS)
ANY_EDGE = Alternatives(tuple(edge.rule for edge in EDGES))
EDGE_KEYS = frozenset(key for edge in EDGES for key in edge.rule.keys)
# A token no date begins with is passed over at once, and so is one no deadline begins with.
DATE_STARTS = {"between", "not"} | frozenset(INDEX_WHOLE) | frozenset(INDEX_BESIDE) | EDGE_KEYS | times.STARTS
STARTS = {"between"} | frozenset(INDEX_LED) | frozenset(LEAD_INDEX) | EDGE_KEYS | times.STARTS
