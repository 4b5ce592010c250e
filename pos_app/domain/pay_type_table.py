"""The table of QFPay's in-store pay types (OpenAPI, "Payment types", merged over its versions), and its terms.

The versions contradict each other, above all about which verb cancels what, so everything here is data that an
owner can override (`dataclasses.replace`). Whatever a verb answers, a query decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType

# Nothing is documented about how long the customer may take: show no countdown, watch this long.
UNKNOWN_VALIDITY_S = 1800
# What we ask for with `expired_time=5`, where the pay type takes it.
_EXPIRED_TIME_S = 300
# PayMe's request for payment, from the documentation of QFPay's card terminals.
_PAYME_VALIDITY_S = 120


class Wallet(StrEnum):
    """What the customer pays with. The values are stable: settings, the journal and `--qr` use them."""

    ALIPAY = "alipay"
    WECHAT = "wechat"
    UNIONPAY = "unionpay"
    PAYME = "payme"
    FPS = "fps"
    OCTOPUS = "octopus"
    DETECT = "detect"
    """QFPay tells the wallet from the code; the `pay_type` that comes back names it."""
    VISA_MASTERCARD = "visa_mastercard"
    UNIONPAY_CARD = "unionpay_card"
    AMEX = "amex"
    MAYBANK = "maybank"
    GRABPAY = "grabpay"
    DASH = "dash"
    BOOST = "boost"
    TRUEMONEY = "truemoney"
    THAIQR = "thaiqr"
    VIA = "via"
    TOUCH_N_GO = "touch_n_go"
    RAZER = "razer"
    PAYNOW = "paynow"
    PROMPTPAY = "promptpay"
    ORIGAMI = "origami"
    LINE_PAY = "line_pay"
    AIRPAY = "airpay"
    NETSPAY = "netspay"
    GOPAY = "gopay"
    EWALLET = "ewallet"


# Brand names are the same in every language that we speak.
WALLET_NAMES: Mapping[Wallet, str] = MappingProxyType(
    {
        Wallet.ALIPAY: "Alipay",
        Wallet.WECHAT: "WeChat Pay",
        Wallet.UNIONPAY: "UnionPay",
        Wallet.PAYME: "PayMe",
        Wallet.FPS: "FPS",
        Wallet.OCTOPUS: "Octopus",
        Wallet.DETECT: "WeChat Pay / Alipay / UnionPay",
        Wallet.VISA_MASTERCARD: "Visa / Mastercard",
        Wallet.UNIONPAY_CARD: "UnionPay Card",
        Wallet.AMEX: "American Express",
        Wallet.MAYBANK: "Maybank",
        Wallet.GRABPAY: "GrabPay",
        Wallet.DASH: "Dash",
        Wallet.BOOST: "Boost",
        Wallet.TRUEMONEY: "TrueMoney",
        Wallet.THAIQR: "ThaiQR",
        Wallet.VIA: "VIA",
        Wallet.TOUCH_N_GO: "Touch 'n Go",
        Wallet.RAZER: "Razer",
        Wallet.PAYNOW: "PayNow",
        Wallet.PROMPTPAY: "PromptPay",
        Wallet.ORIGAMI: "Origami",
        Wallet.LINE_PAY: "LINE Pay",
        Wallet.AIRPAY: "AirPay",
        Wallet.NETSPAY: "NETSPay",
        Wallet.GOPAY: "GoPay",
        Wallet.EWALLET: "eWallet",
    }
)


class Mode(Enum):
    """Who reads whose code: the shop the customer's (CPM), the customer the shop's (MPM); or a terminal."""

    CPM = "CPM"
    MPM = "MPM"
    TERMINAL = "TERMINAL"


class Verb(StrEnum):
    """The call that asks QFPay to cancel a payment: `/trade/v1/reversal` or `/trade/v1/close`."""

    REVERSAL = "reversal"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class PayType:
    """One `pay_type` of QFPay's.

    `cancel_verb`: None means that it cannot be cancelled, only watched to its end. For 800008 the `pay_type`
    that comes back decides.
    `validity_s`: seconds for which the customer can still pay; see `validity_known`.
    `currencies`: None means whatever the merchant's wallet is enabled for.
    `multiple_of`: amounts are multiples of so many minor units.
    `payable_here`: False for what only a card terminal or another flow can take.
    `on_by_default`: False where a merchant has it by special arrangement only.
    `pay_tags`: values of the `pay_tag` parameter, the default first; empty where there is none.
    """

    code: str
    wallet: Wallet
    mode: Mode
    cancel_verb: Verb | None = None
    refundable: bool = True
    partial_refund: bool = True
    takes_expired_time: bool = False
    validity_s: int = UNKNOWN_VALIDITY_S
    currencies: frozenset[str] | None = None
    multiple_of: int = 1
    region: str = "HK"
    payable_here: bool = True
    on_by_default: bool = True
    pay_tags: tuple[str, ...] = ()

    @property
    def validity_known(self) -> bool:
        """Whether `validity_s` is documented, so that a countdown of it would be true."""
        return self.validity_s != UNKNOWN_VALIDITY_S


_HKD = frozenset({"HKD"})

# The order matters: the first payable pay type of a wallet and mode is its default.
_HONG_KONG = (
    PayType("800008", Wallet.DETECT, Mode.CPM, region="HK+overseas", on_by_default=False),
    PayType("800108", Wallet.ALIPAY, Mode.CPM, Verb.REVERSAL, region="HK+overseas"),
    PayType("800208", Wallet.WECHAT, Mode.CPM, Verb.REVERSAL, region="HK+overseas"),
    # Direct settlement: only where the merchant applied to WeChat Pay HK.
    PayType("801008", Wallet.WECHAT, Mode.CPM, Verb.CLOSE, currencies=_HKD, on_by_default=False),
    PayType("800708", Wallet.UNIONPAY, Mode.CPM, Verb.REVERSAL, region="HK+overseas"),
    PayType("805808", Wallet.PAYME, Mode.CPM, validity_s=_PAYME_VALIDITY_S, currencies=_HKD),
    # Known to card terminals alone; no table of the OpenAPI has it.
    PayType(
        "803708",
        Wallet.OCTOPUS,
        Mode.CPM,
        currencies=_HKD,
        multiple_of=10,
        payable_here=False,
        on_by_default=False,
    ),
    PayType(
        "801501",
        Wallet.ALIPAY,
        Mode.MPM,
        Verb.REVERSAL,
        takes_expired_time=True,
        validity_s=_EXPIRED_TIME_S,
        currencies=_HKD,
    ),
    PayType(
        "800101",
        Wallet.ALIPAY,
        Mode.MPM,
        Verb.REVERSAL,
        takes_expired_time=True,
        validity_s=_EXPIRED_TIME_S,
        region="overseas",
        on_by_default=False,
        pay_tags=("ALIPAYHK", "ALIPAYCN"),
    ),
    PayType(
        "800201",
        Wallet.WECHAT,
        Mode.MPM,
        Verb.CLOSE,
        takes_expired_time=True,
        validity_s=_EXPIRED_TIME_S,
        region="HK+overseas",
    ),
    PayType("805801", Wallet.PAYME, Mode.MPM, validity_s=_PAYME_VALIDITY_S, currencies=_HKD),
    PayType("800701", Wallet.UNIONPAY, Mode.MPM, Verb.CLOSE, region="HK+overseas"),
    # The documentation says "does not support refunds"; integrations report otherwise. An owner may override.
    PayType("802001", Wallet.FPS, Mode.MPM, refundable=False, partial_refund=False, currencies=_HKD),
    # Octopus counts in ten cents.
    PayType("803701", Wallet.OCTOPUS, Mode.MPM, currencies=_HKD, multiple_of=10),
    PayType("802808", Wallet.VISA_MASTERCARD, Mode.TERMINAL, payable_here=False, on_by_default=False),
    PayType("806708", Wallet.UNIONPAY_CARD, Mode.TERMINAL, payable_here=False, on_by_default=False),
    PayType("806808", Wallet.AMEX, Mode.TERMINAL, payable_here=False, on_by_default=False),
)


def _regional(code: str, wallet: Wallet, region: str, *, refundable: bool = True) -> PayType:
    """A pay type that the documentation mentions but hides: nothing is said about cancelling or currencies.

    The suffix rule tells the mode: 01 is MPM, 08 is CPM.
    """
    return PayType(
        code,
        wallet,
        Mode.MPM if code.endswith("01") else Mode.CPM,
        refundable=refundable,
        partial_refund=refundable,
        region=region,
        on_by_default=False,
    )


def _pre_authorisation(code: str, mode: Mode) -> PayType:
    """Completed later, in a flow that a counter does not have. Its modes break the suffix rule."""
    return PayType(code, Wallet.ALIPAY, mode, region="HK+overseas", payable_here=False, on_by_default=False)


_REGIONAL = (
    _regional("804101", Wallet.MAYBANK, "MY"),
    _regional("804108", Wallet.MAYBANK, "MY"),
    _regional("804201", Wallet.GRABPAY, "MY+SG"),
    _regional("804208", Wallet.GRABPAY, "MY"),
    _regional("803801", Wallet.DASH, "SG"),
    _regional("803808", Wallet.DASH, "SG"),
    _regional("804001", Wallet.BOOST, "MY"),
    _regional("804008", Wallet.BOOST, "MY"),
    _regional("805208", Wallet.TRUEMONEY, "TH"),
    # The documentation says Singapore and Malaysia, which is probably a slip.
    _regional("805401", Wallet.THAIQR, "TH", refundable=False),
    _regional("803101", Wallet.VIA, "JP+HK"),
    _regional("803108", Wallet.VIA, "JP+HK"),
    _regional("803208", Wallet.TOUCH_N_GO, "MY"),
    _regional("803301", Wallet.RAZER, "MY"),
    _regional("803308", Wallet.RAZER, "MY"),
    _regional("802301", Wallet.PAYNOW, "SG", refundable=False),
    _regional("802901", Wallet.PROMPTPAY, "TH", refundable=False),
    _regional("801908", Wallet.ORIGAMI, "JP"),
    _regional("801208", Wallet.LINE_PAY, "TH"),
    _regional("801408", Wallet.AIRPAY, "TH"),
    _regional("801701", Wallet.NETSPAY, "SG"),
    _regional("805601", Wallet.GOPAY, "ID", refundable=False),
    _pre_authorisation("801801", Mode.CPM),
    _pre_authorisation("801808", Mode.MPM),
    _regional("803001", Wallet.EWALLET, ""),
    _regional("803008", Wallet.EWALLET, ""),
)

PAY_TYPES: Mapping[str, PayType] = MappingProxyType({row.code: row for row in _HONG_KONG + _REGIONAL})

# Online and legacy codes: never paid from a counter, but queries of the merchant's account return them.
ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "800151": "Alipay",
        "800152": "Alipay",
        "800228": "WeChat Pay HK",
        "800207": "WeChat Pay",
        "800210": "WeChat Pay",
        "800212": "WeChat Pay",
        "800213": "WeChat Pay",
        "801010": "WeChat Pay HK",
        "800712": "UnionPay",
        "800714": "UnionPay",
        "801101": "Alipay",
        "801107": "Alipay",
        "801110": "Alipay",
        "801510": "AlipayHK",
        "801512": "AlipayHK",
        "801514": "AlipayHK",
        "802801": "Visa / Mastercard",
        "803712": "Octopus",
        "803714": "Octopus",
        "805810": "PayMe",
        "805812": "PayMe",
        "805814": "PayMe",
        "806527": "Apple Pay",
    }
)
