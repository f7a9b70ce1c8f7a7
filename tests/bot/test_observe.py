import contextlib
import io
import json
import logging

import pytest
import structlog

from bot import observe


@pytest.fixture
def logged():
    """Set the logs up, run what logs, and return what was written, one object a line."""
    kept, root = structlog.get_config(), logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def lines(what):
        with contextlib.redirect_stderr(io.StringIO()) as written:
            root.handlers.clear()  # pytest's own must not be closed
            observe.set_up("info")
            what()
        return [json.loads(line) for line in written.getvalue().splitlines()]

    yield lines
    structlog.configure(**kept)
    root.handlers[:] = handlers
    root.setLevel(level)


def test_an_event_is_one_json_object_with_its_ids(logged):
    def log():
        structlog.get_logger().info("reply_not_sent", activity_id="17", status=403)
        structlog.get_logger().debug("not at this level")

    [line] = logged(log)
    assert (line["event"], line["activity_id"], line["status"], line["level"]) == ("reply_not_sent", "17", 403, "info")
    assert line["timestamp"].endswith("Z")


def fail():
    try:
        raise KeyError("what somebody typed")
    except KeyError as error:
        raise ValueError("Alex Example typed this") from error


def test_an_exception_is_its_class_and_places_without_its_words(logged):
    def log():
        try:
            fail()
        except ValueError as error:
            structlog.get_logger().error("turn_failed", exc_info=error)

    [line] = logged(log)
    assert (line["error"], line["cause"]) == ("ValueError", "KeyError")
    assert any(place.startswith("test_observe.py:") for place in line["at"])
    assert "typed" not in json.dumps(line)


def test_what_a_library_logs_is_cut_to_its_origin(logged):
    def log():
        try:
            fail()
        except ValueError:
            logging.getLogger("asyncio").exception("Task failed with %s", "what somebody typed")

    [line] = logged(log)
    assert (line["event"], line["logger"], line["level"]) == ("library_log", "asyncio", "error")
    assert line["place"].startswith("test_observe.py:")
    assert line["error"] == "ValueError"
    assert "typed" not in json.dumps(line)
