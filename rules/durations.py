"""Reads a length of time as people say it: "90 mins", "an hour and a half", "two hours"."""

import re

WORDS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "a couple of": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "thirty": 30,
    "forty five": 45,
    "sixty": 60,
    "ninety": 90,
}
NUMBER = "|".join(sorted(WORDS, key=len, reverse=True))
DURATION = (
    r"half an? hour|three quarters of an hour"
    rf"|(?:{NUMBER}|\d{{1,3}}(?:\.\d)?)(?: and a half)?[ -]?(?:hours?|hrs?|minutes?|mins?)(?: and a half|"
    r",? (?:and )?\d{1,2} ?(?:minutes?|mins?))?"
)
_SAID = re.compile(
    rf"(?P<n>{NUMBER}|\d{{1,3}}(?:\.\d)?)(?P<half> and a half)? ?-? ?(?P<unit>h|m)\w*"
    r"(?:(?P<more_half> and a half)|,? (?:and )?(?P<more>\d{1,2}) ?m\w*)?"
)
_FIXED = {"half an hour": 30, "half a hour": 30, "three quarters of an hour": 45}


def minutes(text: str) -> int | None:
    """Return a length in minutes; None for what is none. A number alone is minutes."""
    low = " ".join(text.casefold().split())
    if low in _FIXED:
        return _FIXED[low]
    if re.fullmatch(r"\d{1,3}", low):
        return int(low)
    found = _SAID.fullmatch(low)
    if found is None:
        return None
    number = float(WORDS.get(found["n"]) or found["n"]) + (0.5 if found["half"] or found["more_half"] else 0)
    return round(number * (60 if found["unit"] == "h" else 1)) + int(found["more"] or 0)
