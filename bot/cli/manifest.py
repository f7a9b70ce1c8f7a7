"""`clerk manifest`: the app package that an administrator uploads to Teams."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

import typer

from bot import settings
from bot.cli.options import CannotDo
from manifest import package


def _https(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise typer.BadParameter(f"{url!r} is not an https address")
    return url


def manifest(
    out: Annotated[Path, typer.Option(help="The zip file to write.")],
    app_id: Annotated[
        str | None, typer.Option(metavar="GUID", help="The bot's application id, instead of CLERK_APP_ID.")
    ] = None,
    website: Annotated[
        str, typer.Option(parser=_https, metavar="URL", help="Where the council describes the bot.")
    ] = package.PLACEHOLDER,
    privacy: Annotated[
        str, typer.Option(parser=_https, metavar="URL", help="The council's privacy notice.")
    ] = package.PLACEHOLDER,
    terms: Annotated[str, typer.Option(parser=_https, metavar="URL", help="The terms of use.")] = package.PLACEHOLDER,
) -> None:
    """Write the Teams app package: manifest and icons in one zip, ready to upload.

    The three addresses stand at https://example.org until they are given. Where CLERK_GRAPH_URL is set, the package
    asks for the right to read the messages of the team's channels.
    """
    found = settings.load()
    filled = package.fill(
        _guid(app_id or found.app_id), website=website, privacy=privacy, terms=terms, graph_url=found.graph_url
    )
    package.write(filled, out)
    typer.echo(f"{out} is ready to upload to Teams.", err=True)
    if package.PLACEHOLDER in (website, privacy, terms):
        typer.echo("It still carries https://example.org: give --website, --privacy and --terms.", err=True)


def _guid(app_id: str) -> str:
    if not app_id:
        raise CannotDo("The package needs the bot's application id: set CLERK_APP_ID or give --app-id.")
    try:
        return str(UUID(app_id))
    except ValueError as error:
        raise CannotDo(f"{app_id!r} is not an application id; one looks like {UUID(int=0)}.") from error
