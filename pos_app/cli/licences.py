"""`licences`: the licences of everything that a packaged program is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.assets import resource
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output

_ONLY_PACKAGED = QT_TRANSLATE_NOOP(
    "licences",
    "This pos-app is not a packaged one: it brings nothing of others. Its own licence is in the file LICENSE; those of "
    "what it uses came with that.",
)


def print_licences(_options: Options, output: Output) -> None:
    """Prints the whole text. Raises BadInput where the program runs from a checkout, which bundles nothing."""
    text = resource("licences", "THIRD-PARTY-LICENCES.txt")
    if not text.exists():
        raise BadInput(_ONLY_PACKAGED)
    output.text(text.read_text(encoding="utf-8").removesuffix("\n"))
