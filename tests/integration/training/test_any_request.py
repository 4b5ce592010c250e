"""Whatever a client sends, the gateway answers with a code and keeps its books in order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.training.gateway import TrainingGateway
from tests.integration.training.shop import TXDTM, Clock, Shop

CALLS = ["payment", "query", "reversal", "close", "refund", "add_note"]
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        [
            "1250",
            "HKD",
            "800108",
            "800201",
            "801501",
            "P1",
            "281234567890123400",
            "281234567890123450",
            TXDTM,
            "1",
            "100",
            "20261123000300020000000001",
            "TRAINING-APP-CODE",
        ]
    ),
)
NAMES = [
    "txamt",
    "txcurrcd",
    "pay_type",
    "auth_code",
    "out_trade_no",
    "txdtm",
    "syssn",
    "expired_time",
    "start_time",
    "end_time",
    "page",
    "page_size",
    "respcd",
    "note",
    "code",
]


@pytest.fixture
def merchant() -> Iterator[Shop]:
    # Silence and slow answers are over in milliseconds.
    with TrainingGateway(clock=Clock(), pace=0.0001) as gateway, Shop(gateway) as shop:
        yield shop


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(call=st.sampled_from(CALLS), params=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=10))
def test_any_signed_request_is_answered_with_a_code(merchant: Shop, call: str, params: dict[str, str]) -> None:
    answer = merchant.call(call, **params)
    assert len(answer["respcd"]) == 4
    for row in merchant.gateway.phone.ledger():
        refunds = [r.txamt for r in merchant.gateway.phone.ledger() if r.origssn == row.syssn]
        assert sum(refunds) <= row.txamt
