"""Patterns without a calendar day: ongoing, to be agreed, at once, nothing at all."""

import re

from rules.calendar import long_date
from rules.deadlines.patterns import rule
from rules.deadlines.values import Context, DeadlineClass, Reading

EXAMPLE = "Give a day such as 12 March 2027, or say ongoing or TBA."


def _ongoing(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.ONGOING)


def _tba(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.TBA)


def _none(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    return Reading("", DeadlineClass.NONE)


def _immediate(m: re.Match[str], context: Context, past: bool) -> Reading | None:
    """Ask by when exactly, and suggest the next meeting: no date is invented."""
    if context.next_meeting is None:
        return Reading("", DeadlineClass.IMMEDIATE, question=f"By when exactly? {EXAMPLE}")
    question = f"By when exactly? The next meeting is on {long_date(context.next_meeting)}."
    return Reading("", DeadlineClass.IMMEDIATE, options=(context.next_meeting,), question=question)


_SETTLED = "(agreed|confirmed|decided|determined|arranged|set|announced|fixed|scheduled|advised|finalised|known)"
RULES = (
    *rule(_ongoing, "(ongoing|continuous|continuously|continuing|continual|continually|rolling|open ended|openended)"),
    *rule(_ongoing, "ongoing (and|/|,|-) (updated|continuous|reviewed|monitored|rolling)"),
    *rule(_ongoing, "(if|as) and when [required|needed|necessary]", "ad hoc", "adhoc"),
    *rule(_ongoing, "as (required|needed|necessary)", "when (required|needed)", "until further notice"),
    *rule(_ongoing, "no [fixed|set|real] end [date]"),
    *rule(_ongoing, "until (conclusion|completion) [of [the|this] [_]]"),
    *rule(_ongoing, "(indefinitely|indefinite)", "until complete", "as appropriate", "all year round", "year round"),
    *rule(_ongoing, "working as usual", "[for] the foreseeable [future]"),
    *rule(_tba, f"(tba|date tba|tba date|[still|yet] to be {_SETTLED})", f"not {_SETTLED} yet"),
    *rule(_tba, f"date to (follow|be {_SETTLED})", f"not [as] yet {_SETTLED}"),
    *rule(_tba, "in due course", "in the coming (week|month)", "shortly", "date to come", "(date|dates) pending"),
    *rule(_tba, "(dont|don't|havent|haven't|have not|not) [got|have|had|set|been given] a (date|deadline)"),
    *rule(_immediate, "(asap|immediately|urgently|straight away|straightaway|right (away|now)|without delay)"),
    *rule(_immediate, "[as] soon as (possible|practicable|poss|practical|we can|you can|they can|i can)"),
    *rule(_immediate, "immediate", "with immediate effect"),
    *rule(_immediate, "as (soon|quickly|fast) as [humanly] (possible|poss|we can|you can)"),
    *rule(_immediate, "[at] [the|your|our] (earliest|O1) (opportunity|convenience|chance)"),
)  # fmt: skip
_NO = "(no|without a|without)"
_FIELD = "[fixed|set|specific|particular] (date|dates|deadline|timescale|timeframe|target date|due date|end date)"
_GIVEN = "(set|given|stated|recorded|provided|entered|written|specified|shown|listed|supplied|applicable)"
# Read only when it is all that was written.
WHOLE = (
    *rule(_none, "(none|nothing|left) [_] (blank|given|set|stated|recorded|entered|written|specified)", "left empty"),
    *rule(_none, "none", "blank", "nothing", "empty", f"{_NO} {_FIELD} [was|is|has been|been] [{_GIVEN[1:-1]}]"),
    *rule(_none, f"not [been] ({_GIVEN[1:-1]}|known|filled in|filled)", "[date|deadline] not given"),
    *rule(_tba, f"{_NO} {_FIELD} [as] (yet|until) [{_SETTLED[1:-1]}]", f"{_NO} {_FIELD} {_SETTLED}"),
    *rule(_tba, "(awaiting|await|waiting (for|on|to)|wait (for|on|to)) [_|a|the|to] [_|date|confirmation]", "pending"),
    *rule(_tba, "(dont|don't|do not|not|havent|haven't|have not|cant|can't|cannot|wont|won't) [_] "
          "(know|sure|certain|decided|agreed|fixed|set|confirm|say|clear) [yet|just yet]"),
    *rule(_tba, "(need|needs|have) to (check|ask|confirm|speak|talk)"),
    *rule(_tba, "(no idea|dunno|unsure|undecided|unconfirmed|unclear|open) [yet]", "no news yet", "not yet"),
    *rule(_tba, f"(N2|to) (be|b) {_SETTLED}", f"tobe {_SETTLED}"),
    *rule(_tba, f"(tba|to be {_SETTLED}) (by|at|in|with)", "(date|dates|details|timescale) (to follow|follow)"),
    *rule(_tba, "(will|i'll|we'll) (confirm|advise|follow|let you know|come back|get back|update)", "to follow"),
    *rule(_tba, "[at] (some point|some stage)", "[at] [a|some] later (date|stage)", "soon", "in [the] future"),
    *rule(_tba, "sine die", f"(being|getting) {_SETTLED}", f"date {_SETTLED} later", "(tbf|tbs)", "under discussion"),
    *rule(_immediate, "now", "urgent", "this minute", "at once", "[as] quick as [you can|we can|possible|poss]"),
    *rule(_immediate, "(top|highest|high) priority", "effective immediately", "overdue"),
    *rule(_ongoing, "rolling (programme|basis|plan|review)", "day to day [working]", "throughout [the year]"),
    *rule(_ongoing, "(permanent|permanently|perpetual|always|forever|constant|constantly|evergreen|underway|embedded)"),
    *rule(_ongoing, "(on|as) [a] (standing|continuous|rolling|need|needs) (item|basis|agenda item)"),
    *rule(_ongoing, "standing [agenda] item", "[for|over] [the] (lifetime|life|duration|length) of [the|this] [_]"),
    *rule(_ongoing, "(as|when|whenever|if) [and when] (_|they|it|we|you|issues|cases|requests) "
          "(arise|arises|crop|crops|come|comes|need|needs|needed|required|occur|occurs) [up|in]"),
    *rule(_ongoing, "(whenever|when|if) (necessary|appropriate|needed|required)"),
    *rule(_ongoing, "(keep|keeps|carry|carries|goes) (going|on)"),
    *rule(_ongoing, "(part of|within) [normal|daily|our|usual] working", "never (end|ending|stops)"),
    *rule(_ongoing, "(no|without|without a) (end|finish|closing|completion|stop) [point|in sight|date]", "continues"),
)  # fmt: skip
