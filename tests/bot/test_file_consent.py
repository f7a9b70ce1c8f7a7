"""Files in a personal chat: offered, made anew and put where Teams says once they are wanted, and nowhere else."""

import pytest

from bot import file_consent
from dialogs.turn import File, Reply
from tests.cloud import teams

FILE = File("Pack 2 March 2027.docx", b"the pack", "brief", {"kind": "pack"})


@pytest.fixture
def offered(bot):
    bot.script.replies = [Reply("Here it is.", file=FILE)]
    return bot


def wanted(bot, action="accept", **given):
    upload = {
        "uploadUrl": f"{bot.cloud.url}/files/pack?key=1",
        "contentUrl": "https://northbrook-my.sharepoint.com/pack.docx",
        "name": FILE.name,
        "uniqueId": "1150D938",
        "fileType": "docx",
    }
    context = {"type": "Action.Execute", "verb": FILE.verb, "data": dict(FILE.data)}
    value = {"type": "fileUpload", "action": action, "context": context, "uploadInfo": upload} | given
    return teams.invoke(bot.cloud, file_consent.INVOKE, value)


async def test_a_file_is_offered_after_its_answer_in_a_personal_chat(offered):
    await offered.post(teams.message(offered.cloud, "pack me"))
    answer, offer = offered.cloud.sent
    assert answer.text == "Here it is."
    [attached] = offer.body["attachments"]
    assert (attached["contentType"], attached["name"]) == (file_consent.CONSENT, FILE.name)
    assert attached["content"]["sizeInBytes"] == len(FILE.content)
    assert attached["content"]["acceptContext"]["data"] == {"kind": "pack"}


async def test_in_a_channel_it_is_not_offered_and_says_where_it_can_be(offered):
    await offered.post(teams.channel_message(offered.cloud, "pack me"))
    assert [call.text for call in offered.cloud.sent] == ["Here it is.", file_consent.ONLY_PERSONALLY]


async def test_a_file_that_is_wanted_is_made_anew_and_put_where_teams_says(offered):
    answer = await offered.post(wanted(offered))
    assert answer.status == 200
    await offered.cloud.until(lambda: offered.cloud.sent)
    [turn] = offered.script.turns
    assert (turn.verb, dict(turn.data)) == ("brief", {"kind": "pack"})
    assert offered.cloud.files["pack"] == FILE.content
    [headers] = offered.cloud.file_headers
    assert headers["Content-Range"] == "bytes 0-7/8"
    assert "Authorization" not in headers
    [attached] = offered.cloud.sent[0].body["attachments"]
    assert (attached["contentType"], attached["name"]) == (file_consent.INFO, FILE.name)


async def test_a_file_that_is_not_wanted_is_not_made(offered):
    assert (await offered.post(wanted(offered, action="decline"))).status == 200
    assert not offered.script.turns


@pytest.mark.parametrize("url", ["https://evil.example/files/pack", "http://127.0.0.1/pack", "file:///etc/passwd", ""])
async def test_a_file_is_put_nowhere_else(offered, url):
    asked = wanted(offered)
    asked["value"]["uploadInfo"]["uploadUrl"] = url
    await offered.post(asked)
    await offered.cloud.until(lambda: offered.cloud.sent)
    assert [call.text for call in offered.cloud.sent] == [file_consent.NOT_PUT]
    assert not offered.cloud.file_headers


async def test_whoever_may_not_have_the_file_any_more_is_told_so(offered):
    offered.script.replies = [Reply("I can only help members.", refused=True)]
    await offered.post(wanted(offered))
    await offered.cloud.until(lambda: offered.cloud.sent)
    assert [call.text for call in offered.cloud.sent] == ["I can only help members."]
    assert not offered.cloud.file_headers


@pytest.mark.parametrize("value", [None, "text", {}, {"action": "accept"}, {"action": "accept", "context": "x"}])
async def test_what_is_no_consent_is_left_alone(offered, value):
    answer = await offered.post(teams.invoke(offered.cloud, file_consent.INVOKE, value))
    assert answer.status == 200
    assert not offered.script.turns
