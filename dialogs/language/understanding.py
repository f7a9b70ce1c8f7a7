"""What a sentence was read as: the answer of `understand`, ready to be printed or acted on."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Understanding:
    """An intent with its slots, how sure, and the nearest other readings.

    `text` is None when the guard spoke; `then` holds the words of a second request in the same message.
    """

    text: str | None
    intent: str
    slots: dict[str, Any] = field(default_factory=dict)
    confidence: float = 1.0
    alternatives: tuple[dict[str, Any], ...] = ()
    then: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the document that `clerk understand` prints."""
        document = {
            "text": self.text,
            "intent": self.intent,
            "slots": self.slots,
            "confidence": self.confidence,
            "alternatives": list(self.alternatives),
        }
        return {**document, "then": self.then} if self.then else document
