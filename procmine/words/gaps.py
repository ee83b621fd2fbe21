"""What a log without some column cannot show, said to the user."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

#: Missing capability -> what follows from it, in English and Chinese.
GAPS: dict[str, tuple[str, str]] = {
    "start": (
        "The log has no start times: work and waiting can't be told apart. Times between steps are"
        " waiting and work together.",
        "日志没有开始时间：无法区分处理与等待。步骤之间的时间包含等待和处理。",
    ),
    "resource": (
        "The log names no resources: who did what, and who repeated it, isn't known.",
        "日志没有处理人：不知道由谁处理、由谁重做。",
    ),
    "role": (
        "The log names no roles: handovers are between single resources.",
        "日志没有角色：交接按处理人之间计算。",
    ),
}
#: What a rule needs -> why it didn't run.
NEEDS: dict[str, tuple[str, str]] = {
    "model": ("needs a reference model (--model)", "需要参考模型（--model）"),
    "start": ("needs start times (--start)", "需要开始时间（--start）"),
    "resource": ("needs resources (--resource)", "需要处理人（--resource）"),
    "resource|role": (
        "needs resources or roles (--resource, --role)",
        "需要处理人或角色（--resource、--role）",
    ),
}


def gaps(capabilities: Collection[str], language: Literal["en", "zh"] = "en") -> tuple[str, ...]:
    """List in sentences what the log cannot show."""
    missing = [name for name in GAPS if name not in capabilities]
    if ("role" in capabilities and "resource" not in capabilities) or "resource" in missing:
        missing = [name for name in missing if name != "role"]
    return tuple(GAPS[name][language == "zh"] for name in missing)


def lack(needs: Collection[str], language: Literal["en", "zh"] = "en") -> str:
    """Say why a rule didn't run."""
    mark = "；" if language == "zh" else "; "
    return mark.join(NEEDS[need][language == "zh"] for need in needs)
