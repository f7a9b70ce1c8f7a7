"""Tables, queries and transactions. Every table module is imported here, so that the metadata is whole."""

from storage import (
    action_history,
    action_lists,
    actions,
    audit,
    conversations,
    decisions,
    frames,
    groups,
    inbound,
    meetings,
    members,
    outbox,
    outbox_claims,
    targets,
    training,
    undo,
)

__all__ = [
    "action_history",
    "action_lists",
    "actions",
    "audit",
    "conversations",
    "decisions",
    "frames",
    "groups",
    "inbound",
    "meetings",
    "members",
    "outbox",
    "outbox_claims",
    "targets",
    "training",
    "undo",
]
