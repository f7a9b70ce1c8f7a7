"""Activities as Teams writes them."""

import itertools

from tests.cloud.microsoft import APP_ID, TENANT

BOT = {"id": f"28:{APP_ID}", "name": "Prevent Clerk"}
CHANNEL = "19:channel@thread.tacv2"
TEAM = "19:team@thread.tacv2"
_numbers = itertools.count(1700000000000)


def message(cloud, text="hello", *, person="alex", conversation="a:personal-alex", scope="personal", **more):
    return _activity(cloud, "message", person, conversation, scope) | {"text": text, "textFormat": "plain"} | more


def channel_message(cloud, text="hello", *, person="alex", thread="100", **more):
    mention = {"type": "mention", "mentioned": BOT, "text": "<at>Prevent Clerk</at>"}
    where = f"{CHANNEL};messageid={thread}"
    made = message(cloud, f"<at>Prevent Clerk</at> {text}", person=person, conversation=where, scope="channel")
    made["entities"] = [mention]
    made["channelData"] |= {"team": {"id": TEAM, "name": "Northbrook"}, "channel": {"id": CHANNEL}}
    return made | more


def pressed(cloud, verb, data=None, *, person="alex", card="1:card", **more):
    """A button that is an Action.Execute."""
    action = {"type": "Action.Execute", "verb": verb, "data": data or {}}
    made = _activity(cloud, "invoke", person, "a:personal-alex", "personal")
    value = {"action": action, "trigger": "manual"}
    return made | {"name": "adaptiveCard/action", "value": value, "replyToId": card} | more


def invoke(cloud, name, value, *, person="alex", **more):
    """Another kind of invoke."""
    made = _activity(cloud, "invoke", person, "a:personal-alex", "personal")
    return made | {"name": name, "value": value} | more


def submitted(cloud, verb, data=None, *, person="alex", card="1:card", **more):
    """The same button on a client that knows only Action.Submit."""
    made = _activity(cloud, "message", person, "a:personal-alex", "personal")
    return made | {"value": (data or {}) | {"verb": verb}, "replyToId": card} | more


def installed(cloud, *, person="alex", **more):
    made = _activity(cloud, "conversationUpdate", person, CHANNEL, "channel")
    made["from"].pop("name")
    made["channelData"] |= {"team": {"id": TEAM, "name": "Northbrook"}}
    return made | {"membersAdded": [BOT]} | more


def installation(cloud, action, *, person="alex", **more):
    made = _activity(cloud, "installationUpdate", person, CHANNEL, "channel")
    made["channelData"] |= {"team": {"id": TEAM, "name": "Northbrook"}}
    return made | {"action": action} | more


def _activity(cloud, kind, person, conversation, scope):
    return {
        "type": kind,
        "id": str(next(_numbers)),
        "timestamp": "2027-03-02T10:00:00.000Z",
        "serviceUrl": cloud.service_url,
        "channelId": "msteams",
        "from": {"id": f"29:{person}", "name": f"{person.title()} Example", "aadObjectId": f"entra-{person}"},
        "conversation": {
            "id": conversation,
            "conversationType": scope,
            "tenantId": TENANT,
            "isGroup": scope != "personal",
        },
        "recipient": dict(BOT),
        "channelData": {"tenant": {"id": TENANT}},
    }
