"""What the Northbrook group has done so far: its actions and updates, training, figures and decisions, day by day."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from dateutil.relativedelta import relativedelta

from bot.simulator.sample import Sample, rows
from rules import deadlines
from rules.calendar import financial_year
from rules.deadlines import Context, DeadlineClass
from storage import actions, agenda, audit, champions, decisions, targets, training
from storage.actions import Due

Row = dict[str, str]
Event = tuple[date, Callable[[], object]]
SUPPORTING = "supporting "


def events(sample: Sample) -> Iterator[Event]:
    """Yield what happened, each with its day; days that have not come yet are left out."""
    day = sample.dates.day
    every: list[Event] = []
    every += [(day(row["added"]), partial(_add_action, sample, row)) for row in rows("actions")]
    every += [(day(row["on"]), partial(_update_action, sample, row)) for row in rows("updates")]
    every += [(day(row["held"]), partial(_log_training, sample, row)) for row in rows("training")]
    every += [(day(row["named"]), partial(_name_champion, sample, row)) for row in rows("champions")]
    for row in rows("targets"):
        every += _figures(sample, row)
    for row in rows("decisions"):
        every.append((sample.dates.meeting(int(row["meeting"])), partial(_decide, sample, row)))
    today = sample.dates.today
    every += [(today - timedelta(days=1), partial(_agenda, sample, n, row)) for n, row in enumerate(rows("agenda"), 1)]
    yield from (event for event in every if event[0] <= today)


def _add_action(sample: Sample, row: Row) -> None:
    added_on = sample.dates.day(row["added"])
    actions.add(
        sample.session,
        sample.change("coordinator", added_on),
        ref=row["ref"],
        theme=row["theme"],
        benchmark=row["benchmark"] or None,
        project=row["project"] or None,
        title=row["title"],
        owners=[_owner(owner) for owner in row["owners"].split("|") if owner],
        due=_due(sample, row, added_on),
        status=row["status"],
    )


def _update_action(sample: Sample, row: Row) -> None:
    day = sample.dates.day(row["on"])
    actions.update(
        sample.session,
        sample.change(row["by"], day),
        actions.by_ref(sample.session, sample.group_id, row["ref"]),
        note=row["note"],
        status=row["status"] or None,
        due=_due(sample, row, day) if row["due"] else None,
        reason=row["reason"] or None,
        evidence=row["evidence"] or None,
        today=day,
    )


def _due(sample: Sample, row: Row, written_on: date) -> Due:
    """Return the deadline as the group would have read its words on the day it wrote them."""
    due_on = None if row["due"] == "none" else sample.dates.day(row["due"])
    reading = deadlines.read(
        sample.dates.words(row["deadline"], due_on), Context(written_on, next_meeting=sample.dates.meeting(0))
    )
    return Due(
        text=reading.text,
        kind=reading.kind.value,
        on=reading.on,
        precision=reading.precision,
        meeting_id=sample.meetings[sample.dates.meeting(0)] if reading.kind is DeadlineClass.EVENT else None,
        external=bool(row.get("external")),
    )


def _owner(text: str) -> dict[str, object]:
    """Read "person:Priya@Probation" or "supporting agency:Police"."""
    kind, _, rest = text.removeprefix(SUPPORTING).partition(":")
    name, _, agency = rest.partition("@")
    owner: dict[str, object] = {"kind": kind, "name": name}
    owner |= {"agency": agency} if agency else {}
    return owner | {"supporting": True} if text.startswith(SUPPORTING) else owner


def _log_training(sample: Sample, row: Row) -> None:
    held_on = sample.dates.day(row["held"])
    whose = {cohort["name"]: cohort["agency"] for cohort in rows("cohorts")}
    training.log(
        sample.session,
        sample.change(row["by"], held_on),
        held_on=held_on,
        year=financial_year(held_on),
        cohorts=[_cohort(cohort, whose) for cohort in row["cohorts"].split("|")],
        product_text=row["said"],
        product=row["product"],
        mode=row["mode"],
        trainer=row["trainer"] or None,
        venue=row["venue"] or None,
    )


def _cohort(text: str, whose: dict[str, str]) -> training.Cohort:
    """Read "housing officers=Housing:18"."""
    said, _, rest = text.partition("=")
    name, _, people = rest.partition(":")
    return training.Cohort(name, int(people), said, whose.get(name) or None)


def _name_champion(sample: Sample, row: Row) -> None:
    named_on = sample.dates.day(row["named"])
    champion = champions.Champion(group_id=sample.group_id, agency=row["agency"], name=row["name"], since_on=named_on)
    champions.add(sample.session, sample.change(row["by"], named_on), champion)


def _figures(sample: Sample, row: Row) -> list[Event]:
    """Return the events of one target: agreed the day its first figure came, then one figure each."""
    target = targets.Target(
        group_id=sample.group_id,
        measure=row["measure"],
        agency=row["agency"] or None,
        level=float(row["level"]),
        unit=row["unit"],
        due_on=sample.dates.day(row["due"]),
        source=row["source"],
        asked_of_id=sample.members[row["asked"]],
    )
    found: list[Event] = []
    for number, value in enumerate(row["values"].split("|")):
        by, _, rest = value.partition(":")
        token, _, figure = rest.partition("=")
        as_of = sample.dates.day(token)
        if number == 0:
            found.append((as_of, partial(_agree, sample, target, as_of)))
        found.append((as_of, partial(_figure, sample, target, by, as_of, figure)))
    return found


def _agree(sample: Sample, target: targets.Target, day: date) -> None:
    targets.add(sample.session, sample.change("coordinator", day), target)


def _figure(sample: Sample, target: targets.Target, by: str, as_of: date, figure: str) -> None:
    """Record "78", or "78/1240": of a workforce of so many people."""
    share, _, workforce = figure.partition("/")
    value = targets.TargetValue(
        group_id=sample.group_id,
        target_id=target.id or 0,
        value=float(share),
        as_of_on=as_of,
        workforce=int(workforce) if workforce else None,
        by_name=sample.names[by],
    )
    targets.record(sample.session, sample.change(by, as_of), value)


def _decide(sample: Sample, row: Row) -> None:
    made_on = sample.dates.meeting(int(row["meeting"]))
    months = int(row["review"].strip("+m") or 0)
    decision = decisions.Decision(
        group_id=sample.group_id,
        meeting_id=sample.meetings[made_on],
        made_on=made_on,
        text=row["text"],
        review_on=made_on + relativedelta(months=months) if months else None,
    )
    decisions.add(sample.session, sample.change("chair", made_on), decision)


def _agenda(sample: Sample, position: int, row: Row) -> None:
    item = agenda.AgendaItem(
        group_id=sample.group_id,
        meeting_id=sample.meetings[sample.dates.meeting(int(row["meeting"]))],
        position=position,
        title=row["title"],
        by_name=sample.names[row["by"]],
    )
    audit.add(sample.session, sample.change(row["by"], sample.dates.today - timedelta(days=1)), item)
