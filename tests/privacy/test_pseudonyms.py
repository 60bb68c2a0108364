"""Pseudonyms: the standard's HMAC, domains apart, years apart, the key never shown."""

from __future__ import annotations

import hmac
import pickle
import traceback

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.privacy.pseudonyms import KEY_BYTES, Pseudonyms

KEY = bytes(range(KEY_BYTES))
TEXTS = st.text(st.characters(), max_size=80)


@settings(deadline=None)
@given(st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES), st.sampled_from(["address", "message", "mail"]), TEXTS)
def test_a_token_is_the_leftmost_64_bits_of_hmac_sha_256(key: bytes, kind: str, text: str) -> None:
    message = f"{kind}\0{text}".encode("utf-8", "surrogatepass")
    expected = int.from_bytes(hmac.digest(key, message, "sha256")[:8], "big", signed=True)
    assert Pseudonyms(key).token(kind, text) == expected


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_has_the_same_token_in_any_order_and_never_the_token_of_none(text: str) -> None:
    names = Pseudonyms(KEY)
    first = names.token("address", text)
    names.token("message", text)
    assert first == names.token("address", text) == Pseudonyms(KEY).token("address", text) != 0


@settings(deadline=None)
@given(TEXTS)
def test_the_domains_are_apart(text: str) -> None:
    names = Pseudonyms(KEY)
    assert len({names.token(kind, text) for kind in ("address", "message", "mail", "source")}) == 4


def test_the_years_cannot_be_linked() -> None:
    texts = [f"p{number}@example.org" for number in range(1000)]
    one, other = Pseudonyms(KEY), Pseudonyms(KEY[::-1])
    assert {one.token("address", text) for text in texts}.isdisjoint(other.token("address", text) for text in texts)


def test_neighbouring_texts_have_unrelated_tokens() -> None:
    tokens = {Pseudonyms(KEY).token("address", f"p{number}@example.org") for number in range(5000)}
    assert len(tokens) == 5000
    assert 0.4 < sum(token < 0 for token in tokens) / len(tokens) < 0.6


def test_a_text_that_no_encoding_has_still_gets_a_token() -> None:
    assert Pseudonyms(KEY).token("address", "\udcff@example.org") != Pseudonyms(KEY).token("address", "?@example.org")


@pytest.mark.parametrize("shown", [repr, str, lambda names: f"{names}", lambda names: f"{[names]}"])
def test_the_key_is_in_no_representation(shown: object) -> None:
    assert callable(shown)
    text = shown(Pseudonyms(b"KEYBYTES" * 4))
    assert "Pseudonyms(…)" in text
    assert "KEYBYTES" not in text


def test_the_key_is_not_kept_where_it_could_be_copied_out() -> None:
    names = Pseudonyms(b"KEYBYTES" * 4)
    assert all(b"KEYBYTES" not in str(value).encode() for value in vars(names).values())
    with pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
        pickle.dumps(names)


@pytest.mark.parametrize("length", [0, 1, KEY_BYTES - 1, KEY_BYTES + 1, 64, 65])
def test_a_key_of_another_length_is_refused_and_not_shown(length: int) -> None:
    with pytest.raises(ValueError, match="a key of the wrong length") as caught:
        Pseudonyms(b"K" * length)
    assert "KK" not in "".join(traceback.format_exception_only(caught.value))
