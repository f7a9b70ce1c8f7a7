"""The load: so many callers at once, each sending its next activity when the last was answered."""

import asyncio
import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from bench.cloud import Cloud, content_length
from bench.record import MEMBERS, entra_id
from tests.cloud.microsoft import APP_ID, TENANT

CLOCK_TICKS_A_SECOND = 100


@dataclass(frozen=True)
class Measured:
    """What one round of one row came to; times in milliseconds."""

    turns: int
    seconds: float
    latencies: Sequence[float]
    cpu_ms: float

    @property
    def rate(self) -> float:
        """Return turns a second."""
        return self.turns / self.seconds

    def percentile(self, share: float) -> float:
        """Return the time that this share of the turns stayed under."""
        return sorted(self.latencies)[min(len(self.latencies) - 1, int(len(self.latencies) * share))]


@dataclass
class Said:
    """Activities to send: number n is said by member n modulo all, always in the same chat."""

    cloud: Cloud
    port: int
    round: str
    tokens: Sequence[str]

    def request(self, number: int, text: str) -> bytes:
        """Return the whole HTTP request."""
        member = number % MEMBERS
        body = orjson.dumps(
            {
                "type": "message",
                "id": f"{self.round}-{number}",
                "timestamp": "2027-02-09T10:00:00.000Z",
                "localTimestamp": "2027-02-09T10:00:00.000+00:00",
                "localTimezone": "Europe/London",
                "serviceUrl": self.cloud.service_url,
                "channelId": "msteams",
                "from": {"id": f"29:{member}", "name": f"Member {member}", "aadObjectId": entra_id(member)},
                "conversation": {
                    "id": f"a:{number}",
                    "conversationType": "personal",
                    "tenantId": TENANT,
                },
                "recipient": {"id": f"28:{APP_ID}", "name": "Prevent Clerk"},
                "channelData": {"tenant": {"id": TENANT}},
                "entities": [{"locale": "en-GB", "country": "GB", "platform": "Windows", "type": "clientInfo"}],
                "text": text,
                "textFormat": "plain",
                "locale": "en-GB",
            }
        )
        head = (
            f"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Authorization: Bearer {self.tokens[number % len(self.tokens)]}\r\n"
            f"Content-Type: application/json; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


async def run(said: Said, texts: Sequence[str], pid: int, *, at_once: int) -> Measured:
    """Send each text once, `at_once` at a time; raise RuntimeError for any answer that is not 200 or 201."""
    waiting = iter(enumerate(texts))
    latencies: list[float] = []
    cpu, started = cpu_seconds(pid), time.perf_counter()
    await asyncio.gather(*(_caller(said, waiting, latencies) for _ in range(at_once)))
    seconds = time.perf_counter() - started
    return Measured(len(texts), seconds, latencies, (cpu_seconds(pid) - cpu) * 1000 / len(texts))


async def _caller(said: Said, waiting: Iterator[tuple[int, str]], latencies: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", said.port)
    for number, text in waiting:
        request = said.request(number, text)
        started = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(content_length(head))
        latencies.append((time.perf_counter() - started) * 1000)
        if head[9:11] != b"20":
            raise RuntimeError(f"answered {head[9:12].decode()}")
    writer.close()


def cpu_seconds(pid: int) -> float:
    """Return the processor time a process has used, its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICKS_A_SECOND


def memory_mb(pid: int) -> float:
    """Return the memory a process holds."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def sockets(pid: int) -> int:
    """Return how many sockets a process has open."""
    found = 0
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(OSError):  # closed meanwhile
            found += "socket" in str(link.readlink())
    return found
