"""An activity read as a turn: who said what, where, and what was pressed. Everything in it is a stranger's word."""

from dataclasses import dataclass
from typing import Any

from botbuilder.schema import Activity, Entity

from bot import token_check
from dialogs.turn import Person, Scope, Turn
from dialogs.welcome import Installed
from storage.conversations import Reference

# Who installed the bot and is in no roster we may read becomes the group's coordinator, and is called so.
UNNAMED = "The coordinator"
FILE_DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A card button and what came with it."""

    verb: str
    data: dict[str, Any]


def installed(activity: Activity, reference: Reference, person: Person | None, name: str) -> Installed:
    """Read an install event; `name` is the person's, found elsewhere when Teams left it out."""
    by = Person(person.id, name or UNNAMED) if person else None
    return Installed(reference=reference, by=by, team_name=inside(activity.channel_data, "team", "name"))


def channel_of(activity: Activity) -> str:
    """Return the chat or channel without the thread of it."""
    return str(activity.conversation.id).partition(";")[0]


def executed(value: Any) -> Pressed | None:
    """Read the value of an `adaptiveCard/action` invoke; None when it is no Action.Execute."""
    action = value.get("action") if isinstance(value, dict) else None
    if not isinstance(action, dict) or action.get("type") != "Action.Execute":
        return None
    verb, data = action.get("verb"), action.get("data")
    if not isinstance(verb, str) or not verb:
        return None
    return Pressed(verb, dict(data) if isinstance(data, dict) else {})


def submitted(value: Any) -> Pressed | None:
    """Read the value of a message that an Action.Submit sent: the verb lies among the data."""
    verb = value.get("verb") if isinstance(value, dict) else None
    if not isinstance(verb, str) or not verb:
        return None
    return Pressed(verb, {key: each for key, each in value.items() if key != "verb"})


def turn_of(activity: Activity, tenant_id: str, person: Person, pressed: Pressed | None) -> Turn:
    """Make the turn of a message or a button."""
    return Turn(
        tenant_id=tenant_id,
        conversation_id=activity.conversation.id,
        scope=scope_of(activity),
        person=person,
        activity_id=activity.id,
        text="" if pressed else spoken(activity),
        verb=pressed.verb if pressed else None,
        data=pressed.data if pressed else {},
        file_names=tuple(_file_names(activity)),
    )


def reference_of(activity: Activity, tenant_id: str, person: Person | None) -> Reference:
    """Say where this activity came from, so that a reminder can go there later."""
    scope = scope_of(activity)
    apart = inside(activity.channel_data, "channel", "type") in ("private", "shared")  # with people of its own
    return Reference(
        tenant_id=tenant_id,
        conversation_id=channel_of(activity),
        scope=scope,
        service_url=activity.service_url,
        bot_id=activity.recipient.id,
        team_id=None if apart else inside(activity.channel_data, "team", "id"),
        person_id=person.id if person and scope == "personal" else None,
    )


def tenant_of(activity: Activity) -> str:
    """Return the tenant. The SDK's own `conversation.tenant_id` is always None: its map misspells the key."""
    return token_check.tenant_of({"channelData": activity.channel_data})


def person_of(activity: Activity, *, without_entra: bool) -> Person | None:
    """Return who speaks, by Entra object id; None for somebody who has none."""
    sender = activity.from_property
    if sender is None:
        return None
    person_id = sender.aad_object_id or (sender.id if without_entra else None)
    return Person(id=person_id, name=sender.name or "") if person_id else None


def scope_of(activity: Activity) -> Scope:
    """Return the kind of place. What Teams does not call personal is treated as having other readers."""
    kind = activity.conversation.conversation_type
    if kind in ("personal", "channel"):
        return "personal" if kind == "personal" else "channel"
    return "groupChat" if kind or activity.conversation.is_group else "personal"


def is_meant_for_us(activity: Activity) -> bool:
    """Tell whether a message is said to the bot, which in a channel is mentioned then.

    Teams sends the bot all that is said in a channel once it may look messages up there.
    """
    if scope_of(activity) != "channel" or submitted(activity.value):
        return True
    return any(each.type == "mention" and _is_ours(each, activity) for each in activity.entities or ())


def spoken(activity: Activity) -> str:
    """Return the text without the mention of the bot; other people's mentions become their names."""
    text = activity.text or ""
    for entity in activity.entities or ():
        more = entity.additional_properties
        words = more.get("text")
        if entity.type != "mention" or not isinstance(words, str) or not words:
            continue
        ours = _is_ours(entity, activity)
        text = text.replace(words, "" if ours else words.removeprefix("<at>").removesuffix("</at>"))
    return text.replace("&nbsp;", " ").replace("\xa0", " ").strip()


def _is_ours(mention: Entity, activity: Activity) -> bool:
    return bool(inside(mention.additional_properties, "mentioned", "id") == activity.recipient.id)


def _file_names(activity: Activity) -> list[str]:
    return [each.name for each in activity.attachments or () if each.content_type == FILE_DOWNLOAD and each.name]


def inside(value: Any, outer: str, inner: str) -> str | None:
    """Return `value[outer][inner]` when it is text."""
    found = value.get(outer) if isinstance(value, dict) else None
    found = found.get(inner) if isinstance(found, dict) else None
    return found if isinstance(found, str) else None
