"""Times in many ways of writing, read by the engine as the texts say."""

from datetime import UTC, datetime, timedelta, timezone

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procmine.engine import open_engine
from procmine.eventlog import timestamps
from procmine.eventlog.recognition import Sample
from procmine.eventlog.times import time_column


@pytest.fixture(scope="module")
def engine():
    engine = open_engine("500MB", threads=1)
    yield engine
    engine.close()


@pytest.fixture
def read(engine):
    """Read texts as one column; give the times, and whether they had an offset."""

    def times_of(texts, sampled=None):
        engine.insert("raw", pa.table({"when": pa.array(texts, pa.string())}))
        sample = [text for text in texts[:sampled] if text]
        column = Sample({"when": "VARCHAR"}, {"when": sample})
        time = time_column(engine, "raw", "when", column, "log")
        engine.rows("read", f"SELECT {time.sql} AS time FROM raw")
        rows = engine.query("SELECT time FROM read ORDER BY position").to_pylist()
        return [row["time"] for row in rows], time

    return times_of


TENTH = datetime(2024, 3, 10, 14, 5, 6)
NOON = datetime(2024, 3, 13, 12, 0)
#: One column per line: two texts and the times that they mean, with an offset in UTC.
COLUMNS = [
    (["2024-03-10T14:05:06", "2024-03-13T12:00:00"], False),
    (["2024-03-10 14:05:06", "2024-03-13 12:00"], False),
    (["2024-03-10 14:05:06.000", "2024-03-13 12:00:00.000000000"], False),
    (["2024-03-10 14:05:06,000", "2024-03-13 12:00:00,000"], False),
    (["2024/03/10 14:05:06", "2024/3/13 12:00"], False),
    (["2024.03.10 14:05:06", "2024.03.13 12:00:00"], False),
    (["2024-03-10 02:05:06 PM", "2024-03-13 12:00:00 PM"], False),
    (["2024-03-10  14:05:06 ", " 2024-03-13 12:00:00"], False),
    (["2024-03-10T14:05:06Z", "2024-03-13T12:00:00Z"], True),
    (["2024-03-10T16:05:06+02:00", "2024-03-13T07:00:00-05:00"], True),
    (["2024-03-10T16:05:06.000+0200", "2024-03-13T12:00:00.000+0000"], True),
    (["2024-03-10 16:05:06 +02:00", "2024-03-13 17:30:00 +05:30"], True),
    (["2024-03-10 16:05:06+02", "2024-03-13 12:00:00+00"], True),
    (["2024-03-10 14:05:06 UTC", "2024-03-13 12:00:00 UTC"], True),
    (["2024/03/10 16:05:06 +0200", "2024/03/13 14:00:00 +0200"], True),
    (["10/03/2024 14:05:06", "13/03/2024 12:00:00"], False),
    (["10.03.2024 14:05:06", "13.3.2024 12:00"], False),
    (["10-03-2024 14:05:06", "13-03-2024 12:00"], False),
    (["10.3.24 14:05:06", "13.3.24 12:00"], False),
    (["03/10/2024 14:05:06", "03/13/2024 12:00"], False),
    (["03/10/2024 02:05:06 PM", "03/13/2024 12:00:00 PM"], False),
    (["3/10/2024, 2:05:06 PM", "3/13/2024, 12:00:00 PM"], False),
    (["10/03/2024, 14:05:06", "13/03/2024, 12:00:00"], False),
    (["10/03/2024 2:05:06 p.m.", "13/03/2024 12:00:00 p.m."], False),
    (["10/03/2024 14:05:06.000", "13/03/2024 12:00:00.000"], False),
    (["10.03.2024 14:05:06,000", "13.03.2024 12:00:00,000"], False),
    (["10/03/2024 16:05:06 +02:00", "13/03/2024 12:00:00 +00:00"], True),
    (["20240310140506", "20240313120000"], False),
    (["20240310T140506", "20240313T120000"], False),
    (["20240310 140506", "20240313 1200"], False),
    (["20240310T140506Z", "20240313T120000Z"], True),
    (["1710079506", "1710331200"], True),
    (["1710079506000", "1710331200000"], True),
    (["1710079506000000", "1710331200000000"], True),
    (["1710079506000000000", "1710331200000000000"], True),
    (["1710079506.0", "1710331200.0"], True),
    (["Sun, 10 Mar 2024 14:05:06 GMT", "Wed, 13 Mar 2024 12:00:00 GMT"], True),
    (["Sun, 10 Mar 2024 16:05:06 +0200", "Wed, 13 Mar 2024 12:00:00 +0000"], True),
    (["Sunday, 10 March 2024 14:05:06", "Wednesday, 13 March 2024 12:00:00"], False),
    (["March 10, 2024 02:05:06 PM", "March 13, 2024 12:00:00 PM"], False),
    (["Mar 10, 2024 2:05:06 PM", "Mar 13, 2024 12:00:00 PM"], False),
    (["Mar 10, 2024, 2:05:06 PM", "Mar 13, 2024, 12:00:00 PM"], False),
    (["10 Mar 2024 14:05:06", "13 Mar 2024 12:00"], False),
    (["10-Mar-2024 14:05:06", "13-MAR-2024 12:00:00"], False),
    (["10-Mar-24 14:05:06", "13-Mar-24 12:00"], False),
    (["10-MAR-24 02.05.06.000000 PM", "13-MAR-24 12.00.00.000000 PM"], False),
    (["Sun Mar 10 14:05:06 2024", "Wed Mar 13 12:00:00 2024"], False),
    (["10 March 2024 14:05:06", "13 March 2024 12:00:00"], False),
    (["2024年3月10日 14:05:06", "2024年03月13日 12:00"], False),
    (["2024年3月10日14时5分6秒", "2024年3月13日12时00分"], False),
    (["2024年3月10日 14点05分06秒", "2024年3月13日 12点"], False),
    (["2024年3月10日 下午2:05:06", "2024年3月13日 下午12:00:00"], False),
    (["2024/3/10 下午2:05:06", "2024/3/13 下午12:00:00"], False),
    (["10. März 2024 14:05:06", "13. März 2024 12:00:00"], False),
    (["10 März 2024, 14:05:06 Uhr", "13 März 2024, 12:00:00 Uhr"], False),
    (["Sonntag, 10. März 2024 14:05:06", "Mittwoch, 13. März 2024 12:00"], False),
    (["10 mars 2024 14:05:06", "13 mars 2024 12:00:00"], False),
    (["dimanche 10 mars 2024 à 14:05:06", "mercredi 13 mars 2024 à 12h00"], False),
    (["10 mars 2024 14:05:06", "13 mars 2024 12h00"], False),
    (["10 de marzo de 2024 14:05:06", "13 de marzo de 2024 12:00"], False),
    (["10-mar-2024 14:05:06", "13-mar.-2024 12:00"], False),
    (["domingo, 10 de março de 2024 14:05:06", "quarta-feira, 13 de março de 2024 12:00"], False),
    (["10 mrt. 2024 14:05:06", "13 mrt. 2024 12:00"], False),
    (["10 marzo 2024 14:05:06", "13 marzo 2024 12.00"], False),
    (["10/Mar/2024:14:05:06 +0000", "13/Mar/2024:12:00:00 +0000"], True),
    (["2024-03-10-14.05.06.000000", "2024-03-13-12.00.00.000000"], False),
    (["2024:03:10 14:05:06", "2024:03:13 12:00:00"], False),
    (["2024-03-10_14:05:06", "2024-03-13_12:00:00"], False),
    (["2024. 3. 10. 오후 2:05:06", "2024. 3. 13. 오후 12:00:00"], False),
    (["2024년 3월 10일 14시 5분 6초", "2024년 3월 13일 12시 0분"], False),
    (["2024年3月10日 14時5分6秒", "2024年3月13日 12時0分"], False),
    (["2024年3月10日 午後2時05分06秒", "2024年3月13日 午後12時00分"], False),
    (["2024年3月10日 下午2时05分06秒", "2024年3月13日 下午12时00分"], False),
    (["2024/3/10 下午 02:05:06", "2024/3/13 中午 12:00:00"], False),
    (["20240310T140506.000Z", "20240313T120000.000Z"], True),
    (["20240310T140506+0000", "20240313T120000+0000"], True),
    (["20240310 14:05:06", "20240313 12:00:00"], False),
    (["Sun Mar 10 14:05:06 UTC 2024", "Wed Mar 13 12:00:00 UTC 2024"], True),
    (["10-MAR-24 02.05.06.000000000 PM", "13-MAR-24 12.00.00.000000000 PM"], False),
    (["2024-Mar-10 14:05:06", "2024-Mar-13 12:00:00"], False),
    (["Mar-10-2024 14:05:06", "Mar-13-2024 12:00:00"], False),
    (["March 10th, 2024 at 2:05:06 PM", "March 13th, 2024 at 12:00:00 PM"], False),
    (["10/03/2024 - 14:05:06", "13/03/2024 - 12:00"], False),
    (["10/03/2024 02:05:06 p. m.", "13/03/2024 12:00:00 p. m."], False),
    (["10. 3. 2024 14:05:06", "13. 3. 2024 12:00:00"], False),
    (["/Date(1710079506000)/", "/Date(1710331200000+0200)/"], True),
    (["10/03/2024T14:05:06", "13/03/2024T12:00:00"], False),
    (["45361.586875", "45364.5"], False),
    (["45361,586875", "45364,5"], False),
    (["10.03.2024 14.05.06", "13.03.2024 12.00"], False),
    (["Sun 10.03.2024 14:05:06", "Wed 13.03.2024 12:00"], False),
    (["So, 10.03.2024 14:05:06", "Mi, 13.03.2024 12:00"], False),
    (["10.Mar.2024 14:05:06", "13.Mar.2024 12:00"], False),
    (["2024-03-10T14:05:06.000000000Z", "2024-03-13T12:00:00Z"], True),
    (["2024-03-10T14:05:06-00:00", "2024-03-13T12:00:00Z"], True),
    (["10-03-2024 14:05:06 GMT", "13-03-2024 12:00:00 GMT"], True),
    (["2024-03-10 14:05:06 +0000 UTC", "2024-03-13 12:00:00 +0000 UTC"], True),
    (["2024-03-10 15:05:06 CET", "2024-03-13 14:00:00 CEST"], True),
]


