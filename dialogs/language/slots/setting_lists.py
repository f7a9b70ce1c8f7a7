"""Which list of the group's settings is asked for."""

from typing import Any

from dialogs.language.vocabulary import Vocabulary
from dialogs.language.words import Sentence
from rules.deadlines import Context

_SAID = {
    "themes": ("theme", "themes"),
    "directorates": ("directorate", "directorates"),
    "products": ("product", "products", "courses"),
    "cohorts": ("cohort", "cohorts"),
    "agencies": ("agency", "agencies"),
}


def list_settings(sentence: Sentence, _context: Context, _vocabulary: Vocabulary) -> dict[str, Any]:
    """Read which list is meant."""
    words = {word.plain for word in sentence.core}
    which = next((name for name, said in _SAID.items() if words.intersection(said)), None)
    return {"which": which} if which else {}
