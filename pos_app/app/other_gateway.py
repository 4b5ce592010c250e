"""A till that is to work with another gateway from now on: it does so under a profile of its own.

Credentials, payments and their meaning (live testing or not) belong to a profile. Were only its address changed, the
next start would send the old credentials to the new gateway, and ask it about payments that it never saw.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from pos_app.checkout.renewing import refuse_while_under_way
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.journal import JournalReader

if TYPE_CHECKING:
    from pos_app.app.opening import Place
    from pos_app.settings.profiles import Profile

_STILL_UNDER_WAY = QT_TRANSLATE_NOOP(
    "other_gateway",
    "{count} payments or refunds are still open at the gateway in use. Nothing was changed. Press “Later” until the "
    "counter opens, wait until they are answered, and then set up again.",
)
_NUMBERED: Final = re.compile(r"-[0-9]+$")
_LONGEST_STEM: Final = 35  # of the 40 characters that a name may have


def beside(place: Place, profile: Profile, *, used: bool) -> Profile:
    """`profile` under the name that it can be saved under: its own, or another one where the gateway is another.

    `used`: whether there are credentials of the profile that has its name now. One of the same family that worked with
    the wanted gateway before is taken up again, with its wallets. Raises SetupError while something is open.
    """
    known = place.store.load()
    before = known.profiles.get(profile.name)
    if before is None or before.base_url == profile.base_url:
        return profile
    sold = place.folder.journal.exists()
    if sold:
        with JournalReader.open(place.folder.journal) as reader:
            refuse_while_under_way(reader, profile.name, _STILL_UNDER_WAY)
    if not (sold or used):
        return profile
    stem = _NUMBERED.sub("", profile.name)[:_LONGEST_STEM]
    family = [one for one in known.profiles.values() if _NUMBERED.sub("", one.name) == stem]
    there = [one for one in family if one.base_url == profile.base_url]
    if len(there) == 1:  # of two nobody knows which is meant
        return _taken_up_again(there[0], profile)
    taken = {*known.profiles, *known.unusable_profiles}
    names = (f"{stem}-{number}" for number in count(2))
    return replace(profile, name=next(name for name in names if name not in taken))


def _taken_up_again(earlier: Profile, profile: Profile) -> Profile:
    return replace(
        profile,
        name=earlier.name,
        wallets=earlier.wallets if earlier.currency == profile.currency else profile.wallets,
        alipay_mpm=earlier.alipay_mpm,
        tills=earlier.tills,
    )
