"""The fictional "Northbrook Prevent Operational Group" for `demo` and `play`, laid around a date.

Its facts stand in `sample/northbrook/*.csv`, with days written as distances from the date. The same date always
gives the same group: nothing is random, and the Entra ids follow from the members' short names.
"""

from datetime import date
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.simulator import northbrook_record
from bot.simulator.sample import Sample, rows, settings, with_aliases
from bot.simulator.sample_dates import TUESDAY, SampleDates, first_tuesdays
from rules.calendar import ENGLAND_AND_WALES, financial_year, financial_year_dates
from rules.recurrence import WhenClosed
from storage import audit, conversations, groups, meeting_series, meetings, members, roster
from storage.roster import Seen

TENANT_ID = str(uuid5(NAMESPACE_URL, "https://northbrook.example"))
CHANNEL_ID = "19:northbrook-prevent@thread.tacv2"
TEAMS_ID = "29:"  # how the ids of people in Teams begin
CONTACT = "contact:"
BOT_ID = "28:prevent-clerk"
SERVICE_URL = "https://teams.northbrook.example/"  # nobody answers there: the simulator replaces the POST


def entra_id(short_name: str) -> str:
    """Return the Entra object id of a member's short name ("probation")."""
    return str(uuid5(NAMESPACE_URL, f"https://northbrook.example/{short_name}"))


def people() -> dict[str, str]:
    """Return the members' display names by short name."""
    return {row["short"]: row["name"] for row in rows("members")}


def build(session: Session, today: date, zone: ZoneInfo) -> None:
    """Write the whole group into an empty database, as if it had worked together until this date."""
    dates = SampleDates(today, first_tuesdays(today))
    sample = Sample(session, _group(session), dates, zone)
    founded_on, _ = financial_year_dates(financial_year(today) - 1)
    change = sample.change("", founded_on)
    _meetings(sample, change)
    _members(sample, change)
    _channel(sample, change)
    _team(sample, change)
    for _, event in sorted(northbrook_record.events(sample), key=lambda event: event[0]):
        event()


def _group(session: Session) -> int:
    setting = settings()
    group = groups.Group(
        tenant_id=TENANT_ID,
        name=setting["name"],
        marking=setting["marking"],
        digest_at=setting["digest_at"],
        agencies=with_aliases("agencies"),
        products=with_aliases("products"),
        cohorts=with_aliases("cohorts"),
        directorates=with_aliases("directorates"),
        contacts={name.removeprefix(CONTACT): said for name, said in setting.items() if name.startswith(CONTACT)},
    )
    session.add(group)
    session.flush()
    return group.id or 0


def _meetings(sample: Sample, change: audit.Change) -> None:
    setting, today = settings(), sample.dates.today
    series = meeting_series.MeetingSeries(
        group_id=sample.group_id,
        name=setting["series"],
        nth=1,
        weekday=TUESDAY,
        begins_on=sample.dates.meetings[0],
        when_closed=WhenClosed.WEEK,
        starts=setting["starts"],
        minutes=int(setting["minutes"]),
        place=setting["place"],
        link=setting["link"],
    )
    audit.add(sample.session, change, series)
    last = today + meeting_series.PLANNED_AHEAD
    for meeting in meeting_series.plan(sample.session, change, series, series.begins_on, last, ENGLAND_AND_WALES):
        sample.meetings[meeting.held_on] = meeting.id or 0
        if meeting.held_on < today:
            meetings.close(sample.session, change, meeting)


def _members(sample: Sample, change: audit.Change) -> None:
    sample.names |= people()
    for row in rows("members"):
        member = members.Member(
            group_id=sample.group_id,
            tenant_id=TENANT_ID,
            entra_id=entra_id(row["short"]),
            name=row["name"],
            agency=row["agency"],
            role=row["role"],
            deputy_for_id=sample.members.get(row["deputy_for"]),
            invited_to_id=sample.meetings[sample.dates.meeting(0)] if row["invited"] else None,
        )
        sample.members[row["short"]] = members.join(sample.session, change, member).id or 0


def _channel(sample: Sample, change: audit.Change) -> None:
    reference = conversations.Reference(
        tenant_id=TENANT_ID,
        conversation_id=CHANNEL_ID,
        scope="channel",
        service_url=SERVICE_URL,
        bot_id=BOT_ID,
        team_id=CHANNEL_ID,
    )
    channel = conversations.remember(sample.session, reference, change.at)
    channel.group_id, channel.gets_digest, channel.welcomed_at = sample.group_id, True, change.at
    sample.session.flush()


def _team(sample: Sample, change: audit.Change) -> None:
    """Let everybody but the invited partners be in the team, and a few who are no members yet."""
    there = [row | {"guest": ""} for row in rows("members") if not row["invited"]] + rows("team")
    seen = [
        Seen(TENANT_ID, entra_id(row["short"]), f"{TEAMS_ID}{row['short']}", row["name"], guest=bool(row["guest"]))
        for row in there
    ]
    roster.refresh(sample.session, sample.group_id, seen, change.at)
