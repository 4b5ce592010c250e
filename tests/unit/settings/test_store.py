from __future__ import annotations

import dataclasses
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.sentences import BadInput, SetupError
from pos_app.settings.declared import DECLARED
from pos_app.settings.model import Settings
from pos_app.settings.paths import DataFolder
from pos_app.settings.profiles import ENVIRONMENT_NAMES, Profile
from pos_app.settings.reading import PROFILE_TYPES, SETTING_TYPES
from pos_app.settings.store import SettingsStore

URL = "https://openapi-hk.qfapi.com"
MAIN = Profile(name="main", base_url=URL, environment="production")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "till")
    folder.ensure()
    return folder


@pytest.fixture
def store(folder: DataFolder) -> SettingsStore:
    return SettingsStore(folder)


# --- loading


def test_without_a_file_everything_is_default_but_the_till_id(store: SettingsStore) -> None:
    settings = store.load()
    assert settings == Settings(till_id=settings.till_id)
    assert len(settings.till_id) == 20
    assert settings.problems == ()


def test_the_till_id_is_made_once_and_for_the_owner_only(store: SettingsStore, folder: DataFolder) -> None:
    assert store.load().till_id == SettingsStore(folder).load().till_id
    assert stat.S_IMODE(folder.till_id.stat().st_mode) == 0o600


def test_the_till_id_comes_from_the_source_that_was_passed_in(folder: DataFolder) -> None:
    assert SettingsStore(folder, lambda: "0123456789abcdef0123").load().till_id == "0123456789abcdef0123"


def test_the_till_id_is_not_in_the_settings_file(store: SettingsStore, folder: DataFolder) -> None:
    settings = store.add_profile(MAIN)
    assert settings.till_id not in folder.settings.read_text()


@pytest.mark.parametrize("content", [b"", b"short\n", b"\xff\xfe", b"0123456789abcdef0123extra"])
def test_a_damaged_till_id_is_made_anew(content: bytes, store: SettingsStore, folder: DataFolder) -> None:
    folder.till_id.write_bytes(content)
    till_id = store.load().till_id
    assert len(till_id) == 20
    assert store.load().till_id == till_id


def test_a_till_id_that_cannot_be_read_is_a_sentence(store: SettingsStore, folder: DataFolder) -> None:
    folder.till_id.mkdir()
    with pytest.raises(SetupError, match="till-id cannot be read"):
        store.load()


