from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.qfpay.signing import Scheme, SignType, canonical, matches, sign, sign_body, verify_response

VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("signature-vectors.json").read_text(encoding="utf-8"))
REQUESTS = [pytest.param(vector, id=vector["id"]) for vector in VECTORS["request_vectors"]]
INBOUND = {vector["id"]: vector for vector in VECTORS["inbound_vectors"]}
KEY = "0123456789ABCDEF0123456789ABCDEF"


@pytest.mark.parametrize("vector", REQUESTS)
def test_published_vectors_give_their_canonical_text_and_signature(vector: dict[str, Any]) -> None:
    sign_type = SignType(vector["algorithm"])

    assert canonical(vector["params"]) == vector["canonical"]
    assert sign(vector["params"], vector["client_key"], sign_type) == vector["expected"]["X-QF-SIGN"]


@pytest.mark.parametrize("vector", REQUESTS)
def test_the_form_body_of_a_vector_decodes_to_what_was_signed(vector: dict[str, Any]) -> None:
    received = dict(parse_qsl(vector["form_body"]))

    assert canonical(received) == vector["canonical"]


def test_the_introductions_own_example() -> None:
    params = {"abc": "value1", "bcd": "value2", "bad": "value3"}
    text = "abc=value1&bad=value3&bcd=value2Key"

    assert sign(params, "Key", SignType.SHA256) == hashlib.sha256(text.encode()).hexdigest().upper()
    assert sign(params, "Key", SignType.MD5) == hashlib.md5(text.encode()).hexdigest().upper()


def reference_signature(params: dict[str, str], key: str) -> str:
    """A second formulation: bytes all the way, and repeated extraction of the smallest name."""
    left = {name.encode("utf-8"): value.encode("utf-8") for name, value in params.items() if value}
    pieces: list[bytes] = []
    while left:
        smallest = min(left)
        pieces += [b"&", smallest, b"=", left.pop(smallest)]
    digest = hashlib.new("sha256")
    for piece in (*pieces[1:], key.encode("utf-8")):
        digest.update(piece)
    return "".join(f"{octet:02X}" for octet in digest.digest())


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.dictionaries(TEXTS, TEXTS, max_size=8), TEXTS)
def test_agrees_with_an_independent_formulation(params: dict[str, str], key: str) -> None:
    assert sign(params, key, SignType.SHA256) == reference_signature(params, key)


@given(st.dictionaries(TEXTS, TEXTS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_parameters_does_not_matter(params: dict[str, str], chance: Any) -> None:
    items = list(params.items())
    chance.shuffle(items)

    assert canonical(dict(items)) == canonical(params)


def test_names_beyond_the_basic_plane_sort_by_their_utf8_bytes() -> None:
    assert canonical({"\U0001f4b3": "1", "\uffee": "2"}) == "\uffee=2&\U0001f4b3=1"


def test_a_lone_surrogate_is_signed_without_an_error() -> None:
    assert len(sign({"goods_name": "\ud800"}, KEY, SignType.SHA256)) == 64


def test_signatures_match_whatever_their_case_and_nothing_else_does() -> None:
    assert matches("ABCDEF01", "abcdef01")
    assert not matches("ABCDEF01", "ABCDEF02")
    assert not matches("ABCDEF01", "")
    assert not matches("ABCDEF01", "ÄBCDEF01")


def test_the_notification_vector_is_the_signature_of_the_raw_body() -> None:
    vector = INBOUND["n01-notify-raw"]

    signature = sign_body(vector["raw_body"].encode(), vector["client_key"], SignType.MD5)

    assert signature == vector["expected"]["X-QF-SIGN"]


def test_an_answer_signed_over_its_raw_body_is_recognised() -> None:
    vector = INBOUND["r02-response-raw-body-candidate"]
    raw = vector["raw_body"].encode()

    scheme = verify_response(raw, json.loads(raw), vector["expected"]["X-QF-SIGN"], SignType.MD5, KEY)

    assert scheme is Scheme.RAW_BODY


def test_an_answer_signed_over_the_fields_of_data_is_recognised() -> None:
    vector = INBOUND["r01-response-data-fields"]
    document = {"respcd": "0000", "data": vector["data"]}
    given_signature = vector["expected"]["X-QF-SIGN"].lower()

    scheme = verify_response(json.dumps(document).encode(), document, given_signature, SignType.MD5, KEY)

    assert scheme is Scheme.DATA_FIELDS


def test_an_answer_signed_over_its_top_level_fields_is_recognised() -> None:
    document = {"respcd": "0000", "txamt": 100, "resperr": None, "cancel": False}
    text = "cancel=false&respcd=0000&txamt=100" + KEY
    given_signature = hashlib.sha256(text.encode()).hexdigest()

    scheme = verify_response(b"{}", document, given_signature, SignType.SHA256, KEY)

    assert scheme is Scheme.TOP_FIELDS


@pytest.mark.parametrize("document", [{"respcd": "0000", "data": []}, {"data": {"a": "1"}}, [], None, "text"])
def test_a_signature_that_fits_no_scheme_verifies_nothing(document: object) -> None:
    assert verify_response(b"raw", document, "0" * 64, SignType.SHA256, KEY) is None


def test_the_other_hash_does_not_verify() -> None:
    assert verify_response(b"raw", None, sign_body(b"raw", KEY, SignType.MD5), SignType.SHA256, KEY) is None


def test_fields_nested_too_deep_to_write_out_verify_nothing() -> None:
    nested: list[object] = []
    for _ in range(200_000):
        nested = [nested]

    assert verify_response(b"raw", {"data": {"a": nested}}, "0" * 64, SignType.SHA256, KEY) is None
