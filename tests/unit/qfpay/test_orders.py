from __future__ import annotations

from pos_app.domain.secret import Secret
from pos_app.qfpay.orders import Credentials, PaymentOrder, RefundOrder

ORDER = PaymentOrder("P1", 1000, "HKD", "800208", "2026-11-23 09:05:00", auth_code=Secret("134857901234588557"))


def test_neither_keys_nor_payment_codes_show() -> None:
    credentials = Credentials(Secret("APP-CODE"), Secret("CLIENT-KEY"), "MCH")

    assert "134857901234588557" not in repr(ORDER)
    assert "APP-CODE" not in repr(credentials)
    assert "CLIENT-KEY" not in repr(credentials)


def test_a_payment_as_parameters() -> None:
    assert {name: value for name, value in ORDER.params().items() if value} == {
        "out_trade_no": "P1",
        "txamt": "1000",
        "txcurrcd": "HKD",
        "pay_type": "800208",
        "txdtm": "2026-11-23 09:05:00",
        "auth_code": "134857901234588557",
    }


def test_a_qr_payment_as_parameters() -> None:
    order = PaymentOrder(
        "P1",
        1000,
        "HKD",
        "800101",
        "2026-11-23 09:05:00",
        expired_time=5,
        goods_name="茶",
        udid="T1",
        pay_tag="ALIPAYCN",
        limit_pay="no_credit",
    )

    params = order.params()

    assert params["auth_code"] == ""
    assert [params[name] for name in ("expired_time", "goods_name", "udid", "pay_tag", "limit_pay")] == [
        "5",
        "茶",
        "T1",
        "ALIPAYCN",
        "no_credit",
    ]


def test_a_refund_as_parameters() -> None:
    assert RefundOrder("7", "R1", 500, "2026-11-23 09:05:00").params() == {
        "syssn": "7",
        "out_trade_no": "R1",
        "txamt": "500",
        "txdtm": "2026-11-23 09:05:00",
    }
