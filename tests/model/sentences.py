"""Where the source makes what people are told, found in its syntax trees."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).parents[2]
TOLD = frozenset({"what", "mend", "why"})
"""The names under which whoever is told something finds it; a parameter of that name anywhere in the source is one."""
CLICKS_OWN = {"fail": frozenset({0})}
"""Functions of libraries that tell their argument to a person, by its place."""
PLACES = re.compile(r"\[[^]]*\](?: [a-z_]+)?|--[a-z]+(?: [a-z]+)?")
"""Words of files and commands, which are the same in each language: [sources.post], [report] language, --week."""


_BEGUN = re.compile(r"^f?['\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text written down in the source: the file, the line, what it is for and its beginning."""

    file: str
    line: int
    name: str
    text: str


def sources() -> Mapping[str, ast.Module]:
    """The modules of the product and of its connectors, by path; a folder that is linked is looked through once."""
    paths = sorted(
        path
        for folder in ("disconnect", "connectors")
        for path in (ROOT / folder).rglob("*.py")
        if "disconnect/connectors/" not in path.as_posix()
    )
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in paths}


def plain_texts(modules: Mapping[str, ast.Module]) -> Iterator[Text]:
    """The texts that are told, and are in one language alone."""
    shared = {name: at for name, at in _places(modules.values()).items() if not name.startswith("_")}
    for file, tree in modules.items():
        places = shared | _places([tree]) | CLICKS_OWN
        for node in ast.walk(tree):
            for name, value in _told(node, places):
                if is_plain(value) and not (name == "where" and _is_of_a_file(value)):
                    yield Text(file=file, line=value.lineno, name=name, text=_BEGUN.sub("", ast.unparse(value)))


def is_plain(value: ast.expr) -> bool:
    """Whether an expression is a text put together by text operations, so that it knows one language at most."""
    match value:
        case ast.JoinedStr():
            return True
        case ast.Constant():
            return isinstance(value.value, str) and value.value != ""
        case ast.IfExp():
            return is_plain(value.body) or is_plain(value.orelse)
        case ast.BinOp():
            return is_plain(value.left) or is_plain(value.right)
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()))):
            return True
    return False


def phrases(modules: Mapping[str, ast.Module]) -> Iterator[tuple[Text, Text]]:
    """French and English of each phrase that is written down as a pair."""
    for file, tree in modules.items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="phrase" | "Phrase" | "both"), args=[ast.Constant(), ast.Constant()]):
                    fr, en = (str(each.value) for each in node.args if isinstance(each, ast.Constant))
                    yield tuple(  # type: ignore[misc] # two of them
                        Text(file=file, line=node.lineno, name=name, text=text)
                        for name, text in (("fr", fr), ("en", en))
                    )


def _told(node: ast.AST, places: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, ast.expr]]:
    """The expressions of a node that are told to somebody: arguments, and values of a local name."""
    if isinstance(node, ast.Assign):
        names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        yield from ((name, node.value) for name in names & TOLD)
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func).rpartition(".")[2]
        yield from ((word.arg, word.value) for word in node.keywords if word.arg and word.arg in {*TOLD, "where"})
        yield from ((called, node.args[at]) for at in places.get(called, ()) if at < len(node.args))


def _places(modules: Iterable[ast.Module]) -> dict[str, frozenset[int]]:
    """At which places functions and data classes of the source take what is told, by their name."""
    found: dict[str, set[int]] = defaultdict(set)
    for tree in modules:
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef():
                    names = [each.arg for each in node.args.args if each.arg not in {"self", "cls"}]
                case ast.ClassDef():
                    fields = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
                    names = [each.id for each in fields if isinstance(each, ast.Name)]
                case _:
                    continue
            found[node.name] |= {at for at, name in enumerate(names) if name in TOLD}
    return {name: frozenset(places) for name, places in found.items() if places}


def _is_of_a_file(value: ast.expr) -> bool:
    """Whether a place has no word of a language in it, only names, keys, options and signs."""
    written = "".join(
        str(part.value) if isinstance(part, ast.Constant) else ""
        for part in (value.values if isinstance(value, ast.JoinedStr) else [value])
    )
    return not re.search(r"[^\W\d_]", PLACES.sub("", written))
