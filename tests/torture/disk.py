"""A disk that is full and then has room again: the writing processes may not make files longer (a real write fails).

The limit is the operating system's own (RLIMIT_FSIZE), set from outside on the processes that write: those of an SQLite
file, or PostgreSQL's backends of one database. The log of PostgreSQL is in files of 16 MB; `pad` makes the outbox
longer than that, so that its rows cannot grow while the log still can. A log that cannot is `fill_log`: the server
then ends itself and starts again.
"""

import os
import resource
import subprocess
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta

import psycopg
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from storage.db import Database
from storage.outbox import State
from tests import factories, postgres

NOTHING = 1  # byte
LOG_FILE = 16 * 2**20  # bytes
ROW = 1900  # bytes, so that it stays in the table itself
PADDING = "padding"


@contextmanager
def padded(server: postgres.Server, name: str) -> Iterator[str]:
    """Make a database of PostgreSQL whose outbox is padded, return its URL, and drop it."""
    url = server.create(name, migrated=True)
    database = Database(url)
    database.run_sync(pad)
    database.close()
    try:
        yield url
    finally:
        server.drop(name)


def pad(session: Session) -> None:
    """Make the outbox longer than a file of PostgreSQL's log, with rows that are over, of a group of their own."""
    group = factories.group(session, "Padding")
    place = factories.channel(session, group.id or 0, "19:padding@thread.tacv2")
    place.gets_digest = False
    session.flush()
    given = {"group": group.id, "place": place.id, "kind": PADDING, "state": State.EMPTY, "row": ROW}
    session.connection().exec_driver_sql(
        """
        INSERT INTO outbox (group_id, conversation_row_id, kind, subject, local_date, revision, due_at, expires_at,
                            state, fence, attempts, next_try_at, possible_repeat, why)
        SELECT %(group)s, %(place)s, %(kind)s, 'group', '2020-01-01', n, '2020-01-01', '2020-01-01',
               %(state)s, 0, 0, '2020-01-01', false, repeat('x', %(row)s)
        FROM generate_series(1, 9000) AS n
        """,
        given,
    )


def fill(database_url: str, writers: Collection[int]) -> None:
    """Let nothing grow. `writers` are the processes of an SQLite file; what PostgreSQL has of its own are found."""
    if _is_sqlite(database_url):
        for pid in writers:
            _limit(pid, NOTHING)
    else:
        _limit_backends(database_url, LOG_FILE)


def fill_log(database_url: str) -> None:
    """Let PostgreSQL write nothing at all: the first commit that waits for the disk ends the whole server."""
    _limit_backends(database_url, NOTHING)


def clear(database_url: str, writers: Collection[int]) -> None:
    """Make room again."""
    if _is_sqlite(database_url):
        for pid in writers:
            _limit(pid, None)
    else:
        _limit_backends(database_url, None)


def fill_last_page(database_url: str) -> None:
    """Take the room that is left at the end of PostgreSQL's padded outbox, row by row, until a row is refused."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        _limit(connection.info.backend_pid, LOG_FILE)
        day = date(2021, 1, 1)
        with suppress(psycopg.Error):
            while True:
                day += timedelta(days=1)
                connection.execute(
                    """
                    INSERT INTO outbox (group_id, conversation_row_id, kind, subject, local_date, revision, due_at,
                                        expires_at, state, fence, attempts, next_try_at, possible_repeat)
                    SELECT group_id, conversation_row_id, kind, '', %s, revision, due_at,
                           expires_at, state, fence, attempts, next_try_at, possible_repeat
                    FROM outbox WHERE kind = %s LIMIT 1
                    """,
                    [day, PADDING],
                )


def _is_sqlite(database_url: str) -> bool:
    return make_url(database_url).get_backend_name() == "sqlite"


def _limit_backends(database_url: str, size: int | None) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        for (pid,) in found.fetchall():
            _limit(pid, size)


def _limit(pid: int, size: int | None) -> None:
    """Limit the files a process may make longer, to so many bytes; one that has ended by now needs none."""
    with suppress(ProcessLookupError, FileNotFoundError, subprocess.CalledProcessError):
        owner = os.stat(f"/proc/{pid}")
        soft = resource.RLIM_INFINITY if size is None else size
        if owner.st_uid == os.geteuid():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, resource.RLIM_INFINITY))
            return
        # PostgreSQL does not run as root, and root in a container may not set another user's limits: its user may.
        words = ["prlimit", f"--pid={pid}", f"--fsize={'unlimited' if size is None else size}:"]
        subprocess.run(words, user=owner.st_uid, group=owner.st_gid, extra_groups=[], check=True, capture_output=True)
