"""The simulation behind the sample logs: pure standard library, equal bytes on every machine."""
