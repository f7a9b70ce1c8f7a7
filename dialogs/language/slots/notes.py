"""What a sentence about an action tells beyond the update: its note, or what proves it done."""

import re

from dialogs.language.aligned import aligned
from dialogs.language.lexicon import word_set
from dialogs.language.slots.due_dates import due
from dialogs.language.slots.which_action import little
from rules.deadlines import Context
from rules.lazily import Lazily

_NOTE_SAID = Lazily(
    r"^(?:\s*(?:[-:,;.!?\u2013\u2014]|(?:for me|that|saying|says|yet|already|finally|at last|note|update"
    r"|because(?: of)?|as|and|but|please|pls|plz|btw|(?:cos|cause|coz)(?: of)?|due to|since"
    r"|so|(?:reasons?|progress|latest|position|current position|evidence|proof|comment|status update|news)(?= ?[:-])"
    r"|i mean|see|with the note|with a note|re|fyi)\b)\s*)+",
    re.IGNORECASE,
)
# "… action we have three schools signed up"
_TOLD = Lazily(
    r"\s*(?:action|one|thing|item|task|bit|job)?\s+((?:we|i|they|he|she|ive|i've|weve|we've|im|i'm|they've|theyve"
    r"|(?:is|are|was|were) (?:with|at|out|up to|in|being|awaiting|waiting|still|nearly|about|just)\b(?= )|there|nobody"
    r"|everyone|still|just|only|waiting|awaiting)\b.+)$",
    re.IGNORECASE,
)
# "close action 19. evidence: booklet v3"
_LABEL = Lazily(
    r"[.,;!?)\n(]\s*(?:the )?(?P<kind>evidence|proof|note|notes|comment|reason)(?: is)?\s*(?::|=|\s-)\s*"
    r"(?P<words>.{3,})$",
    re.IGNORECASE,
)
# "can you put that the caretaker says no"
_PUT_THAT = Lazily(
    r"\b(?:put|note|add|log|record|say|minute|mention)(?: (?:down|in|on it|a note|a comment))* (?:that|saying"
    r"|to say) (?P<note>.{4,})$"
)
# Words of the request left around a note.
_NOTE_LEFT = Lazily(
    r"^(?:(?:(?<!\w)['\u2019]s|is|now(?! with\b)|has|been|be|both|moved|to|as|are|it(?!['\u2019])|back|out|on|its"
    r"|it's|off|that"
    r"|the (?:action )?(?:plan|list|log)(?=\s*[,.;:])|thing|one|action|item|of|for|all|badly|slightly|fully)\b\s*)+",
    re.IGNORECASE,
)
_LAST_CLAUSE = Lazily(
    r"^(?P<kept>.{4,})(?:[,;.]\s*|\s[-\u2013]\s|\s(?=(?:so|and|which|therefore)\s))(?P<last>[^,;.]+?)[\s.!]*$",
    re.IGNORECASE,
)
_CLOSES = word_set(
    "close closed complete completed done off call count tick ticked park parked mark finished sorted defer deferred"
    " hold"
)
_CLOSING = _CLOSES | word_set(
    "id say think list another reckon may you therefore which means box boxed mine i'd consider guess believe suppose"
    " suggest happy"
)
_COURTESY_END = Lazily(
    r"[\s,;.!-]*\b(?:thanks|thank you|thx|thnx|tx|ty|ta|cheers|please|pls|plz|sorry|many thanks|im afraid|i'm afraid"
    r"|btw)[\s.!]*$",
    re.IGNORECASE,
)
_COURTESY = Lazily(
    r"\b(?:sorry|apologies|thanks|thank you|hope|further to|following|good (?:morning|afternoon|evening)"
    r"|as discussed|hi|hello"
    r"|per (?:my|our)|quick one|quick update|just to say|to let you know|before i forget|catching up)\b",
    re.IGNORECASE,
)
# A clause of its own before the action: "legal have signed so action 9 can be closed"
_CLAUSE_BEFORE = Lazily(
    r"^(?P<clause>.{8,}?)(?:[,.;:!]|\s[-\u2013]|\b(?:so|and so|therefore|thus|meaning|which means|and))[\s,]*"
    r"(?:(?:so|and|that|which|i think|therefore|please|pls|can|could|you|we|u|i|the|mark|close|push|call|put|move"
    r"|change|make"
    r"|set|that's|thats|that is|off|need to|would|like|to|action|for|on)\b\s*)*$",
    re.IGNORECASE,
)


