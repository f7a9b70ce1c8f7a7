"""Read one sentence: the guard first, then the intent, then its slots."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dialogs.language import requests
from dialogs.language.intents import ranking
from dialogs.language.slots import (
    actions,
    agenda,
    agenda_items,
    asking,
    attendance,
    champions,
    correcting,
    decision_questions,
    decisions,
    deliveries,
    figures,
    invitations,
    meeting_lists,
    meetings,
    minutes,
    moves,
    new_actions,
    people,
    plan_lists,
    reminder_answers,
    reminders,
    series,
    setting_lists,
    targets,
    training,
    training_questions,
)
from dialogs.language.understanding import Understanding
from dialogs.language.vocabulary import DEFAULT, Vocabulary
from dialogs.language.words import Sentence
from rules import safeguarding
from rules.deadlines import Context

Reader = Callable[[Sentence, Context, Vocabulary], dict[str, Any]]

READERS: dict[str, Reader] = {
    "log_training": training.log_training,
    "amend_training": correcting.amend_training,
    "training_totals": training_questions.training_totals,
    "training_gaps": training_questions.training_gaps,
    "champions": champions.champions,
    "name_champion": champions.name_champion,
    "end_champion": champions.end_champion,
    "target_status": figures.target_status,
    "record_figure": figures.record_figure,
    "set_target": targets.set_target,
    "assess_benchmark": targets.assess_benchmark,
    "assurance": targets.assurance,
    "new_action": new_actions.new_action,
    "update_action": actions.update_action,
    "show_action": actions.show_action,
    "list_actions": plan_lists.list_actions,
    "brief": asking.brief,
    "next_meeting": asking.next_meeting,
    "agenda": asking.agenda,
    "list_settings": setting_lists.list_settings,
    "find_decision": decision_questions.find_decision,
    "export": asking.file_format,
    "import_plan": asking.file_format,
    "book_meeting": meetings.book_meeting,
    "move_meeting": moves.move_meeting,
    "plan_series": series.plan_series,
    "end_series": series.end_series,
    "put_back_meeting": meetings.named_meeting,
    "list_meetings": meeting_lists.list_meetings,
    "cancel_meeting": meetings.named_meeting,
    "agenda_add": agenda.agenda_add,
    "order_agenda": agenda_items.order_agenda,
    "agenda_remove": agenda_items.agenda_remove,
    "agenda_covered": agenda_items.agenda_covered,
    "agenda_paper": agenda_items.agenda_paper,
    "take_attendance": minutes.take_attendance,
    "minutes": minutes.minutes,
    "approve_minutes": minutes.approve_minutes,
    "minutes_link": minutes.minutes_link,
    "take_home": minutes.take_home,
    "attendance": attendance.attendance,
    "who_is_coming": invitations.who_is_coming,
    "approve_deputy": invitations.deputy_request,
    "decline_deputy": invitations.deputy_request,
    "log_decision": decisions.log_decision,
    "review_decision": decisions.review_decision,
    "resend_delivery": deliveries.resend_delivery,
    "dismiss_delivery": deliveries.dismiss_delivery,
    "remind": reminders.remind,
    "cancel_reminder": reminders.cancel_reminder,
    "snooze": reminder_answers.snooze,
    "not_mine": reminder_answers.not_mine,
    "my_reminders": reminder_answers.my_reminders,
    "action_ladder": reminder_answers.action_ladder,
    "take_in": people.take_in,
    "appoint": people.appoint,
    "on_leave": people.on_leave,
    "member_left": people.member_left,
    "hand_over": people.hand_over,
    "members": people.members,
}
# Said around a request, or about the one before: no request of its own.
NO_REQUEST = frozenset(
    ["unknown", "greeting", "thanks", "yes", "no", "cancel", "undo", "help", "amend_training", "who_am_i"]
)
_LABELLED = re.compile(r"(?:how many|what|who|when|where|how|date|trainer|numbers?) ?[:=\u2013-]+ ?\w", re.IGNORECASE)
OFFERED = 2  # other readings, shown as buttons
NEAR = 0.01  # how likely another reading must be to be worth offering
NEAREST = 0.3  # told of a reading that is only hinted at
UNSURE = 0.5  # told of a write that a read comes close to


def understand(
    text: str, context: Context, vocabulary: Vocabulary = DEFAULT, *, guarded: bool = False
) -> Understanding:
    """Return what a sentence asks for.

    A text the guard refuses comes back as intent "guard", without its words; `guarded`: it has let this text pass.
    """
    if not guarded and (concern := safeguarding.check(text)):
        return Understanding(None, "guard", {"kind": concern.value})
    return _two_requests(text, context, vocabulary) or _read(text, context, vocabulary)


def _two_requests(text: str, context: Context, vocabulary: Vocabulary) -> Understanding | None:
    """Read the first of two requests, keeping the words of the other; None for a message that is one."""
    for first, second in requests.halves(text):
        if _LABELLED.match(second):  # "how many - 18": the next line of what is being told
            continue
        one, other = _read(first, context, vocabulary), _read(second, context, vocabulary)
        if _is_request(one) and _is_request(other) and not _goes_on(one, other):
            return replace(one, text=text, then=second)
    return None


def _is_request(read: Understanding) -> bool:
    """Tell whether a part of a message asks for something by itself: "action 9 done", not "please move it"."""
    if read.intent in NO_REQUEST or read.confidence < ranking.EXPLICIT:
        return False
    if read.intent == "update_action":
        return "action" in read.slots  # "finished! 28 wardens trained": no action is meant
    return bool(read.slots) or read.intent not in ranking.WRITES


def _goes_on(one: Understanding, other: Understanding) -> bool:
    """Tell whether the second part only says more of the first: the same intent, and no other action."""
    return one.intent == other.intent and other.slots.get("action") in (None, one.slots.get("action"))


def _read(text: str, context: Context, vocabulary: Vocabulary) -> Understanding:
    sentence = Sentence(text)
    ranked = ranking.rank(sentence, context, vocabulary)
    if not ranked or ranked[0][0] == "unknown" or ranked[0][1] < ranking.SURE_ENOUGH:
        return _unknown(text, sentence, ranked, context, vocabulary)
    intent, sure = ranked[0]
    slots = _slots(intent, sentence, context, vocabulary)
    if intent == "update_action" and set(slots) <= {"action"} and sentence.question:
        intent = "show_action"  # "action 9?" asks
    if intent == "log_decision" and str(slots.get("decision")).isdecimal():  # "decision 5"
        intent, slots = "find_decision", {"about": slots["decision"]}
    if intent == "attendance" and (name := invitations.declines(sentence, slots)):
        intent, slots = "decline_deputy", {"deputy": name}
    if intent == "attendance" and invitations.is_consent(sentence, slots):
        intent, slots = "approve_deputy", _slots("approve_deputy", sentence, context, vocabulary)
    if intent == "show_action" and _names_a_theme(str(slots.get("action", "")), vocabulary):
        intent = "list_actions"  # "what is happening with staff training"
        slots = _slots(intent, sentence, context, vocabulary)
    others = [name for name, share in ranked[1:] if share >= NEAR and name not in (intent, "unknown")]
    if _a_read_comes_close(intent, sure, ranked):
        sure = UNSURE
    alternatives = _offers(others[:OFFERED], dict(ranked), sentence, context, vocabulary)
    return Understanding(text, intent, slots, round(sure, 2), alternatives)


def _unknown(
    text: str, sentence: Sentence, ranked: list[tuple[str, float]], context: Context, vocabulary: Vocabulary
) -> Understanding:
    """Offer the two nearest readings instead of guessing."""
    likely = [name for name, share in ranked if share >= NEAR and name != "unknown"]
    nearest = list(dict.fromkeys([*likely, *ranking.hinted(sentence)]))[:OFFERED]
    return Understanding(text, "unknown", {}, 0.0, _offers(nearest, dict(ranked), sentence, context, vocabulary))


def _offers(
    names: list[str], scores: dict[str, float], sentence: Sentence, context: Context, vocabulary: Vocabulary
) -> tuple[dict[str, Any], ...]:
    return tuple(
        {
            "intent": name,
            "slots": _slots(name, sentence, context, vocabulary),
            "confidence": round(scores.get(name, NEAREST), 2),
        }
        for name in names
    )


def _a_read_comes_close(intent: str, sure: float, ranked: list[tuple[str, float]]) -> bool:
    """Tell whether a question is nearly as likely as a write; then the bot asks which, and guesses nothing."""
    if intent not in ranking.WRITES or sure >= ranking.EXPLICIT:
        return False
    return any(share >= ranking.TOO_CLOSE and name not in ranking.WRITES for name, share in ranked[1:])


def _names_a_theme(said: str, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.exactly(said, kind) for kind in ("theme", "agency"))


def _slots(intent: str, sentence: Sentence, context: Context, vocabulary: Vocabulary) -> dict[str, Any]:
    reader = READERS.get(intent)
    return reader(sentence, context, vocabulary) if reader else {}
