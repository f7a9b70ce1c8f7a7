"""The words the guard knows. To teach it a word, add it to the list it belongs to; nothing else changes."""

import re
from functools import cached_property

from rules.lazily import Lazily


def any_of(words: str) -> str:
    """Return a regular expression for any of the words; a word ending in * also matches its longer forms."""
    phrases = (re.escape(phrase.strip()).replace(r"\*", r"\w*") for phrase in words.split("|"))
    return "(?:" + "|".join(phrase.replace(r"\ ", " ") for phrase in phrases) + ")"


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written with spaces."""
    return frozenset(words.split())


class Passage:
    """A text as typed and as compared: lower case, without apostrophes and everyday figures of speech."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def low(self) -> str:
        """Return the text in lower case without apostrophes, so that "there's" and "theres" are one word."""
        return self.text.replace("'", "").lower()

    @cached_property
    def plain(self) -> str:
        """Return the lower-case text with one word in the place of each figure of speech and name of ordinary work."""
        return ORDINARY.sub("commonplace", self.low)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the different words of the text."""
        return frozenset(re.findall(r"[a-z0-9]+", self.low))


# Alarming words in harmless company: figures of speech, laws, products, papers of the committee itself.
ORDINARY = Lazily(
    r"\b(?:"
    r"(?:attack|attacks|attacking|attacked|kill|killing|shoot|blast|bomb)"
    r" (?:through )?(?:the|this|that|our|my|his|her|their|its|all|some)? ?(?:\w+ )?"
    r"(?:backlog|list|lists|inbox|problem|problems|issue|issues|actions?|agenda|plan|plans|paperwork|root"
    r"|emails?|pile|to-?do)"
    r"|(?:plan|line|lines|angle) of attack|heart attack|panic attacks?|cyber[ -]?attacks?|cyber incidents?"
    r"|attack surface"
    r"|counter[ -]?terroris[mt]\w*(?: local profiles?| polic\w+| unit| officers?)?"
    r"|(?:anti[ -]?|counter[ -]?)(?:extremism|terrorism|radicali[sz]ation)\w*"
    r"|(?:terrorism|extremism|radicali[sz]ation|far[ -]right|knife|knife crime|gun crime|bomb|hate crime|incel)"
    r" (?:and \w+ )?(?:local profiles?|awareness|acts?|bill|legislation|offences|law|threat level"
    r"|risk assessment|risks?|"
    r"crime|amnesty|arch|arches|bins?|disposal|training|workshop|session|module|course|briefing|strategy"
    r"|policy|policies|"
    r"guidance|leaflets?|resources?|toolkit|data|stats|statistics|figures|trends|theme|agenda|lead|leads)"
    r"|martyns law|protect duty|run,? hide,? tell|photo ?shoots?|(?:shoot|fire) (?:me|us|him|her|them|it|that|over)"
    r"|kill(?:ing)? (?:time|two birds)|bullet points?|shot list|long shot|one shot|booster shots?|flu shots?"
    r"|sharp shooter"
    r"|gun(?:ning)? for|jump(?:ed|ing)? the gun|top gun|smoking gun|deadline\w*|prevent(?:s|ed|ing)? (?:any "
    r"|the |more |further )?delays?"
    r"|(?:needs?|wants?) (?:some |a bit |bit )?(?:more|extra) time|(?:client|age|user|peer|target) groups?"
    r"|critical incident plan\w*|incident (?:plan|response|management|log|report form|reporting|procedure|team|room)\w*"
    r"|emergency plan\w*|bomb threat (?:checklist|form|policy|procedure|card)s?"
    r")\b"
)

# One person, not a class of people: "a pupil", "one of our tenants", never "pupils" or "young people".
INDIVIDUALS = any_of(
    "lad|boy|girl|kid|child|pupil|student|teenager|teen|youth|youngster|young man|young woman|young person|young lad"
    "|toddler|adult|tenant|resident|neighbour|neighbor|client|patient|service user|learner|apprentice|offender"
    "|parishioner"
    "|passenger|lodger|worshipper|customer|housemate|flatmate|roommate|classmate|schoolmate|bloke|guy|man|woman"
    "|fella|chap|lady"
    "|son|daughter|brother|sister|nephew|niece|cousin|husband"
    "|wife|boyfriend|girlfriend|partners son|friend|mate|stepson|grandson|granddaughter|mum|dad|mother|father"
    "|uncle|person"
    "|individual|asylum seeker|refugee|member of the public|lecturer|preacher|imam|convert|male|female|sixth former"
    "|regular|attendee|visitor|claimant|trainee|prisoner|relative|in law|in-law|guest"
)
INDIVIDUALS_PLURAL = any_of(
    "year 7s|year 8s|year 9s|year 10s|year 11s|year 12s|year 13s|lads|boys|girls|kids|children|pupils|students"
    "|teenagers|teens|youths|youngsters|young men|young women"
    "|tenants|residents"
    "|neighbours|clients|patients|service users|learners|apprentices|offenders|blokes|guys|men|women|brothers"
    "|sisters|parents"
    "|customers|refugees|asylum seekers|regulars|congregation|worshippers|sixth formers"
)
# Colleagues are named all day long in ordinary work, so they need stronger evidence.
COLLEAGUES = any_of(
    "colleague|member of staff|staff member|employee|volunteer|officer|worker|teacher|carer|contractor|driver"
    "|team member"
)
FAMILY = any_of(
    "mum|mother|mam|dad|father|stepdad|stepmum|step-dad|step-mum|stepfather|stepmother|brother|sister|sibling|nan|gran"
    "|grandad|uncle|auntie|parents|family"
)

# An age in words, where nothing counted follows: "RB, fourteen, 3 Elm Row", never "thirteen wardens".
AGES_IN_WORDS = (
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty"
)
WORDS_OF_AGE = {word: str(number) for number, word in enumerate(AGES_IN_WORDS.split(), start=3)}
AGE_IN_WORDS = Lazily(
    rf"(?<=[, (])(?:{'|'.join(WORDS_OF_AGE)})(?=[,;)\n]|\.?$|[ -](?:years?[ -]old|yrs|yo|(?:and )?lives|living)\b)",
    re.IGNORECASE,
)

# Ordinary business about such matters in general: guidance, training, papers.
BUSINESS = Lazily(
    r"\b(?:new action|log training|training|trained|session|sessions|workshop|guidance|policy|policies"
    r"|procedure|leaflet|"
    r"poster|flowchart|flow chart|briefing|toolkit|template|campaign|slides|presentation|newsletter|module"
    r"|course|e-?learning|"
    r"awareness|pathway|protocol|scenario|exercise|table-?top|case study|draft|agenda item|lesson plan|curriculum|"
    r"risk assessment|survey|strategy|definition|film|screening|play|drama|theatre|project|bid|funding|assembly|"
    r"subgroup|presenting|paper on|conference|exhibition|display|stall|website|web pages?|speaker policy|resource pack"
    r"|talk on)\b"
)

# Initials that are organisations, products or roles: never a person's.
ABBREVIATIONS = word_set(
    "YJS YOS YOT ASC CSC LSCB LSCP SAB CSP MASH DSL DSO WRAP ACT CTLP HO NHS GP ICB CCG PH CS LA LAS HE FE PC PCC OPCC"
    " VCS ESOL IT HR FOI DPIA ISP ISA MOU TOR KPI RAG PMAP CTP CTU CTIU PREVENT FY DFE DBS TBC TBA NA UK EU BBC ID AOB"
    " OK PM AM AGM CEO SMT SLT MPS BTP RSL PRU SEN SEND EHC EHCP JSNA NPS CRC ATH UN US USA RE PE PR BAME LGBT CPD"
    " INSET EDI GDPR LADO IRO MARAC MAPPA VRU HQ PA PS AB1 DV DA VAWG SRO CTSA QA AI FAQ RSVP FYI ASAP EOP COP EOD EOM"
    " YP KS NB OT SW FAO CC CCTV CX AD DCS DPH CLLR MP LGA CQC GDS TV ICT FM SPOC PSPO ASB TOM PL TA HT SENCO"
    " NEU JCP DWP AP"
)
# Capitalised words of committee work that are followed by numbers and name nobody.
WORK_WORDS = word_set(
    "action actions item items page phase level year quarter wrap act course group team staff housing"
    " probation police health"
    " education services service training session sessions version target theme plan section part room line"
    " week day total"
    " officers workers wardens carers volunteers managers directors teams learners governors trustees members"
    " schools school"
    " council northbrook college patrol recycling community safety public stronger communities regeneration"
    " safeguarding duty"
    " benchmark prevent awareness refresher channel stage tier appendix annex agenda point unit ward block"
    " floor zone libraries primary infants juniors infant junior secondary academy high grammar nursery"
    " library youth justice social care adult adults children"
)
