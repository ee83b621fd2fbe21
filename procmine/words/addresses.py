"""Addresses of servers as they may be shown: without who connects, and with what password."""

from __future__ import annotations

import re

from procmine.words.say import say

_SERVER = re.compile(r"postgres(ql)?:", re.IGNORECASE)
#: What is taken for an address with its parts in place; of any other nothing is shown.
_PLAIN = re.compile(
    r"\w+://(?:[^@/?#]*@)?(?P<host>[\w.-]*|\[[\da-fA-F:]+\])(?P<port>:\d+)?(?P<path>/[\w.%-]*)?"
    r"(?:\?[^@]*)?"
)


def without_secrets(text: str) -> str:
    """Give a server's address without user, password and options; any other text as it is."""
    if not _SERVER.match(text):
        return text
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return say("a PostgreSQL server")
    return f"postgresql://{plain['host']}{plain['port'] or ''}{plain['path'] or ''}"
