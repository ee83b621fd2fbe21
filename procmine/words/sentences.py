"""The sentences and headings of the text report, in English and Chinese."""

from __future__ import annotations

from typing import Literal

#: key -> (English, Chinese), sorted by key. A key ends in _1 or _n where it counts something.
SENTENCES: dict[str, tuple[str, str]] = {
    "activity_1": ("{count} activity", "{count} 种活动"),
    "activity_n": ("{count} activities", "{count} 种活动"),
    "by_design": ("repeated by design", "设计如此的重复"),
    "case_1": ("{count} case", "{count} 个案例"),
    "case_events": ("events in a case", "每个案例的事件"),
    "case_n": ("{count} cases", "{count} 个案例"),
    "case_time": ("time of a case", "案例周期时间"),
    "case_times": (
        "Cycle time: half the cases take up to {median} (median), nine in ten up to {p90} (p90).",
        "周期时间：一半的案例在 {median} 内完成（中位数），九成在 {p90} 内完成（P90）。",
    ),
    "case_work": ("work in a case", "每个案例的处理时间"),
    "cause": ("cause", "原因"),
    "cause_batching": ("work is collected and then done in batches", "工作先积攒，再成批处理"),
    "cause_contention": ("those who do it are busy with other cases", "处理人正忙于其他案例"),
    "cause_extraneous": ("something outside the process holds it up", "受流程以外的因素影响"),
    "cause_prioritization": ("other cases are taken first", "其他案例优先处理"),
    "cause_unavailability": ("those who do it are not on duty", "处理人不在岗"),
    "certainty": ("evidence", "证据"),
    "certainty_inconclusive": (
        "not conclusive, it may be chance ({q})",
        "尚无定论，可能出于偶然（{q}）",
    ),
    "certainty_supported": ("more than chance ({q})", "并非偶然（{q}）"),
    "columns": ("columns: ", "列："),
    "costs": ("costs", "代价"),
    "costs_between": (" (between {low} and {high})", "（{low} 至 {high} 之间）"),
    "costs_effort": (
        "effort each time, though a mean case takes no longer for it",
        "每次都费工，但不延长平均案例的时间",
    ),
    "costs_replay": ("{hours} per case", "平均每个案例 {hours}"),
    "costs_share": (", {share} of a mean case's time", "，占平均案例时间的 {share}"),
    "costs_waiting": ("{hours} of waiting per case", "平均每个案例等待 {hours}"),
    "costs_work": ("{hours} of work and waiting per case", "平均每个案例处理和等待 {hours}"),
    "detail": (" ({detail})", "（{detail}）"),
    "event_1": ("{count} event", "{count} 个事件"),
    "event_n": ("{count} events", "{count} 个事件"),
    "finding_1": ("{count} finding", "{count} 项发现"),
    "finding_n": ("{count} findings", "{count} 项发现"),
    "flow_efficiency": (
        "Flow efficiency {share}: of the time of a case, that much is work; the rest is waiting.",
        "流程效率 {share}：案例时间中处理所占的比例，其余都是等待。",
    ),
    "head_activity": ("activity", "活动"),
    "head_cases": ("cases", "案例"),
    "head_events": ("events", "事件"),
    "head_repeats": ("repeats", "重复"),
    "head_since": ("median since last step", "距上一步（中位数）"),
    "head_wait": ("median wait before", "之前等待（中位数）"),
    "head_work": ("median work", "处理（中位数）"),
    "heuristic": ("{action}: {heuristic}", "{action}：{heuristic}"),
    "left_out": ("findings left out", "略去的发现"),
    "left_out_of": ("{count} smaller ones of {rule}", "{rule} 另有 {count} 项较小的"),
    "looked_for": ("looked for", "检查内容"),
    "mean": ("mean {number}", "平均 {number}"),
    "measured": ("What was measured", "测量结果"),
    "more": ("more", "详情"),
    "more_activity_1": ("and {count} more activity", "另有 {count} 种活动"),
    "more_activity_n": ("and {count} more activities", "另有 {count} 种活动"),
    "no_flow_efficiency": (
        "Flow efficiency unknown: without start times, work and waiting cannot be told apart.",
        "流程效率未知：没有开始时间，无法区分处理与等待。",
    ),
    "note": ("note: ", "说明："),
    "nothing_found": (
        "Nothing was found that wastes time or work.",
        "没有发现浪费时间或人力之处。",
    ),
    "nothing_means": (
        "A clean process has no findings. What was looked for stands below.",
        "运行良好的流程没有发现。检查内容见下文。",
    ),
    "nothing_ran": (
        "No rule could look at this log, so nothing can be said about waste.",
        "没有规则能够检查此日志，因此无法判断是否存在浪费。",
    ),
    "only_low": (
        "Nothing here needs action. The largest of the small findings:",
        "没有需要处理的发现。较小的发现中最大的几项：",
    ),
    "period": ("{first} to {last}", "{first} 至 {last}"),
    "reason_as many as ordered": ("as often as ordered", "按订购数量进行"),
    "reason_every case": ("in every case", "在每个案例中都重复"),
    "reason_item by item": ("item by item", "逐项进行"),
    "reason_periodic": ("at regular intervals", "定期进行"),
    "recurring": ("“{activity}” {reason}, {cases}", "“{activity}”{reason}，{cases}"),
    "redesign": ("redesign", "再造建议"),
    "resource_1": ("{count} resource", "{count} 个资源"),
    "resource_n": ("{count} resources", "{count} 个资源"),
    "row_1": ("{count} row", "{count} 行"),
    "row_n": ("{count} rows", "{count} 行"),
    "set_aside": ("{rows} set aside, because they could not be used.", "{rows}无法使用，已搁置。"),
    "size": ("{period}: {sizes}", "{period}：{sizes}"),
    "spread": (
        "mean {mean}, median {median}, half {p25} to {p75}, nine in ten up to {p90}, longest {max}",
        "平均 {mean}，中位数 {median}；半数在 {p25} 至 {p75} 之间，九成在 {p90} 内，最长 {max}",
    ),
    "summary": ("{findings} to act on: {severities}", "{findings}需要处理：{severities}"),
    "unmeasured": ("What could not be measured, and why", "无法测量的内容及原因"),
    "unseen": (
        "Not shown: {findings}; see --format json.",
        "未显示：{findings}，见 --format json。",
    ),
    "unseen_low_1": ("{count} small finding (low)", "{count} 项较小的发现（低）"),
    "unseen_low_n": ("{count} small findings (low)", "{count} 项较小的发现（低）"),
    "unseen_matter_1": ("{count} more finding to act on", "另有 {count} 项需要处理的发现"),
    "unseen_matter_n": ("{count} more findings to act on", "另有 {count} 项需要处理的发现"),
    "usual": ("usual way", "常见路线"),
    "usual_more": (", the {count} most frequent {share}", "，最常见的 {count} 种变体占 {share}"),
    "usual_one": (
        "the most frequent variant covers {share} of the cases",
        "最常见的变体占案例的 {share}",
    ),
    "variant_1": ("{count} variant", "{count} 种变体"),
    "variant_n": ("{count} variants", "{count} 种变体"),
    "where": ("where", "范围"),
    "where_cases": ("{count} of {cases} ({share})", "{count} / {cases}（{share}）"),
    "where_examples": ("; for example {examples}", "；例如 {examples}"),
    "where_times": (", {count} times", "，共 {count} 次"),
}


def sentence(key: str, language: Literal["en", "zh"] = "en", **values: str) -> str:
    """Fill the sentence at `key` with `values`; KeyError for a key that is not in SENTENCES."""
    return SENTENCES[key][language == "zh"].format(**values)
