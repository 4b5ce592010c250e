"""A merchant profile: which gateway a till talks to, in which currency and time zone."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pos_app.domain.money import currency as currency_of
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable

ENVIRONMENT_NAMES: Final = ("sandbox", "live-testing", "production")
SIGN_TYPES: Final = ("SHA256", "MD5")
MAX_TILLS: Final = 999

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_PAY_TYPE = re.compile(r"[0-9]{6}")

_BAD_NAME = QT_TRANSLATE_NOOP(
    "profiles",
    "This is not a name for a profile. Use 1 to 40 letters A to Z, digits, dots, hyphens and underscores, "
    "and begin with a letter or digit.",
)
_BAD_ENVIRONMENT = QT_TRANSLATE_NOOP("profiles", "QFPay has no environment of this name. Use one of these: {names}.")
_BAD_TIME_ZONE = QT_TRANSLATE_NOOP(
    "profiles", "This time zone is not known. Use a name such as Asia/Hong_Kong or Asia/Tokyo."
)
_UNCONFIRMED = QT_TRANSLATE_NOOP(
    "profiles",
    "It is not certain how QFPay counts amounts in {currency}. Ask QFPay (technical.support@qfpay.com), then "
    "confirm the currency in the settings.",
)
_BAD_SIGN_TYPE = QT_TRANSLATE_NOOP("profiles", "This is not a signature type. Use one of these: {names}.")
_BAD_PAY_TYPE = QT_TRANSLATE_NOOP(
    "profiles", "A pay type is a number of six digits, such as 800108. Check the number with QFPay."
)
_BAD_TILLS = QT_TRANSLATE_NOOP("profiles", "The number of tills is between 1 and {largest}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One merchant account as a till uses it. Making one checks every value but the URL; raises BadInput.

    `base_url` must have passed `pos_app.qfpay.environments.check_base_url`, also when it came from a file.
    `environment` is None for a URL of the owner's own. `tills` is the number of tills that share the
    merchant's 400 requests a minute. `wallets` are the pay type codes that are switched on; None: those on by
    default. `confirmed_currencies` are codes that the owner vouches for although `domain.money` does not.
    """

    name: str
    base_url: str
    environment: str | None = None
    currency: str = "HKD"
    time_zone: str = "Asia/Hong_Kong"
    sign_type: str = "SHA256"
    alipay_mpm: str = "801501"
    tills: int = 1
    wallets: tuple[str, ...] | None = None
    confirmed_currencies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_name(self.name)
        check_environment(self.environment)
        check_time_zone(self.time_zone)
        check_sign_type(self.sign_type)
        check_pay_types([self.alipay_mpm, *(self.wallets or ())])
        check_tills(self.tills)
        check_currency(self.currency, self.confirmed_currencies)


def check_name(name: str) -> None:
    """Raises BadInput unless `name` can name a profile: 1 to 40 of ASCII letters, digits, `-_.`."""
    if not _NAME.fullmatch(name):
        raise BadInput(_BAD_NAME)


def check_environment(environment: str | None) -> None:
    """Raises BadInput unless `environment` is one of QFPay's, or None for a URL of one's own."""
    if environment is not None and environment not in ENVIRONMENT_NAMES:
        raise BadInput(_BAD_ENVIRONMENT.filled(names=", ".join(ENVIRONMENT_NAMES)))


def check_time_zone(time_zone: str) -> None:
    """Raises BadInput unless `time_zone` is a key of the IANA data base, such as `Asia/Hong_Kong`."""
    try:
        zoneinfo.ZoneInfo(time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        # OSError: the name of a folder of the data base, such as "Asia", is opened as if it were a zone.
        raise BadInput(_BAD_TIME_ZONE) from error


def check_currency(code: str, confirmed_currencies: Iterable[str]) -> None:
    """Raises BadInput unless `code` is a currency that QFPay takes and somebody is sure of its minor unit."""
    if not currency_of(code).confirmed and code not in confirmed_currencies:
        raise BadInput(_UNCONFIRMED.filled(currency=code))


def check_sign_type(sign_type: str) -> None:
    """Raises BadInput unless `sign_type` is SHA256 or MD5."""
    if sign_type not in SIGN_TYPES:
        raise BadInput(_BAD_SIGN_TYPE.filled(names=", ".join(SIGN_TYPES)))


def check_pay_types(codes: Iterable[str]) -> None:
    """Raises BadInput unless every code has the form of a QFPay pay type, known to us or not."""
    if not all(_PAY_TYPE.fullmatch(code) for code in codes):
        raise BadInput(_BAD_PAY_TYPE)


def check_tills(tills: int) -> None:
    """Raises BadInput unless `tills` is a sensible number of tills."""
    if not 1 <= tills <= MAX_TILLS:
        raise BadInput(_BAD_TILLS.filled(largest=str(MAX_TILLS)))
