"""What others settle about a member's answer is told to them and to their deputy, once, and only before the meeting."""

from datetime import date, timedelta

import pytest

from cards import elements
from storage import attendance, audit, deputy_requests, meetings, undo
from storage.attendance import Answer
from storage.meetings import Meeting
from storage.members import OFF, Role
from tests import factories
from tests.cards.check import check
from tests.scheduler.conftest import local

TUESDAY = date(2027, 3, 2)
DAY = date(2027, 2, 24)  # no day of the meeting's reminders
SAID_AT = local(DAY, 11)
TOLD_AT = local(DAY, 11, 10)


@pytest.fixture
def meeting(db, group):
    return db.run_sync(factories.meeting, group.id, TUESDAY, place="Room 2")


@pytest.fixture
def priya(chat_of):
    return chat_of("Priya", agency="Probation")


@pytest.fixture
def sam(chat_of):
    return chat_of("Sam", agency="Housing")


@pytest.fixture
def marcus(chat_of):
    return chat_of("Marcus", role=Role.COORDINATOR)


@pytest.fixture
def write(db, group, meeting):
    """Do something to a member's answer; return the write, by which it can be undone."""

    def done(by, act, at=SAID_AT):
        def call(session):
            change = factories.change(session, group.id, at, by=by)
            act(session, change)
            return change.id

        return db.run_sync(call)

    return done


@pytest.fixture
def says(meeting, write):
    def done(by, said, whose=None, at=SAID_AT, **deputy):
        whose = whose or by
        return write(by, lambda *to: attendance.answer(*to, meeting.id, whose.id, said, **deputy), at)

    return done


@pytest.fixture
def settle(group, meeting, write):
    """Approve or decline who was named in a member's place."""

    def done(by, whose, deputy=None, at=SAID_AT):
        def act(session, change):
            row = attendance.of_member(session, group.id, meeting.id, whose.id)
            if deputy:
                deputy_requests.approve(session, change, row, deputy.id, deputy.name)
            else:
                deputy_requests.decline(session, change, row)

        return write(by, act, at)

    return done


@pytest.fixture
def told(channel, tick_at):
    """Let the time go by, and return what somebody was told of answers."""

    async def so_far(person, *moments):
        for moment in moments or (local(DAY, 10, 59), local(DAY, 11, 9), TOLD_AT):
            await tick_at(moment)
        said = [elements.spoken(message.card) for to, message in channel.taken if to == f"a:{person.entra_id}"]
        return [each for each in said if "settled who comes" in each]

    return so_far


async def test_an_approval_is_told_to_both_once_it_can_no_longer_be_undone(priya, sam, marcus, says, settle, told):
    says(priya, Answer.DEPUTY, at=local(DAY, 9), deputy_name="Sam")
    settle(marcus, priya, sam)
    assert await told(priya, local(DAY, 10, 59), local(DAY, 11, 9)) == []
    [mine] = await told(priya, TOLD_AT, local(DAY, 11, 30))
    assert "Sam comes in your place: that is approved." in mine
    [theirs] = await told(sam, local(DAY, 11, 40))
    assert "You come in the place of Priya (Probation)." in theirs
    assert "When: Tuesday 2 March 2027 at 14:00\nWhere: Room 2" in theirs
    assert await told(marcus, local(DAY, 11, 50)) == []


async def test_a_decline_is_told_to_the_member_and_not_to_who_was_named(priya, sam, marcus, says, settle, told):
    says(priya, Answer.DEPUTY, at=local(DAY, 9), deputy_name="Sam")
    settle(marcus, priya)
    [mine] = await told(priya)
    assert "Sam does not come in your place. Your answer stands as apologies." in mine
    assert await told(sam, local(DAY, 11, 30)) == []


async def test_a_named_deputy_is_told_that_they_come(priya, sam, says, told):
    says(priya, Answer.DEPUTY, deputy_name="Sam", deputy_id=sam.id)
    assert len(await told(sam)) == 1
    assert await told(priya, local(DAY, 11, 30)) == []


async def test_an_answer_somebody_else_gave_is_told_with_their_name(priya, marcus, says, told):
    says(marcus, Answer.APOLOGIES, priya)
    [mine] = await told(priya)
    assert "Marcus noted your answer: apologies." in mine


async def test_a_deputy_who_said_it_themselves_is_not_told_and_the_member_is(priya, sam, says, told):
    says(sam, Answer.DEPUTY, priya, deputy_name="Sam", deputy_id=sam.id)
    assert await told(sam) == []
    [mine] = await told(priya, local(DAY, 11, 30))
    assert "Sam noted your answer: apologies, Sam in your place." in mine


