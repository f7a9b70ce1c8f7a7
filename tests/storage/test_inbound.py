"""An activity is handled once, and its row stands or falls with what it changed."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from storage import groups, inbound
from tests import factories
from tests.factories import NOW, TENANT

KEY = (TENANT, "19:channel@thread.tacv2", "activity-1")


def test_the_first_claim_takes_the_activity_and_the_second_does_not(db):
    assert db.run_sync(inbound.claim, KEY, NOW)
    assert not db.run_sync(inbound.claim, KEY, NOW + timedelta(seconds=15))


@pytest.mark.parametrize("part", [0, 1, 2])
def test_another_tenant_conversation_or_activity_is_another_claim(db, part):
    other = tuple("other" if index == part else value for index, value in enumerate(KEY))
    assert db.run_sync(inbound.claim, KEY, NOW)
    assert db.run_sync(inbound.claim, other, NOW)


def test_a_claim_is_rolled_back_with_what_the_activity_changed(db):
    def crash(session):
        assert inbound.claim(session, KEY, NOW)
        factories.group(session)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        db.run_sync(crash)
    assert db.read_sync(groups.every) == []
    assert db.run_sync(inbound.claim, KEY, NOW), "Teams sends it again and it is handled then"


def test_a_repeat_is_answered_with_the_first_answer(db):
    replies = [{"text": "Saved.", "card": {"type": "AdaptiveCard", "body": []}}]

    def handle(session):
        inbound.claim(session, KEY, NOW)
        inbound.answered(session, KEY, replies)

    db.run_sync(handle)
    assert db.read_sync(inbound.replies, KEY) == replies


def test_a_repeat_waits_for_the_first_and_then_is_one(db):
    inside = threading.Event()

    def first(session):
        taken = inbound.claim(session, KEY, NOW)
        inside.set()
        time.sleep(0.2)
        inbound.answered(session, KEY, [{"text": "Saved."}])
        return taken

    def repeat(session):
        return inbound.claim(session, KEY, NOW), inbound.replies(session, KEY)

    with ThreadPoolExecutor(2) as threads:
        one = threads.submit(db.run_sync, first)
        assert inside.wait(10)
        assert db.run_sync(repeat) == (False, [{"text": "Saved."}])
        assert one.result()


def test_old_rows_are_dropped_and_young_ones_kept(db):
    young = (*KEY[:2], "activity-2")
    db.run_sync(inbound.claim, KEY, NOW - timedelta(days=1, seconds=1))
    db.run_sync(inbound.claim, young, NOW - timedelta(days=1))
    db.run_sync(inbound.forget, NOW - timedelta(days=1))
    assert db.run_sync(inbound.claim, KEY, NOW)
    assert not db.run_sync(inbound.claim, young, NOW)
