"""Activities changed in their structure: every value of a wrong type in turn, or at random from a seed."""

import copy
import random

from bot.simulator import northbrook
from tests.cloud import teams

# Stands in every text made up here, so that a text that comes out somewhere is recognised.
MARK = "zqxjkv"
WRONG = (None, True, 0, -1, 1.5, 10**25, "", "x", "x\0y", [], {}, [[]], [None], {"id": 1}, {"id": "x"}, {"": {}})
SIGNS = "aZ09 \t\n\r\0\x1b\x7f\u00a0\u200b\u202e\ufeff\ufffe'\"`\\/<>&{}[]()$#%*_~|;:,.-+=!?@é£€ßΩж中🙂"
BRACES = str.maketrans("{}", "()")
VERBS = ("save", "choose", "cancel", "undo", "submit_form", "edit_form", "brief", "list_actions", "update_action")
SENTENCES = (
    "what is overdue?",
    "log training: 31 volunteers, WRAP, yesterday",
    "action 14 done",
    "new action: Police to map the venues by end of March",
    "yes",
    "cancel",
    "undo",
    "status",
)
# Without these an activity is refused at the door; most are to get further than that.
KEEPS_IT_IN = {("serviceUrl",), ("channelId",), ("channelData",), ("channelData", "tenant"), ("type",)}
KEEPS_IT_IN |= {("channelData", "tenant", "id"), ("from",), ("from", "aadObjectId")}


def is_error(activity, status):
    """Say whether a service in trouble answers so; 501 is the protocol's own for an invoke that is not served."""
    other_invoke = activity.get("type") == "invoke" and activity.get("name") != "adaptiveCard/action"
    return status >= 500 and not (status == 501 and other_invoke)


def paths(value, path=()):
    """Return the path of every value inside a JSON value, itself left out."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*path, key)
        yield from paths(inner, (*path, key))


def with_value(activity, path, value):
    """Return a copy that holds another value at a path."""
    changed = copy.deepcopy(activity)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


def without(activity, path):
    """Return a copy that lacks what is at a path."""
    changed = copy.deepcopy(activity)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return changed


def text(rng):
    """Return a text nobody would type, with the mark in it."""
    signs = "".join(rng.choices(SIGNS, k=rng.choice((0, 1, 5, 40))))
    return rng.choice((signs + MARK, MARK + signs, f"{rng.choice(SENTENCES)} {MARK}{signs}", MARK * 1000))


def value(rng, depth=0):
    """Return any JSON value."""
    match rng.randrange(8 if depth < 4 else 5):
        case 0:
            return rng.choice((None, True, False))
        case 1:
            return rng.choice((0, -1, 1, 2**31, 2**63, -(2**63), 10**19, 0.5, 1e308, -1e-308))
        case 2 | 3 | 4:
            return text(rng)
        case 5 | 6:
            return {text(rng)[:60]: value(rng, depth + 1) for _ in range(rng.randrange(4))}
        case _:
            return [value(rng, depth + 1) for _ in range(rng.randrange(4))]


def activity(cloud, rng):
    """Return an activity of any kind, as Teams would send it, from somebody of the sample group."""
    who = rng.choice(("coordinator", "police", "yjs", "college", "nobody"))
    data = {rng.choice(("key", "action", "change", "option", "field", "which", "page", "said")): value(rng)}
    match rng.randrange(8):
        case 0 | 1:
            made = teams.message(cloud, rng.choice(SENTENCES), conversation=f"a:{who}")
        case 2:
            made = teams.channel_message(cloud, rng.choice(SENTENCES))
        case 3 | 4:
            made = teams.pressed(cloud, rng.choice(VERBS), data)
        case 5:
            made = teams.submitted(cloud, rng.choice(VERBS), data)
        case 6:
            made = teams.installed(cloud)
        case _:
            made = teams.installation(cloud, rng.choice(("add", "remove")))
    made["from"] |= {"aadObjectId": northbrook.entra_id(who)}
    made["channelData"]["tenant"]["id"] = northbrook.TENANT_ID
    return made


def mutated(cloud, rng):
    """Return an activity with one to four changes of its structure."""
    made = activity(cloud, rng)
    for _ in range(rng.randint(1, 4)):
        there = list(paths(made))
        path = rng.choice(there)
        if path in KEEPS_IT_IN and rng.random() < 0.9:
            continue
        match rng.randrange(5):
            case 0:
                made = without(made, path)
            case 1:
                made = with_value(made, path, rng.choice(WRONG))
            case 2:
                made = with_value(made, (*path[:-1], text(rng)) if isinstance(path[-1], str) else path, value(rng))
            case _:
                made = with_value(made, path, value(rng))
    if MARK in str(made.get("id")):
        made["id"] = str(rng.random())  # an activity's id is what a log may hold
    return _known_to_the_cloud(made)


def _known_to_the_cloud(made):
    """Keep braces out of where an answer goes: the fake cloud knows no such path, and a 404 is no fault of ours."""
    conversation = made.get("conversation")
    if isinstance(conversation, dict) and isinstance(conversation.get("id"), str):
        conversation["id"] = conversation["id"].translate(BRACES)
    for field in ("id", "replyToId"):
        if isinstance(made.get(field), str):
            made[field] = made[field].translate(BRACES)
    return made


def many(cloud, seed, count):
    """Return so many mutated activities; the same seed gives the same."""
    rng = random.Random(seed)
    return [mutated(cloud, rng) for _ in range(count)]
