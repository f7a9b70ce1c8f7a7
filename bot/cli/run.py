"""`clerk run`: the production service. It starts whole or not at all."""

import gc

from aiohttp import web

from bot import app, observe, scrape, settings, trust
from bot.cli import options
from bot.rate_limits import Limits, RateLimit

GARBAGE_THRESHOLDS = (10_000, 20, 50)


def run(db: options.DatabaseUrl = None) -> None:
    """Serve Teams. Refuses to start without credentials, a tenant allow-list and a database with the newest schema."""
    found = settings.load()
    make_trust = trust.production(found)
    observe.set_up(found.log_level)
    with options.database(db or found.database_url) as database:
        database.hold()
        service = app.make_app(
            db=database,
            clock=options.clock(None),
            trust=make_trust,
            zone=found.zone,
            limits=Limits(RateLimit(found.person_turns), RateLimit(found.tenant_turns)),
            metrics_port=found.metrics_port,
        )
        serve(service, found.host, found.port)


async def settle(_app: web.Application) -> None:
    """Leave what lives as long as the process out of every later search for garbage, and search less often.

    Lists of words, compiled patterns and tables are most of the heap; going through them took a fifth of a turn.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


def serve(service: web.Application, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT; then take nothing new, finish what is under way, and return."""
    service.on_startup.append(settle)
    try:
        web.run_app(service, host=host, port=port, print=None, access_log=None, shutdown_timeout=app.DRAIN_SECONDS)
    except scrape.CannotListen as error:
        raise options.CannotDo(str(error)) from error
    except OSError as error:
        raise options.CannotDo(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
