"""What a signed query proves, and in which order the rest is looked at."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.qfpay.diagnosis import Asked, Diagnosis, Fault, Outcome, diagnose
from pos_app.qfpay.environments import ENVIRONMENTS
from pos_app.qfpay.response_trust import Trust

PRODUCTION = ENVIRONMENTS["production"]
OWN = "https://pay.example.com"
HERE = "http://127.0.0.1:8080"
NOBODY_KNOWS = (Fault.ENVIRONMENT, Fault.APP_CODE, Fault.CLIENT_KEY, Fault.SIGN_TYPE)


def asked(answer: Any, **changes: Any) -> Asked:
    usual = {"base_url": PRODUCTION, "sign_type": "SHA256", "has_mchid": True, "ahead": timedelta(seconds=2)}
    return Asked(answer=answer, **{**usual, **changes})


def found(answer: Any, **changes: Any) -> Diagnosis:
    return diagnose(asked(answer, **changes))


def faults(diagnosis: Diagnosis) -> tuple[Fault, ...]:
    return tuple(suspect.fault for suspect in diagnosis.suspects)


def proven(diagnosis: Diagnosis) -> str:
    return " ".join(map(str, diagnosis.proven))


# --- an accepted query ---


@pytest.mark.parametrize("respcd", ["0000", "1136", "1268"])
def test_an_accepted_query_proves_everything_that_it_needed(respcd: str) -> None:
    diagnosis = found(QueryAnswer(respcd))
    assert (diagnosis.outcome, diagnosis.works, diagnosis.suspects) == (Outcome.WORKS, True, ())
    assert PRODUCTION in str(diagnosis.headline)
    for words in ("encrypted connection", "speaks as QFPay", "clock agrees", "app_code is known", "mchid is accepted"):
        assert words in proven(diagnosis)
    assert "sandbox" not in proven(diagnosis)


def test_an_accepted_query_without_mchid_proves_that_none_is_needed() -> None:
    assert "No mchid is needed" in proven(found(QueryAnswer("0000"), has_mchid=False))


def test_the_sandbox_is_said_to_take_no_wallets() -> None:
    assert "no wallet" in proven(found(QueryAnswer("0000"), base_url=ENVIRONMENTS["sandbox"]))


def test_a_gateway_on_this_computer_proves_nothing_of_tls() -> None:
    said = proven(found(QueryAnswer("0000"), base_url=HERE))
    assert "on this computer" in said
    assert "encrypted" not in said


# --- the clock ---


@pytest.mark.parametrize(("minutes", "words"), [(6, "6 minutes slow"), (-61, "61 minutes fast")])
@pytest.mark.parametrize("answer", [QueryAnswer("0000"), QueryAnswer("1108"), NoAnswer(True, "http_502", 502)])
def test_a_clock_that_is_off_comes_first_whatever_else_is_wrong(answer: Any, minutes: int, words: str) -> None:
    diagnosis = found(answer, ahead=timedelta(minutes=minutes))
    assert diagnosis.suspects[0].fault is Fault.CLOCK
    assert faults(diagnosis).count(Fault.CLOCK) == 1
    assert words in str(diagnosis.suspects[0].text)
    assert "clock agrees" not in proven(diagnosis)


def test_a_gateway_that_tells_no_time_proves_nothing_about_the_clock() -> None:
    diagnosis = found(QueryAnswer("0000"), ahead=None)
    assert diagnosis.suspects == ()
    assert "clock" not in proven(diagnosis)


# --- 1108, which hides several ---


def test_an_unsigned_1108_may_be_anything_and_the_environment_is_the_likeliest() -> None:
    diagnosis = found(QueryAnswer("1108", "signature error"), trust=Trust.UNSIGNED)
    assert diagnosis.outcome is Outcome.REFUSED
    assert "1108" in str(diagnosis.headline)
    assert faults(diagnosis) == (*NOBODY_KNOWS, Fault.MCHID_NOT_WANTED)
    assert "speaks as QFPay" in proven(diagnosis)
    assert "app_code" not in proven(diagnosis)


def test_without_mchid_it_may_be_missing() -> None:
    diagnosis = found(QueryAnswer("1108"), has_mchid=False)
    assert faults(diagnosis) == (*NOBODY_KNOWS, Fault.MCHID_MISSING)


@pytest.mark.parametrize("trust", [None, Trust.UNSIGNED, Trust.MISMATCH])
def test_words_about_the_mchid_put_it_first(trust: Trust | None) -> None:
    diagnosis = found(QueryAnswer("1108", "MCHCODE illegal"), trust=trust)
    assert faults(diagnosis) == (Fault.MCHID_NOT_WANTED, *NOBODY_KNOWS)


def test_a_refusal_signed_with_another_key_points_at_ours() -> None:
    diagnosis = found(QueryAnswer("1108", "signature error"), trust=Trust.MISMATCH)
    assert faults(diagnosis)[:2] == (Fault.CLIENT_KEY, Fault.SIGN_TYPE)
    assert set(faults(diagnosis)) == {*NOBODY_KNOWS, Fault.MCHID_NOT_WANTED}
    assert "client_key is right" not in proven(diagnosis)


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("signature error", (Fault.SIGN_TYPE, Fault.MCHID_MISSING)),
        ("MCHCODE illegal", (Fault.MCHID_MISSING, Fault.SIGN_TYPE)),
    ],
)
def test_a_refusal_signed_with_our_key_proves_the_key(words: str, order: tuple[Fault, ...]) -> None:
    diagnosis = found(QueryAnswer("1108", words), trust=Trust.VERIFIED, has_mchid=False)
    assert faults(diagnosis) == order
    assert "client_key is right" in proven(diagnosis)


@pytest.mark.parametrize(("sign_type", "other"), [("SHA256", "MD5"), ("MD5", "SHA256")])
def test_the_other_signature_type_is_named(sign_type: str, other: str) -> None:
    diagnosis = found(QueryAnswer("1108"), sign_type=sign_type)
    [suspect] = [one for one in diagnosis.suspects if one.fault is Fault.SIGN_TYPE]
    assert sign_type in str(suspect.text)
    assert other in str(suspect.advice)


# --- other refusals ---


@pytest.mark.parametrize(
    ("respcd", "order"),
    [
        *((code, (Fault.QFPAY_DOWN,)) for code in ("1100", "1111", "1112")),
        *((code, (Fault.ACCOUNT, Fault.ENVIRONMENT)) for code in ("1105", "1106", "1107", "1203")),
        *(
            (code, (Fault.MCHID_NOT_WANTED, Fault.ACCOUNT, Fault.ENVIRONMENT))
            for code in ("1241", "1242", "1243", "1251")
        ),
        *((code, (Fault.MCHID_NOT_WANTED, Fault.ENVIRONMENT, Fault.UNKNOWN)) for code in ("1103", "1104")),
        *((code, (Fault.UNKNOWN, Fault.ENVIRONMENT)) for code in ("9876", "?", "")),
    ],
)
def test_other_refusals_have_orders_of_their_own(respcd: str, order: tuple[Fault, ...]) -> None:
    assert faults(found(QueryAnswer(respcd))) == order


# --- no answer ---


@pytest.mark.parametrize(
    ("reason", "status", "ours", "typed"),
    [
        ("dns", None, (Fault.NETWORK, Fault.BLOCKED), (Fault.ADDRESS, Fault.NETWORK, Fault.BLOCKED)),
        ("unreachable", None, (Fault.NETWORK, Fault.BLOCKED), (Fault.ADDRESS, Fault.NETWORK, Fault.BLOCKED)),
        ("connect_timeout", None, (Fault.BLOCKED, Fault.NETWORK), (Fault.ADDRESS, Fault.BLOCKED, Fault.NETWORK)),
        ("refused", None, (Fault.BLOCKED,), (Fault.ADDRESS, Fault.BLOCKED)),
        (
            "tls", None,
            (Fault.CLOCK, Fault.SIGN_IN_PAGE, Fault.BLOCKED),
            (Fault.CLOCK, Fault.SIGN_IN_PAGE, Fault.BLOCKED, Fault.ADDRESS),
        ),
        ("deadline", None, (Fault.NETWORK, Fault.QFPAY_DOWN, Fault.BLOCKED), None),
        ("connection_lost", None, (Fault.NETWORK, Fault.BLOCKED, Fault.QFPAY_DOWN), None),
        ("html", 200, (Fault.SIGN_IN_PAGE,), (Fault.SIGN_IN_PAGE, Fault.ADDRESS)),
        ("redirect", 302, (Fault.SIGN_IN_PAGE,), (Fault.SIGN_IN_PAGE, Fault.ADDRESS)),
        ("not_json", 200, (Fault.SIGN_IN_PAGE, Fault.QFPAY_DOWN),
         (Fault.SIGN_IN_PAGE, Fault.ADDRESS, Fault.QFPAY_DOWN)),
        ("http_429", 429, (Fault.BUSY,), None),
        ("signature", 200, (Fault.TAMPERED, Fault.CLIENT_KEY), None),
        ("closed", None, (Fault.NETWORK, Fault.BLOCKED, Fault.ADDRESS), None),
        ("http_503", 503, (Fault.QFPAY_DOWN, Fault.ADDRESS, Fault.BLOCKED), None),
        ("http_404", 404, (Fault.ADDRESS, Fault.SIGN_IN_PAGE, Fault.BLOCKED), None),
    ],
)  # fmt: skip
def test_silence_is_looked_into_by_its_kind(
    reason: str, status: int | None, ours: tuple[Fault, ...], typed: tuple[Fault, ...] | None
) -> None:
    answer = NoAnswer(status is not None, reason, status)
    diagnosis = found(answer, ahead=None)
    assert diagnosis.outcome is Outcome.NO_ANSWER
    assert reason in str(diagnosis.headline)
    assert faults(diagnosis) == ours
    assert faults(found(answer, ahead=None, base_url=OWN)) == (typed or ours)


def test_a_proxy_is_suspected_only_where_there_is_one() -> None:
    refused = NoAnswer(False, "proxy")
    assert faults(found(refused, has_proxy=True)) == (Fault.PROXY, Fault.NETWORK, Fault.BLOCKED)
    assert faults(found(refused)) == (Fault.NETWORK, Fault.BLOCKED)


def test_nothing_is_proven_where_nothing_came() -> None:
    assert found(NoAnswer(False, "tls"), ahead=None).proven == ()


def test_a_web_page_proves_the_way_and_no_gateway() -> None:
    said = proven(found(NoAnswer(True, "http_404", 404), trust=Trust.VERIFIED))
    assert "encrypted connection" in said
    assert "speaks as QFPay" not in said
    assert "client_key" not in said


# --- all of them ---

ANSWERS = [
    *(
        QueryAnswer(code, words)
        for code in ("0000", "1108", "1104", "1203", "4711")
        for words in ("", "MCHCODE illegal")
    ),
    *(NoAnswer(True, reason, status) for reason, status in (("dns", None), ("tls", None), ("http_404", 404))),
]


@pytest.mark.parametrize("answer", ANSWERS, ids=repr)
def test_every_sentence_can_be_said_and_every_suspect_says_what_to_do(answer: Any) -> None:
    for trust, has_mchid, url in itertools.product((None, *Trust), (True, False), (PRODUCTION, OWN, HERE)):
        diagnosis = found(answer, trust=trust, has_mchid=has_mchid, base_url=url, ahead=timedelta(hours=1))
        said = [diagnosis.headline, *diagnosis.proven]
        for suspect in diagnosis.suspects:
            said += [suspect.text, suspect.advice]
        assert all("{" not in str(sentence) for sentence in said)
        assert len(set(faults(diagnosis))) == len(diagnosis.suspects) > 0
