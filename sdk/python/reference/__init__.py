"""Reads this package, for its reference."""
