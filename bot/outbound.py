"""How this process reaches out: the trust anchors, proxies and timeouts that the connector, aiohttp and MSAL share."""

import functools
import os
import ssl
import urllib.request
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import orjson
import requests

# Shorter than the delivery lease (60 s): a claim must not lapse while its POST is under way (DESIGN 7).
HTTP_SECONDS = 15
CONNECT_SECONDS = 5
CONNECTIONS_PER_HOST = 64
KEEP_ALIVE_SECONDS = 60
DOCUMENT_BYTES = 1024 * 1024


class NotADocument(RuntimeError):
    """The address did not answer with a JSON document."""


def trust_anchors() -> ssl.SSLContext:
    """Return whom to trust. A context of our own: aiohttp's is made at import and misses a later SSL_CERT_FILE."""
    return ssl.create_default_context()


def make_session() -> aiohttp.ClientSession:
    """Make the client of the key set and the files; the caller closes it."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            ssl=trust_anchors(),
            limit_per_host=CONNECTIONS_PER_HOST,
            keepalive_timeout=KEEP_ALIVE_SECONDS,
        ),
        timeout=aiohttp.ClientTimeout(total=HTTP_SECONDS, sock_connect=CONNECT_SECONDS),
        cookie_jar=aiohttp.DummyCookieJar(),
    )


async def fetch_json(session: aiohttp.ClientSession, url: str) -> Any:
    """Get a JSON document over https, following no redirect and reading no more than a document's worth."""
    if urlsplit(url).scheme != "https":
        raise NotADocument("not https")
    async with session.get(url, allow_redirects=False, proxy=proxy_for(origin(url))) as answer:
        if answer.status != 200:
            raise NotADocument(f"status {answer.status}")
        body = await answer.content.read(DOCUMENT_BYTES + 1)
        while len(body) <= DOCUMENT_BYTES and (more := await answer.content.read(DOCUMENT_BYTES)):
            body += more
    if len(body) > DOCUMENT_BYTES:
        raise NotADocument("too long")
    return orjson.loads(body)


def make_requests_session(proxy: str | None = None) -> requests.Session:
    """Make the synchronous client MSAL is given: no .netrc, the standard trust anchors, a timeout on every call."""
    session = requests.Session()
    session.trust_env = False
    # The machine's own trust store, as aiohttp has it: a council's firewall may have put its authority there.
    session.verify = os.environ.get("SSL_CERT_FILE") or ssl.get_default_verify_paths().cafile or True
    if proxy:
        session.proxies.update({"http": proxy, "https": proxy})
    session.request = functools.partial(session.request, timeout=HTTP_SECONDS)  # type: ignore[method-assign]
    return session


@functools.lru_cache(maxsize=64)
def proxy_for(origin: str) -> str | None:
    """Return the proxy for `scheme://host[:port]`, from the usual variables, or None for a direct connection."""
    parts = urlsplit(origin)
    # Reads HTTPS_PROXY, NO_PROXY and their kin, with or without capitals.
    return None if urllib.request.proxy_bypass(parts.netloc) else urllib.request.getproxies().get(parts.scheme)


def origin(url: str) -> str:
    """Return the `scheme://host[:port]` of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
