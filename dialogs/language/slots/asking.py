"""The slots of questions: which list, which report, which file."""

import re
from typing import Any

from dialogs.language.slots import named_meetings
from dialogs.language.slots.due_dates import due
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context, DeadlineClass
from rules.lazily import Lazily

Slots = dict[str, Any]

# Which list is meant; the first that fits counts.
WHICH: tuple[tuple[str, str], ...] = (
    ("no_date",
    r"\b(?:no|without|missing|needs?|wants?|lacking|lack|not got|not have|has not|have not|not been given|not been set"
    r"|blank|empty|never had) (?:got )?"
    r"(?:a |an |any |the |their )?(?:end |due |target |new |proper |real |actual |agreed )?(?:deadlines?|dates?"
    r"|timescales?|due by)"
    r"|undated|dateless|\b(?:date|deadline)s? (?:is |are )?(?:missing|blank|empty|not set|not agreed|tbc|tba)"
    r"|\b(?:tba|tbc|tbd|to be (?:agreed|confirmed|decided))\b|\bdeadline column\b"),
    ("no_owner",
    r"\b(?:no|without|missing|blank|empty|needs?|lacking|lack|not got|not have|has not|have not) (?:got )?(?:a |an "
    r"|any |the )?"
    r"(?:named |agreed )?(?:owners?|leads?|lead officers?|name)\b|unowned|unassigned|ownerless"
    r"|\bnot (?:been )?(?:assigned|allocated|owned)\b"
    r"|(?:nobody|no one|no body|not have anybody|not got anybody|not anybody|not have anyone) (?:owns|own|on|is"
    r"|has(?! (?:\w+ )?(?:reported|updated|touched|looked|moved|said|told|sent|been))"
    r"|down|against|name|leading|picked|took|taken)"
    r"|\bup for grabs\b|\borphan"),
    ("no_update",
    r"\b(?:no|without|missing|lacking|not had|not been|have not|has not|nobody has|no one has|not (?:seen|got|given"
    r"|sent|heard))(?: \w+){0,3} (?:updates?|updated|progress notes?|news)"
    r"|\bnot (?:been )?(?:updated|touched|moved on|looked at|reported on)\b|\bnever (?:\w+ )?updat\w+"
    r"|gone quiet|gone cold|stale"
    r"|radio silence|nothing (?:has |been )*(?:happened|reported|said|heard)"
    r"|\b(?:not|nobody|no one|never) (?:\w+ )?(?:told us|said|sent (?:us )?any|replied|responded|come back|got back"
    r"|fed back|been in touch)|no (?:news|progress|movement|word|reply|replies|response|feedback)\b"
    r"|not heard|not reported|\b(?:nobody|no one) (?:\w+ ){0,2}(?:touched"
    r"|updated|reported|looked at|mentioned|moved)"
    r"|waiting (?:on|for) (?:an )?updates?|silent"),
    ("mine", r"\b(?:my|mine)\b(?: \w+){0,3} (?:overdue|late|outstanding|behind|past)\b|\b(?:overdue|late"
    r"|behind) for me\b"
    r"|\bmine (?:\w+ )?(?:overdue|late)\b|\bdo i (?:need|have|owe)\b|\bam i (?:late|behind|overdue)\b"),
    ("overdue", r"\b(?:not (?:been )?done|should have been|should of been|need to chase|lagging|overrun\w*|over ?run\w*"
    r"|overdue|over due|late|behind|past due|missed|out of date|gone past|past deadline|gone over|run over|ran over"
    r"|laps(?:e|ed|ing)"
    r"|(?:past|gone past|beyond|blown|over|missed|passed) (?:its|their|the|his|her) (?:due |end |target "
    r"|sell by |use by )?(?:dates?"
    r"|deadlines?)"
    r"|deadlines? (?:has |have )?(?:already )?(?:been and gone|gone(?: by| past)?|passed|been missed|blown|expired"
    r"|lapsed))\b"),
    ("moved", r"\b(?:moved|re ?dated|slip(?:s|ped|ping)?|pushed (?:back|out|on)|put back|put off|knocked back"
    r"|kicked (?:back|down the road"
    r"|on)|rescheduled"
    r"|extended|new dates?|slippage|different dates?|shifted|bumped"
    r"|(?:dates?|deadlines?) (?:\w+ ){0,3}(?:changed|altered|revised|amended|changes)"
    r"|chang\w+ (?:of |to |the |its |their |our )*(?:dates?|deadlines?))\b"),
    ("done", r"\bbeen (?:done|completed|finished|closed) by\b|\b(?:done|completed|complete|finished|closed"
    r"|finish|close|ticked off|signed off|discharged"
    r"|achieved|wrapped up"
    r"|sorted|crossed off|closures)\b(?! by)"),
    ("mine", r"\b(?:mine|i owe|i got|i have|have i|am i|i need|do i|for me|assigned to me|from me|with me|my name"
    r"|my (?:own |list of |current |open )*"
    r"(?:actions?|stuff|list|ones?(?! to one)|tasks?|things|items?|plate"
    r"|jobs?|work|bits?|to do|deadlines?|action points?|desk|court|responsibilit\w+|lot|share|part|section"
    r"|rows?|name)"
    r"|on me|down to me|i am (?:meant|supposed|down|late|behind)|i signed|have i signed|i do|i doing|am down for"
    r"|waiting on me)\b"),
    ("due", r"\b(?:due|coming up|upcoming|deadlines?|fall(?:s|ing)? due|expir\w+|to finish|need(?:s)? (?:doing"
    r"|to be done)(?= (?:by|before|this|next)))\b"),
)  # fmt: skip
_TO_FINISH = Lazily(r"\b(?:needs?|must|has to|have to|finish\w*|to be done|expected|wanted)\b")
WHOSE = (
    r"\b(?:mine|i owe|i got|have i|am i|do i|i have|for me|my (?:own )?(?:actions?|stuff|list|ones|tasks?|things"
    r"|items|plate|jobs"
    r"|work|bits|deadlines?))\b"
)
_BEFORE = Lazily(r"\b(?:before|by|until|till|ahead of|up to|between now and|for)\s*(?:the\s*)?$", re.IGNORECASE)
# "a summary for my director" is not about oneself
_MINE = Lazily(r"\b(?:my|for me)\b(?! (?:director|boss|manager|chief|chair|head|lead|board|councillor)\b)")
_OWE = Lazily(r"\bi (?:\w+ )?owe\b")
_OWNS = Lazily(r"\b(\w{5,})s\b")
# "fire" alone is too common a word to be a name everywhere; in a question about a list it is the brigade
_FIRE = Lazily(r"\bfire\b(?! (?:drill|alarm|door|exit|safety|risk|wall|warden|marshal|it|them|over|away|off))")
_SINCE = Lazily(r"\b(?:since|after|from)\s*(?:the\s*)?$", re.IGNORECASE)
_LAST_MEETING = Lazily(r"\bsince (?:the |our |we )?(?:last (?:meeting|mtg|time|one)|last met|met)\b", re.IGNORECASE)
_THE_NEXT = Lazily(r"^(?:(?:the|our|your) )?(?:next )?(?:meeting|mtg)$", re.IGNORECASE)
_MONTHS_MEETING = Lazily(
    r"\b(jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)(?:'?s)? (?:meeting|mtg"
    r"|one)\b",
    re.IGNORECASE,
)
_DAY_ONLY = Lazily(
    r"\bthe (\d{1,2})(?:st|nd|rd|th)?(?! (?:of|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\b", re.IGNORECASE
)
_FORMATS = {"xlsx": "xlsx|excel|spreadsheet|xls", "docx": "docx|word|doc", "csv": "csv", "json": "json", "pdf": "pdf"}


