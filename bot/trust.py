"""Whom the bot hears, where it may send, and with which token: the service's rules and the demo's, side by side."""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp

from bot import credentials, graph, hosts, outbound, signing_keys, token_check
from bot.settings import Settings, require_complete


@dataclass(frozen=True, slots=True)
class Trust:
    """What is decided once at start. `keys` and `bearer` are None where nothing is signed, in a demo."""

    check: token_check.Check
    allowed_hosts: hosts.AllowedHosts
    bearer: Callable[[], Awaitable[str]] | None
    keys: signing_keys.KeySet | None
    # Where an attached file may be fetched from.
    file_hosts: hosts.FileHosts
    # In a demo everybody belongs to the sample group's tenant, whatever a local client calls its own.
    demo_tenant: str | None = None
    # How old the token that `bearer` sends is, in seconds.
    token_age: Callable[[], float | None] = lambda: None
    # Where a reminder that may have arrived is looked up; None where that is switched off.
    reads: graph.Graph | None = None


MakeTrust = Callable[[aiohttp.ClientSession], Trust]


def production(settings: Settings) -> MakeTrust:
    """Tokens signed by Teams for this bot, from the allowed tenants; answers only to the allowed hosts, with a token.

    Raises SettingsError, naming all of them, when a setting this rests on is missing.
    """
    require_complete(settings)
    tokens = credentials.from_settings(settings)
    allowed = hosts.ExactHosts(settings.service_hosts)
    reads = graph.from_settings(settings)

    def make(session: aiohttp.ClientSession) -> Trust:
        keys = signing_keys.KeySet(settings.openid_metadata_url, functools.partial(outbound.fetch_json, session))
        check = token_check.TokenCheck(
            app_id=settings.app_id,
            issuer=settings.bot_framework,
            tenants=settings.allowed_tenants,
            allowed_hosts=allowed,
            keys=keys,
        )
        return Trust(
            check=check,
            allowed_hosts=allowed,
            bearer=tokens.token,
            keys=keys,
            file_hosts=hosts.FileHosts(settings.file_hosts),
            token_age=lambda: tokens.age,
            reads=reads,
        )

    return make


def demo(tenant_id: str) -> MakeTrust:
    """No authentication, and for that reason no address but this machine and no token in any answer."""

    def make(_session: aiohttp.ClientSession) -> Trust:
        return Trust(
            check=token_check.LoopbackCheck(),
            allowed_hosts=hosts.LoopbackOnly(),
            bearer=None,
            keys=None,
            file_hosts=hosts.FileHosts(frozenset()),
            demo_tenant=tenant_id,
        )

    return make
