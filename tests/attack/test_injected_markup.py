"""Links, mentions, macros and Markdown in what people type: every card and message shows them as plain text.

`rendered` is written from what Teams' clients act on, apart from `cards.elements`: the code under test must not judge
itself.
"""

import re
from datetime import timedelta

import pytest

from bot.simulator import northbrook
from dialogs.guard import NOT_KEPT
from rules.calendar import LONDON
from scheduler.tick import tick
from storage import actions
from storage.groups import get as group_of
from storage.meetings import Meeting
from storage.types import columns
from tests import factories
from tests.attack.people import PERSONAL
from tests.bot.conftest import NOW
from tests.cards.check import check

THREAD = f"{northbrook.CHANNEL_ID};messageid=1"
HOSTILE = [
    "[press](javascript:alert)",
    "[press](https://evil.example)",
    "![x](https://evil.example/p.png)",
    "[press][1]",
    "<at>Everyone</at>",
    "<a href='https://evil.example'>press</a>",
    "<script>alert</script>",
    "{{DATE(2027-01-01T00:00:00Z,SHORT)}}",
    "{{TIME(2027-01-01T00:00:00Z)}}",
    "{{{DATE(2027-01-01T00:00:00Z,SHORT)}}}",
    "{{{{DATE(2027-01-01T00:00:00Z,SHORT)}}}}",
    "${$root}",
    "$${title}",
    "${{DATE(2027-01-01T00:00:00Z,SHORT)}}",
    "`code` and ```code```",
    "**bold** and __bold__ and *slanted* and _slanted_",
    "~~struck~~",
    "# heading",
    "| a | b |",
    "\\[press](https://evil.example)",
    "\\\\[press](https://evil.example)",
    "\\<at>Everyone\\</at>",
]
# What a client acts on when it stands bare: a mark with an even number of backslashes before it.
BARE = re.compile(r"(?<!\\)(?:\\\\)*[\[\]<>*_`~|#]")
MACRO = re.compile(r"\{\{|\$\{")


def rendered(card):
    """Return every text of a card that a client reads as Markdown, and every one in which it looks for macros."""
    markdown, macros = [], []
    for element in elements_of(card):
        match element["type"]:
            case "TextBlock":
                markdown.append(element["text"])
            case "FactSet":
                markdown += [fact[key] for fact in element["facts"] for key in ("title", "value")]
            case _:
                macros += [element[key] for key in ("title", "label", "placeholder", "value") if element.get(key)]
                macros += [choice["title"] for choice in element.get("choices", ())]
    return markdown, macros


def elements_of(value):
    if isinstance(value, dict):
        if isinstance(value.get("type"), str) and value["type"] != "AdaptiveCard":
            yield value
        for key, inner in value.items():
            if key not in ("data", "fallback"):
                yield from elements_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from elements_of(inner)


def faults(card):
    """Return what a client would act on in a card, beside the mentions that the bot made of members' names."""
    markdown, _plain = rendered(card)
    mentions = [entity["text"] for entity in card.get("msteams", {}).get("entities", ())]
    named = [name.removeprefix("<at>").removesuffix("</at>") for name in mentions]
    said = [_without(text, mentions) for text in [*markdown, *named]]
    return [text for text in said if BARE.search(text) or MACRO.search(text)]


def _without(text, mentions):
    for mention in mentions:
        text = text.replace(mention, "")
    return text


def shown_as(said):
    """Return what a client shows of escaped text."""
    return re.sub(r"\\(.)", r"\1", said).replace("\u200b", "")


async def everything(people):
    """Finish the service and return every card, and the format of every message, that went over the wire."""
    await people.all_sent()
    posted = [call for call in people.cloud.calls if call.body.get("type") == "message"]
    cards = [call.card for call in posted if call.card]
    cards += [card for answer in people.answers for card in answer.cards]
    return cards, posted


async def all_is_plain(people, hostile):
    """Say that every card is one Teams takes and acts on nothing, and that one showed the text as it was typed."""
    cards, posted = await everything(people)
    assert cards
    for card in cards:
        check(card)
    assert [fault for card in cards for fault in faults(card)] == []
    assert {call.body.get("textFormat") for call in posted if not call.card} <= {"plain"}
    assert not [call.body for call in posted if call.body.get("entities")], "a mention needs an entity: there is none"
    said = [shown_as(text) for card in cards for text in rendered(card)[0]]
    assert any(hostile in text for text in said), "it was shown, and as it was typed"


