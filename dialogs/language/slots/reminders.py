"""The slots of reminders: who is to be reminded of what, and on which days."""

import re
from typing import Any

from dialogs.language.aligned import aligned
from dialogs.language.slots import days_before, owners
from dialogs.language.slots.due_dates import dated
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context, Found
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
    r"\s*(?:(?:me|us|myself|them|him|her|the (?:whole )?group|the team|(?:(?:all|every|each|the|our)(?: (?:the|of the"
    r"|of our|our))? )?(?:overdue |late )?(?:action |agency )?owners?"
    r"|(?:all|everyone|everybody)(?: (?:(?:the|of the|of our|our) )?(?:members|owners|partners|leads|agencies|reps"
    r"|of them"
    r"|of us))?)\b"
    r"(?: (?:who|that|with) [^,;]*?(?=(?: on| by| next| tomorrow| this| today)\b|[,;]|$))?)",
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
_SHARED_UNIT = Lazily(  # "10 and 5 days": both are days
    r"\b(\d{1,3}|two|three|four|five|six|ten) ?(,|and|&|/) ?(?=(?:\d{1,3}|one|two|three|four|five|six) (days?|weeks?"
    r"|months?)\b)",
    re.IGNORECASE,
)
# What it is about begins here.
_SEVERAL = Lazily(r",? and |, ?| & ", re.IGNORECASE)
_WORD = re.compile(r"(?!and\b)[a-z]+", re.IGNORECASE)
_NAMES = Lazily(
    r"[a-z]{2,14}(?:(?:,? and |, ?| & )[a-z]{2,14}){0,3}(?= (?:about|to|that|re|on|of|for|regarding|in|by)\b)",
    re.IGNORECASE,
)
_ABOUT = Lazily(r"\b(?:to (?=[a-z])|about |that |re |regarding |because )")
_NOT_FORGET = Lazily(
    r"(?:(?:please |also |and )*(?:do not let (?:me|us) forget|i (?:must not|mustnt|can not|do not want to"
    r"|should not|better not) forget"
    r"|(?:i|we) (?:must|need to|have to|should|ought to|had better|have got to) (?:remember(?: to)?)?"
    r"|in case i forget|make sure i"
    r" (?:remember|do not forget))\b(?: (?:to|about|that))?\s*)"
)
_LEAD = Lazily(
    r"\b(?:(?P<digits>\d+) ?|(?P<count>an?|the|one|two|three|four|five|six|seven|ten|couple of) )"
    r"(?P<unit>working days?|days?|d|w|weeks?|wks?|fortnights?|months?|mths?|m)\b"
    r"(?=(?: (?:before|ahead|prior|beforehand|in advance|earlier|out)\b)|(?:[\s,&]|and\b|then\b|again\b|also\b"
    r"|\d+|\b(?:an?|the|one|two"
    r"|three|four|six|days?|weeks?|wks?|fortnights?|months?|working)\b)*\b(?:before|ahead|prior|beforehand"
    r"|in advance|earlier)\b)"
)
_LEADS_END = Lazily(
    r"\b(?:before(?:hand)?|ahead|prior|in advance|earlier)\b(?: (?:it is due|they are due|that|it|then"
    r"|the (?:deadlines?|date)|of it"
    r"|(?:their|each|every|its) (?:deadlines?|dates?|due dates?)))?"
)
_ON_THE_DAY = Lazily(r"\bon the day\b|\bthe day itself\b|\bthe morning of\b")
_ORDINAL = Lazily(r"\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_MEETING = Lazily(r"^\s*(?:(?:the|our|each|every) )?(?:next )?(?:meeting|mtg|one|session)\b", re.IGNORECASE)
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
    for _ in range(2):  # "10, 5 and 2 days"
        text = _SHARED_UNIT.sub(r"\1 \3 and ", text)
    plain = aligned(text)
    cue = _CUE.search(plain.plain)
    before, after = (plain.before(cue), plain.after(cue)) if cue else ("", text)
    slots: Slots = {}
    if cue and cue.group("who"):
        slots["who"] = _names(plain.of(cue, "who"), vocabulary)
    elif (
        cue
        and (subject := _GETS.search(before + _verb(cue.group())))
        and (who := _names(subject.group("who"), vocabulary))
    ):
        slots["who"] = who
        before = before[: subject.start()]
    elif cue:
        after = _MEMORY.sub(r"\1 ", after)
        who, after = _who(after, vocabulary)
        slots |= {"who": who} if who else {}
    when, before, after = _when(before, after, context)
    slots |= {"when": when} if when else {}
    if what := _what(before, after):
        slots["what"] = what
    return slots


def _verb(cue: str) -> str:
    """Return the word that says somebody is to get what the cue names: "I want Imran (to be) reminded"."""
    return "be" if cue.endswith("ed") and " " not in cue else cue.split()[0]


_HOW_LONG = Lazily(  # "quiet for a fortnight"
    r" (?:for|next) (?:the next |another )?(?P<length>(?:an?|one|two|three|four|five|six|\d{1,2}) "
    r"(?:days?|weeks?|months?|fortnights?)|fortnight|week|month)\b"
)


def snooze(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read until when there is to be quiet."""
    found = dated(sentence.text, context)
    if not found and (quiet := _HOW_LONG.search(sentence.plain)):
        return {"until": deadlines.read(f"in {quiet.group('length')}", context).as_json()}
    return {"until": found[-1].reading.as_json()} if found else {}


def _who(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Read who is reminded, at the start of a text."""
    text = re.sub(r"^\s*(?:for|to)\s+(?=(?:me|us|all|every|the (?:whole )?group)\b|[A-Z])", "", text)
    plain = aligned(text)
    if found := _WHO.match(plain.plain):
        return plain.of(found).strip(), plain.after(found)
    bare = text.lstrip()
    said, end = owners.owners_at_start(bare, vocabulary)
    if not said and (some := _NAMES.match(bare)) and not any(map(owners.known_word, _WORD.findall(some.group()))):
        said, end = [{"kind": "person", "name": name.title()} for name in _SEVERAL.split(some.group())], some.end()
    return " and ".join(owner["name"] for owner in said), bare[end:]


def _names(text: str, vocabulary: Vocabulary) -> str:
    who, _ = _who(text, vocabulary)
    bare = text.strip()
    return who or (bare.title() if bare.isalpha() and bare.islower() else bare)


def _when(before: str, after: str, context: Context) -> tuple[list[Any], str, str]:
    """Return the days to remind on, and the text around them."""
    plain = aligned(after)
    if leads := list(_LEAD.finditer(plain.plain)):
        start = plain.span(*leads[0].span())[0]
        last = _LEADS_END.search(plain.plain, leads[-1].end())
        end = plain.span(*(last or leads[-1]).span())[1]
        behind = dated(after[end:], context)
        due = dated(before, context) or behind or dated(after[:start], context)
        base = due[0].reading.on if due else None
        if base is None and _MEETING.match(after[end:]):
            base = context.next_meeting
        rest = _cut(after[end:], behind[:1]) if due == behind else after[end:]
        rest = _MEETING.sub("", rest)
        days: list[Any] = [days_before.before(lead, base, context) or f"{lead.group()} before" for lead in leads]
        if base and _ON_THE_DAY.search(plain.plain):
            days.append(days_before.as_json(base, "on the day", context))
        return days, before, f"{after[:start]} {rest}"
    found = dated(after, context)
    if not found and not dated(before, context) and (day := _ORDINAL.search(after)):
        on = deadlines.read(f"the {day.group()}", context)
        return [on.as_json()], before, f"{after[: day.start()]} {after[day.end() :]}"
    if not found:
        found = dated(before, context)
        return [one.reading.as_json() for one in found[-1:]], _cut(before, found[-1:]), after
    about = _ABOUT.search(plain.plain)
    at = plain.span(*about.span())[0] if about else len(after)
    early = [one for one in found if one.start < at]
    chosen = early or _together(found, after)
    return [one.reading.as_json() for one in chosen], before, _cut(after, chosen)


def _together(found: list[Found], text: str) -> list[Found]:
    """Return the last date and those joined to it: "on 1 March and again on 8 March"."""
    chosen = [found[-1]]
    for one in reversed(found[:-1]):
        if not re.fullmatch(
            r"[\s,&]*(?:and|then|again|&|plus|also|on|\s|,)*", text[one.end : chosen[0].start], re.IGNORECASE
        ):
            break
        chosen.insert(0, one)
    return chosen


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


def _cut(text: str, found: list[Found]) -> str:
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text
