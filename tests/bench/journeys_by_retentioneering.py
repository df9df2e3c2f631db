"""`python journeys_by_retentioneering.py STEPS.parquet`: seconds Retentioneering takes for what follows what. Not ours; a peer.

The file holds user_id, event and timestamp. Prints one JSON object.
"""

import json
import os
import sys
import time

os.environ["RETENTIONEERING_NO_TRACK"] = "1"

import pandas as pd

steps = pd.read_parquet(sys.argv[1])
began = time.perf_counter()
from retentioneering import Eventstream  # noqa: E402

loaded = time.perf_counter()
stream = Eventstream(steps, schema={"path_cols": ["user_id"], "event_col": "event", "timestamp_col": "timestamp"})
made = time.perf_counter()
told = {"import_seconds": round(loaded - began, 2), "stream_seconds": round(made - loaded, 2), "steps": len(steps)}
seconds = []
for _ in range(3):
    began = time.perf_counter()
    counts = stream.transition_graph_data(edge_weight="count")
    seconds.append(time.perf_counter() - began)
between = counts.drop(index=["path_start", "path_end"], columns=["path_start", "path_end"], errors="ignore")
print(json.dumps(told | {"transitions_seconds": round(sorted(seconds)[1], 3), "transitions": int(between.to_numpy().sum())}))
