"""Whatever is wrong with what was given: a sentence, the right exit code, nothing sent, nothing of it kept."""

from __future__ import annotations

import pytest

from tests.integration.cli.program import Till, code

NUMBER = "P26112312000000112345678"
REFUND = "R26112312000000112345678"


@pytest.mark.parametrize(
    "amount",
    [
        "0", "0.00", "-1", "-12.50", "12.505", "1e3", "abc", "NaN", "Infinity", "", " ", "1,2,3", "12.50.1", "0x10",
        "21474836.48", "99999999999999999999", "½", "12 HKD", "+", "--5",
    ],
)  # fmt: skip
def test_an_amount_that_is_none_is_refused(till: Till, amount: str) -> None:
    answer = till("pay", f"--amount={amount}", "--code-stdin", typed=code())
    assert answer.exit == 2
    assert answer.result["error"]
    assert till.payments() == []


@pytest.mark.parametrize(
    ("amount", "minor"),
    [("１２", 1200), ("12", 1200), ("12.5", 1250), ("1,128.50", 112850), ("0.01", 1), ("21474836.47", 2_147_483_647)],
)
def test_an_amount_is_read_as_people_write_it(till: Till, amount: str, minor: int) -> None:
    assert till("pay", "--amount", amount, "--code-stdin", typed=code()).result["amount"] == minor


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "No payment code came"),
        ("  \n", "No payment code came"),
        ("4006381333931", "barcode of an article"),
        ("https://qr.payme.hsbc.com.hk/2/abc", "web address"),
        ("12345", "too short"),
        ("9" * 600, "too long"),
        ("221234567890123456", "JKOPay"),
        ("hello my dear customer", "not a payment code"),
        ("支付寶支付寶支付寶支付寶支付寶", "letters"),
        (NUMBER, "receipt number"),
        ("281234567890123456\n281234567890123457", "Two codes"),
        ("XXABCDEFGHJKLMNPQRSTUVWX", "Choose the wallet"),
    ],
)
def test_what_is_no_payment_code_is_refused_without_repeating_it(till: Till, typed: str, words: str) -> None:
    answer = till("pay", "--amount", "12.50", "--code-stdin", typed=typed)
    assert answer.exit == 2
    assert words in answer.result["error"]
    assert not typed.strip() or typed.strip() not in answer.result["error"]
    assert till.payments() == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("pay", "--amount", "1", "--qr", "bitcoin"), "no wallet of that name"),
        (("pay", "--amount", "1", "--qr", "detect"), "."),
        (("pay", "--amount", "1", "--qr", "grabpay"), "switched off"),
        (("pay", "--amount", "1", "--qr", "alipay", "--currency", "XYZ"), "currency"),
        (("pay", "--amount", "1", "--qr", "alipay", "--currency", "JPY"), "JPY"),
        (("pay", "--amount", "1", "--qr", "fps", "--currency", "USD"), "HKD only"),
        (("pay", "--amount", "1", "--qr", "alipay", "--pay-type", "999999"), "pay type"),
        (("pay", "--amount", "1", "--qr", "alipay", "--pay-type", "800108"), "Scan it"),
        (("pay", "--amount", "1.05", "--qr", "octopus"), "multiples of HKD 0.10"),
        (("pay", "--amount", "1", "--qr", "alipay", "--reference", "x" * 61), "60 characters"),
        (("pay", "--amount", "1", "--qr", "alipay", "--reference", "a\nb"), "one line"),
        (("pay", "--amount", "1", "--qr", "alipay", "--wait", "soon"), "number of seconds"),
        (("pay", "--amount", "1", "--qr", "alipay", "--wait", "-1"), "number of seconds"),
        (("pay", "--amount", "1", "--qr", "alipay", "--wait", "nan"), "number of seconds"),
        (("pay", "--amount", "1"), "--code-stdin"),
        (("pay", "--qr", "alipay"), "--amount"),
        (("pay", "--amount", "1", "--qr", "alipay", "--code-stdin"), "not allowed with"),
        (("query", NUMBER), "neither this till nor QFPay knows"),
        (("query", REFUND), "no refund with the number"),
        (("query", "nonsense"), "no payment with the number"),
        (("cancel", NUMBER), "no payment with the number"),
        (("refund", NUMBER), "neither this till nor QFPay knows"),
        (("refund", NUMBER, "--again"), "R and 23 digits"),
        (("refund", REFUND, "--again", "--amount", "1"), "no amount"),
        (("refund", REFUND, "--again"), "no refund with the number"),
        (("refund", REFUND), "is the number of a refund"),
        (("query",), "NUMBER"),
        (("payments", "--since", "yesterday"), "no date or time"),
        (("payments", "--since", "2026-13-01"), "no date or time"),
        (("payments", "--state", "rich"), "no such state"),
        (("frobnicate",), "not understood"),
        (("training-gateway", "--port", "99999999"), "cannot be used"),
    ],
)
def test_other_nonsense_is_told_with_what_to_do(till: Till, arguments: tuple[str, ...], words: str) -> None:
    answer = till(*arguments)
    assert answer.exit == 2
    assert words.lower() in answer.result["error"].lower() or words == "."
    assert till.payments() == []


