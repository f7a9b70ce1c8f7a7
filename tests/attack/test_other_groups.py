"""Two councils in one database: nothing a member of one says, presses or guesses reaches the other's record."""

import pytest

from bot import trust
from cards import form
from dialogs.refusals import STRANGER
from dialogs.registry import BY_INTENT, BY_TITLE
from storage import actions, members
from storage.actions import Due, Status
from storage.audit import AuditEvent
from storage.groups import Group
from storage.members import Role
from storage.types import columns
from tests import factories
from tests.attack.people import PERSONAL, People
from tests.attack.record import record

NORTH = "11111111-aaaa-4aaa-8aaa-111111111111"
EAST = "22222222-bbbb-4bbb-8bbb-222222222222"
NORTH_CHANNEL, EAST_CHANNEL = "19:north@thread.tacv2", "19:east@thread.tacv2"
# Words that only the eastern group's record holds.
SECRETS = (
    "Eastmere",
    "Quillfeather",
    "Zephyr",
    "Marigold",
    "Thistledown",
    "Bramblegate",
    "94711",
    "Orrery",
    "Wexcombe",
)


def furnish(session, name, tenant, channel, people, words):
    """Make a group with one of everything; what it says is made of its own words."""
    title, owner, cohort, product, place, note = words
    group = factories.group(session, name, tenant_id=tenant, products=[{"name": product, "aliases": []}])
    factories.channel(session, group.id, channel).tenant_id = tenant
    for who, role in people.items():
        columns_of = {"entra_id": entra_id(who), "tenant_id": tenant, "role": role, "agency": owner}
        factories.member(session, group.id, f"{who.title()} {name.split()[0]}", **columns_of)
    by = members.of_group(session, group.id)[0]
    owners = [{"kind": "agency", "name": owner}]
    for ref in ("3.5", "14", words[0][:1].lower() + "7"):
        action = factories.action(session, group.id, f"{title} {ref}", ref=ref, on=factories.TODAY, owners=owners)
    change = factories.change(session, group.id, by=by)
    actions.update(
        session, change, action, note=note, due=Due(f"{title} later"), status=Status.AT_RISK, today=factories.TODAY
    )
    factories.trained(session, group.id, [(cohort, 94711 if tenant == EAST else 12)], product_text=product, by=by)
    factories.meeting(session, group.id, title=f"{place} meeting", place=place)
    return group.id


def entra_id(who):
    return f"entra-{who}"


EAST_WORDS = (
    "Zephyr venues",
    "Quillfeather Trust",
    "Marigold wardens",
    "Thistledown",
    "Bramblegate Hall",
    "Orrery sent",
)
NORTH_WORDS = ("Map the halls", "Harbour Trust", "Dock wardens", "Harbour Basics", "Harbour Hall", "Letter sent")


def build(session):
    north = furnish(
        session, "Northgroup", NORTH, NORTH_CHANNEL, {"ann": Role.COORDINATOR, "abe": Role.MEMBER}, NORTH_WORDS
    )
    east = furnish(session, "Eastmere", EAST, EAST_CHANNEL, {"eve": Role.COORDINATOR, "ed": Role.MEMBER}, EAST_WORDS)
    return north, east


@pytest.fixture
async def two(start, edge_db, configured):
    """Return ann's and eve's side of one service that serves both councils."""
    edge_db.run_sync(build)
    production = trust.production(configured(allowed_tenants=f"{NORTH},{EAST}"))
    bot = await start(make_trust=production, real=True, database=edge_db)
    return People(bot, NORTH, entra_id=entra_id), People(bot, EAST, entra_id=entra_id)


def east(session):
    return record(session, group_id=2)


async def says_nothing_of_the_east(north):
    sent = await north.all_sent()
    assert [secret for secret in SECRETS if secret.casefold() in sent.casefold()] == []


TEXTS = [
    *BY_TITLE,
    *(f"{before}{ref}" for before in ("history of action ", "action ", "show ") for ref in ("3.5", "14", "z7", "Z7")),
    "what is overdue for Quillfeather Trust?",
    "actions about zephyr venues",
    "history of the zephyr venues",
    "what does Eve Eastmere own?",
    "what does ed own",
    "how many marigold wardens this year?",
    "how many people did thistledown this year?",
    "is there a meeting at Bramblegate Hall?",
    "is there a meeting on 2 march?",
    "who are the members of the Eastmere group?",
    "where does group 2 stand?",
    "where do we stand in tenant 22222222-bbbb-4bbb-8bbb-222222222222?",
    "what changed since last month",
    "what moved",
    "no update since the last meeting",
    "actions without an owner",
    "show all actions of all groups",
    "' OR group_id = 2 --",
    "action 3.5' OR '1'='1",
    "%",
    "who am i",
    "undo",
    "yes",
]


