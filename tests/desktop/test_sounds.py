"""The window and its sounds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from pos_app.desktop.speaker import NO_DEVICE
from pos_app.desktop.tones import Tone
from pos_app.domain.payment import State
from tests.desktop.counter_window import WECHAT, Counter
from tests.desktop.fakes import MemorySpeaker, a_payment


@pytest.fixture
def speaker() -> MemorySpeaker:
    return MemorySpeaker()


@pytest.fixture
def counter(qtbot: QtBot, speaker: MemorySpeaker) -> Iterator[Counter]:
    made = Counter(qtbot, speaker=speaker, settings={"volume": 40})
    yield made
    made.close()


def test_sale_sounds_when_it_is_paid(counter: Counter, speaker: MemorySpeaker) -> None:
    payment = counter.sell(a_payment(State.SENT))
    assert speaker.played == []
    counter.tell(payment.but(state=State.PAID))
    assert speaker.played == [Tone.PAID]


def test_scan_during_a_payment_sounds_each_time(counter: Counter, speaker: MemorySpeaker) -> None:
    counter.sell(a_payment(State.WAITING))
    counter.scan(WECHAT)
    counter.scan(WECHAT)
    assert speaker.played == [Tone.BUSY, Tone.BUSY]


def test_window_that_is_drawn_anew_is_silent(counter: Counter, speaker: MemorySpeaker) -> None:
    counter.sell(a_payment(State.DECLINED))
    assert speaker.played == [Tone.NOT_PAID]
    counter.app.change({"language": "zh_HK", "theme": "dark"})
    counter.window.toggle_history()
    counter.window.toggle_history()
    counter.until(lambda: counter.text("result") == "未付款")
    assert speaker.played == [Tone.NOT_PAID]


def test_volume_follows_the_settings_at_once(counter: Counter, speaker: MemorySpeaker) -> None:
    assert speaker.volume == 40
    counter.app.change({"volume": 0})
    assert (speaker.volume, counter.saved) == (0, {"volume": 0})


def test_owner_tests_the_sound_and_sees_what_is_wrong_with_it(counter: Counter, speaker: MemorySpeaker) -> None:
    counter.window.open_settings()
    counter.click("section_sound")
    counter.click("sound_test")
    assert speaker.played == [Tone.PAID]
    assert counter.text("sound_problem") == ""
    speaker.problem = NO_DEVICE
    counter.until(lambda: "no loudspeaker was found" in counter.text("sound_problem"))
    speaker.problem = None
    counter.until(lambda: counter.text("sound_problem") == "")


def test_window_without_a_speaker_sells_all_the_same(qtbot: QtBot) -> None:
    silent = Counter(qtbot)
    silent.sell(a_payment(State.PAID))
    assert silent.text("result") == "PAID"
    silent.close()
