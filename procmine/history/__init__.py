"""What earlier runs found, kept in a small Parquet file, so that a report says what changed."""

from procmine.history.comparing import compare
from procmine.history.file import FILE_NAME, content_of, read_history
from procmine.history.runs import Kept, Run, before, fingerprint_of, run_of, with_run

__all__ = [
    "FILE_NAME", "Kept", "Run", "before", "compare", "content_of", "fingerprint_of",
    "read_history", "run_of", "with_run",
]  # fmt: skip
