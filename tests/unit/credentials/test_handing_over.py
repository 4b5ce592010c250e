from __future__ import annotations

import codecs
import io
import json
from collections.abc import Callable

import pytest

from pos_app.credentials.handing_over import as_characters, read_credentials
from pos_app.credentials.parsing import StoredCredentials
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import BadInput

CREDENTIALS = StoredCredentials(Secret("DUMMYAPPCODE0001"), Secret("DUMMYCLIENTKEY0001"), "dummyMch")
TEXT = json.dumps({"app_code": "DUMMYAPPCODE0001", "client_key": "DUMMYCLIENTKEY0001", "mchid": "dummyMch"})


class Terminal(io.StringIO):
    """Standard input of somebody who sits at it."""

    def isatty(self) -> bool:
        return True

    def read(self, _size: int | None = -1) -> str:
        raise AssertionError("what is typed there would be seen")


def piped(raw: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(raw), "utf-8", errors="replace")


def typing(*answers: str) -> Callable[[str], str]:
    """Somebody who gives these answers, then closes the terminal."""
    left = list(answers)

    def ask(question: str) -> str:
        assert question.endswith(": ")
        if not left:
            raise EOFError
        return left.pop(0)

    return ask


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode() + b"\r\n",
        codecs.BOM_UTF16_LE + f"{TEXT}\r\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        f"\u3000 {TEXT} \u3000".encode(),
        TEXT.replace('"', "\u201c").encode(),
        TEXT.replace('"', "\u201d").encode("utf-16"),
        TEXT.replace('"', "'").encode(),
        TEXT.replace('"', "\uff02").replace("{", "\uff5b").replace("}", "\uff5d").replace(":", "\uff1a").encode(),
        TEXT.replace(",", "\uff0c").replace(" ", "\u3000").encode(),
    ],
)
def test_whatever_a_pipe_or_an_editor_makes_of_it_is_read(raw: bytes) -> None:
    assert read_credentials(piped(raw)) == CREDENTIALS


@pytest.mark.parametrize("raw", [TEXT.encode("utf-16")[:-1], TEXT.encode() + b"\xff\xfe\xfa", b"\x80"])
def test_what_is_no_text_is_refused_without_carrying_it_along(raw: bytes) -> None:
    with pytest.raises(BadInput, match="no text that can be read") as refused:
        as_characters(raw)
    assert refused.value.__context__ is None
    assert "DUMMY" not in str(refused.value)


def test_without_standard_input_it_is_said_what_is_wanted() -> None:
    with pytest.raises(BadInput, match="not a JSON object"):
        read_credentials(None)


def test_an_input_that_is_text_already_is_read_as_it_is() -> None:
    assert read_credentials(io.StringIO(TEXT)) == CREDENTIALS


def test_at_a_terminal_the_three_values_are_asked_for() -> None:
    ask = typing(" DUMMYAPPCODE0001 ", "DUMMYCLIENTKEY0001\r", "dummyMch")
    assert read_credentials(Terminal(), ask) == CREDENTIALS


def test_only_enter_means_that_there_is_no_mchid() -> None:
    assert read_credentials(Terminal(), typing("DUMMYAPPCODE0001", "DUMMYCLIENTKEY0001", "")).mchid is None


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("", "DUMMYCLIENTKEY0001", ""), "app_code is missing"),
        (("DUMMYAPPCODE0001", " ", ""), "client_key is missing"),
        (("DUMMYAPPCODE0001", "ＤＵＭＭＹ", ""), "client_key contains full-width"),
        (("DUMMYAPPCODE0001", "DUM MY", ""), "client_key contains a space"),
        (("DUMMYAPPCODE0001",), "not a JSON object"),
        (("{",), "not a JSON object"),
    ],
)
def test_what_is_typed_wrong_is_named(answers: tuple[str, ...], told: str) -> None:
    with pytest.raises(BadInput, match=told) as refused:
        read_credentials(Terminal(), typing(*answers))
    assert "DUM" not in str(refused.value)


@pytest.mark.parametrize("text", [TEXT, f"  {TEXT}", TEXT.replace("{", "\uff5b")])
def test_who_pastes_the_whole_object_is_understood(text: str) -> None:
    assert read_credentials(Terminal(), typing(text)) == CREDENTIALS
