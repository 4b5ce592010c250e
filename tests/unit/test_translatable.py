"""No text that a user sees is written where no translator would find it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = sorted((ROOT / "pos_app" / "desktop").rglob("*.py"))
# What shows or speaks the text that it is given; by the name of the function, the method or the class.
_METHODS = {
    "tell", "explain", "say", "announce", "setText", "setPlainText", "setHtml", "setWindowTitle", "setTitle",
    "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setHorizontalHeaderLabels", "setVerticalHeaderLabels", "setHeaderLabels",
    "setLabelText", "setPrefix", "setSuffix", "setSpecialValueText", "addItem", "addItems", "insertItem",
    "insertItems", "addTab", "setTabText", "addRow", "addAction", "drawText", "showMessage",
}  # fmt: skip
_CLASSES = {
    "QAccessibleAnnouncementEvent", "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox",
    "QTableWidgetItem", "QListWidgetItem", "QTreeWidgetItem", "QStandardItem", "QAction", "QMessageBox",
    "QErrorMessage",
}  # fmt: skip
SHOWS = frozenset(_METHODS | _CLASSES)
# Raises what a user is told.
TELLS = frozenset({"BadInput", "NotKnown", "SetupError", "CounterError", "UnknownPayType", "AmountError"})
# The same in every language.
SAME_EVERYWHERE = re.compile(r"QFPay|pos-app|[A-Z]{3}(?=\W|$)|\b(Esc|Enter|Backspace|Ctrl\+[A-Z]|F\d{0,2})$|[\W\d_]")


def literal_parts(node: ast.expr, known: dict[str, ast.expr]) -> Iterator[str]:
    """The texts that `node` may come to, as far as they stand in the source."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield from (part.value for part in values if isinstance(part, ast.Constant) and isinstance(part.value, str))
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            yield from literal_parts(left, known)
            yield from literal_parts(right, known)
        case ast.BoolOp(values=values) | ast.List(elts=values) | ast.Tuple(elts=values):
            for value in values:
                yield from literal_parts(value, known)
        case ast.Call(func=ast.Attribute(attr="join" | "format", value=value), args=args):
            for part in (value, *args):
                yield from literal_parts(part, known)
        case ast.Name(id=name) if name in known:
            yield from literal_parts(known[name], known)


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def untranslatable(source: str, sinks: frozenset[str]) -> list[tuple[int, str]]:
    """Line and text of each literal with words that is shown or told as it stands."""
    tree = ast.parse(source)
    known = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in sinks]
    return [
        (call.lineno, text)
        for call in calls
        for argument in (*call.args, *(keyword.value for keyword in call.keywords))
        for text in literal_parts(argument, known)
        if SAME_EVERYWHERE.sub("", text)
    ]


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Paid")',
        'label.tell(f"Paid {amount}")',
        'label.tell(said or "Nothing")',
        'button.explain("C", "Clear", "Esc")',
        '_TITLE = "Menu"\nlabel.tell(_TITLE)',
        'label.tell("Paid" if paid else "")',
        'label.tell(", ".join(["one", amount]))',
        'QTableWidgetItem("Paid")',
        'announce(self, "Paid")',
        'field.setPlaceholderText("Search " + name)',
        'label.tell(text="收款成功")',
    ],
)
def test_words_in_the_source_are_found(line: str) -> None:
    assert untranslatable(line, SHOWS) != []


@pytest.mark.parametrize(
    "line",
    [
        "label.tell(_TITLE)",
        '_TITLE = QT_TRANSLATE_NOOP("menu_page", "Menu")\nlabel.tell(_TITLE)',
        'label.setText(say(QT_TRANSLATE_NOOP("menu_page", "Menu")))',
        'label.tell(f"QFPay {code}")',
        'label.tell(f"{hours}:{minutes:02d} · +{units} %")',
        'self.setObjectName("menu")',
    ],
)
def test_what_is_marked_or_has_no_words_is_not(line: str) -> None:
    assert untranslatable(line, SHOWS) == []


def test_the_window_was_found() -> None:
    assert {"main_window.py", "labels.py", "training_phone.py"} <= {path.name for path in DESKTOP}


@pytest.mark.parametrize("path", DESKTOP, ids=lambda path: path.stem)
def test_the_window_shows_no_word_that_cannot_be_translated(path: Path) -> None:
    assert untranslatable(path.read_text("utf-8"), SHOWS) == []


@pytest.mark.parametrize("room", sorted(path.name for path in (ROOT / "pos_app").iterdir() if path.is_dir()))
def test_no_room_tells_users_what_cannot_be_translated(room: str) -> None:
    found = {
        path.name: told
        for path in (ROOT / "pos_app" / room).rglob("*.py")
        if (told := untranslatable(path.read_text("utf-8"), TELLS))
    }
    assert found == {}
