"""Who is to do a new action: said with a label, before the point, or behind it."""

import re

from dialogs.language.aligned import aligned
from dialogs.language.slots import owners, wrapping
from dialogs.language.slots.owners import Owner
from dialogs.language.slots.which_action import REF
from dialogs.language.vocabulary import Vocabulary
from rules.lazily import Lazily

# Between who and what: "is going to", "have agreed to", "needs to".
_WILL = (
    r"(?:will be(?= [a-z]+ing\b)|(?:(?:is|are|be|to be) )?(?:tasked|charged) with(?= [a-z]+ing\b)|(?:to|too|tae|will"
    r"|ll|should|must|would|shall|2)(?: all| both| also| now| please)?"
    r"|(?:(?:really|both|all|also|now) )?(?:needs?|has|have|ought|is|are|was|were)(?: all| both| now| also| still)?"
    r"(?: (?:going|due|happy|able|keen|asked|meant|supposed|down|tasked|agreed|offered|been asked|to be asked"
    r"|been tasked|volunteered|promised))? to"
    r"|(?:agreed|offered|volunteered|promised|undertook|asked|tasked|going) to|gonna"
    r"|(?:is|are) (?:on the hook|down|responsible|leading|taking the lead|on)(?: for| on)"
    r"|said (?:he|she|they|it)d?(?: would| will| ll| d)?|(?:is|are)(?= [a-z]+ing\b))(?: (?:jointly|together|both"
    r"|also|now|please|then))?"
)
_ANYONE = Lazily(
    r"(?:the )?(?P<who>(?!(?:the|an?|our|us|this|that|it|how|what|when|where|sending"
    r"|making)\b)[\w'&-]+(?: (?!to\b)[\w'&-]+){0,2})"
    r"(?= (?:to|will|should) [a-z])",
    re.IGNORECASE,
)
_DOES = Lazily(
    rf"'?s?,?\s*(?:,? please\b,?\s*)?(?:(?:he|she|they|who|it) )?\b{_WILL}\s+(?!be\b|the\b|an?\b|our\b|their\b"
    rf"|its\b|my\b|\d)(?=[a-z])"
)
_BREAK = Lazily(
    r"\s*(?:please\s*)?[\]):,;.-]+\s*(?:(?:they|he|she) (?:are|is|will|needs?|have|has|should)(?: to)? "
    r"|(?:(?:i|we) )?(?:need|want|would like) (?:them|him|her|you) to )?"
)
_ASKED = Lazily(r"(?:(?:\w+ ){0,3}(?:asks?|asked|wants?|give|get|got|needs?|would like|expects?|tell|told|request)\s+)")
_I_WILL = Lazily(
    r"(?:so )?i (?:will|am going to|need to|have to|can|shall|should|ought to|must|said i would)\s+(?=[a-z])"
)
_FOR = Lazily(
    r"(?:(?:(?:is|are|needed|on|down|has fallen|falls|fell|goes|has gone|went|given|allocated|it is|a job|one|someone"
    r"|somebody|a rep|rep) )?(?:for|4|on|to|against|agst"
    r"|assigned to|with|by|from|in|under)\s+(?:(?:someone|somebody|anyone|a rep|one) (?:from|in|at|within|of)\s+)?)"
)
# "lead Community Regeneration", "owner: Comms", "for Housing to do", "Leanne doing it"
_LABELLED = Lazily(
    r"(?:^|[\s,;/.(-])\s*\b(?:(?:action |joint |the )?(?:owners?|leads?|lead officers?|lead agency|responsibility"
    r"|resp)"
    r"(?: is| are| will be| to be)?|owned by|assigned to|allocated to|led by|lead by|responsible(?: is|:)?"
    r"|given to|(?:this|that|it)(?: is)?(?: one| ones)?(?: is)? (?:for|with|on|down to)|(?:who|whom"
    r"|by whom)(?=[:=])|down to|to be (?:done|led|picked up|owned|taken) by)(?:\s*[:=-]\s*|\s+)(?:the )?"
)
_DOING = Lazily(
    r"\s*(?:(?:is|are|will be|to be|has|have|will|to|can|s|shall|both|all)\s+)*(?:do(?:ing)?|lead(?:ing|s)?"
    r"|own(?:ing|s)?"
    r"|tak(?:e|es|ing)|pick(?:s|ing)?|on|handl(?:e|es|ing)|sort(?:s|ing)?|got|has|responsible|owners?|down for"
    r"|look(?:s|ing)? after|action(?:ing)?|will|volunteered|offered)\b"
    r"(?: (?:it|this|that|on|up|over|away|forward|for|to|do|the|one|joint|jointly|lead))*\s*[.!]?$|\s*(?:please"
    r"|maybe|probably|perhaps|i think|ideally|jointly|again|possibly)?\s*$"
)
_SEGMENT = Lazily(r"\s*(?:[,;|()]| / |\s[-\u2013\u2014]\s|[.?](?=\s|$))\s*")
_PIECE_LEAD = Lazily(r"^(?:for|with|by|it's|its|action(?: on| for)?)\s+", re.IGNORECASE)
_LEADING = Lazily(r"\s(?:(?:to|will|as) )?lead(?:ing|s)?\s*$", re.IGNORECASE)
_PLAN = Lazily(r"(?:action )?(?:list|plan|log|tracker|agenda|minutes)\b", re.IGNORECASE)
_SOMEONE = Lazily(r"(?:someone|somebody|a rep|rep) (?:from|in|at)\b\s*", re.IGNORECASE)
# Where "Police to …" may begin, after words that lead up to an action: "actions from today: …", "agreed that …"
_LEADS = Lazily(
    r"^(?:action|actions|task|add) (?:for |on )?|^|: ?|, | [-\u2013] |\. |\b(?:that|said|so|because|cos|(?:we"
    r"|i) (?:need|want|asked|would like)) "
    r"|\b(?:action|task|one|down|please) (?:for|on) ",
    re.IGNORECASE,
)
_LEADING_WORD = Lazily(
    r"\b(?:actions?|task|one|add|agreed?|log|new|minuted?|note|plan|record|said|discussion|following|further)\b",
    re.IGNORECASE,
)
_COMES = Lazily(  # "Lorna to substitute": no work, but who comes
    r"\s*(?:to|will|is going to|can) (?:substitut|deputi|sub\b|stand in|step in|fill in|cover for"
    r"|represent (?:me|us)"
    r"|attend\b|come (?:instead|in my)|go instead|be there|take my)",
    re.IGNORECASE,
)
_HEADED = Lazily(r"(?:action|task) (?:for |on )?", re.IGNORECASE)  # "action Police: circulate the list"
_SUGGESTED = Lazily(r"\b(?:suggested|proposed|recommended|requested|asked) that $", re.IGNORECASE)
_FEW = 1  # spaces before "action wise. keith to …"
_FAR = 90  # letters that may lead up to it


