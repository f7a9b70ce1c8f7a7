"""Fill the manifest and put the app package together."""

import json
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any

from dialogs import registry

FOLDER = Path(__file__).parent
PLACEHOLDER = "https://example.org"
ICONS = ("color.png", "outline.png")
READ = "ChannelMessage.Read.Group"
MOST_COMMANDS = 10  # what Teams' menu shows of one scope

# Teams' own names for the places the conversations know.
SCOPES: dict[registry.Scope, str] = {"personal": "personal", "channel": "team", "groupChat": "groupChat"}
# A fixed time, so that the same manifest makes the same package.
_WRITTEN = (1980, 1, 1, 0, 0, 0)


def fill(
    app_id: str,
    *,
    website: str = PLACEHOLDER,
    privacy: str = PLACEHOLDER,
    terms: str = PLACEHOLDER,
    graph_url: str = "",
) -> dict[str, Any]:
    """Return the manifest of this version, for one bot registration.

    With Graph's address it asks each team for the right to read its channels' messages there.
    """
    filled: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    filled |= {"id": app_id, "version": metadata.version("prevent-clerk")}
    filled["developer"] |= {"websiteUrl": website, "privacyUrl": privacy, "termsOfUseUrl": terms}
    filled["bots"][0] |= {"botId": app_id, "commandLists": [_commands(scope) for scope in SCOPES]}
    if graph_url:
        # Teams wants a resource there and does nothing with it.
        filled["webApplicationInfo"] = {"id": app_id, "resource": graph_url}
        filled["authorization"] = {"permissions": {"resourceSpecific": [{"name": READ, "type": "Application"}]}}
    return filled


def write(filled: dict[str, Any], out: Path) -> None:
    """Write the package: manifest and icons at the top of a zip."""
    files = {"manifest.json": json.dumps(filled, indent=2, ensure_ascii=False).encode()}
    files |= {icon: (FOLDER / icon).read_bytes() for icon in ICONS}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, _WRITTEN), content, zipfile.ZIP_DEFLATED)


def _commands(scope: registry.Scope) -> dict[str, Any]:
    """Return the command menu of one scope: only what works there, the registry's first ones and help."""
    *others, help_ = registry.commands(scope)
    shown = [*others[: MOST_COMMANDS - 1], help_]
    return {
        "scopes": [SCOPES[scope]],
        "commands": [{"title": command.title, "description": command.description} for command in shown],
    }
