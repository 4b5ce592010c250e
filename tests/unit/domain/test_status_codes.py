from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.status_codes import (
    CLOSED_UNPAID,
    NOT_FOUND,
    STATUS_CODES,
    SUPPORT,
    VERB_REFUSED,
    CodeClass,
    StatusCode,
    is_pending,
    status,
)

# All of QFPay's documentation, its 2017 appendix and what integrations report, but for the codes of card terminals.
DOCUMENTED = {
    CodeClass.SUCCESS: "0000",
    CodeClass.PENDING_POLL: "1143 1145 1298",
    CodeClass.UNKNOWN_QUERY: "1101 1154 1161 1252 1254 1295 1296 1297 2999",
    CodeClass.CUSTOMER_RETRY: "1147 1201 1202 1204 1205 1212 2005 2006 2007",
    CodeClass.ORDER_STATE: "1125 1136 1142 1181 1260 1261 1262 1263 1264 1266 1267 1268",
    CodeClass.MERCHANT_CONFIG: "1103 1104 1105 1106 1107 1108 1203 1241 1242 1243 1251",
    CodeClass.DUPLICATE: "1102 2011",
    CodeClass.REFUND_RULE: "1124 1150 1155 1265 1269 1270 1271 1272",
    CodeClass.RISK: "1118 1123 1250 1294",
    CodeClass.SYSTEM: "1100 1111 1112 1131 1170",
}
REFUSED_AT_ONCE = (
    "1103 1104 1105 1106 1107 1108 1201 1202 1203 1212 1241 1242 1243 1250 1294 2005 2006"  # design, "Evidence"
)


@pytest.mark.parametrize("code_class", CodeClass)
def test_every_documented_code_has_its_class(code_class: CodeClass) -> None:
    known = {code for code, row in STATUS_CODES.items() if row.code_class is code_class}
    assert known == set(DOCUMENTED[code_class].split())


def test_the_table_is_keyed_by_its_codes() -> None:
    assert all(code == row.respcd for code, row in STATUS_CODES.items())


def test_exactly_the_codes_of_the_design_refuse_a_payment() -> None:
    refusing = {code for code, row in STATUS_CODES.items() if row.refuses_payment}
    assert refusing == set(REFUSED_AT_ONCE.split())


def test_no_code_proves_two_things() -> None:
    refusing = {code for code, row in STATUS_CODES.items() if row.refuses_payment}
    pending = {code for code in STATUS_CODES if is_pending(code)}
    groups = [refusing, pending, NOT_FOUND, CLOSED_UNPAID, {"0000"}]
    assert sum(map(len, groups)) == len(set().union(*groups))


def test_only_what_is_still_under_way_is_asked_about_every_few_seconds() -> None:
    assert {code for code in STATUS_CODES if is_pending(code)} == {"1143", "1145", "1298"}
    assert not is_pending("")
    assert not is_pending("9999")


def test_the_sets_hold_known_codes() -> None:
    assert {"1136", "1268"} == NOT_FOUND
    assert {"1142", "1181", "1263"} == CLOSED_UNPAID
    assert set(STATUS_CODES) >= NOT_FOUND | CLOSED_UNPAID | VERB_REFUSED


def test_a_verb_is_refused_by_parameter_and_permission_codes_only() -> None:
    assert {"1103", "1104", "1107", "1203", "1250"} <= VERB_REFUSED
    assert {STATUS_CODES[code].code_class for code in VERB_REFUSED} == {CodeClass.MERCHANT_CONFIG, CodeClass.RISK}
    assert "1108" not in VERB_REFUSED


@pytest.mark.parametrize("code", STATUS_CODES.values(), ids=lambda code: code.respcd)
def test_meaning_and_advice_are_finished_sentences(code: StatusCode) -> None:
    for sentence in (code.meaning, code.advice):
        text = str(sentence)
        assert sentence.context == "status_codes"
        assert text[0].isupper()
        assert text.endswith((".", SUPPORT + "."))
        assert "{" not in text


@pytest.mark.parametrize("code", STATUS_CODES.values(), ids=lambda code: code.respcd)
def test_every_configuration_error_names_who_can_help(code: StatusCode) -> None:
    if code.code_class is CodeClass.MERCHANT_CONFIG:
        assert SUPPORT in str(code.advice)


@pytest.mark.parametrize(
    "code_class", [CodeClass.UNKNOWN_QUERY, CodeClass.SYSTEM, CodeClass.PENDING_POLL, CodeClass.DUPLICATE]
)
def test_what_is_not_known_is_never_charged_again(code_class: CodeClass) -> None:
    rows = [row for row in STATUS_CODES.values() if row.code_class is code_class]
    assert rows
    assert all("Do not charge again" in str(row.advice) for row in rows)


@pytest.mark.parametrize("respcd", ["1260", "1261", "1136", "1268", "1266", "1267", "1251", "1150"])
def test_a_doubtful_order_is_never_charged_again(respcd: str) -> None:
    assert "Do not charge again" in str(status(respcd).advice)


@pytest.mark.parametrize("respcd", REFUSED_AT_ONCE.split())
def test_a_refused_payment_is_not_said_to_be_asked_about(respcd: str) -> None:
    assert "asking" not in str(status(respcd).advice)


FIRST_WORDS = {"Ask", "Between", "Call", "Compare", "Do", "Refund", "Return", "Try", "Wait"}


@pytest.mark.parametrize("code", [*STATUS_CODES.values(), status("9999")], ids=lambda code: code.respcd)
def test_advice_says_what_to_do_now_and_meaning_what_happened(code: StatusCode) -> None:
    assert str(code.advice).split()[0] in FIRST_WORDS
    assert str(code.meaning).split()[0] not in FIRST_WORDS


def test_sentences_for_the_commonest_refusals() -> None:
    assert str(status("1201").meaning) == "The customer's balance is too low."
    assert str(status("1201").advice) == "Ask for another wallet or another way to pay."
    assert "refresh the code" in str(status("1202").advice)
    assert "refresh the code" in str(status("2005").advice)


@given(st.text())
def test_any_other_code_proves_nothing(respcd: str) -> None:
    code = status(respcd)
    assert code.respcd == respcd
    if respcd not in STATUS_CODES:
        assert code.code_class is CodeClass.UNKNOWN_QUERY
        assert not code.refuses_payment
        assert not is_pending(respcd)


@pytest.mark.parametrize("respcd", ["", "0", "00000", "0000 ", "1142 ", "204", "6001", "HTTP 429"])
def test_a_code_that_only_resembles_a_known_one_is_unknown(respcd: str) -> None:
    assert status(respcd).code_class is CodeClass.UNKNOWN_QUERY
