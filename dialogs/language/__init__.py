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
from dialogs.language.slots.leads import read as read_leads
from dialogs.language.slots.reminder_days import is_lead, read_lead
from dialogs.language.slots.reminder_days import read as read_days
from dialogs.language.understanding import Understanding
from dialogs.language.vocabulary import DEFAULT, Vocabulary

__all__ = [
    "DEFAULT",
    "Understanding",
    "Vocabulary",
    "is_lead",
    "read_cohorts",
    "read_days",
    "read_lead",
    "read_leads",
    "read_mode",
    "read_outcome",
    "read_owners",
    "read_product",
    "read_ref",
    "read_status",
    "read_year",
    "understand",
]
