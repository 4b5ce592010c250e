"""Other credentials for a till: when they may be another merchant's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.domain.payment import OPEN
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence
    from pos_app.journal.lookups import Lookups

STILL_UNDER_WAY: Final = QT_TRANSLATE_NOOP(
    "renewing",
    "These credentials are of another merchant (app_code or mchid differ), and {count} payments or refunds of the old "
    "one are still open. Nothing was changed. Wait until they are answered, or add a profile for the other merchant.",
)


def refuse_while_under_way(journal: Lookups, profile: str, why: Sentence = STILL_UNDER_WAY) -> None:
    """Raises SetupError while something of `profile` awaits an answer that only its own merchant gets.

    `why` is told, with the `count` of them.

    A *paid* that no query has confirmed yet counts too: to another merchant QFPay would deny it.
    """
    payments = [one for one in journal.watched() if one.state in OPEN or (one.charged and not one.confirmed)]
    profiles = [one.intent.profile for one in payments] + [one.intent.profile for one in journal.open_refunds()]
    count = profiles.count(profile)
    if count:
        raise SetupError(why.filled(count=str(count)))