def test_what_the_file_says_is_taken_over(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text(
        """
        active_profile = "main"
        till_number = 7
        language = "zh_HK"
        theme = "dark"
        enter_arms_scanner = true
        entry_style = "cents"
        shop_name = "陳記"
        till_name = "Front"
        proxy = "http://10.0.0.1:8080"
        quick_amounts = ["5", "12.50"]
        fixed_amount = "30"
        warn_under = ""
        ask_over = "5000"
        serial_scanner = "auto"
        scanner_prefix = "~"
        scanner_suffix = "\\u001d"
        scanner_gap_ms = 90
        customer_screen = "HDMI-1"
        customer_picture = "logo.png"
        volume = 0
        text_size = 125
        [profiles.main]
        base_url = "https://openapi-hk.qfapi.com"
        currency = "JPY"
        confirmed_currencies = ["JPY"]
        wallets = ["800108", "800208"]
        tills = 3
        """,
        "utf-8",
    )
    settings = store.load()
    assert settings.problems == ()
    assert settings == Settings(
        active_profile="main",
        profiles={
            "main": Profile(
                name="main",
                base_url=URL,
                currency="JPY",
                confirmed_currencies=("JPY",),
                wallets=("800108", "800208"),
                tills=3,
            )
        },
        till_number=7,
        till_id=settings.till_id,
        language="zh_HK",
        theme="dark",
        enter_arms_scanner=True,
        entry_style="cents",
        shop_name="陳記",
        till_name="Front",
        proxy="http://10.0.0.1:8080",
        quick_amounts=("5", "12.50"),
        fixed_amount="30",
        warn_under="",
        ask_over="5000",
        serial_scanner="auto",
        scanner_prefix="~",
        scanner_suffix="\x1d",
        scanner_gap_ms=90,
        customer_screen="HDMI-1",
        customer_picture="logo.png",
        volume=0,
        text_size=125,
    )


def test_every_field_has_a_key_in_the_file_but_those_that_are_not_stored_there() -> None:
    own = {field.name for field in dataclasses.fields(Settings)}
    assert own - set(SETTING_TYPES) == {"profiles", "till_id", "unusable_profiles", "problems", "overridden"}
    assert {field.name for field in dataclasses.fields(Profile)} - set(PROFILE_TYPES) == {"name"}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('till_number = "7"', "till_number"),
        ("till_number = true", "till_number"),
        ("till_number = 7.0", "till_number"),
        ("till_number = 0", "till_number"),
        ('enter_arms_scanner = "yes"', "enter_arms_scanner"),
        ("enter_arms_scanner = 1", "enter_arms_scanner"),
        ('theme = "pink"', "theme"),
        ('quick_amounts = ["10", "ten"]', "quick_amounts"),
        ("quick_amounts = [10]", "quick_amounts"),
        ("volume = 101", "volume"),
        ("text_size = 110", "text_size"),
        ('theme = ["dark"]', "theme"),
        ("shop_name = 1999-01-01", "shop_name"),
        ('proxy = "http://anna:pw@proxy"', "proxy"),
        ('profiles = "main"', "profiles"),
    ],
)
def test_an_unusable_value_is_ignored_and_reported(
    line: str, key: str, store: SettingsStore, folder: DataFolder
) -> None:
    folder.settings.write_text(f'till_name = "Front"\n{line}\n')
    settings = store.load()
    assert settings == Settings(till_id=settings.till_id, till_name="Front")
    (problem,) = settings.problems
    assert str(problem).startswith(f"Line 2 of {folder.settings}: “{key}” cannot be used. ")


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("", "profiles.main.base_url"),
        ("base_url = 1", "profiles.main.base_url"),
        ('base_url = "https://x"\ncurrency = "XAU"', "profiles.main.currency"),
        ('base_url = "https://x"\ncurrency = "JPY"', "profiles.main.currency"),
        ('base_url = "https://x"\ntills = "2"', "profiles.main.tills"),
        ('base_url = "https://x"\nwallets = [800108]', "profiles.main.wallets"),
        ('base_url = "https://x"\nenvironment = "prod"', "profiles.main.environment"),
        ('base_url = "https://x"\ntime_zone = "Hong Kong"', "profiles.main.time_zone"),
        ('base_url = "https://x"\nsign_type = "SHA1"', "profiles.main.sign_type"),
    ],
)
def test_a_profile_with_an_unusable_value_is_not_used_at_all(
    table: str, key: str, store: SettingsStore, folder: DataFolder
) -> None:
    folder.settings.write_text(f'active_profile = "main"\n[profiles.main]\n{table}\n')
    settings = store.load()
    assert settings.profiles == {}
    (problem,) = settings.problems
    assert f"“{key}”" in str(problem)
    with pytest.raises(SetupError, match=key):
        store.profile()


