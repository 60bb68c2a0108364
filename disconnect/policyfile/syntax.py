"""What the TOML parser stumbled over, told so that a writer of policies can mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disconnect.model.phrase import Phrase, phrase
from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

_CURLY = re.compile("[“”‘’«»„]")  # noqa: RUF001 - these are the quotes that word processors put in
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Cannot redefine", "Duplicate")
_QUOTES = Fault(
    code="toml-quotes",
    what=phrase("il y a des guillemets courbes", "there are curly quotes"),
    mend=phrase(
        'remplacez-les par des droits : "comme ceci" (le traitement de texte les change de lui-même)',
        'replace them by straight ones: "like this" (word processors change them by themselves)',
    ),
)
_NAME_TWICE = Fault(
    code="toml-twice",
    what=phrase("un nom est donné qui l’était déjà", "a name is given that was given before"),
    mend=phrase(
        "donnez chaque nom une seule fois : réunissez les deux, ou changez l’un",
        "give each name once: join the two, or rename one",
    ),
)
_MEND = phrase(
    'écrivez nom = "texte", nom = ["texte", "texte"] ou [section], et fermez chaque guillemet et chaque crochet',
    'write name = "text", name = ["text", "text"] or [table], and close every quote and bracket',
)
REASONS: Mapping[str, str] = {
    "Escaped character": "caractère d’échappement qui n’existe pas",
    "Expected '=' after a key": "un signe = est attendu après le nom",
    "Expected ']' at the end": "un crochet ] est attendu à la fin du nom de section",
    "Expected ']]' at the end": "deux crochets ]] sont attendus à la fin du nom de section",
    "Expected newline": "une fin de ligne est attendue après la valeur",
    "Expected": "un autre signe est attendu ici",
    "Found invalid character": "caractère impossible ici",
    "Illegal character '\\n'": "guillemet ouvert et non fermé",
    "Illegal character": "caractère impossible ici",
    "Invalid date or datetime": "date ou heure impossible",
    "Invalid hex value": "code de caractère impossible",
    "Invalid initial character": "un nom ne peut commencer ainsi",
    "Invalid statement": "ligne qui ne dit rien",
    "Invalid value": "valeur impossible ; un texte se met entre guillemets droits",
    "Unclosed array": "crochet ouvert et non fermé",
    "Unclosed inline table": "accolade ouverte et non fermée",
    "Unescaped": "barre oblique inversée dans un texte : doublez-la",
    "Unterminated string": "guillemet ouvert et non fermé",
}
"""How the parser's own messages begin, and what they mean in French."""

_PLAIN = r"^[^\"'#]*"
HINTS: tuple[tuple[re.Pattern[str], Phrase], ...] = (
    (
        re.compile(_PLAIN + r"=\s*[0-3]?\d[/.][01]?\d[/.]\d{2,4}"),
        phrase("écrivez la date année d’abord, comme 2026-02-01", "write the date year first, like 2026-02-01"),
    ),
    (
        re.compile(_PLAIN + r"=\s*\d{1,2}(:\d{2}|\s*[hH]\s*\d{0,2}\b)"),
        phrase('mettez l’heure entre guillemets, comme "21:00"', 'put the time into quotes, like "21:00"'),
    ),
    (
        re.compile(_PLAIN + r"=\s*\d{1,3}[ \u00a0\u202f]\d{3}"),
        phrase("écrivez le nombre sans espace, comme 1200", "write the number without a space, like 1200"),
    ),
    (
        re.compile(_PLAIN + r"=\s*(oui|non|vrai|faux|yes|no)\b", re.IGNORECASE),
        phrase("écrivez true pour oui, false pour non", "write true for yes, false for no"),
    ),
    (
        re.compile(r"^[^\"'#=]*[–—]"),
        phrase("remplacez le tiret long par un trait d’union, -", "replace the long dash by a hyphen, -"),
    ),
    (
        re.compile(r"^[^\"'#=]*[^\x00-\x7f\s]"),
        phrase(
            'un nom avec accent se met entre guillemets, comme [clauses."congés"] ; les clés du fichier n’en ont pas',
            'put a name with an accent into quotes, like [clauses."congés"]; the file’s own keys have none',
        ),
    ),
)
"""Lines as people write them, and how TOML has them; the first that fits is told."""


PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
"""Where the parser says that it stumbled."""


def parser_said(message: str) -> Phrase:
    """The parser's own message, with the place that it names.

    >>> parser_said("Invalid value (at line 3, column 8)").fr
    'ligne 3, colonne 8 : valeur impossible ; un texte se met entre guillemets droits'
    """
    place = PLACE.search(message)
    reason = message[: place.start()] if place else message
    french = _NAME_TWICE.what.fr if reason.startswith(_TWICE) else _in_french(reason)
    if place and place["line"]:
        french = f"ligne {place['line']}, colonne {place['column']} : {french}"
    return Phrase(french, message)


def syntax_fault(line: str, reason: str) -> Fault:
    """What is wrong with a line of which the parser says `reason`.

    >>> syntax_fault("id = office", "Invalid value").what.fr
    'ce n’est pas du TOML (valeur impossible ; un texte se met entre guillemets droits)'
    """
    if _CURLY.search(line):
        return _QUOTES
    if reason.startswith(_TWICE):
        return _NAME_TWICE
    english = f"{reason[:1].lower()}{reason[1:]}"
    what = phrase("ce n’est pas du TOML ({why})", "this is not TOML ({why})", why=(_in_french(reason), english))
    mend = next((hint for pattern, hint in HINTS if pattern.match(line)), _MEND)
    return Fault(code="toml-syntax", what=what, mend=mend)


def _in_french(reason: str) -> str:
    return next((meant for begin, meant in REASONS.items() if reason.startswith(begin)), reason)