async def test_ones_own_answer_is_no_news(priya, says, told):
    says(priya, Answer.ATTENDING)
    assert await told(priya) == []


async def test_what_is_undone_in_time_is_told_to_nobody(db, group, priya, marcus, says, told):
    written = says(marcus, Answer.APOLOGIES, priya)
    assert await told(priya, local(DAY, 11, 1)) == []
    at = local(DAY, 11, 5)
    db.run_sync(lambda session: undo.undo(session, factories.change(session, group.id, at, by=marcus), written))
    assert await told(priya, TOLD_AT) == []


async def test_what_is_settled_twice_is_told_twice(priya, marcus, says, told):
    says(marcus, Answer.APOLOGIES, priya)
    assert len(await told(priya)) == 1
    says(marcus, Answer.ATTENDING, priya, at=local(DAY, 12))
    assert "Marcus noted your answer: attending." in (await told(priya, local(DAY, 12, 10)))[1]


async def test_the_last_word_is_told_where_two_came_within_ten_minutes(priya, marcus, says, told):
    says(marcus, Answer.APOLOGIES, priya)
    assert await told(priya, local(DAY, 11, 1)) == []
    says(marcus, Answer.ATTENDING, priya, at=local(DAY, 11, 5))
    [mine] = await told(priya, TOLD_AT, local(DAY, 11, 15))
    assert "attending" in mine


async def test_what_is_settled_as_the_meeting_begins_is_told_to_nobody(priya, marcus, says, told):
    says(marcus, Answer.APOLOGIES, priya, at=local(TUESDAY, 13, 55))
    moments = (local(TUESDAY, 13, 56), local(TUESDAY, 14, 5), local(TUESDAY, 14, 10))
    assert [each for each in await told(priya, *moments) if "noted your answer" in each] == []


async def test_of_a_meeting_that_moved_or_was_called_off_nobody_is_told(db, group, meeting, priya, marcus, says, told):
    says(marcus, Answer.APOLOGIES, priya)
    assert await told(priya, local(DAY, 11, 1)) == []

    def move(session):
        row = session.get_one(Meeting, meeting.id)
        meetings.move(session, factories.change(session, group.id, local(DAY, 11, 2)), row, date(2027, 3, 9), "14:00")

    db.run_sync(move)
    assert await told(priya, TOLD_AT, local(DAY, 11, 20)) == []


async def test_who_wants_no_reminders_is_left_alone(db, group, priya, marcus, says, told):
    db.run_sync(lambda session: audit.amend(session, factories.change(session, group.id), priya, reminders=OFF))
    says(marcus, Answer.APOLOGIES, priya)
    assert await told(priya) == []


async def test_the_card_answers_back(channel, meeting, priya, sam, marcus, says, settle, told):
    says(priya, Answer.DEPUTY, at=local(DAY, 9), deputy_name="Sam")
    settle(marcus, priya, sam)
    await told(priya)
    cards = {to: message.card for to, message in channel.taken if "settled who" in elements.spoken(message.card)}
    for card in cards.values():
        check(card)
    buttons = {to: [each["title"] for each in elements.buttons_of(card)] for to, card in cards.items()}
    assert buttons == {
        f"a:{priya.entra_id}": ["Attending", "Apologies", "Send deputy"],
        f"a:{sam.entra_id}": ["Attending", "Apologies"],
    }


async def test_who_was_to_stand_in_and_left_leaves_apologies_and_a_word(
    db, group, priya, sam, marcus, says, write, told
):
    says(priya, Answer.DEPUTY, at=local(DAY, 8) - timedelta(days=1), deputy_name="Sam", deputy_id=sam.id)
    write(marcus, lambda session, change: deputy_requests.lost(session, change, sam.id, DAY))
    [mine] = await told(priya)
    assert "Sam does not come in your place. Your answer stands as apologies." in mine


async def test_a_deputy_who_is_not_needed_any_more_is_told(priya, sam, says, told):
    says(priya, Answer.DEPUTY, deputy_name="Sam", deputy_id=sam.id)
    assert len(await told(sam)) == 1
    says(priya, Answer.ATTENDING, at=local(DAY, 12))
    [_, last] = await told(sam, local(DAY, 12, 10), local(DAY, 12, 20))
    assert "You are not needed in the place of Priya (Probation) any more." in last
    assert await told(priya, local(DAY, 12, 30)) == []


async def test_the_same_answer_again_is_told_to_nobody_again(priya, marcus, says, told):
    says(marcus, Answer.APOLOGIES, priya)
    assert len(await told(priya)) == 1
    says(marcus, Answer.APOLOGIES, priya, at=local(DAY, 12))
    assert len(await told(priya, local(DAY, 12, 10))) == 1
