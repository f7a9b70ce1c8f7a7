"""Which column is what: the headings councils really use, told from the words of a heading row."""

import re
from collections.abc import Mapping, Sequence

Headings = Mapping[str, Sequence[str]]
Columns = dict[str, int]

MAX_WORDS = 6  # a longer cell is a sentence of the plan that happens to start like a heading
MAX_RUN = 80  # characters of a printed line of headings

PLAN: Headings = {
    "ref": ("ref", "reference", "no", "number", "item", "id", "action no", "action number", "action ref"),
    "theme": (
        *("theme", "duty", "objective", "outcome", "guidance", "priority", "category", "risk area"),
        *("workstream", "strand", "duty area", "strategic objective"),
    ),
    "action": (
        *("action", "actions", "action point", "action points", "action required", "actions required"),
        *("further action", "strategy", "what", "task", "activity", "what will we do", "agreed action"),
    ),
    "deadline": (
        *("deadline", "timescale", "timescales", "timeframe", "by when", "when", "target date", "due", "due date"),
        *("date due", "completion date", "complete by"),
    ),
    "due": ("due on",),  # the day that the words of another column come to, as the record's own export has it
    "owner": (
        *("owner", "owners", "lead", "leads", "by whom", "who", "responsible", "responsibility", "responsibilities"),
        *("staff responsible", "person responsible", "responsible officer", "action owner", "lead officer"),
        *("lead agency", "agency", "lead person"),
    ),
    "status": ("status", "rag", "brag", "rag status", "rag rating", "brag status", "brag rating", "rating"),
    "update": (
        *("update", "updates", "progress", "progress to date", "progress update", "work to date", "current position"),
        *("comments", "notes", "evidence of progress", "actions taken", "review", "response", "position"),
    ),
    "evidence": ("evidence", "link", "links"),
    "support": (
        *("supporting", "support", "supported by", "supporting agencies", "supporting agency", "supporting partners"),
        *("partners", "partner agencies", "other agencies"),
    ),
    "benchmark": ("benchmark", "toolkit section", "assurance benchmark"),
    "project": ("project", "project name"),
    "review": ("review date", "next review", "next review date", "date of review", "review on", "looked at again on"),
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
    "agency": ("agency", "directorate", "organisation", "employer", "whose people"),
    "benchmark": ("benchmark", "evidence for"),
    # As the record's own export has them: what was said of a product, and people of a session that was taken back.
    "said": ("as said",),
    "withdrawn": ("withdrawn people",),
}


def _by_first_word() -> dict[str, list[tuple[int, list[str], str]]]:
    found: dict[str, list[tuple[int, list[str], str]]] = {}
    for field, names in PLAN.items():
        for name in names:
            words = name.split()
            found.setdefault(words[0], []).append((len(words), words, field))
    return found


_BY_FIRST = _by_first_word()


def find(cells: Sequence[str], headings: Headings) -> Columns:
    """Return the column of each heading found in a row; the first column wins when two say the same."""
    found: Columns = {}
    for index, cell in enumerate(cells):
        field = _field(cell, headings)
        if field is not None:
            found.setdefault(field, index)
    return found


def run(words: str) -> list[str]:
    """Return the fields of a plan that a printed line names side by side ("Deadline Responsibility and updates").

    Empty when anything else stands in the line.
    """
    left = words.lower().split() if len(words) <= MAX_RUN else []
    found: list[str] = []
    while left:
        named = [(length, field) for length, name, field in _BY_FIRST.get(left[0], ()) if left[:length] == name]
        if named:
            length, field = max(named)
            found.append(field)
        elif found and left[0] in ("and", "&", "/"):
            length = 1
        else:
            return []
        left = left[length:]
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
