"""Recognise an attack or emergency that is happening now, as against one that is planned for, trained for or past."""

import re

from rules.safeguarding_words import Passage, any_of

EMERGENCY = any_of(
    "attack|attacks|attacker|explosion|explosions|bomb|bombs|bombing|blast|shooting|shootings|shots|gunman|gunmen|gunfire"
    "|shooter|stabbing|stabbings|hostage|hostages|siege|incident|terror attack|terrorist|terrorists|arson|riot|riots"
    "|man with a knife|man with a gun|someone with a knife|someone with a gun|suspicious package|suspicious bag"
    "|suspicious vehicle|suspicious device|suspicious parcel|suspicious item|unattended bag|unattended package|car bomb"
)
HARMED = any_of("stabbed|shot|attacked|bombed|killed|murdered|taken hostage|run over|mown down|blown up|set on fire|injured")
SOMEBODY = any_of(
    "someone|somebody|people|man|woman|boy|girl|lad|kid|pupil|student|teacher|officer|worshipper|he|she|hes|shes|they|theyve"
)
PLACES = any_of(
    "town|city|centre|center|school|mosque|church|synagogue|temple|gurdwara|station|market|shopping|high street|hospital"
    "|college|university|mall|park|building|office|offices|street|square|arena|library|bus|train|council|civic|precinct|road"
)
CUES = frozenset(
    "attack attacks attacker attacked explosion explosions bomb bombs bombing bombed blast shooting shootings shots shot gunman"
    " gunmen gunfire shooter stabbing stabbings stabbed hostage hostages siege incident terror terrorist terrorists arson riot"
    " riots knife gun suspicious unattended killed murdered mown injured evacuated evacuating evacuate lockdown blown".split()
)

# "there's been an attack", "is there a bomb at …", "reports of shots"
ANNOUNCED = re.compile(
    r"\b(?:(?:theres|thers|there is|there has|there have|there was|there were|there are|is there|has there|was there|weve had|"
    r"we have had|just had|having)(?: just| now| been| being)*|(?:heard|hearing|reports? of|seen|saw|its|news of))"
    rf" (?:(?:an?|another|some|the|about|of|been|like|major|possible|big|huge|loud|terrible|serious|terror|terrorist|"
    rf"sounds?) )*{EMERGENCY}\b(?! (?:at|with|in) the (?:projector|printer|minutes))"
)
# "someone's been stabbed", "people are being shot"
VICTIM = re.compile(
    rf"\b{SOMEBODY}s?(?: \w+){{0,3}} (?:been|being|got|getting|just|was|were|is) (?:\w+ )?{HARMED}\b"
    rf"|\b(?:stabbed|shot|attacked|killed|murdered) (?:someone|somebody|people|a \w+|him|her) (?:at|in|outside|on|near)\b"
)
# "attack in the town centre", "shooting at the college"
LOCATED = re.compile(
    r"\b(?:attack|explosion|bomb|blast|shooting|stabbing|gunman|shots fired|siege|riot|suspicious \w+|unattended \w+)"
    rf"(?: going on| happening| reported| left)? (?:in|at|on|outside|near|by|inside|down) (?:\w+ ){{0,3}}{PLACES}\b"
)
# words that stand for an emergency by themselves when said of now
STARK = re.compile(
    r"\b(?:bomb (?:threat|scare|went off|gone off|has gone off)|shots (?:fired|being fired)|active shooter|"
    r"(?:were|we are|im|i am|everyone is|being|been|staff are|they are|theyre|having to be) (?:being )?evacuat(?:ed|ing)|"
    r"(?:in|into|on|under) lockdown|under attack|major incident (?:declared|has been|at|in)|terror attack|terrorist attack)\b"
)
NOW = re.compile(
    r"\b(?:now|just|happening|today|tonight|this (?:morning|afternoon|evening)|last night|minutes? ago|help|police are here|"
    r"we are|were|weve|im|declared|everyone|are we|is it true|whats going on)\b|\?\?|!!"
)
ELSEWHERE = re.compile(
    r"\b(?:lessons?|anniversary|inquiry|inquest|memorial|vigil|exercise|scenario|table-?top|case study|training|briefing|drill|"
    r"simulation|workshop|plan|planning|plans|policy|procedure|report on|review of|since the|followed the|following the|"
    r"(?:19|20)[0-2]\d|during lockdown|in the event of|in case of|what if|if there|guidance|learning from|module|course|"
    r"e-?learning|session|presentation|talk|speaker|film|response to the|risk of|threat of|next agenda)\b"
)


def incident_under_way(passage: Passage) -> bool:
    """Tell whether the text speaks of an attack or emergency under way."""
    if passage.words.isdisjoint(CUES):
        return False
    text = passage.plain
    told = ANNOUNCED.search(text) or VICTIM.search(text)
    if not told and not LOCATED.search(text) and not STARK.search(text):
        return False
    if not ELSEWHERE.search(text):
        return bool(told or NOW.search(text) or LOCATED.search(text) or "bomb threat" in text)
    # A paper about an attack is ordinary work, unless the words insist that it is happening.
    return bool(told and re.search(r"\b(?:now|just|happening|minutes ago)\b|\?\?|!!", text))
