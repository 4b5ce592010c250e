"""What the gateway demands of a request before it looks at the parameters (OpenAPI, "Requests")."""

from __future__ import annotations

import hashlib

import pytest
import requests

from pos_app.qfpay.signing import SignType
from pos_app.training.gateway import TrainingGateway
from tests.integration.training.shop import Clock, Shop, signature


def answered(shop: Shop, params: dict[str, str], **options: object) -> tuple[str, str]:
    document = shop.send("query", params, **options).json()
    return document["respcd"], document["resperr"]


@pytest.mark.parametrize("sign_type", ["SHA256", "MD5"])
def test_each_sign_type_is_accepted(gateway: TrainingGateway, sign_type: str) -> None:
    with Shop(gateway, sign_type) as shop:
        assert shop.call("query")["respcd"] == "0000"


def test_the_signature_may_be_in_lower_case(shop: Shop) -> None:
    params = shop.with_mchid({})
    lower = signature(params, shop.gateway.client_key).lower()
    assert answered(shop, params, headers={"X-QF-SIGN": lower})[0] == "0000"


def test_without_signtype_the_signature_is_read_as_md5(shop: Shop) -> None:
    params = shop.with_mchid({})
    assert answered(shop, params, headers={"X-QF-SIGNTYPE": None}) == ("1108", "signature error")


@pytest.mark.parametrize("signtype", ["sha256", "SHA1", "MD-5"])
def test_an_unknown_signtype_is_refused(shop: Shop, signtype: str) -> None:
    params = shop.with_mchid({})
    assert answered(shop, params, headers={"X-QF-SIGNTYPE": signtype}) == ("1108", "signature error")


def test_a_signature_with_another_key_is_refused(shop: Shop) -> None:
    params = shop.with_mchid({})
    wrong = signature(params, "ANOTHER-DUMMY-KEY")
    assert answered(shop, params, headers={"X-QF-SIGN": wrong}) == ("1108", "signature error")


def test_a_missing_signature_is_refused(shop: Shop) -> None:
    assert answered(shop, shop.with_mchid({}), headers={"X-QF-SIGN": None}) == ("1108", "signature error")


def test_a_changed_parameter_breaks_the_signature(shop: Shop) -> None:
    params = shop.with_mchid({"page": "1"})
    kept = shop.headers(params)
    params["page"] = "2"
    assert answered(shop, params, headers=kept) == ("1108", "signature error")


def test_an_unknown_app_code_is_refused_and_the_answer_is_unsigned(shop: Shop) -> None:
    response = shop.send("query", shop.with_mchid({}), headers={"X-QF-APPCODE": "SOMEBODY-ELSE"})
    assert (response.json()["respcd"], response.json()["resperr"]) == ("1108", "signature error")
    assert "X-QF-SIGN" not in response.headers


def test_empty_parameters_may_be_signed_or_left_out_of_the_signature(shop: Shop) -> None:
    sent = shop.with_mchid({"out_trade_no": "", "udid": ""})
    with_empties = signature(sent, shop.gateway.client_key)
    without = signature(shop.with_mchid({}), shop.gateway.client_key)
    assert with_empties != without
    for given in (with_empties, without):
        assert answered(shop, sent, headers={"X-QF-SIGN": given})[0] == "0000"


@pytest.mark.parametrize("params", [{}, {"mchid": "ANOTHER-SHOP"}, {"mchid": ""}])
def test_an_issued_mchid_must_be_in_every_request(shop: Shop, params: dict[str, str]) -> None:
    assert answered(shop, params) == ("1108", "MCHCODE illegal")


def test_a_mchid_that_was_not_issued_must_be_in_none(no_mchid_shop: Shop) -> None:
    assert answered(no_mchid_shop, {"mchid": "TRAINING-SHOP"}) == ("1108", "MCHCODE illegal")
    assert answered(no_mchid_shop, {})[0] == "0000"


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data"])
def test_another_content_type_is_refused(shop: Shop, content_type: str) -> None:
    refused = answered(shop, shop.with_mchid({}), headers={"Content-Type": content_type})
    assert refused[0] == "1103"


def test_a_charset_beside_the_content_type_is_accepted(shop: Shop) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"}
    assert answered(shop, shop.with_mchid({}), headers=form)[0] == "0000"


