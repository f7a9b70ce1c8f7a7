"""What an update says of an action that is no report: where it belongs, when it is reviewed, who supports, "reopen"."""

import re
from typing import Any

from dialogs.language.slots import endings, owners, reviews, supporting, tags, themes
from dialogs.language.slots.owners import Owner
from dialogs.language.vocabulary import Vocabulary
from rules.deadlines import Context
from rules.lazily import Lazily

Slots = dict[str, Any]
# "tag action 9 referral pathway"
_TAGS = Lazily(r"\W*(?:(?:please|pls|can|could|you|we) )*(?:tag|label)\b", re.IGNORECASE)
_LEADS = Lazily(r"(?P<who>[^,;:]{2,60}?) (?:(?:to|will|should) )?leads?\b", re.IGNORECASE)
_TAG_LEAD = Lazily(r"^\W*(?:(?:as|with|under|for|to|the)\s+)*", re.IGNORECASE)


def set_apart(slots: Slots, rest: str, text: str, context: Context, vocabulary: Vocabulary) -> tuple[Slots, str, str]:
    """Read what an update says that is no report; return the slots, and what is left of `rest` and of the text.

    `rest` is the end of the text, behind the action it names.
    """
    tagged, left = tags.updated(rest)
    slots |= tagged
    under = themes.cut_out(left, vocabulary)
    if under and not under[1].strip(" .,:"):  # "put action 9 under staff training"
        slots["theme"], left = under
    offset = len(text) - len(rest)
    if review := reviews.find(text[:offset] + left, context):
        found, start = review
        slots["review"] = found.reading.as_json()
        left = f"{left[: max(0, start - offset)]} {left[max(0, found.end - offset) :].lstrip(' ,;.')}".strip()
    elif reviews.is_done(left):
        slots["review"] = "done"
    before = text[:offset]
    support, left = supporting.cut_out(left, vocabulary)
    if not support:  # "lead Housing, supporting Police on action 14"
        support, before = supporting.cut_out(before, vocabulary)
    slots |= {"supporting": support} if support else {}
    slots |= {"reopen": True} if endings.reopens(text) else {}
    slots |= {"carry": True} if endings.carries(text) else {}
    if _TAGS.match(before) and not tagged and left.strip(" .,:"):
        slots, left = slots | {"tag": _TAG_LEAD.sub("", left).strip(" .,:")}, ""
    return slots, left, f"{before}{left}"


def with_support(said: Slots, support: list[Owner], text: str, vocabulary: Vocabulary) -> Slots:
    """Put who supports behind who leads; alone they join the owners there are."""
    if not support:
        return said
    if "owners" not in said and (leads := _LEADS.match(text)):  # "Housing lead on action 9, Police supporting"
        who, end = owners.owners_at_start(leads["who"], vocabulary)
        said = said | {"owners": who} if who and end == len(leads["who"]) else said
    if "owners" in said and "owners_added" not in said:
        return said | {"owners": [*said["owners"], *support]}
    joined = [*said.get("owners_added", []), *support]
    return said | {"owners": joined, "owners_added": joined}
