"""The command line's exit codes: stable, because shop scripts and support rely on them."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
BAD_INPUT: Final = 2
NO_MONEY_MOVED: Final = 3
NOT_KNOWN: Final = 4
SETUP: Final = 5
MONEY_MOVED_AGAINST_THE_AIM: Final = 6
