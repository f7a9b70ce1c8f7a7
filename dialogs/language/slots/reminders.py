"""The slots of reminders: who is to be reminded of what, and on which days."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots import owners, reminder_days
from dialogs.language.slots.due_dates import dated, due
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]
_NUDGE = (
    r"(?:reminders?|nudges?|pokes?|prompts?|pings?|prods?|chasers?|heads ?-?up|shouts?|messages?|notes?|alerts?|buzz)"
)
_VERB = (
    r"(?:(?:remind|prompt|alert|badger|pester|warn|notify)(?:ed|ing)?|(?:nudg|chas|pok|hassl)(?:e|ed|ing)"
    r"|(?:ping|prod|jog|nag)(?:ged|ging|ded|ding|ed|ing)?|tell|ask)(?: up)?"
)
_WORD_WITH = r"(?:line|word|email|text|call|ring|bell)"
_GIVE = (
    r"(?:give|gi|send|set|drop|shoot|add|schedule|put|need|want|make|create|get|stick|pop|do|have|ping|fire)(?: up"
    r"| in| out| off)?"
)
# "remind me", "give Bethan a nudge", "set a reminder": what comes before "who" and behind it
_CUE = Lazily(
    rf"\b(?:{_GIVE} (?:an? |the |another |some )?{_NUDGE}\b(?: (?:to|for)(?= (?:me|us|everyone|all|the group"
    rf"|them)\b))?"
    rf"|{_GIVE} (?P<who>.{{1,50}}?) (?:an?|another|the) (?:\w+ )?(?:{_NUDGE}|{_WORD_WITH})\b|{_VERB}\b"
    rf"|{_NUDGE} (?=me\b|us\b|for\b"
    rf"|to\b|on\b|about\b))"
)
_WHO = Lazily(
    r"\s*(?:(?:me|us|myself|them|him|her|the (?:whole )?(?:group|team|channel)"
    r"|(?:my|our) (?:own )?(?:agency|team|colleagues|service)"
    r"|(?:(?:all|every|each|the|our)(?: (?:the|of the"
    r"|of our|our))? )?(?:overdue |late )?(?:action |agency )?owners?"
    r"|(?:all|everyone|everybody)(?: (?:(?:the|of the|of our|our) )?(?:members|owners|partners|leads|agencies|reps"
    r"|of them"
    r"|of us))?)\b"
    r"(?: (?:who|that|with|of(?= (?:what|whatever|any|anything|all|everything|overdue|late)\b))"
    r" [^,;]*?(?=(?: on| by| next| tomorrow| this| today)\b|[,;]|$))?)",
)
# "can Delyth get a reminder", "I am reminded": who comes first
_GETS = Lazily(
    r"(?:\b(?:can|could|should|please|ensure|that|make sure|see|so|want|like|need)\s+"
    r"|^)(?P<who>(?:[\w']+ ){1,3}?)(?:to |should "
    r"|must |can |will )?"
    r"(?:gets?|needs?|wants?|is|are|am|be|has|have|receives?)\s*$",
    re.IGNORECASE,
)
_MEMORY = Lazily(r"^(\s*\w+?)(?:['\u2019]?s)? memor(?:y|ies)\b\s*", re.IGNORECASE)  # "jog Bethan's memory"
_SEVERAL = Lazily(r",? and |, ?| & ", re.IGNORECASE)
_WORD = re.compile(r"(?!and\b)[a-z]+", re.IGNORECASE)
_NAMES = Lazily(
    r"[a-z]{2,14}(?:(?:,? and |, ?| & )[a-z]{2,14}){0,3}(?= (?:about|to|that|re|on|of|for|regarding|in|by)\b)",
    re.IGNORECASE,
)
_NOT_FORGET = Lazily(
    r"(?:(?:please |also |and )*(?:do not let (?:me|us) forget|i (?:must not|mustnt|can not|do not want to"
    r"|should not|better not) forget"
    r"|(?:i|we) (?:must|need to|have to|should|ought to|had better|have got to) (?:remember(?: to)?)?"
    r"|in case i forget|make sure i"
    r" (?:remember|do not forget))\b(?: (?:to|about|that))?\s*)"
)
_ADD_IT = Lazily(  # what is no action yet becomes one: "…, add it for me, nudge me …"
    r"[,;.]?\s?(?:\b(?:and|please|pls|also|can you|could you)\s){0,4}"
    r"\b(?:add|put|log|record|note|stick|pop) (?:it|that|this)\b"
    r"(?: (?:in|on|down|up)\b)?(?: (?:to|in|on) (?:the|my|our) (?:action )?(?:plan|list|log|actions|calendar))?"
    r"(?: for (?:me|us)\b)?",
    re.IGNORECASE,
)
_IS_DUE = Lazily(
    r"[\s,:-]{0,3}(?:\b(?:is|are|has to be|must be|needs to be)\b\s?)?(?:\b(?:due|in|done|by|on)\b\s?){0,3}$",
    re.IGNORECASE,
)
_DUE_BY = Lazily(r" (?:by|before|in|this)\b", re.IGNORECASE)  # of "everyone with anything due", no day to remind on
_THIRD_PARTY = Lazily(r"\b(?:ho|home office|ofsted|osct|dfe|mhclg|ministry)\b")  # whose dates the group can only meet
_NUMBER = Lazily(r"\b(?:reminder|nudge) (?:number |no )?(?P<number>\d{1,9})\b")
_SEND_IT = Lazily(r"[,;]? (?:and )?send (?:it|them|that)\b\s*(?:on|out)?", re.IGNORECASE)
_LEFT = Lazily(
    r"^(?:[\s,.;:-]|(?:in|in for|at|on|to|about|that|re|regarding|of|for|with|abt|and|again|also|please|pls|a reminder"
    r"|reminder"
    r"|nudge|can you|could you)\b)+"
    r"|(?:[\s,.;:-]|\b(?:and|please|pls|again|(?:can|could|would|will) (?:you|u)|so|then|or|but|add it|for me|thanks"
    r"|on|by|at)\b)+$",
    re.IGNORECASE,
)


def remind(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read who is to be reminded of what, and when."""
    text = sentence.text[sentence.core[0].start :] if sentence.core else sentence.text
    is_new = _ADD_IT.search(text)
    text = f"{text[: is_new.start()]}, {text[is_new.end() :]}" if is_new else text
    plain = aligned(reminder_days.with_units(text))
    cue = _CUE.search(plain.plain)
    before, after = (plain.before(cue), plain.after(cue)) if cue else ("", text)
    slots: Slots = {}
    if cue and cue.group("who"):
        slots["who"] = _names(plain.of(cue, "who"), context, vocabulary)
    elif (
        cue
        and (subject := _GETS.search(before + _verb(cue.group())))
        and (who := _names(subject.group("who"), context, vocabulary))
    ):
        slots["who"] = who
        before = before[: subject.start()]
    elif cue:
        after = _MEMORY.sub(r"\1 ", after)
        who, after = _who(after, context, vocabulary)
        slots |= {"who": who} if who else {}
    found = reminder_days.find(before, after, context)
    slots |= {"when": found.days} if found.days else {}
    slots |= {"deadline": found.due.as_json()} if found.due else {}
    before, after = found.before, found.after
    if what := _what(before, after):
        slots["what"] = what
        slots |= _new_action(what, context) if is_new else {}
    return slots


