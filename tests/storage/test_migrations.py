"""The migrations make what the tables declare, on both databases, and say which revision a database has."""

import re
import subprocess
import sys

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlmodel import SQLModel

from storage import migrations
from storage.db import Database


@pytest.fixture
def empty(empty_database_url):
    database = Database(empty_database_url)
    yield database
    database.close()


@pytest.fixture(scope="module")
def config():
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    return config


def downgrade(database, config):
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


def one_line(sql):
    return re.sub(r"[\s()]+", " ", str(sql)).strip()


def schema(database):
    """Return all the database says of its tables, but for their order."""
    seen = inspect(database.engine)
    found = {}
    for table in sorted(set(seen.get_table_names()) - {"alembic_version"}):
        found[table] = {
            "columns": {
                column["name"]: (repr(column["type"]), column["nullable"], column["default"])
                for column in seen.get_columns(table)
            },
            "primary key": seen.get_pk_constraint(table)["constrained_columns"],
            "foreign keys": sorted(
                (key["constrained_columns"], key["referred_table"], key["referred_columns"], str(key["options"]))
                for key in seen.get_foreign_keys(table)
            ),
            "unique": sorted(unique["column_names"] for unique in seen.get_unique_constraints(table)),
            "checks": sorted(one_line(check["sqltext"]) for check in seen.get_check_constraints(table)),
            "indexes": {
                index["name"]: (
                    index["column_names"],
                    bool(index["unique"]),
                    {key: one_line(value) for key, value in index.get("dialect_options", {}).items()},
                )
                for index in seen.get_indexes(table)
            },
        }
    return found


def test_the_migrations_make_exactly_what_the_tables_declare(empty, config):
    migrations.migrate(empty.engine)
    migrated = schema(empty)
    downgrade(empty, config)
    assert schema(empty) == {}
    SQLModel.metadata.create_all(empty.engine)
    created = schema(empty)
    assert set(created) == set(SQLModel.metadata.tables)
    for table, declared in created.items():
        assert migrated.pop(table) == declared, table
    assert migrated == {}


def test_the_comparison_sees_a_partial_index(empty):
    migrations.migrate(empty.engine)
    migrated = [index for table in schema(empty).values() for index in table["indexes"].values()]
    partial = [index for index in migrated if any(key.endswith("_where") for key in index[2])]
    declared = [index for table in SQLModel.metadata.tables.values() for index in table.indexes]
    assert len(partial) == sum(1 for index in declared if index.dialect_options["sqlite"]["where"] is not None) > 0


def test_migrating_twice_changes_nothing(empty):
    migrations.migrate(empty.engine)
    once = schema(empty)
    migrations.migrate(empty.engine)
    assert schema(empty) == once
    assert migrations.current(empty.engine) == migrations.newest()


def test_down_to_nothing_and_up_again(empty, config):
    migrations.migrate(empty.engine)
    whole = schema(empty)
    downgrade(empty, config)
    assert migrations.current(empty.engine) is None
    migrations.migrate(empty.engine)
    assert schema(empty) == whole


def test_a_failed_migration_leaves_the_database_as_it_was(empty):
    with empty.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE groups (in_the_way INTEGER)")
    before = schema(empty)
    with pytest.raises(Exception, match="already exists"):
        migrations.migrate(empty.engine)
    assert schema(empty) == before
    assert migrations.current(empty.engine) is None


def test_processes_that_migrate_at_once_take_turns(empty_database_url):
    one = (
        "import sys; from storage.db import Database; from storage.migrations import migrate;"
        "database = Database(sys.argv[1]); input(); migrate(database.engine); database.close()"
    )
    replicas = [
        subprocess.Popen([sys.executable, "-c", one, empty_database_url], stdin=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for replica in replicas:
        replica.stdin.write("\n")
        replica.stdin.flush()
    for replica in replicas:
        replica.communicate(timeout=60)
    assert [replica.returncode for replica in replicas] == [0, 0]


def test_an_old_schema_is_refused_until_migrated(empty):
    with pytest.raises(migrations.SchemaBehind, match="clerk migrate"):
        migrations.require_newest(empty.engine)
    migrations.migrate(empty.engine)
    migrations.require_newest(empty.engine)


def test_revisions_are_named_and_form_one_line(config):
    scripts = ScriptDirectory.from_config(config)
    revisions = [script.revision for script in scripts.walk_revisions()][::-1]
    assert revisions[0] == "0001_first_tables"
    assert scripts.get_heads() == [revisions[-1]]
    for number, script in enumerate(reversed(list(scripts.walk_revisions())), start=1):
        assert re.fullmatch(rf"{number:04}_[a-z0-9_]+", script.revision)
        assert script.path.endswith(f"/{script.revision}.py")
