"""The guide says the window's words, in each language, and tells the same in all of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pos_app.desktop.tellings import TELLINGS
from pos_app.desktop.translation import LANGUAGE_NAMES
from pos_app.domain.pay_types import WALLET_NAMES

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
ENDINGS = {"": "en", ".zh-Hant": "zh_HK", ".zh-Hans": "zh_CN"}
OTHERS = {ending: language for ending, language in ENDINGS.items() if ending}
NAMES = sorted({path.name.split(".")[0] for path in GUIDE.glob("*.md")})
PAGES = {path.name: path.read_text("utf-8") for path in sorted(GUIDE.glob("*.md"))}
CODE_BLOCK = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
BOLD = re.compile(r"\*\*(.+?)\*\*")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
SENTENCE_ENDS = re.compile(r"(?<=[.?!:])\s+|(?<=[。？！：])")


def _page(name: str, ending: str) -> str:
    return PAGES[f"{name}{ending}.md"]


def _language(page: str) -> str:
    return ENDINGS[page.removesuffix(".md")[page.index(".") :]]


@cache
def _messages() -> list[tuple[str, str, dict[str, str]]]:
    """Context, English text, and the text in each language."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for language in OTHERS.values():
        catalogue = ET.parse(ROOT / "resources" / "translations" / f"pos_app_{language}.ts")
        for context in catalogue.iter("context"):
            for message in context.iter("message"):
                source = message.findtext("source", "")
                texts = found.setdefault((context.findtext("name", ""), source), {"en": source})
                texts[language] = message.findtext("translation", "")
    return [(context, source, texts) for (context, source), texts in found.items()]


@cache
def _said(language: str) -> re.Pattern[str]:
    """What the window says in a language: a text of it, or one sentence of a text, with any value filled in."""
    texts = {texts[language] for _, _, texts in _messages()} | {*WALLET_NAMES.values(), *LANGUAGE_NAMES.values()}
    wholes = {part for text in texts for part in (text, *SENTENCE_ENDS.split(text)) if re.sub(r"\{\w+\}", "", part)}
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(whole)) for whole in wholes))


@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_there_in_every_language(name: str) -> None:
    assert [ending for ending in ENDINGS if f"{name}{ending}.md" not in PAGES] == []


@pytest.mark.parametrize("page", PAGES)
def test_what_is_bold_is_what_the_window_says(page: str) -> None:
    said = _said(_language(page))
    bold = BOLD.findall(CODE_BLOCK.sub("", PAGES[page]))
    assert [word for word in bold if not said.fullmatch(word)] == []


def _stars_stay(bold: re.Match[str]) -> bool:
    """Two stars between a letter outside and a sign inside are no markup: Chinese has no spaces to part them."""
    text, (begins, ends) = bold.string, bold.span()
    sides = ((text[begins - 1 : begins], bold[1][0]), (text[ends : ends + 1], bold[1][-1]))
    return any(outside.isalnum() and not inside.isalnum() for outside, inside in sides)


@pytest.mark.parametrize("page", PAGES)
def test_what_is_bold_is_shown_bold(page: str) -> None:
    assert [bold[0] for bold in BOLD.finditer(CODE_BLOCK.sub("", PAGES[page])) if _stars_stay(bold)] == []


def _headings(text: str) -> list[str]:
    return re.findall(r"^(#+) ", CODE_BLOCK.sub("", text), re.MULTILINE)


def _pictures(text: str) -> list[str]:
    return [re.sub(r"-zh-han[ts](?=\.png)", "", name) for name in PICTURE.findall(text)]


def _tables(text: str) -> list[str]:
    """The rows by the number of their cells."""
    rows = re.findall(r"^\|.*\|$", text, re.MULTILINE)
    return [row.count("|") * "|" for row in rows]


def _code(text: str) -> list[str]:
    """Keys and commands in running text."""
    return sorted(re.findall(r"`([^`\n]+)`", CODE_BLOCK.sub("", text)))


def _blocks(text: str) -> list[str]:
    """Blocks of code without their comments, and diagrams without their captions: both are for people."""
    blocks = CODE_BLOCK.findall(text)
    return [re.sub(r'".*?"' if "mermaid" in block else r"\s*#.*", "", block) for block in blocks]


@pytest.mark.parametrize("ending", OTHERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_the_same_parts_in_every_language(name: str, ending: str) -> None:
    ours, english = _page(name, ending), _page(name, "")
    for parts in (_headings, _pictures, _tables, _code, _blocks):
        assert parts(ours) == parts(english), parts.__name__


@pytest.mark.parametrize("ending", ENDINGS)
def test_pictures_are_in_the_language_of_the_page(ending: str) -> None:
    wanted = ending.lower().replace(".", "-")
    pictures = [picture for name in NAMES for picture in PICTURE.findall(_page(name, ending))]
    assert [picture for picture in pictures if re.sub(r".*?((?:-zh-han[ts])?)\.png", r"\1", picture) != wanted] == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_cashier_is_told_of_every_big_word(ending: str) -> None:
    words = {("tellings", str(told.word)) for told in TELLINGS.values()}
    said = {texts[ENDINGS[ending]] for context, source, texts in _messages() if (context, source) in words}
    assert said <= set(BOLD.findall(_page("cashier", ending)))
