"""Which addresses may be a release page."""

from __future__ import annotations

import pytest

from pos_app.domain.sentences import BadInput
from pos_app.settings.model import Settings


@pytest.mark.parametrize(
    "url", ["", "https://example.com/pos-app", "https://10.0.0.2:8443/r?x=1", "http://127.0.0.1:8000/", "http://[::1]/"]
)
def test_https_pages_and_this_computers_own_are_taken(url: str) -> None:
    assert Settings(release_page=url).release_page == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/", "ftp://example.com/", "example.com", "https://", "https://anna:dummy@example.com/",
        "https://h:0/", "https://h:99999/", "https://a b/", "https://例子/", "https://h/\n", "https://[",
        f"https://h/{'x' * 400}",
    ],
)  # fmt: skip
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(BadInput, match="not the address of a page") as caught:
        Settings(release_page=url)
    assert "dummy" not in str(caught.value)
