"""The style sheet, made of the tokens. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.desktop.tokens import FOCUS_RING, RADIUS, SPACE, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.desktop.tokens import Palette

_RULES = """
QWidget {{ color: {ink}; }}
QWidget#window, QWidget[layer="page"] {{ background: {page}; }}
QFrame[layer="card"] {{ background: {card}; border: {hair}px solid {line}; border-radius: {radius}px; }}
QFrame[layer="bar"] {{ background: {card}; border: 0 solid {line}; }}
QFrame#status_bar {{ border-bottom: {hair}px solid {line}; }}
QFrame#footer {{ border-top: {hair}px solid {line}; }}
QLabel[tone="soft"] {{ color: {soft}; }}

QPushButton {{
    background: {key}; color: {ink}; border: {hair}px solid {edge}; border-radius: {radius}px; padding: 0 {pad}px;
}}
QPushButton:pressed {{ background: {key_pressed}; }}
QPushButton:checked {{ background: {accent}; color: {accent_ink}; border-color: {accent}; }}
QPushButton:disabled {{ color: {off}; background: transparent; border: {hair}px solid {off_edge}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {accent_ink}; border-color: {accent}; }}
QPushButton[kind="primary"]:pressed {{ background: {accent_pressed}; }}
QPushButton[kind="primary"]:disabled {{ background: transparent; color: {off}; border: {hair}px solid {off_edge}; }}
QPushButton[kind="quick"] {{ background: transparent; border-color: {line}; }}
QPushButton[kind="quick"]:pressed {{ background: {key_pressed}; }}
QPushButton[kind="flat"] {{ background: transparent; border: {hair}px solid transparent; }}
QPushButton[kind="flat"]:pressed {{ background: {key_pressed}; }}
QPushButton[kind="flat"]:disabled {{ color: {off}; border-color: transparent; }}

QLineEdit {{
    background: {card}; border: {hair}px solid {edge}; border-radius: {radius}px; padding: 0 {pad}px;
    font-size: {body}px; min-height: {field}px; selection-background-color: {accent};
    selection-color: {accent_ink}; placeholder-text-color: {soft};
}}
QLineEdit:focus {{ border: {ring}px solid {accent}; min-height: {focused}px; }}
QLineEdit:disabled {{ background: {page}; border-color: {off_edge}; color: {off}; }}

QTableView {{
    background: {card}; border: {hair}px solid {line}; border-radius: {radius}px; font-size: {list}px;
    gridline-color: {line}; selection-background-color: {accent}; selection-color: {accent_ink}; outline: 0;
}}
QTableView:focus {{ border: {ring}px solid {accent}; }}
QTableView::item {{ padding: 0 {gap}px; border-bottom: {hair}px solid {line}; }}
QListView {{
    background: {card}; border: {hair}px solid {line}; border-radius: {radius}px; font-size: {body}px; outline: 0;
    selection-background-color: {accent}; selection-color: {accent_ink};
}}
QListView:focus {{ border: {ring}px solid {accent}; }}
QListView::item {{ min-height: {row}px; padding: 0 {pad}px; }}
QScrollBar:vertical {{ background: {page}; width: {bar}px; margin: 0; border: 0; }}
QScrollBar::handle:vertical {{ background: {edge}; min-height: {field}px; border-radius: 4px; margin: 4px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
"""

_ROLE_RULES = """
QFrame[role="{role}"] {{ background: {fill}; border: {hair}px solid {edge}; border-radius: {radius}px; }}
QFrame[role="{role}"][layer="edge"] {{ border: 0; border-radius: 0; }}
QFrame[role="{role}"] QLabel {{ color: {ink}; }}
QPushButton[role="{role}"] {{
    background: {fill}; color: {ink}; border-color: {fill}; margin: {inset}px 0;
}}
QPushButton[role="{role}"]:pressed {{ background: {pressed}; }}
QLabel[mark="{role}"], QPushButton[mark="{role}"] {{ color: {mark}; }}
"""

# Buttons on a coloured panel: its ink as outline, filled where it is the first thing to press.
_ON_ROLE_RULES = """
QFrame[role="{role}"] QPushButton {{ background: transparent; color: {ink}; border: {outline}px solid {ink}; }}
QFrame[role="{role}"] QPushButton[kind="primary"] {{ background: {ink}; color: {fill}; }}
QFrame[role="{role}"] QPushButton[kind="flat"] {{ border-color: transparent; }}
QFrame[role="{role}"] QPushButton:pressed {{ background: {pressed}; }}
QFrame[role="{role}"] QPushButton[kind="primary"]:pressed {{ background: {pressed_ink}; }}
"""


def style_sheet(palette: Palette, px: Callable[[float], int], text_px: Callable[[Type], int]) -> str:
    """All rules for one palette at one scale."""
    hair, ring, field = max(1, px(1)), max(2, px(FOCUS_RING)), px(46)
    sizes = {
        "radius": px(RADIUS),
        "hair": hair,
        "outline": max(2, px(2)),
        "ring": ring,
        "gap": px(SPACE),
        "pad": px(SPACE + SPACE // 2),
        "field": field,
        "focused": field + 2 * (hair - ring),  # a field is as high with the focus as without it
        "row": px(40),
        "inset": px(SPACE // 2),
        "bar": px(2 * SPACE),
        "body": text_px(Type.BODY),
        "list": text_px(Type.LIST),
    }
    colours = {
        name: getattr(palette, name)
        for name in (
            "page",
            "card",
            "key",
            "key_pressed",
            "ink",
            "soft",
            "off",
            "off_edge",
            "line",
            "edge",
            "accent_pressed",
        )
    }
    accent = {"accent": palette.accent.fill, "accent_ink": palette.accent.ink}
    return _RULES.format(**sizes, **colours, **accent) + _role_rules(palette, sizes)


def _role_rules(palette: Palette, sizes: dict[str, int]) -> str:
    rules = ""
    for role, pair in palette.roles.items():
        neutral = role == "neutral"
        values = {
            "role": role,
            "fill": pair.fill,
            "ink": pair.ink,
            "pressed": pair.pressed,
            "pressed_ink": pair.inverted.pressed,
            "mark": palette.mark[role],
            "edge": palette.line if neutral else pair.fill,
            **sizes,
        }
        rules += _ROLE_RULES.format(**values)
        if not neutral:
            rules += _ON_ROLE_RULES.format(**values)
    return rules
