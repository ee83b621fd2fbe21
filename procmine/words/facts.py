"""What the measures in a finding's evidence are called."""

from __future__ import annotations

from typing import Literal

#: Name in a rule's query -> (English, Chinese).
FACTS: dict[str, tuple[str, str]] = {
    "again_share": ("share that bounces three times or more", "来回三次以上的比例"),
    "another_us": ("mean time when another does it", "由他人做的平均时间"),
    "begun_before_count": ("began before the log", "日志开始前已开始"),
    "busy_share": ("share of the day its people are busy", "处理人忙碌比例"),
    "by_another_person_share": ("share done by another person", "由他人做的比例"),
    "coarse_share": ("share of coarse times", "粗略时间的比例"),
    "each_us": ("mean cost of one", "每次平均耗时"),
    "elsewhere_share": ("share outside the period", "期间之外的比例"),
    "elsewhere_us": ("elsewhere", "其他地方"),
    "enough_cases_count": ("cases that would do", "所需案例数"),
    "enough_window_us": ("time that would do", "所需时间跨度"),
    "field": ("column", "列"),
    "from_date": ("from", "起"),
    "from_there_share": ("share that comes from there", "来自该处的比例"),
    "giver": ("given by", "交出方"),
    "handovers_each": ("handovers a case", "每案交接次数"),
    "largest_difference_share": ("largest difference it makes", "最大差异"),
    "largest_us": ("largest difference", "最大差"),
    "mean_us": ("mean", "平均"),
    "median_us": ("median", "中位数"),
    "midnight_share": ("share at midnight", "零点的比例"),
    "missing_share": ("share missing", "缺失比例"),
    "nights_count": ("nights of a clock change", "调时的夜晚"),
    "other_party": ("other party", "另一方"),
    "p90_us": ("nine in ten are below", "九成低于"),
    "party": ("one party", "一方"),
    "passes_share": ("share that passes", "通过率"),
    "placeholder": ("text for no value", "代替空值的文字"),
    "placeholders_count": ("with such a text", "含此类文字"),
    "queue_us": ("median wait before it", "之前等待的中位数"),
    "returns_each": ("returns a case", "每案返回次数"),
    "same_us": ("mean time when the same does it", "由同一人做的平均时间"),
    "taker": ("taken by", "接手方"),
    "time_share": ("share of all time", "占全部时间"),
    "to_date": ("to", "止"),
    "twice_count": ("events in the hour that comes twice", "重复小时内的事件"),
    "unfinished_count": ("go on after the log", "日志结束后仍在进行"),
    "unit_us": ("recorded in steps of", "时间精度"),
    "usual_returns": ("usual returns", "通常返回次数"),
    "window_us": ("time the log covers", "日志时间跨度"),
    "zones": ("time zones that fit", "符合的时区"),
}


def fact_name(name: str, language: Literal["en", "zh"] = "en") -> str:
    """Name a measure in the language, or by its own name where the table has none."""
    if name in FACTS:
        return FACTS[name][language == "zh"]
    return name.removesuffix("_us").removesuffix("_share").replace("_", " ")
