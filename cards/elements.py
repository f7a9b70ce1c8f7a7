"""The few Adaptive Card 1.5 elements this bot uses, as plain dicts, and how a card reads aloud.

Cards are dicts from small functions because typed models cost twenty times as much per turn (DESIGN 8); the tests
check every card against Microsoft's typed models. Text from users is made plain here, once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Element = dict[str, Any]


class Mentioned(NamedTuple):
    """Somebody a card mentions: their Entra object id, and what they are called."""

    id: str
    name: str


_TAG = re.compile(r"</?at>")
_SIGNS = re.compile(r"(?:[^\w .,'()\u2019-]|_)+")  # in a name
MOST_BUTTONS = 6  # Teams shows no more (store validation guidelines)

# Markdown and the macros a card client would act on; a link or a mention must not come out of somebody's text.
_MARKUP = re.compile(r"([\\*_`\[\]<>~|#])|([{$](?=\{))|(\n+[ \t]*[-+>])")


def escape(words: str) -> str:
    """Make user text plain: shown as typed, never as Markdown, a link, a mention or a date macro."""
    return _MARKUP.sub(_plain, words)


def text(words: str, *, bold: bool = False, subtle: bool = False, large: bool = False, colour: str = "") -> Element:
    """Return a wrapped TextBlock; `colour` is Good, Warning or Attention and never says anything by itself."""
    block: Element = {"type": "TextBlock", "text": escape(words), "wrap": True}
    if bold:
        block["weight"] = "Bolder"
    if subtle:
        block["isSubtle"] = True
    if large:
        block |= {"size": "Large", "style": "heading"}
    if colour:
        block["color"] = colour
    return block


def facts(pairs: Iterable[tuple[str, str]]) -> Element:
    """Return a FactSet of (title, value)."""
    return {"type": "FactSet", "facts": [{"title": escape(title), "value": escape(value)} for title, value in pairs]}


def button(title: str, verb: str, data: Mapping[str, Any] | None = None) -> Element:
    """Return a button: Action.Execute, with Action.Submit for clients that do not know it."""
    carried = dict(data or {})
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": verb,
        "data": carried,
        "fallback": {"type": "Action.Submit", "title": title, "data": carried | {"verb": verb}},
    }


def text_input(
    name: str, label: str, value: str = "", *, hint: str = "", error: str = "", lines: bool = False
) -> list[Element]:
    """Return a labelled text field, of several lines where that is asked, with what is wrong beside it."""
    field: Element = {"type": "Input.Text", "id": name, "label": label, "maxLength": 4000 if lines else 500}
    if lines:
        field["isMultiline"] = True
    if value:
        field["value"] = value
    if hint:
        field["placeholder"] = hint
    return [field] if not error else [field, text(error, colour="Attention")]


def choice_input(name: str, label: str, choices: Sequence[str | tuple[str, str]], value: str = "") -> list[Element]:
    """Return a drop-down; a choice is what is shown and sent, or both in this order."""
    both = [(choice, choice) if isinstance(choice, str) else choice for choice in choices]
    options = [{"title": title, "value": sent} for title, sent in both]
    field: Element = {"type": "Input.ChoiceSet", "id": name, "label": label, "style": "compact", "choices": options}
    if value:
        field["value"] = value
    return [field]


def mentions(lead: str, people: Sequence[Mentioned]) -> Element:
    """Return a line that names people so that Teams tells them; `card` is given the same people."""
    return {"type": "TextBlock", "text": " ".join([lead, ", ".join(map(_at, people))]), "wrap": True}


def card(body: Sequence[Element], buttons: Sequence[Element] = (), mentioned: Sequence[Mentioned] = ()) -> Element:
    """Return an Adaptive Card; more than six buttons would be cut by Teams, so they are an error here."""
    if len(buttons) > MOST_BUTTONS:
        raise ValueError(f"a card takes {MOST_BUTTONS} buttons, not {len(buttons)}")
    made: Element = {
        "type": "AdaptiveCard",
        "$schema": "https://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "body": list(body),
    }
    if buttons:
        made["actions"] = list(buttons)
    if mentioned:
        entities = [
            {"type": "mention", "text": _at(who), "mentioned": {"id": who.id, "name": _bare(who)}} for who in mentioned
        ]
        made["msteams"] = {"entities": entities}
    return made


def spoken(shown: Mapping[str, Any]) -> str:
    """Return all a card shows, in reading order, one line an element."""
    return "\n".join(line for element in shown["body"] for line in _lines(element))


def facts_of(shown: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the facts of a card."""
    sets = [element for element in shown["body"] if element["type"] == "FactSet"]
    return [{key: unescape(fact[key]) for key in ("title", "value")} for found in sets for fact in found["facts"]]


def buttons_of(shown: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the buttons of a card: title, verb and data."""
    return [{key: action[key] for key in ("title", "verb", "data")} for action in shown.get("actions", [])]


def unescape(words: str) -> str:
    """Return what `escape` was given, for readers of cards."""
    return re.sub(r"\\([\\*_`\[\]<>~|#])", r"\1", words).replace("\u200b", "")


def _at(who: Mentioned) -> str:
    return f"<at>{_bare(who)}</at>"


def _bare(who: Mentioned) -> str:
    """Return a name without signs that the card's text or the mention's tag would act on."""
    return " ".join(_SIGNS.sub(" ", who.name).split()) or "member"


def _plain(found: re.Match[str]) -> str:
    mark = found[0]
    # Teams' Markdown knows the backslash; the macros do not, so a zero-width space breaks them.
    if found[1]:
        return f"\\{mark}"
    return f"{mark}\u200b" if found[2] else f"{mark[:-1]}\u200b{mark[-1]}"


def _lines(element: Mapping[str, Any]) -> list[str]:
    match element["type"]:
        case "TextBlock":
            return [unescape(_TAG.sub("", element["text"]))]
        case "FactSet":
            return [f"{unescape(fact['title'])}: {unescape(fact['value'])}" for fact in element["facts"]]
        case "Container":
            return [line for inner in element["items"] for line in _lines(inner)]
        case _:
            label = element.get("label", "")
            return [f"{label}: {element['value']}" if element.get("value") else label]