@pytest.mark.parametrize(("texts", "offset"), COLUMNS, ids=[texts[0] for texts, _ in COLUMNS])
def test_a_way_of_writing_times_is_read(read, texts, offset):
    times, column = read(texts)

    assert times == [TENTH, NOON]
    assert column.zoned == offset


MONTHS = {
    1: "Januar janvier enero gennaio januari janeiro ene. janv. jan.",
    2: "Februar février febrero febbraio februari fevereiro févr. fev.",
    3: "März mars marzo maart março Mrz mrt",
    4: "April avril abril aprile abr. avr.",
    5: "Mai mayo maggio mei maio",
    6: "Juni juin junio giugno junho",
    7: "Juli juillet julio luglio julho juil.",
    8: "August août agosto augustus ago.",
    9: "September septembre septiembre settembre setembro Sept. set.",
    10: "Oktober octobre octubre ottobre outubro Okt. out",
    11: "November novembre noviembre novembro nov.",
    12: "Dezember décembre diciembre dicembre dezembro dic. Dez.",
}


@pytest.mark.parametrize(
    ("month", "name"), [(m, name) for m, names in MONTHS.items() for name in names.split()]
)
def test_months_have_names_in_many_languages(read, month, name):
    times, _ = read([f"1 {name} 2024 10:00", f"25. {name.upper()} 2024 11:30"])

    assert times == [datetime(2024, month, 1, 10), datetime(2024, month, 25, 11, 30)]


