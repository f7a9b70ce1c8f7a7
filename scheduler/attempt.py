"""One attempt at one claimed reminder: once it is prepared, deliver it and settle how that ended."""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence

import structlog

from scheduler.deliver import Ambiguous, Blocked, Dead, Retryable
from scheduler.prepare import Prepared, prepare, together
from scheduler.work import Work, settle
from storage import outbox_ends
from storage.outbox import Reminder, State
from storage.outbox_claims import Claim

DELIVER_SECONDS = 20.0  # the client's own timeout is shorter; the lease is longer (storage/outbox_claims.py)
APART = 0.9  # of the time between two of a tenant's messages, for those that find their moment past
SETTLE_SECONDS = 60.0  # a message that was taken without an answer has appeared by then

log = structlog.get_logger()


def begin(work: Work, claims: Sequence[Claim]) -> set[asyncio.Task[str]]:
    """Attempt claimed rows; each task returns the state in which its row ends this time."""
    begun = set()
    for batch in together(work, claims):
        ready = asyncio.create_task(prepare(work, batch))
        begun |= {asyncio.create_task(_attempt(work, claim, ready)) for claim in batch}
    return begun


async def _attempt(work: Work, claim: Claim, ready: Awaitable[Mapping[int, Prepared | str]]) -> str:
    prepared = (await ready)[claim.row.id or 0]
    if not isinstance(prepared, Prepared):
        return prepared
    await work.until(claim.send_at)
    return await _send(work, claim.row, prepared)


async def _send(work: Work, row: Reminder, prepared: Prepared) -> str:
    await _in_turn(work, prepared.conversation.tenant_id)
    try:
        async with asyncio.timeout(DELIVER_SECONDS):
            activity_id = await work.deliver(prepared.conversation, prepared.message)
    except Retryable as error:
        # Longer each time also where Teams always asks for two seconds: a storm must not use up all the attempts.
        at = work.retry_at(row, error.retry_after or 0.0)
        return await settle(work, row, State.PENDING, outbox_ends.retry, str(error), at)
    except Blocked as error:
        return await settle(work, row, State.BLOCKED, outbox_ends.blocked, str(error), work.later())
    except Dead as error:
        return await settle(work, row, State.DEAD, outbox_ends.dead, str(error))
    except (Ambiguous, TimeoutError) as error:
        return await _doubt(work, row, str(error) or "no answer in time")
    except Exception as error:
        # A bug in the delivery may have come before or after the POST.
        log.error("delivery_broke", reminder=row.id, exc_info=error)
        return await _doubt(work, row, type(error).__name__)
    if not activity_id:
        return await _doubt(work, row, "no activity id")
    return await settle(work, row, State.SENT, outbox_ends.sent, activity_id, work.later())


async def _in_turn(work: Work, tenant_id: str) -> None:
    """Keep a tenant's messages apart as they leave: a process that was held up finds many send times past at once."""
    at = max(work.seconds(), work.turns.get(tenant_id, 0.0))
    work.turns[tenant_id] = at + APART * work.tenant_rate[0].every.total_seconds()
    await asyncio.sleep(at - work.seconds())


async def _doubt(work: Work, row: Reminder, why: str) -> str:
    return await settle(work, row, State.UNCERTAIN, outbox_ends.uncertain, why, work.retry_at(row, SETTLE_SECONDS))
