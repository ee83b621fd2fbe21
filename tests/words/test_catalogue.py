"""What is said in English has its Chinese."""

import re
from importlib import resources
from string import Formatter

import pytest
from said import lacking, messages, rule_pages, said_while_running

from procmine.words.catalogue import catalogue, translated

PAGES = resources.files("procmine.words") / "catalogues" / "zh" / "rule_pages.po"
#: What the house calls things, and what nobody may call them.
TERMS = {
    r"(?<!in )(?<!upper )(?<!lower )\bcases?\b": "案例", r"\bactivit(y|ies)\b": "活动", r"\bvariants?\b": "变体",
    r"\bhandovers?\b": "交接", r"\brework\b": "返工", r"\bbottlenecks?\b": "瓶颈",
    r"\bflow efficiency\b": "流程效率",
}  # fmt: skip
WRONG = ("轨迹", "重工", "移交", "实例案例")


@pytest.mark.parametrize("language", ["zh"])
def test_no_message_lacks_its_translation(language):
    assert lacking(messages(), language) == []


@pytest.mark.parametrize("language", ["zh"])
def test_no_error_hint_or_note_lacks_its_translation(language):
    assert lacking(said_while_running(), language) == []


@pytest.mark.skipif(not PAGES.is_file(), reason="the pages of the rules are not translated")
def test_no_paragraph_of_a_rule_lacks_its_translation():
    assert lacking(rule_pages()) == []


def test_no_catalogue_has_what_is_not_said():
    said = {*messages(), *said_while_running(), *rule_pages()}
    texts = {text for _, text in said}

    unused = [(c, text) for c, text in catalogue("zh") if c and (c, text) not in said]
    unused += [("", text) for c, text in catalogue("zh") if not c and text not in texts]

    assert unused == []


@pytest.mark.parametrize("language", ["zh"])
def test_a_translation_has_the_same_places_to_fill_in(language):
    for (_, english), foreign in catalogue(language).items():
        assert fields(english) == fields(foreign), english


def test_a_number_is_written_in_the_same_form_in_a_translation():
    form = re.compile(r"{\w+:[^}]+}")

    for (_, english), chinese in catalogue("zh").items():
        assert sorted(form.findall(english)) == sorted(form.findall(chinese)), english


def test_chinese_uses_the_terms_of_the_house():
    for (_, english), chinese in catalogue("zh").items():
        words = re.sub(r"`[^`]*`|{[^}]*}|\S*[=_\-./]\S*", "", english)
        for pattern, term in TERMS.items():
            if re.search(pattern, words, re.IGNORECASE):
                assert term in chinese, (english, chinese)
        assert not [wrong for wrong in WRONG if wrong in chinese], chinese


def test_what_is_not_in_a_catalogue_stays_as_it_is():
    assert translated("An unheard-of sentence.", "zh") == "An unheard-of sentence."


def fields(text: str) -> set[str]:
    if not re.search(r"{\w", text):
        return set()
    return {name for _, name, _, _ in Formatter().parse(text) if name}
