"""Which action a sentence means: its reference, or words of its title."""

import re

from dialogs.language.aligned import aligned
from dialogs.language.lexicon import LISTS, NUMBER_WORDS, word_set
from dialogs.language.slots import statuses
from dialogs.language.spelling import correct
from rules import deadlines
from rules.deadlines import Context
from rules.lazily import Lazily

REF = re.compile(
    r"(?:\b(?:actions?|items?|tasks?|aps?|ref|number|no|point)\b\.? ?(?:point )?#?"
    r"|#)(\d{1,4}(?:\.\d{1,2})?)(?![\d/%]|\.\d)",
    re.IGNORECASE,
)
# A bare number of four figures may be a year: "1204 done" names an action, "2027 dates" does not.
BARE_REF = re.compile(r"(?<![\w./%#\u00a3$-])(\d{1,2}\.\d{1,2}|(?!(?:19|20)\d\d\b)\d{1,4})(?![\w/%-]|:\d|\.\d)")
# "close 4, superseded by action 12": the other action is the reason, not what the sentence is about
_OTHER = Lazily(
    r"\b(?:superseded by|duplicates?(?: of)?) (?:actions? |items? |number )?#?[\d.]+"
    r"|\b(?:same as|covered (?:by|in|under)|replaced by|merged (?:in)?to|part of|dealt with (?:in|under|by))"
    r" (?:(?:actions?|items?|number) #?|#)[\d.]+",
    re.IGNORECASE,
)
# "actions 3 and 9 done", "4, 5 and 6 as complete": the other refs, where what follows is no thing counted or date
_AND_REF = r"(?: ?(?:,|&|\+|/| and| n) ?(?:and )?(?:actions? |items? )?#?(?:\d{1,2}\.\d{1,2}|\d{1,4})(?![\d/%]|\.\d))+"
MORE = Lazily(
    rf"(?P<refs>{_AND_REF})(?= ?(?:$|[-,.;:!?]|(?:(?:are|is|all|both|now|have|as|to|too|off|please|pls|been|has|can)\b"
    rf"|(?:{'|'.join(map(re.escape, LISTS['status']))})\b)))",
    re.IGNORECASE,
)
_ARROW = Lazily(r"\s*(?:[-=]{1,2}>|\u2192)\s*")
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_SPELLED = Lazily(
    rf"\b(?:actions?|items?|tasks?|number|ref|point)\s+(?P<number>(?:twenty|thirty|forty|fifty|sixty|seventy"
    rf"|eighty|ninety)"
    rf"(?:[ -](?:{_UNITS}))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    rf"|{_UNITS})(?: point (?P<part>{_UNITS}|\d{{1,2}}))?"
    r"(?![\w-])(?! (?:action|task|item|of)\b)",
    re.IGNORECASE,
)
# Words of a request that say nothing of which action is meant.
LITTLE = word_set(
    "the a an action actions item task one ones for of on to as is are has have been be now all that this it"
    " its our my we i please pls"
    " can could you just back out date deadline until till by from with about and so also was were will not"
    " yet status show me see view"
    " open history details tell what whats where how going happening any update updates news progress latest"
    " owner owners who when due"
    " did do does done mark set close complete finish put push move shift slip extend delay postpone bring"
    " reassign assign give pass"
    " hand transfer redate up at off down new more time longer needs need want finished completed closed"
    " sorted coming along getting"
    " on. work item. into under way there here per us your their let lets get make change amend edit park"
    " defer reopen forward"
    " far along looking pull bring find check notes"
    " morning hi hello hey thanks sorry flag forwards dates log record add note comment evidence his her last"
    " owns leads doing"
    " should go goes must responsible leading status. state whos hows wheres full find got times thats its it's"
    " ive i've redate re-date re-assign"
    " weve we've mean meant btw regarding re hasnt havent think confirm still currently nearly almost thing bit"
    " job piece there's theres that's im i'm theyre they're good being begun started begin start but both moved pushed"
    " instead"
)

# "push 12 to 30 april": an action and its date, no stretch of days
_PUSHED = Lazily(
    rf"\W*(?:(?:please|pls|can|could|you|we|just|i) )*(?:{'|'.join(LISTS['push'])})(?: back| out)? #?"
    r"(\d{1,4}(?:\.\d{1,2})?)(?= (?:(?:back|out|on|forward) )?(?:to|till|til|until) )",
    re.IGNORECASE,
)
_PIECES = Lazily(
    r"[|,;:?!]|\. |\s[-\u2013\u2014]\s|\bto (?=[A-Z])|\b(?:because|cos|since|is|are|has|have|had|was|were|isnt"
    r"|isn't|hasnt|hasn't"
    r"|should|will|wont|won't|cannot|can't|cant|so|but|which|i've|ive|we've|weve)\b",
    re.IGNORECASE,
)
_NOUN = Lazily(
    r"(?<=[a-z0-9)\"']) (?:action(?! plan| log)|one|ones|thing|item|task|bit|job|piece|business|workstream|actoin)\b"
)
# "my action on posters is delayed"
_ABOUT = Lazily(
    r"(?:\b(?:my|our|the|that) (?:action|task|item)|\b(?:one|thing)(?! on (?:hold|track|ice|pause|target|course"
    r"|schedule|the|time)\b)) (?:on|about|re|regarding|around) (?:the |our )?"
    r"(?P<words>[a-z][\w'&-]*(?: (?!(?:is|are|has|have|was|were|should|can|could|will|to|as|by"
    r"|needs?)\b)[\w'&-]+){0,5})"
    r"(?= (?:is|are|has|have|was|were|should|can|could|will|to|as|by|needs?)\b|\s*[,;:.!?]|$)"
)
_WORD = Lazily(r"[\w'./&-]+")
_LONGEST_NAME = 6  # words
_DETERMINERS = word_set(
    "the our that this my your their his her its re on for about with of regarding mark push close move give"
)
_NO_PART = word_set(
    "is are was were has have had be been do does did can could should will would to and or but so not no any"
    " which what"
    " who i we you it they there here a an another new every each last next this first second that's whats got get"
)


