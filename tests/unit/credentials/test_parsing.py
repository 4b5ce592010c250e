from __future__ import annotations

import json
import pickle
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.credentials.parsing import (
    BadField,
    StoredCredentials,
    as_text,
    parse_credentials,
    parse_fields,
    split_pasted,
    stored_credentials,
)
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import BadInput

CODE = "DUMMYAPPCODE0001"
KEY = "DUMMYCLIENTKEY0001"


def document(**changes: object) -> str:
    fields: dict[str, object] = {"app_code": CODE, "client_key": KEY, "mchid": "dummyMch"}
    return json.dumps({name: value for name, value in (fields | changes).items() if value is not ...})


def test_all_three_fields_are_read() -> None:
    credentials = parse_credentials(document())
    assert credentials == StoredCredentials(Secret(CODE), Secret(KEY), "dummyMch")


@pytest.mark.parametrize("mchid", [..., None, "", "  \n"])
def test_without_a_mchid_there_is_none(mchid: object) -> None:
    assert parse_credentials(document(mchid=mchid)).mchid is None


@pytest.mark.parametrize("around", [" ", "\n", "\r\n", "\t", "\ufeff", "\u3000", "\xa0", "\u200b", "\ufeff \n\u3000"])
def test_what_copying_leaves_around_text_and_values_is_trimmed(around: str) -> None:
    text = around + document(client_key=around + KEY + around, mchid=around + "m1" + around) + around
    credentials = parse_credentials(text)
    assert credentials.client_key == Secret(KEY)
    assert credentials.mchid == "m1"


@pytest.mark.parametrize("field", ["app_code", "client_key"])
@pytest.mark.parametrize("value", [..., None, "", " \n"])
def test_a_missing_code_or_key_is_named(field: str, value: object) -> None:
    with pytest.raises(BadInput, match=f"{field} is missing"):
        parse_credentials(document(**{field: value}))


@pytest.mark.parametrize("field", ["app_code", "client_key", "mchid"])
@pytest.mark.parametrize("value", [1, 1.5, True, [KEY], {"key": KEY}])
def test_a_value_that_is_no_text_is_named_and_not_repeated(field: str, value: object) -> None:
    with pytest.raises(BadInput, match=f"{field} must be a text") as refused:
        parse_credentials(document(**{field: value}))
    assert KEY not in str(refused.value)


@pytest.mark.parametrize("field", ["app_code", "client_key", "mchid"])
@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("DUMMY０１", "full-width characters"),
        ("ＤＵＭＭＹ", "full-width characters"),
        ("DUM\u3000MY", "full-width characters"),
        ("DUM MY", "space or line break"),
        ("DUM\nMY", "space or line break"),
        ("DUM\xa0MY", "space or line break"),
        ("DUM\x00MY", "character that no credential"),
        ("DUM\u200bMY", "character that no credential"),
        ("鍵", "character that no credential"),
        ("DUM\ud800", "character that no credential"),
        ("“DUMMY”", "character that no credential"),
    ],
)
def test_what_cannot_be_in_a_credential_is_said_and_not_repeated(field: str, value: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=f"^{field} contains .*{sentence}") as refused:
        parse_credentials(document(**{field: value}))
    assert "DUM" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    ["", "   ", KEY, f"client_key={KEY}", f'{{"client_key": "{KEY}"', f'["{KEY}"]', f'"{KEY}"', "null", "[" * 100_000],
)
def test_what_is_no_json_object_is_refused_without_a_trace_of_it(text: str) -> None:
    with pytest.raises(BadInput, match="not a JSON object") as refused:
        parse_credentials(text)
    error = refused.value
    assert KEY not in str(error)
    # A JSONDecodeError would carry the text along.
    assert error.__context__ is None
    assert error.__cause__ is None


def test_other_fields_are_refused_without_naming_them() -> None:
    with pytest.raises(BadInput, match="other fields than app_code, client_key, mchid") as refused:
        parse_credentials(json.dumps({"app_code": CODE, "client_key": KEY, KEY: "x"}))
    assert KEY not in str(refused.value)


keys = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=12)
mchids = st.none() | st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1)


