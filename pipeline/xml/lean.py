"""Loads lxml without rnc2rng, which lxml loads wherever it is installed: 40 ms, and only a compact schema needs it."""

import sys

if "lxml.etree" not in sys.modules and "rnc2rng" not in sys.modules:
    sys.modules["rnc2rng"] = None  # type: ignore[assignment]
    import lxml.etree  # noqa: F401

    del sys.modules["rnc2rng"]
