"""Recognise data about an identifiable person: numbers, addresses, names with ages, details of a case."""

import re

from rules.lazily import Lazily
from rules.safeguarding import cases
from rules.safeguarding.cases import INITIALS, bare
from rules.safeguarding.names import GIVEN_NAMES
from rules.safeguarding.words import (
    ABBREVIATIONS,
    AGE_IN_WORDS,
    FAMILY,
    INDIVIDUALS,
    WORDS_OF_AGE,
    WORK_WORDS,
    Passage,
)

DIGIT = Lazily(r"\d")
EMAIL = Lazily(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}", re.ASCII)
# A mailbox of an office is not personal data.
OFFICE_MAILBOX = Lazily(
    r"^(?:prevent|channel|info|safeguarding|mash|enquir|contact|admin|training|community|referral|csp|press|comms|foi|"
    r"office|reception|team|help|news|noreply|no-reply|events|bookings)[\w.+-]*@",
    re.IGNORECASE,
)
PHONE = Lazily(r"(?<![\d.,/-])(?:\+44 ?(?:\(0\) ?)?|\(?0)(?:\d[ )-]{0,2}){8,10}\d(?!\d)")
# A number of another country: +33 6 12 34 56 78, 0049 151 23456789
ABROAD = Lazily(r"(?<![\d.,/+-])(?:\+|00)(?!44)[1-9](?:[ ().-]{0,2}\d){7,14}(?!\d)")
# The telephone of an office, said to be one.
OFFICE_LINE = Lazily(r"\b(?:switchboard|reception|helpline|hotline|front desk|main (?:number|line|office))\b")
# 03 and 08 numbers are service lines (101 and 999 are too short to match at all).
SERVICE_LINE = Lazily(r"^(?:44)?0?[389]")
MOBILE = Lazily(r"^(?:44)?0?7")
NHS_NUMBER = Lazily(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
NI_NUMBER = Lazily(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.IGNORECASE)
BIRTH = Lazily(
    r"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born)\b[^\n]{0,20}?(?:\d{1,2}[/. -]|\d{1,2}(?:st|nd"
    r"|rd|th)|(?:19|20)\d\d)",
    re.IGNORECASE,
)
ADDRESS = Lazily(
    r"\b(?:flat )?\d{1,4}[a-d]?,? (?:(?!(?:can|to|will|should|be|we|and|may|must|then|now)\b)[a-z'-]+ ){1,3}"
    r"(?:st|street|rd|road|ave|avenue|close|cl|lane|ln|drive|dr|court|ct|crescent|cres|way|terrace|gardens"
    r"|gdns|grove|walk|"
    r"house|hse|place|square|row|mews|rise|view|hill)\b",
)
AGE_AND_ADDRESS = Lazily(rf"\b\d{{1,2}}\)?, {ADDRESS.pattern[2:]}")  # "16, 22 Thistle Close"
LIVES = Lazily(
    r"\b(?:lives|living|resides|residing|stays|staying|home address(?: is)?|address(?: is)?:?) (?:at |in )?(?:flat )?\d"
    r"|\b(?:he|she|they|who|and) (?:lives?|stays?) (?:at|on|in) (?:[a-z]+ ){1,3}(?:road|rd|street|st|lane|avenue"
    r"|close)\b"
)
TITLED_NAME = Lazily(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [A-Z][a-z]+")
POSTCODE = Lazily(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")

NOT_AN_AGE = (
    r"(?! ?(?:[/:%]|\.\d|-\d|st\b|nd\b|rd\b|th\b|am\b|pm\b|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|"
    r"staff|people|officers?|workers?|volunteers?|members?|attend|places|actions?|weeks?|days?|hours?|months?"
    r"|mins?|minutes|"
    r"working|sessions?|and|to|is|are|or|(?:(?!has|with|his|her|their)[a-z]+ )?[a-z]+(?:[eo]rs|ants|ists|ians|men))\b)"
)
AGE = rf"(?:aged? )?(?:[3-9]|[1-9]\d)\b{NOT_AN_AGE}"
AGE_SAID = r"(?:aged? \d{1,2}\b|\d{1,2} ?-?(?:yo|y/o|yrs?[ -]old|years?[ -]old|yrs)\b(?!s))"

TRAINING_WORDS = Lazily(r"\b(?:train|wrap|session|workshop|attended|staff|log|awareness|e-?learning)")
AGED = Lazily(AGE_SAID)
OCCUPANT = Lazily(rf"\b(?:lives|living|{AGE_SAID}|{FAMILY}|his|her|he|she)\b")
CAPITALISED = Lazily(r"\b[A-Z][a-z]+\b")

INITIALS_AND_AGE = Lazily(rf"\b({INITIALS})(?:,| -|:)? ?\(?(?:(?:male|female|boy|girl|m|f),? ?)?{AGE}")
NAME_AND_AGE = Lazily(rf"\b([A-Za-z][a-z'-]+)((?: [A-Z][A-Za-z'-]+)?),? ?(?:[,(:-] ?){AGE}\)?(?=$|[ ,.;:)\n-])")
# "Tyler 15 from …": without a comma the words after the number have to say that it is an age.
NAME_THEN_AGE = Lazily(
    rf"\b([A-Za-z][a-z'-]+)((?: [A-Z][A-Za-z'-]+)?) \(?{AGE}\)? ?(?:from|at|of|lives|male|female|yo|yrs?"
    rf"|years?|boy|girl)\b"
)
# "zainab is 14 and lives …", "Sam turned 15"
SOMEONE_IS_AGED = Lazily(
    r"\b(?:he|she|hes|shes)(?: is| was)?(?: only| just| now| about)? (?:[5-9]|1\d)(?=$|[,.!?)]| (?:and|but|at|from"
    r"|years?|on) )"
)
NAME_IS_AGED = Lazily(
    r"\b([a-z]+) (?:is|was|hes|shes|turned|turns|just turned) (?:only |just |about |now )?(?:[3-9]|1\d|2[0-5])"
    r"(?=$|[,.;)\n]| (?:and|but|who) (?:lives?|living|is|has|goes|was|at|from)\b"
    r"| (?:at|from|in) (?!(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|the|room|total)\b))"
)
SCHOOL_YEAR = Lazily(r"y(?:r|ear)? ?[1-9]")
# A name with a school year: "Jordan Example, yr 9", "Ryan from Year 8"
NAME_AND_YEAR = Lazily(
    r"\b([A-Za-z][a-z'-]+)((?: [A-Z][A-Za-z'-]+)?),? ?\(?(?:(?:from|in|who is in) )?\b(?i:yr|year|y) ?(?:[1-9]"
    r"|1[0-3])\)?"
    r"(?! ?[/&,]? ?(?:and )?(?:\d|tutors?|training|dates?|assembl\w+|workshops?|sessions?|parents|pupils|students"
    r"|teachers|staff|class\w*"
    r"|groups?|forms?|curriculum|leads?|heads?|materials?|resources?)\b)"
)
INITIALS_AND_YEAR = Lazily(rf"\b({INITIALS}),? \(?(?:(?:in|from) )?\b(?i:yr|year|y) ?(?:[1-9]|1[0-3])\b")
AGED_NAME = Lazily(rf"\b([a-z]+),? (?:who is |is |now )?{AGE_SAID}")
CASE_WORDS = Lazily(
    rf"\b(?:channel|case|referred|referral|{FAMILY}|school|lives|male|female|boy|girl|lad|pupil|student|social worker|"
    r"safeguarding|not engaging|nfa|camhs|foster|arrested|excluded|care leaver|mental health|radicalis\w+|address)\b"
)
SOMEBODY_AGED = Lazily(
    rf"\b(?:an?|one|this|that|the) (?:\w+ )?{AGE_SAID} (?:\w+ )?{INDIVIDUALS}\b"
    rf"|{AGE_SAID}(?: {INDIVIDUALS})? (?:from|at|who|referred)\b"
)


def personal_data(passage: Passage) -> bool:
    """Tell whether the text holds data about an identifiable person, or asks for it."""
    text, low = passage.text, passage.low
    if cases.details_of_a_case(text, low):
        return True
    if "@" in text and any(not OFFICE_MAILBOX.match(found) for found in EMAIL.findall(text)):
        return True
    if not WORDS_OF_AGE.keys().isdisjoint(passage.words):
        text = AGE_IN_WORDS.sub(lambda found: WORDS_OF_AGE[found[0].lower()], text)
    return DIGIT.search(text) is not None and _numbers(text, text.replace("'", "").lower())


def _numbers(text: str, low: str) -> bool:
    return bool(
        NI_NUMBER.search(text)
        or BIRTH.search(text)
        or LIVES.search(low)
        or any(_personal_phone(found, low) for found in PHONE.findall(text))
        or ABROAD.search(text)
        or SOMEONE_IS_AGED.search(low)
        or any(_nhs_number(found, low) for found in NHS_NUMBER.findall(text))
        or _name_and_age(text, low)
        or _initials_and_age(text, low)
        or _somebody_at_an_address(text, low)
    )


def _personal_phone(found: str, low: str) -> bool:
    digits = re.sub(r"\D", "", found)
    if SERVICE_LINE.match(digits):
        return False
    return MOBILE.match(digits) is not None or not OFFICE_LINE.search(low)


def _nhs_number(found: str, low: str) -> bool:
    digits = [int(character) for character in found if character.isdigit()]
    remainder = sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return (11 - remainder) % 11 == digits[9] or "nhs n" in low


def _name_and_age(text: str, low: str) -> bool:
    for given, family in NAME_AND_AGE.findall(text) + NAME_THEN_AGE.findall(text):
        if given.lower() in GIVEN_NAMES and family.strip().lower() not in WORK_WORDS:
            return True
        alone = given.istitle() and not family and not given.endswith("s") and given.lower() not in WORK_WORDS
        if alone and CASE_WORDS.search(low) and not TRAINING_WORDS.search(low):
            return True
        full = given[0].isupper() and family and {given.lower(), family.strip().lower()}.isdisjoint(WORK_WORDS)
        if full and not family.endswith("ers") and (CASE_WORDS.search(low) or AGE_AND_ADDRESS.search(low)):
            return True
    if any(given in GIVEN_NAMES for given in NAME_IS_AGED.findall(low) + AGED_NAME.findall(low)):
        return True
    if SCHOOL_YEAR.search(low) and _name_and_year(text):
        return True
    if not (said := AGED.search(low)):
        return False
    near = text[max(0, said.start() - 40) : said.end() + 40]
    return _given_name_in(near) or SOMEBODY_AGED.search(low) is not None


def _name_and_year(text: str) -> bool:
    if any(bare(found) not in ABBREVIATIONS for found in INITIALS_AND_YEAR.findall(text)):
        return True
    return any(
        given.lower() in GIVEN_NAMES or (family and {given.lower(), family.strip().lower()}.isdisjoint(WORK_WORDS))
        for given, family in NAME_AND_YEAR.findall(text)
    )


def _initials_and_age(text: str, low: str) -> bool:
    persons = [found for found in INITIALS_AND_AGE.findall(text) if bare(found) not in ABBREVIATIONS]
    if not persons:
        return False
    if len(persons) > 1 and not TRAINING_WORDS.search(low):
        return True
    return bool(CASE_WORDS.search(low) or ADDRESS.search(low) or POSTCODE.search(text) or AGED.search(low))


def _somebody_at_an_address(text: str, low: str) -> bool:
    if not (ADDRESS.search(low) or POSTCODE.search(text)):
        return False
    if OCCUPANT.search(low) or TITLED_NAME.search(text):
        return True
    return _given_name_in(text) and CASE_WORDS.search(low) is not None


def _given_name_in(text: str) -> bool:
    return any(word.lower() in GIVEN_NAMES for word in CAPITALISED.findall(text))
