"""benfred/implicit on the bench's pairs: one command a line on the standard input, one JSON object a line as answer.

implicit_peer.py FOLDER FACTORS ALPHA REGULARIZATION THREADS
FOLDER holds start.u32 and index.u32 (pairs by rows) and held.u32 (two held out columns a row).
"""
import json
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as implicit asks for: its own threads share the work

import numpy as np  # noqa: E402
import scipy.sparse as sparse  # noqa: E402
from implicit.als import AlternatingLeastSquares  # noqa: E402

folder = sys.argv[1]
factors, alpha, regularization, threads = map(float, sys.argv[2:6])
factors, threads = int(factors), int(threads)


def read(name):
    return np.fromfile(os.path.join(folder, name), np.uint32).astype(np.int32)


start, index, held = read("start.u32"), read("index.u32"), read("held.u32").reshape(-1, 2)
rows, columns = len(start) - 1, int(index.max()) + 1
pairs = sparse.csr_matrix((np.ones(len(index), np.float32), index, start), shape=(rows, columns))
weighted = (alpha * pairs).tocsr()
transposed = weighted.T.tocsr()
random = np.random.RandomState(1)
model = None


def fresh(exact):
    made = AlternatingLeastSquares(factors=factors, regularization=regularization, alpha=alpha, iterations=1, num_threads=threads, use_gpu=False, use_cg=not exact)
    made.user_factors = random.random_sample((rows, factors)).astype(np.float32) * 0.01
    made.item_factors = random.random_sample((columns, factors)).astype(np.float32) * 0.01
    return made


def epoch():
    model.solver(weighted, model.user_factors, model.item_factors, model.regularization, num_threads=threads)
    model.solver(transposed, model.item_factors, model.user_factors, model.regularization, num_threads=threads)


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}, result


for line in sys.stdin:
    command = line.strip()
    answer = {}
    if command in ("cg", "exact"):
        model = fresh(command == "exact")
    elif command == "epoch":
        answer, _ = timed(epoch)
    elif command == "finish":  # the rows once more, against the columns as they have become
        model.solver(weighted, model.user_factors, model.item_factors, model.regularization, num_threads=threads)
    elif command == "top":
        answer, (ids, _) = timed(lambda: model.recommend(np.arange(rows), pairs, N=20, filter_already_liked_items=True))
        answer["recall"] = float(np.mean([(ids == held[:, [k]]).any(1).mean() for k in (0, 1)]))
    print(json.dumps(answer), flush=True)
