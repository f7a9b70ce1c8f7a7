"""The check of an inbound token: who signed it, for whom, and for which activity. Every doubt is a refusal."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import jwt

from bot import hosts
from bot.signing_keys import KeySet, SigningKey

LEEWAY_SECONDS = 300
# Teams signs a token for an hour and sends it with every activity; each front end of Teams has its own.
TOKENS_KEPT = 4096


class TokenRefused(Exception):
    """The request does not come from Teams. `reason` is an id for the log, never shown to the caller."""

    status = 401

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotAllowed(TokenRefused):
    """The request comes from Teams, but from a tenant or for an address this bot does not serve."""

    status = 403


@dataclass(frozen=True, slots=True)
class Verified:
    """A token whose signature, issuer, audience and life are in order, and the key that signed it."""

    claims: Mapping[str, Any]
    key: SigningKey
    key_id: str
    ends_at: float  # seconds since the epoch, the leeway included


class Check(Protocol):
    """Decides who may come in."""

    async def verify(self, header: str | None) -> Any:
        """Check the Authorization header by itself; raise TokenRefused."""

    def admit(self, verified: Any, activity: Mapping[str, Any]) -> None:
        """Check the activity the header came with; raise TokenRefused."""


class TokenCheck:
    """Refuses every request but those Teams signed for this bot, from an allowed tenant, for an allowed address."""

    def __init__(
        self,
        *,
        app_id: str,
        issuer: str,
        tenants: frozenset[str],
        allowed_hosts: hosts.AllowedHosts,
        keys: KeySet,
        seconds: Callable[[], float] = time.time,
    ) -> None:
        if not app_id or not tenants:
            raise ValueError("an application id and at least one tenant are needed")
        self._app_id = app_id
        self._issuer = issuer
        self._tenants = tenants
        self._hosts = allowed_hosts
        self._keys = keys
        self._seconds = seconds
        self._verified: OrderedDict[str, Verified] = OrderedDict()  # by Authorization header

    async def verify(self, header: str | None) -> Verified:
        """Check the Authorization header by itself, before the body is read.

        A header that was found good is good until its token ends or the issuer withdraws the key.
        """
        known = self._verified.get(header or "")
        if known and self._seconds() < known.ends_at and self._keys.fresh(known.key_id) == known.key:
            return known
        verified = await self._verify(header)
        self._verified[header or ""] = verified
        while len(self._verified) > TOKENS_KEPT:
            self._verified.popitem(last=False)
        return verified

    async def _verify(self, header: str | None) -> Verified:
        scheme, _, token = (header or "").partition(" ")
        if not header:
            raise TokenRefused("missing")
        if scheme.lower() != "bearer" or not token:
            raise TokenRefused("not_bearer")
        try:
            head = jwt.get_unverified_header(token)
        except (jwt.InvalidTokenError, RecursionError) as error:  # a header of brackets only is the second
            raise TokenRefused("malformed") from error
        # Before the key is looked up: a token must not choose how it is checked.
        if head.get("alg") != "RS256":
            raise TokenRefused("algorithm")
        key_id = head.get("kid")
        key = await self._keys.find(key_id) if isinstance(key_id, str) else None
        if key is None or not isinstance(key_id, str):
            raise TokenRefused("unknown_key")
        claims = _decode(token, key, self._app_id, self._issuer)
        return Verified(claims, key, key_id, float(claims["exp"]) + LEEWAY_SECONDS)

    def admit(self, verified: Verified, activity: Mapping[str, Any]) -> None:
        """Check that the token was given for this activity, and that we serve its tenant and address."""
        channel, service_url = activity.get("channelId"), activity.get("serviceUrl")
        if not isinstance(channel, str) or channel not in verified.key.endorsements:
            raise TokenRefused("endorsement")
        claimed = verified.claims.get("serviceurl")
        if not isinstance(service_url, str) or not isinstance(claimed, str) or not _same(claimed, service_url):
            raise TokenRefused("service_url")
        try:
            self._hosts.check(service_url)
        except hosts.HostNotAllowed as error:
            raise NotAllowed("service_host") from error
        if tenant_of(activity) not in self._tenants:
            raise NotAllowed("tenant")


class LoopbackCheck:
    """What stands in its place in `clerk demo`: no token, and nothing but this machine."""

    async def verify(self, header: str | None) -> None:
        """Accept any header: there is nobody to sign one."""

    def admit(self, verified: None, activity: Mapping[str, Any]) -> None:
        """Refuse an activity that would have us send anywhere else."""
        try:
            hosts.LoopbackOnly().check(activity.get("serviceUrl"))
        except hosts.HostNotAllowed as error:
            raise NotAllowed("service_host") from error


def tenant_of(activity: Mapping[str, Any]) -> str:
    """Return the tenant, from where Teams puts it; empty when it is not there."""
    data = activity.get("channelData")
    tenant = data.get("tenant") if isinstance(data, dict) else None
    tenant_id = tenant.get("id") if isinstance(tenant, dict) else None
    return tenant_id.lower() if isinstance(tenant_id, str) else ""


def _decode(token: str, key: SigningKey, app_id: str, issuer: str) -> Mapping[str, Any]:
    try:
        return jwt.decode(
            token,
            key.key,
            algorithms=["RS256"],
            audience=app_id,
            issuer=issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "iss", "aud"], "strict_aud": True},
        )
    except jwt.ExpiredSignatureError as error:
        raise TokenRefused("expired") from error
    except jwt.InvalidAudienceError as error:
        raise TokenRefused("audience") from error
    except jwt.InvalidIssuerError as error:
        raise TokenRefused("issuer") from error
    except jwt.InvalidSignatureError as error:
        raise TokenRefused("signature") from error
    except (jwt.InvalidTokenError, ArithmeticError, TypeError, ValueError) as error:
        raise TokenRefused("claims") from error


def _same(claimed: str, service_url: str) -> bool:
    return claimed.rstrip("/") == service_url.rstrip("/")
