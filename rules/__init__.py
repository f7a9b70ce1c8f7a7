"""The rules of the work as pure functions and values: no SDK, no database, no clock."""
