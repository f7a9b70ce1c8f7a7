"""What a sentence answers to a reminder: quiet until when, not mine, how often, how long before an action's date."""

import re
from typing import Any

from dialogs.language.slots import leads
from dialogs.language.slots.due_dates import dated
from dialogs.language.slots.which_action import REF, find_ref, in_digits
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]

_HOW_LONG = Lazily(  # "quiet for a fortnight", "snooze 3 days"
    r" (?:for|next|snooze|mute|pause|hush|quiet) (?:the next |another )?"
    r"(?P<length>(?:an?|one|two|three|four|five|six|\d{1,2}) "
    r"(?:days?|weeks?|months?|fortnights?)|fortnight|week|month)\b"
)
# A number that names an action without saying so: "snooze 14 until Monday", "leave me alone about 14".
_BARE = Lazily(
    r"\b(?:snooze|mute|hush|silence|pause|about|for|on|re) #?(?P<ref>\d{1,4}(?:\.\d{1,2})?)"
    r"(?= (?:until|till|til|to|for|over|before|again)\b|[\s.!]*$)",
    re.IGNORECASE,
)
# "No reminders next week" is quiet all that week; "until next week" and "again next week" end where it begins.
_THROUGHOUT = Lazily(r"\b(?:no (?:more )?[a-z]+|leave \w+ alone|hold|pause|mute|stop|suspend)\b", re.IGNORECASE)
_ENDS_THERE = Lazily(r"\b(?:until|till|til|to|before|again|back|later|then)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:mine|ours?|us|me|my|we|i|own)\b", re.IGNORECASE)
_USUAL = Lazily(r"\b(?:usual|normal|standard|ordinary|default)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:remind(?:ers?)?|nudges?|chase|chasers?|prompts?|mention|us|owners?|about|for|action|set|give|send|with|will|be"
    r"|can|could|you|is)\b|:",
    re.IGNORECASE,
)
_HOW_OFTEN = (
    ("off", r"\b(?:stop|no|off|never|not|end|cancel|unsubscribe)\b"),
    ("weekly", r"\b(?:weekly|(?:once|one|every|each|per|a) (?:a )?week)\b"),
    ("daily", r"\b(?:daily|(?:once|every|each|per|a) (?:a )?day|when (?:something|anything|it)\b.* due)\b"),
    ("on", r"\b(?:on|start|resume|restart|reinstate)\b"),
)


def snooze(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read until when there is to be quiet, and of which action if of one."""
    slots: Slots = {}
    text = in_digits(sentence.text)
    if named := REF.search(text) or _BARE.search(text):
        slots["action"] = named.group(1)
        text = f"{text[: named.start(1)]} {text[named.end(1) :]}"
    found = dated(text, context)
    if found:
        until = found[-1].reading.as_json()
        whole = until["start"] and _THROUGHOUT.search(text) and not _ENDS_THERE.search(text)
        return slots | {"until": until | ({"whole": True} if whole else {})}
    quiet = _HOW_LONG.search(sentence.plain)
    return slots | ({"until": deadlines.read(f"in {quiet.group('length')}", context).as_json()} if quiet else {})


def not_mine(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which action somebody says is not theirs, and of which agency they say it where they name one."""
    text = in_digits(sentence.text)
    ref = find_ref(text, context)
    named = vocabulary.find(text, "agency")
    return ({"action": ref.group(1)} if ref else {}) | ({"whose": named[0].name} if named else {})


def disowns(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Tell whether it is said of oneself or of an agency: "9 is not for discussion" disowns nothing."""
    return bool(_OWN.search(sentence.text) or vocabulary.find(sentence.text, "agency"))


def my_reminders(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read how often somebody wants to be reminded, and until when not at all ("none": from now on again)."""
    if " unmute " in sentence.plain:
        return {"until": "none"}
    often = next((name for name, words in _HOW_OFTEN if re.search(words, sentence.plain)), None)
    slots: Slots = {"frequency": often} if often else {}
    if often == "on":
        return slots | {"until": "none"}
    days = [found.reading for found in dated(sentence.text, context) if found.reading.on]  # "weekly" is none
    return slots | ({"until": days[-1].as_json()} if days else {})


def action_ladder(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read which action is to be mentioned how many working days before its date, or as usual again."""
    text = in_digits(sentence.text)
    ref = find_ref(text, context)
    slots: Slots = {"action": ref.group(1)} if ref else {}
    if _USUAL.search(text):
        return slots | {"before": "usual"}
    around = (text[ref.end() :], f"{text[: ref.start()]} {text[ref.end() :]}") if ref else (text,)
    before = next(filter(None, (leads.read(_ASKING.sub(" ", part)) for part in around)), None)
    return slots | ({"before": before} if before else {})
