"""Choose the deadline among several dates in one text: the point and not its reasons, the new day and not the old."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from rules.calendar import long_date
from rules.deadlines.finding import noun_follows
from rules.deadlines.grammar import Phrase
from rules.deadlines.token import BOUNDARY, Tokens
from rules.deadlines.values import DeadlineClass, Reading

# A reason begins with one of these and ends with its clause; "so" brings the point back after a reason.
_REASONS = frozenset(
    {"because", "cos", "coz", "cuz", "cause", "as", "since", "given", "seeing", "due", "if"}
    | {"im", "i'm", "ive", "i've", "sorry", "got"}  # "tomorrow, sorry I'm in court all day today"
    | {"while", "whilst", "which", "where", "though", "although", "when", "once"}
)
_OTHERWISE = frozenset({"otherwise", "unless", "failing"})
# What follows "as", "since", "due" and "once" where they give no reason: "as of June", "since March", "due on".
_NO_REASON = frozenset(
    {"of", "from", "at", "soon", "and", "required", "needed", "necessary", "appropriate", "yet", "by", "on", "a"}
    | {"monthly", "weekly", "every", "date", "before", "quick", "quickly"}
)
_REVISED = frozenset(
    {"now", "revised", "moved", "extended", "pushed", "changed", "put", "actually", "instead", "make", "can", "could"}
)
# Before a range that is no range: "moved from 1 March to 15 March".
_MOVED = frozenset(
    {"moved", "move", "pushed", "changed", "slipped", "back", "deferred", "extended", "brought", "revised"}
)
# Before a date that is not meant any more, or cannot be.
_NOT_MEANT = frozenset(
    {"not", "cant", "can't", "cannot", "wont", "won't", "couldnt", "couldn't", "instead", "rather", "was", "were"}
    | {
        "originally",
        "missed",
        "away",
        "leave",
        "off",
        "isnt",
        "isn't",
        "previously",
        "formerly",
        "orig",
        "bar",
        "excluding",
        "wasn't",
        "wasnt",
        "avoid",
        "except",
        "didn't",
    }
)
_WILL_NOT_DO = re.compile(
    r"(?:'s)? (?:is |are |would be |looks )?(?:no (?:good|use|go)|not (?:good|possible|poss|doable|ok|suitable|ideal)\b"
    r"|won'?t|will not|does(?:n't|nt| not) (?:work|suit)|isn'?t (?:good|possible|doable|ok)|out\b(?! of)"
    r"|too (?:early|late|soon|tight)|clash)",
    re.IGNORECASE,
)
_NOT_MEANT_AFTER = frozenset({"than", "of"})
_WITHOUT_DAY = frozenset({DeadlineClass.ONGOING, DeadlineClass.TBA})
# Words that tell of what was: "as we did last year", "you asked me a week ago".
_PAST = frozenset({"last", "ago", "yesterday", "gone"})
_ENDING = frozenset({"until", "to"})
# After the date that counts: "Friday if possible, Monday at the latest".
_LATEST = ("at the latest ", "at the very latest ", "latest ", "at latest ")


def of_the_point(text: Tokens, words: str, phrases: list[Phrase], today: date | None) -> list[Phrase]:
    """Leave out what is only a reason, what is refused, and what was; but something must be left.

    `today` is None where the deadline itself is one that has been.
    """
    if today:
        phrases = [phrase for phrase in phrases if not _looks_back(text, phrase, today)] or phrases
    for dropped in (_describes, _in_reason, _is_refused, _is_ruled_out):
        kept = [phrase for phrase in phrases if not dropped(text, words, phrase, phrases)]
        phrases = kept or phrases
    return phrases


def chosen(text: Tokens, words: str, phrases: Sequence[Phrase]) -> Reading:
    """Return the deadline there is, the revised one, else ask which."""
    first, last = phrases[0].reading, phrases[-1].reading
    days = tuple(dict.fromkeys(day for phrase in phrases if (day := phrase.reading.on)))
    if len(phrases) == 1:
        return _moved(text, words, phrases[0])
    if first.kind in _WITHOUT_DAY:
        flags = ("review",) if days and first.kind is DeadlineClass.ONGOING else ()
        return replace(first, options=days, flags=flags)
    if recurring := next((phrase.reading for phrase in phrases if phrase.reading.kind is DeadlineClass.RECUR), None):
        return _recurring_from(recurring, text, phrases)
    if first.kind is DeadlineClass.IMMEDIATE and {each.reading.kind for each in phrases[1:]} == {DeadlineClass.EVENT}:
        return first if not days else replace(first, options=days)
    if last.kind is DeadlineClass.TBA and days:
        return _provisional(first)
    if len(days) < 2:
        return next((phrase.reading for phrase in phrases if phrase.reading.on), first)
    if weekday := _within_week(text, phrases):
        return weekday
    if latest := [phrase for phrase in phrases if text.codes.startswith(_LATEST, text.offset(phrase.end))]:
        return latest[-1].reading
    after_others = max(phrases[-2].end, phrases[-1].start - 5)
    before_last = {_word(text, words, at) for at in range(after_others, phrases[-1].core)}
    codes = {token.code for token in text.tokens[max(0, phrases[-1].start - 2) : phrases[-1].core]}
    if (before_last | codes) & _REVISED:
        return last
    return _asked(last, days)


def _recurring_from(recurring: Reading, text: Tokens, phrases: Sequence[Phrase]) -> Reading:
    """Read "quarterly from 12 March" from that day on; "monthly until July" does not begin in July."""
    days = (
        phrase.reading.on
        for phrase in phrases
        if phrase.reading is not recurring
        and phrase.reading.on
        and text.tokens[phrase.start - 1].code != "and"  # "every June and December"
        and not _ENDING & {token.code for token in text.tokens[phrase.start : phrase.core]}
    )
    first = next(days, None)
    return replace(recurring, on=max(recurring.on or first, first), question=None) if first else recurring


def _within_week(text: Tokens, phrases: Sequence[Phrase]) -> Reading | None:
    """Read "next week, preferably Thursday" as the Thursday of that week."""
    week, day = phrases[0].reading, phrases[-1]
    if (
        week.precision != "week"
        or week.start is None
        or [each.key for each in text.tokens[day.core : day.end]] != ["W"]
    ):
        return None
    monday = week.start - timedelta(days=week.start.weekday())
    return replace(
        day.reading, on=monday + timedelta(days=int(text.tokens[day.core].code[1:])), question=None, options=()
    )


def _moved(text: Tokens, words: str, phrase: Phrase) -> Reading:
    """Read "moved from 1 March to 15 March" as the new day."""
    said = {_word(text, words, at) for at in range(max(0, phrase.start - 2), phrase.core)}
    if phrase.reading.kind is DeadlineClass.RANGE and phrase.reading.precision == "day" and said & _MOVED:
        return replace(phrase.reading, kind=DeadlineClass.DATE, start=None)
    return phrase.reading


def _provisional(reading: Reading) -> Reading:
    if reading.on is None:
        return reading
    question = f"{long_date(reading.on)} is still to be confirmed. Keep it as the date for now?"
    return replace(reading, flags=("provisional",), question=question)


def _asked(last: Reading, days: tuple[date, ...]) -> Reading:
    question = f"Several dates are written: {', '.join(long_date(day) for day in days)}. Which is the deadline?"
    return replace(last, options=days, question=question)


def _looks_back(text: Tokens, phrase: Phrase, today: date) -> bool:
    """Tell whether this is a day that was, told as such: "12 March like last year"."""
    said = {token.code for token in text.tokens[phrase.core : phrase.end]}
    return bool(said & _PAST) and phrase.reading.on is not None and phrase.reading.on < today


def _describes(text: Tokens, words: str, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Tell whether this is the adjective of something else: "the monthly return, due 12 March"."""
    single = phrase.reading.kind is DeadlineClass.RECUR and phrase.end == phrase.core + 1
    return single and noun_follows(text, words, phrase.end)


