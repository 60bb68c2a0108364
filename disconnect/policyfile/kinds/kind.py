"""What a kind of commitment is."""

from __future__ import annotations

from dataclasses import dataclass

ALWAYS = ("clause", "kind", "contracts", "from_employees", "optional", "text", "about", "upon", "modes")
"""What every commitment may say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind: its title, the keys it needs, those it may have besides, and those of which less protects more.

    Less protects more where a window is the time in which somebody may be reached, a length is the longest allowed, or
    a number of times is the threshold from which something is owed; `once`: where no threshold is said, once is enough.
    `bare` names keys of which nothing said means nothing, where elsewhere it means everything.
    """

    fr: str
    en: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    once: bool = False
    bare: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that means something for this kind."""
        return (*ALWAYS, *self.needs, *self.may)


WHEN = ("during", "exemptions", "channels")
CLOCK = ("between", "days")
SOON = ("within", "prompt")
OFTEN = ("every", "times")
"""Keys that go together."""
