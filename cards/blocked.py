"""Why a place takes no messages, in words: what Teams told of it, or what it answered when something was sent there."""

from storage import shut_places
from storage.conversations import CHANNEL_DELETED

UNKNOWN = "Teams takes no messages there"
_WORDS = {
    CHANNEL_DELETED: "the channel was deleted",
    shut_places.TEAM_ARCHIVED: "the team is archived",
    shut_places.TEAM_DELETED: "the team was deleted",
    shut_places.REMOVED_FROM_TEAM: "I was removed from the team",
    shut_places.REMOVED_FROM_PLACE: "I was removed from there",
    shut_places.REMOVED_BY_PERSON: "the person removed me",
}
# How a refusal is kept: an HTTP status, or that there was no answer, and Teams' code for it.
_CODES = {
    "MessageWritesBlocked": "the person has blocked or removed me",
    "ConversationBlockedByUser": "the person has blocked me",
    "BotNotInConversationRoster": "I am not in there any more",
    "BotDisabledByAdmin": "an administrator has switched me off",
    "NotEnoughPermissions": "I may not write there",
    "HostNotAllowed": "its address is not one I may write to",
}
_NOT_FOUND = "404 "


def why(kept: str | None) -> str:
    """Return why a place is blocked, from what `conversations.blocked_why` keeps; a refusal keeps its code beside."""
    if not kept:
        return UNKNOWN
    if kept in _WORDS:
        return _WORDS[kept]
    gone = "Teams does not find it any more" if kept.startswith(_NOT_FOUND) else UNKNOWN
    return f"{_CODES.get(kept.rpartition(' ')[2], gone)} ({kept})"
