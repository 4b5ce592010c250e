"""What is really heard: the program, or its sound device alone, on a sound server whose output is recorded."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.desktop.sound_device import SoundDevice
from pos_app.desktop.speaker import NO_DEVICE, NoSound, Speaker, read_sound
from pos_app.desktop.tones import Tone
from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.logbook import log_of
from tests.end_to_end.sound_server import SoundServer, sound_server
from tests.end_to_end.test_counter_window import fresh_code


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not pytest's: the path of a socket may have 107 characters at most."""
    with tempfile.TemporaryDirectory(prefix="sound-", ignore_cleanup_errors=True) as made:
        yield Path(made)


@pytest.fixture
def server(folder: Path) -> Iterator[SoundServer]:
    with sound_server(folder) as made:
        yield made


@pytest.fixture
def audible_desk(small_desk: Desk, server: SoundServer) -> Desk:
    return replace(small_desk, env=small_desk.env | {"PULSE_SERVER": server.env["PULSE_SERVER"]})


def sell(desk: Desk, amount: str, code: str) -> None:
    desk.type_slowly(amount)
    desk.scan(code, 5)


# --- the program ---


def test_paid_sale_is_heard_as_paid(audible_desk: Desk, server: SoundServer, tmp_path: Path) -> None:
    with counter(audible_desk, tmp_path, "--training"):
        sell(audible_desk, "12.50", fresh_code("00"))
        audible_desk.wait_for_text("result", "PAID")
        assert server.heard() == [Tone.PAID]
        until("the loudspeaker is given back", lambda: not server.players())


def test_declined_sale_is_heard_as_not_paid(audible_desk: Desk, server: SoundServer, tmp_path: Path) -> None:
    with counter(audible_desk, tmp_path, "--training"):
        sell(audible_desk, "45", fresh_code("53"))
        assert server.heard() == [Tone.NOT_PAID]


def test_scan_during_a_payment_is_heard_as_busy(audible_desk: Desk, server: SoundServer, tmp_path: Path) -> None:
    with counter(audible_desk, tmp_path, "--training"):
        audible_desk.type_slowly("20")
        audible_desk.press("F1")
        audible_desk.wait_for_text("result", "QR")
        audible_desk.scan(fresh_code("00"), 5)
        assert server.heard() == [Tone.BUSY]


def test_silent_shop_opens_no_loudspeaker(audible_desk: Desk, server: SoundServer, tmp_path: Path) -> None:
    training = tmp_path / "training"
    training.mkdir()
    (training / "settings.toml").write_text("volume = 0\n", "utf-8")
    with counter(audible_desk, tmp_path, "--training"):
        sell(audible_desk, "12.50", fresh_code("00"))
        audible_desk.wait_for_text("result", "PAID")
        assert server.players() == ""
        server.wait()
        assert not any(server.recorded())


def test_shop_without_a_loudspeaker_sells_all_the_same(small_desk: Desk, tmp_path: Path) -> None:
    deaf = replace(small_desk, env=small_desk.env | {"PULSE_SERVER": "unix:/nowhere"})
    with counter(deaf, tmp_path, "--training"):
        for nth in (1, 2):
            sell(deaf, "12.50", fresh_code("00", nth))
            deaf.wait_for_text("result", "PAID")
            deaf.press("Return")
            deaf.wait_for_text("amount", "0.00")
    said = [line for line in log_of(tmp_path / "training") if "no sound" in line]
    assert len(said) == 1
    assert "INFO" in said[0]


# --- the device ---


@pytest.fixture
def here(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> SoundServer:
    """The server, for sounds of this very process."""
    monkeypatch.setenv("PULSE_SERVER", server.env["PULSE_SERVER"])
    monkeypatch.setenv("XDG_RUNTIME_DIR", server.env["XDG_RUNTIME_DIR"])
    return server


def test_every_sound_arrives_and_is_told_from_the_others(here: SoundServer) -> None:
    device = SoundDevice()
    for tone in Tone:
        device.play(read_sound(tone))
    assert here.heard() == list(Tone)
    device.close()


def test_opening_and_closing_leaves_nothing_open(here: SoundServer) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    SoundDevice().close()
    before = open_files()
    for _ in range(20):
        SoundDevice().close()
    assert open_files() == before
    assert here.players() == ""


def test_loudspeaker_that_vanishes_and_comes_back_is_found_by_the_next_sound(here: SoundServer, folder: Path) -> None:
    (folder / "again").mkdir()
    with closing(Speaker(SoundDevice)) as speaker:
        speaker.set_volume(100)
        speaker.play(Tone.ATTENTION)
        until("it sounds", lambda: any(here.recorded()))
        here.process.kill()
        here.process.wait()
        speaker.play(Tone.BUSY)
        until("the speaker tells", lambda: speaker.problem is NO_DEVICE)
        with sound_server(folder / "again") as back:
            os.environ["PULSE_SERVER"] = back.env["PULSE_SERVER"]
            speaker.play(Tone.PAID)
            # If the first sound met the end of the server, the second one may still have waited.
            assert back.heard()[-1] is Tone.PAID
            until("the speaker is content", lambda: speaker.problem is None)


def test_missing_sound_server_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setattr("pos_app.desktop.sound_device._SOUND_CARDS", Path("/nowhere"))
    with pytest.raises(NoSound):
        SoundDevice()
