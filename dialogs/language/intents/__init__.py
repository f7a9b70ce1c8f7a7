"""What a sentence asks for: phrases that always mean one thing, and examples for the rest, weighed together."""