def somebody_is_to(text: str, vocabulary: Vocabulary) -> int | None:
    """Return where the words "Police to update the form" begin in a text; None where nobody is to do anything."""
    for lead in _LEADS.finditer(text[:_FAR]):
        before = text[: lead.end()]
        if before.strip() and (REF.search(before) or not _LEADING_WORD.search(before)):
            continue
        said, end = owners.owners_at_start(text[lead.end() :], vocabulary)
        follows = text[lead.end() + end :]
        if said and (
            (_does(follows) and not _COMES.match(follows)) or (_HEADED.fullmatch(before) and follows.startswith(":"))
        ):
            return lead.end()
    return None


# "give Housing a new action: …"
_GIVEN = Lazily(
    r"^(?:give|set(?! up)|put on|allocate|assign|put|can|could|would|will) (?!down\b|up\b|in\b|on\b|you\b|we\b"
    r"|i\b|u\b|ye\b|an?\b)(?P<who>.{2,60}?)"
    r"(?: down| please| pls)?(?: for| with| pick up| take on| take| have| own| be given| get)? (?:(?:an?|another"
    r"|this|the)"
    r" (?:new |further |extra |following )?)?"
    r"(?:(?:action|task|job)\b|something to do\b)[\s:,-]*(?:(?:of|to)\b\s*)?",
    re.IGNORECASE,
)


_TAKES_ONE = Lazily(  # "I'd suggest Marsha takes an action to …"
    r"^(?:i(?:['\u2019]d| would)? (?:suggest|propose|think|say) )?(?:that )?(?P<who>.{2,40}?) (?:takes?|took|has|have"
    r"|gets?|picks? up"
    r"|picked up|to take|was given|is given|will take) (?:an?|the|another) (?:new )?(?:action|task"
    r"|job)\b[\s:,-]*(?:(?:of|to)\b\s*)?",
    re.IGNORECASE,
)
_DOWN_TO = Lazily(
    r"^(?:put|have|get|stick) (?P<who>(?!an?\b|the\b|it\b|this\b|that\b).{2,40}?) down (?:to"
    r"|for)\s+(?=[a-z])",
    re.IGNORECASE,
)  # "put me down to"


def given(text: str, vocabulary: Vocabulary) -> tuple[list[Owner], str]:
    """Return who is given an action in so many words, and what it is: "give Housing a new action: …"."""
    found = _GIVEN.match(text) or _DOWN_TO.match(text)
    if taken := _TAKES_ONE.match(text):
        taker, end = owners.owners_at_start(taken.group("who"), vocabulary)
        if taker and end == len(taken.group("who")):
            return taker, text[taken.end() :]
    who = owners.find_owners(_SOMEONE.sub("", found.group("who")), vocabulary) if found else []
    return (who, text[found.end() :]) if found and who else ([], text)


