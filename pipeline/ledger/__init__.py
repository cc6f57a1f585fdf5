"""The ledger: what the builds before made of what, so that only what changed is made again."""
