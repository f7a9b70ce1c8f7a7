"""Recognise that a case is spoken of: whose it is, what only its file holds, or who was referred."""

from rules.lazily import Lazily
from rules.safeguarding.names import GIVEN_NAMES
from rules.safeguarding.words import ABBREVIATIONS, WORK_WORDS

INITIALS = r"[A-Z]\.? ?[A-Z]\.?(?:[A-Z]\.?)?"
CASE = Lazily(
    rf"\b(?i:(?:channel|prevent|mash|safeguarding|pmap|s47|cin)?,? ?(?:case|referral|nominal|referred"
    rf"|subject)s?(?! stud))"
    rf" ?(?i:for|of|re|on|about|is|no\.?|number|ref|id)? ?[:#-]? ?(?:({INITIALS})\b"
    rf"|([A-Z][a-z]+) ([A-Z][a-z]+)\b|(\d{{3,}}))"
)
# "JB case notes.docx"
INITIALS_CASE = Lazily(
    r"\b([A-Z]{2,3}) (?:case|referral|panel notes)\b(?! stud| work| load| law| numbers| form| route)"
)
ABOUT_A_CASE = ("case", "referr", "nominal", "subject")  # one of these stands in every CASE
CHILD_T = Lazily(r"\b(?i:child|pupil|student|subject|person) [B-HJ-Z]\b(?!&)")  # how case papers name somebody
PRIVATE = Lazily(
    r"\b(?:his|her|their|childs|pupils|clients) (?:social worker|home address|mobile(?: number)?|phone number"
    r"|passport|medication|"
    r"diagnos\w+|mental health|gp|nhs number|ni number|date of birth|dob|immigration status|criminal record"
    r"|foster carers?)\b"
)
PEOPLE_REFERRED = Lazily(
    r"\b(?:(?:names|initials|identit\w+) of (?:all |the |any |those )*(?:young people|kids|children|people"
    r"|pupils|persons|individuals|cases)\b(?! (?:who |to |attend|train|invit|com))"
    r"|(?:who is|whos|who are|which are) (?:the |our )?(?:channel|prevent|mash) (?:kids|cases|people|referrals"
    r"|children)"
    r"|(?:list|names?|details) of (?:\w+ ){0,3}(?:channel|prevent|mash) (?:cases|referrals|people|nominals|kids)"
    r"|(?:names?|list|details|identit\w+|list|show|tell|send) (?:me |us )?(?:of )?(?:all )?(?:the |those "
    r"|any |every )?(?:people|persons?"
    r"|individuals?|kids|children|pupils|"
    r"students|young people|cases|everyone|anyone|names|adults|who)\b[^.\n]{0,25}\b(?:referred|referrals?"
    r"|channel|of concern|at risk)"
    r"|(?:who(?: (?:from|at|in) \w+(?: \w+){0,2}?)?|whos|(?:which|what) (?:kids|children|people|pupils"
    r"|students|young people|adults|individuals"
    r"|residents|families|tenants|learners|clients)|(?:which|what|any|how many names) of (?:our|the|my) \w+)"
    r" (?:(?:has|have|was|were|is|are|got|been|we|the|people|ones|kids|names|currently|being) )*"
    r"(?:referred(?! to (?:the|our|this|that|it|guidance|action))"
    r"|(?:on|in) channel(?! panel)|of concern))\b"
)


def details_of_a_case(text: str, low: str) -> bool:
    """Tell whether a text tells of one case or asks who was referred; `low`: in lower case without apostrophes."""
    return bool(PEOPLE_REFERRED.search(low) or PRIVATE.search(low)) or _a_case(text, low)


def bare(initials: str) -> str:
    """Return initials without full stops and spaces."""
    return initials.replace(".", "").replace(" ", "")


def _a_case(text: str, low: str) -> bool:
    """Tell whether "case" or "referral" is followed by somebody's initials, name or number."""
    if CHILD_T.search(text):
        return True
    if any(initials not in ABBREVIATIONS for initials in INITIALS_CASE.findall(text)):
        return True
    if not any(cue in low for cue in ABOUT_A_CASE):
        return False
    for initials, given, family, number in CASE.findall(text):
        if number or (initials and bare(initials) not in ABBREVIATIONS):
            return True
        if given.lower() in GIVEN_NAMES and family.lower() not in WORK_WORDS:
            return True
    return False
