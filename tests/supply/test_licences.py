"""Every licence is known, none at run time asks more than we can give, and docs/licences.md says so truly."""

import pytest

from tests.supply import licences, lock_files
from tests.supply.lock_files import DEV, RUN


def test_the_page_of_licences_is_what_the_lock_files_say():
    assert licences.DOCUMENT.read_text(encoding="utf-8") == licences.document(), "run `make licences`"


def test_a_package_at_run_time_carries_an_allowed_licence():
    refused = {}
    for pin in lock_files.read(RUN):
        licence, _why = licences.ALLOWED_FOR.get(pin.name, ("", ""))
        found = licences.licence_of(pin)
        if not licences.named_in(found) <= licences.ALLOWED | {licence}:
            refused[pin.name] = found
    assert not refused


def test_a_licence_is_allowed_for_one_package_only_while_it_carries_it():
    carried = {pin.name: licences.licence_of(pin) for pin in lock_files.read(RUN) if pin.name in licences.ALLOWED_FOR}
    assert carried == {name: licence for name, (licence, _why) in licences.ALLOWED_FOR.items()}


def test_a_licence_is_said_by_hand_only_where_the_metadata_says_none():
    here = {pin.name for pin in lock_files.read(DEV) if pin.installs_here}
    assert licences.BY_HAND.keys() <= {pin.name for pin in lock_files.read(DEV)}
    assert not [name for name in licences.BY_HAND if name in here and licences.told_by(name)]


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", {"MPL-2.0", "Apache-2.0", "MIT"}),
        ("GPL-2.0-only WITH Classpath-exception-2.0", {"GPL-2.0-only", "Classpath-exception-2.0"}),
    ],
)
def test_every_licence_of_an_expression_counts(expression, names):
    assert licences.named_in(expression) == names


def test_a_package_that_names_no_licence_is_not_passed_over(monkeypatch):
    monkeypatch.setattr(licences, "BY_HAND", {})
    silent = next(pin for pin in lock_files.read(RUN) if pin.name == "jsonpickle")
    with pytest.raises(licences.Unclear):
        licences.licence_of(silent)
