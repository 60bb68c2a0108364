"""What every part of a charter is written from: the policy, the file as it stands, and the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disconnect.policyfile.charter.blocks import Path, Told, once
from disconnect.policyfile.charter.moments import Moments
from disconnect.policyfile.charter.voice import AND, Pair, Voice, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disconnect.model.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The policy and the document it was read from: what stands only as a default is not in the document."""

    policy: Policy
    document: Mapping[str, Any]
    voice: Voice

    @property
    def moments(self) -> Moments:
        """Times, dates and numbers in the same language."""
        return Moments(self.voice)

    def given(self, *path: str | int) -> Any:  # noqa: ANN401 - a file holds values of every kind
        """What the file holds under `path`, None where it says nothing."""
        found: Any = self.document
        for key in path:
            if isinstance(found, dict):
                found = found.get(key)
            else:
                found = found[key] if isinstance(found, list) and isinstance(key, int) else None
        return found

    def say(self, pair: Pair, /, *paths: Path, **values: Told | str) -> Told:
        """A sentence with its values, and every place of the file that it comes from.

        >>> draft = Draft(policy=None, document={}, voice=Voice("en"))
        >>> draft.say(("", "Open: {who}."), ("zone",), who=Told("office", (("hours",),)))
        Told(text='Open: office.', paths=(('zone',), ('hours',)))
        """
        plain = {name: value.text if isinstance(value, Told) else value for name, value in values.items()}
        behind = [path for value in values.values() if isinstance(value, Told) for path in value.paths]
        return Told(self.voice.say(pair, **plain), once((*paths, *behind)))

    def join(self, parts: Iterable[Told], joint: Pair = AND) -> Told:
        """The parts as a reader lists them."""
        found = tuple(parts)
        text = self.voice.joined((part.text for part in found), joint)
        return Told(text, once(tuple(path for part in found for path in part.paths)))

    def run_on(self, parts: Iterable[Told | None]) -> Told:
        """Sentences one after the other; what is None is not said."""
        found = tuple(part for part in parts if part is not None)
        text = " ".join(part.text for part in found if part.text)
        return Told(text, once(tuple(path for part in found for path in part.paths)))

    def own(self, both: Mapping[str, str], *path: str | int) -> Told:
        """What the parties wrote under `path`, as it stands."""
        return Told(self.voice.own(both), (path,))

    def title(self, section: str, name: str) -> Told:
        """The title of hours or of a slot between quotes; a name that the file does not know stands for itself."""
        found = getattr(self.policy, section).get(name)
        if found is None:
            return Told(self.voice.quoted(name))
        return Told(self.voice.quoted(found.title[self.voice.lang]), ((section, name, "title"),))

    def titles(self, section: str, names: Iterable[str], joint: Pair = AND) -> Told:
        """The titles of several, in the order of the file."""
        wanted, known = frozenset(names), getattr(self.policy, section)
        ordered = (*(name for name in known if name in wanted), *sorted(wanted - set(known)))
        return self.join((self.title(section, name) for name in ordered), joint)

    def quoted(self, texts: Iterable[str], joint: Pair = AND) -> str:
        """Words of the file, each between quotes, sorted."""
        return self.voice.joined((self.voice.quoted(clean(text)) for text in sorted(texts)), joint)
