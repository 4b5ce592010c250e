"""A desk for the real window: a virtual X display, a window manager, an accessibility bus, a keyboard, eyes.

Needs the Debian packages `xvfb openbox xdotool x11-utils x11-xkb-utils at-spi2-core python3-gi gir1.2-atspi-2.0`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from PIL import Image, ImageGrab

from tests.desktop.keyboards import US
from tests.end_to_end.secret_service import secret_service

DEADLINE_S = 30.0
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SYSTEM_PYTHON = ("/usr/bin/python3", "-W", "ignore::DeprecationWarning")  # it has Atspi
READER = Path(__file__).with_name("read_accessibility.py")
PRESSER = Path(__file__).with_name("press_accessibly.py")
LISTENER = Path(__file__).with_name("hear_announcements.py")
KEYCODE_OF_DIGIT = {**{str(digit): str(digit + 9) for digit in range(1, 10)}, "0": "19"}
RETURN = "36"
_SHIFT = "50"
_X11_OFFSET = 8


def until(what: str, look: Callable[[], Any], deadline_s: float = DEADLINE_S) -> Any:
    """The first truthy result of `look`; fails the test with `what` when none comes in time."""
    ends = time.monotonic() + deadline_s
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < ends, f"did not happen within {deadline_s} s: {what}"
        # What is looked at belongs to another process, which cannot tell us: look again shortly.
        time.sleep(0.05)


@dataclass(frozen=True)
class Monitor:
    """A part of the screen that programs take for a monitor; all lengths in pixels, but `millimetres`."""

    name: str
    left: int
    width: int
    height: int
    millimetres: tuple[int, int]
    primary: bool = False

    @property
    def geometry(self) -> str:
        """As xrandr writes it."""
        return f"{self.width}/{self.millimetres[0]}x{self.height}/{self.millimetres[1]}+{self.left}+0"

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        return self.left, 0, self.left + self.width, self.height


@dataclass
class Desk:
    """One display with everything on it; programs are started with `env`."""

    env: dict[str, str]
    width: int
    height: int
    _eyes: subprocess.Popen[str] | None = field(default=None, repr=False)

    @contextmanager
    def open_eyes(self) -> Iterator[None]:
        """`controls` sees what there is, as long as this is open."""
        command = [*SYSTEM_PYTHON, str(READER)]
        with subprocess.Popen(
            command, env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as self._eyes:
            try:
                yield
            finally:
                _end(self._eyes)

    def press(self, *keys: str, gap_ms: int = 0) -> None:
        """Presses keys of the physical keyboard, named as xdotool names them or by raw key codes."""
        self._xdotool("key", "--delay", str(gap_ms), *keys)

    def type_slowly(self, text: str) -> None:
        """Types as a person does, well over 60 ms between two keys."""
        names = {".": "period", "+": "plus"}
        self._xdotool("key", "--delay", "180", *(names.get(character, character) for character in text))

    def scan(self, text: str, gap_ms: int) -> None:
        """What a USB barcode scanner does: raw key codes of a US keyboard in quick succession, then Enter."""
        self.press(*map(_key_code, text), RETURN, gap_ms=gap_ms)

    def use_layout(self, layout: str) -> None:
        """The keyboard's layout for all programs: `us`, `fr`, ..."""
        subprocess.run(["setxkbmap", layout], env=self.env, check=True, timeout=DEADLINE_S)

    def bring_forward(self, title: str) -> None:
        """What a click on a window in the taskbar does, once that window is there."""
        until(f"the window {title!r} is in front", lambda: self._activate(title) or self.in_front() == title)

    def in_front(self) -> str:
        """The title of the window that has the keyboard; empty while none has it."""
        return self._ask("xdotool", "getactivewindow", "getwindowname")

    def calls(self, title: str) -> bool:
        """Whether the taskbar asks for attention to a window."""
        return "_NET_WM_STATE_DEMANDS_ATTENTION" in self._ask("xprop", "-name", title, "_NET_WM_STATE")

    def click(self, name: str) -> None:
        """Clicks a control with the mouse."""
        left, top, width, height = until(f"{name} is there", lambda: self._place(name))
        self._xdotool("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")

    def _place(self, name: str) -> list[int] | None:
        control = self.controls().get(name, {})
        return control["place"] if control.get("showing") and control.get("enabled") else None

    def touch(self, x: int, y: int) -> None:
        """Clicks there."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def picture(self, monitor: Monitor | None = None) -> Image.Image:
        """What is on the screen now, or on one of its monitors."""
        return ImageGrab.grab(monitor and monitor.box, xdisplay=self.env["DISPLAY"])

    def plug(self, monitor: Monitor) -> None:
        """Makes a part of the screen a monitor of its own, if it is none yet."""
        if monitor.name in self._run("xrandr", "--listmonitors"):
            return
        output = "screen" if monitor.primary else "none"  # Xvfb's own name for the only output that it has
        self._run("xrandr", "--setmonitor", monitor.name, monitor.geometry, output)

    def unplug(self, monitor: Monitor) -> None:
        """Pulls the plug of a monitor."""
        self._run("xrandr", "--delmonitor", monitor.name)

    def controls(self) -> dict[str, dict[str, Any]]:
        """Every control of our windows as assistive programs see it, by object name."""
        return self._look("everything")

    def open_controls(self) -> dict[str, dict[str, Any]]:
        """Those on the pages that are open, scrolled out of sight or not. Much faster where there are many pages."""
        return self._look("open")

    def _look(self, at: str) -> dict[str, dict[str, Any]]:
        eyes = self._eyes
        assert eyes is not None
        assert eyes.stdin is not None
        assert eyes.stdout is not None
        eyes.stdin.write(f"{at}\n")
        eyes.stdin.flush()
        seen = json.loads(eyes.stdout.readline())
        assert seen is not None, "the windows could not be looked at"
        # What a table is made of bears the table's name; the table itself comes first.
        return {one["id"]: one for one in reversed(seen)}

    def text_of(self, name: str) -> str:
        """What a control says; empty when it is not shown."""
        control = self.open_controls().get(name, {})
        return str(control.get("name", "")) if control.get("showing") else ""

    def wait_for_text(self, name: str, text: str) -> None:
        """Waits until a control's text contains `text`."""
        seen: list[str] = []

        def contains() -> bool:
            seen.append(self.text_of(name))
            return text in seen[-1]

        try:
            until(f"{name} says {text!r}", contains)
        except AssertionError as error:
            raise AssertionError(f"{error}; it said {seen[-1]!r}") from None

    def _activate(self, title: str) -> None:
        self._ask("xdotool", "search", "--onlyvisible", "--name", f"^{title}$", "windowactivate")

    def press_control(self, name: str) -> None:
        """Presses a button over the accessibility bus, without any key or pointer."""
        subprocess.run([*SYSTEM_PYTHON, str(PRESSER), name], env=self.env, check=True, timeout=DEADLINE_S)

    @contextmanager
    def listening(self) -> Iterator[Callable[[], list[dict[str, Any]]]]:
        """Hears what a screen reader would be told to say; call what this yields for everything so far."""
        with NamedTemporaryFile("w+", encoding="utf-8") as heard:
            listener = subprocess.Popen([*SYSTEM_PYTHON, str(LISTENER)], env=self.env, stdout=heard)

            def so_far() -> list[dict[str, Any]]:
                whole = Path(heard.name).read_text("utf-8").rpartition("\n")[0]
                return [json.loads(line) for line in whole.splitlines()]

            try:
                until("somebody listens", so_far)
                yield so_far
            finally:
                _end(listener)

    def _xdotool(self, *arguments: str) -> None:
        self._run("xdotool", *arguments)

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.env, stdout=subprocess.PIPE, text=True, check=True, timeout=DEADLINE_S)
        return done.stdout

    def _ask(self, *command: str) -> str:
        """What a program says of the display, where there may be nothing (yet) to speak of."""
        done = subprocess.run(command, env=self.env, check=False, timeout=DEADLINE_S, capture_output=True, text=True)
        return done.stdout.strip()


