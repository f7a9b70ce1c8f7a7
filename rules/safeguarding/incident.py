"""Recognise an attack or emergency that is happening now, as against one that is planned for, trained for or past."""

from rules.lazily import Lazily
from rules.safeguarding.words import Passage, any_of, word_set

# "suspicious package", "suspect bag", "unattended rucksack"
LEFT_LYING = (
    r"(?:suspicious|suspect|unattended) (?:\w+ )?(?:package|bag|parcel|device|item|vehicle|car|van|case"
    r"|suitcase|rucksack|backpack|holdall|box|object)s?"
)
ACTUAL = any_of(
    "attack|attacks|attacker|explosion|explosions|bomb|bombs|bombing|blast|shooting|shootings|shots|gunman"
    "|gunmen|gunfire"
    "|shooter|stabbing|stabbings|hostage|hostages|siege|incident|terror attack|terrorist|terrorists|arson|riot|riots"
    "|man with a knife|man with a gun|someone with a knife|someone with a gun|gunshots|gunshot"
    "|massive bang|huge bang|loud bang|car bomb"
)
EMERGENCY = f"(?:{ACTUAL}|{LEFT_LYING})"
HARMED = any_of(
    "stabbed|shot|attacked|bombed|killed|murdered|taken hostage|run over|mown down|blown up|set on fire|injured"
)
SOMEBODY = any_of(
    "someone|somebody|people|man|woman|boy|girl|lad|kid|pupil|student|teacher|officer|worshipper|he|she|hes"
    "|shes|they|theyve"
)
PLACES = any_of(
    "town|city|centre|center|school|mosque|church|synagogue|temple|gurdwara|station|market|shopping"
    "|high street|hospital"
    "|college|university|mall|park|building|office|offices|street|square|arena|library|bus|train|council|civic"
    "|precinct|road"
)
CUES = word_set(
    "attack attacks attacker attacked explosion explosions bomb bombs bombing bombed blast shooting shootings"
    " shots shot gunman"
    " gunmen gunfire shooter stabbing stabbings stabbed hostage hostages siege incident terror terrorist"
    " terrorists arson riot"
    " riots knife gun suspicious unattended killed murdered mown fire driven drove driving ploughed crashed"
    " rammed ramming gunshots gunshot bang suspect"
    " exploded screaming fleeing blood armed pavement machete sword axe rifle weapon injured evacuated evacuating"
    " evacuate"
    " lockdown blown"
)

