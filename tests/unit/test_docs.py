"""The documentation says what the program does: stories, commands, exit codes, words, links."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from xml.etree import ElementTree as ET

import pytest

from devkit.commands import COMMANDS
from pos_app.checkout.telling import REFUND_SENTENCES, SENTENCES
from pos_app.cli.arguments import EXIT_CODES, build_parser
from pos_app.desktop.tellings import TELLINGS
from pos_app.domain.payment import State
from pos_app.domain.refund import RefundState
from pos_app.qfpay.environments import ENVIRONMENTS
from pos_app.training.sheet import sheet_codes
from pos_app.training.stories import STORIES
from tests.integration.faults.page import tables
from tests.unit import settings_table

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = "README.md"
LANGUAGES = {ENGLISH: "en", "docs/README.zh-Hant.md": "zh_HK", "docs/README.zh-Hans.md": "zh_CN"}
READMES = tuple(LANGUAGES)
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
}
CODE_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
"""Also one that stands within a list."""


def test_the_pages_were_found() -> None:
    wanted = {*READMES, "CHANGELOG.md", "docs/architecture.md", "docs/command-line.md", "docs/security.md"}
    assert wanted | {"docs/training.md"} <= PAGES.keys()


def _in_words_of(page: str) -> Callable[[str, str], str]:
    """What the window says in the page's language for an English text of a context; English says it as it is."""
    if page == ENGLISH:
        return lambda _context, text: text
    catalogue = ET.parse(ROOT / "resources" / "translations" / f"pos_app_{LANGUAGES[page]}.ts")
    said = {
        (context.findtext("name"), message.findtext("source")): message.findtext("translation", "")
        for context in catalogue.iter("context")
        for message in context.iter("message")
    }
    return lambda context, text: said[context, text]


# --- stories ---


def _rows(page: str, table: str) -> list[list[str]]:
    """The cells of the rows of a table that stands between `<!-- table -->` and `<!-- end of table -->`."""
    _, _, rest = PAGES[page].partition(f"<!-- {table} -->\n")
    lines = rest.partition(f"<!-- end of {table} -->")[0].strip().splitlines()
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines[2:]]


def test_the_training_page_tells_every_story_as_the_program_does() -> None:
    codes = {entry.story.digits: entry.code for entry in reversed(sheet_codes())}
    wanted = [[f"`{s.digits}`", str(s.title), str(s.lesson), f"`{codes[s.digits]}`"] for s in STORIES.values()]
    assert _rows("docs/training.md", "stories") == wanted


@pytest.mark.parametrize("page", READMES)
def test_every_readme_lists_every_training_code_in_the_words_of_the_window(page: str) -> None:
    said = _in_words_of(page)
    wanted = [[f"`{story.digits}`", said("stories", str(story.title))] for story in STORIES.values()]
    assert _rows(page, "stories") == wanted


# --- faults ---


@pytest.mark.parametrize("name", tables())
def test_the_page_of_faults_has_the_tables_of_the_tests_that_play_them(name: str) -> None:
    wanted = [[cell.strip() for cell in row] for row in tables()[name][1:]]
    assert _rows("docs/faults.md", name) == wanted, "python -m tests.integration.faults.page renews them"


def test_the_page_of_faults_says_the_words_of_the_program() -> None:
    said = PAGES["docs/faults.md"]
    assert all(str(SENTENCES[state]) in said for state in (State.CHECKING, State.CANCELLING))
    assert str(REFUND_SENTENCES[RefundState.CHECKING]) in said


# --- settings ---


def test_the_page_of_settings_has_every_setting_as_it_is_declared() -> None:
    assert _rows("docs/settings.md", "settings") == settings_table.table(), (
        "python -m tests.unit.settings_table renews it"
    )


# --- commands ---


def _parsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The subcommands of `parser` by name."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _all_commands() -> Iterator[str]:
    for name, parser in _parsers(build_parser()).items():
        actions = _parsers(parser)
        yield from (f"{name} {action}" for action in actions) if actions else [name]


def _shell_lines(text: str) -> Iterator[str]:
    for language, block in CODE_BLOCK.findall(text):
        if language == "sh":
            yield from dedent(block).replace("\\\n", " ").splitlines()
        elif language == "console":
            yield from (line.removeprefix("$ ") for line in dedent(block).splitlines() if line.startswith("$ "))


