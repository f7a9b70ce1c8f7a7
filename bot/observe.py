"""Structured logs: one JSON object a line on stderr, an event name and ids. No text of a message, no name, no token.

What other libraries log is cut to its origin (logger, file, line), because their sentences carry values; an exception
is its class and the places it came through, because its message may quote what somebody typed.
"""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

PLACES = 12


def set_up(level: str) -> None:
    """Configure structlog and the standard library's logging for this process."""
    number = logging.getLevelNamesMapping()[level.upper()]
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        exception_places,
    ]
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, *shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[origin_only, *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=max(number, logging.WARNING), force=True)


def exception_places(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Put an exception's class and places where its text would stand."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = _places(error.__traceback__)
        if error.__cause__ is not None:
            event["cause"] = type(error.__cause__).__name__
    return event


def origin_only(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keep where a foreign record was written, and nothing of what it says."""
    record: logging.LogRecord = event["_record"]
    kept: dict[str, Any] = {
        "event": "library_log",
        "logger": record.name,
        "place": f"{record.filename}:{record.lineno}",
        "exc_info": record.exc_info,
        "_record": record,
        "_from_structlog": False,
    }
    return kept


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-PLACES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
