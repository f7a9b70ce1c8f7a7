"""Reads months in a list, as people write one: "March, June, September and December", "July to September"."""

import re

from rules.calendar import MONTHS

# "may" before a verb is no month: "but may change it later".
_NAMES = "|".join(
    rf"{month[:3]}(?:{month[3:]})?"
    if month != "may"
    else r"may(?! (?:be|change|move|vary|have|need|alter|well|also|not)\b)"
    for month in (each.lower() for each in MONTHS)
).replace("sep(?:tember)?", "sept?(?:ember)?")
MONTH = rf"(?:{_NAMES})\b"
MONTH_LIST = rf"{MONTH}(?:(?:,? and |, ?| or | nor | ?& ?| ?/ ?| to | through | until | ?- ?){MONTH})*"
_TO = re.compile(rf"(?P<first>{MONTH})(?: to | through | until | ?- ?)(?P<last>{MONTH})")


def months(text: str) -> frozenset[int]:
    """Return the months a list in lower case names, 1 to 12; "to" counts those between."""
    found = {number(each) for each in re.findall(MONTH, text)}
    for span in _TO.finditer(text):
        first, last = number(span["first"]), number(span["last"])
        found |= {month for month in range(1, 13) if (month - first) % 12 <= (last - first) % 12}
    return frozenset(found)


def number(said: str) -> int:
    """Return the number of a month that is named."""
    return next(place for place, name in enumerate(MONTHS, 1) if name.lower().startswith(said[:3]))


def listed(numbers: frozenset[int], last: str = "and") -> str:
    """Say months: "March, June and September"."""
    names = [MONTHS[month - 1] for month in sorted(numbers)]
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