def _new_action(what: str, context: Context) -> Slots:
    """Read the action that is to be added: its title, and when it is due."""
    found = due(what, context)
    if found is None:
        return {"title": what}
    title = _IS_DUE.sub("", what[: found.start]) + what[found.end :]
    deadline = found.reading.as_json()
    if _THIRD_PARTY.search(aligned(title).plain) and "external" not in deadline["flags"]:
        deadline["flags"].append("external")
    return {"title": title.strip(" ,.;:-"), "deadline": deadline}


def cancel_reminder(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the number of the reminder that is cancelled."""
    found = _NUMBER.search(sentence.plain)
    return {"reminder": found["number"]} if found else {}


def _verb(cue: str) -> str:
    """Return the word that says somebody is to get what the cue names: "I want Imran (to be) reminded"."""
    return "be" if cue.endswith("ed") and " " not in cue else cue.split()[0]


def _who(text: str, context: Context, vocabulary: Vocabulary) -> tuple[str, str]:
    """Read who is reminded, at the start of a text."""
    text = re.sub(r"^\s*(?:for|to)\s+(?=(?:me|us|all|every|the (?:whole )?group)\b|[A-Z])", "", text)
    plain = aligned(text)
    bare = text.lstrip()
    if found := _WHO.match(plain.plain):
        who, rest = plain.of(found).strip(), plain.after(found)
        if who.casefold() in ("me", "myself") and _SEVERAL.match(rest):
            said, end = owners.owners_at_start(bare, vocabulary)
            return (" and ".join(owner["name"] for owner in said), bare[end:]) if len(said) > 1 else (who, rest)
        due_by = _DUE_BY.match(rest) if who.casefold().endswith(" due") else None
        days = dated(rest, context) if due_by else []
        return (f"{who}{rest[: days[0].end]}", rest[days[0].end :]) if days else (who, rest)
    said, end = owners.owners_at_start(bare, vocabulary)
    if not said and (some := _NAMES.match(bare)) and not any(map(owners.known_word, _WORD.findall(some.group()))):
        said, end = [{"kind": "person", "name": name.title()} for name in _SEVERAL.split(some.group())], some.end()
    return " and ".join(owner["name"] for owner in said), bare[end:]


def _names(text: str, context: Context, vocabulary: Vocabulary) -> str:
    who, _ = _who(text, context, vocabulary)
    bare = text.strip()
    return who or (bare.title() if bare.isalpha() and bare.islower() else bare)


def _what(before: str, after: str) -> str:
    """Return what is not to be forgotten: behind the cue, or before it."""
    rest = _SEND_IT.sub("", after)
    if not before and (forgotten := _NOT_FORGET.match((plain := aligned(rest)).plain)):
        rest = plain.after(forgotten)
    behind = _LEFT.sub("", _LEFT.sub("", rest)).strip(" ,.;:-?!")
    lead = aligned(before)
    forgotten = _NOT_FORGET.match(lead.plain)
    ahead = _LEFT.sub("", lead.after(forgotten) if forgotten else before).strip(" ,.;:-?!")
    return re.sub(
        r"\s+(?=[\s,.;:])",
        "",
        ahead if len(ahead) >= _ENOUGH and (forgotten or not behind or "," in before or "." in before) else behind,
    )


_ENOUGH = 8  # letters; less before the cue is no matter