@pytest.mark.parametrize("amount", ["0", "-1", "abc", "12.51", "1e3"])
def test_a_refund_of_what_cannot_be_is_refused(till: Till, amount: str) -> None:
    number = till("pay", "--amount", "12.50", "--code-stdin", typed=code()).result["out_trade_no"]
    answer = till("refund", number, f"--amount={amount}")
    assert (answer.exit, bool(answer.result["error"])) == (2, True)


def test_what_was_not_paid_is_not_refunded(till: Till) -> None:
    number = till("pay", "--amount", "12.50", "--code-stdin", typed=code("53")).result["out_trade_no"]
    assert "is not paid" in till("refund", number).result["error"]


@pytest.mark.parametrize(
    "arguments", [("pay", "--amount", "1", "--code", "{code}"), ("{code}",), ("query", "x", "{code}")]
)
def test_a_code_given_as_an_argument_is_not_repeated(till: Till, arguments: tuple[str, ...]) -> None:
    secret = code()
    exit_code, output, errors = till.text(*(one.format(code=secret) for one in arguments))
    assert exit_code == 2
    assert secret not in output + errors
    assert "--code-stdin" in errors


def test_usage_errors_for_people_show_the_way_to_the_help(till: Till) -> None:
    exit_code, output, errors = till.text("pay", "--qr", "alipay")
    assert (exit_code, output) == (2, "")
    assert "pos-app pay --help" in errors


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_need_no_till(till: Till, option: str) -> None:
    with pytest.raises(SystemExit, match="0"):
        till.text(option)
    assert till.capsys.readouterr().out.startswith(("usage:", "pos-app "))
    assert not any(till.folder.iterdir())


# --- set-up: exit 5 ---


def test_without_a_profile_it_says_how_to_add_one(real_till: Till) -> None:
    for arguments in (("pay", "--amount", "1", "--qr", "alipay"), ("query", NUMBER), ("credentials", "check")):
        answer = real_till(*arguments)
        assert answer.exit == 5
        assert "pos-app profile add" in answer.result["error"]


def test_an_unknown_profile_is_told(real_till: Till) -> None:
    real_till("profile", "add", "shop", "--environment", "production")
    for arguments in (("pay", "--amount", "1", "--qr", "alipay"), ("query", NUMBER)):
        answer = real_till(*arguments, "--profile", "nobody")
        assert answer.exit == 5
        assert "no profile named nobody" in answer.result["error"]


