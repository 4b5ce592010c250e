"""The cashier's window: everything that needs Qt, and the Qt-free presenters behind it."""
