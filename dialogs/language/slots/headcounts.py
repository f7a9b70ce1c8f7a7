"""Which numbers of a sentence about training count people who came, and not hours, rooms or those who stayed away."""

from dialogs.language.numbers import Amount, find_amounts
from dialogs.language.slots.cohort_words import STOPS
from rules.lazily import Lazily

# What a number counts that is not people: "2 hours", "3 sessions", "at 2 schools".
SAID_BESIDE = 80  # letters before a number in which it is said that these people were not there
_THINGS = Lazily(
    r"\s*(?:full |half |whole |short |separate |different |more |extra )*(?:hours?|hrs?|minutes?|mins?|days?|weeks?"
    r"|months?|years|sessions?|workshops?|courses?|classes|times|modules?|slides|sites?|schools|venues?|groups"
    r"|batch(?:es)?|lots|rooms?|floors?|depots|dates|runs|occasions|tables|shifts|certificates?|evenings?|mornings?"
    r"|afternoons?|am|pm|o'?clock|percent|per cent|pounds|miles|briefings?|events?|trainings|wraps)\b"
)
# A number of those who were asked, or who stayed away, where another says who came.
_NOT_THERE_BEFORE = Lazily(
    r"\b(?:expect\w*|hop\w+ for|booked(?: for)?|invited|capacity(?: of)?|places for|planned(?: for)?|room for"
    r"|(?:meant|supposed) to (?:be|have)|wanted|aim\w* for|instead of|rather than|out of|should have been)"
    r" (?:about |around )?$"
)
_NOT_THERE_AFTER = Lazily(
    r" (?:\w+ )?(?:were |had |of them )?(?:booked|signed up|invited|expected|no shows?|apologies|apologised|did not"
    r"|dropped|cancelled|could not|absent|missing|short|missed|left early|still to|to go)\b"
)
# "week ending 5 Feb", but not "3 market traders"
_A_DAY = Lazily(
    r"(?:st|nd|rd|th)?(?: of)? (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_OF = Lazily(r" (?:out )?of (?:(?:the|our|all|those|a possible) )*")
_IN_ALL = Lazily(r"\b(?:total|making|makes|so|altogether|totalling) (?:of )?$")
_ALL_TOLD = Lazily(r" (?:\w+ )?(?:in (?:total|all)|altogether|all told|all in|total|overall)\b")
# "the home office one", "the second one": a thing spoken of
_SPOKEN_OF = Lazily(r"\b(?:the|this|that|an?|our|which|first|second|next|last)(?: [\w-]+){0,3} $")
_ONE_OF_THEM = Lazily(r" (?:(?:of|more)(?: (?:the|our|my|these|their))? )?([a-z]+)")
_A_WORD = Lazily(
    r" (?:the|a|my|our|do|be|us|it|go|get|log|you|me|them|face|training|doing|running|delivering|say|see|let)\b"
)  # "add it 2 the log"
_JUST = Lazily(r"\b(?:only|just) $")


def headcounts(plain: str) -> list[Amount]:
    """Find the numbers of people who came, in order; "9 of the 12" counts nine."""
    counted: list[Amount] = []
    for one in find_amounts(plain):
        if (
            _THINGS.match(plain, one.end)
            or _A_DAY.match(plain, one.end)
            or _is_a_thing(plain, one)
            or _is_a_word(plain, one)
        ):
            continue
        if counted and _OF.fullmatch(plain[counted[-1].end : one.start]):
            last = counted.pop()
            counted.append(Amount(last.people, last.words, last.start, one.end))
        else:
            counted.append(one)
    if len(counted) < 2:
        return counted
    came = [one for one in counted if not _stayed_away(plain, one)]
    return came or counted


def is_sum(plain: str, amount: Amount) -> bool:
    """Tell whether a number is said to be the total of the others."""
    return bool(_IN_ALL.search(plain[: amount.start]) or _ALL_TOLD.match(plain, amount.end))


def _stayed_away(plain: str, amount: Amount) -> bool:
    before = plain[max(0, amount.start - SAID_BESIDE) : amount.start]
    return bool(_NOT_THERE_BEFORE.search(before) or _NOT_THERE_AFTER.match(plain, amount.end))


def _is_a_word(plain: str, amount: Amount) -> bool:
    """Tell whether 2 and 4 stand for "to" and "for"."""
    return amount.words in ("2", "4") and _A_WORD.match(plain, amount.end) is not None


def _is_a_thing(plain: str, amount: Amount) -> bool:
    """Tell whether "one" stands for a thing: "the home office one", "one in january"."""
    if amount.words != "one" or _JUST.search(plain[: amount.start]):
        return False
    follows = _ONE_OF_THEM.match(plain, amount.end)
    return follows is None or follows[1] in STOPS or _SPOKEN_OF.search(plain[: amount.start]) is not None
