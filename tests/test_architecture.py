"""Who may import whom (DESIGN.md 2), and what keeps files small and findable."""

import ast
from functools import cache
from pathlib import Path

import pytest

import storage

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "rules": set(),
    "storage": {"rules"},
    "cards": {"storage", "rules"},
    "documents": {"storage", "rules"},
    "dialogs": {"cards", "documents", "storage", "rules"},
    "scheduler": {"cards", "storage", "rules"},
    "manifest": {"dialogs.registry"},
    "bot": {"rules", "storage", "cards", "documents", "dialogs", "scheduler", "manifest"},
}
# Libraries that belong to one layer; leaving one of them must not touch the rest.
ONLY_IN = {
    "botbuilder": {"bot"},
    "botframework": {"bot"},
    "aiohttp": {"bot"},
    "msal": {"bot"},
    "typer": {"bot"},
    "apscheduler": {"scheduler", "bot"},
    "alembic": {"storage"},
    "openpyxl": {"documents"},
    "docx": {"documents"},
}
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
MODULES = sorted(path for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py"))
MOST_LINES = 250
MOST_LINES_OF_TESTS = 500


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def package_of(path):
    return path.relative_to(ROOT).parts[0]


def exists(module):
    path = ROOT.joinpath(*module.split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


def imported(path):
    """Return the full names of all modules a file imports, wherever in it the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            module = ".".join([*here, *([node.module] if node.module else [])])
            # `from dialogs import registry` imports dialogs.registry; `from dialogs import Turn` imports dialogs.
            yield from (
                f"{module}.{alias.name}" if exists(f"{module}.{alias.name}") else module for alias in node.names
            )


def allowed(package, module):
    first = module.partition(".")[0]
    if first in MAY_IMPORT:
        return first == package or any(module == name or module.startswith(f"{name}.") for name in MAY_IMPORT[package])
    if first in ("tests", "sample", "bench"):
        return False
    return all(package in owners for library, owners in ONLY_IN.items() if first.startswith(library))


def named(path):
    return str(path.relative_to(ROOT))


def test_imports_follow_the_arrows():
    assert not {
        f"{named(path)} imports {module}"
        for path in MODULES
        for module in imported(path)
        if not allowed(package_of(path), module)
    }


@pytest.mark.parametrize(
    ("package", "module", "is_allowed"),
    [
        ("rules", "storage.db", False),
        ("dialogs", "scheduler.tick", False),
        ("dialogs", "botbuilder.core", False),
        ("scheduler", "dialogs.turn", False),
        ("cards", "bot.settings", False),
        ("manifest", "dialogs.converse", False),
        ("storage", "tests.factories", False),
        ("manifest", "dialogs.registry", True),
        ("bot", "botbuilder.core", True),
        ("rules", "dateutil.rrule", True),
    ],
)
def test_the_arrows_are_what_the_design_says(package, module, is_allowed):
    assert allowed(package, module) is is_allowed


def test_the_walk_sees_the_imports():
    assert {"storage.audit", "sqlmodel"} < set(imported(ROOT / "storage" / "actions.py"))
    assert len(MODULES) > 50


def test_there_is_no_folder_for_things_without_a_place():
    homeless = {"utils", "util", "core", "common", "helpers", "services", "misc", "lib"}
    assert not [path for path in MODULES if homeless & {*path.relative_to(ROOT).parts, path.stem}]


def test_a_module_says_in_its_docstring_what_its_one_job_is():
    assert not [named(path) for path in MODULES if not (ast.get_docstring(tree(path)) or "").strip()]


def test_a_file_is_small_enough_to_be_read_in_one_go():
    allowances = dict.fromkeys(MODULES, MOST_LINES) | dict.fromkeys((ROOT / "tests").rglob("*.py"), MOST_LINES_OF_TESTS)
    # A migration is as long as the tables it makes, and is written by a tool.
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in allowances if "versions" not in path.parts
    }
    assert not {named(path): length for path, length in lengths.items() if length > allowances[path]}


def test_every_storage_module_is_imported_with_the_package():
    modules = {path.stem for path in (ROOT / "storage").glob("*.py")} - {
        "__init__",
        "db",
        "group_commit",
        "insert",
        "prepared",
        "types",
    }
    assert modules == set(storage.__all__)


def clocks_read(path):
    attributes = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute))
    return CLOCKS & {f"{node.value.id}.{node.attr}" for node in attributes if isinstance(node.value, ast.Name)}


def test_only_the_edge_reads_the_clock():
    # The composition root in bot/ makes the clock and hands it down.
    assert clocks_read(ROOT / "bot" / "cli" / "options.py") == {"datetime.now"}, "the walk sees a clock"
    assert not [named(path) for path in MODULES if package_of(path) != "bot" and clocks_read(path)]
