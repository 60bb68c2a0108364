"""All that can be wrong with one item: a stable code, a sentence and a remedy, never a value out of the item."""

from __future__ import annotations

from dataclasses import dataclass

from disconnect.model.phrase import Phrase, phrase
from disconnect.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Flaw:
    """What keeps one item from being read, before it is known where the item stands."""

    code: str
    what: Phrase
    mend: Phrase

    def at(self, source: str, where: str) -> Problem:
        """The flaw as a problem of `source`, at a file and an ordinal.

        >>> DATE_MISSING.at("post", "post.mbox, message 7").line
        'post, post.mbox, message 7: there is no date; have the exporting program write one'
        """
        return Problem(source=source, where=where, code=self.code, what=self.what, mend=self.mend)


_HAVE_WRITTEN = phrase("faites-le écrire par le programme qui exporte", "have the exporting program write one")
_CORRECT_ROW = phrase("corrigez la ligne", "correct the row")
_CORRECT_OR_REMOVE = phrase("corrigez ou retirez la ligne", "correct or remove the row")

DATE_MISSING = Flaw(
    "date-missing",
    phrase("il n’y a pas de date", "there is no date"),
    phrase("faites-la écrire par le programme qui exporte", "have the exporting program write one"),
)
DATE_UNREADABLE = Flaw(
    "date-unreadable",
    phrase("la date ne peut être lue", "the date cannot be read"),
    phrase("écrivez-la comme le montre la documentation de la source", "write it as the source's documentation shows"),
)
DATE_WITHOUT_ZONE = Flaw(
    "date-without-zone",
    phrase("la date n’a pas de décalage connu", "the date has no known offset"),
    phrase("indiquez le fuseau de la source dans config.toml", "state the source's zone in config.toml"),
)
DATE_IMPOSSIBLE = Flaw(
    "date-impossible",
    phrase(
        "la date est d’avant 1990, ou de plus d’un jour après l’instant de la lecture",
        "the date lies before 1990 or more than a day after the moment of reading",
    ),
    phrase(
        "corrigez l’horloge du programme qui l’a écrite ; l’élément n’entre dans aucun chiffre",
        "correct the clock of the program that wrote it; the item stays out of every figure",
    ),
)
SENDER_MISSING = Flaw("sender-missing", phrase("il n’y a pas d’expéditeur", "there is no sender"), _HAVE_WRITTEN)
SENDER_UNREADABLE = Flaw(
    "sender-unreadable",
    phrase("l’expéditeur n’est pas une adresse", "the sender is not an address"),
    phrase("corrigez le programme qui l’a écrit", "correct the program that wrote it"),
)
RECIPIENT_MISSING = Flaw(
    "recipient-missing", phrase("il n’y a pas de destinataire", "there is no recipient"), _HAVE_WRITTEN
)
RECIPIENT_UNREADABLE = Flaw(
    "recipient-unreadable",
    phrase("aucun destinataire n’est une adresse", "no recipient is an address"),
    phrase("corrigez le programme qui a écrit le message", "correct the program that wrote the message"),
)
HEADER_TOO_LONG = Flaw(
    "header-too-long",
    phrase("les en-têtes font plus de 256 Kio", "the headers are longer than 256 KiB"),
    phrase(
        "regardez ce message : il est endommagé, ou c’est une attaque",
        "look at the message: it is damaged or an attack",
    ),
)
HEADER_CUT = Flaw(
    "header-cut",
    phrase(
        "le fichier s’arrête au milieu des en-têtes de ce message", "the file ends inside the headers of this message"
    ),
    phrase(
        "rien s’il est encore en cours d’écriture ; sinon, ajoutez la ligne vide qui termine les en-têtes",
        "nothing if it is still being written; otherwise add the empty line that ends the headers",
    ),
)
NOT_MBOX = Flaw(
    "not-mbox",
    phrase(
        "aucune ligne « From … 10:00:00 2026 » ne commence un message",
        'no line "From … 10:00:00 2026" starts a message',
    ),
    phrase("retirez ce fichier du chemin", "take the file out of the path"),
)
UNREADABLE = Flaw(
    "unreadable",
    phrase("il ne peut être ouvert, ou lu jusqu’au bout", "it cannot be opened or read to its end"),
    phrase("vérifiez ses droits, et que la copie est entière", "check its rights, and that the copy is whole"),
)
ROW_SHORT = Flaw(
    "row-short",
    phrase("la ligne a moins de champs que la ligne d’en-tête", "the row has fewer fields than the header row"),
    _CORRECT_OR_REMOVE,
)
ROW_LONG = Flaw(
    "row-long",
    phrase("la ligne a plus de champs que la ligne d’en-tête", "the row has more fields than the header row"),
    phrase(
        "faites mettre entre guillemets les champs qui contiennent le séparateur",
        "have fields that hold the delimiter written in quotes",
    ),
)
ROW_OVERSIZED = Flaw(
    "row-oversized",
    phrase("la ligne fait plus de 1 Mio", "the row is longer than 1 MiB"),
    phrase("exportez moins de colonnes", "export fewer columns"),
)
ROW_UNREADABLE = Flaw(
    "row-unreadable",
    phrase(
        "la ligne ne peut être découpée en champs, ou l’un d’eux fait plus de 128 Kio",
        "the row cannot be cut into fields, or one of them is over 128 KiB",
    ),
    _CORRECT_ROW,
)
ROW_UNFINISHED = Flaw(
    "row-unfinished",
    phrase(
        "la dernière ligne n’est pas terminée, et le fichier a changé il y a moins d’une minute",
        "the last row has no line end and the file was changed less than a minute ago",
    ),
    phrase("rien : la ligne sera lue la prochaine fois", "nothing: the row is read next time"),
)
QUOTE_OPEN = Flaw(
    "quote-open",
    phrase(
        "un guillemet s’ouvre dans cette ligne et ne se ferme jamais : rien de ce qui suit n’a été lu",
        "a quote opens in this row and never closes, so nothing after it was read",
    ),
    phrase(
        'corrigez la ligne, ou écrivez quote = "" si le fichier ne met pas ses champs entre guillemets',
        'correct the row, or set quote = "" if the file does not quote its fields',
    ),
)
NUL_BYTE = Flaw("nul-byte", phrase("la ligne contient un octet nul", "the row holds a NUL byte"), _CORRECT_OR_REMOVE)
ENCODING = Flaw(
    "encoding",
    phrase("la ligne n’est pas dans l’encodage indiqué", "the row is not in the stated encoding"),
    phrase("indiquez l’encodage du fichier dans config.toml", "state the file's encoding in config.toml"),
)
PERSON_MISSING = Flaw("person-missing", phrase("personne n’est nommé", "there is no person"), _CORRECT_OR_REMOVE)
IDENTITY_UNREADABLE = Flaw(
    "identity-unreadable",
    phrase(
        "un identifiant de message ou de fil contient une espace",
        "an identity of a message or thread holds white space",
    ),
    phrase(
        "indiquez une colonne d’identifiants, jamais une colonne d’objets",
        "map a column of identifiers, never one of subjects",
    ),
)
SIZE_UNREADABLE = Flaw(
    "size-unreadable",
    phrase("la taille n’est pas un nombre entier d’octets", "the size is not a whole number of bytes"),
    phrase("corrigez la colonne, ou ne l’indiquez plus", "correct the column, or unmap it"),
)
FLAG_UNREADABLE = Flaw(
    "automatic-unreadable",
    phrase("la colonne automatic ne dit ni oui ni non", "the column automatic says neither yes nor no"),
    phrase(
        "écrivez true ou false, 1 ou 0, yes ou no, oui ou non", "write true or false, 1 or 0, yes or no, oui or non"
    ),
)
HALF_UNREADABLE = Flaw(
    "half-unreadable",
    phrase("la demi-journée n’est ni am ni pm", "the half day is neither am nor pm"),
    phrase("écrivez am, pm ou rien", "write am, pm or nothing"),
)
SPAN_REVERSED = Flaw(
    "span-reversed", phrase("la fin ne vient pas après le début", "the end does not come after the start"), _CORRECT_ROW
)
