"""Whether the law in `policies/law/fr.toml` says what the published texts say: `make check-law`.

Each value is looked up: the article, the version it cites and its dates, and the number in the very words of the text,
in digits or in French. The table ends at the first lie. The texts are open data but not in the repository:

* DISCONNECT_DATA says where an extract lies (`fr-law/labour-code.json`);
* `--fetched DIR` takes the unpacked npm package `@socialgouv/legi-data` (Apache-2.0) instead;
* `--newer DIR` has npm fetch today's into DIR first (12 MB packed; 56 MB of it are the Labour Code): `NEWER=1`.

Ends with 0 where all is proved, 1 at a lie, 2 where the texts or the law cannot be read.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from disconnect.errors import ConfigError
from disconnect.policyfile.law import law
from disconnect.policyfile.law.proof import proofs
from disconnect.policyfile.law.read import parse_law
from disconnect.policyfile.law.texts import articles_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.law import LawBook
    from disconnect.policyfile.law.proof import Proof
    from disconnect.policyfile.law.texts import Article

ROOT = Path(__file__).resolve().parents[1]
EXTRACT = Path("fr-law") / "labour-code.json"
PACKAGE = "@socialgouv/legi-data"
CODE = "LEGITEXT000006072050.json"
TEXT = "Code du travail"
WIDTH = 200
"""Characters of the table where no terminal says how wide it is."""


def main(arguments: list[str] | None = None) -> int:
    """Print the table of proofs; 0 where all is proved."""
    asked = _arguments(arguments)
    try:
        book = _book(asked.law)
        source = _source(asked)
        articles = _articles(source)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    shown: list[Proof] = []
    for proof in proofs(book, articles, TEXT):
        shown.append(proof)
        if proof.lie:
            break
    _print(shown, book, source)
    return 1 if shown and shown[-1].lie else 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Prove the French law file against the published texts.")
    parser.add_argument("--law", type=Path, help="another law file than policies/law/fr.toml")
    texts = parser.add_mutually_exclusive_group()
    texts.add_argument("--fetched", type=Path, metavar="DIR", help=f"folder with the unpacked package {PACKAGE}")
    texts.add_argument("--newer", type=Path, metavar="DIR", help=f"fetch {PACKAGE} into this folder with npm, use it")
    return parser.parse_args(arguments)


def _book(path: Path | None) -> LawBook:
    if path is None:
        return law("FR")
    try:
        return parse_law(path.read_text("utf-8"), str(path))
    except OSError as error:
        raise ConfigError(where=str(path), what="it cannot be read", mend="check the path after --law") from error


def _source(asked: argparse.Namespace) -> Path:
    """The file that holds the texts."""
    if asked.newer is not None:
        return _fetched(_fetch(asked.newer))
    if asked.fetched is not None:
        return _fetched(asked.fetched)
    return Path(os.environ.get("DISCONNECT_DATA", ROOT.parent / "shared" / "data")) / EXTRACT


def _fetched(folder: Path) -> Path:
    """The Labour Code in an unpacked package, with or without npm's folder `package` around it."""
    found = next(
        (path for path in (folder / "data" / CODE, folder / "package" / "data" / CODE) if path.is_file()), None
    )
    if found is None:
        mend = f"unpack {PACKAGE} there: data/{CODE} is the Labour Code"
        raise ConfigError(where=str(folder), what="it does not hold the Labour Code", mend=mend)
    return found


def _fetch(folder: Path) -> Path:
    """Have npm fetch the package into `folder`, and unpack the Labour Code from it."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "pack", PACKAGE, "--json", "--pack-destination", str(folder)]
    mend = "install npm and check the network, or name an unpacked package with --fetched DIR"
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
        packed = folder / json.loads(done.stdout)[0]["filename"]
        with tarfile.open(packed) as archive:
            archive.extract(f"package/data/{CODE}", folder, filter="data")
    except (OSError, subprocess.SubprocessError, ValueError, LookupError, tarfile.TarError) as error:
        raise ConfigError(where=f"npm pack {PACKAGE}", what=f"it brought nothing ({error})", mend=mend) from error
    return folder


def _articles(source: Path) -> Mapping[str, Article]:
    mend = "let DISCONNECT_DATA name the folder that holds fr-law, or fetch the texts: make check-law NEWER=1"
    try:
        return articles_in(json.loads(source.read_text("utf-8")))
    except OSError as error:
        raise ConfigError(where=str(source), what="there are no texts to compare with", mend=mend) from error
    except (KeyError, TypeError, ValueError) as error:
        what = f"it is no code that can be read ({error!r})"
        raise ConfigError(where=str(source), what=what, mend=mend) from error


def _print(shown: list[Proof], book: LawBook, source: Path) -> None:
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    table = Table("parameter", "since", "article", "version", "found", "ok")
    for proof in shown:
        if proof.parameter or proof.lie:
            since = "" if proof.since is None else proof.since.isoformat()
            row = (proof.parameter, since, proof.article, proof.identifier, proof.lie or proof.found)
            table.add_row(*row, "NO" if proof.lie else "yes")
    console.print(table)
    values = [value for parameter in book.parameters.values() for value in parameter.values]
    read = sum(value.verified for value in values)
    if shown and shown[-1].lie:
        console.print(f"{shown[-1].parameter or shown[-1].article}: {shown[-1].lie} ({source.name})", soft_wrap=True)
    else:
        console.print(
            f"{len(book.articles)} articles list their versions as {source.name} does; {len(values)} values: "
            f"{read} stand in the text they cite, {len(values) - read} are not verified and say so",
            soft_wrap=True,
        )


if __name__ == "__main__":
    sys.exit(main())
