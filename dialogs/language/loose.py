"""What a sentence is probably about when no pattern fits: which kinds of word are in it, in any order.

These readings are less sure than the patterns', so that the bot shows how it read the sentence, or asks.
"""

import re
from functools import cache

from dialogs.language.grammar import NUMBER
from dialogs.language.lexicon import FILE_WORDS, LISTS, MODES

# The kinds of word looked for.
KINDS: dict[str, str] = {
    "asking":
    r"what|which|who|when|where|how|why|is|are|did|do|does|has|have|any|whose"
    "|everything|anything|all|show|list|tell|see|find|can i see",
    "number": rf"(?:{NUMBER.strip()})",
    "headcount":
    rf"(?:{NUMBER.strip()}) (?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|am|pm|days|weeks|months"
    rf"|hours)\w*)[a-z]\w+",
    "training": "|".join([*LISTS["training"], "trained", "train", "briefing"]),
    "given": "|".join([*LISTS["attended"], *LISTS["gave"], "attending", "on", "today", "yesterday", "this morning"]),
    "mode": "|".join(phrase.lower() for phrases in MODES.values() for phrase in phrases),
    "action ref": r"(?:actions?|item|task|ref|number) \d{1,3}(?:\.\d{1,2})?|\d{1,2}\.\d{1,2}",
    "status": "|".join(LISTS["status"]),
    "moving": "|".join([*LISTS["push"], "moves|moved|later|earlier|extension|longer|more time|deadline|instead"]),
    "owning": r"owner|owners|lead|owned|takes|taking|belongs|responsible|with",
    "actions": "|".join([*LISTS["actions"], "action", "plan", "things"]),
    "late": "|".join(LISTS["late"]),
    "open": "|".join([*LISTS["outstanding"], "needs doing", "need doing", "deadline", "deadlines"]),
    "meeting": "|".join([*LISTS["gathering"], "meet", "meetings", "next one", "the one", "diary"]),
    "booking": r"book|diary|arrange|schedule|organise|set up|invite|convene",
    "cancelling": r"cancel|cancelled|called off|call off|scrap|not happening|not going ahead",
    "agenda": r"agenda|aob|any other business",
    "decision": r"decision|decisions|decided|decide|agreed|agree|resolved",
    "reminding": r"remind|reminder|reminders|nudge|nudges|nudged|chase|chaser|digest|prompt|ping",
    "later": r"later|ask me on|ask me again|not today|another time|leave me alone|quiet",
    "target": r"target|targets|benchmark|percent|percentage|\d+(?:\.\d+)?%",
    "percent": r"\d+(?:\.\d+)?(?:%| percent| per cent)",
    "file": FILE_WORDS,
    "into": r"upload|import|load|attached|attach|paste",
    "report":
    r"summary|overview|report|snapshot|dashboard|briefing|position|picture|headlines|exceptions|pack|papers"
    r"|state of",
    "self": r"am i|my role|my agency|my access|i am down as",
    "lost": r"stuck|lost|confused|help|how do i|how to|not working|does not work|instructions",
    "coming":
    r"coming|attend|attending|be there|make it|apologies|deputy|deputise|deputising|absent|on leave|in my place",
    "totals": "|".join([*LISTS["totals"], "how many", "how much", "doing"]),
    "task": r"(?:action|task)(?! plan)|to do",
}  # fmt: skip

# intent, how sure, the kinds that must be there, the kinds that must not
READINGS: tuple[tuple[str, float, str, str], ...] = (
    ("log_training", 0.72, "training+headcount", "asking|action ref|agenda|percent|meeting"),
    ("log_training", 0.68, "training+number+given", "asking|action ref|agenda|percent"),
    ("log_training", 0.66, "headcount+given+mode", "asking|action ref|agenda"),
    ("training_totals", 0.7, "training+totals", "action ref|target|file"),
    ("training_totals", 0.64, "training+asking", "action ref|target|headcount|lost|meeting"),
    ("agenda_add", 0.72, "agenda", "asking"),
    ("agenda", 0.7, "agenda+asking", ""),
    ("find_decision", 0.74, "decision+asking", ""),
    ("log_decision", 0.72, "decision", "asking"),
    ("update_action", 0.74, "action ref+status", "asking"),
    ("update_action", 0.74, "action ref+moving", "asking"),
    ("update_action", 0.72, "action ref+owning", "asking"),
    ("update_action", 0.7, "action ref+moving", ""),
    ("show_action", 0.71, "action ref+asking", "moving"),
    ("update_action", 0.66, "action ref", "asking|report"),
    ("cancel_meeting", 0.74, "meeting+cancelling", "asking"),
    ("move_meeting", 0.72, "meeting+moving", "asking|action ref"),
    ("book_meeting", 0.71, "meeting+booking", "training"),
    ("attendance", 0.7, "meeting+coming", "asking"),
    ("attendance", 0.66, "coming", "asking|training|action ref"),
    ("next_meeting", 0.7, "meeting+asking", "training|action ref|decision|reminding"),
    ("deliveries", 0.7, "reminding+asking", ""),
    ("remind", 0.74, "reminding", "asking|self"),
    ("snooze", 0.7, "later", "action ref|meeting"),
    ("import_plan", 0.72, "into", "asking"),
    ("export", 0.72, "file", "into|training+headcount"),
    ("record_figure", 0.7, "percent", "asking"),
    ("target_status", 0.72, "target+asking", ""),
    ("list_actions", 0.7, "late", "action ref"),
    ("list_actions", 0.7, "asking+open", "action ref|training"),
    ("list_actions", 0.68, "actions+status", "action ref|training|task"),
    ("list_actions", 0.66, "asking+actions", "action ref|training|task"),
    ("brief", 0.71, "report", "action ref|training"),
    ("who_am_i", 0.72, "self", "late|open"),
    ("help", 0.7, "lost", "action ref|headcount"),
    ("new_action", 0.64, "task", "asking|action ref"),
)  # fmt: skip


def probable(plain: str, named: frozenset[str]) -> dict[str, float]:
    """Return the intents whose kinds of word are in a plain sentence, with how sure that makes us."""
    there = {kind for kind, regex in _kinds().items() if regex.search(plain)}
    if "theme" in named and "headcount" not in there:
        there.discard("training")  # "staff training" is a theme of the plan
    there |= {"training"} if "product" in named else set()
    if plain.split(" ", 2)[1:2] not in _asking_first() and "show" not in plain and "list" not in plain:
        there.discard("asking")  # "has" or "do" inside a statement asks nothing
    sure: dict[str, float] = {}
    for intent, score, needed, barred in READINGS:
        barring = [set(kinds.split("+")) for kinds in barred.split("|") if kinds]
        if set(needed.split("+")) <= there and not any(kinds <= there for kinds in barring):
            sure[intent] = max(score, sure.get(intent, 0))
    return sure


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(rf"(?<= )(?:{_longest_first(words)})(?= )") for kind, words in KINDS.items()}


@cache
def _asking_first() -> tuple[list[str], ...]:
    return tuple([word] for word in KINDS["asking"].split("|") if " " not in word)


def _longest_first(words: str) -> str:
    # Lists of plain phrases are sorted so that "not started" is tried before "not"; grammar is left as it stands.
    if re.search(r"[(\\\[]", words):
        return words
    return "|".join(sorted(words.split("|"), key=len, reverse=True))
