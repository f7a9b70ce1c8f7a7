"""The manifest is valid by Microsoft's own schema, from the npm package that Teams' toolkit uses."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, FormatChecker

from manifest import package

HERE = Path(__file__).parent
APP_ID = "6f9619ff-8b86-d011-b42d-00c04fc964ff"


@pytest.fixture(scope="module")
def schemas():
    """Return the folder of Microsoft's schemas, installed by the lock file when it is not there."""
    folder = HERE / "node_modules/@microsoft/app-manifest/build/json-schemas/teams"
    if not folder.is_dir():
        npm = shutil.which("npm")
        if npm is None:
            why = "Node is not installed, so Microsoft's manifest schema cannot be had"
            pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    return folder


@pytest.mark.xdist_group("manifest-schema")
@pytest.mark.parametrize("graph_url", ["", "https://graph.microsoft.com"])
def test_the_manifest_is_valid_by_microsofts_schema(schemas, graph_url):
    filled = package.fill(APP_ID, graph_url=graph_url)
    name = filled["$schema"].rpartition("/")[2]
    schema = json.loads((schemas / f"v{filled['manifestVersion']}" / name).read_text(encoding="utf-8"))
    errors = Draft4Validator(schema, format_checker=FormatChecker()).iter_errors(filled)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.xdist_group("manifest-schema")
def test_the_manifest_uses_the_newest_schema_of_the_package(schemas):
    versions = [folder.name[1:] for folder in schemas.iterdir() if folder.name[1:2].isdecimal()]
    newest = max(versions, key=lambda version: [int(part) for part in version.split(".")])
    filled = package.fill(APP_ID)
    assert filled["manifestVersion"] == newest
    assert f"/v{newest}/" in filled["$schema"]
