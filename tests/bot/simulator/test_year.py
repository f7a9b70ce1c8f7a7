"""A played year of the sample group posts what `clerk reminders` foretold on its first morning, word for word."""

import asyncio
from datetime import date, datetime, time, timedelta

from bot.simulator import northbrook, teams
from bot.simulator.play import Stage
from rules.calendar import LONDON, at_local
from scheduler.forecast import forecast
from storage import groups
from storage.db import Database
from storage.migrations import migrate

MORNING = at_local(date(2027, 2, 8), time(8), LONDON)
A_YEAR = timedelta(days=365)


def test_a_played_year_posts_exactly_what_was_foretold(tmp_path):
    db = Database(f"sqlite:///{tmp_path / 'northbrook.db'}")
    migrate(db.engine)
    db.run_sync(northbrook.build, MORNING.date(), LONDON)
    group = db.read_sync(groups.named, None)
    last = MORNING.date() + A_YEAR
    foretold = db.read_sync(forecast, group, MORNING.date(), last, MORNING, LONDON)
    events = []
    stage = Stage(db, group, LONDON, MORNING, events.append)
    asyncio.run(stage.pass_time(at_local(last, time(18), LONDON)))
    db.close()
    pushed = [(datetime.fromisoformat(one["at"]), one["where"], heard_by(one), one["text"]) for one in events]
    assert {one["event"] for one in events} == {"push"}
    assert len(pushed) > 1000
    assert sorted(pushed) == sorted((one.at, one.to, one.who, one.text) for one in foretold)


def heard_by(push) -> str:
    """Return the member it goes to, by name as a forecast says it; nothing for the channel."""
    return "" if push["where"] == teams.CHANNEL else northbrook.people()[push["who"]]
