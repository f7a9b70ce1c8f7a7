"""The app package holds what Teams needs, filled from this deployment."""

import json
import zipfile
from datetime import date
from uuid import UUID

import pytest

from dialogs import registry
from dialogs.language import understand
from manifest import package
from rules.deadlines import Context

APP_ID = "6f9619ff-8b86-d011-b42d-00c04fc964ff"


def test_package_holds_the_manifest_and_both_icons_at_the_top(tmp_path):
    package.write(package.fill(APP_ID), tmp_path / "clerk.zip")
    with zipfile.ZipFile(tmp_path / "clerk.zip") as made:
        assert sorted(made.namelist()) == ["color.png", "manifest.json", "outline.png"]
        filled = json.loads(made.read("manifest.json"))
    assert UUID(filled["id"]) == UUID(filled["bots"][0]["botId"]) == UUID(APP_ID)
    assert {filled["icons"]["color"], filled["icons"]["outline"]} == set(package.ICONS)


def test_the_same_settings_make_the_same_package(tmp_path):
    for name in ("one.zip", "two.zip"):
        package.write(package.fill(APP_ID), tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_bot_is_offered_in_all_three_scopes_with_a_menu_for_each():
    bot = package.fill(APP_ID)["bots"][0]
    assert sorted(bot["scopes"]) == ["groupChat", "personal", "team"]
    assert sorted(scope for menu in bot["commandLists"] for scope in menu["scopes"]) == sorted(bot["scopes"])


@pytest.mark.parametrize(("scope", "teams_name"), package.SCOPES.items())
def test_a_menu_shows_the_registrys_commands_of_its_scope(scope, teams_name):
    menus = package.fill(APP_ID)["bots"][0]["commandLists"]
    menu = next(menu for menu in menus if menu["scopes"] == [teams_name])
    titles = [command["title"] for command in menu["commands"]]
    known = [command.title for command in registry.commands(scope)]
    assert titles == [*known[: package.MOST_COMMANDS - 1], "Help"]
    assert len(titles) == len(set(titles)) <= package.MOST_COMMANDS


COMMANDS = [
    pytest.param(found.intent, found.command, id=found.intent) for found in registry.CONVERSATIONS if found.command
]


# Teams puts the title of a chosen command into the message, and refuses an app whose commands do not work.
@pytest.mark.parametrize(("intent", "command"), COMMANDS)
def test_every_command_of_the_menu_is_understood_as_itself(intent, command):
    assert registry.BY_TITLE[command.title.casefold()].intent == intent
    assert understand(command.example, Context(today=date(2027, 2, 9))).intent == intent


def test_the_package_claims_no_domain_and_takes_files_in_a_personal_chat():
    filled = package.fill(APP_ID)
    assert filled["validDomains"] == []
    assert filled["bots"][0]["supportsFiles"] is True
    assert "webApplicationInfo" not in filled
    assert "authorization" not in filled


def test_the_right_to_read_channels_is_asked_for_only_where_messages_are_looked_up():
    filled = package.fill(APP_ID, graph_url="https://graph.microsoft.com")
    asked = [{"name": "ChannelMessage.Read.Group", "type": "Application"}]
    assert filled.pop("authorization") == {"permissions": {"resourceSpecific": asked}}
    assert filled.pop("webApplicationInfo")["id"] == APP_ID
    assert filled == package.fill(APP_ID)


def test_the_councils_own_addresses_replace_the_placeholders():
    filled = package.fill(
        APP_ID, website="https://a.gov.uk", privacy="https://a.gov.uk/privacy", terms="https://a.gov.uk/terms"
    )
    assert package.PLACEHOLDER not in json.dumps(filled)
