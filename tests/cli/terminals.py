"""Run the program on a terminal that a test can read."""

import fcntl
import os
import pty
import struct
import subprocess
import termios

from running import PROGRAM, environment


def on_terminal(*arguments, columns=80, errors_too=False, encoding="utf-8", **more):
    """Run the program with its standard output on a terminal; give what the terminal got."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    more = {"TERM": "xterm", "COLUMNS": str(columns), "NO_COLOR": "", **more}
    with subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs if errors_too else subprocess.PIPE,
        env=environment(**more),
    ):
        os.close(theirs)
        shown = _all_of(ours)
    os.close(ours)
    return shown.decode(encoding).replace("\r\n", "\n")


def _all_of(terminal):
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux tells that the other end is closed
            part = b""
        if not part:
            return b"".join(parts)
        parts.append(part)
