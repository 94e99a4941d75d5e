#!/usr/bin/env python3
"""What a product cannot do without, whole-process, beside a SAT solver that takes one coproducer away after the other.

The models are those of `whole_process.py`. The solver propagates the laws as Horn clauses under the assumption of all
that is given but one thing (python-sat, from PyPI; without it only our own answer is timed). Both name the same
coproducers. The two are run alternately, and the ratio of their medians is printed.

    python3 bench/necessary.py target/release/coproduce [--laws 1000 10000] [--runs 3] [--solver python3]
"""
import argparse, json, pathlib, statistics, subprocess, sys, tempfile, time
from whole_process import generate

PEER = """
import json, sys
from pysat.solvers import Solver
model, target = json.load(open(sys.argv[1])), sys.argv[2]
number = {}
of = lambda name: number.setdefault(name, len(number) + 1)
solver = Solver(name="minisat22", bootstrap_with=[[-of(c) for c in body] + [of(head)] for body, head in model["laws"]])
given = [of(name) for name in model["given"]]
names = []
for at, name in enumerate(model["given"]):
    if of(target) not in set(solver.propagate(assumptions=given[:at] + given[at + 1:])[1]):
        names.append(name)
print(json.dumps(sorted(names)))
"""


def timed(command):
    start = time.perf_counter()
    out = subprocess.run(command, capture_output=True, text=True)
    return time.perf_counter() - start, out


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary")
    arguments.add_argument("--laws", type=int, nargs="+", default=[1_000, 10_000])
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--solver", default=sys.executable, help="the Python that knows python-sat")
    chosen = arguments.parse_args()
    has_peer = subprocess.run([chosen.solver, "-c", "import pysat"], capture_output=True).returncode == 0
    for laws in chosen.laws:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            generate(laws, chosen.seed, folder)
            model = str(folder / "model.coprod")
            run = json.loads(timed([chosen.binary, "run", model, "--format", "json"])[1].stdout)
            products = run["results"]["situations"][0]["products"]
            target = [one["name"] for one in products if one["verdict"] == "produced"][-1]
            ours = [chosen.binary, "necessary", target, model, "--format", "json"]
            peer = [chosen.solver, "-c", PEER, str(folder / "model.json"), target]
            own_times, peer_times = [], []
            for _ in range(chosen.runs):
                took, out = timed(ours)
                own_times.append(took)
                # What the environment holds is no fact of the peer's.
                necessary = sorted(set(json.loads(out.stdout)["results"]["necessary"]) - {"ground"})
                if has_peer:
                    took, out = timed(peer)
                    peer_times.append(took)
                    assert json.loads(out.stdout) == necessary, f"{laws} laws: the answers differ"
            line = f"{laws:>9} laws: {len(necessary)} necessary coproducers of {target}"
            if has_peer:
                line += f", 1/{statistics.median(peer_times) / statistics.median(own_times):.0f} of the solver's time"
            print(line, flush=True)


if __name__ == "__main__":
    main()
