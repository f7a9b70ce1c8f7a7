"""Where the name of a cohort begins and ends in a sentence: behind its number, before it, or anywhere else."""

import re
from dataclasses import dataclass

from dialogs.language.lexicon import MODES
from dialogs.language.slots.cohort_words import AT, BETWEEN, FOR, INSIDE, LEADING, PEOPLE, STOPS
from dialogs.language.vocabulary import Vocabulary
from rules.lazily import Lazily

LONGEST = 6  # words of a name

_SKIP = Lazily(
    r"\s*(?:[x×*](?![a-z])\s*|no\.\s*|(?:of|our|my|the|more|different|other|extra|further|additional|odd"
    r"|new(?=\s+\w+\s+(?:and|on|at)\b)?"
    r"(?!\s+(?:starters?|staff|recruits?|joiners?|members?|councillors?|parents|volunteers?|governors?)))\b\s*"
    r"|in (?:total|all)\b[,:]?\s*|and\s+(?=\w+ of\b))*",
    re.IGNORECASE,
)
_PEOPLE_FROM = Lazily(
    r"\s*(?:members of )?(?:people|staff|members|attendees|persons|folk|colleagues|bodies|reps?|representatives"
    r"|individuals|participants)?,? (?:came |were |all )*(?:from|of) (?:(?:across|within|the|our|my|its) )*"
)
_THEM = Lazily(r"\s*(?:(?:of )?(?:them|em|'em|those|these|us|it)|(?:of )?(?:the )?(?:lot|whole lot))\b")
_WERE = Lazily(r"(?:\s*(?:of (?:them|em))?,? (?:they )?(?:were|are|all|being|mostly|mainly|who were))+ (?=[a-z])")
_MODE_WORDS = "|".join(
    re.escape(said.lower())
    for phrases in MODES.values()
    for said in phrases
    if said not in ("teams", "classroom", "module", "workshop", "taught", "remote", "virtual", "online")
)
_MODE = Lazily(rf"(?:{_MODE_WORDS})(?![\w-])")
_CAME_FROM = Lazily(r" (?:(?:came|attended|turned up|were|there|present)[ ,]*)+(?:all |they were )?from (?:the |our )?")
_APPOSED = Lazily(r" ?[,:(-]+ ")
_OPENED = Lazily(r"[\s('\"]*")
_REST = Lazily(
    r" ([a-z'-]+(?: [a-z'-]+){0,2}?) ?(?=[^\w\s'-]|$|(?:on|at|in|for|yesterday|today|did|done|had|were|attended"
    r"|trained|came)\b)"
)
_LAST = Lazily(r"(?:(?P<word>[\w']+)|(?P<mark>[^\w\s']))\s*$")
# "the chaplains' session", "nursery staff training": what they had is no part of who they were
_EVENT = Lazily(r"'?(?: (?:training|sessions?|courses?|workshops?|briefings?|events?|webinars?|awareness|refresher))+$")
_WORD = Lazily(
    r"[^\W\d_][\w'/.-]*[\w']|[^\W\d_]|(?:(?<=year )|(?<=stage )|(?<=level )|(?<=tier )|(?<=band )|(?<=ks ))\d{1,2}"
)
_NOBODY = Lazily(
    r"(?:(?:of|the|our|prevent|more|last|new)\b ?)*(?:training|trainings|figures?|numbers?|totals?|data|sessions?"
    r"|workshops?|wraps?|courses?|stuff|them|those|these|it|awareness|e-?learning|completions?|records?|details|em"
    r"|present|there|participants? each|action|actions|item|items|task|tasks)\b.*|\W*",
    re.IGNORECASE,
)
_PLACES = Lazily(
    r"\b(?:hall|centre|center|library|school|academy|office|depot|church|mosque|room|hub|college|building|station"
    r"|street|road|house|park|club|pub|base|hq|venue|site|chamber|annexe|suite|court|lodge|hotel|theatre|gym)$"
)
_TO_A_PLACE = Lazily(r" (?:at|in|from|based at|near|down at)(?: (?:the|our|a|my|their))? ?$")
_AUDIENCE = Lazily(
    r"\b(?:(?:did|done|had|got|reached|covered|took)(?= (?:all )?(?:the|our|some)\b)|for|to|with|trained|training"
    r"|train|audience|cohort|through|thru|of|w)\b[:/]? "
    r"(?:(?:all|the|our|my|some|more|a|group|bunch|load|of|new|other|those|these|local)\b ?)*"
)
_SUBJECT = Lazily(  # "our heads of year had their course, 9 of them went"
    r"(?:^|[.;:!] ?)(?:that is )?(?:(?:our|the|all|my|some|those) )+(?=[a-z][\w' -]{2,40}? (?:had|did|have|got"
    r"|received|completed"
    r"|attended|sat|took|finished|went|came|done|sorted)\b)"
)
_ALL_OF = Lazily(
    r"\b(?:all|mostly|mainly|(?:they|these|those) were|all of them|made up of|being|every one)(?: from)?(?: (?:the"
    r"|our|my))? "
)
_MANY = Lazily(r"(?:[a-z]{3}s|staff|people|team|crew|force)$")  # how a name of several people ends


@dataclass(frozen=True, slots=True)
class Said:
    """A name found: where it stands, whether it is next to its number, says no more than "people", is known."""

    start: int
    end: int
    near: bool = True
    generic: bool = False
    known: bool = False


def is_nobody(words: str) -> bool:
    """Tell whether what is counted is training, not people: "some training", "14 of them"."""
    return _NOBODY.fullmatch(words) is not None


