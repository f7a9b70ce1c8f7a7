"""Which delivery a sentence means, and why it is not to be sent."""

import re
from typing import Any

from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context
from rules.lazily import Lazily

_NUMBER = Lazily(
    r"\b(?:deliver(?:y|ies)|reminder|message|nudge)s? *(?:number|no\b\.?|#)? *(?P<number>\d{1,9})\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_LEADS = Lazily(r"^(?:\W|(?:because|cos|as|since|for|the reason is|reason)\b)+", re.IGNORECASE)


def resend_delivery(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> dict[str, Any]:
    """Read the number of the delivery."""
    found = _NUMBER.search(_line(sentence))
    return {"resend": found["number"]} if found else {}


def dismiss_delivery(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> dict[str, Any]:
    """Read the number of the delivery, and the reason behind it as it was typed."""
    line = _line(sentence)
    found = _NUMBER.search(line)
    if found is None:
        return {}
    reason = _LEADS.sub("", found["rest"]).strip()
    return {"delivery": found["number"]} | ({"reason": reason} if reason else {})


def _line(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())
