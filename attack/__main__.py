"""Attack many made-up companies and count what was found: `python -m attack [--seeds N] [--series]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from attack.companies import KINDS, Kind, made
from attack.publication import read
from attack.publisher import publish
from attack.score import COUNTS, Scorer
from attack.series import QUARTER, found, published, staff
from disconnect.errors import DisclosureError

SIZES = (40, 200, 1_000)
EXAMPLES = 3
MOVERS, SMALL = (0.005, 0.02, 0.1), 6


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one company: why it was refused, or what was found."""

    refused: str
    found: dict[str, list[str]]
    share: float = 0.0


def attacked(teams: int, kind: Kind, seed: int, seconds: float) -> Outcome:
    """Make a company, publish it, attack what was published, and hold it against the truth."""
    with tempfile.TemporaryDirectory() as name:
        folder, truth = Path(name, "published"), Path(name, "truth")
        try:
            share = publish(made(teams, kind, seed), folder, truth, seconds)
        except DisclosureError as error:
            return Outcome(str(error), {})
        return Outcome("", Scorer.of(read(folder), folder, truth).counted(), share)


def main() -> int:
    """Print a line for each size and kind; 1 where anything was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=20)
    asked.add_argument("--seconds", type=float, default=20.0)
    asked.add_argument("--teams", type=int, nargs="*", default=SIZES)
    asked.add_argument("--series", action="store_true", help="several publications about people who move, too")
    asked.add_argument("--kinds", nargs="*", default=KINDS)
    options = asked.parse_args()
    everything = _series(options.seeds) if options.series else 0
    for teams, kind in product(options.teams, options.kinds):
        start = time.perf_counter()
        outcomes = [attacked(teams, kind, seed, options.seconds) for seed in range(options.seeds)]
        everything += _told(f"{teams:>5} teams, {kind}", outcomes, time.perf_counter() - start)
    return 1 if everything else 0


def _series(seeds: int) -> int:
    """Several publications after one another, for each share of movers; how much was found in all."""
    everything = 0
    for movers, seed in product(MOVERS, range(seeds)):
        people = staff(SMALL, movers, seed, QUARTER)
        counts = found(people, list(published(people, QUARTER)))
        everything += sum(number for kind, number in counts.items() if kind != "publications")
        print(f"{SMALL} teams, {movers:.1%} move, seed {seed}:", ", ".join(f"{k} {n}" for k, n in counts.items()))
    return everything


def _told(what: str, outcomes: list[Outcome], seconds: float) -> int:
    refused = [outcome.refused for outcome in outcomes if outcome.refused]
    counts = {kind: sum(len(outcome.found.get(kind, ())) for outcome in outcomes) for kind in COUNTS}
    print(f"{what}: {len(outcomes) - len(refused)} published, {len(refused)} refused, {seconds:.0f} s;", end=" ")
    print(", ".join(f"{kind} {number}" for kind, number in counts.items()), flush=True)
    for reason in sorted(set(refused)):
        print(f"        {refused.count(reason)} × {reason}")
    for kind in COUNTS:
        examples = [where for outcome in outcomes for where in outcome.found.get(kind, ())]
        for where in examples[:EXAMPLES]:
            print(f"        {kind}: {where}")
    return sum(counts.values())


if __name__ == "__main__":
    sys.exit(main())
