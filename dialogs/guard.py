"""The fixed answers of the safeguarding guard: never generated, never repeating a word of what was typed."""

from collections.abc import Mapping

from rules.safeguarding import Concern


def guard_text(concern: Concern, contacts: Mapping[str, str], in_channel: bool) -> str:
    """Return the answer to a refused text, with the group's own contacts where they are known."""
    return ""
