"""The baseline: aiohttp on the standard loop that verifies RS256 each turn and posts the reply. No bot at all."""

import os
import ssl
import sys
from collections.abc import AsyncIterator

import aiohttp
import jwt
from aiohttp import web

from tests.cloud.microsoft import APP_ID, ISSUER


async def messages(request: web.Request) -> web.Response:
    """Check the token, post an echo, answer."""
    token = request.headers["Authorization"].removeprefix("Bearer ")
    key = request.app["keys"][jwt.get_unverified_header(token)["kid"]]
    jwt.decode(token, key, algorithms=["RS256"], audience=APP_ID, issuer=ISSUER, leeway=300)
    said = await request.json()
    reply = {
        "type": "message",
        "text": f"You said {said['text']}",
        "from": said["recipient"],
        "recipient": said["from"],
        "conversation": said["conversation"],
        "replyToId": said["id"],
    }
    path = f"v3/conversations/{said['conversation']['id']}/activities/{said['id']}"
    async with request.app["session"].post(
        said["serviceUrl"] + path, json=reply, headers={"Authorization": request.app["bearer"]}
    ) as answer:
        await answer.read()
    return web.Response()


async def life(app: web.Application) -> AsyncIterator[None]:
    """Get the keys and a token once, as any bot does at start."""
    trust = ssl.create_default_context(cafile=os.environ["SSL_CERT_FILE"])
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trust, limit=100)) as session:
        app["session"] = session
        metadata = await (await session.get(os.environ["CLERK_OPENID_METADATA_URL"])).json()
        keys = await (await session.get(metadata["jwks_uri"])).json()
        app["keys"] = {key["kid"]: jwt.PyJWK(key, algorithm="RS256").key for key in keys["keys"]}
        login = await (await session.post(f"{os.environ['CLERK_LOGIN_AUTHORITY']}/t/oauth2/v2.0/token")).json()
        app["bearer"] = f"Bearer {login['access_token']}"
        yield


if __name__ == "__main__":
    service = web.Application()
    service.cleanup_ctx.append(life)
    service.router.add_post("/api/messages", messages)
    web.run_app(service, host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
