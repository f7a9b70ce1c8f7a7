"""Who owns an action: agencies, people, roles and groups, one or several, as officers write them."""

import re
from typing import Any

from dialogs.language import known_words
from dialogs.language.lexicon import word_set
from dialogs.language.vocabulary import Named, Vocabulary

Owner = dict[str, Any]

ROLE = re.compile(
    r"(?:manager|lead|leads|officer|officers|co-?ordinator|head|director|chair|secretary|champion|dsl|adviser"
    r"|advisor|clerk|"
    r"administrator|supervisor|trainer|trainers|leader|leaders|commissioner|rep|representative|inspector|sergeant)\b",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"(?:the )?(?:everyone|everybody|all(?: (?:members|partners|agencies))?|(?:the )?group(?: members)?"
    r"|steering group(?: members)?|"
    r"panel(?: members)?|channel panel(?: members)?|partners|partner (?:organisations|agencies)|members"
    r"|partnership|board|"
    r"comms subgroup|subgroup|task group|working group|committee)\b",
    re.IGNORECASE,
)
ME = re.compile(r"(?:me|myself|i)\b(?!')", re.IGNORECASE)
NAME = re.compile(r"[A-Z][a-z'\u2019-]+(?: (?:[A-Z]\.?|[A-Z][a-z'\u2019-]+))?(?![\w])")
LOWER_NAME = re.compile(r"[a-z]+(?= ?\()")
ABBREVIATION = re.compile(r"[A-Z]{2,5}(?![\w])")
# "Prison service to …": a body nobody has told of
BODY = re.compile(
    r"(?!(?:The|An?|Our|Ask|Tell|Get|Invite|Visit|Contact|Email|Meet|Write|Ring|Join|Find|Set|New|Every|Each|Add"
    r"|Log)\b)"
    r"[A-Z][\w'&-]+(?: (?!(?:to|with|the|about|on|at|in|for|an?|will|should)\b)[\w'&-]+){0,2}"
    r" (?i:service|team|trust|college|council|association|department|unit|society|agency|network|university|federation"
    r"|forum|diocese|hub|foundation)(?= (?:to|will|should|agreed to|needs to|is to|are to) [a-z])"
)
ROLE_WITH_NAME = re.compile(
    rf"(?:the )?((?:(?!(?:to|will|is|are|should|ask|and|then)\b)[A-Za-z'&-]+ ){{1,4}}?){ROLE.pattern}", re.IGNORECASE
)
IN_BRACKETS = re.compile(r" ?\(([^()]{1,40})\)")
SEPARATOR = re.compile(
    r"(?: ?[,;/&+]| (?:and|n|plus|with|together with|jointly with|in conjunction with|along with"
    r"|as well as)\b)+ ?(?:and |the )?",
    re.IGNORECASE,
)
LONGEST_OWNERS = 300  # characters; nobody names more owners than that
TRAILING = re.compile(
    r"^\s*,? ?(?:both )?(?:jointly|together|joint(?:ly)? owners?|as joint (?:owners|leads)|between them)\b",
    re.IGNORECASE,
)
LEADING = re.compile(r"^\s*(?:both |jointly |the )?", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"(?P<name>[A-Za-z][a-z-]{2,14})(?:['\u2019]s(?= g))?(?= ?(?::| (?:to|2|is|will|has|should|needs|agreed|said"
    r"|going) [a-z]))"
)
# Words before "to" that are nobody's name.
NO_LOWER_NAME = word_set(
    "speak write talk reach respond reply aim agree liaise relate refer listen apply look back according prior due"
    " able want need send go going add contribute commit adapt attend subscribe respond visit lead letter email"
    " us them him her it this that ta thx tx cheers pls plz mate"
    " invitation response access someone somebody anyone nobody who people everybody he she they you we"
)
# Capitalised words that begin a sentence and name nobody.
NOT_A_NAME = word_set(
    "New Action Actions The This That Log Add Add Record Update Mark Close Move Put Push Please Can Could We"
    " Our My It Is Was"
    " What Which Who When Where How Why Prevent Draft Review Send Share Training Done Complete Completed"
    " Ongoing Meeting"
    " Agenda Decision Deadline Owner Note By Before After Next Monday Tuesday Wednesday Thursday Friday Saturday"
    " Sunday"
    " January February March April May June July August September October November December Easter Christmas"
    " Reassign Give Pass"
    " I'm I'll I've We've We're It's That's They're He's She's There's Ask Down"
    " Take Remove Extend Not Still Now All Status Item Task Apologies Letter Web Venue Sorry Yes No Hi Hello"
    " Morning Change Set"
    " Finished Sorted Deferred Parked In Under At For To On Overdue Also And Then If There Trained Started"
)


