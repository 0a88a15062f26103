"""The inverse of a symmetric positive definite matrix by LAPACK as scipy brings it: one command a line on the standard input, one JSON object a line.

inverse_peer.py FOLDER ROWS THREADS
FOLDER holds matrix.f32, row-major.
"""
import json
import os
import sys
import time

folder, rows, threads = sys.argv[1], int(sys.argv[2]), sys.argv[3]
os.environ["OPENBLAS_NUM_THREADS"] = threads

import numpy as np  # noqa: E402
from scipy.linalg import lapack  # noqa: E402

matrix = np.asfortranarray(np.fromfile(os.path.join(folder, "matrix.f32"), np.float32).reshape(rows, rows))

for _ in sys.stdin:
    own = matrix.copy(order="F")
    wall, cpu = time.perf_counter(), time.process_time()
    factor, failed = lapack.spotrf(own, lower=1, overwrite_a=1)
    inverse, failed_too = lapack.spotri(factor, lower=1, overwrite_c=1)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if failed or failed_too:
        sys.exit("not positive definite")
    print(json.dumps({"wall": wall, "cpu": cpu, "trace": float(np.trace(inverse.astype(np.float64)))}), flush=True)
