"""Which column is what: the headings councils really use, told from the words of a heading row."""

import re
from collections.abc import Mapping, Sequence

Headings = Mapping[str, Sequence[str]]
Columns = dict[str, int]

MAX_WORDS = 6  # a longer cell is a sentence of the plan that happens to start like a heading

PLAN: Headings = {
    "ref": ("ref", "reference", "no", "number", "item", "id", "action no", "action number", "action ref"),
    "theme": ("theme", "duty", "objective", "outcome", "guidance", "priority", "category", "risk area", "benchmark"),
    "action": (
        "action",
        "actions",
        "action point",
        "action required",
        "further action",
        "strategy",
        "what",
        "task",
        "activity",
        "what will we do",
    ),
    "deadline": (
        "deadline",
        "timescale",
        "timescales",
        "timeframe",
        "by when",
        "when",
        "target date",
        "due",
        "due date",
        "date due",
        "completion date",
    ),
    "owner": (
        "owner",
        "owners",
        "lead",
        "leads",
        "by whom",
        "who",
        "responsible",
        "responsibility",
        "staff responsible",
        "lead officer",
        "lead agency",
    ),
    "status": ("status", "rag", "brag", "rag status", "brag rating", "rating"),
    "update": (
        "update",
        "updates",
        "progress",
        "progress to date",
        "work to date",
        "current position",
        "comments",
        "notes",
        "evidence of progress",
        "actions taken",
        "review",
    ),
    "evidence": ("evidence", "link", "links"),
}

REGISTER: Headings = {
    "date": ("date", "held on", "date held", "session date", "date of session", "training date"),
    "year": ("year", "financial year"),
    "product": ("product", "course", "training", "session", "title", "type of training", "course title"),
    "mode": ("mode", "delivery", "delivery mode", "method", "format"),
    "cohort": ("cohort", "group", "staff group", "audience", "team", "service", "department", "who", "who was trained"),
    "people": (
        "people",
        "number",
        "headcount",
        "attendees",
        "attendance",
        "number trained",
        "number of people",
        "number of staff",
        "no of staff",
        "no trained",
        "people trained",
        "staff trained",
        "total",
    ),
    "trainer": ("trainer", "trainers", "delivered by", "facilitator"),
    "venue": ("venue", "place", "location"),
}


def find(cells: Sequence[str], headings: Headings) -> Columns:
    """Return the column of each heading found in a row; the first column wins when two say the same."""
    found: Columns = {}
    for index, cell in enumerate(cells):
        field = _field(cell, headings)
        if field is not None:
            found.setdefault(field, index)
    return found


def _field(cell: str, headings: Headings) -> str | None:
    words = " ".join(re.findall(r"[a-z]+", cell.lower()))
    if not words or len(words.split()) > MAX_WORDS:
        return None
    matches = [
        (len(name), field)
        for field, names in headings.items()
        for name in names
        # "Responsibility and updates" is the responsibility; "No further action" is not a number.
        if words == name or (len(name) > 3 and words.startswith(f"{name} "))
    ]
    return max(matches)[1] if matches else None
