"""The solver, and how it is asked: one number of threads in the whole process, nothing printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

# With two numbers of threads in one process the solver answers nothing.
THREADS = 2
INFINITY = highspy.kHighsInf
Row = tuple["Mapping[int, float]", float]
"""Coefficients by column, and what they must come to at least."""


def solver() -> highspy.Highs:
    """A solver that prints nothing."""
    made = highspy.Highs()  # type: ignore[no-untyped-call] # the library has no types
    made.silent()
    made.setOptionValue("threads", THREADS)
    return made


def programme(
    lower: NDArray[np.float64],
    upper: NDArray[np.float64],
    cost: NDArray[np.float64],
    rows: Sequence[Row],
    most: float = INFINITY,
) -> highspy.HighsLp:
    """A linear programme: columns within their bounds, each row at least what it says (and at most `most`)."""
    made = highspy.HighsLp()
    made.num_col_, made.num_row_ = len(cost), len(rows)
    made.col_cost_, made.col_lower_, made.col_upper_ = cost, lower, upper
    made.row_lower_ = np.array([least for _, least in rows], dtype=np.float64)
    made.row_upper_ = np.full(len(rows), most)
    starts, columns, values = packed(rows)
    made.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    made.a_matrix_.start_, made.a_matrix_.index_, made.a_matrix_.value_ = starts, columns, values
    return made


def packed(rows: Sequence[Row]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """Rows as the solver takes them: where each starts (and the last ends), columns, coefficients."""
    starts = np.cumsum([0, *(len(row) for row, _ in rows)], dtype=np.int32)
    columns = np.array([column for row, _ in rows for column in row], dtype=np.int32)
    values = np.array([value for row, _ in rows for value in row.values()], dtype=np.float64)
    return starts, columns, values
