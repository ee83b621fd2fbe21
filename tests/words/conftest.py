"""Let the tests of this folder import said.py, which is a program of its own, too."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
