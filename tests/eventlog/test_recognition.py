"""Columns are recognised by their names, in the language and the manner of many tools."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmine.errors import ColumnError
from procmine.eventlog.columns import CANONICAL, Mapping
from procmine.eventlog.recognition import Sample, recognise
from procmine.words.columns import COLUMN_NAMES

TIMES = ["2024-01-01 10:00:00", "2024-01-02 11:00:00", "2024-01-03 12:00:00"] * 4
WORDS = ["check", "decide", "pay"] * 4
NUMBERS = ["1", "2", "3.5"] * 4

#: Where a header is from, and its columns: "canonical=name", or a name that means nothing here.
#: Columns of times end in @, of numbers in #.
HEADERS = {
    "pm4py": "case_id=case:concept:name, activity=concept:name, timestamp=time:timestamp@,"
    " resource=org:resource, case:creator",
    "pm4py with starts": "start=start_timestamp@, activity=concept:name, case:amount#,"
    " timestamp=time:timestamp@, case_id=case:concept:name, role=org:role, org:group",
    "pm4py simplified": "index#, case_id=case_id, activity=activity, timestamp=timestamp@",
    "Disco": "case_id=Case ID, activity=Activity, resource=Resource, start=Start Timestamp@,"
    " timestamp=Complete Timestamp@, Variant, Variant index#",
    "Celonis": "case_id=_CASE_KEY, activity=ACTIVITY_EN, timestamp=EVENTTIME@, _SORTING#,"
    " resource=USER_NAME",
    "Celonis with ends": "case_id=CASE_KEY, activity=ACTIVITY, start=STARTTIME@,"
    " timestamp=ENDTIME@",
    "SAP": "MANDT#, case_id=VBELN, activity=ACTIVITY, timestamp=EVENTTIME@, resource=USNAM,"
    " NETWR#",
    "SAP purchasing": "case_id=EBELN, activity=Activity, timestamp=Event Time@, resource=ERNAM",
    "camel case": "case_id=CaseID, activity=ActivityName, start=StartTime@, timestamp=EndTime@,"
    " resource=UserName, role=RoleName",
    "Apromore": "case_id=caseID, activity=activity, timestamp=endTimestamp@,"
    " start=startTimestamp@, processtype#",
    "bupaR": "case_id=case_id, activity=activity, timestamp=timestamp@,"
    " instance=activity_instance_id,"
    " resource=resource_id",
    "a ticket system": "case_id=Incident ID, activity=Action, timestamp=Occurred At@,"
    " resource=Agent, Created At@, Due Date@, Priority#, Status",
    "Jira": "case_id=Issue Key, activity=Step, timestamp=Changed At@, resource=Author, Summary",
    "an order system": "case_id=order_id, activity=event, timestamp=event_timestamp@, amount#,"
    " resource=employee_id, role=department",
    "two times and decoys": "case_id=claim id, activity=task, start=started_at@,"
    " timestamp=completed_at@, created_at@, updated_at@, birth date@",
    "Chinese": "case_id=案例编号, activity=活动, timestamp=时间@, start=开始时间@, resource=处理人,"
    " role=角色",
    "Chinese work flow": "case_id=流程实例ID, activity=节点名称, start=开始时间@,"
    " timestamp=结束时间@, resource=经办人, role=部门",
    "Chinese work orders": "case_id=工单号, activity=环节名称, 创建时间@, timestamp=完成时间@,"
    " resource=操作员, role=岗位",
    "Chinese approvals": "case_id=单据编号, activity=审批节点, timestamp=审批时间@,"
    " resource=审批人, 申请日期@, 金额#",
    "Chinese events": "case_id=订单号, activity=事件名称, timestamp=发生时间@, resource=执行人",
    "Chinese cases": "case_id=案件号, activity=任务名称, timestamp=办结时间@, resource=承办人,"
    " 截止日期@",
}  # fmt: skip


def sample_of(header):
    """Give a sample for a header as above, and the mapping that it asks for."""
    values, wanted = {}, {}
    for cell in header.split(","):
        canonical, _, name = cell.strip().rpartition("=")
        plain = name.rstrip("@#")
        values[plain] = {"@": TIMES, "#": NUMBERS}.get(name[-1], WORDS)
        if canonical:
            wanted[canonical] = plain
    return Sample(dict.fromkeys(values, "VARCHAR"), values), Mapping(**wanted)


@pytest.mark.parametrize("header", HEADERS.values(), ids=list(HEADERS))
def test_a_header_is_recognised(header):
    sample, wanted = sample_of(header)

    assert recognise(sample, Mapping(), "log") == wanted


@pytest.mark.parametrize("header", HEADERS.values(), ids=list(HEADERS))
def test_the_order_of_the_columns_does_not_matter(header):
    cells = header.split(",")
    random.Random(1).shuffle(cells)
    sample, wanted = sample_of(",".join(cells))

    assert recognise(sample, Mapping(), "log") == wanted


EXACT = [(canonical, name) for canonical, names in COLUMN_NAMES.items() for name in names.exact]


@pytest.mark.parametrize(("canonical", "name"), EXACT, ids=[f"{c}: {n}" for c, n in EXACT])
def test_every_known_name_is_taken_on_its_own(canonical, name):
    values = {"case_id": WORDS, "activity": WORDS, "timestamp": TIMES}
    values.pop(canonical, None)
    if canonical == "start":
        values = {"case_id": WORDS, "activity": WORDS, "end": TIMES}
    values[name] = {"timestamp": TIMES, "start": TIMES, "cost": NUMBERS}.get(canonical, WORDS)
    if canonical == "lifecycle":
        values[name] = ["start", "complete"] * 6
    sample = Sample(dict.fromkeys(values, "VARCHAR"), values)

    assert getattr(recognise(sample, Mapping(), "log"), canonical) == name


@pytest.mark.parametrize(
    "write",
    [str.upper, str.title, lambda n: n.replace(" ", "_"), lambda n: n.replace(" ", "")],
    ids=["upper", "title", "underscores", "glued"],
)
@pytest.mark.parametrize("name", COLUMN_NAMES["timestamp"].exact)
def test_a_name_may_be_written_in_many_ways(name, write):
    values = {"case_id": WORDS, "activity": WORDS, write(name): TIMES}
    sample = Sample(dict.fromkeys(values, "VARCHAR"), values)

    assert recognise(sample, Mapping(), "log").timestamp == write(name)


def lifecycle_of(name, values):
    columns = {"case_id": WORDS, "activity": WORDS, "timestamp": TIMES, name: values}
    sample = Sample(dict.fromkeys(columns, "VARCHAR"), columns)
    return recognise(sample, Mapping(), "log").lifecycle


def test_a_status_is_a_lifecycle_only_where_it_starts_and_completes():
    assert lifecycle_of("status", ["start", "complete", "schedule"] * 4) == "status"
    assert lifecycle_of("Status", ["START", "Complete"] * 6) == "Status"
    assert lifecycle_of("状态", ["开始", "完成"] * 6) == "状态"
    assert lifecycle_of("event_type", ["start", "end"] * 6) == "event_type"
    assert lifecycle_of("status", ["open", "closed", "complete"] * 4) is None
    assert lifecycle_of("status", ["ok", "rejected"] * 6) is None


def test_a_lifecycle_is_one_by_its_name_whatever_its_values():
    values = ["Accepted", "Queued", "In Progress"] * 4

    assert lifecycle_of("lifecycle:transition", values) == "lifecycle:transition"


def test_numbers_are_no_role():
    sample, _ = sample_of("case_id, activity, end@, position#")

    assert recognise(sample, Mapping(), "log").role is None


def test_attributes_that_only_sound_like_a_start_are_none():
    sample, _ = sample_of("case_id, activity, timestamp@, contract start date@, 合同开始日期@")

    assert recognise(sample, Mapping(), "log").start is None


def test_what_is_given_stands_and_is_found_in_other_case():
    sample, _ = sample_of("Nr, what, case_id, activity, timestamp@, when@, by")

    mapping = recognise(sample, Mapping("nr", " What ", "WHEN", resource="by"), "log")

    assert mapping == Mapping("Nr", "what", "when", resource="by")


def test_none_leaves_a_column_out():
    sample, _ = sample_of("case_id, activity, start@, end@, user, role")

    mapping = recognise(sample, Mapping(start="none", resource="none", role="None"), "log")

    assert mapping == Mapping("case_id", "activity", "end")


def test_a_column_may_be_called_none():
    sample, _ = sample_of("case_id, activity, end@, none")

    assert recognise(sample, Mapping(resource="none"), "log").resource == "none"


def test_a_lone_start_is_the_time_of_the_event():
    sample, _ = sample_of("case_id, activity, start time@")

    assert recognise(sample, Mapping(), "log") == Mapping("case_id", "activity", "start time")


def test_a_lone_column_of_labels_and_one_of_times_need_no_names():
    sample, _ = sample_of("case_id, x, y@")

    assert recognise(sample, Mapping(), "log") == Mapping("case_id", "x", "y")


def test_two_columns_that_may_be_meant_are_not_guessed_at():
    sample, _ = sample_of("case_id, x, y, when@")

    with pytest.raises(ColumnError, match="no column 'activity'") as told:
        recognise(sample, Mapping(), "log")

    assert "--activity" in told.value.hint
    assert "case_id, x, y, when" in told.value.hint


def test_all_that_cannot_be_told_is_told_at_once():
    sample, _ = sample_of("x, y, z")

    with pytest.raises(ColumnError) as told:
        recognise(sample, Mapping(), "log")

    assert all(name in told.value.message for name in ("'case'", "'activity'", "'timestamp'"))
    assert all(o in told.value.hint for o in ("--case", "--activity", "--timestamp"))


def test_far_names_are_not_suggested():
    sample, _ = sample_of("Name, Age, City, when@")

    with pytest.raises(ColumnError) as told:
        recognise(sample, Mapping(), "log")

    assert "did you mean" not in told.value.hint


names = st.text(max_size=12) | st.sampled_from([n for _, n in EXACT])
cells = st.lists(st.text(max_size=20) | st.sampled_from(TIMES + NUMBERS), max_size=6)


@settings(max_examples=200)
@given(
    st.dictionaries(names, cells, max_size=8),
    st.sampled_from(["VARCHAR", "BIGINT", "DOUBLE", "TIMESTAMP", "DATE", "BOOLEAN", "INTEGER[]"]),
)
def test_any_table_gives_a_mapping_of_its_columns_or_a_column_error(values, kind):
    types = {name: kind if i % 2 else "VARCHAR" for i, name in enumerate(values)}
    sample = Sample(types, {n: [c for c in v if c] for n, v in values.items()})

    try:
        mapping = recognise(sample, Mapping(), "log")
    except ColumnError:
        return

    taken = [column for _, column in mapping.items()]
    assert set(taken) <= set(values)
    assert len(taken) == len(set(taken))
    assert {name for name, _ in mapping.items()} >= {"case_id", "activity", "timestamp"}


def test_canonical_names_mean_themselves():
    values = {n: TIMES if n in ("start", "timestamp") else NUMBERS for n in CANONICAL}
    values["activity"] = values["role"] = WORDS
    sample = Sample(dict.fromkeys(values, "VARCHAR"), values)

    mapping = recognise(sample, Mapping(), "log")

    assert (mapping.case_id, mapping.activity, mapping.timestamp) == (
        "case_id",
        "activity",
        "timestamp",
    )
    assert (mapping.start, mapping.resource, mapping.role, mapping.cost) == (
        "start",
        "resource",
        "role",
        "cost",
    )
