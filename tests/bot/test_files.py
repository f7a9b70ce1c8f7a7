"""Files and pasted tables: fetched from where Teams keeps them and nowhere else, and read before they are talked of."""

import pytest
from aiohttp import web
from botbuilder.schema import Activity, Attachment

from bot import files, hosts, outbound
from documents import read_table
from documents.errors import FileTooLarge
from tests.cloud import teams

PLAN = b"Ref,Action,Deadline\n14,Share the leaflet,28 February 2027\n"
ROWS = "<tr><th>Action</th><th>Owner</th></tr><tr><td>Map venues</td><td>Police</td></tr>"
PASTED = f"<p>can you load this</p><table>{ROWS}</table>"


@pytest.fixture
async def get(cloud):
    async with outbound.make_session() as session:
        yield files.fetcher(session, hosts.FileHosts(frozenset({cloud.host})))


def attached(url, kind=files.FILE_DOWNLOAD):
    return Attachment(content_type=kind, name="plan.csv", content={"downloadUrl": url, "fileType": "csv"})


async def test_an_attached_file_is_read_into_rows(cloud, get):
    cloud.files["plan"] = PLAN
    given = await files.given(Activity(attachments=[attached(f"{cloud.url}/files/plan?tempauth=abc%2Bd")]), get)
    assert [row.cells for row in given.tables[0]][1] == ("14", "Share the leaflet", "28 February 2027")
    [headers] = cloud.file_headers
    assert headers["query"] == "tempauth=abc%2Bd"
    assert "Authorization" not in headers


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/files/plan",
        "http://{host}/files/plan",
        "https://{host}@evil.example/files/plan",
        "https://{host}.evil.example/plan",
        "file:///etc/passwd",
        "https://169.254.169.254/latest",
        "",
        None,
        7,
    ],
)
async def test_nothing_is_fetched_from_anywhere_else(cloud, get, url):
    cloud.files["plan"] = PLAN
    address = url.replace("{host}", cloud.host) if isinstance(url, str) else url
    given = await files.given(Activity(attachments=[attached(address)]), get)
    assert given.refusal == str(files.NotFetched())
    assert not cloud.file_headers


@pytest.mark.parametrize(
    "answer", [web.Response(status=404), web.Response(status=302, headers={"Location": "https://evil.example/"})]
)
async def test_a_file_that_is_gone_or_elsewhere_is_said_to_be_so(cloud, get, answer):
    cloud.files["plan"] = answer
    given = await files.given(Activity(attachments=[attached(f"{cloud.url}/files/plan")]), get)
    assert given.refusal.startswith("I could not get that file")


async def test_a_file_that_is_too_large_is_not_read_to_its_end(cloud, get, monkeypatch):
    monkeypatch.setattr(read_table, "MAX_BYTES", 1000)
    cloud.files["plan"] = b"x" * 5000
    given = await files.given(Activity(attachments=[attached(f"{cloud.url}/files/plan")]), get)
    assert given.refusal == str(FileTooLarge())


async def test_several_files_at_once_are_asked_for_one_by_one(cloud, get):
    given = await files.given(Activity(attachments=[attached("a"), attached("b")]), get)
    assert given.refusal == files.ONE_AT_A_TIME


async def test_a_table_pasted_from_word_is_taken_from_the_formatted_text(get):
    pasted = Attachment(content_type=files.HTML, content=PASTED)
    given = await files.given(Activity(attachments=[pasted]), get)
    assert given.beside == "can you load this"
    assert [row.cells for row in given.tables[0]] == [("Action", "Owner"), ("Map venues", "Police")]


@pytest.mark.parametrize("attachments", [None, [], [Attachment(content_type=files.HTML, content="<p>hello</p>")]])
async def test_a_message_without_a_file_or_table_brings_nothing(get, attachments):
    assert await files.given(Activity(attachments=attachments), get) is None


async def test_an_attached_file_reaches_the_conversation_as_rows(bot):
    bot.cloud.files["plan"] = PLAN
    attachment = {"contentType": files.FILE_DOWNLOAD, "name": "plan.csv"}
    attachment["content"] = {"downloadUrl": f"{bot.cloud.url}/files/plan", "fileType": "csv"}
    await bot.post(teams.message(bot.cloud, "here it is", attachments=[attachment]))
    [turn] = bot.script.turns
    assert turn.text == "here it is"
    assert turn.given.tables[0][1].cells[0] == "14"


async def test_a_pasted_table_reaches_the_conversation_with_what_stood_beside_it(bot):
    await bot.post(teams.message(bot.cloud, "x", attachments=[{"contentType": files.HTML, "content": PASTED}]))
    assert bot.script.turns[0].given.beside == "can you load this"


async def test_a_table_pasted_as_plain_text_reaches_the_conversation_lifted_out_of_it(bot):
    await bot.post(teams.message(bot.cloud, "load this\nAction\tOwner\nMap venues\tPolice"))
    [turn] = bot.script.turns
    assert turn.text == "load this"
    assert [row.cells for row in turn.given.tables[0]] == [("Action", "Owner"), ("Map venues", "Police")]


def test_files_are_taken_from_under_a_host_with_a_dot_and_from_no_look_alike():
    sharepoint = hosts.FileHosts(hosts.SHAREPOINT)
    url = "https://northbrook-my.sharepoint.com/personal/x/_layouts/15/download.aspx?UniqueId=1&tempauth=t"
    assert sharepoint.check(url) == url
    for other in ("https://sharepoint.com.evil.example/x", "https://evilsharepoint.com/x", "https://sharepoint.com/x"):
        with pytest.raises(hosts.HostNotAllowed):
            sharepoint.check(other)
