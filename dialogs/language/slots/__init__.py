"""What a sentence says beside its intent: one reader an intent, and the parts they share."""
