"""Addresses out of header values: the forms of RFC 5322, what broken programs write, and what is none."""

from __future__ import annotations

import time
from email.utils import formataddr, getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.connectors.kit.addresses import LONGEST, RECIPIENT, address, addresses, is_address
from disconnect.model.contact import Role


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("a@b.example", ["a@b.example"], id="an address alone"),
        pytest.param(
            " A <a@b.example> , c@d.example,", ["a@b.example", "c@d.example"], id="a list with a comma too many"
        ),
        pytest.param('"Martin, C." <c@d.example>', ["c@d.example"], id="a comma in a quoted name"),
        pytest.param('"M \\"x\\", C" <c@d.example>', ["c@d.example"], id="quotes in a quoted name"),
        pytest.param("C (the, second) <c@d.example>", ["c@d.example"], id="a comma in a comment"),
        pytest.param("team: a@b.example, C <c@d.example>;", ["a@b.example", "c@d.example"], id="a group"),
        pytest.param("undisclosed-recipients:;", [], id="an empty group"),
        pytest.param("a@b.example, a@b.example", ["a@b.example"] * 2, id="repeats are kept"),
        pytest.param("=?utf-8?q?L=C3=A9a?= <l@d.example>", ["l@d.example"], id="a name in encoded words"),
        pytest.param(
            "=?utf-8?q?L=C3=A9a_=3Cl=40d=2Eexample=3E?=", ["l@d.example"], id="a whole value in encoded words"
        ),
        pytest.param("=?nonsense?q?=40?=", [], id="encoded words of no known charset"),
        pytest.param("=?utf-8?b?YWJj?=", [], id="encoded words without an address"),
        pytest.param("=?utf-8?b?a?=", [], id="encoded words that do not decode"),
        pytest.param("<@relay.example:c@d.example>", ["c@d.example"], id="an obsolete route"),
        pytest.param('"c d"@e.example, f@g.example', ["f@g.example"], id="white space in a local part is refused"),
        pytest.param('"c.d"@e.example', ['"c.d"@e.example'], id="a quoted local part"),
        pytest.param("c@[192.0.2.1]", ["c@[192.0.2.1]"], id="a domain literal"),
        pytest.param("léa@d.example", ["léa@d.example"], id="an internationalised address"),
        pytest.param("l\ufffda@d.example", [], id="bytes that were no text"),
        pytest.param("root, MAILER-DAEMON", [], id="names without a domain"),
        pytest.param("a@b@c.example", [], id="two at signs"),
        pytest.param("a@b.example c@d.example", [], id="a comma too few"),
        pytest.param("a@b.exampleSubject: my salary", ["a@b.exampleSubject"], id="a line end lost before the subject"),
        pytest.param("", [], id="nothing"),
        pytest.param("   ", [], id="white space"),
        pytest.param(",,;<>\"'(", [], id="rubbish"),
        pytest.param("x" * LONGEST + "@b.example, a@b.example", ["a@b.example"], id="longer than SMTP can carry"),
        pytest.param(
            "a" * (LONGEST - 10) + "@b.example", ["a" * (LONGEST - 10) + "@b.example"], id="as long as it can"
        ),
    ],
)
def test_a_header_value_names(value: str, expected: list[str]) -> None:
    assert addresses(value) == expected


NAMES = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), max_size=20)
LOCALS = st.text("abcXYZ019!#$%&'*+-/=?^_`{|}~.", min_size=1, max_size=12)
DOMAINS = st.text("abcXYZ019-.", min_size=1, max_size=12)
MAILBOXES = st.builds(lambda name, local, domain: formataddr((name, f"{local}@{domain}")), NAMES, LOCALS, DOMAINS)


@given(st.lists(MAILBOXES, max_size=6))
def test_the_short_way_agrees_with_the_standard_library(mailboxes: list[str]) -> None:
    value = ", ".join(mailboxes)
    expected = [found for _, found in getaddresses(mailboxes) if is_address(found)]
    assert addresses(value) == expected


@given(st.text(max_size=300))
def test_no_address_holds_white_space(value: str) -> None:
    assert all(is_address(found) and not any(map(str.isspace, found)) for found in addresses(value))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("(" * 250_000, id="comments in comments"),
        pytest.param("(" * 60_000, id="comments in comments, as long as an unusual list may be"),
        pytest.param("a:" + "b@c," * 16_000, id="a group as long as an unusual list may be"),
        pytest.param("a:" * 120_000, id="groups in groups"),
        pytest.param("a:" + "b@c," * 60_000, id="a group without end"),
        pytest.param(" " * 250_000, id="white space"),
        pytest.param('"' * 250_000, id="quotes"),
        pytest.param("a" * 250_000, id="one word"),
        pytest.param("<" * 250_000, id="brackets"),
        pytest.param("a@" * 120_000, id="at signs"),
        pytest.param("=?utf-8?q?a?= " * 18_000, id="encoded words"),
        pytest.param("\\" * 250_000, id="backslashes"),
        pytest.param("(a)" * 80_000, id="comments"),
        pytest.param("[" * 250_000, id="literals"),
        pytest.param(", " * 120_000, id="commas"),
    ],
)
def test_no_header_keeps_the_reader_for_long(value: str) -> None:
    start = time.process_time()
    addresses(value)
    assert time.process_time() - start < 10


def test_the_same_text_gives_the_same_value() -> None:
    assert address("A@b.example").value == "a@b.example"
    assert RECIPIENT[Role.CC]("a@b.example") is RECIPIENT[Role.CC]("a@b.example")
    assert RECIPIENT[Role.CC]("a@b.example").role is Role.CC