def doers(text: str, vocabulary: Vocabulary, *, headed: bool) -> tuple[list[Owner], str]:
    """Return who is to do it and the text without them: said with a label, before the point, or after it."""
    for read in (_labelled, _before, _after):
        said, rest = read(text, vocabulary, headed)
        if said and read is _labelled and headed:  # "action for Housing to …, owner Housing"
            also, shorter = _before(rest, vocabulary, headed)
            return said, shorter if also else rest
        if said:
            return said, rest
    return [], text


def _labelled(text: str, vocabulary: Vocabulary, _headed: bool) -> tuple[list[Owner], str]:
    plain = aligned(text)
    for label in _LABELLED.finditer(plain.plain):
        after = plain.after(label)
        said, end = owners.owners_at_start(after, vocabulary)
        if not said:  # a label names somebody, if unknown
            said, end = owners.owners_at_start(re.split(r"[,;/.]", after)[0], vocabulary, loose=True)
        if (
            said
            and not _PLAN.match(after)
            and re.match(
                r"\s*(?:$|[,;:/.)-]|\b(?:to|for|please|by|date|due|deadline"
                r"|target|title|task|action|description)\b)",
                after[end:],
            )
        ):
            rest = re.sub(r"^[\s),;:/.-]+|^\s*to\s+", "", after[end:])
            before = plain.before(label).rstrip(" ,;:/.(-")
            return said, f"{before}, {rest}" if rest and before else before + rest
    return [], text


def _before(text: str, vocabulary: Vocabulary, headed: bool) -> tuple[list[Owner], str]:
    """Read "Police to …", "for Housing: …", "Naomi - …", at the start or where a clause begins."""
    places = [
        0,
        *(
            lead.end()
            for lead in _LEADS.finditer(text[:_FAR])
            if lead.end() and (not headed or ":" in lead.group() or text.count(" ", 0, lead.end()) <= _FEW)
        ),
    ]
    if found := _I_WILL.match(aligned(text).plain):
        return [{"kind": "person", "name": "me"}], aligned(text).after(found)
    lead = len(text) - len(wrapping.without_lead(text))
    asked = _ASKED.match(aligned(text).plain)
    places = [len(text) - len(aligned(text).after(asked)), *places] if asked else places
    for at in dict.fromkeys([lead, *places] if lead else places):
        plain = aligned(text[at:])
        link = _FOR.match(plain.plain) if headed or at or _SOMEONE.match(text) else None
        who = plain.after(link) if link else text[at:]
        said, end = owners.owners_at_start(who, vocabulary)
        if not said and (headed or link or at in (0, lead)):
            said, end = owners.unknown_before_to(who)
        if not said and headed and link and (anyone := _ANYONE.match(who)):  # "an action on health to brief the"
            " surgeries"
            said, end = owners.find_owners(anyone.group("who"), vocabulary), anyone.end("who")
        if not said:
            continue
        rest = aligned(who[end:])
        if at and _DOING.match(rest.plain):  # "…, Education to lead"
            continue
        found = _DOES.match(rest.plain)
        if found is None and (headed or at == lead):
            found = _BREAK.match(rest.plain)
        if found:
            return said, rest.after(found)
        if _SUGGESTED.search(text[:at]):  # "it was suggested that Police draft a leaflet"
            return said, rest.text
        if link and (headed or not rest.plain.strip()):
            return said, rest.text
    return [], text


def _after(text: str, vocabulary: Vocabulary, _headed: bool) -> tuple[list[Owner], str]:
    """Read owners that stand as a piece of their own behind the point: ", Naomi", "/ Safeguarding + Public Health"."""
    breaks = list(_SEGMENT.finditer(text))
    for number in range(len(breaks), 0, -1):
        start = breaks[number - 1].end()
        end = breaks[number].start() if number < len(breaks) else len(text)
        piece = text[start:end]
        bare = _PIECE_LEAD.sub("", piece)
        doing = _LEADING.search(bare)  # "Stronger Communities lead" are no "communities lead"
        said, length = owners.owners_at_start(bare[: doing.start()] if doing else bare, vocabulary)
        before = text[: breaks[number - 1].start()]
        if said and _DOING.match(aligned(bare[length:]).plain):
            return (said, f"{before}{text[end:]}") if _list_free(before, vocabulary) else ([], text)
    return [], text


def _list_free(before: str, vocabulary: Vocabulary) -> bool:
    """Tell whether what stands before a piece does not end in a name itself: "invite Fire, Police" names guests."""
    return bool(before.strip()) and not any(
        named.end == len(before) for named in vocabulary.find(before, "agency", "person")
    )


def _does(follows: str) -> bool:
    return _DOES.match(aligned(follows[:60]).plain) is not None