DATES = ["2024-03-10", "10.03.2024", "10/03/2024", "20240310", "10 Mar 2024", "2024年3月10日",
         "2024/3/10", "10-Mar-24", "Mar 10, 2024", "10.3.24"]  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_date_alone_is_its_midnight(read, text):
    later = text.replace("10", "13", 1)

    assert read([text, later])[0] == [datetime(2024, 3, 10), datetime(2024, 3, 13)]


@pytest.mark.parametrize(
    "text",
    ["yesterday", "25", "3.5", "10:30", "2024", "2024-13-45", "A-2024-03-10", "May", "Marta 22",
     "SEP-2024-0001", "Case 10 Mar", "12345", "1/2", "99/99/2024"],
)  # fmt: skip
def test_what_is_no_time_is_not_read_as_one(engine, text):
    form, _ = timestamps.recognise([text])
    if form is not None:
        engine.insert("raw", pa.table({"when": [text]}))
        sql = f"SELECT {form.of(chr(34) + 'when' + chr(34))} AS time FROM raw"

        assert engine.query(sql).to_pylist() == [{"time": None}]


def test_day_and_month_are_told_apart_by_the_whole_column(read):
    few = ["01/02/2024 10:00", "03/04/2024 11:00"]

    times, column = read([*few, "02/13/2024 12:00"], sampled=2)

    assert times == [datetime(2024, 1, 2, 10), datetime(2024, 3, 4, 11), datetime(2024, 2, 13, 12)]
    assert column.note == ""


def test_a_later_day_beyond_twelve_puts_days_first(read):
    times, column = read(["01/02/2024 10:00", "13/02/2024 12:00"], sampled=1)

    assert times == [datetime(2024, 2, 1, 10), datetime(2024, 2, 13, 12)]
    assert column.note == ""


def test_afternoons_do_not_make_it_american(read):
    times, _ = read(["01/02/2024 10:00 AM", "13/02/2024 12:00 PM"], sampled=1)

    assert times == [datetime(2024, 2, 1, 10), datetime(2024, 2, 13, 12)]


def test_days_and_months_that_cannot_be_told_apart_are_told(read):
    times, column = read(["01/02/2024 10:00", "03/04/2024 11:00"])

    assert times[0] == datetime(2024, 2, 1, 10)
    assert column.note == (
        "when: day and month can't be told apart, read as day/month/year; --dates month-first"
        " reads them the other way"
    )


