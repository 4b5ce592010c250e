"""A text that must not be shown: keys, PINs and whole payment codes travel inside a `Secret`."""

from __future__ import annotations

import hmac
from typing import Final, NoReturn, Self, SupportsIndex, final

MASK: Final = "***"


@final
class Secret:
    """Holds a text and shows `***` wherever Python would print it; only `reveal` gives it out.

    Equality takes constant time. A secret has no hash and cannot be pickled; copies are the object itself.
    """

    __slots__ = ("__text",)

    def __init__(self, text: str) -> None:
        self.__text = text

    def reveal(self) -> str:
        """The text itself. Call it where the text is used, and keep the result no longer than that."""
        return self.__text

    def __repr__(self) -> str:
        return MASK

    def __format__(self, format_spec: str) -> str:
        # A width such as {key:.4} would otherwise be applied to the mask and look like part of the text.
        return MASK

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(_as_bytes(self.__text), _as_bytes(other.__text))

    def __hash__(self) -> NoReturn:
        raise TypeError("a Secret has no hash")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self

    def __getstate__(self) -> NoReturn:
        raise TypeError("a Secret has no state to give out")

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("a Secret cannot be pickled")


def _as_bytes(text: str) -> bytes:
    # surrogatepass: the text may come from JSON, where lone surrogates are possible.
    return text.encode("utf-8", "surrogatepass")
