"""Recognise a concern about one person, named or merely described, as against policy and training about many."""

import re

from rules.safeguarding_names import GIVEN_NAMES
from rules.safeguarding_words import (
    BUSINESS,
    COLLEAGUES,
    EVERYDAY,
    EXTREME,
    EXTREME_UNLESS,
    GRAVE,
    GRAVE_UNLESS,
    INDIVIDUALS,
    INDIVIDUALS_PLURAL,
    ODD,
    Passage,
    word_set,
)

# How clearly one person is meant: 3 "one of our tenants", "a lad at …"; 2 "this boy"; 1 "he", "someone", "a colleague".
NOT_A_TEAM = (
    r"(?! (?:services?|justice|social|safety|engagement|union|support|learning|education|voice|council|centre"
    r"|liaison|groups?|forum"
    r"|panel|team|teams|reps?|leads?|body|parliament|board|care|officers?|workers?|clubs?|organisations?|partners?"
    r"|association)\b)"
)
SCHOOL_YEAR = r"(?:yr|year|y) ?-?(?:[1-9]|1[0-3])"
CLEAR = re.compile(
    rf"\b(?:{SCHOOL_YEAR}s? {INDIVIDUALS}"
    rf"|(?:an?|this|that|my|our) {SCHOOL_YEAR}(?! (?:\w+ ){{0,2}}(?:training|dates?|assembly|workshop|session|tutors?"
    rf"|groups?|parents|evening|curriculum|class|form)\b)"
    rf"|(?:an?|one|this|that) (?:\w+ )?member (?:at|of) (?:the|our) (?:\w+ )?(?:club|gym|mosque|church|congregation)"
    rf"|{INDIVIDUALS}s? (?:essay|phone|laptop|locker|bag|bedroom|search history|notebook|account)\b"
    rf"|one of (?:our|my|the|their) {SCHOOL_YEAR}s?"
    rf"|\d{{1,2}} ?-?(?:yo|y/o|yrs?[ -]old|years?[ -]old)(?!s)(?: {INDIVIDUALS})?"
    rf"|(?:one|two|three|some|couple|few|group|member|lot) of (?:our|my|the|their|your|his|her|these"
    rf"|those) (?:\w+ ){{0,3}}?"
    rf"(?:{INDIVIDUALS_PLURAL}|{COLLEAGUES}s)"
    rf"|(?:two|three|four|some|couple of|group of|few|these"
    rf"|those) (?:\w+ ){{0,2}}?{INDIVIDUALS_PLURAL}(?= (?:at|in|from|have|are|were|who|keep|on|talking|saying"
    rf"|planning|say|said))"
    rf"|(?:my|our|her|his|their) (?:\w+ )?{INDIVIDUALS}{NOT_A_TEAM}"
    rf"|(?:an?|this|that|one|another|the) (?:[\w-]+ ){{0,3}}?{INDIVIDUALS}"
    rf"(?= (?:at|in|from|who|whos|that|has|had|is|was|on|i|we|here|keeps|says|said|saying|posting|living|told"
    rf"|\w+ing"
    rf"|reckons|wont|might|may|could|heard|overheard"
    rf"|lives)|,| \(|$)"
    rf"|(?:^|[,.:;-] )(?:\w+ )?{INDIVIDUALS} (?:at|in|from|who|whos|says|said|has been|keeps|on my|on our"
    rf"|threatened|told|tells|wants|wrote|posted"
    rf"|reckons|wont|thinks))\b"
)
DESCRIBED = re.compile(
    rf"\b(?:(?:an?|this|that|one|another|the) (?:[\w-]+ ){{0,3}}?{INDIVIDUALS}|(?:an?|this|that"
    rf"|one) {INDIVIDUALS}s|hes|shes|hed|he has|she has"
    rf"|he is|she is|he was|she was)\b"
)
# What one says a person does. "Jordan, yr 9, is …" and "Jordan (15) was …" say it of a person too.
DOES = (
    r"(?:is|has|hes|shes|was|had|keeps|says|said|saying|told|tells|who|posted|posting|wants|wanted|went|threatened"
    r"|talks|talking|been|showed|shared|might|may be|could be|seems|thinks|believes|reckons|wont|started|stopped)"
)
# What one person, plainly not of the committee, does or says.
JUVENILE = r"(?:lad|boy|girl|kid|child|pupil|student|teen\w*|youth|youngster|young \w+|learner|client|patient)"
TELLS = (
    r"(?:hes|shes|keeps|says|said|told|tells|threatened|wants|wanted|reckons|believes|been|seems|talks|talking"
    r"|posted|showed"
    r"|shared|wrote|started|stopped|wont|went|smashed)"
)
OF_ONE = re.compile(
    rf"{CLEAR.pattern}{NOT_A_TEAM}(?: [\w'-]+){{0,6}}?,? {TELLS}\b"
    rf"|\b(?:an?|my|our|this|that|one|the"
    rf"|{SCHOOL_YEAR}) (?:[\w-]+ ){{0,2}}?{JUVENILE}{NOT_A_TEAM}(?: [\w'-]+){{0,4}}?,? {DOES}\b"
)
HINTED = re.compile(
    rf"\b(?:he|she|him|her|his|someone|somebody|they|theyre|theyve|them|anyone|(?:an?|one|my"
    rf"|our) (?:\w+ )?{COLLEAGUES}|(?:member|one) of (?:my|our|the) (?:team|staff))\b"
)
NAMED = re.compile(
    rf"\b[A-Z][a-z]{{2,}}(?: [A-Z][a-z'-]{{2,}})?,? (?:\(?(?:(?:yr|year|y|aged?) ?)?\d{{1,2}}\)?,? )?{DOES}\b"
)
NAMES_OR_WORDS = re.compile(r"[a-z]+")
DOING = re.compile(rf"{DOES}$")
NEAR = 6  # words between a name and what is said of it

