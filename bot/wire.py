"""JSON to and from the SDK's activity classes, strictly and by a plan made once per class.

The SDK's own way (msrest) turns a dict into text where text is expected, and costs a third of a millisecond a turn.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import botbuilder.schema as schema
import orjson
from botbuilder.schema import Activity, ActivityTypes
from msrest.serialization import Model

# Far more than a client nests, far less than Python's own recursion bears.
DEPTH = 32
LONGEST_ID = 1024
# Fields of times are the channel's; nothing here is decided by them.
_LEFT_OUT = "iso-8601"
_PLAIN: dict[str, type] = {"str": str, "bool": bool, "int": int, "object": object}
_TYPES = frozenset(kind.value for kind in ActivityTypes)
_SAID = ("id", "channel_id", "service_url", "from_property", "recipient", "conversation")
_HAPPENED = ("service_url", "recipient", "conversation")
# What we do something about, and the fields that takes; the rest of Teams' activities is taken and left alone.
SERVED = {
    ActivityTypes.message.value: _SAID,
    ActivityTypes.invoke.value: _SAID,
    ActivityTypes.conversation_update.value: _HAPPENED,
    ActivityTypes.installation_update.value: _HAPPENED,
}


class Field(NamedTuple):
    """How one JSON key is read: as a plain type or as an object of the SDK, one or a list of them."""

    attribute: str
    plain: type | None
    made: type[Model] | None  # neither of the two: it is left out
    many: bool


class Plan(NamedTuple):
    """How one class is read and written: the fields by JSON key, the JSON key of each attribute, all of them unset."""

    fields: dict[str, Field]
    keys: dict[str, str]
    unset: dict[str, Any]


_PLANS: dict[type[Model], Plan] = {}


class BadActivity(ValueError):
    """The body is not an activity."""


def parse(body: bytes) -> dict[str, Any]:
    """Read the body as an activity's JSON object; raise BadActivity for anything else."""
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BadActivity("not JSON") from error
    if not isinstance(found, dict):
        raise BadActivity("not an object")
    # Counting brackets is cheaper than walking, and settles nearly every body.
    if body.count(b"{") + body.count(b"[") > DEPTH and _deeper_than(found, DEPTH):
        raise BadActivity("nested too deeply")
    if not isinstance(found.get("type"), str) or found["type"] not in _TYPES:
        raise BadActivity("unknown activity type")
    return found


def read(body: dict[str, Any]) -> Activity:
    """Make the SDK's activity of a kind we serve; raise BadActivity when a field holds what it cannot hold."""
    activity = _read(Activity, body)
    for field in SERVED[activity.type]:
        found = getattr(activity, field)
        if not getattr(found, "id", found):  # an account or a conversation counts by its id
            raise BadActivity(f"no {field}")
    if not all(map(_is_id, _ids(activity))):
        raise BadActivity("not an id")
    return activity


def _ids(activity: Activity) -> Iterator[Any]:
    """Yield the ids that go into the database, or into an address of the connector."""
    sender, data = activity.from_property, activity.channel_data
    yield from (activity.id, activity.reply_to_id, activity.conversation.id, activity.recipient.id)
    yield from (sender.id, sender.aad_object_id) if sender else ()
    for part in ("tenant", "team", "channel"):
        inner = data.get(part) if isinstance(data, dict) else None
        yield inner.get("id") if isinstance(inner, dict) else None


def _is_id(value: Any) -> bool:
    """Tell whether a value is an id or none: printable, of some length at most, and no step along a path."""
    if not isinstance(value, str):
        return True  # none, or of a kind that whoever needs it refuses
    return len(value) <= LONGEST_ID and value.isprintable() and value not in (".", "..")


def write(model: Model) -> dict[str, Any]:
    """Return the JSON object of an SDK object, without what is not set."""
    keys = _plan(type(model)).keys
    found = dict(model.additional_properties or {})
    for attribute, value in vars(model).items():
        if value is not None and attribute in keys:
            found[keys[attribute]] = value if isinstance(value, str) else _write(value)
    return found


def _write(value: Any) -> Any:
    if isinstance(value, Model):
        return write(value)
    if isinstance(value, list):
        return [_write(each) for each in value]
    return value


def _read(made: type[Model], body: Any) -> Any:
    if not isinstance(body, dict):
        raise BadActivity(f"not a {made.__name__}")
    plan = _plan(made)
    known, fields = plan.fields, plan.unset.copy()
    others: dict[str, Any] = {}
    for key, value in body.items():
        field = known.get(key)
        if field is None:
            others[key] = value
        elif value is None or not (field.plain or field.made):
            continue
        elif not field.many:
            fields[field.attribute] = _read_one(field, key, value)
        elif isinstance(value, list):
            fields[field.attribute] = [_read_one(field, key, each) for each in value]
        else:
            raise BadActivity(f"{key} is not a list")
    fields["additional_properties"] = others
    model = made.__new__(made)
    vars(model).update(fields)  # what its constructor does with sixty parameters
    return model


def _read_one(field: Field, key: str, value: Any) -> Any:
    if field.made is not None:
        return _read(field.made, value)
    if not isinstance(value, field.plain or object):
        raise BadActivity(f"{key} is not a {field.plain}")
    return value


def _plan(made: type[Model]) -> Plan:
    found = _PLANS.get(made)
    if found is None:
        attributes = made._attribute_map
        found = _PLANS[made] = Plan(
            {field["key"]: _field(attribute, field["type"]) for attribute, field in attributes.items()},
            {attribute: field["key"] for attribute, field in attributes.items()},
            vars(made()),
        )
    return found


def _field(attribute: str, msrest_type: str) -> Field:
    """Read what msrest calls a field: a list's element for a list; a mapping is taken as it comes."""
    kind = "object" if msrest_type.startswith("{") else msrest_type.strip("[]")
    plain = _PLAIN.get(kind)
    made = None if plain or kind == _LEFT_OUT else getattr(schema, kind)
    return Field(attribute, plain, made, msrest_type.startswith("["))


def _deeper_than(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for each in level
            for inner in (each.values() if isinstance(each, dict) else each)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
