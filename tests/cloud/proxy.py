"""A proxy such as a council's firewall is: it notes where it is asked to connect to, and does."""

import asyncio
import contextlib


@contextlib.asynccontextmanager
async def running(asked):
    """Serve; `asked` is filled with the heads of the requests, as bytes. Yield the host."""
    busy = set()

    async def connect(reader, writer):
        busy.update((asyncio.current_task(), writer))
        head = await reader.readuntil(b"\r\n\r\n")
        asked.append(head)
        target = head.split()[1].decode()
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", int(target.rpartition(":")[2]))
        busy.add(far_writer)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(carry(reader, far_writer), carry(far_reader, writer))

    async def carry(source, sink):
        while some := await source.read(4096):
            sink.write(some)

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for each in busy:
            each.cancel() if isinstance(each, asyncio.Task) else each.close()
