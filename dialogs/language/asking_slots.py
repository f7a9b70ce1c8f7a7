"""The slots of questions: which list, which report, which decision, which file."""

import re
from typing import Any

from dialogs.language.due_dates import due
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import deadlines
from rules.deadlines import Context, DeadlineClass

Slots = dict[str, Any]

# Which list is meant; the first that fits counts.
WHICH: tuple[tuple[str, str], ...] = (
    ("no_date", r"\b(?:no|without|missing|needs?|lacking|lack|not got|not have) (?:a |an |any )?"
    r"(?:end |due |target |new )?"
    r"(?:deadlines?|dates?)|undated"),
    ("no_owner",
    r"\b(?:no|without|missing|blank|empty|needs?|lacking|lack|not got) (?:a |an |any )?(?:owners?|leads?)|unowned"
    r"|unassigned|(?:nobody|no one|not have anybody|not got anybody) (?:owns|on|has)"),
    ("no_update",
    r"\b(?:no|without|missing|lacking|not had|not been|have not|has not)(?: \w+){0,2} (?:updates?|updated)"
    r"|\bnot updated\b|gone quiet|stale|not been touched|nothing (?:has )?happened|no news|not heard"),
    ("mine", r"\bmy (?:\w+ )?(?:overdue|late|outstanding)\b|\b(?:overdue|late|behind) for me\b"
    r"|\bmine (?:\w+ )?(?:overdue|late)\b|\bdo i (?:need|have|owe)\b|\bam i (?:late|behind|overdue)\b"),
    ("overdue", r"\b(?:not (?:been )?done|should have been|need to chase"
    r"|overdue|late|behind|past due|missed|out of date|gone past|past deadline"
    r"|past their date)\b"),
    ("moved", r"\b(?:moved|redated|slipped|pushed back|put back|date changed|dates changed|extended|changed date)\b"),
    ("done", r"\b(?:done|completed|complete|finished|closed|finish|close|ticked off|signed off)\b(?! by)"),
    ("mine", r"\b(?:my|mine|i owe|i got|i have|have i|am i|i need|do i|for me|assigned to me|from me|with me"
    r"|on me|down to me|i am (?:meant|supposed|down|late|behind)|i signed|have i signed|i do|i doing)\b"),
    ("due", r"\b(?:due|coming up|upcoming|deadlines?)\b"),
)  # fmt: skip
_BEFORE = re.compile(r"\b(?:before|by|until|till|ahead of|up to|between now and|for)\s*(?:the\s*)?$", re.IGNORECASE)
# "a summary for my director" is not about oneself
_MINE = re.compile(r"\b(?:my|for me)\b(?! (?:director|boss|manager|chief|chair|head|lead|team|board|councillor)\b)")
_SINCE = re.compile(r"\b(?:since|after|from)\s*(?:the\s*)?$", re.IGNORECASE)
_LAST_MEETING = re.compile(r"\bsince (?:the |our |we )?(?:last (?:meeting|mtg|time|one)|last met|met)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"^.*?\b(?:about|on|regarding|re|for|to do with|around|over|concerning)\b\s*(?:the )?", re.IGNORECASE
)
_THE_NEXT = re.compile(r"^(?:(?:the|our|your) )?(?:next )?(?:meeting|mtg)$", re.IGNORECASE)
_FORMATS = {"xlsx": "xlsx|excel|spreadsheet|xls", "docx": "docx|word|doc", "csv": "csv", "json": "json", "pdf": "pdf"}


def list_actions(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which actions are to be listed, and whose."""
    text, plain = sentence.piece(sentence.core), sentence.plain
    slots: Slots = {"which": next((which for which, said in WHICH if re.search(said, plain)), "open")}
    if slots["which"] == "due" and re.search(r"\b(?:my|mine|i owe|i got|have i|am i|do i)\b", plain):
        slots["which"] = "mine"
    if named := vocabulary.find(text, "theme"):
        slots["theme"] = named[0].name
        text = text[: named[0].start] + text[named[0].end :]
    if agencies := vocabulary.find(text, "agency"):
        slots["agency"] = agencies[0].name
    elif slots["which"] == "open" and (people := vocabulary.find(text, "person")):
        slots["owner"] = people[0].name
    slots |= _dates(text, context)
    return slots


def brief(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> Slots:
    """Read which report is wanted, and for which meeting."""
    plain = sentence.plain
    if re.search(r"\b(?:exceptions?|gone wrong|off track|problems?)\b", plain):
        kind = "exceptions"
    elif re.search(r"\b(?:pack|papers)\b", plain):
        kind = "pack"
    elif _MINE.search(plain):
        kind = "mine"
    elif "one pager" in plain or "one page" in plain:
        kind = "exceptions"
    else:
        kind = "status"
    return {"kind": kind} | _meeting(sentence, context)


def next_meeting(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the day, or the series, asked about."""
    slots: Slots = {}
    dated = [found for found in deadlines.find(sentence.text, context) if not _THE_NEXT.search(found.reading.text)]
    if dated and dated[0].reading.kind is not DeadlineClass.NONE:
        slots["on"] = dated[0].reading.as_json()
    if series := re.search(r"\b([\w-]+ (?:sub-?group|panel|board|forum|task group))\b", sentence.text, re.IGNORECASE):
        said = re.sub(r"^(?:the|next|our|a|this) ", "", series.group(1), flags=re.IGNORECASE)
        slots["series"] = said
    return slots


def agenda(sentence: Sentence, context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read the meeting whose agenda is wanted."""
    return _meeting(sentence, context)


def find_decision(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> Slots:
    """Read what the decision was about."""
    text = sentence.piece(sentence.core)
    if said := _ABOUT.match(text):
        about = text[said.end() :]
    else:
        about = re.sub(r"^.*?\b(?:agreed?|decided?|decisions?)\b\s*(?:to )?", "", text, count=1, flags=re.IGNORECASE)
    about = about.strip(" ?.!")
    return {"about": about} if about else {}


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
    found = due(sentence.text, context)
    return {"meeting": found.reading.as_json()} if found else {}
