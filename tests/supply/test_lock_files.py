"""What is installed is what was pinned, and what was pinned is what the project asks for.

That each line has a version and a hash and names no index is in tests/test_house_rules.py.
"""

import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.supply import lock_files
from tests.supply.lock_files import DEV, ROOT, RUN

SHA256 = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name):
    return {pin.name: pin for pin in lock_files.read(name)}


def asked_for(name):
    """Return the direct dependencies a lock file is made from."""
    found = project()
    return [
        Requirement(line) for line in found["dependencies"] + (found["optional-dependencies"]["dev"] * (name == DEV))
    ]


@pytest.mark.parametrize("name", [RUN, DEV])
def test_each_package_is_pinned_once_to_one_exact_version(name):
    found = lock_files.read(name)
    assert len({pin.name for pin in found}) == len(found)
    exact = [[(part.operator, "*" in part.version) for part in pin.requirement.specifier] for pin in found]
    assert exact == [[("==", False)]] * len(found)
    assert not [pin.name for pin in found if pin.requirement.url]


@pytest.mark.parametrize("name", [RUN, DEV])
def test_every_option_of_a_line_is_a_whole_sha256(name):
    for pin in lock_files.read(name):
        assert pin.hashes, pin.name
        assert not [option for option in pin.hashes if not SHA256.fullmatch(option)], pin.name


@pytest.mark.parametrize("name", [RUN, DEV])
def test_what_pyproject_asks_for_is_pinned_within_its_bounds(name):
    pinned = pins(name)
    for asked in asked_for(name):
        pin = pinned[canonicalize_name(asked.name)]
        assert asked.specifier.contains(pin.version), f"{asked} is pinned to {pin.version}"


@pytest.mark.parametrize("name", [RUN, DEV])
def test_what_an_extra_brings_is_pinned_too(name):
    pinned, brought = pins(name), []
    for asked in asked_for(name):
        for line in metadata.requires(asked.name) or ():
            needed = Requirement(line)
            if any(needed.marker and needed.marker.evaluate({"extra": extra}) for extra in asked.extras):
                brought.append(canonicalize_name(needed.name))
    assert {"cryptography", "psycopg-binary"} <= set(brought)
    assert set(brought) <= pinned.keys()


def test_tests_run_with_the_very_files_a_service_runs_with():
    run, dev = pins(RUN), pins(DEV)
    same = {name: (pin.version, str(pin.requirement.marker), set(pin.hashes)) for name, pin in run.items()}
    assert same == {
        name: (pin.version, str(pin.requirement.marker), set(pin.hashes)) for name, pin in dev.items() if name in run
    }


def test_the_tests_run_with_the_versions_that_are_pinned():
    pinned = [pin for pin in lock_files.read(DEV) if pin.installs_here]
    assert {pin.name: metadata.version(pin.name) for pin in pinned} == {pin.name: pin.version for pin in pinned}
