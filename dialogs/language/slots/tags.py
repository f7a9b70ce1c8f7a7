"""Where an action belongs: the benchmark it is evidence for, the project it is part of, in the words said.

Which of the group's benchmarks or projects the words mean is found by the conversation. A benchmark or a project is
often only told of ("waiting for the drama project"), so in an update and in a new action it has to stand as a tag.
"""

import re

from rules.lazily import Lazily

Tags = dict[str, str]
_NAME = r"(?P<name>(?!the\b|an?\b)[\w'&/-]+(?: [\w'&/-]+){0,5}?)"
_KIND = r"(?P<kind>benchmark|project)"
_ENDS = r"(?=\W*$|\s*[,.;:)])"
_UNDER = r"(?:part of|evidence for|for|in|into|under|to|with|as|against|towards?|on)"
# "actions for the referral pathway benchmark", "taxi project actions"
_ASKED = Lazily(
    rf"(?:\b{_UNDER}\s+(?:the |our )?|\b(?:the|our)\s+|^)(?P<name>(?:(?!the\b|our\b)[\w'&/-]+ ){{1,5}}?){_KIND}\b",
    re.IGNORECASE,
)
_ACTIONS = Lazily(r"\bactions\b", re.IGNORECASE)
# "action 9 [belongs to the taxi project]", "put action 9 [under the referral pathway benchmark]"
_UPDATED = Lazily(
    rf"^\W*(?:(?:is|now|also|goes|belongs|counts|falls|comes|should be)\s+)*{_UNDER}\s+(?:the |our )?{_NAME} {_KIND}"
    rf"{_ENDS}",
    re.IGNORECASE,
)
# "new action [for the taxi project]: …", "…, under the referral pathway benchmark"
_NEW = Lazily(
    rf"(?:^(?:\W*(?:new |an? |further )*(?:action|task))?|[,;(])\s*(?:{_UNDER}\s+)(?:the |our )?{_NAME} {_KIND}{_ENDS}",
    re.IGNORECASE,
)
# ", benchmark referral pathway", "project: taxis". A bare "project" is followed by anything ("project manager away").
_LABELLED = Lazily(
    r"(?:^|[,;(])\s*(?:and |with )?(?:(?P<kind>benchmark)(?: is| to)?\s*[:=]?|(?P<project>project)\s*[:=])\s*"
    r"[\"']?(?P<name>[\w'&/-]+(?: [\w'&/-]+){0,5}?)[\"']?(?=\W*$|\s*[,.;)]|\s+by\b)",
    re.IGNORECASE,
)


def span(text: str) -> tuple[int, int] | None:
    """Return where a question about actions names the benchmark or project it is about, None for anything else."""
    found = _ASKED.search(text) if _ACTIONS.search(text) else None
    return (found.start("name"), found.end()) if found else None


def asked(text: str) -> tuple[Tags, str]:
    """Return the benchmark or project a question is about, and the question without it."""
    return _without(_ASKED.search(text), text)


def updated(rest: str) -> tuple[Tags, str]:
    """Return what an update puts an action under, and what it says beside that; `rest` follows the action."""
    return _all(rest, (_UPDATED, _LABELLED))


def new(text: str) -> tuple[Tags, str]:
    """Return what a new action is put under, and the action without it."""
    return _all(text, (_NEW, _LABELLED))


def _all(text: str, ways: tuple[Lazily, ...]) -> tuple[Tags, str]:
    tags: Tags = {}
    for way in ways:
        while (found := way.search(text)) and (said := _without(found, text))[0].keys() - tags.keys():
            tags |= said[0]
            text = said[1]
    return tags, text


def _without(found: re.Match[str] | None, text: str) -> tuple[Tags, str]:
    if found is None:
        return {}, text
    kind = (found["kind"] or "project").lower()
    before, after = text[: found.start()].rstrip(" ,;("), text[found.end() :].lstrip(" )")
    between = "" if not before or not after or after[0] in ",.;:" else " "
    return {kind: found["name"].strip()}, f"{before}{between}{after}"
