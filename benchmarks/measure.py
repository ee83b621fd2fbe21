"""Run a command as a process of its own and measure it; describe the machine."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

PACKAGES = ("procmine", "duckdb", "pm4py", "pandas", "numpy", "pyarrow")


class Measured(NamedTuple):
    """What a process took."""

    seconds: float
    #: Largest resident memory of the process or one of its children, in bytes.
    peak: int
    code: int
    stdout: str
    stderr: str


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], name: str
) -> Measured:
    """Run `command`, with its output in `folder` under `name`; needs `os.wait4` (Linux, macOS).

    Linux counts the memory of the parent at the start as the child's, so whoever calls this must
    stay small: import no DuckDB and no pandas here.
    """
    out, err = folder / f"{name}.out", folder / f"{name}.err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=stdout, stderr=stderr, env=dict(environment))
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    texts = (file.read_text("utf-8", "replace") for file in (out, err))
    return Measured(seconds, peak, process.returncode, *texts)


def warm(file: Path) -> None:
    """Read a file once, so that every contender finds it in the page cache."""
    with file.open("rb") as stream:
        while stream.read(1 << 24):
            pass


def machine() -> str:
    """Describe the machine and the versions in one paragraph."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = [f"Python {platform.python_version()}", *filter(None, map(_version, PACKAGES))]
    return (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB of memory, "
        f"{platform.system()} {platform.machine()}; {', '.join(versions)}"
    )


def _processor() -> str:
    """Give the processor's name, where the system tells it."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown"


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} from the checkout" if package == "procmine" else ""
