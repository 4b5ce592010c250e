"""What the command line understands of `settings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argparse import ArgumentParser

SETTINGS_HELP: Final = """Shows and changes what `settings.toml` in the data folder says.

A change counts from the next start of the window. Several tills are set up from one:

  pos-app settings export shop.toml                                            on the first till
  pos-app settings import shop.toml --set till_number=2 --set till_name=Bar    on each other one
  pos-app credentials set                                                      there too: secrets are not in the file

`pos-app --set volume=0` decides a setting for one run and saves nothing; only with `settings import` it is saved."""


def settings_commands(parser: ArgumentParser, common: ArgumentParser) -> None:
    """Adds the actions of `settings` to its parser."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=type(common))
    actions.add_parser(
        "list", help="every setting: value, default, what it may be; and what is wrong in the file", parents=[common]
    )
    get = actions.add_parser("get", help="the value of one setting", parents=[common])
    get.add_argument("name", metavar="NAME")
    change = actions.add_parser("set", help="changes one setting, from the next start on", parents=[common])
    change.add_argument("name", metavar="NAME")
    change.add_argument("value", metavar="VALUE", help="a list such as 10,20,50; empty for nothing")
    export = actions.add_parser(
        "export",
        help="writes what all tills of the shop have in common; no secrets, nothing of this PC",
        parents=[common],
    )
    export.add_argument("file", metavar="FILE")
    take = actions.add_parser(
        "import", help="takes over what another till exported: all of it, or nothing", parents=[common]
    )
    take.add_argument("file", metavar="FILE")
    actions.add_parser(
        "restore", help="goes on with the last good settings when settings.toml is broken", parents=[common]
    )
