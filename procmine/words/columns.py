"""The names by which logs call the canonical columns, in English and Chinese.

Per column: names that mean it for certain, best first, then words that make it likely. Names are
compared in lower case with everything but letters and digits as a blank.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """Names that mean a column for certain (best first), words that hint at it, words against."""

    exact: tuple[str, ...]
    words: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


_TIME_DECOYS = ("assigned", "birth", "created", "creation", "deadline", "due", "enabled", "paid",
                "planned", "registered", "travel", "updated", "创建", "截止", "出生", "计划")  # fmt: skip

COLUMN_NAMES: dict[str, Names] = {
    "case_id": Names(
        ("case concept name", "case id", "caseid", "case", "case number", "case no", "case nr",
         "case reference", "case identifier", "case key", "case code", "case tag", "trace id",
         "trace", "process instance", "process instance id", "process id", "service id",
         "patient visit nr", "patient id", "patient", "ticket id", "ticket", "incident id",
         "order id", "claim id", "application id", "案例编号", "案例id", "案例号", "案例", "实例编号", "流程编号",
         "流程实例", "单据编号", "工单编号", "工单号", "订单号", "订单编号", "申请编号", "业务编号"),
        ("case", "案例", "单号"),
        ("type", "status", "name", "start", "end", "time", "date", "creator"),
    ),
    "activity": Names(
        ("concept name", "activity", "activity name", "task", "task name", "step", "process step",
         "event", "event name", "event type", "action", "operation", "活动", "活动名称", "操作节点", "节点",
         "节点名称", "环节", "环节名称", "步骤", "任务", "任务名称", "操作", "事件"),
        ("activity", "活动", "环节"),
        ("id", "instance", "number", "no", "cost", "编号"),
    ),
    "timestamp": Names(
        ("time timestamp", "timestamp", "complete timestamp", "completion timestamp",
         "end timestamp", "endtimestamp", "end time", "endtime", "complete time", "completion time",
         "complete ts", "end ts", "timestamp completed", "timestamp done", "timestamp finalized",
         "time of completion", "completion datetime", "end datetime", "completion date",
         "complete date", "end date", "end", "complete", "finished", "datetime", "event time",
         "time", "date", "完成时间", "结束时间", "时间戳", "操作时间", "操作日期", "处理时间", "办结时间", "时间", "日期"),
        ("timestamp", "complete", "completed", "completion", "end", "finish", "finished", "完成", "结束"),
        (*_TIME_DECOYS, "start", "begin", "started", "开始"),
    ),
    "start": Names(
        ("start timestamp", "starttimestamp", "start time", "starttime", "start ts", "start datetime", "start date",
         "timestamp start", "begin time", "begin", "start", "started", "started at", "开始时间", "起始时间", "开始日期"),
        ("start", "started", "begin", "开始"),
        (*_TIME_DECOYS, "case"),
    ),
    "resource": Names(
        ("org resource", "resource", "resource id", "user", "user id", "username", "originator",
         "performer", "assignee", "agent", "operator", "employee", "staff", "team member",
         "personnel", "worker", "handler", "actor", "owner", "处理人", "操作人", "执行人", "经办人", "办理人",
         "资源", "人员", "操作员"),
        ("resource", "处理人"),
        ("cost", "position", "type", "team", "country"),
    ),
    "role": Names(
        ("org role", "role", "role name", "org group", "group", "team", "department",
         "agent position", "position", "support team", "角色", "岗位", "部门", "处理部门", "职位"),
        ("role", "角色", "岗位"),
        ("cost",),
    ),
    "cost": Names(
        ("cost total", "cost amount", "cost", "costs", "activity cost", "event cost", "费用", "成本"),
    ),
    "lifecycle": Names(
        ("lifecycle transition", "lifecycle", "transition", "lifecycle state", "status", "event state",
         "生命周期", "状态"),
    ),
    "instance": Names(
        ("concept instance", "activity instance", "activity instance id", "activityinstanceid", "活动实例"),
    ),
}  # fmt: skip

#: Lifecycle values that begin and end an activity instance, and those that belong to the same
#: standard life cycle (XES, BPAF) without doing either.
STARTS = ("start", "started", "begin", "开始")
COMPLETES = ("complete", "completed", "end", "ended", "完成", "结束")
OTHER_STANDARD = (
    "schedule", "scheduled", "assign", "assigned", "reassign", "suspend", "resume", "withdraw",
    "manualskip", "autoskip", "ate_abort", "pi_abort", "enabled", "allocated", "开始前",
)  # fmt: skip


def plain(name: str) -> str:
    """Reduce a column's name to lower-case words: `case:concept:name` to `case concept name`."""
    kept = "".join(c if c.isalnum() else " " for c in name.lower())
    return " ".join(kept.split())


#: Words in the name of a column that tells repetitions apart, so that they are no rework.
ITEM_COLUMNS = (
    "item", "items", "line", "position", "invoice", "month", "period", "instalment", "installment",
    "quarter", "行项目", "发票", "月份", "期数", "明细",
)  # fmt: skip
#: Words in the name of a column that says how many items a case has.
COUNT_COLUMNS = ("items", "quantity", "qty", "count", "lines", "pieces", "数量", "件数", "份数")

#: Columns that number rows, so that two records of one act differ in them.
ROW_NAMES = (
    "", "column 1", "event id", "event no", "eventid", "id", "index", "row", "row id", "row number",
    "unnamed 0", "uuid", "identity id", "事件编号", "序号",
)  # fmt: skip
