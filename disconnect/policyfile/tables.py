"""Forms that hold tables: one, rows of them, or several by names of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disconnect.policyfile.naming import NAME_PATTERN, note_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names
    from disconnect.policyfile.spec import Spec


@dataclass(frozen=True, slots=True)
class Table:
    """One table, as in `[night]`."""

    spec: Spec

    def read(self, fields: Fields, key: str, names: Names) -> Any:  # noqa: ANN401 - what the spec makes
        """What the table says; None where it has mistakes."""
        inner = fields.inner(key)
        return self.spec.sound(inner, names) if inner.is_sound else None

    def schema(self) -> Json:
        """The table's own."""
        return self.spec.schema()

    def words(self) -> tuple[str, str]:
        """A table."""
        return "une table", "a table"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows in their order, as in `[[responses]]`."""

    spec: Spec

    def read(self, fields: Fields, key: str, names: Names) -> tuple[Any, ...]:
        """What each row says; None for one that has mistakes."""
        return tuple(self.spec.sound(row, names) for row in fields.rows(key))

    def schema(self) -> Json:
        """A list of tables."""
        return {"type": "array", "items": self.spec.schema()}

    def words(self) -> tuple[str, str]:
        """Rows."""
        return "des lignes", "rows"


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables by names of one's own, as in `[hours.office]`; each is made with its name as `id`."""

    spec: Spec

    def read(self, fields: Fields, key: str, names: Names) -> Mapping[str, Any]:
        """What each table says, by name; None for one that has mistakes."""
        return {name: self._one(name, table, names) for name, table in fields.tables(key)}

    def _one(self, name: str, table: Fields, names: Names) -> Any:  # noqa: ANN401 - what the spec makes
        note_name(table, name)
        return self.spec.sound(table, names, id=name)

    def schema(self) -> Json:
        """An object with such tables."""
        return {
            "type": "object",
            "propertyNames": {"pattern": NAME_PATTERN},
            "additionalProperties": self.spec.schema(),
        }

    def words(self) -> tuple[str, str]:
        """Tables by name."""
        return "des tables, chacune avec son nom", "tables, each with a name"


TABLES = (Table, Rows, Tables)
"""The forms that hold tables."""
