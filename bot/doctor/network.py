"""What the bot must reach: the login authority, the keys of Teams' tokens, and the hosts it answers at."""

import asyncio
import ssl
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot import hosts, outbound
from bot.doctor.finding import Verdict, ok, warning, wrong
from bot.signing_keys import KeySet

SECONDS = 5
# The one service host every tenant outside the American government clouds is served from.
WORLDWIDE = "smba.trafficmanager.net"
AN_AUTHORITY = "for example SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"


def trusted_authorities(ssl_cert_file: str | None) -> Verdict:
    """Look whether the file of SSL_CERT_FILE can be used: a missing one would look like forged certificates."""
    if not ssl_cert_file:
        return ok("SSL_CERT_FILE is not set: the usual certificate authorities are trusted.")
    try:
        ssl.create_default_context(cafile=ssl_cert_file)
    except OSError as error:  # an SSLError is one too: a file without a certificate
        reason = "it holds no certificate" if isinstance(error, ssl.SSLError) else (error.strerror or "").lower()
        return wrong(
            f"The file of SSL_CERT_FILE cannot be used: {reason}.",
            f"Name a PEM file of certificate authorities, {AN_AUTHORITY}.",
        )
    return ok("The certificate authorities of SSL_CERT_FILE are trusted.")


async def login_authority(session: aiohttp.ClientSession, address: str | None) -> Verdict:
    """Look whether the place our own tokens come from answers; there is none for a managed identity."""
    if address is None:
        return ok("A managed identity asks this machine's own endpoint and no login authority.")
    try:
        status = (await ask(session, address)).status
    except (aiohttp.ClientError, TimeoutError) as error:
        return unreached(error, _netloc(address))
    if status >= 500:
        return wrong(
            f"The login authority answers with status {status}.",
            "Wait and try again; Microsoft's status page tells of failures, for example at status.cloud.microsoft.",
        )
    return ok("The login authority answers.")


async def signing_keys(session: aiohttp.ClientSession, metadata_url: str) -> Verdict:
    """Look whether the metadata address leads to keys, on the way the service itself takes."""
    failed: list[Exception] = []

    async def fetch(url: str) -> Any:
        try:
            async with asyncio.timeout(SECONDS):
                return await outbound.fetch_json(session, url)
        except Exception as error:
            failed.append(error)
            raise

    keys = KeySet(metadata_url, fetch)
    await keys.refresh()  # keeps its failure to itself, which is why `fetch` notes it
    if keys.ready:
        return ok("The metadata address leads to signing keys.")
    if failed and isinstance(failed[0], aiohttp.ClientError | TimeoutError):
        return unreached(failed[0], _netloc(metadata_url))
    reason = f" ({failed[0]})" if failed and isinstance(failed[0], outbound.NotADocument) else ""
    return wrong(
        f"The metadata address does not lead to signing keys{reason}.",
        "Correct or unset CLERK_OPENID_METADATA_URL, for example "
        "CLERK_OPENID_METADATA_URL=https://login.botframework.com/v1/.well-known/openidconfiguration.",
    )


async def service_host(session: aiohttp.ClientSession, host: str) -> Verdict:
    """Look whether a host that Teams is answered at can be spoken to; any answer will do."""
    try:
        await ask(session, f"https://{host}/")
    except (aiohttp.ClientError, TimeoutError) as error:
        verdict = unreached(error, host)
        if host in hosts.MICROSOFT and host != WORLDWIDE:
            return warning(
                f"{verdict.says} Only American government clouds are served from it.",
                f"Leave it out of CLERK_SERVICE_HOSTS, for example CLERK_SERVICE_HOSTS={WORLDWIDE}.",
            )
        return verdict
    return ok("It answers.")


async def ask(session: aiohttp.ClientSession, address: str) -> aiohttp.ClientResponse:
    """Return the head of an address's answer, whatever its status, on the bot's own way out."""
    proxy = outbound.proxy_for(outbound.origin(address))
    async with (
        asyncio.timeout(SECONDS),  # the session's own limits leave the look-up of the name out
        session.get(address, allow_redirects=False, proxy=proxy) as answer,
    ):
        return answer


def unreached(error: Exception, netloc: str) -> Verdict:
    """Say at which step of the way to a host it failed; the library's own words stay out."""
    let_through = f"Let this machine reach {netloc}, or name the proxy, for example HTTPS_PROXY=http://proxy:8080."
    match error:
        case aiohttp.ClientHttpProxyError() | aiohttp.ClientProxyConnectionError():
            return wrong(
                f"The proxy does not lead to {netloc}.",
                "Correct HTTPS_PROXY, or go past it, for example NO_PROXY=.trafficmanager.net.",
            )
        case aiohttp.ClientConnectorDNSError():
            return wrong(
                f"The name of {netloc} is not known here.",
                "Correct the name or this machine's DNS, or name the proxy, for example HTTPS_PROXY=http://proxy:8080.",
            )
        case aiohttp.ClientConnectorCertificateError():
            return wrong(
                f"The certificate of {netloc} is not from an authority trusted here, or is for another name.",
                f"If the council's firewall opens TLS, trust its authority, {AN_AUTHORITY}.",
            )
        case aiohttp.ClientSSLError():
            return wrong(f"{netloc} does not speak TLS as it should.", let_through)
        case TimeoutError():
            return wrong(f"{netloc} does not answer within {SECONDS} seconds.", let_through)
        case aiohttp.ClientConnectorError():
            return wrong(f"{netloc} takes no connection.", let_through)
        case _:
            return wrong(f"{netloc} ends the connection ({type(error).__name__}).", let_through)


def _netloc(address: str) -> str:
    return urlsplit(address).netloc
