"""Encodings of before Unicode are told by few words, and the user may say one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.errors import UsageError
from procmine.importers.text.encoding import transcoded, with_doubled_quotes
from procmine.importers.text.guessing import wide_encoding

WORDS = {
    "ja": ["申請を受付", "書類チェック", "部長の承認", "支払いプロセス", "完了"],
    "ko": ["신청 접수", "서류 검토", "담당자 배정", "최종 승인", "지급 완료"],
    "zh_TW": ["提交申請", "主管審核", "財務複核", "匯款撥付", "結案歸檔"],
    "zh_CN": ["提交申请", "主管审核", "财务复核", "汇款拨付", "结案归档"],
    "de": ["Prüfung", "Änderung", "Rückfrage", "Größe klären", "Abschluß"],
    "pl": ["Zgłoszenie przyjęte", "Płatność", "Wysyłka części", "Zamknięcie", "Kontrola jakości"],
    "cs": ["Přijetí žádosti", "Schválení", "Odeslání zboží", "Řešení", "Uzavření"],
    "ru": ["Проверка заявки", "Согласование", "Отправка документов", "Оплата счета", "Закрытие"],
    "he": ["בדיקה", "אישור", "תשלום", "סגירה", "טיפול"],
}
ENCODINGS = [
    ("ja", "cp932"), ("ja", "euc_jp"), ("ja", "utf-16-le"), ("ja", "utf-16-be"),
    ("ko", "euc_kr"), ("zh_TW", "big5"), ("zh_TW", "utf-16-le"), ("zh_CN", "gbk"),
    ("zh_CN", "gb18030"), ("de", "cp1252"), ("de", "mac_roman"), ("de", "utf-16-be"),
    ("de", "utf-32-le"), ("pl", "cp1250"), ("cs", "cp1250"), ("ru", "cp1251"), ("he", "cp1255"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
@pytest.mark.parametrize("rows", [5, 200])
def test_an_encoding_is_told_by_its_words(read_table, cells_of, language, encoding, rows):
    words = [WORDS[language][i % 5] for i in range(rows)]
    lines = ["case,activity,time", *(f"{i // 5},{w},2024-01-01 10:00" for i, w in enumerate(words))]

    log = read_table("\n".join(lines).encode(encoding))

    assert cells_of(log, "activity") == words
    assert log.notes[0].startswith("read as ")


@pytest.mark.parametrize(
    ("word", "encoding"),
    [("审核中", "gbk"), ("審核中", "big5"), ("チェック", "cp932"), ("Prüfung", "cp1252")],
)
def test_one_word_is_enough(read_table, cells_of, word, encoding):
    lines = ["case,activity,time", "1,a,2024-01-01", f"1,{word},2024-01-02", "1,b,2024-01-03"]

    log = read_table("\n".join(lines).encode(encoding))

    assert cells_of(log, "activity") == ["a", word, "b"]


def test_a_word_after_a_megabyte_is_enough(read_table, cells_of):
    lines = ["case,activity,time", *(f"{i},check,2024-01-01 10:00" for i in range(50_000))]

    log = read_table("\n".join([*lines, "x,審核中,2024-01-02 10:00", ""]).encode("big5"))

    assert cells_of(log, "activity")[-1] == "審核中"


@pytest.mark.parametrize("said", ["latin1", "ISO-8859-1", "cp1252"])
def test_the_user_may_say_the_encoding(read_table, cells_of, said):
    content = "case,activity,time\n1,\xd0\xdf\xe6,2024-01-01\n".encode("latin1")

    log = read_table(content, encoding=said)

    assert cells_of(log, "activity") == ["\xd0\xdf\xe6"]


def test_an_encoding_that_is_wrong_loses_no_row(read_table, cells_of):
    content = "case,activity,time\n1,\xe4,2024-01-01\n1,b,2024-01-02\n".encode("latin1")

    log = read_table(content, encoding="utf-8")

    assert cells_of(log, "activity") == ["\ufffd", "b"]
    assert "some bytes are no utf-8" in log.notes[0]


@pytest.mark.parametrize("said", ["klingon", "base64", "rot13", "undefined", "idna", "a\0b"])
def test_an_encoding_that_is_none_is_told(read_table, said):
    with pytest.raises(UsageError, match="none that Python knows") as told:
        read_table("case,activity,time\n1,a,2024-01-01\n", encoding=said)

    assert "big5" in told.value.hint


def test_a_zero_byte_makes_no_wide_text():
    assert wide_encoding(b"case,activity,time\n1,a\x00b,2024-01-01\n") is None
    assert wide_encoding(bytes(range(256))) is None


@given(st.text(), st.integers(1, 5))
def test_pieces_of_any_size_give_the_same_text(text, size):
    content = text.encode("utf-16", "replace")
    parts = [content[i : i + size] for i in range(0, len(content), size)]

    again = b"".join(transcoded(parts, "utf-16")).decode()

    assert again == content.decode("utf-16").replace("\r\n", "\n").replace("\r", "\n")


@given(st.text('a\\",\n'), st.integers(1, 4))
def test_pieces_of_any_size_give_the_same_quotes(text, size):
    content = text.encode()
    parts = [content[i : i + size] for i in range(0, len(content), size)]

    assert b"".join(with_doubled_quotes(parts)) == b"".join(with_doubled_quotes([content]))
