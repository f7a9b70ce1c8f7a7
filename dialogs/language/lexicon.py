"""The words of the trade. To teach the bot a word, add it to the list it belongs to; nothing else changes.

A list is used in the patterns of `intents/` by its name in braces: "{log}" is any of its words or phrases.
"""

# Short for: one typed word becomes one or more plain words. Apostrophes are gone by then ("what's" is "whats").
SHORT_FOR: dict[str, str] = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "plse": "please", "pleas": "please",
    "thx": "thanks", "tx": "thanks", "thnx": "thanks", "thks": "thanks", "tnx": "thanks", "ty": "thanks",
    "w": "with", "wth": "with", "mtg": "meeting", "mtng": "meeting", "mtgs": "meetings", "mting": "meeting",
    "nxt": "next", "nw": "new", "wraps": "wrap", "tmrw": "tomorrow", "tmrws": "tomorrow", "tmw": "tomorrow",
    "tomoz": "tomorrow", "2moro": "tomorrow", "2mrw": "tomorrow",
    "tomorrows": "tomorrow", "b4": "before", "bfore": "before", "abt": "about", "hv": "have",
    "yr": "year", "yrs": "years", "wk": "week", "wks": "weeks", "mth": "month", "msg": "message",
    "info": "information",
    "wot": "what", "wots": "what is", "wat": "what", "wats": "what is", "hw": "how", "wen": "when", "wens": "when is",
    "whats": "what is", "wheres": "where is", "hows": "how is", "whos": "who is", "whens": "when is",
    "theres": "there is", "heres": "here is", "thats": "that is", "im": "i am", "ive": "i have", "weve": "we have",
    "id": "i would", "ill": "i will", "dont": "do not", "cant": "can not", "cannot": "can not", "wont": "will not",
    "lets": "let us", "isnt": "is not", "hasnt": "has not", "havent": "have not", "didnt": "did not",
    "wasnt": "was not",
    "arent": "are not", "couldnt": "could not", "shouldnt": "should not", "doesnt": "does not",
    "apols": "apologies", "apol": "apologies", "cud": "could", "wud": "would", "shud": "should", "gimme": "give me",
    "wanna": "want to", "gonna": "going to", "gotta": "got to", "n": "and", "&": "and", "+": "and", "plus": "and",
    "cmte": "committee", "mins": "minutes", "ppl": "people", "prev": "previous", "pct": "percent", "fig": "figure",
    "figs": "figures", "nos": "numbers", "num": "number", "ref": "action", "txs": "thanks", "ta": "thanks",
    "sesh": "session", "e-learning": "elearning", "e-lrning": "elearning", "co-ordinator": "coordinator",
    "re-date": "redate", "re-assign": "reassign", "re-open": "reopen", "re-schedule": "reschedule",
    "o/s": "outstanding",
    "od": "overdue", "sub-group": "subgroup", "yep": "yes", "yup": "yes", "yeah": "yes", "yea": "yes",
    "nope": "no", "nah": "no", "whn": "when", "gd": "good", "mornin": "morning", "cheers": "thanks",
    "werent": "were not", "shouldve": "should have",
    "hav": "have", "nvm": "never mind", "ment": "meant", "nite": "night", "fanks": "thanks", "wiv": "with",
    "yh": "yes", "aye": "yes", "k": "ok", "til": "until", "brill": "brilliant", "fab": "great",
    "ace": "great",
    "assgn": "assign", "dl": "deadline", "bout": "about", "overdo": "overdue", "overdew": "overdue", "dew": "due",
    "yearn": "year", "pal": "mate", "alrite": "alright",
    "awrite": "alright", "cxl": "cancel", "nu": "new",
    "dun": "done", "finishd": "finished", "actn": "action", "gie": "give", "shd": "should",
    "shld": "should", "cd": "could", "ap": "action", "cannae": "can not", "nae": "no", "aint": "is not", "hoo": "how",
    "fur": "for", "doon": "down", "wi": "with", "frae": "from", "fae": "from",
    "oot": "out", "wasnae": "was not", "didnae": "did not", "isnae": "is not", "tae": "to",
    "hasnae": "has not", "wisnae": "was not", "appt": "meeting", "xls": "excel", "doc": "document",
}  # fmt: skip

