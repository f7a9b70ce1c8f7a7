"""Recognise a wish to delete or tidy away records, and text that carries a protective marking."""

import re

from rules.lazily import Lazily
from rules.safeguarding.words import Passage, any_of, word_set

# The record: what inspection may ask for.
RECORDS = (
    r"(?:actions?|ones|entr(?:y|ies)|records?|minutes|history|registers?|action (?:plan|log)|plans?|logs?"
    r"|decisions?|audit|"
    r"trainings?|sessions?|updates?|evidence|tasks?|meetings?|rows?|lines?|overdue|cohorts?|database|paper trail|"
    r"list|stuff from|(?:years|months|weeks) stuff|everything|lot|#?\d{1,3}(?:\.\d{1,2})?"
    r"(?! ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))"
)
DESTROY = any_of(
    "delete|deleting|deleted|delet|wipe|wiping|wiped|erase|erasing|purge|purging|shred|shredding|expunge"
    "|destroy|destroying"
    "|get rid of|getting rid of|scrub|nuke|trash|get shot of|obliterate|permanently remove"
)
PUT_AWAY = any_of(
    "remove|removing|clear out|clear down|clear away|clear off|clearing out|clean|clean up|clean out"
    "|cleaning up|tidy"
    "|tidy up|tidy away|tidying up|tidying|bin|bin off|binning|scrap|drop|lose|chuck|chuck out|cut|strip out"
    "|take out|take off"
    "|weed out|trim|dump|throw away|throw out|lose all|ditch"
)
WHICH = (
    r"(?:(?:the|all|any|those|these|that|this|my|our|some|old|older|overdue|completed|complete|closed|last"
    r"|late|previous|few|of|trace|traces|"
    r"done|finished|outdated|embarrassing|bad|duplicate|whole|entire|existing|red|open|past|stale|two|three"
    r"|couple|a|an|years|"
    r"anything|whatever|months|januarys|februarys|marchs|aprils|mays|junes|julys|augusts|septembers|octobers"
    r"|novembers|decembers|training|action|dead|unfinished|outstanding|missed|failed|lot|every|housings?"
    r"|polices?) )*"
)
END = r"(?= ?(?:$|[.,!?;\n]|please|pls|plz|now|too|before|ahead|from|so|asap|for me|then|completely|entirely))"
CUES = word_set(
    "delete deleting deleted delet wipe wiping wiped erase erasing purge purging shred shredding expunge"
    " destroy destroying rid"
    " removed binned scrapped purged shot trash hide shows see scrub nuke obliterate remove removing clear"
    " clearing clean cleaning tidy tidying tidier bin binning scrap drop lose chuck"
    " cut strip take weed trim dump throw ditch look looks neat neater make strike blank rub"
)
# "delete page 4", "the shredding is done and action 6 …"
NOT_BETWEEN = r"(?:form|draft|message|post|slide|page|can|go|goes|went|is|are|was|has|have)"
DELETION = Lazily(
    rf"\b(?P<verb>{DESTROY} (?:(?!{NOT_BETWEEN}\b)[\w#.-]+ ){{0,4}}?{RECORDS}\b"
    # "delete that" alone drops what is being typed; "all of it" can only be the record
    rf"|{DESTROY} (?:those|these|it all|them all|all|all of (?:it|them|this|that)){END}"
    rf"|(?:{DESTROY}|{PUT_AWAY}) (?:the |all |anything |everything )*(?:thats |that is )?(?:red|late|overdue|missed"
    rf"|embarrassing)\b(?! tape)"
    rf"|{DESTROY} (?:the|those|these) (?:\w+ )?(?:duplicates|items)\b"
    rf"|(?:{PUT_AWAY}|clear(?! (?:plan|decisions?|minutes|evidence|log)\b)) {WHICH}{RECORDS}\b"
    rf"|(?:want|need|like|get|have|can|could|should) (?:[\w#.-]+ ){{0,3}}?{RECORDS} (?:be |to be "
    rf"|all )*(?:deleted|wiped|erased|removed|purged|scrapped|binned)\b"
    rf"|{RECORDS} (?:can|could) (?:all |just )?be (?:deleted|wiped|erased|purged|binned|chucked|shredded)\b"
    rf"|{RECORDS} (?:should|must|needs? to|has to|ought to) be (?:deleted|wiped|erased|removed|purged|binned)\b"
    rf"|take (?:[\w#.-]+ ){{0,3}}?{RECORDS} (?:out|off|away|down)\b(?! (?:me|him|her|us|them|my|his|their)\b)"
    rf"|(?:take|strip|pull|wipe) (?:[\w#.-]+ ){{1,4}}?(?:off|out of|from) (?:the |our )?(?:record|records|plan"
    rf"|register|log|minutes|system|database|history)"
    rf"|make (?:[\w#.-]+ ){{1,4}}?(?:disappear|vanish|go away)"
    # what somebody said is record too; a paper still being written is not
    rf"|(?:{DESTROY}|strike|blank|rub out) (?:out )?(?:(?!{NOT_BETWEEN}\b)[\w#.-]+ ){{0,4}}?(?:comments?|remarks?)\b"
    rf"(?! box| field| section| card)(?![^.\n]{{0,40}}\b(?:draft|slides?|poster|leaflet|letter|flyer|spreadsheet)\b))"
)
REFUSED = Lazily(
    r"\b(?:dont|do not|never|must not|mustnt|shouldnt|should not|without|not to|nobody can|cannot be) (?:ever )?$"
)
# Not the record: items of an agenda, owners, answers of a form, barriers in the world; a tidy session is a good one.
HARMLESS = Lazily(
    r"^(?:drop|remove|take|cut|lose|scrap|trim|clear|clean|tidy|bin|dump)\w*(?: off| out| up| down)?"
    r" (?:[\w#.-]+ ){0,6}?"
    r"(?:in sessions?|as owner|as an owner|off action|owners?|agenda|line managers?|deadline|(?:off|on) hold|down to"
    r"|from the (?:leaflet|poster|flyer|slides|letter)|diary|calendar|to excel|to csv"
    r"|into a spreadsheet)|^drop (?:\w+ )?a line|^tidy (?:little )?(?:session|meeting|training|lot)\b(?! \d)"
)
FOR_SHOW = Lazily(
    r"(?<!agenda )(?<!slides )(?<!poster )(?<!leaflet )"
    r"\b(?:look|looks|looking) (?:\w+ )?(?:tidy|tidier|neat|neater|clean|cleaner|less bad|better (?:for|to"
    r"|before|when)|good (?:for|to|before|when))\b"
    r"|\bso (?:that )?(?:the )?(?:ofsted|inspectors?|inspection|home office|they|no ?one|nobody) (?:dont"
    r"|doesnt|cant|wont|do not|does not) (?:see|notice|find|spot)\b"
    r"|\bnothing (?:overdue|late|red|bad) shows?\b"
)
# The record made to say what did not happen, or when it did not.
HIDDEN_FROM = r"(?:ofsted|inspect\w+|audit\w*|peer review\w*|home office|cqc|foi|governors|visit)"
FIGURES = (
    r"(?:numbers?|figures?|attendance|dates?|minutes|records?|logs?|registers?|entr(?:y|ies)|totals?|decisions?"
    r"|sign[ -]?(?:in|off)|sessions?|history|returns?|percentages?|evidence|timestamps?)"
)
DOCTORING = Lazily(
    r"\b(?:(?<!\bpay )(?<!\bpay is )(?:back|pre|ante)[ -]?dat(?:e|ed|ing)\b(?! (?:invoice|pay|rise|rent|bill)\b)"
    r"|(?:make|so|and|then)\b (?:\w+ ){0,4}?(?:looks?|looked|appears?|seems?|reads?|shows?) (?:as if|as though|like)"
    r" (?:\w+ ){0,3}?(?:we|it|i|they|he|she|that|theyre|theyve|weve|were|was|finished|did|done|met|came|on time)\b"
    rf"|(?:bump|inflat|fudg|fiddl|doctor|massag|falsif|fabricat|fak|sanitis|whitewash)(?:e|ed|ing|y)?\b"
    rf" (?:[\w#.-]+ ){{0,5}}?{FIGURES}\b"
    rf"|(?:change|alter|amend|move|set|put|edit|adjust|shift) (?:[\w#.-]+ ){{0,6}}?{FIGURES}\b[^.\n]{{0,50}}?\b"
    rf"(?:before (?:the |they |our )?{HIDDEN_FROM}|even tho|nobody|no ?one|wont (?:check|notice|know)|quietly)"
    r"|so (?:that )?(?:it|they|we) (?:seems?|appears?)\b"
    r"|(?:put|set|date|record|enter) (?:\w+ ){1,3}?(?:sign[ -]?off|completion|signature)s?"
    r" (?:\w+ ){0,3}?(?:earlier|back)\b"
    r"|(?:nobody|no ?one)(?: will|ll)? (?:(?:ever|need|needs|to) )*(?:check|notice|know)s?\b"
    r"|(?:they|he|she|hr|ofsted|inspectors?|auditors?)(?: will|ll)? (?:never|wont|not) (?:ever )?"
    r"(?:check|notice|ask for|know)\b"
    r"|pretend (?:\w+ ){0,6}?(?:happened|met|agreed|closed|attended|did|done|finished|was|were|came)\b"
    r"|without (?:a |leaving a |leaving any )?trace\b|un-?log\b|(?:its|that|they|it) never happened\b)"
)
# "remove the January minutes from the record"
FROM_RECORD = Lazily(
    r"\b(?:remove|strike|cut|erase|lose|take|edit|knock|drop|delete|expunge|get|keep|leave|scrub|strip)\w*"
    r" (?:[\w#.,-]+ ){1,10}?(?:from|out of|off) (?:the |our |last \w+ )?"
    r"(?:signed |official |action |training |decision |audit )?"
    r"(?:records?|minutes|log|history|register|audit trail)\b"
)

