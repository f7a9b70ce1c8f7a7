"""Buttons as a client could make them up: nothing is saved that was not shown and confirmed, and nothing leaks.

A button's data is a stranger's word. Each test compares the whole record before and after.
"""

import contextlib

import pytest
from sqlalchemy import select

from bot.simulator import northbrook
from bot.teams_bot import APOLOGY
from cards import attendance, form
from dialogs.conversation import Write
from dialogs.guard import NOT_KEPT
from dialogs.refusals import STRANGER
from dialogs.registry import BY_INTENT
from dialogs.steps import OLD_CARD
from storage import action_lists, actions, training
from storage.action_lists import Filter
from storage.actions import Action
from storage.attendance import Attendance
from storage.audit import AuditEvent
from storage.members import Member, Role
from storage.types import columns
from tests.attack.people import PERSONAL
from tests.attack.record import record

LOG = "log training: 8317 volunteers, WRAP, yesterday"  # a figure nobody in the sample has
THREAD = f"{northbrook.CHANNEL_ID};messageid=1"
GUEST = "college"
FORM_VERBS = (form.SAVE, form.EDIT, form.SUBMIT, form.CHOOSE, form.CANCEL)


@contextlib.asynccontextmanager
async def unchanged(people):
    """Say that the record is to the row what it was, whatever happens inside, and that nothing failed in it."""
    before = people.db.read_sync(record)
    yield
    assert people.db.read_sync(record) == before
    assert not [answer.text for answer in people.answers if APOLOGY in answer.text], "a crafted button is no bug"
    assert {answer.status for answer in people.answers} <= {200}


def heads(session):
    return [row.people for held in training.of_group(session, 1) for row in training.cohorts_of(session, 1, held.id)]


def lines(session):
    return action_lists.lines(session, 1, Filter(open_only=False))


def of_others(session):
    """Return the actions that are none of the guest's."""
    return [line for line in lines(session) if not any("College" in owner["name"] for owner in line.owners)]


async def begun(people, who="yjs", place=PERSONAL):
    """Begin a write and return its key."""
    return (await people.say(who, LOG, place)).button("Save")[1]["key"]


# Keys


KEYS = [
    "",
    "0" * 12,
    "*",
    "%",
    "' OR 1=1 --",
    None,
    True,
    0,
    1.5,
    [],
    ["{key}"],
    {"key": "{key}"},
    "{key} ",
    "{KEY}",
    "k" * 100_000,
]


