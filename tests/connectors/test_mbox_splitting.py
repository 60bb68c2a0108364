"""An mbox stream cut into header blocks, however it arrives and wherever reading goes on."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.connectors.kit import headers
from disconnect.connectors.kit.flaws import HEADER_TOO_LONG, Flaw
from disconnect.connectors.mbox.splitting import messages

CANARY = "the canary sings"
FROM = "From a@b.example Sat Mar 28 10:00:00 2026\n"


def mail(number: int, body: str = CANARY) -> str:
    return (
        f"{FROM}Date: Sat, 28 Mar 2026 10:00:{number:02d} +0100\nFrom: a@b.example\nSubject: {CANARY}\n"
        f"To: c@d.example\nMessage-ID: <{number}@b.example>\n\n{body}\n\n"
    )


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\n\n", ["not-mbox"], id="empty lines alone"),
        pytest.param("To: a@b\n\nFrom here to 2026\n", ["not-mbox"], id="a message without a separator"),
        pytest.param(FROM + "A: 1\n\nx\n\n" + FROM + "B: 2\n\n", ["A: 1\n", "B: 2\n"], id="two messages"),
        pytest.param((FROM + "A: 1\n\nx\n\n").replace("\n", "\r\n"), ["A: 1\r\n"], id="line ends of Windows"),
        pytest.param(FROM + "A: 1\n" + FROM + "B: 2\n\n", ["A: 1\n", "B: 2\n"], id="headers alone, no empty lines"),
        pytest.param(FROM + "\nx\n" + FROM + "B: 2\n\n", ["", "B: 2\n"], id="a message without headers"),
        pytest.param(
            FROM + "A: 1\n\nFrom my desk at 10:00\nFrom 2026 on\n", ["A: 1\n"], id="sentences that start with From"
        ),
        pytest.param(
            FROM + "A: 1\n\nx\nFrom " + "y" * 2000 + " 10:00 2026\nB: 2\n\n",
            ["A: 1\n"],
            id="a line too long for a separator",
        ),
        pytest.param(FROM + "A: 1\n\nx\n\nFrom b@c Sat Mar 28 10:00", ["A: 1\n"], id="a separator being written"),
        pytest.param(FROM + "A: 1\n", ["header-cut"], id="headers being written"),
        pytest.param("\n" + FROM + "A: 1\n\n", ["A: 1\n"], id="an empty line first"),
        pytest.param("From x Thu Jan 01 12:00:00 +0000 2015\nA: 1\n\n", ["A: 1\n"], id="an offset before the year"),
        pytest.param(
            "From a at b.example  Sat Mar 28 10:00:00 2026\nA: 1\n\n", ["A: 1\n"], id="an archive's hidden address"
        ),
    ],
)
def test_a_stream_is_cut_into_header_blocks(text: str, blocks: list[str]) -> None:
    found = [message.block for message in messages(io.BytesIO(text.encode()))]
    assert [one.code if isinstance(one, Flaw) else one.decode() for one in found] == blocks


def test_size_is_that_of_the_message_without_separator_and_empty_line() -> None:
    for end in ("\n", "\r\n"):
        body = f"A: 1{end}{end}xyz{end}"
        text = (FROM.strip() + end + body + end) * 2
        assert next(message.size for message in messages(io.BytesIO(text.encode()))) == len(body)


@pytest.mark.parametrize("length", [headers.LIMIT - 1, headers.LIMIT, headers.LIMIT + 1, 3 * headers.LIMIT])
def test_headers_are_bounded(length: int) -> None:
    block = b"A: " + b"x" * (length - 4) + b"\n"
    text = FROM.encode() + block + b"\n" + mail(2).encode()
    first, second = messages(io.BytesIO(text))
    assert first.block == (block if length <= headers.LIMIT else HEADER_TOO_LONG)
    assert isinstance(second.block, bytes)


class Narrow(io.BytesIO):
    """A stream that gives few bytes at a time, as a pipe may."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 0, 13))


TEXTS = st.lists(
    st.sampled_from(
        [FROM, FROM.replace("\n", "\r\n"), "A: 1\n", "\n", "\r\n", "From x\n", "From ", "10:00 2026", "x", "Fr", " "]
    ),
    max_size=25,
).map(lambda parts: "".join(parts).encode())


@settings(max_examples=300)
@given(TEXTS)
def test_how_a_stream_arrives_changes_nothing(text: bytes) -> None:
    assert list(messages(Narrow(text))) == list(messages(io.BytesIO(text)))


@settings(max_examples=300)
@given(TEXTS)
def test_reading_on_from_any_message_gives_the_rest(text: bytes) -> None:
    whole = list(messages(io.BytesIO(text)))
    for count, message in enumerate(whole, start=1):
        if not message.is_left:
            assert list(messages(io.BytesIO(text), message.end)) == whole[count:]
