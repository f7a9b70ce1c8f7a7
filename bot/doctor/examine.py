"""Run all checks at once, each as soon as those it builds on are done; none keeps another from running."""

import asyncio
import contextlib
import inspect
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import aiohttp

from bot import outbound
from bot.doctor import database as databases
from bot.doctor.finding import Finding, Verdict, not_looked_at, wrong
from bot.settings import Settings, SettingsError
from storage.db import Database


@dataclass(frozen=True, slots=True)
class Deployment:
    """What is examined: the settings or why there are none, the database, the way out, and the clock."""

    loaded: Settings | SettingsError
    database_url: str | None  # of --db, instead of the settings'
    opened: Database | None
    session: aiohttp.ClientSession
    clock: Callable[[], datetime]

    @property
    def settings(self) -> Settings:
        """Return the settings; checks that need them run only where they can be read."""
        if isinstance(self.loaded, SettingsError):
            raise self.loaded
        return self.loaded

    @property
    def database(self) -> Database:
        """Return the database; checks that need it run only where its address can be used."""
        assert self.opened is not None  # noqa: S101 - for the type checker; the address was looked at
        return self.opened


@dataclass(frozen=True, slots=True)
class Check:
    """A check by its name, and the names of those it builds on, which stand before it in the list."""

    name: str
    look: Callable[[Deployment], Verdict | Awaitable[Verdict]]
    needs: tuple[str, ...] = ()


MakeChecks = Callable[[Deployment], Sequence[Check]]


async def examine(
    loaded: Settings | SettingsError, database_url: str | None, clock: Callable[[], datetime], checks: MakeChecks
) -> list[Finding]:
    """Open what there is, run the checks, and return their findings in the order of the list."""
    url = database_url or (loaded.database_url if isinstance(loaded, Settings) else None)
    with _open(url) as database:
        async with outbound.make_session() as session:
            deployment = Deployment(loaded, database_url, database, session, clock)
            return await run(checks(deployment), deployment)


async def run(checks: Sequence[Check], deployment: Deployment) -> list[Finding]:
    """Run the checks side by side and return their findings in the order of the list."""
    begun: dict[str, asyncio.Task[Verdict]] = {}
    for check in checks:
        needed = {name: begun[name] for name in check.needs}
        begun[check.name] = asyncio.create_task(_verdict(check, needed, deployment))
    verdicts = {name: await task for name, task in begun.items()}
    return [Finding(name, found.state, found.says, found.do) for name, found in verdicts.items()]


async def _verdict(check: Check, needed: dict[str, asyncio.Task[Verdict]], deployment: Deployment) -> Verdict:
    for name, task in needed.items():
        if not (await task).stands:
            return not_looked_at(f"`{name}` comes first.", f"Put `{name}` right, then run `clerk doctor` again.")
    try:
        # In a thread, because files, databases and MSAL make their caller wait; a coroutine is only made there.
        found = await asyncio.to_thread(check.look, deployment)
        return await found if inspect.isawaitable(found) else found
    except Exception as error:
        return wrong(
            f"The check itself broke off ({type(error).__name__}).",
            "This is a bug: report it with this line and the output of, for example, `clerk doctor --json`.",
        )


@contextlib.contextmanager
def _open(url: str | None) -> Iterator[Database | None]:
    """Open the database of an address that can be used, and close it again."""
    database = databases.open_patiently(url) if url else None
    try:
        yield database
    finally:
        if database is not None:
            database.close()
