"""`make licences`: write docs/licences.md, what each pinned package may be used under, from its own metadata.

A licence is what the package says in License-Expression, else in its classifiers, else in its License field. Where
that is nothing, or no one licence ("BSD License"), the package's own licence file was read and the answer is here.
"""

import re
from importlib import metadata

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from tests.supply import lock_files
from tests.supply.lock_files import DEV, ROOT, RUN, Pin

DOCUMENT = ROOT / "docs" / "licences.md"

# What a package at run time may carry: nothing here reaches into code that only imports the package.
ALLOWED = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0"}
# What may beside, and why that is all right.
ALLOWED_FOR = {
    "psycopg": (
        "LGPL-3.0-only",
        "used unmodified, as a separate package that the code imports; whoever is given the service can put another "
        "version in its place with pip, which is what this licence asks for. It does not reach our own code.",
    ),
    "psycopg-binary": (
        "LGPL-3.0-only",
        "the compiled half of psycopg, used in the same way.",
    ),
}
BY_HAND = {
    "colorama": ("BSD-3-Clause", "installed on Windows only; its LICENSE.txt has the three clauses"),
    "isodate": ("BSD-3-Clause", "its LICENSE has the three clauses"),
    "jsonpickle": ("BSD-3-Clause", "its LICENSE has the three clauses"),
    "nodeenv": ("BSD-3-Clause", "its LICENSE has the three clauses"),
    "python-dateutil": ("BSD-3-Clause", "two licences; its LICENSE says that this one covers all of the code"),
}
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}

HEAD = """# Licences of what is installed

Prevent Clerk itself is under the MIT licence (`LICENSE`). It installs the packages below, each pinned by version and
hash in `requirements.txt` and `requirements-dev.txt`. This page is written by `make licences`; do not edit it. A test
fails when it is out of step with the lock files, or when a package at run time carries a licence that
`tests/supply/licences.py` does not allow.

Some wheels carry compiled libraries of others, with licences of their own: psycopg-binary carries libpq, OpenSSL,
Kerberos, OpenLDAP and Cyrus SASL; cryptography carries OpenSSL; lxml carries libxml2 and libxslt. Whoever passes the
service on as a whole, in a container say, passes those on too, and takes their notices from the wheels.
"""


class Unclear(LookupError):
    """A package says nothing that is one licence: read its licence file and put the answer in BY_HAND."""


def main() -> None:
    """Write the document."""
    DOCUMENT.write_text(document(), encoding="utf-8")


def document() -> str:
    """Return the text of docs/licences.md for the pins there are now."""
    run, dev = lock_files.read(RUN), lock_files.read(DEV)
    names = {pin.name for pin in run}
    parts = [HEAD, _table("## At run time", run), _reasons()]
    parts.append(_table("## For development and tests only", [pin for pin in dev if pin.name not in names]))
    return "\n".join(parts)


def licence_of(pin: Pin) -> str:
    """Return the licence of a pinned package as an SPDX expression; raise Unclear."""
    found = BY_HAND[pin.name][0] if pin.name in BY_HAND else told_by(pin.name)
    if found is None:
        raise Unclear(pin.name)
    return found


def told_by(name: str) -> str | None:
    """Return what the installed package's metadata says, None when it names no one licence."""
    said = metadata.metadata(name)
    names = [line.rsplit(" :: ", 1)[-1] for line in said.get_all("Classifier", []) if line.startswith("License ::")]
    classified = " AND ".join(CLASSIFIERS.get(each, "unclear") for each in names)
    candidates = (said.get("License-Expression"), classified, said.get("License"))
    return next((found for words in candidates if (found := _expression(words))), None)


def named_in(expression: str) -> set[str]:
    """Return every licence an expression names, whether it is one of a choice or not."""
    return set(re.findall(r"[\w.+-]+", expression)) - {"AND", "OR", "WITH"}


def _expression(words: str | None) -> str | None:
    try:
        return str(canonicalize_license_expression(words or ""))
    except InvalidLicenseExpression:
        return None


def _table(title: str, pins: list[Pin]) -> str:
    rows = [title, "", "| package | version | licence | how it is known |", "|---|---|---|---|"]
    for pin in pins:
        known = BY_HAND[pin.name][1] if pin.name in BY_HAND else "its metadata"
        rows.append(f"| {pin.name} | {pin.version} | {licence_of(pin)} | {known} |")
    return "\n".join([*rows, ""])


def _reasons() -> str:
    lines = [f"* {name} ({licence}): {why}" for name, (licence, why) in ALLOWED_FOR.items()]
    return "\n".join(["Allowed for one package only, and why:", "", *lines, ""])


if __name__ == "__main__":
    main()
