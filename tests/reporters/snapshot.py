"""Expected files, compared exactly.

After a change that is meant to show, `PROCMINE_UPDATE_SNAPSHOTS=1 pytest tests` writes them
anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def assert_same(text: str, name: str, folder: Path = FOLDER) -> None:
    """Compare `text` to the expected file `name`, or write that file where this is asked for."""
    path = folder / name
    if os.environ.get("PROCMINE_UPDATE_SNAPSHOTS") == "1":
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()
