"""The parsed command line, with the options that every command has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos_app.app.crashes.watch import BugWatch
from pos_app.app.logs.handler import start_log
from pos_app.app.opening import Place
from pos_app.cli.keyring_wait import wait_told
from pos_app.settings.overriding import parse_overrides

if TYPE_CHECKING:
    import argparse


@dataclass(frozen=True, slots=True)
class Options:
    """`place` says which till; `given` are the command's own arguments; `watch` keeps the log and crash reports."""

    place: Place
    given: argparse.Namespace
    watch: BugWatch

    @classmethod
    def of(cls, parsed: argparse.Namespace, *, writable: bool = True) -> Options:
        """Starts the log. Raises BadInput for a setting that cannot be used.

        Raises SetupError when the data folder cannot be used, unless it need not be `writable`.
        """
        resolve = Place.resolve if writable else Place.named
        place = resolve(
            getattr(parsed, "data_dir", None),
            getattr(parsed, "profile", None),
            getattr(parsed, "training", False),
            parse_overrides([*getattr(parsed, "set_before", ()), *getattr(parsed, "set", ())]),
        )
        watch = BugWatch(start_log(place.folder), place.folder.crashes)
        return cls(replace(place, wait=wait_told), parsed, watch)

    def text(self, name: str) -> str:
        """An argument's text, empty when it was not given."""
        return getattr(self.given, name, None) or ""
