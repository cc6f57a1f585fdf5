"""Pecia turns a folder of TEI-XML into a published scholarly edition."""

__version__ = "0.1.0"
