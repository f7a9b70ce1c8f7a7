"""Conversations: a turn and a frame in, replies and a frame out. No SDK, no HTTP, no clock."""