# "there's been an attack", "is there a bomb at …", "reports of shots"
ANNOUNCED = Lazily(
    r"\b(?:(?:theres|thers|there is|there has|there have|there was|there were|there are|is there|has there"
    r"|was there|weve had|"
    r"we have had|just had|having)(?: just| now| been| being)*|(?:heard|hearing|reports? of|seen|saw|its|news of))"
    rf" (?:(?:an?|another|some|the|about|of|been|like|major|possible|big|huge|loud|terrible|serious|terror|terrorist|"
    rf"sounds?) )*{EMERGENCY}\b(?! (?:at|with|in) the (?:projector|printer|minutes))"
)
# "someone's been stabbed", "people are being shot"
VICTIM = Lazily(
    rf"\b{SOMEBODY}s?(?: \w+){{0,3}} (?:been|being|got|getting|just|was|were|is) (?:\w+ )?{HARMED}\b"
    rf"|\b(?:stabbed|shot|attacked|killed|murdered) (?:someone|somebody|people|a \w+|him|her) (?:at|in|outside"
    rf"|on|near)\b"
)
# "attack in the town centre", "shooting at the college"
LOCATED = Lazily(
    r"\b(?:attack|explosion|bomb|blast|shooting|stabbing|gunman|shots fired|siege|riot|gunshots"
    r"|(?:massive|huge|loud) bang)"
    rf"(?: going on| happening| reported| left)? (?:in|at|on|outside|near|by|inside|down) (?:\w+ ){{0,3}}{PLACES}\b"
)
ARMED = (
    r"(?:man|woman|men|someone|somebody|person|guy|lad|bloke|boy|girl|people) (?:\w+ )?(?:with|waving|carrying"
    r"|holding) "
    r"(?:an? )?(?:\w+ )?(?:knife|knives|machete|gun|sword|axe|rifle|acid|bomb|weapon)"
)
# words that stand for an emergency by themselves when said of now
STARK = Lazily(
    rf"\b(?:bomb (?:threat|scare)|(?:bomb|device|explosive) (?:has |have |had |just )*(?:gone|went|going) off"
    rf"|shots (?:fired|being fired)|active shooter|"
    rf"{PLACES}(?: \w+)? (?:is |are |was |now |in |into |on |under |gone |locked )+(?:lockdown|down)|"
    r"(?:were|we are|im|i am|everyone is|being|been|staff are|they are|theyre"
    r"|having to be) (?:being )?evacuat(?:ed|ing)|"
    rf"{ARMED}|{PLACES} (?:is |are )?on fire|"
    r"evac\w*(?: the \w+)? (?:right )?now|"
    r"(?:told|asked|ordered|trying|having|had) to evacuate|(?:theyre|they are|police are) evacuating|"
    r"(?:something|car|van|bus|building|house|shop|station|flat) (?:has |have |just |\w+ )?(?:exploded|blown up"
    r"|blew up)|"
    r"people (?:are |all )?(?:running|fleeing|screaming)|blood everywhere|"
    r"armed (?:police|officers) (?:everywhere|outside|all over|here|at the|in the|have)|"
    r"(?:car|van|lorry|truck|vehicle|bus)s? (?:\w+ ){0,6}(?:into|at|through) (?:people|the crowd|a crowd|crowds"
    r"|pedestrians)|"
    r"(?:hear|heard|hearing) (?:\w+ )?(?:gunshots?|gunfire|explosions?|shooting)|"
    rf"{LEFT_LYING} (?:has been |was |is |been )?(?:left|found|at|in|by|outside|near|on)|"
    r"(?:running|going) (?:round|around|through|about) (?:\w+ ){1,4}with (?:an? )?(?:\w+ )?(?:knife|machete|gun"
    r"|sword|axe|rifle|weapon|blade)|"
    rf"{PLACES} (?:has |have |was |were |is |are |just |been |being )+(?:attacked|bombed|shot at|stormed|hit by)|"
    r"(?:driven|drove|ploughed|driving|crashed|rammed|ramming) (?:an? |his |her |the |their )?(?:\w+ )?(?:into"
    r"|at|through) "
    r"(?:the |a |some )?(?:people|crowds?|pedestrians|mosque|worshippers|shoppers|children|us)|"
    r"under attack|major incident (?:declared|has been|at|in))\b"
)
# and those that need a word of now beside them
LOOSE = Lazily(
    r"\b(?:(?:in|into|on|under) lockdown|(?:terror|terrorist) attack|(?:attack|explosion|shooting|stabbing"
    r"|gunman|shots|bomb))\b"
)
NOW = Lazily(
    r"\b(?:now|just|happening|today|tonight|this (?:morning|afternoon|evening)|last night|minutes? ago|help"
    r"|police are here|"
    r"we are|were|weve|im|declared|everyone|are we|is it true|real|true|heard|whats going on)\b|\?\?|!!"
)
URGENT = Lazily(r"\b(?:right now|just now|just been|happening|minutes? ago|police are)\b|\?\?|!!")
ELSEWHERE = Lazily(
    r"\b(?:lessons?|anniversary|inquiry|inquest|memorial|vigil|exercise|scenario|table-?top|case study"
    r"|training|briefing|drill|"
    r"simulation|workshop|plan|planning|plans|policy|procedure|report on|review of|since the|followed the"
    r"|following the|"
    r"(?:19|20)[0-2]\d|during lockdown|in the event of|in case of|what if|if there|guidance|learning from"
    r"|module|course|"
    r"e-?learning|session|presentation|talk|speaker|film|response to the|risk of|threat of|next agenda)\b"
)


def incident_under_way(passage: Passage) -> bool:
    """Tell whether the text speaks of an attack or emergency under way."""
    if passage.words.isdisjoint(CUES):
        return False
    text = passage.plain
    told = ANNOUNCED.search(text) or VICTIM.search(text) or STARK.search(text)
    if not told and not LOCATED.search(text) and not (LOOSE.search(text) and NOW.search(text)):
        return False
    if not ELSEWHERE.search(text):
        return True
    # A paper about an attack is ordinary work, unless the words insist that it is happening.
    return bool(told and URGENT.search(text))
