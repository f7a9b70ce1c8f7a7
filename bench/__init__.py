"""Measurements: how fast the service is, as ratios against a baseline in the same run. Kept out of the tests."""
