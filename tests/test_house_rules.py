"""Rules of the house that no linter knows: settings told three times, honest lock files, nobody else's sentences."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from bot import settings

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
LOCK_FILES = ("requirements.txt", "requirements-dev.txt")
RUN_OF_WORDS = 8


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def our_files():
    """Return the project's own text files: what git tracks or would."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return {path: text for path in paths if path.is_file() and (text := as_text(path)) is not None}


def as_text(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def fields():
    return {settings.variable(name) for name in settings.Settings.model_fields}


def test_every_setting_is_in_the_example_and_nothing_else():
    assert set(re.findall(r"^#? ?(CLERK_[A-Z_]+)=", read(".env.example"), flags=re.MULTILINE)) == fields()


def test_every_setting_is_in_the_readmes_table_and_nothing_else():
    assert set(re.findall(r"^\| *`(CLERK_[A-Z_]+)`", read("README.md"), flags=re.MULTILINE)) == fields()


def test_the_example_gives_each_default_as_the_service_has_it(tmp_path, monkeypatch):
    for name in fields():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    assert settings.Settings(_env_file=ROOT / ".env.example") == settings.Settings(_env_file=None)


@pytest.mark.parametrize("name", LOCK_FILES)
def test_a_lock_file_names_no_index_host(name):
    assert not re.search(
        r"://|--(extra-)?index-url|--find-links|--trusted-host|^-[if] ", read(name), flags=re.MULTILINE
    )


@pytest.mark.parametrize("name", LOCK_FILES)
def test_a_lock_file_pins_every_package_by_version_and_hash(name):
    code = re.sub(r"^\s*#.*$", "", read(name), flags=re.MULTILINE)
    requirements = [line for line in code.replace("\\\n", " ").splitlines() if line.strip()]
    assert len(requirements) > 30
    assert not [line for line in requirements if not re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+ .*--hash=sha256:", line)]


def test_what_a_service_needs_its_tests_have_in_the_same_version():
    pins = [set(re.findall(r"^([\w.-]+==[\w.!+]+)", read(name), flags=re.MULTILINE)) for name in LOCK_FILES]
    assert pins[0] <= pins[1]


def runs(text):
    """Return every run of eight words; what stands in quotes or in a cell of its own is apart from its neighbours."""
    found = set()
    for passage in re.split(r'["|\t]', text.lower().replace("’", "").replace("'", "")):
        words = re.findall(r"[a-z0-9]+", passage)
        found |= {tuple(words[start : start + RUN_OF_WORDS]) for start in range(len(words) - RUN_OF_WORDS + 1)}
    return found


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are kept outside the project and are not here")
def test_no_sentence_of_the_source_documents_is_in_the_project():
    theirs = set().union(*(runs(path.read_text(encoding="utf-8", errors="replace")) for path in SEEDS.iterdir()))
    copied = {
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path, text in our_files().items()
        for run in runs(text) & theirs
    }
    assert not copied


def test_every_silenced_warning_gives_its_reason():
    python = {path: text for path, text in our_files().items() if path.suffix == ".py"}
    silent = [
        f"{path.relative_to(ROOT)}:{number}"
        for path, text in python.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(r"# noqa(?!: [A-Z0-9, ]+ - \S)", line) and path != Path(__file__)
    ]
    assert not silent


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert not [str(path.relative_to(ROOT)) for path, text in our_files().items() if later.search(text)]
