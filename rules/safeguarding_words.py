"""The words the guard knows. To teach it a word, add it to the list it belongs to; nothing else changes."""

import re
from functools import cached_property


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
        """Return the lower-case text without figures of speech and the names of ordinary committee work."""
        return ORDINARY.sub(" ", self.low)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the different words of the text."""
        return frozenset(re.findall(r"[a-z0-9]+", self.low))


# Alarming words in harmless company: figures of speech, laws, products, papers of the committee itself.
ORDINARY = re.compile(
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

# What was seen or heard. Three strengths: an act or a group that speaks for itself, extremism in general, mere oddness.
GRAVE = any_of(
    # groups and their signs
    "isis|isil|daesh|islamic state|al qaeda|al-qaeda|al qaida|al-qaida|taliban|al shabaab|boko haram|caliphate"
    "|jihad*|nazi*|neo-nazi*|swastika*|combat 18|national action|atomwaffen|white power|blood and honour|terrorgram"
    "|white genocide|race war|holy war|order of nine angles|militia*|black sun"
    # weapons
    "|bomb*|explosive*|detonator*|grenade*|weapon*|knife|knives|blade|blades|machete*|crossbow*|gun|guns|rifle*"
    "|firearm*|ammo|ammunition|acid|petrol|suicide vest*"
    # acts
    "|behead*|kill|kills|killing|killings|killed|exploding|murder*|stab|stabs|stabbing|stabbed|shoot|shoots"
    "|shooting|shootings|shooter*"
    "|should be shot|massacre*|attack|attacks|attacking|attacked|blow up|blow himself up|blow herself up|blow it up"
    "|blow the|blowing up|burn down|burn it down|burn the place|the place burn|set fire|hurt|hurting|harm people"
    "|harm someone|columbine|stockpil*|hit list|kill list|death list"
    # what one means to do
    "|manifesto*|martyrdom|something stupid|something bad|something terrible|something drastic|end it all"
    "|make them pay|get even with|own back on|settle the score|teach them a lesson|get whats coming|going to pay"
    " for|day of reckoning|ready to die|prepared to die|willing to die"
    "|wants to die|die for|deserve to die|deserved to die|should all die|take revenge|wants revenge|get revenge"
    "|osama|bin laden|race traitor*|syria|join up|travel to fight|going to fight|off to fight|abroad to fight|go"
    " and fight|gone to fight"
    "|wants to fight|fight abroad|fight for|fight in"
)
# The same, where the words that follow decide: "do something for the newsletter" is work.
GRAVE_UNLESS = (
    r"(?:prayer room|mosque|gym|hostel|club|park|estate) (?:is|are|has been) recruiting"
    r"|(?:go|goes|going|gone|leaving|off|flying|travel|travelling|run away|moving) (?:\w+ )?(?:to"
    r"|for) (?:afghanistan|somalia"
    r"|iraq|libya|yemen|sudan|mali|the caliphate)"
    r"|(?:making|building|mixing|cooking up|storing) (?:something|stuff|things) in (?:his|her|their|the)"
    r" (?:flat|room|house|shed|garage|kitchen|garden|basement|loft|bedroom|lock up|lockup)"
    r"|do something(?! (?:for|with|on|in|else|different|similar|at the|during|to (?:mark|help|support|celebrate)"
    r"|about (?:the|our|this|that|those|these|action)))"
)
EXTREME = any_of(
    "recruiting young*|recruiting kids|recruiting people|recruiting lads|recruiting boys|recruiting for"
    "|tried to recruit"
    "|extremis*|radicalis*|radicaliz*|far right|far-right|extreme right|far left|islamist*|racist*|racism|hate|hates"
    "|hateful|incel*|white supremac*|terroris*|propaganda|groomed|grooming|threaten*|threat|threats|conspiracy"
    "|antisemitic|anti-semitic|islamophobi*|homophob*|misogyn*|self harm*|self-harm*|suicid*|violent|violence|dark web"
    "|telegram channel*|8chan|4chan|fascis*|hitler|martyr*|infidel*|kafir*|kuffar|great replacement|brainwash*"
    "|vulnerable to|drawn into|drawn in|pulled into|pulled in|sucked into|lured|indoctrinat*|join them|joining them"
    "|chemicals|combat gear|body armour|revenge|execution videos|gore videos|was justified|were justified|had it coming"
    "|deserved it|got what they deserved|deserves it|deserve it|patriot lot|scaring|dark stuff|dark places|britain"
    " first|national front|the edl|hamas|hezbollah|sovereign citizen*"
    "|gone very extreme|very extreme|extreme views|something nasty|accelerationis*"
    "|being messaged|being contacted|being approached|being targeted|being pressured|telling kids|join the struggle"
    "|join the cause|going to show them|hell show them|threatened staff"
)
EXTREME_UNLESS = (
    r"(?:list of (?:people|names|targets|teachers|kids)(?! (?:to|for|who|from|coming|attending|trained|invited|on))"
    r"|plan(?:s|ning|ned) something(?! (?:for|with|on|about|to|in))"
    r"|something (?:\w+ )?(?:off|up|odd|wrong|dodgy|fishy|not right) (?:with|about) (?:an?|one|my|our|him|her|this)"
    r"|(?:about|hates?|against|blames?) (?:the |all |those )?(?:jews|muslims|blacks|immigrants|asians|gays|whites"
    r"|foreigners)"
    r"|recruiting(?=$|[.,!?]| (?:in|at) the (?:mosque|gym|park|club|estate|hostel|prayer)))"
)
ODD = any_of(
    "an extremist|a terrorist|a nazi|a racist|a jihadi*|posting|posted|posts|sharing|saying|says|said"
    "|talking about|talks about|talking to|watching|obsessed|fixated|fascinated|withdrawn|angry|aggressive"
    "|odd|weird|strange|worrying|disclosed|stopped coming|stopped going|new friends|isolated|bragging|videos"
    "|online|joked|joking|drawing|drew|messages|messaging|group chat|changed|secretive|missing|gone missing|run away"
    "|ran away|into some|getting into|mixed up|hanging round|hanging around|praising|being groomed|being radicalised"
    "|been radicalised|been groomed|sucked in*|supports|supporting|ranting|shouting|quoting|forums|changed so much"
    "|looking at|reckons|wrong crowd"
    "|bad crowd|something up with|something off about|something not right|not right with|not himself|not herself"
    "|isnt himself|isnt herself|up to something|dressing in|printing out"
)

# Ordinary business about such matters in general: guidance, training, papers.
BUSINESS = re.compile(
    r"\b(?:new action|log training|training|trained|session|sessions|workshop|guidance|policy|policies"
    r"|procedure|leaflet|"
    r"poster|flowchart|flow chart|briefing|toolkit|template|campaign|slides|presentation|newsletter|module"
    r"|course|e-?learning|"
    r"awareness|pathway|protocol|scenario|exercise|table-?top|case study|draft|agenda item|lesson plan|curriculum|"
    r"risk assessment|survey|strategy|definition|film|screening|play|drama|theatre|project|bid|funding|assembly|"
    r"subgroup|presenting|paper on|conference|exhibition|display|stall|website|web pages?|speaker policy|resource pack"
    r"|talk on)\b"
)

# Somebody spoken of in ordinary work or excuses; where none of it is said, one person's doings are a concern.
EVERYDAY = re.compile(
    r"\b(?:actions?|meetings?|mtg|subgroup|agenda|minutes|venue|room|hall|leaflets?|flyers?|posters?|newsletter"
    r"|slides|paper|deadline"
    r"|apolog\w+|apols|ill|sick|hospital|poorly|dentist|doctors|appointment|on leave|off today|off sick|childcare"
    r"|parents evening"
    r"|school is closed|be late|running late|cant make|printed?|printing|designing|booked|booking|feedback|stall"
    r"|event|launch|rota"
    r"|attend|attending|trained|trainer|course|grant|contract|quote|invoice|interview|promoted|new job|deputy"
    r"|deputis\w+|rep)\b"
)

# Initials that are organisations, products or roles: never a person's.
ABBREVIATIONS = word_set(
    "YJS YOS YOT ASC CSC LSCB LSCP SAB CSP MASH DSL DSO WRAP ACT CTLP HO NHS GP ICB CCG PH CS LA LAS HE FE PC PCC OPCC"
    " VCS ESOL IT HR FOI DPIA ISP ISA MOU TOR KPI RAG PMAP CTP CTU CTIU PREVENT FY DFE DBS TBC TBA NA UK EU BBC ID AOB"
    " OK PM AM AGM CEO SMT SLT MPS BTP RSL PRU SEN SEND EHC EHCP JSNA NPS CRC ATH UN US USA RE PE PR BAME LGBT CPD"
    " INSET EDI GDPR LADO IRO MARAC MAPPA VRU HQ PA PS AB1 DV DA VAWG SRO CTSA QA AI FAQ RSVP FYI ASAP EOP COP EOD EOM"
    " YP KS NB OT SW FAO CC CCTV CX AD DCS DPH CLLR MP LGA CQC GDS TV ICT FM SPOC PSPO ASB TOM PL TA HT SENCO"
    " NEU JCP DWP"
)
