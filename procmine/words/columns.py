"""The names by which logs call the canonical columns, in English, Chinese and Japanese.

Per column: names that mean it for certain, best first, then words that make it likely. Names are
compared as `plain` writes them, and exact names without their blanks: `EVENTTIME` is `event time`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Where a word of a name in camel case ends.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Names:
    """Names that mean a column for certain (best first), words that hint at it, words against."""

    exact: tuple[str, ...]
    words: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


_TIME_DECOYS = (
    "assigned", "birth", "created", "creation", "deadline", "due", "enabled", "paid", "planned",
    "registered", "travel", "updated", "创建", "截止", "出生", "计划", "申请", "到达", "预计",
)  # fmt: skip

COLUMN_NAMES: dict[str, Names] = {
    "case_id": Names(
        ("case concept name", "case id", "case", "case number", "case no", "case nr",
         "case reference", "case identifier", "case key", "case code", "case tag", "trace id",
         "trace", "process instance", "process instance id", "process id", "service id",
         "patient visit nr", "patient id", "patient", "ticket id", "ticket", "ticket number",
         "incident id", "incident", "issue key", "issue id", "order id", "order number", "claim id",
         "claim number", "claim no", "claim nr", "file number", "reference number", "application id", "request id", "document number", "sales document",
         "purchase order", "purchasing document", "vbeln", "ebeln", "belnr", "aufnr", "banfn",
         "案例编号", "案例id", "案例号", "案例标识", "案例", "案件编号", "案件号", "案号", "实例编号", "实例id",
         "流程编号", "流程实例", "流程实例id", "流程实例编号", "流程id", "单据编号", "单据号", "工单编号", "工单号",
         "订单号", "订单编号", "申请编号", "申请单号", "业务编号", "业务单号", "合同编号", "任务单号",
         "案例編號", "案件編號", "單據編號", "申請編號", "案件番号", "受付番号",
         "fall", "fall id", "fallnummer", "vorgang", "vorgangsnummer", "aktenzeichen", "dossier", "caso", "id caso", "zaak", "zaaknummer"),
        ("case", "案例", "案件", "单号"),
        ("type", "status", "name", "start", "end", "time", "date", "creator", "owner", "manager",
         "worker", "category", "priority", "title", "description", "duration", "group", "类型",
         "状态", "名称", "时间", "日期"),
    ),
    "activity": Names(
        ("concept name", "activity", "activity name", "activity en", "activity de", "task",
         "task name", "step", "step name", "process step", "event", "event name", "event type",
         "action", "operation", "tcode", "transaction code", "活动", "活动名称", "操作节点", "审批节点",
         "流程节点", "节点", "节点名称", "环节", "环节名称", "步骤", "步骤名称", "任务", "任务名称", "操作",
         "操作名称", "动作", "事件", "事件名称",
         "活動", "活動名稱", "作業", "作業名", "アクティビティ",
         "aktivität", "aktivitaet", "tätigkeit", "schritt", "activité", "étape", "actividad", "evento", "paso", "activiteit", "stap"),
        ("activity", "活动", "环节", "节点"),
        ("id", "instance", "number", "no", "cost", "编号", "时间", "日期", "实例"),
    ),
    "timestamp": Names(
        ("time timestamp", "timestamp", "complete timestamp", "completion timestamp",
         "end timestamp", "end time", "complete time", "completion time", "complete ts", "end ts",
         "timestamp end", "timestamp completed", "timestamp done", "timestamp finalized",
         "time of completion", "completion datetime", "end datetime", "completion date",
         "complete date", "end date", "end", "complete", "completed at", "finished at", "ended at",
         "done", "done at", "completed", "finished", "event timestamp", "event time", "event date", "datetime",
         "date time", "occurred at", "changed at", "executed at", "time", "date", "udate",
         "完成时间", "结束时间", "完成日期", "结束日期", "时间戳", "操作时间", "操作日期", "审批时间", "审批日期",
         "处理时间", "处理日期", "办结时间", "执行时间", "活动时间", "事件时间", "发生时间", "发生日期", "时间",
         "日期",
         "完成時間", "結束時間", "時間", "完了日時", "終了日時", "日時",
         "zeitstempel", "endzeit", "ende", "zeitpunkt", "datum", "horodatage", "fecha fin", "fecha", "einddatum", "tijdstip"),
        ("timestamp", "complete", "completed", "completion", "end", "finish", "finished", "完成",
         "结束"),
        (*_TIME_DECOYS, "start", "begin", "started", "contract", "coverage", "lease", "policy",
         "project", "validity", "开始", "合同", "项目"),
    ),
    "start": Names(
        ("start timestamp", "start time", "start ts", "start datetime", "start date",
         "timestamp start", "timestamp started", "begin time", "begin timestamp", "begin date",
         "begin", "begun", "start", "started", "started at", "开始时间", "起始时间", "开始日期", "启动时间",
         "开始时间戳",
         "開始時間", "開始日時",
         "startzeit", "beginn", "anfang", "début", "inicio", "fecha inicio", "begindatum"),
        ("start", "started", "begin", "开始"),
        (*_TIME_DECOYS, "case", "contract", "coverage", "course", "employment", "lease", "policy",
         "project", "stay", "validity", "案例", "流程", "合同", "项目", "生效"),
    ),
    "resource": Names(
        ("org resource", "resource", "resource id", "resource name", "user", "user id",
         "user name", "originator", "performer", "assignee", "agent", "operator", "employee",
         "employee id", "employee name", "staff", "team member", "personnel", "worker", "handler",
         "actor", "clerk", "processor", "executor", "author", "executed by", "performed by", "changed by", "owner", "usnam", "ernam",
         "处理人", "操作人", "执行人", "经办人", "承办人", "办理人", "审批人", "处理人员", "操作人员",
         "执行者", "资源", "人员", "员工", "操作员", "用户",
         "處理人", "承辦人", "担当者",
         "bearbeiter", "sachbearbeiter", "mitarbeiter", "benutzer", "ressource", "utilisateur", "usuario", "recurso", "medewerker", "gebruiker"),
        ("resource", "处理人"),
        ("cost", "position", "type", "team", "country", "department", "role", "部门", "角色", "岗位"),
    ),
    "role": Names(
        ("org role", "role", "role name", "resource role", "org group", "group", "team",
         "department", "agent position", "position", "support team", "角色", "角色名称", "岗位",
         "岗位名称", "职位", "职务", "部门", "部门名称", "处理部门", "所属部门",
         "rolle", "abteilung", "gruppe", "rôle", "département", "rol", "departamento", "afdeling"),
        ("role", "角色", "岗位"),
        ("cost",),
    ),
    "cost": Names(
        ("cost total", "cost amount", "cost", "costs", "activity cost", "event cost", "费用", "成本"),
    ),
    "lifecycle": Names(
        ("lifecycle transition", "lifecycle", "transition", "lifecycle state", "status", "state",
         "event state", "event type", "event", "phase", "生命周期", "状态", "事件类型", "操作类型"),
    ),
    "instance": Names(
        ("concept instance", "activity instance", "activity instance id", "活动实例", "活动实例id",
         "活动实例编号"),
    ),
}  # fmt: skip

#: Lifecycle values that begin and end an activity instance, and those that belong to the same
#: standard life cycle (XES, BPAF) without doing either.
STARTS = ("start", "started", "begin", "began", "开始")
COMPLETES = ("complete", "completed", "end", "ended", "finish", "finished", "完成", "结束")
OTHER_STANDARD = (
    "schedule", "scheduled", "assign", "assigned", "reassign", "suspend", "suspended", "resume",
    "resumed", "withdraw", "withdrawn", "manualskip", "autoskip", "ate_abort", "pi_abort",
    "enabled", "allocated", "开始前",
)  # fmt: skip
LIFECYCLE = frozenset((*STARTS, *COMPLETES, *OTHER_STANDARD))


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Reduce a column's name to words: `case:concept:name` and `caseConceptName` become one."""
    parted = _HUMP.sub(" ", name).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in parted).split())


#: All names that mean a column for certain.
_KNOWN = frozenset(name for names in COLUMN_NAMES.values() for name in names.exact)


def known_names(cells: Sequence[object]) -> int:
    """Count the texts that are names of columns in many logs."""
    return sum(isinstance(cell, str) and plain(cell) in _KNOWN for cell in cells)


def is_of_people(name: str) -> bool:
    """Say whether a name means those who do the work: a resource or a role."""
    return plain(name) in (*COLUMN_NAMES["resource"].exact, *COLUMN_NAMES["role"].exact)


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

#: Texts in lower case that stand where nobody is named.
PLACEHOLDERS = (
    "#n/a", "k.a.", "unbekannt", "desconocido", "inconnu", "xxx",
    "-", "--", "?", "??", "(blank)", "(none)", "(null)", "dummy", "n.a.", "n/a", "na", "nan", "nil",
    "none", "not assigned", "not available", "null", "tbd", "test", "unassigned", "undefined",
    "unknown", "不详", "待定", "无", "未分配", "未指定", "未知", "测试", "空",
)  # fmt: skip