def _calls(text: str) -> Iterator[list[str]]:
    """The words of every program that the page starts, without what it is fed with or writes to."""
    for line in _shell_lines(text):
        words: list[str] = []
        for word in [*shlex.split(line, comments=True), "|"]:
            if word in {"|", "<", ">", "&&", "||", ";"}:
                yield words
                words = []
            else:
                words.append(word)


def _arguments(words: list[str]) -> list[str] | None:
    """What pos-app is called with; None for another program."""
    if words[:1] == ["pos-app"]:
        return words[1:]
    if words[:3] == ["python3", "packaging/dev.py", "run"]:
        return words[3:]
    return None


CALLS = [(page, words) for page, text in PAGES.items() for words in _calls(text)]
ARGUMENTS = [(page, given) for page, words in CALLS if (given := _arguments(words)) is not None]


@pytest.mark.parametrize(("page", "given"), ARGUMENTS, ids=lambda part: " ".join(part) if part else "window")
def test_every_call_in_a_code_block_is_one_that_the_program_understands(page: str, given: list[str]) -> None:
    if not {"--help", "--version"} & set(given):
        build_parser().parse_args(given)


def test_every_call_of_the_helper_names_a_command_of_it() -> None:
    named = {words[2] for _, words in CALLS if words[:2] == ["python3", "packaging/dev.py"]}
    assert named == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_in_running_text_exists_with_the_options_beside_it(page: str) -> None:
    prose = CODE_BLOCK.sub("", PAGES[page])
    for mention in re.findall(r"`pos-app ([^`]+)`", prose):
        parser = build_parser()
        for word in mention.split():
            if word.startswith("--"):
                assert word in parser._option_string_actions, mention
            elif _parsers(parser):
                assert word in _parsers(parser), mention
                parser = _parsers(parser)[word]


@pytest.mark.parametrize("page", [*READMES, "docs/command-line.md"])
def test_the_page_names_every_command(page: str) -> None:
    assert [name for name in _all_commands() if f"`{name}" not in PAGES[page]] == []


def test_every_command_has_an_example_that_was_run() -> None:
    given = [" ".join(arguments) for page, arguments in ARGUMENTS if page == "docs/command-line.md"]
    assert [name for name in _all_commands() if not any(line.startswith(name) for line in given)] == []


@pytest.mark.parametrize("page", [*READMES, "docs/command-line.md"])
def test_the_page_explains_exactly_the_exit_codes_that_there_are(page: str) -> None:
    wanted = [f"`{code}`" for code in re.findall(r"^ {2}(\d)", EXIT_CODES, re.MULTILINE)]
    assert [row[0] for row in _rows(page, "exit codes")] == wanted


@pytest.mark.parametrize("page", READMES)
def test_every_readme_explains_each_environment(page: str) -> None:
    assert [row[0] for row in _rows(page, "environments")] == [f"`{name}`" for name in ENVIRONMENTS]


@pytest.mark.parametrize("page", READMES)
def test_every_readme_explains_the_words_that_the_counter_says_in_big_letters(page: str) -> None:
    said = _in_words_of(page)
    explained = {word for row in _rows(page, "words") for word in re.findall(r"\*\*(.+?)\*\*", row[0])}
    assert {said("tellings", str(told.word)) for told in TELLINGS.values()} <= explained


# --- links ---


def _slugs(text: str) -> set[str]:
    """The anchors that a page offers, made of its headings as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", CODE_BLOCK.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _dead_links(page: str) -> Iterator[str]:
    for target in re.findall(r"\]\(([^)\s]+)\)", CODE_BLOCK.sub("", PAGES[page])):
        name, _, anchor = target.partition("#")
        if "://" in target:
            continue
        path = ((ROOT / page).parent / name).resolve() if name else ROOT / page
        if not path.exists() or (anchor and anchor not in _slugs(path.read_text(encoding="utf-8"))):
            yield target


@pytest.mark.parametrize("page", PAGES)
def test_no_relative_link_is_dead(page: str) -> None:
    assert list(_dead_links(page)) == []
