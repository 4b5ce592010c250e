"""What the command line understands, with help that teaches."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn, Protocol

from pos_app import __version__
from pos_app.cli.settings_arguments import SETTINGS_HELP, settings_commands
from pos_app.domain.pay_types import Wallet
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

EXIT_CODES = """exit codes:
  0  done (paid, refunded, seen to be unpaid after a cancel)
  2  bad input: nothing was sent
  3  no money moved
  4  not known yet: DO NOT CHARGE AGAIN; the open till, its next start or `pos-app resolve` goes on asking
  5  configuration or credentials: nothing was sent
  6  money moved against the aim (a cancel that met a payment), or differs (reconcile)"""

_CREDENTIALS_HELP = """`set` at a terminal asks for the three values and shows none of them. From a pipe or a file it
reads one JSON object; never from arguments:

  {"app_code": "...", "client_key": "...", "mchid": "..."}

`mchid` only if QFPay issued one. The secrets go into the operating system's keyring and nowhere else. QFPay is asked
first whether it accepts them. A till that is open uses them from the next request on: no restart, no sale lost."""

_JOURNAL_HELP = """A till goes on with its own journal only. `adopt` is for a computer that takes another's place:
close pos-app there, copy settings.toml and journal.sqlite3 of its data folder into this one's, adopt the journal, and
store the credentials anew (they are in the keyring, not in the folder). What the other till did after the copy was made
is read from QFPay. Never let two computers go on with one journal."""

_CLEAR_PIN_HELP = """Forgets how the answers of QFPay must be signed, so that the till learns it anew.

A pin stands after 20 answers in a row that were signed alike. From then on the till does not believe an answer that is
not: it asks again, and records it. Before you clear a pin, ask yourself:

  Did QFPay say that it changed its signatures, or did it issue a new client_key?
  (A new key needs no clearing: store it with `pos-app credentials set`.)

If not, somebody may stand between this till and QFPay: leave the pin, take payments another way, and call QFPay.
Without pins trust in answers rests on TLS alone. Who clears a pin is not asked, that it was cleared is recorded."""

_OWNER_PIN_HELP = """The owner's PIN keeps settings, and the way out of kiosk mode, from whoever stands at the counter.

`set` reads 4 to 8 digits from standard input, never from arguments. `clear` is the way in when the PIN is forgotten or
the keyring cannot be opened. Whoever may run these commands owns the account of the computer: nothing is asked."""

_PAY_HELP = """Takes one payment and waits for its outcome.

With --code-stdin the customer's payment code is read from standard input (never from an argument, where other
programs could see it). With --qr the text of a QR code is printed first, for the customer to scan.

  echo 2812...  | pos-app pay --amount 12.50 --code-stdin
  pos-app pay --amount 12.50 --qr alipay --json"""


_RECONCILE_HELP = """Compares a day with what QFPay has: counts, sums, and every difference by number.

What the journal does not know is learned. Exit code 0 when all agree, 4 when something is open or QFPay did not tell
everything, 6 when money differs from what this till had said: a person must look."""

_VERDICT = """Closes a payment by a person's word. It is marked as such wherever it is shown, totalled apart,
and gives way to whatever QFPay says of the payment later. Exit code 0 once it is kept, whether paid or not.

  pos-app verdict P2611... --paid --reason "seen in QFPay's portal"
"""

_BUNDLE_HELP = """Saves a zip file for support: logs, crash reports, what the doctor finds, settings, versions, names
and sizes of the till's files, and of the last payments numbers, states, codes and times. No credentials, no payment
codes, no amounts, no references. Works while the window is open, and where no till can be opened."""

_REPORT = """What was paid and given back on a day of the shop, by currency and wallet; what people said, apart; which
alarms and payments are open now; which payments of live testing were not given back. Exit code 0 when it could be made.

