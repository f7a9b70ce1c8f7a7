"""Which action a sentence means: its reference, or words of its title."""

import re

from dialogs.language import fields
from dialogs.language.lexicon import LISTS, word_set
from rules import deadlines
from rules.deadlines import Context

REF = re.compile(
    r"(?:\b(?:actions?|items?|tasks?|ref|number|no|point)\b\.? ?(?:point )?#?"
    r"|#)(\d{1,3}(?:\.\d{1,2})?)(?![\d/%]|\.\d)",
    re.IGNORECASE,
)
BARE_REF = re.compile(r"(?<![\w./%#-])(\d{1,2}\.\d{1,2}|\d{1,3})(?![\w/%-]|:\d|\.\d)")
# "actions 3 and 9 done", "4, 5 and 6 as complete": the other refs, where what follows is no thing counted or date
_AND_REF = r"(?: ?(?:,|&|\+|/| and| n) ?(?:and )?(?:actions? |items? )?#?(?:\d{1,2}\.\d{1,2}|\d{1,3})(?![\d/%]|\.\d))+"
MORE = re.compile(
    rf"(?P<refs>{_AND_REF})(?= ?(?:$|[-,.;:!?]|(?:(?:are|is|all|both|now|have|as|to|too|please|pls|been|has|can)\b"
    rf"|(?:{'|'.join(map(re.escape, LISTS['status']))})\b)))",
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
    " should go goes must responsible leading status. state whos hows wheres full find got times"
)


def find_ref(text: str) -> re.Match[str] | None:
    """Find an action's reference in a sentence: said as one, or the first number that is no date or headcount."""
    if said := REF.search(text):
        return said
    return BARE_REF.search(text)


def other_refs(text: str, ref: re.Match[str]) -> tuple[list[str], int]:
    """Return the refs named beside the first, and where they end."""
    found = MORE.match(text, ref.end())
    if found is None:
        return [], ref.end()
    return re.findall(r"\d{1,3}(?:\.\d{1,2})?", found.group("refs")), found.end("refs")


def action_words(text: str, context: Context, *, status_words: bool) -> str:
    """Return the words that say which action is meant, as typed, without the request around them."""
    for found in reversed(deadlines.find(text, context)):
        text = text[: found.start] + " | " + text[found.end :]
    if status_words and (status := fields.find_status(text)):
        text = text[: status[1]] + " | " + text[status[2] :]
    best: list[str] = []
    for piece in re.split(r"[|,;:?!]|\. |\bto (?=[A-Z])|\bbecause\b|\bcos\b", text):
        words = piece.split()
        while words and little(words[0]):
            words.pop(0)
        while words and little(words[-1]):
            words.pop()
        if words and (not best or (len(best) == 1 and len(words) > 1)):
            best = words
    return " ".join(best).strip(" .'\"-\u2013")


def says_more(text: str) -> bool:
    """Tell whether a piece of a sentence holds more than the words of the request."""
    return any(not little(word.strip(",;:-.()")) for word in text.split())


def little(word: str) -> bool:
    """Tell whether a word says nothing of which action is meant."""
    return word.lower().replace("\u2019", "'").replace("'", "").strip(".") in LITTLE
