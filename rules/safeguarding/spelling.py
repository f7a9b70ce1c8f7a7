"""Put right one slip in the words an alarm hangs on: "suspicous", "evacutated", "deleet"."""

import re
from functools import cache

from rules.safeguarding.weighing import is_known
from rules.safeguarding.words import word_set

CUES = word_set(
    "delete deleted remove removed erase erased wiped destroy record records minutes training session sessions history"
    " overdue backdate backdated inspectors inspection attendance register numbers figures everything change"
    " attack attacked explosion exploded stabbed stabbing shooting hostage evacuate evacuated evacuating lockdown"
    " suspicious unattended package parcel device gunman shots bomb machete knife police building cordon threat"
    " referred referral referrals channel birth address names initials lives aged school worried concerned"
)
LONG_ENOUGH = 5
LONGEST = max(map(len, CUES)) + 1
WORD = re.compile(r"[a-z]{5,}", re.IGNORECASE)


def put_right(text: str) -> str:
    """Return the text with each unknown word that is one slip away from a cue written as the cue."""
    return WORD.sub(_right, text)


def _right(found: re.Match[str]) -> str:
    word = found.group().lower()
    if len(word) > LONGEST:  # no slip of a cue, and a word without end would be tried letter by letter
        return found.group()
    if is_known(word) or not (cues := {cue for short in _shorter(word) if (cue := _misspelt().get(short))}):
        return found.group()
    return min(cues)


@cache
def _misspelt() -> dict[str, str]:
    """Return each cue by itself and by what is left of it without one of its letters."""
    return {short: cue for cue in sorted(CUES) if len(cue) >= LONG_ENOUGH for short in _shorter(cue)}


def _shorter(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
