"""Microsoft's cloud for measurements: signing keys, login and a TLS connector, as cheap as asyncio allows.

`tests/cloud` remembers all it is sent; this one answers and forgets, so that the bot is what is measured.
"""

import asyncio
import contextlib
import json
import ssl
import time
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.cloud.microsoft import APP_ID, ISSUER, TENANT

TOKENS = 16  # Teams' front ends each sign their own and use it for an hour


@dataclass
class Cloud:
    """One local port that is Microsoft; `delay` is how many seconds the connector takes for a post."""

    tls: ssl.SSLContext
    delay: float = 0.0
    posts: int = 0
    key: rsa.RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    port: int = 0

    @property
    def url(self) -> str:
        """Return the address all of it is served at."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def service_url(self) -> str:
        """Return what activities name as their service."""
        return f"{self.url}/uk/"

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Cloud"]:
        """Serve until the block ends."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.tls, backlog=512)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()

    def tokens(self) -> list[str]:
        """Sign what Teams sends with its activities."""
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": APP_ID, "serviceurl": self.service_url, "nbf": now - 300, "exp": now + 7200}
        return [jwt.encode(claims | {"jti": str(n)}, self.key, "RS256", {"kid": "bench"}) for n in range(TOKENS)]

    def public_key(self) -> dict[str, object]:
        """Return the key as the key set has it."""
        entry = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return entry | {"kid": "bench", "use": "sig", "endorsements": ["msteams"]}

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # The last is how the end of a run reaches a connection that waits.
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                await reader.readexactly(content_length(head))
                method, path, _ = head.split(b" ", 2)
                body = self._answer(method, path)
                if body is None:
                    self.posts += 1
                    if self.delay:
                        await asyncio.sleep(self.delay)
                    body = b'{"id":"1:%s"}' % uuid.uuid4().hex.encode()
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    % (len(body), body)
                )
        writer.close()

    def _answer(self, method: bytes, path: bytes) -> bytes | None:
        """Return a document of the cloud, or None for a call of the connector."""
        if b"/v3/conversations" in path:
            return None
        if path.endswith(b"/v1/.well-known/openidconfiguration"):
            found: object = {
                "issuer": ISSUER,
                "jwks_uri": f"{self.url}/v1/.well-known/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        elif path.endswith(b"/keys"):
            found = {"keys": [self.public_key()]}
        elif method == b"POST":
            found = {"token_type": "Bearer", "expires_in": 3600, "access_token": f"token-{uuid.uuid4()}" * 20}
        else:
            base = f"{self.url}/{TENANT}"
            found = {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
            }
        return json.dumps(found).encode()


def content_length(head: bytes) -> int:
    """Return how many bytes follow the head of a request or an answer."""
    at = head.lower().find(b"content-length:")
    return int(head[at + 15 : head.index(b"\r\n", at)]) if at >= 0 else 0
