"""Dates as values: what attributes say, what texts in many languages say, by which calendar."""