def test_dots_are_european_and_afternoons_american_where_nothing_else_says(read):
    dots, with_dots = read(["01.02.2024 10:00", "03.04.2024 11:00"])
    halves, with_halves = read(["01/02/2024 10:00 AM", "03/04/2024 11:00 PM"])

    assert dots[0] == datetime(2024, 2, 1, 10)
    assert halves[0] == datetime(2024, 1, 2, 10)
    assert with_dots.note == ""
    assert "month/day/year" in with_halves.note


def test_texts_of_another_form_are_unread_and_nothing_else_is(read):
    times, _ = read(["2024-03-10 14:05:06", "soon", "", "2024-03-13 12:00:00"])

    assert times == [TENTH, None, None, NOON]


def test_a_few_times_beyond_seconds_are_read_beside_the_others(read):
    texts = ["10/03/2024 14:05:06", "13/03/2024 12:00:00", "13/03/2024 12:00:00.250"]

    assert read(texts, sampled=2)[0] == [TENTH, NOON, NOON + timedelta(milliseconds=250)]


def test_numbers_far_from_any_time_break_nothing(read):
    far = ["1e300", "nan", "-inf", "99999999999999999999", "9999999999999999999"]

    times, _ = read(["1710079506", "1710331200", *far], sampled=2)

    assert times == [TENTH, NOON, None, None, None, None, None]


@pytest.mark.parametrize("text", ["20240-03-10 10:00:00", "infinity", "0024-03-10", "epoch"])
def test_years_far_from_any_process_are_unread(read, text):
    times, _ = read(["2024-03-10 14:05:06", "2024-03-13 12:00:00", text], sampled=2)

    assert times[:2] == [TENTH, NOON]
    assert times[2] is None or times[2].year == 1970


HOURS = ("%H:%M:%S", "%H:%M")
NAIVE = [
    *(f"{date}{sep}%H:%M:%S" for date in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d") for sep in " T"),
    *(f"{date} {clock}" for date in ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y") for clock in HOURS),
    "%d.%m.%y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%Y-%m-%d %I:%M:%S %p", "%Y%m%d%H%M%S",
    "%Y%m%dT%H%M%S", "%d %b %Y %H:%M:%S", "%d-%b-%Y %H:%M", "%B %d, %Y %I:%M:%S %p",
    "%A, %d %B %Y %H:%M:%S", "%a %b %d %H:%M:%S %Y", "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日%H时%M分%S秒", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S.%f",
    "%d.%m.%Y %H:%M:%S.%f", "%d/%m/%Y %H:%M:%S,%f", "%d %b %Y %H:%M:%S.%f",
]  # fmt: skip
#: A day that tells it from the month, put before the others.
SURE = datetime(2021, 5, 28, 13, 14, 15)
moments = st.datetimes(datetime(1971, 1, 1), datetime(2060, 1, 1))
several = st.lists(moments, min_size=1, max_size=5)
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("form", NAIVE)
@quick
@given(times=several)
def test_naive_times_come_back_as_they_were_written(read, form, times):
    times = [SURE, *times]
    cut = [datetime.strptime(t.strftime(form), form) for t in times]

    found, column = read([t.strftime(form) for t in times])

    assert found == cut
    assert not column.zoned


zones = st.integers(-14 * 4, 14 * 4).map(lambda q: timezone(timedelta(minutes=15 * q)))


@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S.%f%z",
                                  "%Y/%m/%d %H:%M:%S %z", "%a, %d %b %Y %H:%M:%S %z"])  # fmt: skip
@quick
@given(times=st.lists(st.tuples(moments, zones), min_size=1, max_size=5))
def test_times_with_an_offset_become_utc(read, form, times):
    zoned = [time.replace(tzinfo=zone) for time, zone in times]
    cut = [datetime.strptime(t.strftime(form), form).astimezone(UTC) for t in zoned]

    found, column = read([t.strftime(form) for t in zoned])

    assert found == [t.replace(tzinfo=None) for t in cut]
    assert column.zoned


@pytest.mark.parametrize("unit", [1, 10**3, 10**6, 10**9])
@quick
@given(times=several)
def test_unix_times_come_back(read, unit, times):
    epoch = datetime(1970, 1, 1)
    times = [SURE, *(t for t in times if t.year > 2001)]
    texts = [str((t - epoch) // timedelta(microseconds=1) * unit // 10**6) for t in times]

    found, _ = read(texts)

    exact = timedelta(microseconds=max(1, 10**6 // unit))
    assert all(abs(a - b) <= exact for a, b in zip(found, times, strict=True))


@settings(max_examples=300)
@given(st.lists(st.text(max_size=30), max_size=8))
def test_any_texts_are_times_or_not(texts):
    form, share = timestamps.recognise([t for t in texts if t])

    assert 0 <= share <= 1
    assert form is None or share >= timestamps.ENOUGH
