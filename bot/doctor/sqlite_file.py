"""The file of an SQLite database: there, writable, not for everybody, on a disk of this machine, and who uses it."""

import fcntl
import os
from pathlib import Path

from bot.doctor import files
from bot.doctor.finding import Verdict, ok, warning, wrong


def file(path: Path) -> Verdict:
    """Look whether file and folder can be written by this user, and whether others can read the record."""
    if not path.is_file():
        return wrong(f"There is no database at {path}.", "Make it, for example `clerk migrate`.")
    for what, place in (("file", path), ("folder", path.resolve().parent)):
        # SQLite keeps its journal beside the file, so it must be able to make files there.
        if not os.access(place, os.W_OK, effective_ids=True):
            return wrong(
                f"This user may not write to the database's {what}, {place}.",
                f"Give it to the service's user, for example `chown clerk {place}`, and run this as that user.",
            )
    if files.readable_by_others(path):
        return warning(
            "Every user of this machine can read the record.",
            f"Take their right away, for example `chmod 600 {path}`.",
        )
    return ok("File and folder can be written, and the record is not for everybody to read.")


def filesystem(path: Path, mounts: str) -> Verdict:
    """Look whether the file lies on a disk of this machine: SQLite's shared memory does not reach over a network."""
    kind = files.kind_of_filesystem(path, mounts)
    if kind is None:
        return ok("This machine does not tell what kind of file system the database is on.")
    if kind in files.NETWORK:
        return wrong(
            f"The database is on a network file system ({kind}), where SQLite's locks are not safe.",
            "Move it to a local disk, or use PostgreSQL, for example "
            "CLERK_DATABASE_URL=postgresql://clerk:PASSWORD@localhost/clerk.",
        )
    return ok(f"The database is on a local file system ({kind}).")


def running_service(path: Path) -> Verdict:
    """Say whether a service process holds the file. Nothing is made or kept: a starting service must not notice."""
    lock = Path(f"{path}.lock")
    if not lock.exists():
        return ok("No service process is using the database.")
    with lock.open() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return ok("A service process is using the database.")
    return ok("No service process is using the database.")