WORRY = (
    r"\b(?:worr(?:y|ied|ies|ying)|concern(?:s|ed|ing)?|anxious|uneasy|scared|frightened|fear|fears|nervous|alarmed"
    r"|afraid|bad feeling)"
)
OBJECT_OF_WORK = (
    r"(?! (?:deadlines?|capacity|workload|availability|actions?|attendance|leave|updates?|slides|budget"
    r"|shortage|numbers|"
    r"turnout|drop|room|dates?|figures?|role|post|hours|cover|team|services?|sector|engagement|survey|group"
    r"|forum|panel|"
    r"training|representation|feedback|scheme|voice|centre|portal|support|network|awards?|induction|handbook"
    r"|checks?)\b)"
)
# "worried about him", "concerned about a lad …"
WORRIED_ABOUT = re.compile(
    rf"{WORRY} (?:\w+ )?(?:ab|abt|about|for|over|re|regarding|with|by|of) (?:\w+ )?"
    rf"(?:(?:him|her|someone|somebody){OBJECT_OF_WORK}"
    rf"|(?:(?:an?|this|that|one|another|the|my|our|yr|year|two|three|some) )?(?:of )?(?:(?:our|my|the|these"
    rf"|those) )?(?:[\w*-]+ ){{0,3}}?"
    rf"(?:{INDIVIDUALS}{OBJECT_OF_WORK}|{COLLEAGUES}(?= (?:who|whos|has|is|at|in|on)| ?,)))\b(?!s)"
)
WORRIED_PLURAL = re.compile(
    rf"{WORRY} (?:\w+ )?(?:about|for|over|re|regarding) (?:(?:one|two|three|some|couple|few|a|group"
    rf"|any) )+(?:of )?(?:(?:our|my|the|these|those) )?"
    rf"(?:[\w*-]+ ){{0,3}}?{INDIVIDUALS_PLURAL}\b{OBJECT_OF_WORK}"
)
# "… and i'm worried": of whom is said elsewhere in the text
WORRIED_SELF = re.compile(
    rf"\b(?:im|i am|were|we are|am|are|is|bit|quite|really|very|so|getting|rather) (?:\w+ )?{WORRY}\b"
    r"(?! (?:\w+ )?(?:about|over|re|regarding|by|with|of|that|for|we|at))"
)
WORRIED_NAME = re.compile(rf"(?i){WORRY} (?:ab|abt|about|for|over|re|regarding) ([a-z'-]+)\b(?! to\b)")
# "need to flag a yr 9 lad", "how do i refer someone", "put in a referral for a student"
REFER = re.compile(
    rf"\b(?:(?:speak|talk|chat|ring|call) (?:to |with )?(?:\w+ ){{1,3}}about|flag(?:ging)?(?: up)?|report(?:ing)?"
    rf"|refer(?:ring)?|escalate|disclose|tell (?:you|someone|somebody) about|"
    rf"referral (?:for|about|on)|referral in for|(?:speak|talk) to (?:someone|somebody) about"
    rf"|pass on (?:some )?info(?:rmation)? (?:on|about)) "
    rf"(?:(?:an?|this|that|one|another|my|our|the|some) )?(?:of (?:our|my|the) )?(?:[\w*-]+ ){{0,3}}?"
    rf"(?:{INDIVIDUALS}(?:s (?:views|behaviou?r|beliefs|posts|comments|drawings))?|him|her|someone|somebody"
    rf"|{COLLEAGUES}(?= (?:to|who|whos|has|for)))\b{OBJECT_OF_WORK}"
)
RAISE = re.compile(
    r"\b(?:report|reporting|raise|flag|discuss|share|log|record|have|got|had|make|pass on)(?: you)?(?: an?| my"
    r"| some| our)?"
    r"(?: \w+)? (?:concerns?|disclosure)\b(?! (?:form|procedure|process|policy|route|pathway|button|line"
    r"|raised|with the|about the)\b)"
)
# Somebody who does not know where to turn; the weaker words are also said of ordinary work.
PLEA = re.compile(
    r"\b(?:what (?:do|should|shall|can) (?:i|we) do|who (?:do|should|shall|can) (?:i|we) (?:tell|call|ring|report)"
    r"|not sure what to do|should i (?:tell|report|call|ring)|dont know what to do)\b"
)
WEAK_PLEA = re.compile(
    r"\b(?:who (?:do|should|shall|can) (?:i|we) (?:speak|talk|contact)|need (?:some )?(?:help|advice)|urgent\w*)\b"
)
THREAT = re.compile(
    r"\b(?:i|im|ill|he|hes|she|shes|they|theyre|someones?|somebodys?)(?: \w+){0,4} (?:going to|gonna|wants? to"
    r"|plan(?:s|ning) to|"
    r"threaten(?:s|ed|ing) to|will|ready to) (?:\w+ )?(?:kill|hurt|attack|bomb|blow|shoot|stab|murder|burn"
    r"|fight for|join isis|do something)\b"
)
# Words that start with a capital and name no person.
NOT_NAMES = word_set(
    "prevent channel ofsted police probation housing education health public community safeguarding council home office"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
    " august september"
    " october november december easter christmas action actions martyns nhs the this that these those our my"
    " getting having"
    " losing what how whether any all no training numbers attendance deadlines venue gdpr northbrook college"
)


