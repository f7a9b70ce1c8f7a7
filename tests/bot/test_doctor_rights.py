"""What `clerk doctor` finds where this user may not read or write: tried as a user who really may not."""

import contextlib
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.doctor import certificate, configuration, database, sqlite_file
from bot.doctor.finding import State
from storage.db import Database

NOW = datetime(2027, 2, 9, 10, 0, tzinfo=UTC)
NOBODY = 65534

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@contextlib.contextmanager
def without_privilege():
    """Act as nobody for a while where the tests run as root, whom no mode stops."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def folder(monkeypatch):
    """Return a folder that every user can get to, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        monkeypatch.chdir(path)
        yield path
        path.chmod(0o755)


@pytest.fixture
def record(folder, database_url):
    """Return a database in that folder, which all may write to."""
    path = Path(database_url.removeprefix("sqlite:///")).rename(folder / "clerk.db")
    path.chmod(0o666)
    folder.chmod(0o777)
    return path


def writing(path):
    with contextlib.closing(Database(f"sqlite:///{path}")) as opened:
        return database.writing(opened, NOW)


def test_a_settings_file_that_cannot_be_opened_is_wrong_and_not_a_traceback(folder):
    (folder / ".env").write_text("CLERK_PORT=3978\n")
    (folder / ".env").chmod(0)
    with without_privilege():
        found = configuration.readable(configuration.load())
    assert found.state is State.WRONG
    assert "permission denied" in found.says


def test_a_certificate_file_this_user_may_not_read_is_wrong(folder):
    (folder / "bot.pem").touch(0o000)
    with without_privilege():
        found = certificate.file(folder / "bot.pem")
    assert found.state is State.WRONG
    assert "permission denied" in found.says


@on_sqlite
def test_a_file_and_folder_this_user_may_write_to_are_fine(record):
    record.parent.chmod(0o777)
    with without_privilege():
        assert sqlite_file.file(record).state is State.WARNING  # it may be written, and read by all
        assert writing(record).state is State.OK


@on_sqlite
def test_a_file_this_user_may_not_write_to_is_wrong(record):
    record.chmod(0o444)
    with without_privilege():
        found, written = sqlite_file.file(record), writing(record)
    assert found.state is State.WRONG
    assert f"file, {record}" in found.says
    assert written.state is State.WRONG
    assert "SQLITE_READONLY" in written.says


@on_sqlite
def test_a_folder_this_user_may_not_write_to_is_wrong(record):
    record.parent.chmod(0o555)
    with without_privilege():
        found, written = sqlite_file.file(record), writing(record)
    assert found.state is State.WRONG
    assert f"folder, {record.parent}" in found.says
    assert written.state is State.WRONG
