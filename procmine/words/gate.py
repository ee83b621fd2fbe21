"""The sentences of a verdict, in English and Chinese."""

from __future__ import annotations

from typing import Literal

#: key -> (English, Chinese), sorted by key.
GATE_SENTENCES: dict[str, tuple[str, str]] = {
    "against": ("{log} against {model}", "{log} 对照 {model}"),
    "bad_of": ("{count} of {all}", "{all}中的 {count} 项"),
    "baseline_empty": ("nothing accepted, nothing new", "无认可项，无新增"),
    "baseline_expired": ("expired", "已过期"),
    "baseline_fixed": ("fixed", "已消除"),
    "baseline_grown": ("grown", "已增大"),
    "baseline_known": ("known", "已知"),
    "baseline_new": ("new", "新增"),
    "baseline_of": ("baseline {file}: {counts}", "基线 {file}：{counts}"),
    "bounds": ("{low} to {high}", "{low} 至 {high}"),
    "budget_1": ("{count} budget", "{count} 项预算"),
    "budget_actual": ("actual", "实际"),
    "budget_cases": ("cases", "案例"),
    "budget_limit": ("limit", "限值"),
    "budget_n": ("{count} budgets", "{count} 项预算"),
    "budget_name": ("budget", "预算"),
    "budget_state": ("", ""),
    "conformance_of": ("conformance to {model}", "与 {model} 的符合性"),
    "counted_findings_1": ("{count} finding", "{count} 项发现"),
    "counted_findings_n": ("{count} findings", "{count} 项发现"),
    "counted_state": ("{count} {state}", "{count} 项{state}"),
    "deviations": ("deviations, worst first", "偏差（最严重的在前）"),
    "did_you_mean": (" (did you mean {like}?)", "（是否为“{like}”？）"),
    "expired_1": ("{count} expired acceptance", "{count} 项已过期的认可"),
    "expired_n": ("{count} expired acceptances", "{count} 项已过期的认可"),
    "expires_on": ("accepted until {day}", "认可至 {day}"),
    "grown_1": ("{count} finding grown beyond what is accepted", "{count} 项发现超出认可范围"),
    "grown_n": ("{count} findings grown beyond what is accepted", "{count} 项发现超出认可范围"),
    "grown_to": ("accepted for {limit} of the cases, now {actual}", "认可 {limit} 的案例，现为 {actual}"),
    "label_counts": (": {events} in {cases}", "：{cases}，{events}"),
    "more": ("and {count} more", "另有 {count} 个"),
    "more_deviations_1": ("{count} more deviation", "另有 {count} 种偏差"),
    "more_deviations_n": ("{count} more deviations", "另有 {count} 种偏差"),
    "new_1": ("{count} new finding", "{count} 项新发现"),
    "new_n": ("{count} new findings", "{count} 项新发现"),
    "no_fitness": ("constraints have no fitness", "约束没有拟合度"),
    "no_precision": ("this check gives no precision", "此检查不给出精确度"),
    "not_judged": ("{count} could not be judged", "{count}未能判定"),
    "not_passed": ("not passed: {what}", "未通过：{what}"),
    "nothing_new": ("nothing new to the baseline", "基线之外无新增"),
    "of_cases": ("{count} of {cases}", "{cases}中的 {count} 个"),
    "only_in_log": ("activities that the model does not know", "模型未知的活动"),
    "only_in_model": ("activities that the log does not know", "日志未知的活动"),
    "passed": ("passed: {what}", "通过：{what}"),
    "per_case": ("{count} events per case", "每个案例 {count} 个事件"),
    "raise_effort": ("{count} could not be judged: raise --effort", "{count}未能判定：请提高 --effort"),
    "state_failed": ("failed", "未通过"),
    "state_open": ("open", "未定"),
    "state_passed": ("passed", "通过"),
    "state_too few": ("too few", "过少"),
    "time_max": ("the longest of {cases} takes {time}", "{cases}中最长者用时 {time}"),
    "time_mean": ("the mean of {cases} is {time}", "{cases}的平均值为 {time}"),
    "time_median": ("the median of {cases} is {time}", "{cases}的中位数为 {time}"),
    "time_percentile": ("{share} % of {cases} stay within {time}", "{cases}中的 {share} % 不超过 {time}"),
    "too_few": ("{cases}, fewer than {minimum}: too few to fail by", "{cases}，少于 {minimum} 个：不足以判为未通过"),
    "too_few_cases_1": ("{count} of them with too few cases to fail", "其中 {count} 项案例过少，不足以判为未通过"),
    "too_few_cases_n": ("{count} of them with too few cases to fail", "其中 {count} 项案例过少，不足以判为未通过"),
    "unasked": ("{count} in the baseline were not looked for", "基线中有 {count} 项未检查"),
    "unmeasured": ("can't be measured: {why}", "无法测量：{why}"),
}  # fmt: skip


def gate_sentence(key: str, language: Literal["en", "zh"] = "en", **values: str) -> str:
    """Fill the sentence at `key` with `values`; KeyError for a key that is not there."""
    return GATE_SENTENCES[key][language == "zh"].format(**values)


def gate_counted(count: int, noun: str, language: Literal["en", "zh"]) -> str:
    """Write a count with its noun, of those that end in _1 and _n."""
    return gate_sentence(f"{noun}_{'1' if count == 1 else 'n'}", language, count=f"{count:,}")
