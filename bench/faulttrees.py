#!/usr/bin/env python3
"""Fault trees, whole process beside SCRAM (Debian package `scram`), alternating, count and probability separately.

  cargo bench --bench faulttrees --no-run      # prints the path of the binary
  bench/faulttrees.py target/release/deps/faulttrees-… [--runs N] [--timeout S] [MODEL.xml …]

Prints seconds (the best of N runs) and, with GNU time (Debian package `time`), the greatest resident memory of both,
and the ratios. SCRAM stops at sets of 20 events unless told otherwise, hence `-l 1000`; it counts with decision
diagrams of its own, and gives the exact probability with `--bdd --probability 1`.
"""
import argparse, math, re, shutil, subprocess, tempfile, time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
GNU_TIME = shutil.which("time")


def run(command, timeout):
    """Seconds and the answer in what a command prints; None where it was stopped."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        deadline = start + timeout
        while True:
            if process.poll() is not None:
                break
            if time.perf_counter() > deadline:
                process.kill()
                process.wait()
                return None
            time.sleep(0.0005)
        took = time.perf_counter() - start
        out.seek(0)
        lines = (line.decode(errors="replace") for line in out)
        return took, next((line for line in lines if "<sum-of-products" in line or "<" not in line), "")


def memory(command):
    """The greatest resident memory of a command, in megabytes.

    A process counts what it was forked from as its own, and this one is larger than some that it asks about; GNU time
    is not.
    """
    process = subprocess.run([GNU_TIME, "-f", "%M", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return int(process.stderr.split()[-1]) / 1024


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


def scram_answer(what, line):
    """The count or the probability in the line of a report that has the totals."""
    found = re.search(r'products="(\d+)"' if what == "count" else r' probability="([^"]+)"', line)
    return found and found.group(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("models", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=300)
    parser.add_argument("--scram", default="scram")
    parser.add_argument("--answers", action="store_true", help="compare the answers too")
    options = parser.parse_intermixed_args()
    models = options.models or sorted((HERE / "tests/faulttrees").glob("*.xml"))
    print(f"{'model':10} {'':11} {'ours s':>9} {'scram s':>9} {'ratio':>8} {'ours MB':>8} {'scram MB':>9}  answer")
    ratios = {"count": [], "probability": []}
    for model in models:
        # It cannot be told to leave out the report, which lists all sets; it is thrown away.
        peer = [options.scram, "-l", "1000", "--bdd", str(model)]
        commands = {"count": peer, "probability": [*peer, "--probability", "1"]}
        report = run([*commands["probability"], "-o", "/dev/stdout"], options.timeout) if options.answers else None
        for what, command in commands.items():
            own = [options.binary, "--once", what, str(model)]
            timed = (own, [*command, "-o", "/dev/null"])
            ours, theirs = best(timed, options.runs, options.timeout)
            shown = [f"{result[0]:9.3f}" if result else f">{options.timeout:8.0f}" for result in (ours, theirs)]
            peaks = [memory(command) if result and GNU_TIME else None for command, result in zip(timed, (ours, theirs))]
            peaks = [f"{peak:8.1f}" if peak else f"{'':8}" for peak in peaks]
            ratio = theirs[0] / ours[0] if ours and theirs else None
            if ratio and theirs[0] > 0.1:
                ratios[what].append(ratio)
            answer = ours[1].strip() if ours else ""
            peer_answer = scram_answer(what, report[1]) if report else None
            same = peer_answer is None or (
                answer == peer_answer if what == "count" else math.isclose(float(answer), float(peer_answer), rel_tol=1e-5))
            note = "" if same else f"  (scram: {peer_answer})"
            print(f"{model.stem:10} {what:11} {shown[0]} {shown[1]} {f'{ratio:8.1f}' if ratio else '':>8} "
                  f"{peaks[0]} {peaks[1]:>9}  {answer}{note}", flush=True)
    for what, found in ratios.items():
        if found:
            mean = math.exp(sum(map(math.log, found)) / len(found))
            print(f"{what}: {mean:.1f} times faster in the geometric mean of {len(found)} models with more than 0.1 s")


if __name__ == "__main__":
    main()
