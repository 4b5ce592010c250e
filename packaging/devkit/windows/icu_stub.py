"""A library that Windows 10 has and Wine does not: without an `icuuc.dll` Qt's core cannot be loaded there.

Every function of the stub answers 0, "no such converter": Qt then converts UTF-8 and UTF-16 by itself, which is all
that pos-app needs. It lives in Wine's own system folder and is never delivered.
"""

from __future__ import annotations

NAME = "icuuc.dll"
_FUNCTIONS = (
    "UCNV_FROM_U_CALLBACK_SUBSTITUTE",
    "UCNV_TO_U_CALLBACK_SUBSTITUTE",
    "ucnv_cbFromUWriteUChars",
    "ucnv_cbToUWriteUChars",
    "ucnv_close",
    "ucnv_countAvailable",
    "ucnv_fromUCountPending",
    "ucnv_fromUnicode",
    "ucnv_getAvailableName",
    "ucnv_getFromUCallBack",
    "ucnv_getMaxCharSize",
    "ucnv_getName",
    "ucnv_getStandardName",
    "ucnv_getToUCallBack",
    "ucnv_open",
    "ucnv_reset",
    "ucnv_setFromUCallBack",
    "ucnv_setToUCallBack",
    "ucnv_toUCountPending",
    "ucnv_toUnicode",
)


def assembly() -> str:
    """The stub for an assembler: 64 bits, AT&T's syntax."""
    names = "".join(f".globl {name}\n{name}:\n" for name in _FUNCTIONS)
    exports = " ".join(f"-export:{name}" for name in _FUNCTIONS)
    return f"""\
.text
.globl start
start:
movl $1, %eax
ret
{names}xorl %eax, %eax
ret
.section .drectve
.ascii "{exports}"
"""
