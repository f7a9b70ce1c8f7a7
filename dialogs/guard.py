"""The fixed answers of the safeguarding guard: never generated, never repeating a word of what was typed."""

from collections.abc import Mapping

from rules.safeguarding import Concern

# Numbers as published: actearly.uk/contact (999, ACT Early) and the police (101, Anti-Terrorist Hotline).
EMERGENCY = "If anyone is in immediate danger, call 999 now."
HOTLINE = "Report suspicious activity to the Anti-Terrorist Hotline, 0800 789 321, or to the police on 101."
ACT_EARLY = (
    "For advice, the ACT Early Support Line is 0800 011 3764, every day from 9:00 to 17:00 (it serves families and the "
    "public; staff normally use their own safeguarding route)."
)
NOT_KEPT = "I have not saved, passed on or logged your words."

# Used where the group has not given its own contact.
DEFAULT_CONTACTS = {
    "safeguarding_lead": "your organisation's designated safeguarding lead",
    "referral_route": "your local Prevent team or MASH, with the national Prevent referral form",
    "emergency_plan": "the police and your council's emergency plan",
}


def guard_text(concern: Concern, contacts: Mapping[str, str], in_channel: bool) -> str:
    """Return the answer to a refused text, with the group's own contacts where they are known.

    `contacts`: safeguarding_lead, referral_route, emergency_plan; one that is absent or empty gets plain wording.
    """
    known = DEFAULT_CONTACTS | {name: said for name, said in contacts.items() if said and said.strip()}
    paragraphs = _TEXTS[concern](known)
    if concern in _MESSAGE_MUST_GO:
        paragraphs = [*paragraphs, _delete_the_message(in_channel)]
    return "\n\n".join(paragraphs)


def _concern(contacts: Mapping[str, str]) -> list[str]:
    return [
        EMERGENCY,
        f"I am not a way to report a concern about a person, and nobody reads this chat for one. {NOT_KEPT}",
        f"Speak now to {contacts['safeguarding_lead']}. Refer through {contacts['referral_route']}.",
        ACT_EARLY,
    ]


def _incident(contacts: Mapping[str, str]) -> list[str]:
    return [
        EMERGENCY,
        f"Follow {contacts['emergency_plan']}. I cannot confirm or look up what is happening. {NOT_KEPT}",
        HOTLINE,
        "Meetings stand as planned unless the chair or the coordinator changes them; only they can call an "
        "extraordinary meeting.",
    ]


def _personal_data(contacts: Mapping[str, str]) -> list[str]:
    return [
        f"That looks like personal or case information, which must not be kept here. {NOT_KEPT}",
        'Say it without names, initials, ages, addresses or numbers, for example "Channel matter: see case system".',
        f"If you are worried about somebody, speak to {contacts['safeguarding_lead']} and refer through "
        f"{contacts['referral_route']}. {EMERGENCY}",
    ]


def _delete(_contacts: Mapping[str, str]) -> list[str]:
    return [
        "I cannot delete or tidy away records, whoever asks: they are kept for Home Office and Ofsted inspection. "
        "Nothing has changed. That deletion was asked for is on record, without your words.",
        "What I can do: close an action with the reason, give it a new date with the reason, correct an error (the "
        "history is kept), undo what you have just saved, or list only what is open.",
    ]


def _marking(_contacts: Mapping[str, str]) -> list[str]:
    return [
        f"That carries a protective marking above what I may hold, which is OFFICIAL. {NOT_KEPT}",
        "Keep it in the system meant for it. Here, say only that it exists and when it is due, for example "
        '"Profile received, next review in May".',
    ]


def _delete_the_message(in_channel: bool) -> str:
    if in_channel:
        return "Others in this channel or chat can see your message. Please delete it now."
    return "Please delete your message from this chat as well."


_TEXTS = {
    Concern.CONCERN: _concern,
    Concern.INCIDENT: _incident,
    Concern.PERSONAL_DATA: _personal_data,
    Concern.DELETE: _delete,
    Concern.MARKING: _marking,
}
# What must not stay in the chat either. An incident is known to all, and a wish to delete gives nothing away.
_MESSAGE_MUST_GO = frozenset([Concern.CONCERN, Concern.PERSONAL_DATA, Concern.MARKING])
