"""The words deadlines are written with: one table to read and extend. A word is read as the one right of it.

Values in capitals are tagged: M3 is March, W0 Monday, N2 the number two, O1 "first", Q and S (half-years) with digits
beside them. All other values are plain words, used as they stand in the patterns of the deadlines/ grammar files.
"""

_MONTHS = (
    "jan january janurary januray",
    "feb february febuary feburary febrary febr",
    "mar march mrch marhc mrach",
    "apr april apirl aprl arpil",
    "may",
    "jun june junne",
    "jul july jully",
    "aug august agust",
    "sep sept september setp",
    "oct october",
    "nov november",
    "dec december",
)
_WEEKDAYS = (
    "mon monday mondays",
    "tue tues tuesday tuesdays",
    "wed weds wednesday wednesdays wensday",
    "thu thur thurs thursday thursdays",
    "fri friday fridays",
    "sat saturday saturdays",
    "sun sunday sundays",
)
_NUMBERS = (
    "zero one two three four five six seven eight nine ten",
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
)
_TENS = {"thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
)
_ORDINAL_SLIPS = {"fith": 5, "eigth": 8, "eigthth": 8, "nineth": 9, "twelth": 12, "twelveth": 12, "thirtieth": 30}

# Spelled otherwise, but no mistake: abbreviations, plurals, text-message spelling.
SAME_AS = {
    "2day": "today", "todays": "today", "2moro": "tomorrow", "2moz": "tomorrow", "2mrw": "tomorrow",
    "2morrow": "tomorrow", "tmrw": "tomorrow",
    "tmw": "tomorrow", "tmoz": "tomorrow", "tomoz": "tomorrow", "tmo": "tomorrow", "tmrws": "tomorrow",
    "tomorrows": "tomorrow",
    "tommorow": "tomorrow", "tomoro": "tomorrow", "yest": "yesterday", "yesterdays": "yesterday",
    "nxt": "next", "nex": "next", "lst": "last", "an": "a", "til": "until", "till": "until", "b4": "before",
    "bfore": "before", "upto": "until", "thru": "to", "through": "to", "each": "every",
    "days": "day", "dys": "day", "wk": "week", "wks": "week", "weeks": "week", "wkend": "weekend", "mth": "month",
    "mths": "month", "mnth": "month", "mnths": "month", "months": "month", "yr": "year", "yrs": "year",
    "years": "year", "qtr": "quarter", "qtrs": "quarter", "quarters": "quarter", "fortnights": "fortnight",
    "fortnite": "fortnight", "terms": "term", "halfterm": "half-term", "hols": "holidays", "hol": "holidays",
    "holiday": "holidays",
    "mtg": "meeting", "mtgs": "meeting", "mtng": "meeting", "meetings": "meeting", "cob": "cop", "eod": "cop",
    "eop": "cop", "ye": "fye", "y/e": "fye", "w/b": "w/c", "wc": "w/c", "wb": "w/c", "wef": "from",
    "beginning": "start", "begining": "start", "commencing": "starting", "commences": "starting",
    "starts": "starting", "xmas": "christmas", "midday": "noon", "lunch": "lunchtime", "immed": "immediately",
    "tbd": "tba", "tbc": "tba", "n/a": "none", "nil": "none", "yearly": "annually", "annual": "annually",
    "anually": "annually", "anual": "annually", "quaterly": "quarterly", "biannual": "biannually",
    "biennial": "biannually", "biennially": "biannually", "o'clock": "oclock", "morn": "morning",
    "approx": "about", "approximately": "about", "circa": "about", "around": "about", "business": "working",
    "rn": "now", "munth": "month", "munths": "month", "evry": "every", "o": "of",
    "halloween": "hallowe'en",
    "pls": "please", "plz": "please", "completed": "complete", "middle": "mid", "ends": "end", "closes": "end",
    "finishes": "end", "schools": "school",
    "forthcoming": "coming", "upcoming": "coming", "p.a": "annually", "pa": "annually", "&": "and", "+": "and",
    "hrs": "hour", "hr": "hour", "hours": "hour", "fin": "financial", "acad": "academic", "cal": "calendar",
    "wkly": "weekly", "mthly": "monthly", "qtrly": "quarterly", "strait": "straight", "assap": "asap", "asp": "asap",
    "soonest": "asap", "whitsun": "whit", "wek": "week", "weks": "week", "coupla": "couple",
    "vacation": "holidays", "vac": "holidays", "recess": "holidays",
    "tonite": "tonight", "2nite": "tonight", "beg": "starting", "comm": "starting", "comming": "coming",
    "commence": "starting", "quater": "quarter", "wkc": "w/c", "wen": "when", "wrkg": "working", "meting": "meeting",
    "termtime": "term", "launched": "launch", "elections": "election",
    "programmes": "programme", "program": "programme", "approved": "approval", "signed": "sign",
    "calender": "calendar", "nite": "night", "eom": "month-end", "midweek": "mid", "yrly": "annually",
    "inspections": "inspection", "final": "last", "latter": "late", "u": "you", "fo": "of", "teh": "the",
    "halfway": "mid", "midway": "mid",
    "forthwith": "immediately", "earlyish": "early", "lateish": "late",
    "nk": "none", "n/k": "none", "unknown": "none", "unspecified": "none", "undated": "none", "bau": "ongoing",
    "continously": "continuously", "everyday": "daily",
    "@": "at", "->": "now", "=>": "now", "→": "now",
}  # fmt: skip

# Misspellings the table above reads, to be marked as such.
TYPOS = frozenset(
    {"janurary", "januray", "febuary", "feburary", "febrary", "mrch", "marhc", "mrach", "apirl", "aprl", "arpil"}
    | {
        "tommorow",
        "tommorows",
        "tomoro",
        "junne",
        "jully",
        "agust",
        "setp",
        "wensday",
        "anually",
        "anual",
        "quaterly",
        "begining",
        "calender",
        "strait",
        "wek",
        "wen",
        "meting",
        "weks",
        "assap",
        "asp",
        "quater",
    }
)

# A number after one of these is a reference, never a day: "action 14", "Year 9", "page 3".
_REFERENCES = (
    "action actions ref refs item items no nos number page pages section sections para paragraph objective outcome",
    "recommendation rec year years yr yrs appendix annex phase level levels tier course room version part point table",
    "figure ward step band group stage chapter unit bullet line row priority module category strand measure ks",
)


def _each(lines: tuple[str, ...]) -> list[str]:
    return [word for line in lines for word in line.split()]


REFERENCE_NOUNS = frozenset(_each(_REFERENCES))


def _lexicon() -> dict[str, str]:
    words = dict(SAME_AS)
    for number, names in enumerate(_MONTHS, 1):
        words.update((name, f"M{number}") for name in names.split())
    for number, names in enumerate(_WEEKDAYS):
        words.update((name, f"W{number}") for name in names.split())
    words.update((name, f"N{number}") for number, name in enumerate(_each(_NUMBERS)))
    words.update((name, f"N{number}") for name, number in _TENS.items())
    words.update((name, f"O{number}") for number, name in enumerate(_each(_ORDINALS), 1))
    words.update((name, f"O{number}") for name, number in _ORDINAL_SLIPS.items())
    for tens, number in (("twenty", 20), ("thirty", 30)):
        words.update((f"{tens}{name}", f"O{number + unit}") for unit, name in enumerate(_each(_ORDINALS)[:9], 1))
    return words


LEXICON = _lexicon()
