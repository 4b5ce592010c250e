"""`version`: which one this is, and with `--check` whether the owner's release page lists a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app import __version__
from pos_app.app.releases import version_check
from pos_app.domain.exit_codes import DONE, SETUP
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output

_THIS = QT_TRANSLATE_NOOP("version", "pos-app {version}")


def run_version(options: Options, output: Output) -> None:
    """Exit 0 when the page could be asked, whatever it lists; 5 when it could not. Nothing is ever installed."""
    own = _THIS.filled(version=__version__)
    if not options.given.check:
        output.event({"event": "result", "version": __version__, "text": str(own), "exit": DONE})
        return
    found = version_check(options.place.store.load())
    output.event(
        {
            "event": "result",
            "version": __version__,
            "newer": None if found.newer is None else str(found.newer),
            "text": f"{own}\n{found.sentence}",
            "exit": DONE if found.known else SETUP,
        }
    )