def _in_reason(text: Tokens, words: str, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Tell whether the clause that this date stands in gives a reason: "as I am away from the 15th"."""
    for at in range(phrase.start - 1, -1, -1):
        code, word = text.tokens[at].code, _word(text, words, at)
        if word in _OTHERWISE:
            return True
        if code in (BOUNDARY, ","):
            return False
        if word == "so":  # after the point its purpose, after a reason the point itself
            earlier = [other for other in phrases if other.end <= at]
            return any(not _in_reason(text, words, other, ()) for other in earlier)
        if word in _REASONS and at < phrase.start - 1:
            following = text.tokens[at + 1].code
            return following == "to" if word == "due" else following not in _NO_REASON
    return False


def _is_refused(text: Tokens, words: str, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Tell whether this date is one that was, or that will not do: "can't do Friday", "instead of the 12th"."""
    if any(token.code in ("not", "no") for token in text.tokens[phrase.start : phrase.core]):
        return False  # "not before Easter", "no later than Friday"
    for at in range(phrase.start - 1, max(-1, phrase.start - 5), -1):
        word = _word(text, words, at)
        if text.tokens[at].code in (BOUNDARY, ",") or word in ("but", "so"):
            return False
        if word in ("instead", "rather"):
            return _word(text, words, at + 1) in _NOT_MEANT_AFTER
        if word in _NOT_MEANT:
            return True
    return False


def _is_ruled_out(text: Tokens, words: str, phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """Tell whether what follows this date says that it will not do: "Monday's no good", "Friday is too soon"."""
    return _WILL_NOT_DO.match(words, text.tokens[phrase.end - 1].end) is not None


def _word(text: Tokens, words: str, at: int) -> str:
    token = text.tokens[at]
    return words[token.start : token.end].lower()