# What she asks for by its own words is told to be unknown, and those words may come back in that sentence.
def of_east(sent, asked):
    return [secret for secret in SECRETS if secret.casefold() in sent.casefold() and secret.casefold() not in asked]


@pytest.mark.parametrize("place", [PERSONAL, f"{NORTH_CHANNEL};messageid=1"])
async def test_no_text_of_a_member_shows_or_changes_the_other_groups_record(two, place):
    ann, eve = two
    before = ann.db.read_sync(east)
    shown = {}
    for who in ("ann", "abe"):
        for text in TEXTS:
            if text not in ("yes", "undo"):
                await eve.say("ed", text)  # just before, so that what is kept of an answer would come out
            answer = await ann.say(who, text, place)
            assert answer.status == 200
            shown |= {text: found} if (found := of_east(answer.raw, text.casefold())) else {}
    assert shown == {}
    assert ann.db.read_sync(east) == before


DATA = [
    {},
    {"action": "z7"},
    {"action": "Z7"},
    {"action": "3.5", "group_id": 2},
    {"action": 4},
    {"action": "Zephyr venues"},
    {"which": "open", "group_id": 2, "tenant_id": EAST},
    {"which": "open", "agency": "Quillfeather Trust"},
    {"which": "open", "owner": "Eve Eastmere"},
    {"which": "moved"},
    {"which": "no_update"},
    {"session_id": 2, "cohorts": "1 volunteer"},
    {"session_id": 2, "id": 2, "held_on": "yesterday"},
    {"year": "2026", "cohort": "Marigold wardens"},
    {"product": "Thistledown"},
    {"meeting_id": 2, "on": "2027-03-02"},
    {"member_id": 3, "kind": "all"},
    {"said": "history of action z7"},
]


@pytest.mark.parametrize("intent", BY_INTENT)
async def test_no_button_of_a_member_shows_or_changes_the_other_groups_record(two, intent):
    ann, _eve = two
    before = ann.db.read_sync(east)
    shown = []
    for data in DATA:
        answer = await ann.press("ann", intent, data)
        asked = str(data).casefold()
        shown += [(data, found)] if (found := of_east(answer.raw, asked)) else []
        for card in answer.cards:
            for button in card.get("actions", []):
                found = of_east((await ann.press("ann", button["verb"], button["data"])).raw, asked)
                shown += [(data, button["title"], found)] if found else []
    assert shown == []
    assert ann.db.read_sync(east) == before


async def test_a_ref_both_groups_have_is_ones_own(two):
    ann, eve = two
    assert "Map the halls 14" in (await ann.say("ann", "history of action 14")).text
    assert "Zephyr venues 14" in (await eve.say("eve", "history of action 14")).text


async def test_an_update_of_a_ref_both_groups_have_changes_ones_own(two):
    ann, _eve = two
    before = ann.db.read_sync(east)
    verb, data = (await ann.say("ann", "action 14 done")).button("Save")
    assert "complete" in (await ann.press("ann", verb, data)).text
    assert ann.db.read_sync(east) == before
    assert ann.db.read_sync(actions.by_ref, 1, "14").status == Status.COMPLETE


async def test_no_number_of_a_change_undoes_the_other_groups(two):
    ann, eve = two
    shown = await eve.say("eve", "log training: 31 volunteers, Thistledown, yesterday")
    saved = await eve.press("eve", *shown.button("Save"))
    before = ann.db.read_sync(east)
    _verb, data = saved.button("Undo")
    for number in {data["change"], *ann.db.read_sync(all_changes)}:
        await ann.press("ann", form.UNDO, {"change": number})
        await ann.press("ann", form.UNDO, {"change": number, "group_id": 2, "member_id": 3})
    assert ann.db.read_sync(east) == before


def all_changes(session):
    return [change for (change,) in session.query(columns(AuditEvent).change).distinct()]


