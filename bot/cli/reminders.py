"""`clerk reminders`: what would be posted between two days, without posting."""

from datetime import date
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from bot.cli import options
from rules.calendar import LONDON, long_date
from scheduler.forecast import Foretold, forecast
from storage import conversations


class EndsBeforeItBegins(options.CannotDo):
    """The last day lies before the first: --from takes the earlier one."""


def reminders(
    first: Annotated[date, typer.Option("--from", parser=options.read_day, metavar="DATE", help="The first day.")],
    last: Annotated[date, typer.Option("--to", parser=options.read_day, metavar="DATE", help="The last day.")],
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    now: options.Now = None,
    as_json: options.AsJson = False,
) -> None:
    """Foretell what a group would be posted from one day to another if nothing changed."""
    if last < first:
        raise EndsBeforeItBegins(EndsBeforeItBegins.__doc__)
    as_of = now or options.clock(None)()

    def read(session: Session) -> tuple[list[Foretold], bool]:
        found = options.group(session, group)
        places = conversations.digest_channels(session, found.id or 0)
        return forecast(session, found, first, last, as_of, LONDON), bool(places)

    with options.database(db) as database:
        told, has_channel = database.read_sync(read)
    if not has_channel:
        typer.echo("This group has no channel yet: install the bot in its team and nothing is lost.", err=True)
    if last < options.today(as_of):
        typer.echo("Those days have gone by: nothing more will be posted on them.", err=True)
    for each in told:
        if as_json:
            options.print_json({"at": each.at.isoformat(), "kind": each.kind, "to": each.to, "text": each.text})
        else:
            to = each.who or f"the {each.to}"
            typer.echo(f"{long_date(each.at.date())} {each.at:%H:%M} · {each.kind} · to {to}\n{each.text}\n")
