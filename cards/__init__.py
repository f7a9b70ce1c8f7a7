"""Rows in, Adaptive Card out: pure functions, no clock, no database."""
