"""Read one sentence: the guard first, then the intent, then its slots."""

from typing import TYPE_CHECKING

from dialogs.language.understanding import Understanding
from dialogs.language.vocabulary import DEFAULT, Vocabulary

if TYPE_CHECKING:
    from rules.deadlines import Context


def understand(text: str, context: "Context", vocabulary: Vocabulary = DEFAULT) -> Understanding:
    """Return what a sentence asks for; a text the guard refuses comes back as intent "guard", without its words."""
    return Understanding(text=text, intent="unknown", confidence=0.0)
