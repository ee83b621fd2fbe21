"""What a log without some column cannot show, said to the user."""

from __future__ import annotations

from collections.abc import Collection

from procmine.words.catalogue import Language, translated

#: Missing capability -> what follows from it.
GAPS: dict[str, str] = {
    "start": "The log has no start times: work and waiting can't be told apart. Times between steps are waiting and work together.",
    "resource": "The log names no resources: who did what, and who repeated it, isn't known.",
    "role": "The log names no roles: handovers are between single resources.",
}
#: What a rule needs -> why it didn't run.
NEEDS: dict[str, str] = {
    "model": "needs a reference model (--model)",
    "start": "needs start times (--start)",
    "resource": "needs resources (--resource)",
    "resource|role": "needs resources or roles (--resource, --role)",
}


def gaps(capabilities: Collection[str], language: Language = "en") -> tuple[str, ...]:
    """List in sentences what the log cannot show."""
    missing = [name for name in GAPS if name not in capabilities]
    if ("role" in capabilities and "resource" not in capabilities) or "resource" in missing:
        missing = [name for name in missing if name != "role"]
    return tuple(translated(GAPS[name], language, name) for name in missing)


def lack(needs: Collection[str], language: Language = "en") -> str:
    """Say why a rule didn't run."""
    mark = "；" if language == "zh" else "; "
    return mark.join(translated(NEEDS[need], language, need) for need in needs)