def labelled(text: str) -> tuple[str, str, str] | None:
    """Return the kind of a note that stands behind its name, its words, and the text before: "evidence: booklet v3"."""
    said = _LABEL.search(text)
    if said is None or not (words := of(said.group("words"))):
        return None
    return ("evidence" if said.group("kind").lower() in ("evidence", "proof") else "note"), words, text[: said.start()]


def put_that(text: str) -> str:
    """Return what somebody asks to have noted: "can you put that the caretaker says no"."""
    plain = aligned(text)
    put = _PUT_THAT.search(plain.plain)
    return of(plain.of(put, "note")) if put else ""


def before(text: str, *, bare: bool) -> str:
    """Return the clause before an action that tells of it: "legal have signed so …", "still waiting on IT for …"."""
    if clause := _CLAUSE_BEFORE.match(text):
        said = clause.group("clause")
        return "" if _COURTESY.search(said) else of(said)
    if not bare:
        return ""
    said = re.sub(
        r"[\s,]*\b(?:for|on|with|to|about|re|of|in|against|under|as)\b[\s,]*$", "", text.strip(), flags=re.IGNORECASE
    )
    return said if len([word for word in said.split() if not little(word)]) > 1 else ""


def of(rest: str) -> str:
    """Return a note without the words of the request around it; nothing where no more is left."""
    note = _NOTE_SAID.sub("", rest.strip()).lstrip(")").strip(" ,;:-\u2013")
    note = _NOTE_SAID.sub("", _NOTE_LEFT.sub("", note)).strip(" ,;:.-?!")
    note = _without_closing(_COURTESY_END.sub("", note))
    if note.startswith("(") and note.find(")") == len(note) - 1:
        note = note[1:-1]
    bare = [word for word in re.findall(r"[\w']+", note.lower()) if not little(word)]
    return note if bare else ""


def _without_closing(note: str) -> str:
    """Return a note without a last clause that only asks for what was read: "…, so we can close it"."""
    while last := _LAST_CLAUSE.match(note):
        said = re.findall(r"[\w']+", last.group("last").lower())
        if _CLOSES.isdisjoint(said) or not all(little(word) or word in _CLOSING for word in said):
            break
        note = last.group("kept").rstrip(" ,;.-")
    return note


def without_day(note: str, context: Context) -> str:
    """Return evidence without the day it begins with: "on 4 February; certificate is in the folder"."""
    found = due(note, context)
    if found and found.start < 4 and (rest := re.match(r"\s*[,;.:!-]+\s*(.{4,})$", note[found.end :])):
        return rest.group(1)
    return note


def after_words(rest: str, words: str) -> str:
    """Return what a sentence says beyond the words of the action, if a comma, a dash or a subject sets it apart."""
    at = rest.find(words)
    tail = rest[at + len(words) :] if at >= 0 else rest
    if at >= 0 and (told := _TOLD.match(tail)):
        return told.group(1)
    if at < 0 and (too := re.match(r"\s*(?:and|see|with|as|per|because|cos)\s+(.{4,})$", tail, re.IGNORECASE)):
        return too.group(1)
    apart = re.search(r"(?:[,;:.!]|\s[-\u2013])\s+(.+)$|\b(?:because|cos|as) (.+)$", tail)
    return (apart.group(1) or apart.group(2) or "") if apart else ""