CLEARLY = 3  # as one person among many: "one of our tenants"


def concern_about_a_person(passage: Passage) -> bool:
    """Tell whether the text speaks of a worry about one person, or of what one person said or did."""
    text = passage.plain
    business = BUSINESS.search(text) is not None
    if not business and (REFER.search(text) or RAISE.search(text)):
        return True
    if WORRIED_ABOUT.search(text) or WORRIED_PLURAL.search(text) or THREAT.search(text):
        return True
    if any(_a_name(name) for name in WORRIED_NAME.findall(passage.text)):
        return True
    behaviour = _behaviour(text)
    if not business and not EVERYDAY.search(text) and OF_ONE.search(text):
        return True
    plea = 2 if PLEA.search(text) or WORRIED_SELF.search(text) else 0
    weak = 2 if WEAK_PLEA.search(text) else 0
    if behaviour + plea + weak == 0:
        return False
    person = _person(passage)
    plea = max(plea, weak if behaviour or person == CLEARLY else 0)
    return person > 0 and person + behaviour + plea - (2 if business else 0) >= 4


def _a_name(word: str) -> bool:
    if word.lower() in GIVEN_NAMES:
        return True
    # A plural ("Concerned about Librarians") is a class of people.
    return word.istitle() and not word.endswith("s") and word.lower() not in NOT_NAMES


def _person(passage: Passage) -> int:
    """Say how clearly one person is meant, 0 to 3."""
    if CLEAR.search(passage.plain):
        return CLEARLY
    named = NAMED.search(passage.text)
    if DESCRIBED.search(passage.plain) or (named and named.group().split()[0].lower() not in NOT_NAMES):
        return 2
    if _given_name_does(passage.plain):
        return 2
    return 1 if HINTED.search(passage.plain) else 0


def _given_name_does(text: str) -> bool:
    """Tell whether a given name, in capitals or not, is near to what its bearer does or says."""
    words = NAMES_OR_WORDS.findall(text)
    return any(
        word in GIVEN_NAMES and any(DOING.match(near) for near in words[at + 1 : at + NEAR])
        for at, word in enumerate(words)
    )


_GRAVE = re.compile(rf"\b(?:{GRAVE}|{GRAVE_UNLESS})\b")
_EXTREME = re.compile(rf"\b(?:{EXTREME}|{EXTREME_UNLESS})(?!\w)")
_ODD = re.compile(rf"\b{ODD}\b")


def _behaviour(text: str) -> int:
    """Say how grave what was seen or heard is, 0 to 4."""
    odd = 1 if _ODD.search(text) else 0
    if _GRAVE.search(text):
        return 3 + odd
    return 2 + odd if _EXTREME.search(text) else odd