def in_digits(text: str) -> str:
    """Return a text with the number of an action in digits and arrows in words: "action sixteen", "31 -> 20/4"."""
    text = _ARROW.sub(" goes to ", text)
    found = _SPELLED.search(text)
    if found is None:
        return text
    number = sum(NUMBER_WORDS[word] for word in re.findall(r"[a-z]+", found.group("number").lower()))
    part = (found.group("part") or "").lower()
    point = f".{NUMBER_WORDS.get(part, part)}" if part else ""
    return f"{text[: found.start('number')]}{number}{point}{text[found.end() :]}"


def find_ref(text: str, context: Context | None = None) -> re.Match[str] | None:
    """Find an action's reference in a sentence: said as one, or the first number that is no date or headcount."""
    text = _OTHER.sub(lambda other: "." * len(other.group()), text)
    if said := REF.search(text) or _PUSHED.match(text):
        return said
    bare = list(BARE_REF.finditer(text))
    if context is None or not bare or "." in bare[0].group(1):
        return bare[0] if bare else None
    dates = [(found.start, found.end) for found in deadlines.find(text, context)]
    free = [each for each in bare if not any(start <= each.start() < end for start, end in dates)]
    return free[0] if free else None


def other_refs(text: str, ref: re.Match[str]) -> tuple[list[str], int]:
    """Return the refs named beside the first, and where they end."""
    found = MORE.match(text, ref.end())
    if found is None:
        return [], ref.end()
    return re.findall(r"\d{1,4}(?:\.\d{1,2})?", found.group("refs")), found.end("refs")


def action_words(text: str, context: Context, *, status_words: bool) -> str:
    """Return the words that say which action is meant, as typed, without the request around them."""
    return _put_right(_words(text, context, status_words=status_words))


def _put_right(words: str) -> str:
    """Return the words with slips put right; what has a capital letter is a name and stays."""
    return re.sub(r"(?<![\w'-])[a-z]{5,}(?![\w'-])", lambda word: correct(word.group()), words)


def _words(text: str, context: Context, *, status_words: bool) -> str:
    if named := _named(text):
        return named
    for found in reversed(deadlines.find(text, context)):
        text = text[: found.start] + " | " + text[found.end :]
    if status_words and (status := statuses.find(text)):
        text = text[: status[1]] + " | " + text[status[2] :]
    best: list[str] = []
    for piece in _PIECES.split(text):
        words = piece.split()
        while words and little(words[0]):
            words.pop(0)
        while words and little(words[-1]):
            words.pop()
        if words and (not best or (len(best) == 1 and len(words) > 1)):
            best = words
    return " ".join(best).strip(" .'\"-\u2013")


def _named(text: str) -> str:
    """Return what stands before "action", "one" or "thing": "the poster distribution action"."""
    plain = aligned(text)
    if (about := _ABOUT.search(plain.plain)) and not all(map(little, about.group("words").split())):
        return plain.of(about, "words").strip(" .'\"-")
    for noun in _NOUN.finditer(plain.plain):
        words = list(_WORD.finditer(plain.plain, 0, noun.start()))[-_LONGEST_NAME:]
        taken: list[re.Match[str]] = []
        for word in reversed(words):
            if taken and plain.plain[word.end() : taken[0].start()].strip():  # a comma, a dash
                break
            if not taken and plain.plain[word.end() : noun.start()].strip():
                break
            if word.group() in _DETERMINERS:
                break
            if word.group() in _NO_PART:
                taken = []  # "which is the next one"
                break
            taken.insert(0, word)
        while taken and little(taken[0].group()):
            taken.pop(0)
        if taken and any(not little(word.group()) for word in taken):
            start, end = plain.span(taken[0].start(), taken[-1].end())
            return text[start:end].strip(" .'\"-")
    return ""


def says_more(text: str) -> bool:
    """Tell whether a piece of a sentence holds more than the words of the request."""
    return any(not little(word.strip(",;:-.()")) for word in text.split())


def little(word: str) -> bool:
    """Tell whether a word says nothing of which action is meant."""
    return word.lower().replace("\u2019", "'").replace("'", "").strip(".") in LITTLE