# Words that stand around the point; stripped from the front, and from the back, before the intent is read.
OPENERS: tuple[str, ...] = (
    "hi", "hello", "hey", "hiya", "hallo", "howdy", "dear", "good morning", "good afternoon", "good evening",
    "morning",
    "afternoon", "evening", "all", "team", "everyone", "folks", "clerk", "bot", "prevent clerk", "hi there",
    "hello there", "hey there", "hiya there", "hi both",
    "please", "just", "ok", "okay", "right", "so", "um", "er", "erm", "well", "oh", "quick one", "quick question",
    "fyi",
    "btw", "by the way", "good news", "also", "and", "then", "hope you are well", "hope you are ok", "hope your well",
    "hope youre well", "hope your ok", "hope all is well",
    "hope all well", "hope you had a good weekend", "can you", "could you",
    "could we have", "can we have", "could i have", "can i have", "please could you",
    "please could we", "please can we", "we would like",
    "can we", "please could we have", "please can we have",
    "could we", "can i", "could i", "may i", "would you", "will you", "would you mind", "please can you",
    "can someone",
    "could someone", "can somebody", "would it be possible to", "is it possible to", "any chance you could",
    "any chance we could", "i would like to", "i would like you to", "i want to", "i want you to", "i need to",
    "i need you to", "we need to", "need to", "want to", "i would like", "i want", "i need", "let me", "let us",
    "go ahead and", "thanks", "thank you", "great", "brilliant", "perfect", "lovely", "many thanks",
    "excellent", "superb", "amazing",
    "wonderful", "cool", "nice", "nice one", "super",
    "when you get a chance",
    "if you can", "if possible", "when you can", "happy new year", "mate", "from me", "now then", "ey up",
    "i would be grateful if", "would be grateful if", "grateful if", "i would appreciate it if", "it would be great if",
    "i think", "i believe", "for info", "for the record", "one more thing", "another thing", "kindly", "so much",
    "very much", "a lot", "a bunch", "for that", "for your help",
    "for this", "for doing that", "for all your help", "muchly", "great stuff", "good stuff",
)  # fmt: skip
CLOSERS: tuple[str, ...] = (
    "please", "thanks", "thank you", "many thanks", "thanks in advance", "mate", "x", "xx", "if you can",
    "if possible",
    "when you get a chance", "when you can", "for me", "asap please", "thanks all", "all", "team", "bot", "clerk",
    "lol",
    "ok", "okay", "cheers all", "if thats ok", "if that is ok",
)  # fmt: skip


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written with spaces."""
    return frozenset(words.split())


GREETINGS = frozenset(
    ["hi", "hello", "hey", "hiya", "hallo", "howdy", "morning", "afternoon", "evening", "dear", "now", "ey"]
)
THANKS = frozenset(
    ["thanks", "thank", "great", "brilliant", "perfect", "lovely", "excellent", "superb", "amazing", "nice"]
)

# The statuses of an action, and what people say for them.
STATUSES: dict[str, tuple[str, ...]] = {
    "not started": (
        "not started", "not yet started", "not begun", "yet to start", "to start", "not done yet", "havent started",
        "have not started", "has not started", "no progress", "to do", "nothing done", "yet to begin", "grey",
    ),
    "on track": (
        "on track", "in progress", "under way", "underway", "started", "going well", "progressing", "on target",
        "green",
        "on schedule", "going ok", "going fine", "all good", "on course", "being worked on", "in hand",
        "is continuing",
        "continuing", "begun", "ontrack", "back on track", "wip",
    ),
    "at risk": (
        "at risk", "slipping", "amber", "struggling", "delayed", "behind", "falling behind", "stuck", "blocked",
        "red",
        "may be late", "might be late", "going to be late", "running late", "off track", "in trouble", "in jeopardy",
        "will be late", "slipped", "stalled", "wobbling", "needs attention", "not going well", "behind schedule",
        "shaky",
        "wont make", "will not make", "will not hit", "not going to hit", "not going to make", "will miss",
        "miss its date", "miss the date", "miss its deadline", "miss the deadline",
        "held up",
    ),
    "complete": (
        "complete", "completed", "done", "all done", "finished", "sorted", "closed", "signed off", "sorted out",
        "achieved",
        "delivered", "dealt with", "wrapped up", "in place", "ticked off", "done and dusted", "actioned", "blue",
        "discharged", "tick off", "sign off", "concluded", "close", "finalised", "implemented", "nailed",
        "boxed off", "can be closed", "can come off", "come off the list", "come off the plan",
        "has been done", "put to bed",
    ),
    "deferred": (
        "deferred", "parked", "on hold", "paused", "shelved", "postponed", "on ice", "put off", "defer", "park",
        "suspended",
        "on the back burner", "held over", "carried over", "mothballed", "on pause",
    ),
    "ongoing": ("ongoing", "on going", "on-going", "continuous", "business as usual", "bau", "rolling", "open ended"),
}  # fmt: skip
# Words before a status that turn "done" into its opposite.
NEGATIONS = ("not", "nearly", "almost", "half", "isnt", "not yet", "partly", "part", "never", "hardly", "mostly")

MODES: dict[str, tuple[str, ...]] = {
    "e-learning": (
        "elearning", "e-learning", "e learning", "online module", "online course", "online training",
        "online package", "module",
        "eLearning", "self led", "home office online", "on line", "online",
    ),
    "virtual": (
        "virtual", "virtually", "teams", "zoom", "webinar", "online session", "online workshop", "live online",
        "over teams",
        "remote", "remotely", "video call", "via teams", "on teams", "videoconference", "vc", "by video", "on screen",
    ),
    "classroom": (
        "classroom", "face to face", "face too face", "face two face", "face 2 face", "face2face", "facetoface", "ftf",
        "in the flesh",
        "in person", "inperson", "f2f", "f 2 f", "in the room", "workshop", "face-to-face", "inset", "taught",
        "on site", "onsite", "classroom based",
    ),
}  # fmt: skip

# Lists used by the patterns.
LISTS: dict[str, tuple[str, ...]] = {
    "log": (
        "log", "record", "add", "put down", "note", "enter", "register", "put in", "capture", "create", "raise",
        "make",
        "book in", "jot down", "set up", "start", "need", "we need", "input", "report", "logging", "recording",
        "take down", "stick in", "pop in", "pop down", "write down", "logged", "added", "recorded",
    ),
    "training": (
        "training", "session", "sessions", "workshop", "workshops", "course", "wrap", "elearning", "e learning",
        "awareness",
        "refresher", "webinar", "inset", "trainings", "prevent training", "module", "briefing session",
    ),
    "gave": (
        "delivered", "ran", "gave", "held", "did", "led", "facilitated", "hosted", "completed", "had", "finished",
        "provided",
        "done", "run", "put on",
    ),
    "attended": (
        "attended", "trained", "completed", "did", "came", "took part", "sat", "done", "have done", "were trained",
        "participated", "went", "have completed", "finished", "turned up", "got trained", "had", "received", "joined",
        "went through", "went on", "came along",
    ),
    "show": (
        "show", "show me", "see", "view", "open", "pull up", "bring up", "display", "let me see", "get me", "get",
        "give me",
        "read me", "look at", "find", "list", "what is", "send me", "remind me of", "look up", "have a look at",
        "check", "can i see",
    ),
    "list": ("show", "show me", "list", "see", "view", "give me", "get me", "get", "send me", "find", "display",
    "run through",
             "tell me", "which", "what", "what are", "what is", "any", "pull up", "bring up", "are there any",
             "do we have any",
             "have we got any", "whats", "what about", "all", "read out"),
    "push": (
        "put", "push", "move", "shift", "slip", "bump", "extend", "delay", "postpone", "bring", "kick", "roll",
        "redate",
        "pull", "defer", "put back", "push back", "move back", "knock",
    ),
    "mark": (
        "mark", "close", "complete", "finish", "sign off", "reopen", "close off", "close down", "set", "flag",
        "tick off",
        "park", "defer", "update", "change", "amend", "edit", "finalise", "shelve", "pause", "re open", "close out",
        "discharge",
    ),
    "assign": ("reassign", "assign", "give", "pass", "hand", "transfer", "allocate", "switch", "swap", "hand over",
    "pass over",
               "pass on", "move", "change"),
    "action": ("action", "actions", "item", "task", "act", "point", "action point", "number", "no"),
    "actions": ("actions", "tasks", "items", "action points", "things", "jobs", "to dos"),
    "meeting": (
        "meeting", "subgroup", "sub group", "meetings", "panel", "catch up", "call", "extraordinary meeting", "one",
        "session", "get together", "steering group", "forum", "group",
    ),
    "gathering": ("meeting", "subgroup", "sub group", "extraordinary meeting", "steering group", "catch up",
    "working group",
                  "task group", "forum", "board", "panel", "task and finish group", "away day", "call"),
    "status": (),  # filled below from STATUSES
    "late": ("overdue", "late", "behind", "past due", "missed", "out of date", "past their date", "gone past",
    "past deadline",
             "slipping"),
    "outstanding": ("outstanding", "open", "left", "still to do", "still open", "not done", "remaining", "due",
    "coming up",
                    "pending", "live", "current", "unfinished", "incomplete", "upcoming", "still outstanding",
                    "to do"),
    "totals": ("totals", "total", "numbers", "figures", "stats", "statistics", "count", "counts", "summary", "so far",
               "report", "register", "tally", "headcount", "headcounts", "breakdown", "data"),
    "done": ("done", "completed", "finished", "closed", "ticked off", "signed off"),
}  # fmt: skip
LISTS["status"] = tuple(phrase for phrases in STATUSES.values() for phrase in phrases)

NUMBER_WORDS: dict[str, int] = {
    "zero": 0, "no": 0, "none": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12,
}  # fmt: skip
# Amounts that are no number: kept as said, so that the conversation can ask for one.
VAGUE_AMOUNTS: tuple[str, ...] = (
    "loads of", "loads", "lots of", "lots", "several", "a few", "few", "many", "some", "a handful of", "a handful",
    "tons of",
    "tons", "various", "plenty of", "plenty", "everyone", "everybody", "the whole team", "a bunch of", "a load of",
    "a number of", "a couple", "hundreds of", "dozens of", "a room full of", "all the", "most of the", "all",
    "heaps of",
)  # fmt: skip
APPROXIMATELY = ("about", "around", "roughly", "approx", "approximately", "circa", "c", "nearly", "almost", "some",
"over",
                 "at least", "up to", "another", "another", "total of", "a total of", "just over",
                 "just under")  # fmt: skip
