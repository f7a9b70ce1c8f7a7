"""What the process counts while it works, in a registry of its own.

Labels are closed sets, so that nothing from outside can add a series: never an id, a name or a text. What the bot does
not know by name is "other".
"""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, Info, ProcessCollector
from prometheus_client.metrics_core import Metric

OTHER = "other"
KINDS = ("message", "invoke", OTHER)
# Around the two seconds Microsoft asks for, the five a button has and the fifteen after which Teams sends again.
TURN_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 15.0)
# Every reason the edge refuses a request for; 401 and 403 are the token check's.
REFUSALS = {
    400: ("activity", "body", "content_encoding"),
    401: (
        "algorithm",
        "audience",
        "claims",
        "endorsement",
        "expired",
        "issuer",
        "malformed",
        "missing",
        "not_bearer",
        "service_url",
        "signature",
        "unknown_key",
    ),
    403: ("service_host", "tenant"),
    408: ("body",),
    413: ("body_size",),
    415: ("content_type",),
    429: ("person_rate", "tenant_rate"),
    500: ("turn_failed",),
    502: ("reply_not_sent",),
}
# Why Teams did not take a reply: the connector's own codes where there was no answer, or else the answer's class.
NO_ANSWER = {
    "Disconnected": "disconnected",
    "HostNotAllowed": "host_not_allowed",
    "NoToken": "no_token",
    "NotConnected": "not_connected",
    "Timeout": "timeout",
}
ANSWERS = ("throttled", "unauthorised", "blocked", "refused", "server_error")


class _Registry(CollectorRegistry):
    """Leaves out when each series began: that is one more line for each, and nobody reads it."""

    def collect(self) -> Iterable[Metric]:
        for metric in super().collect():
            metric.samples = [sample for sample in metric.samples if not sample.name.endswith("_created")]
            yield metric


class Metrics:
    """The counts of one service. Every series is made here, at nought: the hot path only looks one up."""

    def __init__(self, version: str) -> None:
        self.registry = _Registry()
        ProcessCollector(registry=self.registry)
        Info("clerk_build", "The version that runs.", registry=self.registry).info({"version": version})
        turns = Histogram(
            "clerk_turn_seconds",
            "From an accepted activity to the last reply that its answer waits for.",
            ("kind", "outcome"),
            buckets=TURN_BUCKETS,
            registry=self.registry,
        )
        self._turns = {
            (kind, ok): turns.labels(kind, "ok" if ok else "failed") for kind in KINDS for ok in (True, False)
        }
        refused = self._counter("requests_refused", "Requests answered with an error.", "status", "reason")
        self._refused = {
            (status, reason): refused.labels(str(status), reason)
            for status, reasons in REFUSALS.items()
            for reason in reasons
        }
        self._refused_otherwise = refused.labels(OTHER, OTHER)
        early = self._counter("answers_early", "Answers given before the turn was done; the result follows.", "kind")
        self._early = {kind: early.labels(kind) for kind in KINDS}
        unsent = self._counter("replies_not_sent", "Replies that Teams did not take.", "cause")
        self._unsent = {cause: unsent.labels(cause) for cause in (*NO_ANSWER.values(), *ANSWERS, OTHER)}
        self._duplicates = self._counter("inbound_duplicates", "Activities that had come before.")
        self._rosters_missed = self._counter("rosters_not_read", "Times who is in a team could not be read or kept.")

    def turn(self, activity_type: str, seconds: float, *, ok: bool) -> None:
        """Note how long a turn took, and whether the person got what the turn was for."""
        self._turns[_kind(activity_type), ok].observe(seconds)

    def refused(self, status: int, reason: str) -> None:
        """Count a request that was answered with an error."""
        self._refused.get((status, reason), self._refused_otherwise).inc()

    def answered_early(self, activity_type: str) -> None:
        """Count an answer that went out before its turn was done."""
        self._early[_kind(activity_type)].inc()

    def duplicate(self) -> None:
        """Count an activity that had come before."""
        self._duplicates.inc()

    def roster_not_read(self) -> None:
        """Count that who is in a team could not be read or kept."""
        self._rosters_missed.inc()

    def reply_not_sent(self, status: int | None, code: str) -> None:
        """Count a reply that Teams did not take; without a status there was no answer, and the code is our own."""
        self._unsent[NO_ANSWER.get(code, OTHER) if status is None else _class_of(status)].inc()

    def _counter(self, name: str, documentation: str, *labels: str) -> Counter:
        return Counter(f"clerk_{name}_total", documentation, labels, registry=self.registry)


def _kind(activity_type: str) -> str:
    return activity_type if activity_type in KINDS else OTHER


def _class_of(status: int) -> str:
    match status:
        case 412 | 429:
            return "throttled"
        case 401:
            return "unauthorised"
        case 403 | 404:
            return "blocked"
        case _ if 400 <= status < 500:
            return "refused"
        case _ if status >= 500:
            return "server_error"
        case _:
            return OTHER
