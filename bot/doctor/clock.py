"""The machine's clock against Microsoft's, and the time zone data reminders are reckoned with."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import aiohttp

from bot import token_check
from bot.doctor import network
from bot.doctor.finding import Verdict, not_looked_at, ok, warning, wrong

DOUBTFUL_SECONDS = 60
# Past what our own token check allows, and Entra no less, tokens are refused.
REFUSED_SECONDS = token_check.LEEWAY_SECONDS
SET_CLOCK = "Let the machine keep its clock by NTP, for example `timedatectl set-ntp true`."


async def skew(session: aiohttp.ClientSession, addresses: Sequence[str], clock: Callable[[], datetime]) -> Verdict:
    """Compare the clock with the Date of the first of these addresses that gives one."""
    for address in addresses:
        try:
            told = (await network.ask(session, address)).headers.get("Date", "")
            return _judge((clock() - _read(told)).total_seconds())
        except (aiohttp.ClientError, TimeoutError, ValueError):
            continue
    return not_looked_at(
        "no address of Microsoft's could be asked for the time.",
        "Put `login authority` or `signing keys` right, then run `clerk doctor` again.",
    )


def zone_data(name: str, now: datetime) -> Verdict:
    """Look whether this machine knows the zone's rules, past what this process has kept of them."""
    try:
        local = now.astimezone(ZoneInfo.no_cache(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return wrong(
            f"This machine has no time zone data for {name}.",
            "Install the data, for example `apt-get install tzdata` or `pip install tzdata`.",
        )
    return ok(f"In {name} it is {local:%H:%M} on {local:%-d %B %Y}.")


def _read(date: str) -> datetime:
    told = parsedate_to_datetime(date)
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _judge(ahead: float) -> Verdict:
    off = round(abs(ahead))
    says = f"The clock is {off} seconds {'ahead of' if ahead > 0 else 'behind'} Microsoft's"
    if off > REFUSED_SECONDS:
        return wrong(f"{says}: tokens are refused.", SET_CLOCK)
    if off > DOUBTFUL_SECONDS:
        return warning(f"{says}; from {REFUSED_SECONDS} on, tokens are refused.", SET_CLOCK)
    return ok("The clock agrees with Microsoft's.")
