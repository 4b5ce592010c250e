"""The size of a QR code: four centimetres and whole pixels, whatever the screen reports."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.desktop.qr_size import QUIET_ZONE, device_dpi, qr_size


@pytest.mark.parametrize(
    ("room", "ratio", "dpi", "modules", "module", "centimetres"),
    [
        (448, 1.0, 133.0, 33, 10, 6.30),  # 800 x 480 at 7 inches
        (568, 1.0, 118.0, 57, 8, 9.82),  # 1024 x 600 at 10 inches, a long code
        (736, 2.0, 163.0, 33, 35, 18.00),
        (300, 1.25, 96.0, 33, 9, 7.86),
    ],
)
def test_code_is_as_large_as_fits_in_whole_pixels(
    room: int, ratio: float, dpi: float, modules: int, module: int, centimetres: float
) -> None:
    size = qr_size(room, ratio, dpi, modules)
    assert (size.module, size.side) == (module, module * (modules + 8))
    assert size.centimetres == pytest.approx(centimetres, abs=0.01)


@given(
    room=st.integers(60, 4000), ratio=st.sampled_from([1.0, 1.25, 1.5, 1.75, 2.0, 3.0]),
    dpi=st.floats(50, 400), modules=st.sampled_from(range(21, 178, 4)),
)  # fmt: skip
def test_code_stays_in_its_room_and_no_larger_one_would(room: int, ratio: float, dpi: float, modules: int) -> None:
    size = qr_size(room, ratio, dpi, modules)
    whole = modules + 2 * QUIET_ZONE
    assert size.module >= 1
    assert size.side == size.module * whole
    assert size.side <= room * ratio or size.module == 1
    assert (size.module + 1) * whole > room * ratio - 2


@pytest.mark.parametrize(("room", "readable"), [(195, False), (205, True)])
def test_four_centimetres_are_counted_without_the_quiet_zone(room: int, readable: bool) -> None:
    # 33 of 41 modules: at 100 dots per inch, 5 pixels a module are 4.19 cm and 4 are 3.35.
    assert qr_size(room, 1.0, 100.0, 33).readable is readable


@pytest.mark.parametrize("physical", [0.0, -1.0, inf, nan, 12.0, 2540.0])
def test_screen_that_does_not_know_its_size_counts_by_its_logical_resolution(physical: float) -> None:
    assert device_dpi(physical, 120.0, 1.0) == 120.0


@pytest.mark.parametrize("logical", [0.0, nan, 4000.0])
def test_screen_that_knows_nothing_at_all_is_taken_for_a_usual_one(logical: float) -> None:
    assert device_dpi(0.0, logical, 2.0) == 192.0


def test_dots_of_a_scaled_screen_are_several_pixels() -> None:
    assert device_dpi(48.0, 96.0, 2.0) == 96.0
    assert device_dpi(60.0, 96.0, 1.5) == 90.0
