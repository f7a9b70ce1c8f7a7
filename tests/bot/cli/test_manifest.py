"""`clerk manifest` writes the package from settings or arguments, or says what is missing."""

import json
import zipfile

import pytest

APP_ID = "6f9619ff-8b86-d011-b42d-00c04fc964ff"


def test_the_package_is_written_for_the_bot_of_the_settings(clerk, tmp_path, monkeypatch):
    monkeypatch.setenv("CLERK_APP_ID", APP_ID)
    done = clerk("manifest", "--out", "clerk.zip")
    assert done.exit_code == 0
    assert "example.org" in done.stderr
    with zipfile.ZipFile(tmp_path / "clerk.zip") as made:
        assert json.loads(made.read("manifest.json"))["bots"][0]["botId"] == APP_ID


def test_where_messages_are_looked_up_the_package_asks_for_the_right_to(clerk, tmp_path, monkeypatch):
    monkeypatch.setenv("CLERK_GRAPH_URL", "https://graph.microsoft.com")
    assert clerk("manifest", "--out", "clerk.zip", "--app-id", APP_ID).exit_code == 0
    with zipfile.ZipFile(tmp_path / "clerk.zip") as made:
        assert "authorization" in json.loads(made.read("manifest.json"))


def test_given_addresses_leave_no_placeholder(clerk, tmp_path):
    addresses = ["--website", "https://a.gov.uk", "--privacy", "https://a.gov.uk/p", "--terms", "https://a.gov.uk/t"]
    done = clerk("manifest", "--out", "clerk.zip", "--app-id", APP_ID, *addresses)
    assert done.exit_code == 0
    assert "example.org" not in done.stderr
    with zipfile.ZipFile(tmp_path / "clerk.zip") as made:
        assert b"example.org" not in made.read("manifest.json")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--out", "clerk.zip"], 1, "CLERK_APP_ID"),
        (["--out", "clerk.zip", "--app-id", "clerk"], 1, "not an application id"),
        (["--out", "nowhere/clerk.zip", "--app-id", APP_ID], 1, "no such file or directory"),
        (["--app-id", APP_ID], 2, "--out"),
        (["--out", "clerk.zip", "--app-id", APP_ID, "--privacy", "http://a.gov.uk"], 2, "https"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(clerk, tmp_path, arguments, code, says):
    done = clerk("manifest", *arguments)
    assert done.exit_code == code
    assert says in done.stderr
    assert list(tmp_path.iterdir()) == []