MARKS = r"(?:OFFICIAL[ -]*SENSITIVE|OFF-SEN|TOP SECRET|SECRET|RESTRICTED|CONFIDENTIAL|UK EYES ONLY)"
MARK_WORDS = Lazily(r"official[ -]*sensitive|off-sen|\bo-s\b|secret|restricted|confidential|eyes only")
UPPER_MARK = Lazily(rf"(?<![\w-]){MARKS}\b(?!-)")
SENSITIVE = Lazily(r"\bofficial[ -]{0,3}sensitive\b", re.IGNORECASE)
MARKED = Lazily(
    r"\b(?:marked|marking|markings|classified|classification|stamped|headed|protectively marked)(?: as| is|:)?"
    r"(?: [\"'(]?(?:nhs|top))? ?[\"'(]?(?:secret|restricted|confidential|official[ -]*sensitive|o-s)\b",
    re.IGNORECASE,
)
HEADED = Lazily(rf"(?im)^[\s\[(*#]*{MARKS}[\])*]*\s*(?:$|[:\-/.\])])")
ALL_CAPITALS = Lazily(r"^[^a-z]*$")
IN_CAPITALS_TOO = Lazily(rf"(?m)(?:^\W*{MARKS}\W*$|^\W*{MARKS} ?[-:/]|[-:/(] ?{MARKS}\W*$|MARKED {MARKS})")


