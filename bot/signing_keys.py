"""The issuer's signing keys: fetched without blocking, kept, renewed with age and when a new one appears."""

import asyncio
from dataclasses import dataclass
from typing import Any, Protocol

import jwt
import structlog

log = structlog.get_logger()

# How often an unknown key may send us to the issuer: often enough for a rotation, too seldom for an attack.
REFRESH_SECONDS = 30
# A key set is renewed at this age, so that a withdrawn key does not live on, and not trusted past the second.
STALE_SECONDS = 3600
EXPIRED_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key of the issuer and the channels it may speak for."""

    key: Any
    endorsements: frozenset[str]


class FetchesJson(Protocol):
    """Gets a JSON document by https, with a timeout and without following redirects; raises on any failure."""

    async def __call__(self, url: str) -> Any:
        """Return the document."""


class KeySet:
    """The issuer's signing keys, by key id."""

    def __init__(self, metadata_url: str, fetch: FetchesJson) -> None:
        self._metadata_url = metadata_url
        self._fetch = fetch
        self._keys: dict[str, SigningKey] = {}
        self._fetched_at = float("-inf")
        self._tried_at = float("-inf")
        self._refresh: asyncio.Task[None] | None = None

    @property
    def ready(self) -> bool:
        """Say whether there is any key to check with."""
        return bool(self._keys)

    def fresh(self, key_id: str) -> SigningKey | None:
        """Return a key of a set that is not old, without asking anybody."""
        if asyncio.get_running_loop().time() - self._fetched_at > STALE_SECONDS:
            return None
        return self._keys.get(key_id)

    @property
    def age(self) -> float | None:
        """Return how many seconds ago the keys were fetched; None before the first time."""
        return asyncio.get_running_loop().time() - self._fetched_at if self._keys else None

    async def find(self, key_id: str) -> SigningKey | None:
        """Return the key, asking the issuer when it is new or the set is old; None when there is none such."""
        now = asyncio.get_running_loop().time()
        if key_id not in self._keys or now - self._fetched_at > STALE_SECONDS:
            await self.refresh()
        if asyncio.get_running_loop().time() - self._fetched_at > EXPIRED_SECONDS:
            return None
        return self._keys.get(key_id)

    async def refresh(self) -> None:
        """Fetch the keys: one request at a time, and not again within half a minute. A failure keeps what there is."""
        if self._refresh is None:
            now = asyncio.get_running_loop().time()
            if now - self._tried_at < REFRESH_SECONDS:
                return
            self._tried_at = now
            self._refresh = asyncio.create_task(self._fetch_keys())
        await asyncio.shield(self._refresh)

    async def _fetch_keys(self) -> None:
        try:
            metadata = await self._fetch(self._metadata_url)
            self._keys = _read_keys(await self._fetch(metadata["jwks_uri"]))
            self._fetched_at = asyncio.get_running_loop().time()
            log.info("keys_fetched", keys=len(self._keys))
        except Exception as error:
            log.warning("keys_not_fetched", reason=type(error).__name__)
        finally:
            self._refresh = None


def _read_keys(document: Any) -> dict[str, SigningKey]:
    """Read the RSA signing keys of a JSON Web Key Set; what else is in it is left alone."""
    keys = {}
    for entry in document["keys"]:
        if entry.get("kty") == "RSA" and entry.get("kid") and entry.get("use", "sig") == "sig":
            endorsements = frozenset(entry.get("endorsements") or ())
            keys[entry["kid"]] = SigningKey(jwt.PyJWK(entry, algorithm="RS256").key, endorsements)
    if not keys:
        raise ValueError("no signing key in the set")
    return keys
