"""RELAX NG: schemas as one simple grammar, and verdicts by libxml2 on as much of it as a file can meet."""