@pytest.mark.parametrize(
    "body", [b"mchid=A&mchid=B", b"mchid", b"mchid=\xff", b"mchid=%FF"], ids=["twice", "no =", "raw", "%FF"]
)
def test_a_malformed_form_is_refused(shop: Shop, body: bytes) -> None:
    headers = shop.headers({}) | {"Content-Type": "application/x-www-form-urlencoded"}
    response = shop.session.post(f"{shop.gateway.url}/trade/v1/query", data=body, headers=headers, timeout=10)
    assert response.json()["respcd"] == "1103"


@pytest.mark.parametrize("path", ["/", "/trade/v1/", "/trade/v1/paymentx", "/payment", "/training/nothing"])
def test_an_unknown_path_is_not_found(shop: Shop, path: str) -> None:
    assert shop.session.post(shop.gateway.url + path, timeout=10).status_code == 404


@pytest.mark.parametrize("call", ["payment", "query", "refund", "add_note"])
def test_calls_that_need_post_refuse_get(shop: Shop, call: str) -> None:
    assert shop.session.get(f"{shop.gateway.url}/trade/v1/{call}", timeout=10).status_code == 405


@pytest.mark.parametrize(("verb", "pay_type"), [("reversal", "801501"), ("close", "800701")])
def test_reversal_and_close_also_take_get(shop: Shop, verb: str, pay_type: str) -> None:
    payment = shop.payment(pay_type=pay_type)
    params = shop.with_mchid({name: payment[name] for name in ("syssn", "txamt", "txdtm")})
    url = f"{shop.gateway.url}/trade/v1/{verb}"
    answer = shop.session.get(url, params=params, headers=shop.headers(params), timeout=10).json()
    assert (answer["respcd"], answer["orig_syssn"]) == ("0000", payment["syssn"])


@pytest.mark.parametrize("sign_type", ["SHA256", "MD5"])
@pytest.mark.parametrize("params", [{}, {"page": "0"}], ids=["success", "refusal"])
def test_every_answer_is_signed_over_its_raw_body(
    gateway: TrainingGateway, sign_type: str, params: dict[str, str]
) -> None:
    with Shop(gateway, sign_type) as shop:
        response = shop.send("query", shop.with_mchid(params))
    signed = response.content + gateway.client_key.encode()
    assert response.headers["X-QF-SIGN"] == hashlib.new(sign_type.lower(), signed).hexdigest().upper()
    assert response.headers.get("X-QF-SIGNTYPE") == ("SHA256" if sign_type == "SHA256" else None)


def test_beyond_the_limit_of_a_minute_comes_http_429_until_the_minute_is_over(clock: Clock) -> None:
    with TrainingGateway(clock=clock, limit_per_minute=2) as gateway, Shop(gateway) as shop:
        statuses = [shop.send("query", shop.with_mchid({})).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        clock.advance(60)
        assert shop.send("query", shop.with_mchid({})).status_code == 200


def test_the_dummies_are_obvious_and_the_same_in_both_places(gateway: TrainingGateway) -> None:
    assert gateway.app_code.startswith("TRAINING-APP-CODE")
    assert gateway.client_key.startswith("TRAINING-ONLY-CLIENT-KEY")
    assert gateway.credentials == (gateway.app_code, gateway.client_key, gateway.mchid)


def test_a_request_under_another_host_name_is_turned_away(gateway: TrainingGateway) -> None:
    url = f"{gateway.url}/training/orders"
    with requests.Session() as session:
        session.trust_env = False
        assert session.get(url, headers={"Host": "shop.example"}, timeout=10).status_code == 421
        assert session.get(url, headers={"Host": "localhost"}, timeout=10).status_code == 200


@pytest.mark.parametrize(("known", "used"), [("MD5", "SHA256"), ("SHA256", "MD5")])
def test_a_gateway_of_one_sign_type_refuses_the_other_and_signs_with_its_own(
    clock: Clock, known: str, used: str
) -> None:
    with TrainingGateway(clock=clock, sign_type=SignType(known)) as running:
        with Shop(running, used) as shop:
            response = shop.send("query", shop.with_mchid({}))
            assert (response.json()["respcd"], response.json()["resperr"]) == ("1108", "signature error")
            assert response.headers.get("X-QF-SIGNTYPE", "MD5") == known
        with Shop(running, known) as shop:
            assert shop.call("query")["respcd"] == "0000"
