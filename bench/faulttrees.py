#!/usr/bin/env python3
"""Fault trees, whole process beside SCRAM (Debian package `scram`), alternating, count and probability separately.

  cargo bench --bench faulttrees --no-run      # prints the path of the binary
  bench/faulttrees.py target/release/deps/faulttrees-… [--runs N] [--timeout S] [MODEL.xml …]

Prints seconds (the best of N runs) and the greatest resident memory of both, and the ratios. SCRAM stops at sets of 20
events unless told otherwise, hence `-l 1000`; it counts with decision diagrams of its own, and gives the exact
probability with `--bdd --probability 1`.
"""
import argparse, math, os, re, resource, subprocess, sys, tempfile, time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def run(command, timeout):
    """Seconds, megabytes and output of a command; None where it was stopped."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        deadline = start + timeout
        while True:
            found, status, usage = os.wait4(process.pid, os.WNOHANG)
            if found:
                break
            if time.perf_counter() > deadline:
                process.kill()
                os.wait4(process.pid, 0)
                return None
            time.sleep(0.0005)
        took = time.perf_counter() - start
        out.seek(0)
        return took, usage.ru_maxrss / 1024, out.read().decode(errors="replace")


def best(pair, runs, timeout):
    """The best of several runs of two commands, taken in turn."""
    results = [None, None]
    for _ in range(runs):
        for place, command in enumerate(pair):
            found = run(command, timeout)
            if found and (results[place] is None or found[0] < results[place][0]):
                results[place] = found
        if any(result is None or result[0] > 10 for result in results):
            break
    return results


def scram_answer(what, output):
    tree = re.search(r"<sum-of-products[^>]*>", output)
    if not tree:
        return None
    found = re.search(r'products="(\d+)"' if what == "count" else r' probability="([^"]+)"', tree.group())
    return found and found.group(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("models", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=300)
    parser.add_argument("--scram", default="scram")
    options = parser.parse_args()
    models = options.models or sorted((HERE / "tests/faulttrees").glob("*.xml"))
    print(f"{'model':10} {'':11} {'ours s':>9} {'scram s':>9} {'ratio':>8} {'ours MB':>8} {'scram MB':>9}  answer")
    ratios = {"count": [], "probability": []}
    for model in models:
        # A report of all sets would be most of its time: only the totals are asked for.
        peer = [options.scram, "-l", "1000", "--bdd", str(model)]
        commands = {"count": peer, "probability": [*peer, "--probability", "1"]}
        for what, command in commands.items():
            ours, theirs = best(([options.binary, "--once", what, str(model)], [*command, "-o", "/dev/stdout"]),
                                options.runs, options.timeout)
            shown = [f"{result[0]:9.3f}" if result else f">{options.timeout:8.0f}" for result in (ours, theirs)]
            memory = [f"{result[1]:8.0f}" if result else f"{'':8}" for result in (ours, theirs)]
            ratio = theirs[0] / ours[0] if ours and theirs else None
            if ratio and theirs[0] > 0.1:
                ratios[what].append(ratio)
            answer = ours[2].strip() if ours else ""
            peer_answer = scram_answer(what, theirs[2]) if theirs else None
            same = peer_answer is not None and (
                answer == peer_answer if what == "count" else math.isclose(float(answer), float(peer_answer), rel_tol=1e-5))
            note = "" if same else f"  (scram: {peer_answer})"
            print(f"{model.stem:10} {what:11} {shown[0]} {shown[1]} {f'{ratio:8.1f}' if ratio else '':>8} "
                  f"{memory[0]} {memory[1]:>9}  {answer}{note}", flush=True)
    for what, found in ratios.items():
        if found:
            mean = math.exp(sum(map(math.log, found)) / len(found))
            print(f"{what}: {mean:.1f} times faster in the geometric mean of {len(found)} models with more than 0.1 s")


if __name__ == "__main__":
    main()
