"""Readers of a single answer: what somebody types when a form asks one question."""

from datetime import date
from typing import Any

from dialogs.language.vocabulary import DEFAULT, Vocabulary


def read_cohorts(text: str, vocabulary: Vocabulary = DEFAULT) -> list[dict[str, Any]]:
    """Read "31 crossing patrol + 3 volunteers" as cohorts with people each."""
    return []


def read_owners(text: str, vocabulary: Vocabulary = DEFAULT) -> list[dict[str, Any]]:
    """Read "Priya (probation) and YJS jointly" as owners: person, role, agency or group."""
    return []


def read_status(text: str) -> str | None:
    """Read a status in anybody's words as one of the six canonical ones."""
    return None


def read_product(text: str, vocabulary: Vocabulary = DEFAULT) -> dict[str, str | None] | None:
    """Read a training product: the register's name (None when unsure) and the words as said."""
    return None


def read_mode(text: str) -> str | None:
    """Read how training was given: "classroom", "virtual" or "e-learning"."""
    return None


def read_ref(text: str) -> str | None:
    """Read an action's reference: "14", "3.5", "#14", "action 14", "item 3.5"."""
    return None


def read_year(text: str, today: date) -> int | None:
    """Read a financial year ("this year", "16/17", "2016-17") as the calendar year it starts in."""
    return None
