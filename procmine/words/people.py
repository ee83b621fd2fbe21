"""Tell names of people from those of roles, systems and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_WORD = r"[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]+)*"
_LAST_FIRST = re.compile(rf"{_WORD}(?: {_WORD})?, {_WORD}(?: {_WORD}|(?: [^\W\d_]\.))*")
_PARTICLES = frozenset(("al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la",
                        "le", "ter", "van", "von", "zu"))  # fmt: skip
#: Words of roles, places and machines, which are no names of people.
_NO_NAMES = frozenset((
    "account", "accountant", "accounting", "admin", "administration", "administrator", "agent",
    "analyst", "approver", "assistant", "automatic", "back", "bank", "batch", "bot", "budget",
    "business", "call", "center", "centre", "chief", "claims", "clerk", "consultant",
    "coordinator", "customer", "data", "department", "desk", "developer", "director", "doctor",
    "employee", "engineer", "expert", "finance", "front", "general", "group", "handler", "head",
    "help", "helpdesk", "hr", "inspector", "it", "job", "junior", "lab", "lead", "leader", "legal",
    "level", "line", "logistics", "manager", "management", "marketing", "nurse", "office",
    "officer", "operations", "operator", "owner", "payment", "physician", "planner", "process",
    "procurement", "production", "purchasing", "quality", "requester", "resource", "robot",
    "role", "sales", "scheduler", "secretary", "senior", "server", "service", "services",
    "specialist", "staff", "supervisor", "supplier", "support", "system", "team", "technician",
    "tester", "unit", "user", "vendor", "warehouse", "worker", "workflow",
    "abteilung", "gruppe", "leiter", "sachbearbeiter",
))  # fmt: skip
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱"
    "戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒"
    "阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓"
    "古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣"
    "張劉陳楊黃趙吳孫馬羅鄭梁謝許韓馮鄧曾蕭葉蘇呂盧鍾譚陸廖賈鄒龍賀顧龔萬錢戴嚴"
)
_LONG_SURNAMES = ("欧阳", "司马", "诸葛", "上官", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
                  "司徒", "夏侯", "歐陽", "司馬", "諸葛")  # fmt: skip
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_HAN_ROLES = re.compile(
    "部|门|組|组|科|处|處|室|岗|崗|员|員|经理|經理|主管|主任|系统|系統|会计|會計|财务|財務|客服|中心"
    "|机器|公司|银行|銀行|长$|長$|师$|師$|队|隊|工$|组|仓|采购|审批|管理|技术|服务|窗口|平台"
)


def looks_like_name(text: str) -> bool:
    """Say whether a text reads as the name or the address of a person.

    Two to four capitalised words, `Last, First`, an e-mail address, or two to four Chinese
    characters that begin with a surname; never where a word of a role or a machine is in it.
    """
    text = " ".join(text.split())
    if _ADDRESS.fullmatch(text):
        words = re.split(r"[._+-]", text.partition("@")[0].lower())
        return not _NO_NAMES & set(words)
    if _HAN.fullmatch(text):
        return _is_chinese_name(text)
    words = text.replace(",", "").split()
    if _NO_NAMES & {word.lower().strip(".") for word in words}:
        return False
    if "," in text:
        return bool(_LAST_FIRST.fullmatch(text)) and text[0].isupper()
    return 2 <= len(words) <= 4 and all(map(_is_part, words)) and words[-1][0].isupper()


def are_names(texts: Iterable[str]) -> bool:
    """Say whether at least half of the different texts read as names of people."""
    different = {text.strip() for text in texts if text.strip()}
    return bool(different) and 2 * sum(map(looks_like_name, different)) >= len(different)


def _is_part(word: str) -> bool:
    """Say whether a word may be part of a name: Anna, O'Neil, J., van; not SAP or ID."""
    if word.lower() in _PARTICLES:
        return True
    if len(word) <= 2 and word.strip(".").isalpha():
        return word[0].isupper()
    return bool(re.fullmatch(_WORD, word)) and word[0].isupper() and not word.isupper()


def _is_chinese_name(text: str) -> bool:
    if _HAN_ROLES.search(text):
        return False
    if text.startswith(_LONG_SURNAMES):
        return len(text) > 2
    return text[0] in _SURNAMES and len(text) <= 3
