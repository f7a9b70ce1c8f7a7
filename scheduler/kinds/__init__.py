"""One file for each kind of reminder, or section of the digest."""
