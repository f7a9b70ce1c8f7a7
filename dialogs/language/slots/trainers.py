"""Who gave a training session: "with PC Denholm", "our deputy head took 38 teachers", "delivered by the police"."""

import re

from dialogs.language.aligned import Aligned, aligned
from dialogs.language.lexicon import word_set
from dialogs.language.numbers import find_amounts
from dialogs.language.slots.owners import NOT_A_NAME, ROLE
from dialogs.language.vocabulary import Vocabulary
from rules.lazily import Lazily

LONGEST = 6  # words of who it was

# Words that end who it was.
_STOPS = word_set(
    "on this that last at for to in yesterday today tonight and who which from via over using before after with by"
    " as was"
    " is were are did has had have ran run led gave took taught delivered delivering facilitated hosted held presented"
    " trained training taking leading doing about then it so but during because came attended through not earlier"
    " finished completed went came comes coming joined visited popped turned got be been being do does also just"
    " kindly virtually online remotely"
)
# Who is no trainer: words before "ran" or "delivered" that speak of somebody else or of the session.
_NOBODY = word_set(
    "we i they he she it you who that which there this these those them us all both each everyone please pls log add"
    " record note put session sessions training course courses workshop workshops event module webinar e-learning"
    " elearning awareness refresher wrap class now and so also today yesterday sorry again people staff some someone"
    " when where what how talk briefing figures just have has"
)
_RANK = Lazily(
    r"(?:pc|pcso|wpc|dc|ds|di|dci|sgt|ps|sergeant|sargeant|insp|inspector|ci|chief inspector|supt|superintendent"
    r"|constable|detective(?: \w+)?|cllr|councillor|dr|mr|mrs|ms|miss|rev|reverend|father|imam|prof|professor)\b\.? ?\w"
)
_RANKED = Lazily(
    r"(?<!for )(?<!to )(?<!ask )(?<!tell )\b(?P<who>(?:pc|pcso|wpc|dc|ds|di|sgt|sergeant|insp|inspector|supt"
    r"|constable|cllr"
    r"|dr|mr|mrs|ms|miss) [a-z][a-z'-]+(?: [a-z'-]+)?)"
)
_WHO = r"(?P<who>(?:(?:the|our|my|a|an|their|your) )?[a-z][\w'./&-]*(?: [\w'./&-]+){0,5})"
_SAID_OUTRIGHT = Lazily(
    rf"(?:\b(?:trainer|trainers|facilitator|tutor|presenter|instructor|speaker|host)(?: (?:was|were|is))?[: -]+"
    rf"|\b(?:delivered|led|run|given|taught|facilitated|presented|hosted|taken|held|provided|trained|put on|done"
    rf"|conducted|ran) (?:\w+ly )?by ){_WHO}"
)
_BY = Lazily(rf"\b(?:by|courtesy of|thanks to) {_WHO}")
_WITH = Lazily(rf"\b(?:with|alongside)/? {_WHO}")
_STRONG = r"(?:ran|led|delivered|facilitated|presented|taught|hosted|gave|run|delivering|leading|presenting)"
_WEAK = r"(?:took|did|held|trained|taking|covered|provided|put on|doing|conducted|had)"
_CLAUSE = r"(?:^|[,.;:!?(-]|\b(?:and|but|that|then|because|as|when|where)\b) *"
_GAVE = Lazily(
    rf"{_CLAUSE}(?P<who>(?:(?:the|our|my|a|an|their|your) )?[a-z][\w'./&-]*(?: (?!{_STRONG}\b"
    rf"|{_WEAK}\b)[\w'./&-]+){{0,5}}?)"
    rf",?(?: (?:have|has|had|also|just|then|kindly|very kindly|who|was))* (?P<verb>{_STRONG}"
    rf"|{_WEAK})\b(?=(?P<what>[^.;]{{0,40}}))"
)
_HAD_IN = Lazily(  # "had Joanne from public health deliver it", "got the sergeant to run it"
    r"\b(?:had|got|asked|invited|brought in|roped in) (?P<who>(?:(?:the|our|my|a|an|their) )?[a-z][\w'./&-]*"
    r"(?: [\w'./&-]+){0,4}?) (?:(?:to|in|over|along|come|came|and|who) )*"
    r"(?:deliver|run|lead|do|give|present|teach|facilitate|host|take|delivering|running|leading|presenting|doing)\b"
)
_WAS_IT = Lazily(rf"{_WHO} (?:was|were) (?:the |our )?(?:trainer|facilitator|presenter|tutor|speaker|instructor)s?\b")
_WHAT_IS_GIVEN = Lazily(
    r" (?:it|this|them|us|that|the (?:session|training|course|workshop|room|class|day)|(?:(?:a|an|the|our|one) )?,"
    r"|for\b|through\b"
    r"|(?:a|an|the|our) (?:[\w-]+ ){0,3}(?:session|training|course|workshop|briefing|talk|awareness|refresher|webinar))"
)
_AND_ANOTHER = Lazily(r" (?:and|&) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?= ?(?:$|[,.;)]|on\b|for\b|to\b|in\b|at\b))")
_WORD = Lazily(r"[\w'./&-]+")
_ARTICLE = Lazily(r"(?:the|our|my|an?|their|your) ")