def test_a_profile_that_is_no_table_or_badly_named_is_reported(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text('[profiles]\nmain = 1\n"my shop" = {base_url = "https://x"}\n')
    settings = store.load()
    assert settings.unusable_profiles.keys() == {"main", "my shop"}
    assert len(settings.problems) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("till_number = 1\n= garbage\n", 2),
        ("\n\n[profiles\n", 3),
        ("a = 1\na = 2\n", 2),
        ('a = "unfinished', 1),
        ("<html>502</html>", 1),
        ("a = " + "[" * 100_000, 1),
    ],
)
def test_a_file_that_is_no_toml_is_named_with_its_line_and_never_overwritten(
    text: str, line: int, store: SettingsStore, folder: DataFolder
) -> None:
    folder.settings.write_text(text)
    for use in (store.load, lambda: store.save(Settings())):
        with pytest.raises(SetupError, match=rf"read: line {line} of {folder.settings} .+\. Correct it there"):
            use()
    assert folder.settings.read_text() == text


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "till_name = '店'".encode("big5")])
def test_a_file_that_is_no_utf_8_is_a_sentence(content: bytes, store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_bytes(content)
    with pytest.raises(SetupError, match=r"settings\.toml cannot be read: line 1 is not UTF-8"):
        store.load()


def test_a_folder_in_place_of_the_file_is_a_sentence(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.mkdir()
    with pytest.raises(SetupError, match="cannot be read"):
        store.load()


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_bytes(b"\xef\xbb\xbftill_number = 5\r\n")
    settings = store.load()
    assert settings.till_number == 5
    store.save(dataclasses.replace(settings, till_number=6))
    assert store.load().till_number == 6


# --- saving


def test_saving_keeps_comments_unknown_keys_and_order(store: SettingsStore, folder: DataFolder) -> None:
    text = (
        "# Till at the door\n"
        'future = "kept"\n'
        "till_number = 3  # was 2\n"
        "\n"
        "[profiles.main]\n"
        f'base_url = "{URL}"  # QFPay\n'
        "colour = 1\n"
        "\n"
        "[plugins]\n"
        "x = [1, 2]\n"
    )
    folder.settings.write_text(text)
    settings = store.load()
    store.save(settings)
    assert folder.settings.read_text() == text
    store.save(dataclasses.replace(settings, till_number=4))
    assert folder.settings.read_text() == text.replace("till_number = 3", "till_number = 4")


def test_a_value_that_could_not_be_used_stays_until_it_is_changed(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text('till_number = "seven"\n')
    store.save(dataclasses.replace(store.load(), theme="dark"))
    assert 'till_number = "seven"' in folder.settings.read_text()
    store.save(dataclasses.replace(store.load(), till_number=7))
    assert store.load().till_number == 7
    assert store.load().problems == ()


def test_a_setting_is_added_above_the_tables(store: SettingsStore) -> None:
    store.add_profile(MAIN)
    store.save(dataclasses.replace(store.load(), theme="dark", proxy="http://p:1"))
    settings = store.load()
    assert (settings.theme, settings.proxy, settings.profiles) == ("dark", "http://p:1", {"main": MAIN})


def test_taking_the_proxy_away_removes_it_from_the_file(store: SettingsStore, folder: DataFolder) -> None:
    store.save(Settings(proxy="http://p:1"))
    store.save(Settings())
    assert store.load().proxy is None
    assert "proxy" not in folder.settings.read_text()


def test_a_changed_profile_keeps_what_it_has_beside(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text(f'[profiles.main]\nbase_url = "{URL}"\nwallets = ["800108"]\ncolour = 1\n')
    settings = store.load()
    changed = dataclasses.replace(settings.profiles["main"], tills=2, wallets=None)
    store.save(dataclasses.replace(settings, profiles={"main": changed}))
    assert store.load().profiles == {"main": changed}
    assert "colour = 1" in folder.settings.read_text()


@pytest.mark.parametrize("text", ["profiles = 3\n", "[profiles]\nmain = 3\n", "profiles = {}\n"])
def test_a_profile_takes_the_place_of_nonsense(text: str, store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text(text)
    store.save(dataclasses.replace(store.load(), profiles={"main": MAIN}))
    assert store.load().profiles == {"main": MAIN}


def test_the_file_is_readable_by_the_owner_only(store: SettingsStore, folder: DataFolder) -> None:
    store.save(Settings(till_number=2))
    assert stat.S_IMODE(folder.settings.stat().st_mode) == 0o600


names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", fullmatch=True)
texts = st.text(st.characters(codec="utf-8"), max_size=60).filter(str.isprintable)
profiles = st.builds(
    Profile,
    name=names,
    base_url=texts,
    environment=st.none() | st.sampled_from(ENVIRONMENT_NAMES),
    currency=st.sampled_from(["HKD", "JPY"]),
    confirmed_currencies=st.just(("JPY", "IDR")),
    time_zone=st.sampled_from(["Asia/Hong_Kong", "Asia/Tokyo"]),
    sign_type=st.sampled_from(["SHA256", "MD5"]),
    tills=st.integers(1, 999),
    wallets=st.none() | st.lists(st.from_regex("[0-9]{6}", fullmatch=True), max_size=3).map(tuple),
)
every_settings = st.builds(
    Settings,
    active_profile=st.none() | names,
    profiles=st.lists(profiles, max_size=3).map(lambda listed: {profile.name: profile for profile in listed}),
    till_number=st.integers(1, 999),
    till_id=st.just("0123456789abcdef0123"),
    language=st.sampled_from([*DECLARED["language"].choices]),
    theme=st.sampled_from([*DECLARED["theme"].choices]),
    enter_arms_scanner=st.booleans(),
    entry_style=st.sampled_from([*DECLARED["entry_style"].choices]),
    shop_name=texts,
    till_name=texts,
    proxy=st.none() | st.just("http://p:1"),
)


@given(first=every_settings, second=every_settings)
def test_what_is_saved_over_anything_is_what_is_loaded(first: Settings, second: Settings) -> None:
    with tempfile.TemporaryDirectory() as root:
        store = SettingsStore(DataFolder(Path(root)), lambda: "0123456789abcdef0123")
        store.save(first)
        assert store.load() == first
        # Profiles are never removed by saving.
        together = dataclasses.replace(second, profiles={**first.profiles, **second.profiles})
        store.save(together)
        assert store.load() == together
        assert store.load().problems == ()


# --- profiles


def test_without_a_profile_the_sentence_says_how_to_add_one(store: SettingsStore) -> None:
    with pytest.raises(SetupError, match="no profile yet.*pos-app profile add"):
        store.profile()


def test_the_first_profile_becomes_the_active_one_and_the_second_does_not(store: SettingsStore) -> None:
    other = Profile(name="other", base_url=URL)
    assert store.add_profile(MAIN).active_profile == "main"
    store.add_profile(other)
    assert store.profile() == MAIN
    assert store.profile("other") == other


def test_use_profile_makes_another_one_active(store: SettingsStore) -> None:
    store.add_profile(MAIN)
    store.add_profile(Profile(name="other", base_url=URL))
    assert store.use_profile("other").active_profile == "other"
    assert store.profile().name == "other"


def test_a_name_that_is_taken_is_refused_and_nothing_changes(store: SettingsStore, folder: DataFolder) -> None:
    store.add_profile(MAIN)
    with pytest.raises(BadInput, match="profile named main already"):
        store.add_profile(Profile(name="main", base_url="https://elsewhere"))
    assert store.profile() == MAIN


def test_the_name_of_an_unusable_profile_is_taken_too(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text("[profiles.main]\ntills = 2\n")
    with pytest.raises(BadInput, match="profile named main already"):
        store.add_profile(MAIN)


def test_an_unknown_profile_is_named_with_the_command_that_lists_them(store: SettingsStore) -> None:
    store.add_profile(MAIN)
    with pytest.raises(SetupError, match="no profile named shop.*pos-app profile list"):
        store.profile("shop")
    with pytest.raises(SetupError, match="no profile named shop"):
        store.use_profile("shop")


def test_profiles_without_an_active_one_ask_to_choose(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text(f'[profiles.main]\nbase_url = "{URL}"\n')
    with pytest.raises(SetupError, match="No profile is chosen.*pos-app profile use"):
        store.profile()


# --- changing some


def test_a_change_leaves_alone_what_is_on_the_disk(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text('# ours\nvolume = 20\nfuture = "kept"\n', "utf-8")
    assert store.change({"theme": "dark", "quick_amounts": ("5",)}).volume == 20
    text = folder.settings.read_text("utf-8")
    assert "# ours" in text
    assert 'future = "kept"' in text
    assert (store.load().theme, store.load().quick_amounts) == ("dark", ("5",))


def test_a_change_that_cannot_be_used_changes_nothing(store: SettingsStore, folder: DataFolder) -> None:
    store.change({"volume": 30})
    before = folder.settings.read_text("utf-8")
    with pytest.raises(BadInput, match="between 0 and 100"):
        store.change({"volume": 300, "theme": "dark"})
    assert folder.settings.read_text("utf-8") == before


# --- putting a profile


def test_a_profile_is_put_with_other_settings_and_the_first_one_is_active(store: SettingsStore) -> None:
    store.put_profile(MAIN, {"shop_name": "Harbour"})
    other = Profile(name="other", base_url=URL)
    settings = store.put_profile(other, {})
    assert settings == store.load()
    assert (settings.active_profile, settings.shop_name) == ("main", "Harbour")
    assert settings.profiles == {"main": MAIN, "other": other}


def test_a_profile_is_put_in_place_of_the_one_of_its_name(store: SettingsStore) -> None:
    store.put_profile(MAIN, {})
    changed = dataclasses.replace(MAIN, wallets=("800108",), environment=None)
    store.put_profile(changed, {})
    assert store.profile() == changed
