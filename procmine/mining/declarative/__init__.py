"""Check constraints over a log, set-wise in the engine."""
