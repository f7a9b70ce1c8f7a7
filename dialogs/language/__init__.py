"""Reading what people type: `understand` for a sentence, the `read_…` functions for one answered field."""

from dialogs.language.fields import (
    read_cohorts,
    read_mode,
    read_owners,
    read_product,
    read_ref,
    read_status,
    read_year,
)
from dialogs.language.sentence import understand
from dialogs.language.slots.decisions import read_outcome
from dialogs.language.understanding import Understanding
from dialogs.language.vocabulary import DEFAULT, Vocabulary

__all__ = [
    "DEFAULT",
    "Understanding",
    "Vocabulary",
    "read_cohorts",
    "read_mode",
    "read_outcome",
    "read_owners",
    "read_product",
    "read_ref",
    "read_status",
    "read_year",
    "understand",
]
