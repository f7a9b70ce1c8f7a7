"""Which intent a sentence has: every pattern that fits says how sure it is; the surest wins."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from operator import itemgetter

from dialogs.language.intents import (
    actions,
    agenda,
    changed_meetings,
    deliveries,
    figures,
    invitations,
    meetings,
    people,
    plan,
    regular_meetings,
    reminder_answers,
    settings,
    talk,
    training,
)
from dialogs.language.intents.by_example import by_example
from dialogs.language.intents.grammar import DIGIT, Pattern
from dialogs.language.lexicon import GREETINGS, THANKS
from dialogs.language.slots import doers
from dialogs.language.slots.reminder_answers import action_ladder, disowns
from dialogs.language.slots.which_action import REF
from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules import weighing
from rules.deadlines import Context

PATTERNS = (
    *training.PATTERNS,
    *figures.PATTERNS,
    *actions.PATTERNS,
    *plan.PATTERNS,
    *meetings.PATTERNS,
    *changed_meetings.PATTERNS,
    *regular_meetings.PATTERNS,
    *agenda.PATTERNS,
    *invitations.PATTERNS,
    *talk.PATTERNS,
    *deliveries.PATTERNS,
    *people.PATTERNS,
    *reminder_answers.PATTERNS,
    *settings.PATTERNS,
)
SURE_ENOUGH = 0.45  # below that no reading is given at all
# The examples count words as if each spoke alone, so they are too sure of themselves; a pattern knows the whole phrase.
TEMPER, TRUST = 1.5, 2.0
CERTAIN = 0.99
CHATTER = 3  # unknown words that may stand around a courtesy
SOMEBODY_IS_TO = 0.98  # "Police to update the form" says who and what
EXPLICIT = 0.9  # a write said in so many words
TOO_CLOSE = 0.2  # a read this likely beside a write: the write is not taken for granted
WRITES = frozenset(
    [
        "log_training", "amend_training", "new_action", "update_action", "record_figure", "set_target",
        "assess_benchmark", "group_settings", "book_meeting", "move_meeting", "approve_deputy", "decline_deputy",
        "cancel_meeting", "agenda_add", "order_agenda", "agenda_remove", "agenda_covered", "agenda_paper",
        "take_attendance", "approve_minutes", "minutes_link", "attendance", "log_decision", "review_decision", "remind",
        "cancel_reminder",
        "snooze", "not_mine", "my_reminders", "action_ladder", "import_plan", "undo",
        "take_in", "appoint", "on_leave", "member_left", "hand_over", "resend_delivery", "dismiss_delivery",
    ]
)  # fmt: skip
# What nobody means who names an action by its number.
NOT_OF_AN_ACTION = (
    "attendance", "log_training", "amend_training", "next_meeting", "move_meeting", "cancel_meeting", "find_decision",
)  # fmt: skip
# Where both fit, the pattern of the second has seen a part of what that of the first says: "no longer the champion",
# "12 staff, WRAP, as evidence for the training programme", "who has not given us their figure", "restart reminders",
# "the March meeting is not cancelled".
OUTDOES = (
    ("end_champion", "member_left"),
    ("log_training", "assurance"),
    ("target_status", "list_actions"),
    ("hold_reminders", "my_reminders"),
    ("put_back_meeting", "cancel_meeting"),
)
# A word that hints at an intent without saying it: used for the readings offered when nothing fits.
HINTS: dict[str, tuple[str, ...]] = {
    "log_training": ("trained", "training", "session", "workshop", "wrap", "attended", "delivered"),
    "training_totals": ("trained", "totals", "training", "numbers", "people", "staff"),
    "new_action": ("action", "add", "new", "task", "needs"),
    "update_action": ("action", "done", "update", "deadline", "sent", "date", "letter"),
    "list_actions": ("actions", "overdue", "outstanding", "due", "open", "list", "plan"),
    "show_action": ("action", "history", "progress"),
    "brief": ("status", "summary", "report", "pack", "exceptions", "board"),
    "next_meeting": ("meeting", "next", "when", "date", "meet"),
    "agenda": ("agenda",),
    "find_decision": ("decision", "agreed", "decided", "minutes"),
    "remind": ("remind", "reminder", "nudge"),
    "target_status": ("target", "percent"),
    "export": ("export", "spreadsheet", "copy"),
}
_DIGIT = re.compile(r"\d")
# "action: …": the minute-taker's own way of writing one down
_ACTION_HEADS = re.compile(r"(?:(?:new|agreed|an?) )*(?:action|task) ?[:\u2013-] ?[a-z]", re.IGNORECASE)


def rank(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> list[tuple[str, float]]:
    """Return the intents that fit, surest first: what the patterns say and what the examples say, together."""
    if not sentence.core:
        return [("help" if "?" in sentence.text and not sentence.stripped else _courtesy(sentence.stripped), 0.95)]
    sure = _by_pattern(sentence, context, vocabulary)
    weights = by_example(sentence, context, vocabulary)
    if not weights:
        return _sorted(sure) or _only_courteous(sentence)
    together = {intent: weight / TEMPER for intent, weight in weights.items()}
    unheard = max(together.values())  # an intent without examples: they say nothing for it, and nothing against
    for intent, score in sure.items():
        together[intent] = together.get(intent, unheard) + TRUST * math.log(score / (1 - score))
    return _sorted(weighing.shares(together))


def _by_pattern(sentence: Sentence, context: Context, vocabulary: Vocabulary) -> dict[str, float]:
    """Return how sure the patterns that fit are, by intent."""
    sure: dict[str, float] = defaultdict(float)
    for pattern in _candidates(sentence):
        if pattern.sure > sure[pattern.intent] and pattern.found_in(sentence.plain):
            sure[pattern.intent] = pattern.sure
    if "thanks" in sure and THANKS.intersection(sentence.stripped):  # "that's great thanks" confirms nothing
        sure["thanks"] = CERTAIN
    if REF.search(sentence.text) and " decision " not in sentence.plain:  # "decision no 4"
        for intent in NOT_OF_AN_ACTION:
            sure.pop(intent, None)
    if "not_mine" in sure and not disowns(sentence, vocabulary):
        sure.pop("not_mine")
    if "action_ladder" in sure and "before" not in action_ladder(sentence, context, vocabulary):
        sure.pop("action_ladder")  # "a week before the meeting" is no distance from the action's date
    for whole, part in OUTDOES:
        if whole in sure:
            sure.pop(part, None)
    if _ACTION_HEADS.match(sentence.piece(sentence.core)) or _somebody_is_to(sentence, vocabulary):
        sure["new_action"] = max(sure["new_action"], SOMEBODY_IS_TO)
    return {intent: min(score, CERTAIN) for intent, score in sure.items() if score}


def _sorted(sure: Mapping[str, float]) -> list[tuple[str, float]]:
    return sorted(sure.items(), key=itemgetter(1), reverse=True)


def hinted(sentence: Sentence) -> list[str]:
    """Return the intents the words hint at, best first; never none."""
    words = {word.plain for word in sentence.words}
    scored = [(len(words.intersection(hints)), intent) for intent, hints in HINTS.items()]
    best = [intent for score, intent in sorted(scored, key=lambda found: -found[0]) if score]
    return list(dict.fromkeys([*best, "brief", "help"]))


def _only_courteous(sentence: Sentence) -> list[tuple[str, float]]:
    """Return thanks or a greeting for a few unknown words beside one: "magic, thank you"."""
    said = _courtesy(sentence.stripped)
    return [(said, EXPLICIT)] if len(sentence.core) <= CHATTER and said in ("thanks", "greeting") else []


def _courtesy(stripped: list[str]) -> str:
    if not stripped:
        return "unknown"
    if THANKS.intersection(stripped):
        return "thanks"
    return "greeting" if GREETINGS.intersection(stripped) else "yes"


def _somebody_is_to(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Tell whether the sentence says who is to do what: "Police to update the referral form"."""
    if "deputise" in sentence.plain or REF.search(sentence.text):  # "Housing will pick up action 2" is no new one
        return False
    return doers.somebody_is_to(sentence.piece(sentence.core), vocabulary) is not None


def _candidates(sentence: Sentence) -> Iterator[Pattern]:
    """Yield the patterns whose words are all there."""
    row = [word.plain for word in sentence.core]
    if _DIGIT.search(sentence.plain):
        row.append(DIGIT)
    words, (by_first, by_word) = set(row), _index()
    likely = [by_first.get(row[0], ())]
    likely += [by_word.get(word, ()) for word in dict.fromkeys(row)]  # in their order: always the same answer
    for pattern in chain.from_iterable(likely):
        if pattern.may_fit(words):
            yield pattern


@cache
def _index() -> tuple[dict[str, list[Pattern]], dict[str, list[Pattern]]]:
    """Return the patterns by the word a sentence must begin with to fit, or else by the rarest word it must hold."""
    by_first: dict[str, list[Pattern]] = defaultdict(list)
    by_word: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in PATTERNS:
        for word in pattern.opens_with or ():
            by_first[word].append(pattern)
        for word in () if pattern.opens_with else pattern.needs[0]:
            by_word[word].append(pattern)
    return dict(by_first), dict(by_word)
