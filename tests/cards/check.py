"""Check a card the way Teams would: Microsoft's typed models, element by element, and the limits Teams sets."""

import json
from collections.abc import Iterator
from typing import Any

import microsoft_teams.cards  # noqa: F401 - its classes are found by their names below
from microsoft_teams.cards.core import SerializableObject

MOST_BYTES = 25_000  # TEAMS.md: 100 KB counted in UTF-16 is the limit, 28 KB where Teams is strictest
MOST_BUTTONS = 6


def _models(kind: type[SerializableObject]) -> Iterator[type[SerializableObject]]:
    for model in kind.__subclasses__():
        yield model
        yield from _models(model)


_BY_TYPE = {
    str(field.default): model
    for model in _models(SerializableObject)
    if (field := model.model_fields.get("type")) and isinstance(field.default, str)
}


def check(card: dict[str, Any]) -> None:
    """Raise AssertionError or ValidationError where Teams would not show the card as it is meant."""
    assert card["version"] == "1.5"
    assert len(json.dumps(card).encode("utf-16-le")) <= MOST_BYTES
    assert len(card.get("actions", [])) <= MOST_BUTTONS
    for element in _typed(card):
        model = _BY_TYPE[element["type"]].model_validate(element)
        unknown = set(model.model_extra or ()) - {"$schema"}
        assert not unknown, f"{element['type']} has no {unknown}"
        if element["type"] == "TextBlock":
            assert element["wrap"] is True
            assert element["text"].strip()
        if element["type"] == "Action.Execute":
            assert element["fallback"]["data"] == {**element["data"], "verb": element["verb"]}
        if element["type"].startswith("Input."):
            assert element["label"]


def _typed(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for key, inner in value.items():
            if key != "data":
                yield from _typed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _typed(inner)
