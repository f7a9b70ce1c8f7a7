"""Recognise a worry about one person that is said outright: worried about, to be referred, threatening.

What is told without such words is weighed by examples (rules/safeguarding/weighing.py).
"""

from rules.lazily import Lazily
from rules.safeguarding.names import GIVEN_NAMES
from rules.safeguarding.words import BUSINESS, COLLEAGUES, INDIVIDUALS, INDIVIDUALS_PLURAL, Passage, word_set

WORRY = (
    r"\b(?:worr(?:y|ied|ies|ying)|concern(?:s|ed|ing)?|anxious|uneasy|scared|frightened|fear|fears|nervous|alarmed"
    r"|afraid|bad feeling)"
)
WORRIED = word_set(
    "worry worried worries worrying concern concerns concerned concerning anxious uneasy scared frightened fear fears"
    " nervous alarmed afraid feeling"
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
WORRIED_ABOUT = Lazily(
    rf"{WORRY} (?:\w+ )?(?:ab|abt|about|for|over|re|regarding|with|by|of) (?:\w+ )?"
    rf"(?:(?:him|her|someone|somebody){OBJECT_OF_WORK}"
    rf"|(?:(?:an?|this|that|one|another|the|my|our|yr|year|two|three|some) )?(?:of )?(?:(?:our|my|the|these"
    rf"|those) )?(?:[\w*-]+ ){{0,3}}?"
    rf"(?:{INDIVIDUALS}{OBJECT_OF_WORK}|{COLLEAGUES}(?= (?:who|whos|has|is|at|in|on)| ?,)))\b(?!s)"
)
# The words of a leaflet: "if you are worried about someone".
ADDRESSED = Lazily(
    r"\b(?:you|youre|they|theyre|people|staff|parents|anyone) (?:are |is |may be |might be |feel |can |should |to )?$"
)
WORRIED_PLURAL = Lazily(
    rf"{WORRY} (?:\w+ )?(?:about|for|over|re|regarding) (?:(?:one|two|three|some|couple|few|a|group"
    rf"|any) )+(?:of )?(?:(?:our|my|the|these|those) )?"
    rf"(?:[\w*-]+ ){{0,3}}?{INDIVIDUALS_PLURAL}\b{OBJECT_OF_WORK}"
)
WORRIED_NAME = Lazily(rf"(?i){WORRY} (?:ab|abt|about|for|over|re|regarding) ([a-z'-]+)\b(?! to\b)")
# a person, and not what is hers ("escalate to her manager")
HER = r"her(?= (?:views|behaviou?r|beliefs|posts|comments|drawings|son|brother|friends?)\b|(?! [a-z]))"
# "need to flag a yr 9 lad", "how do i refer someone", "put in a referral for a student"
REFER = Lazily(
    rf"\b(?:(?:speak|talk|chat|ring|call) (?:to |with )?(?:\w+ ){{1,3}}about|flag(?:ging)?(?: up)?|report(?:ing)?"
    rf"|refer(?:ring)?|escalate|disclose|tell (?:you|someone|somebody) about|"
    rf"referral (?:for|about|on)|referral in for|(?:speak|talk) to (?:someone|somebody) about"
    rf"|pass on (?:some )?info(?:rmation)? (?:on|about)) "
    rf"(?:(?:an?|this|that|one|another|my|our|the|some) )?(?:of (?:our|my|the) )?(?:[\w*-]+ ){{0,3}}?"
    rf"(?:{INDIVIDUALS}(?:s (?:views|behaviou?r|beliefs|posts|comments|drawings))?|him|{HER}|someone|somebody"
    rf"|{COLLEAGUES}(?= (?:to|who|whos|has|for)))\b{OBJECT_OF_WORK}"
)
# "report a concern", "I need to raise concerns"; "how staff report concerns" is anybody's
RAISE = Lazily(
    r"\b(?:(?:report|reporting|raise|flag|discuss|share|log|record|have|got|had|make|pass on)(?: you)?"
    r"(?: an?| my| some| our)(?: \w+)?|(?<!how )(?:i|we|ive|weve|id|to you) (?:\w+ ){0,4}?"
    r"(?:report|raise|flag|discuss|share|log|record|have|got|had|pass on)(?: \w+)?) (?:concerns?|disclosure)\b"
    r"(?! (?:form|procedure|process|policy|route|pathway|button|line|raised|is|with the|about the"
    r"|about (?:pupils|children|young people|learners|people|staff|students))\b)"
)
# "where do I send a referral, the form is done, it is for a tenant": one person stands behind the question
REFERRAL_FOR = Lazily(
    rf"\b(?:referral|refer)\b[^.\n]{{0,70}}?\b(?:for|about|on|regarding|re|concerns) "
    rf"(?:an?|my|our|this|that|one of (?:my|our|the)) (?:\w+ ){{0,2}}?{INDIVIDUALS}"
    r"(?=$|[,.;:?!)\n]| (?:and|but|so|who|whos|in|at|on|of|from|here|i|ive|we|weve|is|has|today|please|pls|already)\b)"
)
# Words of which one stands in each of the patterns above.
REFERRING = word_set(
    "speak talk chat ring call flag flagging report reporting refer referring escalate disclose tell referral pass"
    " concern concerns disclosure"
)
HARM = word_set("kill hurt attack bomb blow shoot stab murder burn fight join")
THREAT = Lazily(
    r"\b(?:i|im|ill|he|hes|she|shes|they|theyre|someones?|somebodys?)(?: \w+){0,4} (?:going to|gonna|wants? to"
    r"|plan(?:s|ning) to|threaten(?:s|ed|ing) to|will|ready to) (?:\w+ )?"
    r"(?:kill|hurt|attack|bomb|blow|shoot|stab|murder|burn|fight for|join isis)\b"
    r"(?! (?:my|the|our|this|that) (?:printer|laptop|presentation|interview|talk|slides|session|exam|meeting|speech"
    r"|budget|deadline)\b)"
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


def concern_about_a_person(passage: Passage) -> bool:
    """Tell whether the text says outright that somebody is a worry, a threat, or to be referred."""
    return _referred(passage) or _threatening(passage) or _worried_about(passage)


def _referred(passage: Passage) -> bool:
    text = passage.plain
    if passage.words.isdisjoint(REFERRING) or BUSINESS.search(text):
        return False
    return bool(REFER.search(text) or REFERRAL_FOR.search(text) or _said_by_the_writer(RAISE, text))


def _threatening(passage: Passage) -> bool:
    return not passage.words.isdisjoint(HARM) and THREAT.search(passage.plain) is not None


def _worried_about(passage: Passage) -> bool:
    if passage.words.isdisjoint(WORRIED):
        return False
    if _said_by_the_writer(WORRIED_ABOUT, passage.plain) or WORRIED_PLURAL.search(passage.plain):
        return True
    return any(_a_name(name) for name in WORRIED_NAME.findall(passage.text))


def _said_by_the_writer(pattern: Lazily, text: str) -> bool:
    return any(not ADDRESSED.search(text[: found.start()][-40:]) for found in pattern.finditer(text))


def _a_name(word: str) -> bool:
    if word.lower() in GIVEN_NAMES:
        return True
    # A plural ("Concerned about Librarians") is a class of people.
    return word.istitle() and not word.endswith("s") and word.lower() not in NOT_NAMES
