"""`clerk deliveries`: the ledger of what was sent, and the word on what failed, where nobody can give it in chat."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from bot.cli import options
from bot.cli.contacts import BY
from cards import deliveries as cards
from rules import safeguarding
from storage import audit, outbox_ledger
from storage.outbox import State
from storage.outbox_ledger import NEEDS_A_LOOK, Delivery

MOST = 200  # rows printed
Number = Annotated[int | None, typer.Option(metavar="NUMBER", min=1, max=2**31 - 1, show_default=False)]
States = Annotated[
    list[State] | None, typer.Option("--state", help="Only these, again for each; without it what needs a look.")
]


class NotToBeSettled(options.CannotDo):
    """A delivery that is not there or has not failed."""


def deliveries(
    states: States = None,
    days: Annotated[int, typer.Option(min=1, max=3660, help="How many days to look back.")] = 30,
    send_again: Number = None,
    dismiss: Number = None,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why it is dismissed.", show_default=False)] = "",
    db: options.DatabaseUrl = None,
    group: options.GroupName = None,
    now: options.Now = None,
    as_json: options.AsJson = False,
) -> None:
    """Show which reminders went out and which need a look; send one again, or dismiss one with a reason."""
    at = now or options.clock(None)()
    if send_again is not None or dismiss is not None:
        _check(send_again, dismiss, reason)
        with options.database(db) as database:
            settled = database.run_sync(_settle, group, send_again, dismiss, reason.strip(), at)
        _print([settled], as_json=as_json)
        return
    with options.database(db) as database:
        counts, rows = database.read_sync(_ledger, group, states or list(NEEDS_A_LOOK), at - timedelta(days=days), at)
    if not as_json:
        for label, number in cards.counted(counts):
            typer.echo(f"{label}: {number}")
    _print(rows, as_json=as_json)


def _ledger(
    session: Session, group: str | None, states: list[State], since: datetime, now: datetime
) -> tuple[dict[str, int], list[Delivery]]:
    group_id = options.group(session, group).id or 0
    rows = outbox_ledger.latest(session, group_id, since, states, MOST)
    return dict(outbox_ledger.counts(session, group_id, since, now)), rows


def _check(send_again: int | None, dismiss: int | None, reason: str) -> None:
    if send_again is not None and dismiss is not None:
        raise options.CannotDo("Send it again or dismiss it, not both at once.")
    if dismiss is not None and not reason.strip():
        raise options.CannotDo('Say why, for example --reason "everybody was told by telephone".')
    if safeguarding.check(reason):
        raise options.CannotDo("Those words must not be kept. Give a reason without a case, a person or a deletion.")


def _settle(
    session: Session, group: str | None, send_again: int | None, dismiss: int | None, reason: str, now: datetime
) -> Delivery:
    group_id = options.group(session, group).id or 0
    change = audit.begin(session, group_id, by_id=None, by_name=BY, at=now)
    if send_again is not None:
        number, done = send_again, outbox_ledger.send_again(session, change, send_again, now)
    else:
        number = dismiss or 0
        done = outbox_ledger.dismiss(session, change, number, reason)
    found = outbox_ledger.get(session, group_id, number)
    if found is None:
        raise NotToBeSettled(f"There is no delivery {number} in this group; `clerk deliveries` shows their numbers.")
    if not done:
        raise NotToBeSettled(f"Nothing is done. Delivery {number} does not wait for that: {cards.stands(found)}.")
    return found


def _print(rows: list[Delivery], *, as_json: bool) -> None:
    for each in rows:
        if as_json:
            options.print_json(asdict(each))
        else:
            typer.echo(cards.line(each))