def _key_code(character: str) -> str:
    place, shift, _ = US.find(character)
    return f"{_SHIFT}+{place + _X11_OFFSET}" if shift else str(place + _X11_OFFSET)


@contextmanager
def desk(
    width: int = 1024,
    height: int = 768,
    monitors: Sequence[Monitor] = (),
    session: Callable[[], AbstractContextManager[dict[str, str]]] = secret_service,
) -> Iterator[Desk]:
    """A desk with a screen of that size, which may be divided into monitors. Everything ends with the context.

    `session` makes the session bus and what is on it.
    """
    with ExitStack() as stack:
        env = stack.enter_context(session()) | {
            "LANG": "C.UTF-8",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": "",
        }
        env["DISPLAY"] = stack.enter_context(_display(width, height))
        made = Desk(env, width, height)
        for monitor in monitors:
            made.plug(monitor)
        stack.enter_context(program(["openbox"], env))
        stack.enter_context(program([LAUNCHER, "--launch-immediately"], env))
        stack.enter_context(made.open_eyes())
        yield made


@contextmanager
def _display(width: int, height: int) -> Iterator[str]:
    reading, writing = os.pipe()
    screen = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", "-dpi", "96"]
    command.append("-noreset")  # it would forget its monitors whenever the last program goes
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        _end(server)


@contextmanager
def program(command: list[str], env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    program = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield program
    finally:
        _end(program)


@contextmanager
def counter(
    desk: Desk, data_dir: Path, *arguments: str, shows: str = "amount", program_is: Sequence[str] = ("-m", "pos_app")
) -> Iterator[subprocess.Popen[bytes]]:
    """The program with its window open and in front, once the control named `shows` has a text.

    `program_is` is what Python runs instead of it.
    """
    command = [sys.executable, *program_is, "--data-dir", str(data_dir), *arguments]
    with (data_dir / "stderr.txt").open("wb") as errors:
        program = subprocess.Popen(command, env=desk.env, stderr=errors)
        try:
            until("the window is there", lambda: program.poll() is not None or desk.text_of(shows))
            assert program.poll() is None, (data_dir / "stderr.txt").read_text()
            yield program
        finally:
            _end(program)


def _end(program: subprocess.Popen[Any]) -> None:
    program.terminate()
    try:
        program.wait(DEADLINE_S)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
