"""Names for the shapes that the load computations work on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Int64 = NDArray[np.int64]
Int32 = NDArray[np.int32]
Int16 = NDArray[np.int16]
UInt8 = NDArray[np.uint8]
Bool = NDArray[np.bool_]

SECOND = 1_000_000
HOUR = 3600 * SECOND
NO_INSTANT = np.iinfo(np.int64).min
WORKING = 0
"""The class code of working time; the classes of quiet time follow from 1 in the order of `QuietClass`."""
