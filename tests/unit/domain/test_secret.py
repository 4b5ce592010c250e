from __future__ import annotations

import copy
import json
import pickle
import traceback
from dataclasses import asdict, dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.secret import Secret

DUMMY = "dummy-key-0001"


@dataclass(frozen=True)
class Holder:
    key: Secret


def test_reveal_gives_the_text_back() -> None:
    assert Secret(DUMMY).reveal() == DUMMY


@pytest.mark.parametrize(
    "shown",
    [
        repr(Secret(DUMMY)),
        str(Secret(DUMMY)),
        f"{Secret(DUMMY)}",
        f"{Secret(DUMMY)!r}",
        f"{Secret(DUMMY):>40}",
    ],
)
def test_every_way_of_printing_shows_the_mask(shown: str) -> None:
    assert shown == "***"


@given(st.text(min_size=1))
def test_no_printed_form_depends_on_the_text(text: str) -> None:
    secret = Secret(text)
    assert {repr(secret), str(secret), f"{secret:.3}"} == {"***"}
    assert repr(Holder(secret)) == "Holder(key=***)"


def test_its_length_cannot_be_asked() -> None:
    assert not hasattr(Secret(DUMMY), "__len__")


def test_equal_texts_are_equal_and_others_are_not() -> None:
    assert Secret(DUMMY) == Secret(DUMMY)
    assert Secret(DUMMY) != Secret(DUMMY + "x")
    assert Secret("鍵") == Secret("鍵")
    assert Secret("\ud800") == Secret("\ud800")


def test_a_secret_never_equals_its_own_text() -> None:
    assert Secret(DUMMY) != DUMMY


def test_it_is_not_hashable() -> None:
    with pytest.raises(TypeError):
        hash(Secret(DUMMY))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_is_refused_without_the_text_in_the_error(protocol: int) -> None:
    with pytest.raises(TypeError) as refused:
        pickle.dumps(Holder(Secret(DUMMY)), protocol)
    assert DUMMY not in str(refused.value)


def test_its_state_is_refused() -> None:
    with pytest.raises(TypeError):
        Secret(DUMMY).__getstate__()


def test_copies_are_the_object_itself() -> None:
    secret = Secret(DUMMY)
    assert copy.copy(secret) is secret
    assert copy.deepcopy(secret) is secret
    assert asdict(Holder(secret))["key"] is secret


def test_it_has_no_attribute_dictionary_and_is_not_json() -> None:
    with pytest.raises(TypeError):
        vars(Secret(DUMMY))
    with pytest.raises(TypeError) as refused:
        json.dumps({"key": Secret(DUMMY)})
    assert DUMMY not in str(refused.value)


def test_a_traceback_with_local_variables_does_not_show_it() -> None:
    def fails(key: Secret) -> None:
        raise ValueError("as it happens")

    with pytest.raises(ValueError, match="as it happens") as failed:
        fails(Secret(DUMMY))
    report = "".join(traceback.TracebackException.from_exception(failed.value, capture_locals=True).format())
    assert "key = ***" in report
    assert DUMMY not in report