def filled(value, key):
    if isinstance(value, str):
        return value.replace("{key}", key).replace("{KEY}", key.upper()) if value != "{KEY}" else key.upper() + "A"
    if isinstance(value, list):
        return [filled(each, key) for each in value]
    return {name: filled(each, key) for name, each in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("verb", FORM_VERBS)
async def test_a_wrong_key_moves_nothing_and_the_right_one_still_saves(people, verb):
    key = await begun(people)
    async with unchanged(people):
        for wrong in KEYS:
            answer = await people.press("yjs", verb, {"key": filled(wrong, key), "cohorts": "99 volunteers"})
            # The guard reads what no card of ours holds, and may take its letters and figures for somebody's data.
            guarded = isinstance(wrong, list | dict) and NOT_KEPT in answer.text
            assert guarded or OLD_CARD in answer.text
    await people.press("yjs", form.SAVE, {"key": key})
    assert people.db.read_sync(heads).count(8317) == 1


@pytest.mark.parametrize("who", ["police", "chair", "coordinator", "yjs-deputy", GUEST])
async def test_another_persons_card_is_nobody_elses_to_press(people, who):
    key = await begun(people, place=THREAD)
    async with unchanged(people):
        for place in (THREAD, PERSONAL, f"{northbrook.CHANNEL_ID};messageid=2"):
            for verb in FORM_VERBS:
                answer = await people.press(who, verb, {"key": key, "cohorts": "99 volunteers"}, place)
                assert OLD_CARD in answer.text
                assert "8317" not in answer.text
    await people.press("yjs", form.SAVE, {"key": key}, THREAD)
    assert people.db.read_sync(heads).count(8317) == 1


async def test_a_save_button_pressed_again_saves_once(people):
    key = await begun(people)
    await people.press("yjs", form.SAVE, {"key": key})
    async with unchanged(people):
        for _ in range(3):
            assert OLD_CARD in (await people.press("yjs", form.SAVE, {"key": key})).text


# Options, fields and verbs


@pytest.mark.parametrize(
    "option", [-1, 4, 99, 2**63, 10**40, -(10**40), 0.0, 1.0, 1.5, "0", "1", "", None, [], [0], {}, {"0": 0}]
)
async def test_an_option_that_was_not_offered_chooses_nothing(people, option):
    asked = await people.say("yjs", "log training: 31 volunteers, awareness session, yesterday")
    verb, data = asked.button("Something else")
    async with unchanged(people):
        answer = await people.press("yjs", verb, data | {"option": option})
        assert "Which training" in answer.text


@pytest.mark.parametrize("field", ["cohorts", "held_on", "PRODUCT", "", None, [], {}, 0, "__class__", "x" * 1_000])
async def test_an_option_of_another_field_than_was_asked_chooses_nothing(people, field):
    asked = await people.say("yjs", "log training: 31 volunteers, awareness session, yesterday")
    verb, data = asked.button("Something else")
    async with unchanged(people):
        answer = await people.press("yjs", verb, data | {"field": field})
        assert "Which training" in answer.text


EXTRA_VERBS = [
    "delete",
    "delete_action",
    "purge",
    "approve",
    "admin",
    "sudo",
    "export",
    "SAVE",
    "save ",
    " save",
    "Undo",
]
EXTRA_VERBS += [
    "save\0",
    "yes",
    "no",
    "answered",
    "pressed",
    "__class__",
    "__init__",
    "../save",
    "brief;save",
    "*",
    "v" * 50_000,
]


@pytest.mark.parametrize("made", ["Action.Execute", "Action.Submit"])
async def test_a_verb_that_is_on_no_card_does_nothing(people, made):
    key = await begun(people)
    async with unchanged(people):
        for verb in EXTRA_VERBS:
            if made == "Action.Execute":
                await people.press("yjs", verb, {"key": key})
            else:
                await people.submit("yjs", verb, {"key": key})


# What the conversations read of a button, whichever conversation it is.
ASKED = (
    "which",
    "page",
    "before",
    "since",
    "agency",
    "owner",
    "theme",
    "kind",
    "on",
    "year",
    "cohort",
    "action",
    "said",
)
BESIDE = ("owners_added", "owners_removed", "held_on_text", "product_text", "session_id", "more", "said")
VALUES = ("zzz", "2027-13-99", "", "1.1", -1, True, 10**30, ["x"])


def slots_of(intent):
    found = BY_INTENT[intent]
    return (*(field.name for field in found.fields), *BESIDE) if isinstance(found, Write) else ASKED


@pytest.mark.parametrize("intent", BY_INTENT)
async def test_no_button_of_a_conversation_saves_or_fails_whatever_it_carries(people, intent):
    failed = []
    async with unchanged(people):
        for slot in slots_of(intent):
            for value in VALUES:
                answer = await people.press("coordinator", intent, {"action": "1.1"} | {slot: value})
                failed += [(slot, value)] if APOLOGY in answer.text else []
        assert failed == []


@pytest.mark.parametrize("intent", BY_INTENT)
async def test_slots_of_wrong_types_together_are_no_error_either(people, intent):
    async with unchanged(people):
        for value in (*VALUES, 1.5, None, {"name": "x"}, "y" * 2000):
            await people.press("coordinator", intent, dict.fromkeys(slots_of(intent), value))


# Forms


async def test_what_a_form_sends_beside_its_fields_is_left_alone(people):
    key = await begun(people)
    more = {"session_id": 1, "id": 1, "group_id": 2, "logged_by_id": 1, "voided_at": "2027-01-01", "year": 1999}
    fields = {"cohorts": "31 volunteers", "held_on": "yesterday", "product": "WRAP"}
    await people.press("yjs", form.SUBMIT, {"key": key} | fields | more)
    before = people.db.read_sync(training.of_group, 1)
    await people.press("yjs", form.SAVE, {"key": key} | more)
    after = people.db.read_sync(training.of_group, 1)
    [new] = [held for held in after if held.id not in {each.id for each in before}]
    assert (new.group_id, new.year, new.voided_at) == (1, 2026, None)
    assert [held for held in after if held.id != new.id] == before


@pytest.mark.parametrize("value", [*VALUES, 1.5, None, "[" * 30_000, {"a": {"b": ["c"]}}, [["31 volunteers"]]])
async def test_a_forms_fields_may_hold_anything_and_nothing_is_saved_by_it(people, value):
    key = await begun(people)
    async with unchanged(people):
        for field in ("cohorts", "held_on", "product", "mode", "trainer"):
            await people.press("yjs", form.SUBMIT, {"key": key, field: value})


@pytest.mark.parametrize("way", ["button", "form", "said", "option"])
async def test_a_member_cannot_reach_another_agencys_action_by_its_ref(people, way):
    theirs = "2.1"  # the Police's and Safeguarding's
    async with unchanged(people):
        if way == "button":
            answer = await people.press("housing", "update_action", {"action": theirs, "status": "complete"})
        elif way == "said":
            answer = await people.press("housing", "update_action", {"said": f"action {theirs} is done"})
        else:
            shown = await people.press("housing", "update_action")
            _verb, data = shown.button("Check")
            verb = form.SUBMIT if way == "form" else form.CHOOSE
            more = {"action": theirs, "status": "complete", "report": "done", "field": "action", "option": 0}
            answer = await people.press("housing", verb, data | more)
        await people.press("housing", form.SAVE, {"key": (way == "form" and data["key"]) or ""})
    if way != "option":
        assert "belongs to another agency" in answer.text


async def test_an_action_taken_from_somebody_between_summary_and_save_is_not_saved(people):
    shown = await people.say("police", "action 2.1 done")
    verb, data = shown.button("Save")
    people.db.run_sync(give_to_housing, "2.1")
    async with unchanged(people):
        assert "belongs to another agency" in (await people.press("police", verb, data)).text


def give_to_housing(session, ref):
    action = session.get(Action, actions.by_ref(session, 1, ref).id)
    action.owners = [{"kind": "agency", "name": "Housing"}]


# Undo


def changes(session, name=None):
    e = columns(AuditEvent)
    found = session.query(e.change).distinct()
    return [change for (change,) in (found.filter(e.by_name == name) if name else found)]


async def test_nobody_can_undo_what_somebody_else_saved(people):
    saved = await people.press("yjs", form.SAVE, {"key": await begun(people)})
    _verb, data = saved.button("Undo")
    async with unchanged(people):
        for who in ("police", "chair", "coordinator", "yjs-deputy", GUEST, "nobody"):
            for place in (PERSONAL, THREAD):
                await people.press(who, form.UNDO, data, place)
                await people.press(who, form.UNDO, {}, place)


async def test_no_guessed_number_undoes_anything_that_is_not_ones_own_and_recent(people):
    known = people.db.read_sync(changes)
    assert len(known) > 20
    async with unchanged(people):
        for number in [*known, 0, -1, 10**9, 2**63, 10**30]:
            await people.press("yjs", form.UNDO, {"change": number})


@pytest.mark.parametrize("change", ["{change}", "x", "", 1.0, True, False, [1], {"change": 1}, "1; DROP TABLE"])
async def test_an_undo_button_whose_number_is_none_takes_back_nothing(people, change):
    saved = await people.press("yjs", form.SAVE, {"key": await begun(people)})
    _verb, data = saved.button("Undo")
    number = data["change"]
    async with unchanged(people):
        await people.press("yjs", form.UNDO, {"change": str(number) if change == "{change}" else change})


async def test_an_undo_button_works_once(people):
    saved = await people.press("yjs", form.SAVE, {"key": await begun(people)})
    verb, data = saved.button("Undo")
    assert "Undone" in (await people.press("yjs", verb, data)).text
    async with unchanged(people):
        for _ in range(3):
            assert "Undone" not in (await people.press("yjs", verb, data)).text


# Those who may do little or nothing


async def test_an_invited_guest_can_write_nothing_by_any_members_button(people):
    key = await begun(people, place=THREAD)
    async with unchanged(people):
        for place in (PERSONAL, THREAD):
            for verb in (form.SAVE, form.EDIT, form.SUBMIT, form.CHOOSE, form.CANCEL, form.UNDO):
                await people.press(GUEST, verb, {"key": key, "field": "product", "option": 0, "change": 1}, place)
            for intent in BY_INTENT:
                shown = await people.press(GUEST, intent, {"action": "2.1", "status": "complete"}, place)
                for card in shown.cards:
                    for action in card.get("actions", []):
                        if action["verb"] != attendance.ANSWER:  # whether they come is theirs to say
                            await people.press(GUEST, action["verb"], action["data"], place)


async def test_an_invited_guest_answers_for_themselves_and_their_own_meeting_only(people):
    for number in range(1, 40):
        for data in (
            {"answer": "attending"},
            {"answer": "deputy", "deputy": "Sam"},
            {"answer": "apologies", "member": 2},
        ):
            await people.press(GUEST, attendance.ANSWER, {"meeting": number} | data)
    kept = people.db.read_sync(lambda session: list(session.scalars(select(Attendance))))
    guest = people.db.read_sync(lambda session: session.get_one(Member, kept[0].member_id))
    assert [(row.member_id, row.meeting_id, row.deputy_id) for row in kept] == [(guest.id, guest.invited_to_id, None)]
    assert guest.role == Role.INVITED


async def test_an_invited_guest_is_shown_nobody_elses_action_by_any_button(people):
    others = people.db.read_sync(of_others)
    assert len(others) > 10
    for intent in BY_INTENT:
        for which in ("open", "overdue", "due", "mine", "done", "moved", "no_date", "no_owner", "no_update"):
            await people.press(GUEST, intent, {"which": which, "page": 100, "kind": "all"})
        for agency in ("Police", "Housing"):
            await people.press(GUEST, intent, {"agency": agency, "owner": agency, "which": "open"})
    for line in others:
        await people.press(GUEST, "show_action", {"action": line.ref})
        await people.press(GUEST, "update_action", {"action": line.ref})
        await people.press(GUEST, "show_action", {"action": line.title})
        await people.press(GUEST, "list_actions", {"said": f"history of action {line.ref}"})
    assert "Northbrook College" in people.answers[0].text + (await people.say(GUEST, "who am i")).text
    sent = await people.all_sent()
    assert [line.ref for line in others if line.title in sent] == []
    assert "people in" not in sent, "the register is the group's"


@pytest.mark.parametrize("place", [PERSONAL, THREAD, "19:elsewhere@thread.tacv2"])
async def test_an_outsider_gets_one_answer_to_every_button_there_is(people, place):
    async with unchanged(people):
        for verb in (*BY_INTENT, form.SAVE, form.EDIT, form.SUBMIT, form.CHOOSE, form.CANCEL, form.UNDO, "nonsense"):
            for data in ({}, {"action": "1.1"}, {"change": 1}, {"which": "open"}, {"said": "status"}):
                assert set((await people.press("outsider", verb, data, place)).text.split("\n")) == {STRANGER}


@pytest.mark.parametrize(
    "said", ["add Housing to action 999", "take Housing off action 999", "add Housing to action 2.1"]
)
@pytest.mark.parametrize("who", ["coordinator", "housing", GUEST])
async def test_an_owner_for_an_action_that_is_not_there_or_not_ones_own_is_answered_and_no_bug(people, who, said):
    async with unchanged(people):
        await people.say(who, said)
