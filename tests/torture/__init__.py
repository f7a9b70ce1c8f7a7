"""Reminders under every fault: workers killed and paused, a database that is gone, a Teams that takes and denies it."""