def test_without_a_keyring_no_sale_begins(real_till: Till) -> None:
    real_till("profile", "add", "shop", "--environment", "production")
    for arguments in (
        ("pay", "--amount", "1", "--qr", "alipay"),
        ("refund", NUMBER),
        ("credentials", "check"),
        ("credentials", "remove"),
    ):
        answer = real_till.run(*arguments)
        assert answer.exit == 5
        assert "no keyring" in answer.result["error"]
    typed = '{"app_code": "DUMMYAPPCODE", "client_key": "DUMMYCLIENTKEY"}'
    assert real_till.run("credentials", "set", typed=typed).exit == 5
    assert not any(b"DUMMYCLIENTKEY" in content for content in real_till.files().values())
    assert real_till.payments() == []


@pytest.mark.parametrize("typed", ["", "no json", "[]", '{"app_code": "DUMMYAPP"}', '{"app_code": 1, "client_key": 2}'])
def test_credentials_that_are_none_are_refused_without_repeating_them(real_till: Till, typed: str) -> None:
    real_till("profile", "add", "shop", "--environment", "production")
    answer = real_till("credentials", "set", typed=typed)
    assert answer.exit == 2
    assert "DUMMYAPP" not in answer.result["error"]


def test_the_sandbox_takes_no_wallet(real_till: Till) -> None:
    real_till("profile", "add", "try", "--environment", "sandbox")
    answer = real_till("pay", "--amount", "1", "--qr", "alipay")
    assert answer.exit == 5
    assert "no wallet payment works there" in answer.result["error"]


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (("profile", "add", "x", "--base-url", "http://pay.example.com"), 5),
        (("profile", "add", "x", "--base-url", "https://user:secret@pay.example.com"), 5),
        (("profile", "add", "x", "--base-url", "nonsense"), 5),
        (("profile", "add", "x", "--environment", "moon"), 2),
        (("profile", "add", "a name", "--environment", "production"), 2),
        (("profile", "add", "x", "--environment", "production", "--currency", "XYZ"), 2),
        (("profile", "add", "x", "--environment", "production", "--time-zone", "Mars/Olympus"), 2),
        (("profile", "add", "x", "--environment", "production", "--sign-type", "ROT13"), 2),
        (("profile", "add", "x"), 2),
        (("profile",), 2),
        (("profile", "use", "nobody"), 5),
    ],
)
def test_a_profile_that_cannot_be_is_refused(real_till: Till, arguments: tuple[str, ...], exit_code: int) -> None:
    answer = real_till(*arguments)
    assert (answer.exit, bool(answer.result["error"])) == (exit_code, True)
    assert real_till("profile", "list").result["count"] == 0


def test_a_name_that_is_taken_is_refused(real_till: Till) -> None:
    real_till("profile", "add", "shop", "--environment", "production")
    assert real_till("profile", "add", "shop", "--environment", "sandbox").exit == 2


def test_a_data_folder_that_is_a_file_is_told(real_till: Till) -> None:
    real_till.folder = real_till.folder / "file"
    real_till.folder.write_text("in the way")
    answer = real_till("payments")
    assert answer.exit == 5
    assert "is a file" in answer.result["error"]


def test_a_journal_that_is_none_is_told_by_every_command_and_stays_untouched(till: Till) -> None:
    (till.folder / "training").mkdir()
    path = till.folder / "training" / "journal.sqlite3"
    content = b"this is somebody's letter, not a journal. " * 100
    path.write_bytes(content)
    for arguments in (("pay", "--amount", "1", "--qr", "alipay"), ("payments",), ("resolve",), ("query", NUMBER)):
        assert till(*arguments).exit == 5
    doctor = till("doctor")
    assert doctor.exit == 5
    assert [event["ok"] for event in doctor.events if event.get("check") == "journal"] == [False]
    assert path.read_bytes() == content


def test_settings_that_cannot_be_read_are_told(real_till: Till) -> None:
    real_till("profile", "add", "shop", "--environment", "production")
    (real_till.folder / "settings.toml").write_bytes(b"\xff\xfe [[[ this is not toml")
    answer = real_till("pay", "--amount", "1", "--qr", "alipay")
    assert answer.exit == 5
    assert answer.result["error"]
