"""Where the bot may send: checked on receipt and again before every send, also for addresses read from the database."""

import functools
import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

MICROSOFT = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    }
)

# Where Teams keeps the files of a chat: each council has hosts of its own under these.
SHAREPOINT = frozenset({".sharepoint.com", ".sharepoint.us"})

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?")


class HostNotAllowed(ValueError):
    """The service address is not one this bot may talk to."""


@dataclass(frozen=True, slots=True)
class ExactHosts:
    """https to one of these hosts, a port included where the list has one."""

    allowed: frozenset[str]

    def check(self, service_url: object) -> str:
        """Return the address without a trailing slash; raise HostNotAllowed otherwise."""
        if not isinstance(service_url, str):
            raise HostNotAllowed(HostNotAllowed.__doc__)
        return _exact(service_url, self.allowed)


@dataclass(frozen=True, slots=True)
class LoopbackOnly:
    """This machine and nothing else, http allowed: for `clerk demo`, which sends no token anywhere."""

    def check(self, service_url: object) -> str:
        """Return the address without a trailing slash; raise HostNotAllowed otherwise."""
        parts = _split(service_url)
        if parts.scheme not in ("http", "https") or not _is_loopback(parts.hostname or ""):
            raise HostNotAllowed(HostNotAllowed.__doc__)
        return parts.geturl().rstrip("/")


AllowedHosts = ExactHosts | LoopbackOnly


@dataclass(frozen=True, slots=True)
class FileHosts:
    """https to one of these hosts, or to any under one that begins with a dot."""

    allowed: frozenset[str]

    def check(self, url: object) -> str:
        """Return the address of a file, its query kept: that is the key to it; raise HostNotAllowed otherwise."""
        parts = _split(url, query=True)
        host = parts.netloc.lower()
        under = any(name.startswith(".") and host.endswith(name) for name in self.allowed)
        if parts.scheme != "https" or not (host in self.allowed or under):
            raise HostNotAllowed(HostNotAllowed.__doc__)
        return parts.geturl()


@functools.lru_cache(maxsize=256)  # asked twice a turn, nearly always of the same few addresses
def _exact(service_url: str, allowed: frozenset[str]) -> str:
    parts = _split(service_url)
    if parts.scheme != "https" or parts.netloc.lower() not in allowed:
        raise HostNotAllowed(HostNotAllowed.__doc__)
    return parts.geturl().rstrip("/")


def is_host(text: str) -> bool:
    """Say whether this is a bare host name, with or without a port: no scheme, no path."""
    return _HOST.fullmatch(text) is not None


def _split(url: object, *, query: bool = False) -> SplitResult:
    """Take an address apart, refusing what two parsers could read in two ways."""
    if not isinstance(url, str) or not url.isascii() or not url.isprintable():
        raise HostNotAllowed(HostNotAllowed.__doc__)
    try:
        parts = urlsplit(url)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError as error:
        raise HostNotAllowed(HostNotAllowed.__doc__) from error
    odd = "@" in parts.netloc or "\\" in url or " " in url or ".." in parts.path
    if odd or (parts.query and not query) or parts.fragment or not port_is_number:
        raise HostNotAllowed(HostNotAllowed.__doc__)
    return parts


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
