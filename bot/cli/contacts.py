"""`clerk contacts`: the local routes that the fixed answers name, which nobody can type in chat past the guard."""

from typing import Annotated

import typer
from sqlalchemy.orm import Session

from bot.cli import options
from storage import audit, groups

BY = "command line"  # who the audit trail names

Words = Annotated[str | None, typer.Option(metavar="WORDS", show_default=False)]


def contacts(
    safeguarding_lead: Words = None,
    referral_route: Words = None,
    emergency_plan: Words = None,
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    now: options.Now = None,
    as_json: options.AsJson = False,
) -> None:
    """Show or set whom the bot names when somebody types a worry; what is not given stays as it is."""
    given = {
        "safeguarding_lead": safeguarding_lead,
        "referral_route": referral_route,
        "emergency_plan": emergency_plan,
    }
    said = {name: words.strip() for name, words in given.items() if words is not None}
    at = now or options.clock(None)()

    def change(session: Session) -> dict[str, str]:
        found = options.group(session, group)
        if said:
            begun = audit.begin(session, found.id or 0, by_id=None, by_name=BY, at=at)
            audit.amend(session, begun, found, contacts=found.contacts | said)
        return {name: groups.get(session, found.id or 0).contacts.get(name, "") for name in given}

    with options.database(db) as database:
        kept = database.run_sync(change)
    if as_json:
        options.print_json(kept)
        return
    for name, words in kept.items():
        typer.echo(f"{name.replace('_', ' ').capitalize()}: {words or 'not set: plain wording is used'}")