def behind(plain: str, start: int, until: int, vocabulary: Vocabulary) -> Said | None:
    """Return the name that follows a number."""
    if _THEM.match(plain, start):
        if more := _WERE.match(plain, start):
            return _name(plain, more.end(), until, vocabulary)
        return None
    if there := _CAME_FROM.match(plain, start):
        return _name(plain, there.end(), until, vocabulary)
    at = start
    if skipped := _SKIP.match(plain, at):
        at = skipped.end()
    if from_a_place := _PEOPLE_FROM.match(plain, max(start, at - 1) if plain[at - 1 : at] == " " else at):
        found = _name(plain, from_a_place.end(), until, vocabulary)
        if found:
            return found
    if re.match(r"\s*[^\w\s'\"(]", plain[at : at + 3]):
        return None
    return _name(plain, at, until, vocabulary)


def in_front(plain: str, since: int, until: int, vocabulary: Vocabulary) -> Said | None:
    """Return the name that stands before a number: "teachers x 26", "awareness for governors, 16 came"."""
    piece = plain[since:until]
    end, crossed = _between(piece)
    words = list(_WORD.finditer(piece, 0, end))
    first = len(words)
    while first and len(words) - first < LONGEST:
        word = words[first - 1]
        behind_it = words[first].start() if first < len(words) else end
        if re.search(r"[^\s'\"]", piece[word.end() : behind_it]) or _stops(word.group(), opening=False):
            break
        first -= 1
    while first < len(words) and words[first].group() in LEADING:
        first += 1
    if first == len(words):
        return None
    said = _EVENT.sub("", piece[words[first].start() : end].strip())
    end = words[first].start() + len(said)
    lead = piece[: words[first].start()].split()
    known = bool(vocabulary.find(said, "cohort"))
    found = Said(since + words[first].start(), since + end, near=not crossed, known=known)
    if not known and (_in_a_place(lead) or _PLACES.search(said)):
        before = _TO_A_PLACE.search(
            piece[: words[first].start()]
        )  # "security guards at the shopping centre, 16 of them"
        return in_front(plain, since, since + before.start(), vocabulary) if before and before.start() else None
    if (
        crossed
        and not known
        and not (lead and lead[-1] in FOR | {"the", "our"})
        and piece[: words[first].start()].strip()
    ):
        return None
    return None if is_nobody(said) or said.isdigit() else found


def anywhere(plain: str, behind_number: int, vocabulary: Vocabulary) -> Said | None:
    """Return a name that stands apart from its number: "put 12 in for wrap, all from housing"."""
    leads = [found.end() for pattern in (_ALL_OF, _SUBJECT, _AUDIENCE) for found in pattern.finditer(plain)]
    for lead in leads:
        if found := _name(plain, lead, len(plain), vocabulary):
            said = plain[found.start : found.end]
            if (
                not found.generic
                and not is_nobody(said)
                and not LEADING.issuperset(said.split())
                and (vocabulary.find(said, "cohort") or not _PLACES.search(said))
            ):
                return found
    known = [(named.start, named.end) for named in vocabulary.find(plain, "cohort")]
    if len(set(known)) == 1:
        return Said(*known[0], near=False)
    if apposed := _APPOSED.match(plain, behind_number):  # "attendance 23, library staff"
        found = _name(plain, apposed.end(), len(plain), vocabulary)
        if found and _MANY.search(plain[found.start : found.end]):
            return found
    return None


def _name(plain: str, start: int, until: int, vocabulary: Vocabulary) -> Said | None:
    """Return the name that begins at a position."""
    opened = _OPENED.match(plain, start, until)
    at = opened.end() if opened else start
    known = [named for named in vocabulary.find(plain[at:until], "cohort") if named.start == 0]
    end = begun = at
    for count, word in enumerate(_WORD.finditer(plain, at, until)):
        if re.search(r"\S", plain[end : word.start()].replace("'", "")) or count == LONGEST:
            break
        if _stops(word.group(), opening=count == 0) or _MODE.match(plain, word.start()):
            joined = word.group() == "and" and count and _goes_on(plain, word.end(), until)
            if not joined:
                break
        end = word.end()
    end = max(end, at + known[0].end) if known else end
    if end == begun:
        return None
    if begun + len(bare := _EVENT.sub("", plain[begun:end])) > begun:
        end = begun + len(bare)
    said = plain[begun:end]
    return Said(begun, end, generic=set(re.findall(r"[a-z]+", said)) <= PEOPLE)


def _goes_on(plain: str, at: int, until: int) -> bool:
    """Tell whether what follows "and" is the rest of a name: "teachers and governors", "fire and rescue staff"."""
    rest = _REST.match(plain, at, until)
    return rest is not None and not any(_stops(word, opening=False) for word in rest.group(1).split())


def _stops(word: str, *, opening: bool) -> bool:
    if word in STOPS:
        return True
    return not opening and word.endswith("ed") and len(word) > 4 and word not in INSIDE and "-" not in word


def _between(piece: str) -> tuple[int, bool]:
    """Return where a name before a number may end, and whether punctuation or a verb stands between."""
    end, crossed = len(piece), False
    while found := _LAST.search(piece, max(0, end - 30), end):
        if found["word"] and found["word"] not in BETWEEN:
            break
        if found["mark"] and found["mark"] in ".?!;\n" and found["mark"] != ".":
            break
        crossed |= found["mark"] in (",", ".") if found["mark"] else False
        end = found.start()
    return len(piece[:end].rstrip()), crossed


def _in_a_place(lead: list[str]) -> bool:
    articles = ("the", "our", "a", "an", "my", "their")
    while lead and lead[-1] in articles:
        lead = lead[:-1]
    return bool(lead) and lead[-1] in AT
