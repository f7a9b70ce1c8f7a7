"""The day in a sentence about what has been."""

from typing import Any

from rules import deadlines
from rules.deadlines import Context, DeadlineClass


def take_day(text: str, context: Context) -> tuple[str, dict[str, Any]]:
    """Read the day in a text about the past as `held_on`; return the text without it."""
    for found in deadlines.find(text, context, past=True):
        reading = found.reading
        if reading.kind is DeadlineClass.DATE and (reading.on or "impossible" in reading.flags):
            day = reading.on.isoformat() if reading.on else reading.text  # "31 April" is for the form to refuse
            slots = {"held_on": day, "held_on_text": reading.text}
            return f"{text[: found.start]}, {text[found.end :]}", slots
    return text, {}
