"""Run the bot's service as it is, standing still for ever at one named point of its writes, so that a test can kill it.

python tests/bot/killable.py PORT POINT        (settings from the environment; POINT "never" runs on)
"""

import sys
import time

from bot import app, observe, settings, trust
from bot.cli.run import serve
from storage.db import Database
from tests.bot.conftest import NOW, UNLIMITED


class StandsStill(Database):
    """Stops in the turn's own transaction: `received` before anything, `saving` before the commit, `saved` after it."""

    def __init__(self, url, point):
        super().__init__(url)
        self._point = point

    async def run(self, fn, *args, **kwargs):
        if fn.__name__ != "_take":
            return await super().run(fn, *args, **kwargs)

        def watched(session, *inner, **named):
            self._reach("received")
            outcome = fn(session, *inner, **named)
            self._reach("saving")
            return outcome

        outcome = await super().run(watched, *args, **kwargs)
        self._reach("saved")
        return outcome

    def _reach(self, point):
        if point == self._point:
            print(point, flush=True)  # noqa: T201 - the test waits for this line
            time.sleep(60)


def main():
    port, point = int(sys.argv[1]), sys.argv[2]
    found = settings.load()
    observe.set_up("info")
    database = StandsStill(found.database_url, point)
    service = app.make_app(
        db=database, clock=lambda: NOW, trust=trust.production(found), zone=found.zone, limits=UNLIMITED
    )
    service.on_startup.append(lambda _app: _say_started())
    serve(service, "127.0.0.1", port)
    database.close()


async def _say_started():
    print("started", flush=True)  # noqa: T201 - the test waits for this line


if __name__ == "__main__":
    main()