@given(app_code=keys, client_key=keys, mchid=mchids)
def test_what_is_written_is_read_back(app_code: str, client_key: str, mchid: str | None) -> None:
    credentials = StoredCredentials(Secret(app_code), Secret(client_key), mchid)
    assert parse_credentials(as_text(credentials).reveal()) == credentials


@given(app_code=keys, client_key=keys)
def test_no_printed_form_shows_the_secrets(app_code: str, client_key: str) -> None:
    credentials = StoredCredentials(Secret(app_code), Secret(client_key), None)
    expected = "StoredCredentials(app_code=***, client_key=***, mchid=None)"
    assert repr(credentials) == str(credentials) == f"{credentials}" == expected
    assert repr(as_text(credentials)) == "***"
    with pytest.raises(TypeError) as refused:
        pickle.dumps(credentials)
    assert str(refused.value) == "a Secret cannot be pickled"


@given(app_code=st.text(), client_key=keys | st.text(), mchid=st.none() | st.text(), tail=st.text())
def test_no_refusal_repeats_what_came_in(app_code: str, client_key: str, mchid: str | None, tail: str) -> None:
    text = json.dumps({"app_code": app_code, "client_key": client_key, "mchid": mchid}) + tail
    try:
        parse_credentials(text)
    except BadInput as error:
        parts = (str(error), repr(error), repr(pickle.loads(pickle.dumps(error.sentence))))
        # Shorter ones occur in any English sentence by chance.
        assert not any(secret in part for part in parts for secret in (app_code, client_key) if len(secret) >= 12)


@given(st.text())
def test_any_text_is_either_credentials_or_a_sentence(text: str) -> None:
    with suppress(BadInput):
        assert isinstance(parse_credentials(text), StoredCredentials)


@pytest.mark.parametrize(
    "text", ["", "[]", document(codes_key="0" * 63), document(codes_key="g" * 64), document(x="y")]
)
def test_what_this_program_did_not_store_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        stored_credentials(text)


def test_nobody_hands_over_the_key_of_the_codes() -> None:
    with pytest.raises(BadInput, match="other fields"):
        parse_credentials(document(codes_key="0" * 64))


@pytest.mark.parametrize(
    ("changes", "same"),
    [({"client_key": "DUMMYKEY2"}, True), ({"app_code": "DUMMY2"}, False), ({"mchid": "m2"}, False)],
)
def test_the_same_merchant_may_have_another_key(changes: dict[str, object], same: bool) -> None:
    assert parse_credentials(document()).same_merchant(parse_credentials(document(**changes))) is same


# --- typed one by one ---


def test_fields_are_read_as_the_object_is() -> None:
    typed = {"app_code": f" {CODE}\n", "client_key": KEY, "mchid": ""}
    assert parse_fields(typed) == StoredCredentials(Secret(CODE), Secret(KEY), None)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("app_code", "", "is missing"),
        ("client_key", " ", "is missing"),
        ("client_key", "DUMMY KEY", "space or line break"),
        ("client_key", "DUMMY\nKEY", "space or line break"),
        ("mchid", "ＤＵＭＭＹ", "full-width"),
        ("app_code", "dümmy", "no credential of QFPay has"),
    ],
)
def test_the_field_that_cannot_be_used_is_told(field: str, value: str, words: str) -> None:
    with pytest.raises(BadField, match=words) as refused:
        parse_fields({"app_code": CODE, "client_key": KEY, "mchid": "m"} | {field: value})
    assert refused.value.field == field


@pytest.mark.parametrize("around", ["", " \n", "\ufeff"])
def test_a_pasted_object_is_taken_apart(around: str) -> None:
    fields = {"app_code": CODE, "client_key": KEY, "mchid": "m 1"}
    assert split_pasted(around + json.dumps(fields) + around) == fields


def test_of_a_pasted_object_only_texts_are_taken() -> None:
    assert split_pasted(document(mchid=None)) == {"app_code": CODE, "client_key": KEY}


@pytest.mark.parametrize("text", ["", KEY, "123", "[1]", "{", "{}", '{"app_code": 1}', document(other="x")])
def test_anything_else_that_is_pasted_stays_as_it_is(text: str) -> None:
    assert split_pasted(text) is None
