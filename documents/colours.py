"""Colours of a status: their names in words, and the name of a cell's background. What one means, the group says."""

import colorsys
import re
from collections.abc import Iterable

_NAMES = {"r": "red", "a": "amber", "orange": "amber", "g": "green", "b": "blue", "gray": "grey"}
_COLOUR = re.compile(
    r"(?:b?rag(?: status| rating)?\s*[:=-]?\s*)?(?P<name>red|amber|orange|yellow|green|blue|gr[ae]y|[ragb])\W*",
    re.IGNORECASE,
)
_SIX = re.compile(r"(?:[0-9A-F]{2})?(?P<red>[0-9A-F]{2})(?P<green>[0-9A-F]{2})(?P<blue>[0-9A-F]{2})", re.IGNORECASE)

# Where each colour ends on the wheel of hues, in degrees. Amber is what Office calls orange and gold.
_HUES = ((20, "red"), (52, "amber"), (70, "yellow"), (170, "green"), (260, "blue"), (360, "red"))
_FAINT = 0.12  # less saturated than this is a shade of grey
_PAPER, _INK = 0.95, 0.15  # lighter or darker greys say nothing: they are the page and the print


def named(words: str) -> str | None:
    """Return the colour a cell's words name ("Amber", "RAG: G"), when they say nothing else."""
    found = _COLOUR.fullmatch(words.strip())
    return _NAMES.get(found["name"].lower(), found["name"].lower()) if found else None


def of_rgb(value: object) -> str:
    """Return the name of a background such as "FF00B050" or "00B050"; nothing for paper, ink or what is no colour."""
    six = _SIX.fullmatch(value) if isinstance(value, str) else None
    if six is None:
        return ""
    red, green, blue = (int(six[part], 16) / 255 for part in ("red", "green", "blue"))
    hue, saturation, brightness = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _FAINT:
        return "grey" if _INK < brightness < _PAPER else ""
    return next(name for end, name in _HUES if hue * 360 <= end)


def row(fills: Iterable[str]) -> tuple[str, ...]:
    """Return a row's backgrounds, or nothing when it has none at all, as most have."""
    known = tuple(fills)
    return known if any(known) else ()
