"""Explains why a document isn't valid against a RELAX NG grammar: every mistake once, with what was probably meant."""
