"""The guard: what must never be stored, echoed or logged, recognised before anything else reads the text."""

from enum import StrEnum


class Concern(StrEnum):
    """Why a text is refused; the value is data (audit, export) and never renamed."""

    CONCERN = "concern"
    INCIDENT = "incident"
    PERSONAL_DATA = "personal_data"
    DELETE = "delete"
    MARKING = "marking"


def check(text: str) -> Concern | None:
    """Return the first reason to refuse a text, or None for ordinary work."""
    return None
