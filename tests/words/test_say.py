"""What is said while the program runs is said in the language in force."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from procmine import read
from procmine.errors import DataError, ProcmineError
from procmine.words.say import say, speaking, spoken


def test_the_library_speaks_english_where_nobody_says_otherwise():
    assert spoken() == "en"
    assert say("{name}: the file is empty", name="a.csv") == "a.csv: the file is empty"


def test_a_language_is_in_force_for_a_while():
    with speaking("zh"):
        told = say("{name}: the file is empty", name="a.csv")

    assert told == "a.csv：文件为空"
    assert spoken() == "en"


def test_a_language_is_in_force_no_longer_after_an_error():
    with pytest.raises(DataError), speaking("zh"):
        raise DataError("wrong")

    assert spoken() == "en"


def test_braces_in_what_is_filled_in_stay():
    with speaking("zh"):
        told = say("{name}: the file is empty", name="{0} {name} {")

    assert told == "{0} {name} {：文件为空"


def test_braces_of_a_text_without_values_stay():
    text = 'as in {"channel": ["web"]}'

    assert say(text) == text


def test_another_thread_speaks_its_own_language():
    with speaking("zh"), ThreadPoolExecutor(1) as pool:
        told = pool.submit(say, "nothing in it").result()

    assert told == "nothing in it"


def test_an_error_of_the_library_is_in_the_language_in_force(tmp_path):
    file = tmp_path / "日志.csv"
    file.write_bytes(b"")

    with speaking("zh"), pytest.raises(ProcmineError) as caught:
        read(file)

    assert caught.value.message == "日志.csv：文件为空"
    assert caught.value.hint == "文件是否正确？"


def test_the_notes_of_a_reading_are_in_the_language_in_force(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(
        "case,activity,time\nc1,a,2024-01-15 10:00\nc1,b,2024-01-16 10:00\n,b,2024-01-17 10:00\n"
    )

    with speaking("zh"), read(file) as log:
        notes = log.notes

    assert notes == ("3 行中有 1 行被搁置：1 行缺少案例（case）",)