Trainer = tuple[str, int, int]


def find(text: str, vocabulary: Vocabulary) -> Trainer | None:
    """Return who gave the training, and the piece of the text that says so."""
    line = aligned(text)
    for pattern in (_SAID_OUTRIGHT, _WAS_IT):
        for found in pattern.finditer(line.plain):
            if who := _trimmed(line, found, vocabulary):
                return who
    for found in _GAVE.finditer(line.plain):
        if who := _subject(line, found, vocabulary):
            return who
    for pattern in (_BY, _WITH, _HAD_IN):
        for found in pattern.finditer(line.plain):
            who = _trimmed(line, found, vocabulary)
            if who and _is_somebody(who[0], vocabulary, agency=pattern is not _WITH):
                return who
    for found in _RANKED.finditer(line.plain):  # "PC Denholm came in"
        if who := _trimmed(line, found, vocabulary):
            return who
    return None


def _trimmed(line: Aligned, found: re.Match[str], vocabulary: Vocabulary) -> Trainer | None:
    """Return who is named at the end of a match, up to the first word that is none of the name."""
    start = found.start("who")
    end = start
    for count, word in enumerate(_WORD.finditer(line.plain, start, found.end("who"))):
        said = word.group().strip(".-")
        if said in _STOPS or said.isdigit() or count == LONGEST:
            break
        end = word.end()
        if word.group().endswith(".") and len(said) > 3:
            break
    if found.re is _WAS_IT.regex:
        end = found.end("who")
    elif other := _AND_ANOTHER.match(line.text, line.span(start, end)[1]):
        end += len(other.group())
    return _who(line, start, end, found.start() if found.re is not _WAS_IT.regex else start, vocabulary)


def _subject(line: Aligned, found: re.Match[str], vocabulary: Vocabulary) -> Trainer | None:
    """Return who did the giving: "Sgt Milner ran it", not "we ran it" and not "14 carers did it"."""
    said = found["who"].split()
    while said and said[0] in ("and", "but", "that", "then", "because"):
        said = said[1:]
    if not said or _NOBODY & {word.strip(".-") for word in said} or find_amounts(found["who"]):
        return None
    start = found.end("who") - len(" ".join(said))
    end = found.end("who")
    if len(said) > 2 and "from" in said[1:]:  # "Kerry from public health ran it"
        end = start + len(" ".join(said[: said.index("from", 1)]))
    who = _who(line, start, end, start, vocabulary)
    if who is None:
        return None
    if found["verb"] in _STRONG[3:-1].split("|"):
        return who
    gives = _WHAT_IS_GIVEN.match(found["what"]) is not None
    over = found["verb"] in ("took", "trained") and bool(find_amounts(found["what"]))
    agency = vocabulary.exactly(who[0], "agency") or vocabulary.exactly(who[0], "cohort")
    if agency and not (gives and re.search(r" (?:for|with|to) .{0,12}\d", found["what"])) and not over:
        return None
    somebody = _is_somebody(who[0], vocabulary, agency=True)
    return who if (gives and (somebody or found["verb"] == "took")) or (over and somebody) else None


def _who(line: Aligned, start: int, end: int, cut_from: int, vocabulary: Vocabulary) -> Trainer | None:
    if article := _ARTICLE.match(line.plain, start, end):
        start = article.end()
    if end <= start:
        return None
    first, last = line.span(start, end)
    said = line.text[first:last].strip(" .,-'")
    if not said or said.lower() in _NOBODY or vocabulary.exactly(said, "product"):
        return None
    return said, line.span(cut_from, end)[0], last


def _is_somebody(said: str, vocabulary: Vocabulary, *, agency: bool) -> bool:
    """Tell whether the words name a person, a role or (where that may be) an agency, and not those trained."""
    low = said.lower()
    if _RANK.match(low) or vocabulary.exactly(said, "person") or (agency and vocabulary.exactly(said, "agency")):
        return True
    if low in ("police", "cops"):
        return True
    words = said.split()
    if re.search(rf"\b{ROLE.pattern}$", low) and not low.endswith("s"):
        return True
    return (
        len(words) <= 3
        and all(word[:1].isupper() and word not in NOT_A_NAME for word in words)
        and not (vocabulary.exactly(said, "cohort") or vocabulary.exactly(said, "agency"))
    )