def owners_at_start(text: str, vocabulary: Vocabulary, *, loose: bool = False) -> tuple[list[Owner], int]:
    """Read owners from the beginning of a text; return them and where they end.

    `loose`: the text is known to be an answer about owners, so an unknown word counts as a name.
    """
    text = text[:LONGEST_OWNERS]
    known = {name.start: name for name in vocabulary.find(text, "agency", "person")}
    owners: list[Owner] = []
    at = 0 if 0 in known else _skip(LEADING, text, 0)
    end = 0
    while at < len(text):
        owner, after = _one(text, at, known, vocabulary, loose=loose)
        if owner is None:
            break
        if owner not in owners:
            owners.append(owner)
        end = after
        if (between := SEPARATOR.match(text, after)) is None:
            break
        at = between.end()
        if at not in known and at - 4 in known and text[at - 4 : at].lower() == "the ":  # "and the college"
            at -= 4
    return owners, _skip(TRAILING, text[end:], 0) + end if end else 0


def unknown_before_to(text: str) -> tuple[list[Owner], int]:
    """Read a first name nobody has told of, in whatever case, before "to": "new action priya to send the list"."""
    found = _UNKNOWN.match(text)
    if found is None or known_word(found.group("name")):
        return [], 0
    return [{"kind": "person", "name": found.group("name").title()}], found.end()


def known_word(word: str) -> bool:
    """Tell whether a word is one of the language and so nobody's name."""
    low = re.split(r"['\u2019]", word.lower())[0]  # "she's"
    return low in NO_LOWER_NAME or low in known_words.REAL or low in known_words.known()


def find_owners(text: str, vocabulary: Vocabulary) -> list[Owner]:
    """Read a text that says who owns something and nothing else."""
    cleaned = re.sub(
        r"^\s*(?:owners?|leads?|assigned to|given to|to|for|by|it is|is)\b[: ]*", "", text, flags=re.IGNORECASE
    )
    owners, _ = owners_at_start(cleaned.strip(), vocabulary, loose=True)
    return owners


def _one(
    text: str, at: int, known: dict[int, Named], vocabulary: Vocabulary, *, loose: bool
) -> tuple[Owner | None, int]:
    """Read one owner at a position."""
    if named := known.get(at):
        return _known(text, named, vocabulary)
    if found := ME.match(text, at):
        return {"kind": "person", "name": "me"}, found.end()
    if found := BODY.match(text, at):
        return {"kind": "agency", "name": found.group()}, found.end()
    if found := ROLE_WITH_NAME.match(text, at):
        said = found.group().removeprefix("the ").strip()
        if said[0].isupper() or loose:
            return {"kind": "role", "name": said}, found.end()
    if found := GROUP.match(text, at):
        said = found.group().removeprefix("the ").strip()
        return {"kind": "group", "name": said[0].upper() + said[1:]}, found.end()
    if found := ABBREVIATION.match(text, at):
        return {"kind": "agency", "name": found.group()}, found.end()
    if (found := NAME.match(text, at)) and found.group().split()[0] not in NOT_A_NAME:
        said = re.sub(r"['\u2019]s$", "", found.group())  # "Priya's taking it on"
        return _person(text, said, at + len(said), vocabulary)
    if found := LOWER_NAME.match(text, at):
        return _person(text, found.group().title(), found.end(), vocabulary)
    if loose and (found := re.compile(r"[A-Za-z][\w' -]{1,40}?(?=$| ?[,;/&+(]| and )").match(text, at)):
        said = found.group().strip()
        many = " " in said
        return {"kind": "group" if many else "person", "name": said if many else said.title()}, found.end()
    return None, at


def _known(text: str, named: Named, vocabulary: Vocabulary) -> tuple[Owner, int]:
    """Read a name of the vocabulary; "Police lead" is a role of that agency, "Police team" the agency."""
    role = re.compile(
        rf" (?:(?!to |will |is |are |can |now |should |must |has |have |also |both )[a-z-]+ )?{ROLE.pattern}",
        re.IGNORECASE,
    ).match(text, named.end)
    if named.kind == "agency":
        if role:
            return {
                "kind": "role",
                "name": text[named.start : role.end()].removeprefix("the "),
                "agency": named.name,
            }, role.end()
        if bracket := IN_BRACKETS.match(text, named.end):  # "Probation (Priya)"
            inside = bracket.group(1).strip()
            person = vocabulary.exactly(inside, "person") or (inside if NAME.fullmatch(inside) else None)
            if person:
                return {"kind": "person", "name": person, "agency": named.name}, bracket.end()
        team = re.compile(
            r" (?:team|lot|guys|people|folks|crew|bods|reps?|staff|colleagues|dept|department"
            r"|service)\b",
            re.IGNORECASE,
        ).match(text, named.end)
        return {"kind": "agency", "name": named.name}, team.end() if team else named.end
    return _person(text, named.name, named.end, vocabulary)


def _person(text: str, name: str, end: int, vocabulary: Vocabulary) -> tuple[Owner, int]:
    owner: Owner = {"kind": "person", "name": name}
    agency = vocabulary.people.get(name, {}).get("agency")
    if bracket := (IN_BRACKETS.match(text, end) or re.compile(r" (?:from|at|in) ([A-Z][\w ]{1,30})").match(text, end)):
        said = bracket.group(1).strip()
        found = vocabulary.find(said, "agency")
        if bracket.group().startswith((" (", "(")) or (found and found[0].start == 0):
            agency = found[0].name if found else said
            end = bracket.start(1) + found[0].end if found and not bracket.group().endswith(")") else bracket.end()
    if agency:
        owner["agency"] = agency
    return owner, end


def _skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
