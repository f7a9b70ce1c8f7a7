"""Column types: timestamps go in aware and come out in UTC, JSON is canonical."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError

from storage import types
from storage.conversations import Conversation
from tests import factories
from tests.factories import NOW


def seen_at(session, moment):
    row = factories.channel(session, factories.group(session).id)
    row.seen_at = moment
    session.flush()
    session.expire(row)
    return row.seen_at


def test_a_naive_timestamp_is_refused(db):
    with pytest.raises(StatementError) as refusal:
        db.run_sync(seen_at, datetime(2027, 2, 9, 10, 0))  # noqa: DTZ001 - the naive value is the test
    assert isinstance(refusal.value.orig, types.NaiveDatetime)


@pytest.mark.parametrize("zone", [ZoneInfo("Europe/London"), timezone(timedelta(hours=-11)), UTC])
def test_a_timestamp_comes_back_in_utc_to_the_microsecond(db, zone):
    moment = datetime(2027, 7, 1, 0, 30, 15, 123456, tzinfo=zone)
    read = db.run_sync(seen_at, moment)
    assert read == moment
    assert read.tzinfo is UTC


def test_a_timestamp_that_was_never_set_stays_none(db):
    row = db.run_sync(lambda session: factories.channel(session, factories.group(session).id))
    assert db.read_sync(lambda session: session.get(Conversation, row.id).blocked_at) is None


def test_a_naive_timestamp_is_refused_in_a_comparison_too(db):
    seen = types.columns(Conversation).seen_at
    with pytest.raises(StatementError, match="without a time zone"):
        db.read_sync(lambda session: session.scalar(seen.table.select().where(seen > NOW.replace(tzinfo=None))))


def test_canonical_json_sorts_keys_and_sets_and_writes_iso_dates():
    value = {"b": {3, 1, 2}, "a": date(2027, 2, 9), "c": NOW}
    assert types.dumps(value) == '{"a":"2027-02-09","b":[1,2,3],"c":"2027-02-09T10:00:00+00:00"}'


def test_what_json_cannot_carry_is_an_error_and_never_a_guess():
    with pytest.raises(TypeError):
        types.dumps({"a": object()})


def test_plain_writes_a_timestamp_of_any_zone_in_utc():
    summer = datetime(2027, 7, 1, 15, 0, tzinfo=ZoneInfo("Europe/London"))
    assert types.plain(summer) == "2027-07-01T14:00:00+00:00"
    assert types.plain("as it is") == "as it is"
