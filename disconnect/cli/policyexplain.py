"""`disconnect policy explain`: what a code of `policy check` means, without a page to look up."""

from __future__ import annotations

from disconnect.app.misuse import MisuseError
from disconnect.cli.bilingual import argument, command
from disconnect.cli.common import json_option, lang_option, language_of, output, print_json, told
from disconnect.model.phrase import joined, phrase, quoted
from disconnect.policyfile.mistakes import suggestion

CODES = phrase(
    "les codes sont ceux que donne disconnect policy check", "codes are those that disconnect policy check prints"
)


@command(fr="""Expliquer le constat CODE de policy check. Ce qu’il veut dire, combien il compte, par quel article.""")
@argument("code", fr="CODE")
@lang_option
@json_option
@told
def explain(*, code: str, lang: str | None, as_json: bool) -> None:
    """Explain the finding CODE of `policy check`: what it means, how much it matters, by which article."""
    from disconnect.policyfile.findings.explaining import codes, explained  # noqa: PLC0415 - reads the law

    language = language_of({"lang": lang})
    known = {each.casefold(): each for each in codes()}
    name = known.get(code.casefold(), code)
    found = explained(name, language)
    if not found:
        raise MisuseError(
            where=phrase("le code", "the code"),
            what=phrase("aucun constat ne s’appelle {code}", "no finding is called {code}", code=quoted(code)),
            mend=joined([suggestion(code, known.values()), CODES]),
        )
    if as_json:
        print_json({"code": name, "text": list(found)})
        return
    for paragraph in found:
        output().print(paragraph, soft_wrap=True)
