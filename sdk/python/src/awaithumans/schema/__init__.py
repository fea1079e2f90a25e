"""From types to JSON Schema, and from JSON to typed values."""
