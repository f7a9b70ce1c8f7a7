"""Fixtures of all tests: a clean, migrated database on SQLite and on PostgreSQL, and a group in it."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.db import Database
from storage.groups import Group
from storage.migrations import migrate
from tests import factories, postgres

DATABASES = ("sqlite", "postgresql")
RUN = pytest.StashKey[dict[str, Any]]()


SLOWEST = frozenset(
    ("test_year.py", "test_scripts.py", "test_play.py", "test_torture.py", "test_spreadsheet.py", "test_forecast.py")
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.path.name not in SLOWEST)


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder where this run's PostgreSQL would live; a worker is told by the process that started it."""
    if hasattr(config, "workerinput"):
        config.stash[RUN] = config.workerinput["clerk_run"]
    else:
        # Only a name: most runs of a few tests need no server, and a killed one should leave no folder.
        folder = Path(tempfile.gettempdir()) / f"clerk-pg-{uuid.uuid4().hex[:12]}"
        config.stash[RUN] = {"folder": str(folder), "pid": os.getpid()}


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist where the run's PostgreSQL is."""
    node.workerinput["clerk_run"] = node.config.stash[RUN]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop PostgreSQL when all workers are done."""
    if not hasattr(config, "workerinput") and RUN in config.stash:
        postgres.stop(Path(config.stash[RUN]["folder"]))


@pytest.fixture(scope="session")
def postgres_server(pytestconfig: pytest.Config) -> postgres.Server:
    """Return the run's PostgreSQL. Where it cannot start, CI fails and other machines skip with the reason."""
    run = pytestconfig.stash[RUN]
    try:
        return postgres.start(Path(run["folder"]), run["pid"])
    except Exception as error:
        reason = f"PostgreSQL does not start here: {error!r}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def worker_database(postgres_server: postgres.Server, pytestconfig: pytest.Config) -> str:
    """Return the URL of this worker's own migrated PostgreSQL database."""
    worker = getattr(pytestconfig, "workerinput", {}).get("workerid", "main")
    return postgres_server.create(worker, migrated=True)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    database = Database(f"sqlite:///{path}")
    migrate(database.engine)
    database.close()
    return path


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a clean database with all tables, on each database in turn.

    A test of one database only says so: `@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)`.
    """
    if request.param == "sqlite":
        path = tmp_path / "clerk.db"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        return f"sqlite:///{path}"
    url: str = request.getfixturevalue("worker_database")
    postgres.empty(url)
    return url


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of a database without tables, for tests of the migrations."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    name = f"empty_{tmp_path.parent.name}_{tmp_path.name}_{os.getpid()}"[-60:]
    yield server.create(name, migrated=False)
    server.drop(name)


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """Return the clean database, open."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def group(db: Database) -> Group:
    """Return a group in the database."""
    return db.run_sync(factories.group)
