"""Where the name of a cohort begins and ends in a sentence: behind its number, before it, or anywhere else."""

import re
from dataclasses import dataclass

from dialogs.language.lazily import Lazily
from dialogs.language.lexicon import MODES, word_set
from dialogs.language.vocabulary import Vocabulary

LONGEST = 6  # words of a name

# Words that are no part of a cohort's name and end it.
STOPS = word_set(
    "and plus or but n on at this last next in by with w who which that for to from into onto off up out down over"
    " under"
    " via through thru about around during before after since until as per than then when while because so if though"
    " inc including incl between along together altogether using not no nor i we you they it he she them those these"
    " there here us our their my your his her its is are was were be been being am has have had having do did does"
    " done doing can could will would should shall may might must the a an again already now just also both each yet"
    " today yesterday tonight morning afternoon evening total totals overall max online virtually face"
    " thanks please pls attended attending attend completed completing complete trained finished came come coming took"
    " got went gone place ahead happened sat received joined join joining earlier t'other turned participated showed"
    " logged watched passed enjoyed present"
    " reached put log add record note wrap dated held wanted needed sent booked f2f inset webinar zoom"
    " remotely elearning etc eg ie am pm only like very really last upto cos bcos coz"
    " monday tuesday wednesday thursday friday saturday sunday"
)
# Words in front of a name, or between a name and its number, that are none of it.
_LEADING = word_set(
    "log logged record add training trained session sessions of our my the new more extra also prevent some all another"
    " any total audience attendees attendance cohort cohorts headcount who people group course workshop refresher"
    " various numbers number register return update figures completions completion delivered awareness train module"
    " webinar briefing talk event enter"
)
_BETWEEN = word_set(
    "place ahead happened went took had has have got were was is are there came attended attending attend did done"
    " completed finished trained x times"
    " numbering headcount attendance total totals totalling we they being all which that in put through thru showed"
    " turned up logged been about did n sat took received with number numbers sent who"
)
# A word in -ed that may stand inside a name: "newly qualified teachers".
_INSIDE = word_set("qualified registered licensed elected retired unpaid based accredited skilled looked-after led")
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
_AT = word_set("at in down near inside outside held round on @ from by")
_FOR = word_set("for to with w of trained train training took had all some through audience cohort by got reached did")
_AUDIENCE = Lazily(
    r"\b(?:(?:did|done|had|got|reached|covered|took)(?= (?:all )?(?:the|our|some)\b)|for|to|with|trained|training"
    r"|train|audience|cohort|through|thru|of|w)\b[:/]? "
    r"(?:(?:all|the|our|my|some|more|a|group|bunch|load|of|new|other|those|these|local)\b ?)*"
)
_ALL_OF = Lazily(
    r"\b(?:all|mostly|mainly|(?:they|these|those) were|all of them|made up of|being|every one)(?: from)?(?: (?:the"
    r"|our|my))? "
)
_MANY = Lazily(r"(?:[a-z]{3}s|staff|people|team|crew|force)$")  # how a name of several people ends
_PEOPLE = word_set(
    "people staff attendees persons person participants delegates individuals members bodies heads folk all"
)


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
    while first < len(words) and words[first].group() in _LEADING:
        first += 1
    if first == len(words):
        return None
    said = piece[words[first].start() : end].strip()
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
        and not (lead and lead[-1] in _FOR | {"the", "our"})
        and piece[: words[first].start()].strip()
    ):
        return None
    return None if is_nobody(said) or said.isdigit() else found


def anywhere(plain: str, behind_number: int, vocabulary: Vocabulary) -> Said | None:
    """Return a name that stands apart from its number: "put 12 in for wrap, all from housing"."""
    leads = [found.end() for pattern in (_ALL_OF, _AUDIENCE) for found in pattern.finditer(plain)]
    for lead in leads:
        if found := _name(plain, lead, len(plain), vocabulary):
            said = plain[found.start : found.end]
            if (
                not found.generic
                and not is_nobody(said)
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
    said = plain[begun:end]
    return Said(begun, end, generic=set(re.findall(r"[a-z]+", said)) <= _PEOPLE)


def _goes_on(plain: str, at: int, until: int) -> bool:
    """Tell whether what follows "and" is the rest of a name: "teachers and governors", "fire and rescue staff"."""
    rest = _REST.match(plain, at, until)
    return rest is not None and not any(_stops(word, opening=False) for word in rest.group(1).split())


def _stops(word: str, *, opening: bool) -> bool:
    if word in STOPS:
        return True
    return not opening and word.endswith("ed") and len(word) > 4 and word not in _INSIDE and "-" not in word


def _between(piece: str) -> tuple[int, bool]:
    """Return where a name before a number may end, and whether punctuation or a verb stands between."""
    end, crossed = len(piece), False
    while found := _LAST.search(piece, max(0, end - 30), end):
        if found["word"] and found["word"] not in _BETWEEN:
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
    return bool(lead) and lead[-1] in _AT
