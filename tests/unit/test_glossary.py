"""One thing has one name in each language, and the big words cannot be taken for each other."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from functools import lru_cache

import pytest

from pos_app.assets import resource
from pos_app.desktop.tellings import TELLINGS
from pos_app.domain.payment import CHARGED, State

LANGUAGES = ("zh_HK", "zh_CN")
# English term: what stands for it in Hong Kong, and on the mainland. Alternatives are for verb and noun.
GLOSSARY = {
    "refund(s|ed|ing)?": ("退", "退"),
    "payments?": ("付款|收款|款項", "付款|支付|收款|款项"),
    "QR codes?": ("二維碼", "二维码"),
    "payment codes?": ("付款碼", "付款码"),
    "tills?": ("收銀機", "收银机"),
    "counter": ("收銀台", "收银台"),
    "scanners?": ("掃描器", "扫码枪"),
    "journal": ("交易日誌", "交易日志"),
    "keyring": ("密鑰圈", "密钥环"),
    "manager": ("經理", "经理"),
    "wallets?": ("錢包", "钱包"),
    "history": ("交易紀錄", "交易记录"),
    "portal": ("商戶後台", "商户后台"),
    "customer": ("顧客", "顾客"),
    "receipts?": ("收據", "小票"),
    "credentials?": ("憑證", "凭据"),
    "profiles?": ("設定檔", "配置"),
    "gateway": ("閘道", "网关"),
    "settings?": ("設定", "设置"),
    "training": ("培訓", "培训"),
    "live testing": ("實測環境", "实测环境"),
    "cancel(s|led|ling)?": ("取消", "取消"),
    "reference": ("備註", "备注"),
    "data folder": ("數據資料夾", "数据文件夹"),
    "charge again": ("再次收款", "再次收款"),
    "expired": ("過期", "过期"),
    "network": ("網絡", "网络"),
    "program": ("程式", "程序"),
    "signature": ("簽名", "签名"),
    "signed": ("簽名", "签名"),
    "accounts?": ("帳戶", "账户"),
    "support": ("技術支援", "技术支持"),
    "disk": ("磁碟", "磁盘"),
    "customer's screen": ("螢幕", "屏幕"),
    "(gateway's )?address of the (gateway|environment)|gateway's address": ("網址", "网址"),
    "backups?(?!/)|backed up": ("備份", "备份"),
    "certificate": ("證書", "证书"),
    "crash(ed)?|unexpected(ly)?": ("意外結束", "意外退出"),
    "keychain": ("鑰匙圈", "钥匙串"),
    "kiosk mode": ("專用模式", "专用模式"),
    "loudspeaker": ("喇叭", "扬声器"),
    "merchants?": ("商戶", "商户"),
    "our mistake": ("程式的錯誤", "程序的错误"),
    "owner's PIN": ("密碼", "密码"),
    "proxy": ("代理伺服器", "代理服务器"),
    "release page": ("版本發佈頁", "版本发布页"),
    "Save for support": ("儲存給技術支援", "保存给技术支持"),
    "secrets?": ("機密資料|密鑰", "机密信息|密钥"),
    "serial port": ("序列埠", "串口"),
    "usual (ones|values)": ("常用|一般|預設", "常用|常规|默认"),
}
EXCEPTIONS = {
    # The footer counts today's payments beside the word for today.
    ("payments?", "Today {count} payment  {amount}"),
    ("payments?", "Today {count} payments  {amount}"),
    # What a payment counter is called says that it is for payments.
    ("payments?", "pos-app {version}, a payment counter for QFPay merchants"),
    # Only their refund is spoken of: 只可全數退款.
    ("payments?", "{wallet} gives back whole payments only. Refund the whole amount."),
    ("payments?", "In this currency only whole payments are given back."),
    ("payments?", "Refund the whole payment instead of a part."),
    # 其中一筆 and 兩次 say of what.
    ("payments?", "The customer was charged twice for one sale. Refund one of the payments."),
    (
        "payments?",
        (
            "Give one of the two payments back with `pos-app refund`; or say with `pos-app settle` that it is kept, or "
            "returned another way."
        ),
    ),
    # Its caption is about scans: a scan counts after Enter.
    ("scanners?", "Enter arms the scanner"),
}
# Names that others gave, what is typed at a command line, and values.
_NO_TERMS = re.compile(r"\S+@\S+|“[^”]*”|`[^`]*`|\{\w+\}|--\w+|Credential Manager")
# Written in Hong Kong, in Taiwan, on the mainland.
OF_ELSEWHERE = {
    "zh_HK": "網路|螢光幕|收銀臺|帳款|到帳|對帳|使用者|串列|軟體|硬體|行動支付|屏幕|打印機|设置|賬戶|帳號|設置",
    "zh_CN": "荧幕|萤幕|扫描器|收据|设定|程式|资讯|网路|档案|列印|储存|伺服器|软体|硬体|帐户|账号",
}
# Two ways to write one word, of which the program takes the other; whom it speaks to it calls 你 there and 您 here.
WRITTEN_OTHERWISE = {"zh_HK": "您|裡|簽署|金鑰", "zh_CN": "你|签署|应答"}


@lru_cache
def translations(language: str) -> dict[tuple[str, str], str]:
    root = ET.parse(resource("translations", f"pos_app_{language}.ts")).getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message.findtext("translation", "")
        for context in root.iter("context")
        for message in context.iter("message")
    }


def says(term: str, text: str) -> bool:
    return re.search(rf"(?<![\w-])(?:{term})(?![\w-])", _NO_TERMS.sub(" ", text), re.IGNORECASE) is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", GLOSSARY)
def test_one_thing_has_one_name(term: str, language: str) -> None:
    name = GLOSSARY[term][LANGUAGES.index(language)]
    about_it = {
        text: translation
        for (_, text), translation in translations(language).items()
        if says(term, text) and (term, text) not in EXCEPTIONS
    }
    assert about_it
    assert {text: said for text, said in about_it.items() if not re.search(name, said)} == {}


def test_every_exception_is_still_needed() -> None:
    texts = {text for _, text in translations("zh_HK")}
    assert [text for term, text in EXCEPTIONS if text not in texts or not says(term, text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_other_places_are_not_used(language: str) -> None:
    foreign = re.compile(OF_ELSEWHERE[language])
    assert [said for said in translations(language).values() if foreign.search(said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_word_is_written_in_one_way(language: str) -> None:
    otherwise = re.compile(WRITTEN_OTHERWISE[language])
    assert [said for said in translations(language).values() if otherwise.search(said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_end_and_pause_in_chinese(language: str) -> None:
    half_width = re.compile(r"[\u4e00-\u9fff][,.;:!?()]|[,;:!?()][\u4e00-\u9fff]|[\u4e00-\u9fff]{2}\.$")
    assert [said for said in translations(language).values() if half_width.search(said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_that_end_in_english_end_in_chinese(language: str) -> None:
    unfinished = [
        (text, said)
        for (_, text), said in translations(language).items()
        if text.endswith(".") and not said.endswith(("。", "！", "}"))
    ]
    assert unfinished == []


# --- the big words ---


def big_words(language: str) -> dict[State, str]:
    said = translations(language)
    return {state: said["tellings", str(told.word)] for state, told in TELLINGS.items()}


def distance(one: str, other: str) -> int:
    """How many characters must be changed, added or left out."""
    row = list(range(len(other) + 1))
    for up, left in enumerate(one, 1):
        before, row[0] = row[0], up
        for place, right in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (left != right))
    return row[-1]


def test_distance_is_counted_in_characters() -> None:
    assert (distance("已收款", "未收款"), distance("收款成功", "未付款"), distance("", "ab")) == (1, 4, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_big_words_differ_in_more_than_one_character(language: str) -> None:
    words = sorted(set(big_words(language).values()))
    close = [pair for pair in itertools.combinations(words, 2) if distance(*pair) < 2]
    assert close == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_paid_looks_like_nothing_else_at_a_glance(language: str) -> None:
    """Half a second is enough for the first character and the length."""
    words = big_words(language)
    others = {word for state, word in words.items() if state not in CHARGED and state is not State.SENT}
    paid = words[State.PAID]
    assert [other for other in others if other[0] == paid[0] and len(other) == len(paid)] == []
    assert distance(paid, words[State.DECLINED]) == len(paid)