With --refund-all 0 means that all test payments went back, 3 that some did not, 4 that it is not known of some."""

_NOT_UNDERSTOOD = QT_TRANSLATE_NOOP(
    "arguments",
    "There is something on the command line that is not understood here. A payment code is never passed there: "
    "use --code-stdin.",
)


class UsageError(Exception):
    """The command line was not understood; the text says why and where the help is."""


class Parser(argparse.ArgumentParser):
    """Knows no abbreviations: `--code 2812...` must not be taken for `--code-stdin`."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own options
        super().__init__(**options, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raises UsageError, so that it is told like all errors."""
        if message.startswith(("unrecognized arguments", "argument COMMAND")):
            message = str(_NOT_UNDERSTOOD)  # what was given may be a payment code: it is not repeated
        raise UsageError(f"{message}\nSee `{self.prog} --help`.")


class Command(Protocol):
    """Adds a command to the parser."""

    def __call__(self, name: str, summary: str, description: str = "") -> argparse.ArgumentParser: ...


def _common(settings: str = "set") -> Parser:
    """Options of every command; given before or after its name. `settings`: where those of `--set` are gathered."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--profile", metavar="NAME", help="the merchant account to use (default: the active one)")
    common.add_argument(
        "--data-dir", metavar="DIR", help="the till's data folder (default: POS_APP_DATA_DIR, else the system's)"
    )
    common.add_argument(
        "--training", action="store_true", help="use the training gateway: no money, no credentials, no network"
    )
    common.add_argument(
        "--set",
        dest=settings,
        action="append",
        metavar="NAME=VALUE",
        help="a setting for this run only, such as volume=0; `pos-app settings list` shows all",
    )
    common.add_argument("--json", action="store_true", help='print JSON lines; the last one has "event": "result"')
    return common


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Its `parse_args` raises UsageError."""
    common = _common()
    parser = Parser(
        prog="pos-app",
        parents=[_common("set_before")],
        description="The payment counter for QFPay merchants. Without a command it opens the cashier's window.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pos-app {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    def command(name: str, summary: str, description: str = "") -> argparse.ArgumentParser:
        return commands.add_parser(
            name,
            help=summary,
            description=description or summary,
            parents=[common],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    _payment_commands(command)
    _profile_commands(command("profile", "merchant accounts of this till: add, list, use"), common)
    _credentials_commands(
        command("credentials", "app_code, client_key and mchid in the keyring", _CREDENTIALS_HELP), common
    )
    settings_commands(
        command("settings", "the settings of this till, and of all tills of a shop", SETTINGS_HELP), common
    )
    _owner_pin_commands(
        command("owner-pin", "the PIN that keeps settings and the way out of kiosk mode to the owner", _OWNER_PIN_HELP),
        common,
    )
    version = command("version", "says which version this is")
    version.add_argument(
        "--check",
        action="store_true",
        help="also ask the release page of the settings for a newer one; installs nothing",
    )
    command("doctor", "checks keyring, gateway, clock, signature, devices and journal, and says what to do")
    bundle = command("support-bundle", "saves what support needs as one file, without secrets", _BUNDLE_HELP)
    bundle.add_argument("--output", metavar="FILE", help="the file to write (default: one with the time, here)")
    _journal_commands(command("journal", "the till's record of payments: adopt", _JOURNAL_HELP), common)
    gateway = command(
        "training-gateway", "runs the training gateway alone; its first line tells where and with which keys"
    )
    gateway.add_argument("--port", type=int, default=0, help="a port of 127.0.0.1 (default: a free one)")
    gateway.add_argument(
        "--sheet", metavar="FILE", help="only write the sheet of training codes (PDF, to print and scan), then end"
    )
    command("licences", "prints the licences of everything that a packaged pos-app is made of")
    return parser


def _payment_commands(command: Command) -> None:
    pay = command("pay", "takes one payment", _PAY_HELP)
    pay.add_argument("--amount", required=True, help="such as 12.50")
    pay.add_argument("--currency", default="", help="such as HKD (default: the profile's)")
    how = pay.add_mutually_exclusive_group(required=True)
    how.add_argument("--code-stdin", action="store_true", help="read the customer's payment code from standard input")
    how.add_argument("--qr", metavar="WALLET", help=f"show a QR code of this wallet: {', '.join(Wallet)}")
    pay.add_argument(
        "--pay-type", metavar="N", default="", help="QFPay's pay type, such as 800208, instead of the usual one"
    )
    pay.add_argument("--reference", default="", metavar="TEXT", help="your own note, such as a table or bill number")
    _wait(pay)
    cancel = command("cancel", "asks QFPay to cancel a payment; 0 only when it is seen to be unpaid")
    cancel.add_argument("number", metavar="NUMBER")
    _wait(cancel)
    query = command("query", "asks QFPay about one payment, now")
    query.add_argument("number", metavar="NUMBER")
    payments = command("payments", "lists payments, newest first")
    payments.add_argument(
        "--since", metavar="T", help="a date or time, such as 2026-11-23 or 2026-11-23T09:00 (default: all)"
    )
    payments.add_argument("--state", metavar="S", help="only this state, such as paid or checking")
    payments.add_argument("--text", metavar="T", help="only with this in number, QFPay's number or reference")
    _report(command)
    refund = command("refund", "gives a payment back, whole or in part")
    refund.add_argument("number", metavar="NUMBER")
    refund.add_argument("--amount", default="", help="such as 5.00 (default: all that is left)")
    refund.add_argument(
        "--again",
        action="store_true",
        help="NUMBER is a refund that QFPay does not know: send it again under the same number",
    )
    _wait(refund)
    reconcile = command("reconcile", "compares a day with what QFPay has", _RECONCILE_HELP)
    reconcile.add_argument("--date", default="", metavar="D", help="such as 2026-11-23 (default: today)")
    _decisions(command)
    command("resolve", "asks QFPay about every open payment, now")


def _report(command: Command) -> None:
    report = command("report", "what was taken on a day, and what is still to be done; asks nobody", _REPORT)
    report.add_argument("--date", metavar="D", help="such as 2026-11-23 (default: today at the shop)")
    report.add_argument(
        "--refund-all", action="store_true", help="first gives back the day's payments of live testing, all of them"
    )


def _decisions(command: Command) -> None:
    """What a person may say of a payment."""
    verdict = command("verdict", "a manager says what became of a payment that QFPay gives no answer about", _VERDICT)
    verdict.add_argument("number", metavar="NUMBER")
    which = verdict.add_mutually_exclusive_group(required=True)
    which.add_argument("--paid", action="store_true", help="QFPay's portal shows that it was paid")
    which.add_argument("--not-paid", action="store_false", dest="paid", help="QFPay's portal shows that it was not")
    verdict.add_argument("--reason", required=True, metavar="TEXT", help="what you saw, at most 200 characters")
    settle = command("settle", "closes the alarm of a payment: paid late, paid twice, disputed")
    settle.add_argument("number", metavar="NUMBER")
    how = settle.add_mutually_exclusive_group(required=True)
    how.add_argument("--kept", action="store_const", const="kept", dest="how", help="the money is ours and stays")
    how.add_argument(
        "--returned", action="store_const", const="returned", dest="how", help="the customer has it back another way"
    )


def _wait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--wait", type=_seconds, metavar="S", help="wait at most S seconds (default: until it is final)"
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= 7 * 24 * 3600:
        raise argparse.ArgumentTypeError("give --wait a number of seconds, such as 90")
    return seconds


def _profile_commands(parser: argparse.ArgumentParser, common: Parser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    add = actions.add_parser(
        "add", help="adds a merchant account; the first one becomes the active one", parents=[common]
    )
    add.add_argument("name", metavar="NAME")
    where = add.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--environment", metavar="ENV", help="sandbox (cards only), live-testing (real money!) or production"
    )
    where.add_argument("--base-url", metavar="URL", help="another gateway of QFPay's, https")
    add.add_argument("--currency", default="HKD", help="such as HKD (default)")
    add.add_argument("--time-zone", default="Asia/Hong_Kong", help="the shop's, such as Asia/Hong_Kong (default)")
    add.add_argument("--sign-type", default="SHA256", help="SHA256 (default) or MD5")
    actions.add_parser("list", help="lists the merchant accounts", parents=[common])
    use = actions.add_parser("use", help="makes one the active one", parents=[common])
    use.add_argument("name", metavar="NAME")


def _journal_commands(parser: argparse.ArgumentParser, common: Parser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    actions.add_parser(
        "adopt", help="makes a journal that was copied from another computer this till's", parents=[common]
    )


def _credentials_commands(parser: argparse.ArgumentParser, common: Parser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    store = actions.add_parser("set", help="stores them, typed or as JSON on standard input", parents=[common])
    store.add_argument("--unchecked", action="store_true", help="do not ask QFPay first whether it accepts them")
    actions.add_parser("check", help="asks the gateway one signed question with them", parents=[common])
    actions.add_parser("remove", help="removes them from the keyring", parents=[common])
    actions.add_parser(
        "pins", help="lists how QFPay's answers must be signed, and the last security events", parents=[common]
    )
    clear = actions.add_parser(
        "clear-pin",
        help="lets the till learn anew how answers are signed: read its --help first",
        description=_CLEAR_PIN_HELP,
        parents=[common],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    clear.add_argument(
        "--endpoint", metavar="E", default="", help="only this one, such as payment or query (default: all)"
    )


def _owner_pin_commands(parser: argparse.ArgumentParser, common: Parser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    actions.add_parser("set", help="sets it, from standard input", parents=[common])
    actions.add_parser("status", help="says whether there is one", parents=[common])
    actions.add_parser("clear", help="removes it", parents=[common])
