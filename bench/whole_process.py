#!/usr/bin/env python3
"""Whole-process comparison on generated models of 10^3 to 10^6 laws, checking included.

A layered random model, the same for the same seed, is written as a model of Coproduce and as JSON for the program a
person would write first: counter propagation in plain Python (`propagate.py` beside this file). Both find the products
of one closed scenario; the answers must agree. The two are run alternately, and the ratio of their medians is printed:
times of one machine mean nothing on another.

    python3 bench/whole_process.py target/release/coproduce [--laws 1000 10000 100000] [--runs 5]
"""
import argparse, json, pathlib, random, resource, statistics, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent


def generate(laws, seed, folder):
    """Ten layers; two to eight coproducers a law; 1.25 laws a product; 2 % of the coproducers are not given."""
    draw = random.Random(seed)
    base = [f"c{i}" for i in range(max(20, laws // 4))]
    given = [name for name in base if draw.random() >= 0.02]
    products = [f"p{i}" for i in range(max(10, laws * 4 // 5))]
    heads = list(range(len(products))) + [draw.randrange(len(products)) for _ in range(laws - len(products))]
    rules = []
    for head in heads:
        layer = head * 10 // len(products)
        below = layer * len(products) // 10
        pool = lambda: products[draw.randrange(below)] if below and draw.random() < 0.7 else draw.choice(base)
        body = sorted({pool() for _ in range(draw.randint(2, 8))} | {draw.choice(given), given[head % len(given)]})
        rules.append((body, products[head]))
    with open(folder / "model.coprod", "w") as text:
        text.write("object " + ", ".join(base + products) + "\nobject ground\nenvironment site { holds ground }\n")
        for number, (body, head) in enumerate(rules):
            text.write(f"alternative law l{number} in site {{ {' and '.join(body)} produce {head} }}\n")
        text.write("scenario all in site { given " + ", ".join(given) + " }\n")
    with open(folder / "model.json", "w") as text:
        json.dump({"given": given, "laws": rules}, text)


def cpu_seconds(command):
    """Processor time of a whole process, and what it prints last."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    last = out.stdout.strip().splitlines()[-1] if out.stdout.strip() else out.stderr
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, last


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary")
    arguments.add_argument("--laws", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    for laws in chosen.laws:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            generate(laws, chosen.seed, folder)
            ours = [chosen.binary, "run", str(folder / "model.coprod")]
            peer = [sys.executable, str(HERE / "propagate.py"), str(folder / "model.json")]
            times = [(cpu_seconds(ours), cpu_seconds(peer)) for _ in range(chosen.runs)]
        answers = {(mine[1].split(": ")[1].split(" produced")[0], theirs[1]) for mine, theirs in times}
        if any(mine != theirs for mine, theirs in answers):
            sys.exit(f"{laws} laws: the answers differ: {answers}")
        ratio = statistics.median(mine[0] for mine, _ in times) / statistics.median(theirs[0] for _, theirs in times)
        print(f"{laws:>9} laws: {answers.pop()[1]} products, {ratio:.3f} of the time of plain Python")


if __name__ == "__main__":
    main()
