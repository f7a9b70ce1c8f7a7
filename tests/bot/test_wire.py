import json

import pytest
from botbuilder.schema import Activity, Attachment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import wire
from tests.cloud import teams
from tests.cloud.microsoft import MicrosoftCloud

CLOUD = MicrosoftCloud(None)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = sorted(wire._plan(Activity).fields)


def test_what_is_read_is_written_again_unchanged():
    body = teams.channel_message(CLOUD) | {"value": {"deep": [1, {"x": None}]}, "unknownField": {"kept": True}}
    body["serviceUrl"] = "https://smba.trafficmanager.net/uk/"
    written = wire.write(wire.read(wire.parse(json.dumps(body).encode())))
    assert written == {key: value for key, value in body.items() if key != "timestamp"}


def test_the_sdk_reads_what_is_written():
    activity = Activity(type="message", attachments=[Attachment(content_type="x", content={"a": [1]})])
    again = Activity.deserialize(wire.write(activity))
    assert again.attachments[0].content == {"a": [1]}


# The first run on a machine makes Hypothesis's table of Unicode, and takes its time on a busy one.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=6))
def test_any_values_in_any_fields_are_read_or_refused_and_nothing_else(fields):
    body = teams.message(CLOUD) | fields | {"type": "message"}
    body["serviceUrl"] = "https://smba.trafficmanager.net/uk/"
    try:
        activity = wire.read(wire.parse(json.dumps(body).encode()))
    except wire.BadActivity:
        return
    assert activity.text is None or isinstance(activity.text, str)


@given(st.binary(max_size=200))
def test_any_bytes_are_parsed_or_refused_and_nothing_else(body):
    with pytest.raises(wire.BadActivity):
        wire.read(wire.parse(body))
