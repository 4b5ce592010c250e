"""Every text that a user can see is there in every language, with the same values to fill in."""

from __future__ import annotations

import importlib.util
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.assets import resource
from pos_app.desktop.translation import LANGUAGE_NAMES

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = tuple(language for language in LANGUAGE_NAMES if language != "en")
Message = tuple[str, str]
"""Context and English text."""

each_language = pytest.mark.parametrize("language", LANGUAGES)

# Written one way in Hong Kong and another on the mainland; enough of them to notice a mix-up.
ONLY_SIMPLIFIED = set("这个请码银网络应设备响开关实现订单长间显钱错误")
ONLY_TRADITIONAL = set("這個請碼銀網絡應設備響開關實現訂單長間顯錢錯誤")


def lupdate() -> Path:
    spec = importlib.util.find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")


def read(path: Path) -> Iterator[tuple[Message, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield (context.findtext("name", ""), message.findtext("source", "")), translation


def translations(language: str) -> dict[Message, ET.Element]:
    return dict(read(resource("translations", f"pos_app_{language}.ts")))


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def in_the_source(tmp_path_factory: pytest.TempPathFactory) -> set[Message]:
    """What Qt's own tool finds in the program now."""
    fresh = tmp_path_factory.mktemp("fresh") / "fresh.ts"
    sources = fresh.with_name("sources.lst")
    sources.write_text("\n".join(str(path) for path in sorted((ROOT / "pos_app").rglob("*.py"))), "utf-8")
    subprocess.run([lupdate(), "-silent", "-locations", "none", f"@{sources}", "-ts", fresh], check=True)
    return {message for message, _ in read(fresh)}


def test_the_program_has_texts(in_the_source: set[Message]) -> None:
    assert ("tellings", "PAID") in in_the_source


def test_every_marked_text_is_found_by_qt() -> None:
    """A text that is put together before it is marked would stay English without anybody noticing."""
    marked = re.compile(r'QT_TRANSLATE_NOOP\(\s*"[a-z_]+",\s*(?!["\s])')
    found = [path.name for path in (ROOT / "pos_app").rglob("*.py") if marked.search(path.read_text("utf-8"))]
    assert found == []


@each_language
def test_what_the_program_says_is_what_is_translated(language: str, in_the_source: set[Message]) -> None:
    translated = set(translations(language))
    assert sorted(in_the_source - translated) == [], "`packaging/translations.py update` adds them; translate these"
    assert sorted(translated - in_the_source) == [], "no longer in the program"


@each_language
def test_every_translation_is_finished(language: str) -> None:
    unfinished = [
        message for message, element in translations(language).items() if element.get("type") or not element.text
    ]
    assert unfinished == []


@each_language
def test_translations_fill_in_the_same_values(language: str) -> None:
    other = [
        message
        for message, element in translations(language).items()
        if values(message[1]) != values(element.text or "")
    ]
    assert other == []


@each_language
def test_translations_have_no_mnemonics_and_no_stray_spaces(language: str) -> None:
    texts = [element.text or "" for element in translations(language).values()]
    assert [text for text in texts if "&" in text or text != text.strip(" ")] == []


@each_language
def test_file_says_its_language(language: str) -> None:
    root = ET.parse(resource("translations", f"pos_app_{language}.ts")).getroot()
    assert (root.get("language"), root.get("sourcelanguage")) == (language, "en")


@pytest.mark.parametrize(
    ("language", "foreign"),
    [("zh_HK", ONLY_SIMPLIFIED - ONLY_TRADITIONAL), ("zh_CN", ONLY_TRADITIONAL - ONLY_SIMPLIFIED)],
)
def test_each_script_keeps_to_itself(language: str, foreign: set[str]) -> None:
    mixed = [element.text for element in translations(language).values() if foreign & set(element.text or "")]
    assert mixed == []
