"""Which group somebody speaks for in a chat: theirs, there, for a day."""

from datetime import timedelta

from storage import chosen_groups, frames
from tests.factories import NOW, TENANT

KEY = (TENANT, "a:chat", "robin")


def test_the_last_choice_stands_for_a_day(db):
    db.run_sync(chosen_groups.choose, KEY, 1, NOW - timedelta(hours=1))
    db.run_sync(chosen_groups.choose, KEY, 2, NOW)
    assert db.read_sync(chosen_groups.chosen, KEY, NOW + timedelta(hours=23)) == 2
    assert db.read_sync(chosen_groups.chosen, KEY, NOW + timedelta(hours=24)) is None


def test_a_choice_is_one_persons_in_one_chat(db):
    db.run_sync(chosen_groups.choose, KEY, 2, NOW)
    for other in ((TENANT, "a:chat", "kit"), (TENANT, "a:other", "robin"), ("other", "a:chat", "robin")):
        assert db.read_sync(chosen_groups.chosen, other, NOW) is None


def test_a_choice_is_no_half_finished_conversation(db):
    db.run_sync(chosen_groups.choose, KEY, 2, NOW)
    assert db.run_sync(frames.take, KEY, NOW) is None
    assert db.read_sync(chosen_groups.chosen, KEY, NOW) == 2
