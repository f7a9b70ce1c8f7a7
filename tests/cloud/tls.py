"""A server of the tests on this machine, by https."""

import contextlib

from aiohttp import web


@contextlib.asynccontextmanager
async def serving(app, tls):
    """Serve an application at a free port, and return its address."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls).start()
    try:
        yield f"https://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        # A polite end of TLS would wait half a minute for the other side's good-bye, so those still open are cut,
        # and before aiohttp closes them: a TLS transport closed twice cannot be cut in Python 3.11.2.
        for connection in runner.server.connections:
            if connection.transport is not None and not connection.transport.is_closing():
                connection.transport.abort()
        await runner.cleanup()
