"""The bot's own token: acquired by MSAL in a thread, one call at a time, renewed at half its life."""

import asyncio
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msal
import structlog

from bot import outbound
from bot.settings import Settings

log = structlog.get_logger()

# A token this close to its end is not sent any more: the call could outlive it.
MARGIN_SECONDS = 60
# How long a failed early renewal is left alone while the old token still serves.
RETRY_SECONDS = 30
# What Entra trades for an application's token in workload identity federation.
EXCHANGE_AUDIENCE = "api://AzureADTokenExchange"


class CredentialsRefused(RuntimeError):
    """Entra gave no token for the bot."""


class TokenSource:
    """Holds one token. `fetch` is synchronous and answers as MSAL does: `access_token` and `expires_in`, or `error`."""

    def __init__(self, fetch: Callable[[], dict[str, Any]], seconds: Callable[[], float] = time.monotonic) -> None:
        self._fetch = fetch
        self._seconds = seconds
        self._token = ""
        self._asked_at = self._renew_at = self._ends_at = float("-inf")
        self._renewal: asyncio.Task[None] | None = None

    @property
    def age(self) -> float | None:
        """Return how many seconds ago the token at hand was asked for; None before the first."""
        return self._seconds() - self._asked_at if self._token else None

    async def token(self) -> str:
        """Return a token that is good now; wait only when there is none."""
        now = self._seconds()
        if now >= self._renew_at and self._renewal is None:
            self._renewal = asyncio.create_task(self._renew())
            # Looked at here as well, because an early renewal that fails has nobody waiting for it.
            self._renewal.add_done_callback(lambda renewal: renewal.cancelled() or renewal.exception())
        if now >= self._ends_at - MARGIN_SECONDS and self._renewal is not None:
            # Shielded: one impatient caller must not cancel the renewal all the others wait for.
            await asyncio.shield(self._renewal)
        return self._token

    async def _renew(self) -> None:
        asked_at = self._seconds()
        try:
            answer = await asyncio.to_thread(self._fetch)
            if "access_token" not in answer:
                raise CredentialsRefused(str(answer.get("error", "no_answer")))
            life = float(answer["expires_in"])
            self._token, self._asked_at = answer["access_token"], asked_at
            self._renew_at, self._ends_at = asked_at + life / 2, asked_at + life
            log.info("token_renewed", seconds=int(life))
        except Exception as error:
            # Entra's own code ("invalid_client"), never its sentence, which names the application.
            log.warning(
                "token_refused", reason=str(error) if isinstance(error, CredentialsRefused) else type(error).__name__
            )
            self._renew_at = asked_at + RETRY_SECONDS
            if asked_at >= self._ends_at - MARGIN_SECONDS:
                self._renew_at = float("-inf")  # nothing to send with: the next caller asks again
                raise CredentialsRefused(CredentialsRefused.__doc__) from error
        finally:
            self._renewal = None


def from_settings(settings: Settings, audience: str = "") -> TokenSource:
    """Hold a token of the credential the settings name; nothing is asked of Entra before it is needed.

    `audience` is the address of the service the token is for, when that is not the Bot Framework.
    """
    return TokenSource(fetch_from(settings, audience))


def fetch_from(settings: Settings, audience: str = "") -> Callable[[], dict[str, Any]]:
    """Choose the credential the settings name; return what asks for a token with it, and answers as MSAL does."""
    audience = audience or settings.bot_framework
    if settings.app_identity == "managed":
        return lambda: _managed_token(settings.app_id, audience)
    return _application_token(settings, audience)


def _application_token(settings: Settings, audience: str) -> Callable[[], dict[str, Any]]:
    """Return what fetches a token with a secret, a certificate or a federated assertion."""
    scope = f"{audience}/.default"
    made: list[msal.ConfidentialClientApplication] = []

    def fetch() -> dict[str, Any]:
        if not made:
            made.append(
                msal.ConfidentialClientApplication(
                    settings.app_id,
                    authority=f"{settings.login_authority}/{settings.app_tenant_id}",
                    client_credential=_credential(settings),
                    instance_discovery=False,  # a custom authority is trusted because the settings name it
                    http_client=outbound.make_requests_session(outbound.proxy_for(settings.login_authority)),
                )
            )
        # MSAL would answer from its own cache until five minutes before the end; we renew at half life.
        made[0].remove_tokens_for_client()
        return dict(made[0].acquire_token_for_client([scope]))

    return fetch


def _credential(settings: Settings) -> Any:
    if settings.app_identity == "federated":
        return {"client_assertion": _assertion}
    if settings.app_certificate is not None:
        pem = settings.app_certificate.read_text()
        return {"private_key": pem, "public_certificate": pem[pem.index("-----BEGIN CERTIFICATE") :]}
    return settings.app_secret.get_secret_value()


def _assertion() -> str:
    """Return the workload's own token: the file Kubernetes keeps fresh, or the machine's managed identity."""
    if path := os.environ.get("AZURE_FEDERATED_TOKEN_FILE"):
        return Path(path).read_text().strip()
    answer = _managed_token(os.environ.get("AZURE_CLIENT_ID", ""), EXCHANGE_AUDIENCE)
    return str(answer.get("access_token", ""))


def _managed_token(client_id: str, resource: str) -> dict[str, Any]:
    """Ask the machine's identity endpoint; without a client id, for the system-assigned identity."""
    identity = (
        msal.UserAssignedManagedIdentity(client_id=client_id) if client_id else msal.SystemAssignedManagedIdentity()
    )
    # A client for each call, because its cache would outlive our half life.
    client = msal.ManagedIdentityClient(identity, http_client=outbound.make_requests_session())
    return dict(client.acquire_token_for_client(resource=resource))
