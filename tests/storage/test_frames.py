"""Half-finished conversations: one person's own, in one place, for two days."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from storage import frames
from tests.factories import NOW, TENANT

ROBIN = (TENANT, "19:channel@thread.tacv2;messageid=1", "robin")
SASHA = (TENANT, "19:channel@thread.tacv2;messageid=1", "sasha")
DATA = {"intent": "log_training", "slots": {"cohorts": [{"name": "Crossing patrols", "people": 31}]}, "asked": None}


def load(db, key, now=NOW):
    """Look at a frame and leave it there."""

    def look(session):
        found = frames.take(session, key, now)
        session.rollback()
        return found

    return db.run_sync(look)


def test_a_frame_comes_back_as_it_was(db):
    assert load(db, ROBIN) is None
    db.run_sync(frames.save, ROBIN, DATA, NOW)
    assert load(db, ROBIN) == DATA


def test_what_goes_on_replaces_the_frame_that_was_taken(db):
    db.run_sync(frames.save, ROBIN, DATA, NOW)

    def go_on(session):
        assert frames.take(session, ROBIN, NOW) == DATA
        frames.save(session, ROBIN, {"intent": "new_action"}, NOW + timedelta(minutes=1))

    db.run_sync(go_on)
    assert load(db, ROBIN) == {"intent": "new_action"}


def test_a_frame_is_taken_once(db):
    db.run_sync(frames.save, ROBIN, DATA, NOW)
    assert db.run_sync(frames.take, ROBIN, NOW) == DATA
    assert db.run_sync(frames.take, ROBIN, NOW) is None


def test_two_people_in_one_thread_have_two_frames(db):
    db.run_sync(frames.save, ROBIN, DATA, NOW)
    assert load(db, SASHA) is None
    db.run_sync(frames.save, SASHA, {"intent": "new_action"}, NOW)
    db.run_sync(frames.clear, SASHA)
    assert load(db, SASHA) is None
    assert load(db, ROBIN) == DATA


def test_one_person_in_two_threads_and_in_two_tenants_has_separate_frames(db):
    db.run_sync(frames.save, ROBIN, DATA, NOW)
    assert load(db, (TENANT, "19:channel@thread.tacv2;messageid=2", "robin")) is None
    assert load(db, ("another tenant", *ROBIN[1:])) is None


def test_a_frame_of_yesterday_can_be_finished_and_an_older_one_is_forgotten(db):
    db.run_sync(frames.save, ROBIN, DATA, NOW)
    assert load(db, ROBIN, NOW + frames.KEPT_FOR) == DATA
    assert load(db, ROBIN, NOW + frames.KEPT_FOR + timedelta(seconds=1)) is None


def test_clearing_what_is_not_there_is_harmless(db):
    db.run_sync(frames.clear, ROBIN)
    assert load(db, ROBIN) is None


def test_two_messages_sent_in_one_breath_take_turns(db):
    together = threading.Barrier(8, timeout=20)

    def turn(number):
        together.wait()

        def answer(session):
            frame = frames.take(session, ROBIN, NOW) or {"heard": []}
            frames.save(session, ROBIN, {"heard": [*frame["heard"], number]}, NOW)

        db.run_sync(answer)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(turn, range(8)))
    assert sorted(load(db, ROBIN)["heard"]) == list(range(8))
