"""Build ``seeds/reference/gazetteer.parquet``: ``python -m orchestration.gazetteer.build --packages NODE_MODULES``.

Runs in an environment of its own (``requirements-gazetteer.lock`` and ``package-lock.json`` here; ``make gazetteer``). The
stages, each a module::

    sources     what the packages hold, read from their files
    romanise    English names of Chinese divisions
    geonames    GeoNames joined by its ids
    divisions   rows for China
    world       rows for everything else
    write       what ships and what is left out; the file
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from orchestration.gazetteer import divisions, world
from orchestration.gazetteer.geonames import GeoNames
from orchestration.gazetteer.index import PATH
from orchestration.gazetteer.write import shipped, write


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m orchestration.gazetteer.build", description=__doc__)
    parser.add_argument("--packages", type=Path, required=True, help="the node_modules folder of package-lock.json")
    parser.add_argument("--full", action="store_true", help="every place there is, instead of what ships")
    parser.add_argument("--out", type=Path, default=PATH, help="the file to write")
    chosen = parser.parse_args(arguments)
    began = time.monotonic()
    geonames = GeoNames(chosen.packages)
    china = divisions.rows(geonames)
    everything = [*china, *world.rows(geonames, china)]
    kept = everything if chosen.full else shipped(everything)
    write(kept, chosen.out)
    size = chosen.out.stat().st_size / 1e6
    sys.stderr.write(f"{len(kept):,} places, {size:.2f} MB, {time.monotonic() - began:.0f} s: {chosen.out}\n")


if __name__ == "__main__":
    main()
