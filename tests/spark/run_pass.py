"""One pass on Spark in a process of its own, so that it can be killed: ``python -m tests.spark.run_pass PASS.json``."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

from orchestration.loading.writer import Load
from orchestration.settings import Settings
from tests.spark.engines import spark_pass

if __name__ == "__main__":
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    load = Load(asked["load_id"], dt.datetime.fromisoformat(asked["loaded_at"]))
    spark_pass(Settings.model_validate(asked["settings"]), load, asked["withdrawn"])