@pytest.mark.parametrize("said", ["[x](y)", "a {{b", "<at>x</at>", "`x`", "\\\\[x](y)", "${x}"])
def test_the_judge_knows_markup_when_it_stands_bare(said):
    assert faults({"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": said}]})
    assert faults({"type": "AdaptiveCard", "body": [{"type": "FactSet", "facts": [{"title": "x", "value": said}]}]})


def lay_out(session, hostile):
    """Write the hostile text wherever the record holds words of people."""
    owner = {"kind": "person", "name": hostile}
    by = factories.member(session, 1, hostile, tenant_id=northbrook.TENANT_ID, agency=hostile)
    action = factories.action(session, 1, hostile, ref="77", on=NOW.date(), owners=[owner], theme=hostile)
    change = factories.change(session, 1, by=by)
    due = actions.Due(hostile, on=NOW.date(), kind="DATE", precision="day")
    actions.update(
        session,
        change,
        action,
        note=hostile,
        evidence=hostile,
        reason=hostile,
        due=due,
        owners=[owner],
        today=NOW.date(),
    )
    factories.action(session, 1, f"Second {hostile}", ref="78", on=NOW.date(), owners=[])
    factories.trained(session, 1, [(hostile, 5)], product_text=hostile, product=hostile, by=by)
    for meeting in session.query(Meeting).filter(columns(Meeting).held_on >= NOW.date()):
        meeting.title = meeting.place = meeting.link = hostile
    group = group_of(session, 1)
    group.name, group.contacts = hostile, {"safeguarding_lead": hostile, "referral_route": hostile}


ASKED = [
    "status",
    "what is overdue?",
    "show open actions",
    "show actions that moved",
    "history of action 77",
    "action 77 on track",
    "how many people were trained this year?",
    "when is the next meeting?",
    "who am i",
    "hello",
    "help",
]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_what_the_record_holds_is_shown_as_plain_text_in_every_card(people, hostile):
    people.db.run_sync(lay_out, hostile)
    for place in (PERSONAL, THREAD):
        for text in ASKED:
            await people.say("coordinator", text, place)
        for which in ("open", "due", "mine", "no_owner", "no_update"):
            await people.press("coordinator", "list_actions", {"which": which, "page": 9}, place)
        await people.say("coordinator", "I am worried about somebody at the college who talks of violence", place)
    await all_is_plain(people, hostile)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_what_somebody_types_is_shown_as_plain_text_in_every_card(people, hostile):
    shown = await people.press("coordinator", "new_action")
    _verb, data = shown.button("Check")
    fields = {"title": f"Map {hostile}", "owners": hostile, "deadline": hostile, "theme": hostile}
    await people.press("coordinator", "submit_form", data | fields)
    await people.press(
        "coordinator", "submit_form", data | fields | {"owners": "Police", "deadline": "ongoing", "theme": ""}
    )
    await people.press("coordinator", "save", data)
    for text in (hostile, f"log training: 31 volunteers, {hostile}, yesterday", f"action 1.1 note: {hostile}", "yes"):
        await people.say("coordinator", text)
    await people.press("coordinator", "show_action", {"action": hostile})
    await people.press("coordinator", "training_totals", {"cohort": hostile})
    await people.press("coordinator", "list_actions", {"which": "open", "agency": hostile, "theme": hostile})
    # The guard keeps no word of what it takes for personal data, such as a date that could be one of birth.
    guarded = any(NOT_KEPT in answer.text for answer in people.answers)
    await all_is_plain(people, NOT_KEPT if guarded else f"Map {hostile}")


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_reminder_shows_what_the_record_holds_as_plain_text(people, hostile):
    people.db.run_sync(lay_out, hostile)
    sent = []

    async def deliver(_conversation, message):
        sent.append(message.card)
        return "1:taken"

    for day in range(22):  # until the action is overdue and the meeting near
        await tick(people.db, NOW + timedelta(days=day), deliver, LONDON)
    said = "\n".join(shown_as(text) for card in sent for text in rendered(card)[0])
    assert f"77 {hostile}" in said
    assert f"Meeting: {hostile}" in said
    assert [fault for card in sent for fault in faults(card)] == []


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_display_name_or_a_teams_name_in_the_welcome_is_plain_text(people, hostile):
    await people.install(hostile, "19:new@thread.tacv2", team=hostile)
    await all_is_plain(people, f"{hostile} added me to {hostile}.")


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_a_strangers_name_and_words_are_not_shown_at_all(people, hostile):
    await people.say(hostile, hostile)
    await people.say(hostile, f"status {hostile}", THREAD)
    cards, posted = await everything(people)
    said = [shown_as(text) for card in cards for text in rendered(card)[0]] + [call.text for call in posted]
    assert len(said) >= 2
    assert not [text for text in said if hostile in text]
