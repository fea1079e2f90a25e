"""Checks of an answer by a model, run by the server: one helper for each provider."""