async def test_a_card_of_the_other_group_is_nobodys_here(two):
    ann, eve = two
    shown = await eve.say("eve", "log training: 31 volunteers, Thistledown, yesterday")
    before = ann.db.read_sync(east)
    for title in ("Save", "Change", "Cancel"):
        verb, data = shown.button(title)
        for place in (PERSONAL, "a:eve", EAST_CHANNEL, NORTH_CHANNEL):
            answer = await ann.press("ann", verb, data, place)
            assert "31" not in answer.text
    assert ann.db.read_sync(east) == before
    assert "31 people" in (await eve.press("eve", *shown.button("Save"))).text


@pytest.mark.parametrize("tenant", [NORTH, EAST])
@pytest.mark.parametrize("place", [EAST_CHANNEL, f"{EAST_CHANNEL};messageid=9", "a:eve"])
async def test_naming_the_other_groups_place_or_tenant_opens_nothing(two, tenant, place):
    ann = People(two[0].bot, tenant, entra_id=entra_id)
    before = ann.db.read_sync(east)
    for text in ("status", "what is overdue?", "history of action 14", "log training: 31 volunteers, WRAP, yesterday"):
        await ann.say("ann", text, place)
        await ann.press("ann", "brief", {}, place)
        await ann.press("ann", "list_actions", {"which": "open"}, place)
    assert ann.db.read_sync(east) == before
    await says_nothing_of_the_east(ann)


async def test_the_same_id_in_another_tenant_is_another_person(two):
    ann, eve = two
    assert "Map the halls" in (await ann.say("ann", "show open actions")).text
    there = People(ann.bot, EAST, entra_id=entra_id)
    assert STRANGER in (await there.say("ann", "show open actions")).text
    assert STRANGER in (await there.press("ann", "list_actions", {"which": "open"})).text
    assert "Zephyr" in (await eve.say("eve", "show open actions")).text


async def test_somebody_of_both_groups_sees_in_each_channel_that_channels_group_and_in_private_neither(two):
    ann, eve = two
    ann.db.run_sync(join_both)
    here = await ann.say("both", "show open actions", NORTH_CHANNEL)
    there = await eve.say("both", "show open actions", EAST_CHANNEL)
    alone = await eve.say("both", "show open actions")
    assert "Map the halls" in here.text
    assert "Zephyr" not in here.raw
    assert "Zephyr" in there.text
    assert "Map the halls" not in there.raw
    assert "Zephyr" in alone.text, "in the east's tenant they belong to the east alone"
    assert "Map the halls" not in alone.raw


def join_both(session):
    for group_id, tenant in ((1, NORTH), (2, EAST)):
        factories.member(session, group_id, "Both", entra_id=entra_id("both"), tenant_id=tenant, role=Role.CHAIR)


async def test_somebody_of_two_groups_of_one_tenant_is_not_guessed_for(two):
    ann, _eve = two
    ann.db.run_sync(second_group_of_the_tenant)
    before = ann.db.read_sync(record)
    for text in ("show open actions", "action 14 done", "log training: 31 volunteers, WRAP, yesterday", "yes"):
        answer = await ann.say("ann", text)
        assert "Map the halls" not in answer.raw
        assert "Other plan" not in answer.raw
    assert ann.db.read_sync(record) == before


def second_group_of_the_tenant(session):
    group = factories.group(session, "Second", tenant_id=NORTH)
    factories.member(session, group.id, "Ann", entra_id=entra_id("ann"), tenant_id=NORTH)
    factories.action(session, group.id, "Other plan", ref="14")


async def test_adding_the_bot_to_a_team_opens_nobody_elses_group(two):
    ann, _eve = two
    before = ann.db.read_sync(east)
    await ann.install("stranger", "19:new@thread.tacv2", team="Eastmere")
    await ann.install("ann", EAST_CHANNEL, team="Eastmere")
    assert ann.db.read_sync(east) == before
    answer = await ann.say("stranger", "show open actions", "19:new@thread.tacv2")
    assert of_east(answer.raw, "eastmere") == []
    assert "Map the halls" not in answer.raw
    assert ann.db.read_sync(group_names) == ["Northgroup", "Eastmere", "Eastmere"], "a group of its own, of that name"
    later = await ann.say("ann", "show open actions", EAST_CHANNEL)
    assert of_east(later.raw, "eastmere") == []


def group_names(session):
    return [group.name for group in session.query(Group).order_by(Group.id)]
