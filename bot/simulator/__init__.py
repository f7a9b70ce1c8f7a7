"""A Teams in memory: the real conversations and the real scheduler on a simulated clock."""