def list_actions(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which actions are to be listed, and whose."""
    text, plain = sentence.piece(sentence.core), sentence.plain
    slots: Slots = {"which": next((which for which, said in WHICH if re.search(said, plain)), "open")}
    if slots["which"] == "due" and re.search(WHOSE, plain):
        slots["which"] = "mine"
    if named := vocabulary.find(text, "theme"):
        slots["theme"] = named[0].name
        text = text[: named[0].start] + text[named[0].end :]
    if agencies := vocabulary.find(text, "agency"):
        slots["agency"] = agencies[0].name
    elif owned := next((name for word in _OWNS.findall(plain) if (name := vocabulary.exactly(word, "agency"))), None):
        slots["agency"] = owned  # "housings list"
    elif "Fire Service" in vocabulary.agencies and _FIRE.search(plain):
        slots["agency"] = "Fire Service"
    elif slots["which"] == "open" and (people := vocabulary.find(text, "person")):
        slots["owner"] = people[0].name
    if slots["which"] == "mine" and _OWE.search(plain):
        slots["brief"] = True
    slots |= _dates(text, context)
    if slots["which"] == "open" and "before" in slots and _TO_FINISH.search(plain):
        slots["which"] = "due"
    return slots


def brief(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which report is wanted, and for which meeting."""
    plain = sentence.plain
    if re.search(
        r"\b(?:exceptions?|exceptional|gone wrong|going wrong|off track|off target|problems?|issues|red flags?"
        r"|by exception)\b",
        plain,
    ):
        kind = "exceptions"
    elif re.search(r"\b(?:packs?|papers|paperwork|bundle|documents for)\b", plain):
        kind = "pack"
    elif _MINE.search(plain) or "personal" in plain:
        kind = "mine"
    elif re.search(r"\bone pager?\b", plain) and not re.search(
        r"\b(?:summary|status|overview|how|going|progress)\b", plain
    ):
        kind = "exceptions"
    else:
        kind = "status"
    return {"kind": kind} | _meeting(sentence, context)


def next_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the day, or the series, asked about."""
    slots: Slots = {}
    dated = [found for found in deadlines.find(sentence.text, context) if not _THE_NEXT.search(found.reading.text)]
    if dated and dated[0].reading.kind is not DeadlineClass.NONE:
        month, day = _MONTHS_MEETING.search(sentence.text), _DAY_ONLY.search(sentence.text)
        if month and day:  # "is the April meeting on the 6th"
            slots["on"] = deadlines.read(f"{day.group(1)} {month.group(1)}", context).as_json()
        else:
            slots["on"] = dated[0].reading.as_json()
    if series := re.search(r"\b([\w-]+ (?:sub-?group|panel|board|forum|task group))\b", sentence.text, re.IGNORECASE):
        said = re.sub(r"^(?:the|next|our|a|this) ", "", series.group(1), flags=re.IGNORECASE)
        slots["series"] = said
    return slots


def agenda(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the meeting whose agenda is wanted."""
    return _meeting(sentence, context)


def file_format(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the file format asked for."""
    for name, words in _FORMATS.items():
        if re.search(rf"\b(?:{words})\b", sentence.text, re.IGNORECASE):
            return {"format": name}
    return {}


def _dates(text: str, context: Context) -> Slots:
    slots: Slots = {}
    for found in deadlines.find(text, context):
        if found.reading.kind is DeadlineClass.NONE:
            continue
        lead, said = text[: found.start], text[found.start : found.end].lower()
        if said.startswith(("since", "after", "from")) or _SINCE.search(lead):
            slots["since"] = deadlines.read(found.reading.text, context, past=True).as_json()
        elif said.startswith(("before", "by", "until", "due")) or _BEFORE.search(lead) or "before" not in slots:
            slots["before"] = found.reading.as_json()
    if "since" not in slots and (met := _LAST_MEETING.search(text)):
        slots["since"] = {"text": met.group(), "class": DeadlineClass.EVENT.value, "date": None}
        slots.pop("before", None)
    return slots


def _meeting(sentence: Sentence, context: Context) -> Slots:
    text, name = named_meetings.cut(sentence.text)
    found = due(text, context)
    return named_meetings.joined(name, found.reading.as_json() if found else None)
