"""What a turn says: every text in it, how much of it is read, and what no database takes."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dialogs import pasted
from dialogs.turn import Turn

LONGEST = 4_000
LONGEST_PASTE = 30_000  # Teams itself takes about so much
TOO_LONG = f"That is longer than {LONGEST} characters. Send it in parts, one action or session at a time."


def texts(turn: Turn) -> Iterator[str]:
    """Yield every text of a turn: typed, in the card's fields (but for the card's own key), in file names."""
    yield turn.text
    yield from turn.file_names
    for name, value in turn.data.items():
        if name != "key" or isinstance(value, list | dict):
            yield name
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case int() | float():
            yield str(value)
        case list() | tuple():
            for inner in value:
                yield from _strings(inner)
        case _ if hasattr(value, "items"):
            for key, inner in value.items():
                yield key
                yield from _strings(inner)


def too_long(turn: Turn) -> bool:
    """Tell whether a turn says more than is read at once: a plan that is pasted as plain lines may be longer."""
    most = LONGEST_PASTE if pasted.under_the_request(turn.text) else LONGEST
    return sum(map(len, texts(turn))) > most


def taken_in(turn: Turn) -> Turn:
    """Return a turn as the dialogs take it: all of it can be stored, and a pasted table is lifted out of its text."""
    return pasted.lifted(_storable(turn))


def _storable(turn: Turn) -> Turn:
    """Drop what no database takes and nobody types: NUL and halves of surrogate pairs."""
    name, said = _clean(turn.person.name), _clean(turn.text).strip()
    if not (turn.data or turn.file_names) and (name, said) == (turn.person.name, turn.text):
        return turn
    names = tuple(_clean(name) for name in turn.file_names)
    return replace(turn, person=replace(turn.person, name=name), text=said, data=_clean(turn.data), file_names=names)


def _clean(value: Any) -> Any:
    match value:
        case str():
            return value.replace("\0", "").encode("utf-8", "ignore").decode()
        case list() | tuple():
            return [_clean(inner) for inner in value]
        case _ if hasattr(value, "items"):
            return {_clean(str(key)): _clean(inner) for key, inner in value.items()}
        case _:
            return value
