"""What a pre-election period asks care with: do words speak of publicity or an event, and which period is a day in.

It knows words, not the law: the warning sends people to the monitoring officer.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from rules.lazily import Lazily

Period = tuple[date, date]  # first and last day, both included

_PUBLICITY = Lazily(
    r"\b(?:publicity|publici[sz]\w+|press(?: (?:release|statement|notice|launch|call|officer|cutting)s?| and media)"
    r"|media(?!tion| literacy)(?: \w+)?|social media|news ?letters?|news release|leaflets?|leafletting|posters?"
    r"|flyers?|billboards?|banners?|advert\w*|promot(?:e|es|ing|ional) (?!\w+ to (?:manager|officer|lead))"
    r"|promotional|campaigns?|tweets?|facebook|instagram|linkedin|podcasts?|radio|video launch"
    r"|comms (?:plan|post|week|push)|communications (?:plan|campaign|push)"
    r"|events?|launch(?:es|ing)?|road ?shows?|open (?:days?|evenings?)|public (?:meeting|consultation|event)s?"
    r"|conferences?|exhibitions?|festivals?|photo ?(?:call|shoot|opportunit\w+)s?|opening ceremony|ribbon"
    r"|awards? (?:ceremony|evening|night)|ministerial visit|councillors? visit)\b",
    re.IGNORECASE,
)
# "in the event of", "press on with", "launch the spreadsheet" are said of other things.
_ELSE = Lazily(
    r"\b(?:in (?:the|any) (?:\w+ )?event\b(?! (?:hall|calendar|plan))|in that event|event[- ]?log\w*|event of"
    r"|launch(?:es|ed|ing)? (?:the |an? )?(?:app|system|spreadsheet|browser|software|programme file|database)"
    r"|current events|life events?|critical events?|adverse events?|events? (?:viewer|horizon))",
    re.IGNORECASE,
)


def speaks_of_publicity(words: str) -> bool:
    """Tell whether words speak of publicity or an event: "press release for the launch", "open evening"."""
    return _PUBLICITY.search(_ELSE.sub(" ", words)) is not None


def period_of(on: date, periods: Iterable[Sequence[str]]) -> Period | None:
    """Return the period a day lies in; `periods` are first and last days as ISO text, both included."""
    for first, last in periods:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
        if begins <= on <= ends:
            return begins, ends
    return None
