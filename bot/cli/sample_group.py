"""A database with a group to talk to, for `demo`, `chat` and `play`: the sample group unless --db holds one."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.cli import options
from bot.simulator import northbrook
from storage import groups, migrations
from storage.db import Database
from storage.groups import Group


@contextmanager
def opened(url: str | None, name: str | None, now: datetime, zone: ZoneInfo) -> Iterator[tuple[Database, Group]]:
    """Open the group of --db, or a sample group built for that day in a temporary file.

    A database of --db that is new or holds no group gets the sample group first, and keeps it.
    """
    with tempfile.TemporaryDirectory(prefix="clerk-") as folder:
        db = Database(url or f"sqlite:///{Path(folder) / 'sample.db'}")
        try:
            db.hold()
            if migrations.current(db.engine) is None:
                migrations.migrate(db.engine)
            migrations.require_newest(db.engine)
            if not db.read_sync(groups.every):
                db.run_sync(northbrook.build, options.today(now, zone), zone)
            yield db, db.read_sync(options.group, name)
        finally:
            db.close()
