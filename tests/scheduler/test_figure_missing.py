"""Missing figures are asked for once a month, in the digest of the first working day from the 5th."""

from datetime import date, timedelta

import orjson
import pytest

from cards import elements
from storage import targets
from storage.members import Role
from storage.targets import TargetValue
from tests import factories
from tests.cards.check import check
from tests.scheduler.conftest import local

MONDAY = date(2027, 2, 1)
ASKED_ON = date(2027, 2, 5)  # a Friday


@pytest.fixture(autouse=True)
async def begun(place, tick_at):
    await tick_at(local(MONDAY, 7))


@pytest.fixture
def asked(db, group):
    """Return a function that sets a target whose figure somebody is asked for."""

    def make(measure="Officers trained", name="Robin Vale", agency="Police"):
        who = db.run_sync(factories.member, group.id, name, agency=agency)
        return db.run_sync(factories.target, group.id, measure, agency=agency, asked_of_id=who.id)

    return make


def give(db, group, target, as_of_on: date):
    def record(session):
        change = factories.change(session, group.id)
        values = {"value": 80, "as_of_on": as_of_on, "by_name": "Robin Vale"}
        targets.record(session, change, TargetValue(group_id=group.id, target_id=target.id, **values))

    db.run_sync(record)


async def mornings(tick_at, first: date, last: date):
    for n in range((last - first).days + 1):
        await tick_at(local(first + timedelta(days=n)))


def shown(channel) -> str:
    [(_, message)] = channel.taken
    return elements.spoken(message.card)


async def test_a_missing_figure_is_asked_for_once_a_month(asked, channel, tick_at):
    asked()
    await mornings(tick_at, MONDAY, date(2027, 3, 31))
    assert channel.texts == [
        f"Reminders of Northbrook Prevent Operational Group, {day}: 1 figure asked for."
        for day in ("Friday 5 February 2027", "Friday 5 March 2027")
    ]


async def test_the_request_says_what_which_month_who_why_and_how_to_answer(asked, channel, tick_at):
    asked()
    await tick_at(local(ASKED_ON))
    said = shown(channel)
    assert "Figures asked for: 1\nOfficers trained: figure for January 2027 · asked: Robin Vale (Police)" in said
    assert 'tell me in one line: "Police figure is … as of Sunday 31 January 2027"' in said
    assert "once a month, on the first working day from the 5th" in said
    assert "An action is mentioned" not in said
    card = channel.taken[0][1].card
    assert [(button["title"], button["verb"]) for button in elements.buttons_of(card)] == [
        ("Record a figure", "record_figure"),
        ("Seen", "acknowledge"),
    ]
    check(card)


async def test_a_figure_that_was_given_is_not_asked_for(db, group, asked, channel, tick_at):
    give(db, group, asked(), date(2027, 1, 31))
    await tick_at(local(ASKED_ON))
    assert channel.taken == []


async def test_only_targets_without_last_months_figure_are_asked_for(db, group, asked, channel, tick_at):
    give(db, group, asked("Officers trained"), date(2027, 1, 15))
    give(db, group, asked("Housing staff trained", "Kit Marsh", "Housing"), date(2026, 12, 31))
    await tick_at(local(ASKED_ON))
    assert "Housing staff trained: figure for January 2027 · asked: Kit Marsh (Housing)" in shown(channel)
    assert "Officers trained" not in shown(channel)


async def test_a_figure_given_that_morning_is_not_asked_for(db, group, asked, channel, tick_at):
    target = asked()
    await tick_at(local(ASKED_ON, 8))
    give(db, group, target, date(2027, 1, 31))
    await tick_at(local(ASKED_ON))
    assert channel.taken == []


async def test_after_its_due_day_the_figure_of_that_day_is_wanted(db, group, channel, tick_at):
    db.run_sync(factories.target, group.id, "Venues checked", due_on=date(2026, 11, 30))
    await tick_at(local(ASKED_ON))
    assert "Venues checked: figure for November 2026 · asked: nobody yet" in shown(channel)
    assert "as of Monday 30 November 2026" in shown(channel)


async def test_another_groups_figures_and_members_are_not_told(db, asked, channel, tick_at):
    other = db.run_sync(factories.group, "Southbrook")
    db.run_sync(factories.target, other.id, "Southbrook staff trained", agency="Police")
    db.run_sync(factories.member, other.id, "Lou Penn", agency="Police")
    asked()
    await tick_at(local(ASKED_ON))
    assert "Robin Vale" in shown(channel)
    assert "Southbrook" not in shown(channel)
    assert "Lou Penn" not in shown(channel)


@pytest.mark.parametrize("back", [date(2027, 2, 10), date(2027, 2, 18)], ids=["a few days", "nearly two weeks"])
async def test_after_downtime_the_request_is_made_once(asked, channel, tick_at, back):
    asked()
    await tick_at(local(back, 15))
    await mornings(tick_at, back + timedelta(days=1), date(2027, 2, 26))
    assert "figure for January 2027" in shown(channel)


async def test_a_request_is_not_made_in_the_month_after(asked, channel, tick_at):
    asked()
    await tick_at(local(date(2027, 3, 1), 15))
    assert channel.taken == []


async def test_actions_and_figures_of_a_morning_are_one_message(db, group, asked, channel, tick_at):
    asked()
    db.run_sync(factories.action, group.id, "Map the venues", on=ASKED_ON)
    await tick_at(local(ASKED_ON))
    [(_, message)] = channel.taken
    assert message.text.endswith("Friday 5 February 2027: 1 action coming up, 1 figure asked for.")
    titles = [button["title"] for button in elements.buttons_of(message.card)]
    assert titles == ["Show overdue", "Update an action", "Record a figure", "Seen"]
    assert "An action is mentioned" in elements.spoken(message.card)


async def test_many_figures_show_the_first_count_the_rest_and_offer_all(db, group, channel, tick_at):
    for number in range(8):
        name = f"Robin {'v*' * 400} {number}"
        db.run_sync(factories.member, group.id, name, agency="Police", role=Role.MEMBER)
    for number in range(40):
        db.run_sync(factories.target, group.id, f"Measure {number} " + "é*" * 400, agency="Police")
        db.run_sync(factories.action, group.id, f"Step {number} " + "é*" * 400, on=ASKED_ON)
    await tick_at(local(ASKED_ON))
    card = channel.taken[0][1].card
    assert "Figures asked for: 40" in elements.spoken(card)
    assert "more: press Missing figures" in elements.spoken(card)
    assert {"which": "missing"} in [button["data"] for button in elements.buttons_of(card)]
    assert " or 2 more" in elements.spoken(card)
    assert len(orjson.dumps(card)) <= 25_000


async def test_words_people_typed_are_plain_in_the_digest(asked, channel, tick_at):
    asked("# <at>all</at> [x](https://e.example)", "**Robin**")
    await tick_at(local(ASKED_ON))
    texts = [element["text"] for element in channel.taken[0][1].card["body"]]
    assert any(r"\[x\]" in text and r"\*\*Robin\*\*" in text for text in texts)
