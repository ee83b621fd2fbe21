"""The terms of the reports, each explained in a sentence, in English and Chinese."""

from __future__ import annotations

from typing import Literal

#: (term, meaning) in English and in Chinese, in the order of reading.
GLOSSARY: tuple[tuple[tuple[str, str], tuple[str, str]], ...] = (
    (
        ("Case", "One run of the process from start to end, such as one order or one claim."),
        ("案例", "流程从开始到结束的一次运行，例如一份订单或一次理赔。"),
    ),
    (
        ("Activity", "A kind of step in the process, by the name that the log gives it."),
        ("活动", "流程中的一类步骤，名称以日志为准。"),
    ),
    (
        ("Event", "One activity done once for one case."),
        ("事件", "某个案例中一个活动的一次执行。"),
    ),
    (
        ("Variant", "One order of activities that cases follow from start to end."),
        ("变体", "案例从开始到结束所遵循的一种活动顺序。"),
    ),
    (
        ("Cycle time", "The time from the first start to the last completion of a case."),
        ("周期时间", "案例从首次开始到最后完成的时间。"),
    ),
    (
        ("Median and P90", "Half of the values do not exceed the median, nine in ten not P90."),
        ("中位数与 P90", "半数的值不超过中位数，九成不超过 P90。"),
    ),
    (
        ("Waiting", "Time in a case in which nobody works on it."),
        ("等待", "案例中无人处理的时间。"),
    ),
    (
        ("Flow efficiency", "The share of the cycle time in which somebody works on the case."),
        ("流程效率", "周期时间中有人处理该案例的比例。"),
    ),
    (
        ("Rework", "Work done again because the first time did not settle it."),
        ("返工", "因首次未能完成而重复进行的工作。"),
    ),
    (
        ("Bottleneck", "A place that holds at least a tenth of all hours of the process map."),
        ("瓶颈", "占流程图全部时间至少十分之一的位置。"),
    ),
    (
        (
            "Deviation",
            "A place where a case leaves the reference model that it is checked against.",
        ),
        ("偏差", "案例偏离所对照参考模型之处。"),
    ),
    (
        (
            "Fitness",
            "1 for a case that the model allows; less by the share that its surplus events and "
            "missing steps have of the most there could be.",
        ),
        ("拟合度", "模型允许的案例为 1；按多余事件和缺失步骤占最大可能数的比例递减。"),
    ),
    (
        (
            "Severity",
            "High: at least a tenth of a mean case's time. Medium: at least a fiftieth, or "
            "avoidable work or a deviation in a tenth of the cases. Low: less.",
        ),
        (
            "严重程度",
            "高：至少占平均案例时间的十分之一。中：至少占五十分之一，或可避免的工作或偏差"
            "涉及十分之一的案例。低：更少。",
        ),
    ),
)


def glossary(language: Literal["en", "zh"] = "en") -> tuple[tuple[str, str], ...]:
    """Give the terms with their meanings in `language`."""
    return tuple(entry[language == "zh"] for entry in GLOSSARY)
