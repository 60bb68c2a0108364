"""What is left on a disk of a key and of the tokens made with it: files byte by byte, and each Parquet decoded."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

WORD = 2**64


def traces(folder: Path, key: bytes, tokens: Iterable[int]) -> list[str]:
    """The files under `folder` that hold the key or one of the tokens, in any form that a file may hold them in."""
    tokens = set(tokens)
    needles = [*_key_forms(key), *(form for token in tokens for form in _token_forms(token))]
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if any(needle in content for needle in needles) or not tokens.isdisjoint(_numbers(path)):
            found.append(str(path.relative_to(folder)))
    return found


def _key_forms(key: bytes) -> tuple[bytes, ...]:
    text = key.hex()
    return key, key[:16], key[16:], text.encode(), text.upper().encode(), base64.b64encode(key)[:40]


def _token_forms(token: int) -> tuple[bytes, ...]:
    plain = token % WORD
    numbers = (plain.to_bytes(8, "little"), plain.to_bytes(8, "big"))
    texts = (str(token), str(plain), f"{plain:x}", f"{plain:X}")
    return (*numbers, *(text.encode() for text in texts))


def _numbers(path: Path) -> Iterator[int]:
    """Every whole number in a Parquet file, whatever it is compressed with; nothing of another file."""
    if b"PAR1" not in path.read_bytes()[:4]:
        return
    table = pq.read_table(pa.BufferReader(path.read_bytes()))
    for column in table.columns:
        whole = column.combine_chunks()
        flat = whole.flatten() if pa.types.is_list(whole.type) else whole
        yield from map(int, np.unique(flat.to_numpy(zero_copy_only=False)))
