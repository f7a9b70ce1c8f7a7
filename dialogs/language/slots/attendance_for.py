"""For whom an answer to a meeting is given, where it is for others: "apologies from Priya", "deputising for Priya"."""

import re

from dialogs.language.aligned import aligned
from dialogs.language.lexicon import word_set
from dialogs.language.slots import owners
from dialogs.language.vocabulary import Vocabulary
from rules.lazily import Lazily

_WHO = r"(?P<who>(?:the )?[a-z][\w'&-]*(?:(?: |, ?| & )[a-z][\w'&-]*){0,7}?)"
_ENDS = r"(?= (?:on|for|at|but|as|this|next|who|he|she|they|is|are)\b| ?[.;(!]|$|, (?!(?:[a-z]+(?:, | and |$))))"
_APOLOGIES = r"(?:apologies|apology|regrets)"
_COMES = r"(?:be there|make it|make|do|come|coming|attend|attending|join|joining|going|there|absent|represented)"
# What stands between a request and the name: "please note that Priya sends apologies".
_NOTE = (
    r"(?:(?:please|and|also|hi|hello|morning|just|can you|could you|note|record|put|log|add|say|that|to say|fyi|all"
    r"|so|yes|no|ok)[ ,:-]+)*"
)
_MAY = (
    r"(?:(?:is|are|can|will|has|have|would|to|be|able|now|also|going|unable|not|said|says|confirmed|he|she|they"
    r"|definitely|both) )+"
)
_SAID = (
    # "apologies from Priya", "apols received from the police"
    Lazily(
        rf"\b{_APOLOGIES}(?: (?:received|in|given|sent|due|too|also))?(?: (?:from|on behalf of)| ?[:-]) {_WHO}{_ENDS}"
    ),
    # "Priya sends her apologies", "housing have given apologies"
    Lazily(
        rf"^{_NOTE}{_WHO} (?:(?:has|have|is|are|will|would|also|just|wants? to|asked(?: me)? to) )*"
        rf"(?:send|sends|sent|sending|give|gives|given|giving|gave|offer|offers|tender|tenders)"
        rf"(?: (?:his|her|their|its|in|me|through|us|the|some))* {_APOLOGIES}\b"
    ),
    # "Priya can't make it", "the police won't be there", "Joan is coming"; "Sam is coming for me" is a deputy
    Lazily(rf"^{_NOTE}{_WHO} {_MAY}{_COMES}\b(?! (?:for|instead of|in place of|on behalf of|in my)\b)"),
    # "put Priya down as apologies", "mark housing as attending"
    Lazily(
        rf"\b(?:put|mark|record|note|log|have) {_WHO} (?:down )?(?:as |for )(?:a |an )?"
        rf"(?:yes|no|{_APOLOGIES}|{_COMES})\b"
    ),
)
# "I'm coming for Priya", "deputising for Priya": the one who speaks comes in somebody's place.
_FOR = Lazily(
    rf"(?:^|\b(?:i|i am|i will|i shall|i will be|i can|i can be) )(?:coming|attending|come|attend|going|there|here"
    rf"|deputising|deputise|standing in|stand in|covering|cover|stepping in|step in|sitting in|sit in|subbing"
    rf"|filling in|fill in|representing)(?: (?:for|instead of|in place of|on behalf of))? {_WHO}{_ENDS}"
)
# "Sam can come for Priya": who names a deputy says for whom.
_STANDS_IN = Lazily(
    rf"^{_NOTE}(?P<by>[a-z][\w'&-]*(?: [a-z][\w'&-]*)??) {_MAY}?(?:come|coming|comes|attend|attending|attends|go|going"
    rf"|deputise|deputises|deputising|standing in|stand in|stands in|covering|cover|step in|stepping in|sit in)"
    rf" (?:for|instead of|in place of|on behalf of) {_WHO}{_ENDS}"
)
_ROLE = re.compile(r"(?:the |our )?(?P<role>chair|coordinator)", re.IGNORECASE)
_OWN = word_set("i me my myself us we our me")
_NOBODY = word_set(
    "absence the both all everyone everybody nobody no one anyone some somebody someone who which it this that these"
    " those there here you he she they team meeting meetings next last them now still not"
)


def others(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return the names and agencies that somebody answers for, none where they answer for themselves."""
    plain = aligned(text)
    for pattern in _SAID:
        if (found := pattern.search(plain.plain)) and (who := _who(plain.of(found, "who"), vocabulary)):
            own = _OWN & set(plain.plain[: found.start("who")].split())
            return [] if own else [str(one["name"]) for one in who]
    return []


def in_whose_place(text: str, vocabulary: Vocabulary) -> str:
    """Return the member in whose place the speaker comes: "I'm deputising for Priya"; an agency is its people's own."""
    plain = aligned(text)
    found = _FOR.search(plain.plain)
    who = _who(plain.of(found, "who"), vocabulary) if found else []
    return str(who[0]["name"]) if len(who) == 1 and who[0]["kind"] == "person" else ""


def for_whom(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return who comes for which member, "Sam can come for Priya"; None where it is for the speaker, or no member."""
    plain = aligned(text)
    found = _STANDS_IN.search(plain.plain)
    if found is None:
        return None
    by, whom = (_who(plain.of(found, part), vocabulary) for part in ("by", "who"))
    people = [each for each in (by, whom) if len(each) == 1 and each[0]["kind"] == "person"]
    return (str(by[0]["name"]), str(whom[0]["name"])) if len(people) == 2 else None


def _who(said: str, vocabulary: Vocabulary) -> list[owners.Owner]:
    """Return who is named; an unknown word in small letters may be a name too, where it is no English one."""
    if role := _ROLE.fullmatch(said):
        return [{"kind": "role", "name": role["role"].lower()}]
    who, end = owners.owners_at_start(said, vocabulary)
    if who:
        named = end == len(said) and not any(one["name"] == "me" or one["kind"] == "group" for one in who)
        return who if named else []
    if not (said.isalpha() and said.islower()) or said in _NOBODY | _OWN:
        return []
    known = any(map(owners.known_word, aligned(said).plain.split()))
    return [] if known else [{"kind": "person", "name": said.title()}]
