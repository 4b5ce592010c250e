"""What QFPay demands of the parameters of each call, or refuses it (OpenAPI, "Endpoints").

Codes are those of the documentation: 1104 for a parameter, 1202 and 2006 for a payment code, 1203 for a
pay type that this merchant lacks. `resperr` names the parameter at fault, never its value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from pos_app.domain.money import CURRENCIES, MAX_TXAMT
from pos_app.domain.pay_types import PAY_TYPES, Mode, PayType, Wallet
from pos_app.domain.payment_codes import NotAPaymentCode, PaymentCode, classify
from pos_app.training.replies import Params, Refusal, bad_parameter

TIME_FORMAT = "%Y-%m-%d %H:%M:%S"
MAX_PAGE_SIZE = 100
_MINUTES = range(5, 121)
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.ASCII)
_INTEGER = re.compile(r"[1-9]\d{0,9}", re.ASCII)
_NUMBER = re.compile(r"[!-+\--~]{1,128}")  # visible ASCII; a comma would be two numbers in a query
_SPECIAL = re.compile(r"[\x00-\x1f\x7f&=+%#<>\"'\\;]")
_KNOWN_BY_THEIR_CODES = frozenset({Wallet.ALIPAY, Wallet.WECHAT, Wallet.UNIONPAY})
_PAYME_CPM = "805808"


def _integer_in(allowed: range) -> Callable[[str], bool]:
    return lambda text: _INTEGER.fullmatch(text) is not None and int(text) in allowed


def _at_most(length: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= length


def _one_of(*words: str) -> Callable[[str], bool]:
    return lambda text: text in words


def _plain_words(length: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= length and _SPECIAL.search(text) is None


def _is_time(text: str) -> bool:
    if _TIME.fullmatch(text) is None:
        return False
    try:
        datetime.strptime(f"{text} +0800", f"{TIME_FORMAT} %z")
    except ValueError:
        return False
    return True


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _list_of(accepts: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda text: all(accepts(item) for item in text.split(","))


_COMMON: Mapping[str, Callable[[str], bool]] = {
    "mchid": _at_most(64),
    "udid": _plain_words(40),
    "txamt": _integer_in(range(1, MAX_TXAMT + 1)),
    "txdtm": _is_time,
    "txcurrcd": CURRENCIES.__contains__,
    "syssn": _is_number,
    "out_trade_no": _is_number,
}
_PAYMENT: Mapping[str, Callable[[str], bool]] = {
    "pay_type": PAY_TYPES.__contains__,
    "auth_code": _at_most(512),
    "expired_time": _integer_in(_MINUTES),
    "goods_name": _plain_words(64),
    "limit_pay": _one_of("no_credit"),
    "notify_url": _at_most(256),
}
_QUERY: Mapping[str, Callable[[str], bool]] = {
    "syssn": _list_of(_is_number),
    "out_trade_no": _list_of(_is_number),
    "pay_type": _list_of(str.isdigit),
    "respcd": _list_of(str.isdigit),
    "start_time": _is_time,
    "end_time": _is_time,
    "page": _integer_in(range(1, 1_000_000)),
    "page_size": _integer_in(range(1, MAX_PAGE_SIZE + 1)),
}
_NOTE: Mapping[str, Callable[[str], bool]] = {"note": _at_most(200)}

_CHECKS: Mapping[str, Mapping[str, Callable[[str], bool]]] = MappingProxyType(
    {
        "payment": {**_COMMON, **_PAYMENT},
        "query": {**_COMMON, **_QUERY},
        "reversal": _COMMON,
        "close": _COMMON,
        "refund": _COMMON,
        "add_note": {**_COMMON, **_NOTE},
    }
)
_REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "payment": ("txamt", "txcurrcd", "pay_type", "out_trade_no", "txdtm"),
        "query": (),
        "reversal": ("txamt", "txdtm"),
        "close": ("txamt", "txdtm"),
        "refund": ("syssn", "out_trade_no", "txamt", "txdtm"),
        "add_note": ("code", "syssn", "note"),
    }
)


def check(call: str, params: Params) -> None:
    """Presence and form of the parameters of `call` ("payment", "query", ...); raises Refusal."""
    for name in _REQUIRED[call]:
        if name not in params:
            raise bad_parameter(name, "is missing")
    for name, accepts in _CHECKS[call].items():
        if name in params and not accepts(params[name]):
            raise bad_parameter(name, "is wrong")


def pay_type_of(params: Params) -> PayType:
    """The pay type that a checked payment asks for, with its own rules held; raises Refusal."""
    asked = PAY_TYPES[params["pay_type"]]
    if not asked.payable_here or asked.mode is Mode.TERMINAL:
        raise Refusal("1203", "filter_error: no pay channel for user")
    _check_currency(asked, params)
    _check_extras(asked, params)
    return asked


def _check_currency(asked: PayType, params: Params) -> None:
    if asked.currencies is not None and params["txcurrcd"] not in asked.currencies:
        raise bad_parameter("txcurrcd", "is not supported by pay_type")
    if int(params["txamt"]) % asked.multiple_of:
        raise bad_parameter("txamt", f"is not a multiple of {asked.multiple_of}")


def _check_extras(asked: PayType, params: Params) -> None:
    if (asked.mode is Mode.CPM) != ("auth_code" in params):
        raise bad_parameter("auth_code", "is for payment codes, and only there")
    if "expired_time" in params and not asked.takes_expired_time:
        raise bad_parameter("expired_time", "is not supported by pay_type")
    if "pay_tag" in params and params["pay_tag"] not in asked.pay_tags:
        raise bad_parameter("pay_tag", "is not supported by pay_type")
    if "limit_pay" in params and asked.mode is not Mode.MPM:
        raise bad_parameter("limit_pay", "is not supported by pay_type")


def detected_pay_type(asked: PayType, auth_code: str) -> PayType:
    """The pay type of the wallet behind `auth_code`: `asked`, or for 800008 the one found; raises Refusal."""
    code = _classified(auth_code)
    if asked.wallet is Wallet.DETECT:
        return PAY_TYPES[code.pay_type or _PAYME_CPM]
    if code.wallet is asked.wallet or (code.wallet is None and asked.wallet not in _KNOWN_BY_THEIR_CODES):
        return asked
    raise Refusal("1202", "the payment code is of another wallet")


def _classified(auth_code: str) -> PaymentCode:
    try:
        code = classify(auth_code)
    except NotAPaymentCode:
        raise Refusal("2006", "not a payment code") from None
    if code.reveal() != auth_code:  # what a scanner added is ours to take off, not the gateway's
        raise Refusal("2006", "not a payment code")
    return code
