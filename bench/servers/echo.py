"""Our edge with an echo in the place of the dialogs: what the service costs before it does any of its work."""

import sys

from bot import app, observe, settings, trust
from bot.cli import options
from bot.cli.run import serve
from bot.rate_limits import Limits, RateLimit
from dialogs.turn import Outcome, Reply, Turn
from dialogs.welcome import Installed
from storage.conversations import Reference
from storage.db import Database


class Echo:
    """Says what it was told, and keeps nothing."""

    async def answer(self, turn: Turn, reference: Reference) -> Outcome:
        """Echo."""
        return Outcome((Reply(f"You said {turn.text}"),))

    async def forget(self, turn: Turn) -> None:
        """Have nothing to forget."""

    async def welcome(self, installed: Installed) -> tuple[Reply, ...]:
        """Say nothing."""
        return ()

    async def shut(self, place: Reference, why: str) -> None:
        """Do nothing."""

    async def reopened(self, place: Reference) -> None:
        """Do nothing."""


def main() -> None:
    """Serve on the port that is given."""
    found = settings.load()
    observe.set_up(found.log_level)
    service = app.make_app(
        db=Database(found.database_url),
        clock=options.clock(None),
        trust=trust.production(found),
        zone=found.zone,
        limits=Limits(RateLimit(found.person_turns), RateLimit(found.tenant_turns)),
        conversation=Echo(),
    )
    serve(service, found.host, int(sys.argv[1]))


if __name__ == "__main__":
    main()
