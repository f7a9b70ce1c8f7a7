"""What is due, the outbox, delivery: the outbound line, from the clock's tick to the settled row."""
