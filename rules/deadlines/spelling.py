"""Misspelt date words: which month, day or other word of deadlines somebody meant, or None for a word of its own."""

from functools import lru_cache

from rules.slips import distance

# Read through slips of the finger in any sentence: long enough not to be taken for another word.
_ANYWHERE = (
    "january february august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday tomorrow yesterday",
    "fortnight quarter ongoing immediately quarterly annually christmas meeting financial academic",
)
# Read so only where the whole text is a deadline.
_IN_A_DEADLINE = (
    "today march april june july spring summer autumn winter easter holidays weekend morning afternoon evening",
    "week weeks month months year years term half working business calendar fortnights quarters",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth",
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth",
    "three four five seven eight eleven twelve thirteen fourteen fifteen sixteen eighteen nineteen twenty thirty",
    "couple next last this early late middle beginning commencing starting ending before after until within between",
    "following latest deadline monthly weekly fortnightly daily termly annual every twice biannually",
    "agreed confirmed decided determined arranged announced continuous continually continuing rolling programme",
    "indefinitely urgently urgent straight possible required needed necessary stated given known applicable",
    "further notice permanent awaiting confirmation launch conference election inspection approval meetings",
)
# Near misses that are words of their own, and so no misspelling.
_WORDS = (
    "give gave know staged steven sven stabbing stapling inflection marc immediate",
    "academia academics academies academy actually adapting agree agrees announce announces approvals approve",
    "approved approves arraigned arrange arranges auditing augusta befit beginnings calendars christian",
    "christians christina coherence commenting conferences confidence confined confirm confirmations confirms",
    "conformation conformed containing contending contiguous continues continuity continuously convergence coupe",
    "coupled couples dairy daisy deadlier deadlines dealing dealings decide decides deciding decline decoded",
    "derided determine determines earl eased easier eastern eater eighths elections electron element elements",
    "elevation endings ever eviction execution father fifths financially financials financing fist flour flowing",
    "forth forthright giver givers immediacy indefinite infinitely injection insertion inspecting inspections",
    "inspector knows lasts later lattes launched least mating matting meanings melting meter meting mooting moth",
    "mourning necessarily net noticed notices novice permanently pertinent possibly program programmer",
    "programmers programmes programs quartet reference repaired require requirers requires retired seconds seen",
    "sevenths severn sharing simmer slated slatted sorting sparking sprig springs stabling stacking staging",
    "staking stalling stamping standing staring starling starring started starving state states stating stayed",
    "staying sterling sting stirring storing storming string summed summers sundry tent tenths there thirds",
    "thirsty three's tree urgency util very weakly wee weekday weekends winner winters wording workings worming",
    "yearn yesteryear",
)
NOT_TYPOS = frozenset(word for line in _WORDS for word in line.split())
# Months a short word may be meant for, and words of their own that come close to one.
_SHORT_MONTHS = (
    *(("jan", 1), ("feb", 2), ("mar", 3), ("march", 3), ("apr", 4), ("april", 4), ("may", 5), ("jun", 6), ("june", 6)),
    *(("jul", 7), ("july", 7), ("aug", 8), ("sep", 9), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12)),
)
_CLOSE_TO_MONTHS = (
    "arm arms ram rams far car war bar jar par rap raps oar jab map mat mad man men main mark mars mary mayor many jam",
    "fan fun gun run sun son sea set sat see step sets kept not now nor none out act acts cot dev den deck decks match",
    "much mash harsh jury duly app apps ape may made make male mail maps jobs mast debt pct org",
)
_NO_MONTHS = frozenset(word for line in _CLOSE_TO_MONTHS for word in line.split())
# Left and right of each letter of the months on a keyboard, and above and below it.
_KEYS_BESIDE = {
    "a": "qwsz", "b": "vghn", "c": "xdfv", "d": "sefcx", "e": "wrds", "f": "drgv", "g": "fthbv", "h": "gyjnb",
    "i": "uokj", "j": "huknm", "l": "kop", "m": "njk", "n": "bhjm", "o": "iplk", "p": "ol", "r": "etdf",
    "s": "awdxz", "t": "ryfg", "u": "yijh", "v": "cfgb", "y": "tugh",
}  # fmt: skip
_NO_OTHER_LETTER = 6  # a shorter word with one letter changed is mostly another word: "match" is not March
_TWO_SLIPS = 8


def _by_first(lines: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the words by their first letter: hardly anybody mistypes that one."""
    found: dict[str, list[str]] = {}
    for line in lines:
        for word in line.split():
            found.setdefault(word[0], []).append(word)
    return found


_STRICT = _by_first(_ANYWHERE)
LOOSE = _by_first(_ANYWHERE + _IN_A_DEADLINE)


@lru_cache(maxsize=4096)
def spelling(word: str, *, whole: bool = False) -> str | None:
    """Return the word this one is a misspelling of, or None; `whole`: it stands in a text that is all a deadline."""
    if not (4 if whole else 5) <= len(word) <= 14 or word in NOT_TYPOS:
        return None
    rights = (LOOSE if whole else _STRICT).get(word[0], ())
    return next((right for right in rights if _one_slip(word, right)), None) or next(
        (right for right in rights if min(len(right), len(word) + 2) >= _TWO_SLIPS and distance(word, right) <= 2), None
    )


@lru_cache(maxsize=1024)
def month_slip(word: str) -> str | None:
    """Return the month ("M3") of a short word beside a day that can be no other: "12 mra", "8 jly", "4 otc"."""
    if word in _NO_MONTHS or not 3 <= len(word) <= 5:
        return None
    letters = sorted(word)
    found = {month for name, month in _SHORT_MONTHS if sorted(name) == letters}
    found = found or {month for name, month in _SHORT_MONTHS if _one_slip(word, name) or _next_key(word, name)}
    return f"M{min(found)}" if len(found) == 1 else None


def _next_key(word: str, right: str) -> bool:
    """Tell whether one letter is that of a neighbouring key."""
    other = [pair for pair in zip(word, right, strict=False) if pair[0] != pair[1]]
    return len(word) == len(right) and len(other) == 1 and other[0][0] in _KEYS_BESIDE.get(other[0][1], "")


def _one_slip(word: str, right: str) -> bool:
    """Tell whether one letter was added, dropped, swapped with the next, or (in a longer word) changed."""
    if abs(len(word) - len(right)) > 1:
        return False
    same = 0
    while same < min(len(word), len(right)) and word[same] == right[same]:
        same += 1
    rest, wanted = word[same:], right[same:]
    if rest[1:] == wanted or rest == wanted[1:] or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]):
        return True
    return rest[1:] == wanted[1:] and len(right) >= _NO_OTHER_LETTER
