"""What the measures in a finding's evidence are called."""

from __future__ import annotations

from typing import Literal

#: Name in a rule's query -> (English, Chinese).
FACTS: dict[str, tuple[str, str]] = {
    "again_share": ("share that bounces three times or more", "来回三次以上的比例"),
    "another_label": ("another label", "另一活动名"),
    "another_spelling": ("another spelling", "另一写法"),
    "another_us": ("mean time when another does it", "由他人做的平均时间"),
    "before_us": ("median time before the step that says it", "先于记录步骤的时间中位数"),
    "better_column": ("a better column", "更合适的列"),
    "busy_share": ("share of the day its people are busy", "处理人忙碌比例"),
    "by_another_person_share": ("share done by another person", "由他人做的比例"),
    "cases_each": ("cases at one moment", "同一时刻的案例数"),
    "contrary_share": ("share of the usual order elsewhere", "其他处通常次序的比例"),
    "differing_in": ("told apart by", "区分依据"),
    "each_us": ("mean cost of one", "每次平均耗时"),
    "elsewhere_us": ("elsewhere", "其他地方"),
    "executions_count": ("executions", "执行次数"),
    "first_after": ("the first comes after", "第一个之前是"),
    "first_by": ("the first is done by", "第一个由谁完成"),
    "from_there_share": ("share that comes from there", "来自该处的比例"),
    "giver": ("given by", "交出方"),
    "handovers_each": ("handovers a case", "每案交接次数"),
    "hidden_share": ("share of its times that no event has", "无对应事件的时间比例"),
    "joined_count": ("cases they belong to", "所属案例数"),
    "kept": ("the one to keep", "应保留的活动"),
    "labels_count": ("labels", "活动名数"),
    "largest_case_share": ("share of the largest case", "最大案例占比"),
    "largest_difference_share": ("largest difference it makes", "最大差异"),
    "largest_us": ("largest difference", "最大差"),
    "mean_us": ("mean", "平均"),
    "meant": ("label meant", "应为"),
    "median_us": ("median", "中位数"),
    "moments_count": ("moments", "时刻数"),
    "move": ("put right by", "更正方法"),
    "off_us": ("distance from where it belongs", "偏离"),
    "one_event_share": ("share with one event", "仅一个事件的比例"),
    "one_spelling": ("one spelling", "一种写法"),
    "other_party": ("other party", "另一方"),
    "p90_us": ("nine in ten are below", "九成低于"),
    "party": ("one party", "一方"),
    "passes_share": ("share that passes", "通过率"),
    "queue_us": ("median wait before it", "之前等待的中位数"),
    "returns_each": ("returns a case", "每案返回次数"),
    "rows_count": ("rows read", "读入行数"),
    "same_us": ("mean time when the same does it", "由同一人做的平均时间"),
    "sample": ("for example", "例如"),
    "second_after": ("the second comes after", "第二个之前是"),
    "second_by": ("the second is done by", "第二个由谁完成"),
    "since": ("since", "起始日期"),
    "span_us": ("time from first to last", "首尾相隔"),
    "taker": ("taken by", "接手方"),
    "template": ("template", "模板"),
    "time_share": ("share of all time", "占全部时间"),
    "together_share": ("share recorded together", "一同记录的比例"),
    "touched_share": ("share touched", "涉及比例"),
    "usual_events": ("usual events", "通常事件数"),
    "usual_returns": ("usual returns", "通常返回次数"),
}


def fact_name(name: str, language: Literal["en", "zh"] = "en") -> str:
    """Name a measure in the language, or by its own name where the table has none."""
    if name in FACTS:
        return FACTS[name][language == "zh"]
    return name.removesuffix("_us").removesuffix("_share").replace("_", " ")