def deletion_asked(passage: Passage) -> bool:
    """Tell whether somebody wants part of the record gone, or made to look better than it is."""
    text = passage.low
    if DOCTORING.search(text) or any(not _is_refused(text, found.start()) for found in FROM_RECORD.finditer(text)):
        return True
    if passage.words.isdisjoint(CUES):
        return False
    if FOR_SHOW.search(text):
        return True
    for found in DELETION.finditer(text):
        if not _is_refused(text, found.start()) and not HARMLESS.match(text[found.start() :][:80]):
            return True
    return False


def _is_refused(text: str, at: int) -> bool:
    """Tell whether the words before say that something is not to be done."""
    return REFUSED.search(text[max(0, at - 20) : at]) is not None


def protective_marking(passage: Passage) -> bool:
    """Tell whether the text carries a marking above OFFICIAL; the ordinary word in a sentence is none."""
    text = passage.text
    if not MARK_WORDS.search(passage.low):
        return False
    if SENSITIVE.search(text) or MARKED.search(text) or HEADED.search(text):
        return True
    if ALL_CAPITALS.match(text):  # somebody shouts: "CONFIDENTIAL WASTE DAY" is no marking
        return IN_CAPITALS_TOO.search(text) is not None
    return UPPER_MARK.search(text) is not None
