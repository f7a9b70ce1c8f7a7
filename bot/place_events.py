"""What Teams tells of places in `channelData.eventType`: teams and channels that are shut, or there again.

Names are not kept, so a renaming changes nothing; what is not in the tables is left alone, as Teams adds to them.
"""

from dataclasses import dataclass, replace

from botbuilder.schema import Activity

from bot import turns
from storage import shut_places
from storage.conversations import CHANNEL_DELETED, Reference

UPGRADE = "remove-upgrade"  # the old version of the app goes when a new one comes: the bot stays where it is
OTHER_READERS = ("channelShared", "channelUnshared")

_SHUT_TEAM = {
    "teamArchived": shut_places.TEAM_ARCHIVED,
    "teamDeleted": shut_places.TEAM_DELETED,
    "teamHardDeleted": shut_places.TEAM_DELETED,
}
_OPEN_TEAM = ("teamUnarchived", "teamRestored")


@dataclass(frozen=True, slots=True)
class PlaceEvent:
    """A place, or a team where the reference has one, and why it is shut; `why` is None when it is open again."""

    place: Reference
    why: str | None


def read(activity: Activity, tenant_id: str) -> PlaceEvent | None:
    """Return what became of a team or a channel; None for an event of another kind."""
    kind, here = kind_of(activity), turns.reference_of(activity, tenant_id, None)
    team = replace(here, team_id=turns.inside(activity.channel_data, "team", "id"))
    # Teams tells of a channel in the team's first one, and names it beside.
    named = turns.inside(activity.channel_data, "channel", "id")
    channel = replace(here, conversation_id=named or here.conversation_id, team_id=None)
    if kind == "channelDeleted":
        return PlaceEvent(channel, CHANNEL_DELETED)
    if kind == "channelRestored":
        return PlaceEvent(channel, None)
    if kind in _SHUT_TEAM:
        return PlaceEvent(team, _SHUT_TEAM[kind])
    return PlaceEvent(team, None) if kind in _OPEN_TEAM else None


def removal(activity: Activity, tenant_id: str) -> PlaceEvent:
    """Return what is shut now that the bot was taken away: a chat, one channel, or all of a team."""
    here = turns.reference_of(activity, tenant_id, None)
    if here.scope == "personal":
        return PlaceEvent(here, shut_places.REMOVED_BY_PERSON)
    named = turns.inside(activity.channel_data, "channel", "id")
    if here.team_id is None or named not in (None, here.team_id):
        place = replace(here, conversation_id=named or here.conversation_id, team_id=None)
        return PlaceEvent(place, shut_places.REMOVED_FROM_PLACE)
    return PlaceEvent(here, shut_places.REMOVED_FROM_TEAM)


def kind_of(activity: Activity) -> str:
    """Return the event's name, empty where it has none."""
    data = activity.channel_data
    found = data.get("eventType") if isinstance(data, dict) else None
    return found if isinstance(found, str) else ""
