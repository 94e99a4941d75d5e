#!/usr/bin/env python3
"""Questions in a session, and `why-not` as a command, beside a fresh `run` of the same model.

The models are those of `whole_process.py`. A session is asked over a pipe, for JSON: whether random products are
produced, why those are that are, and what changes with `given`. A share of the questions is answered in less time than
a person notices, 50 ms; times are also given as shares of a whole `run`, for times of one machine mean nothing on
another.

    python3 bench/session.py target/release/coproduce [--laws 100000] [--questions 150]
"""
import argparse, json, pathlib, random, statistics, subprocess, tempfile, time
from whole_process import generate

NOTICED = 0.05


class Session:
    """A session whose replies are lines of JSON."""

    def __init__(self, binary, model):
        command = [binary, "repl", model, "--format", "json"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def ask(self, question):
        """The seconds until the reply is there."""
        start = time.perf_counter()
        self.process.stdin.write(f"{question}\n".encode())
        self.process.stdin.flush()
        self.process.stdout.readline()
        return time.perf_counter() - start


def took(command):
    """The seconds a command takes, and what it prints."""
    start = time.perf_counter()
    out = subprocess.run(command, capture_output=True)
    return time.perf_counter() - start, out.stdout


def tell(what, times, run):
    times = sorted(times)
    shares = [("median", 0.5), ("90 %", 0.9), ("95 %", 0.95), ("most", 1)]
    shown = [f"{name} {times[int(share * (len(times) - 1))] / run:.4f}" for name, share in shares]
    fast = f"{sum(time < NOTICED for time in times)} of {len(times)} in less than {NOTICED * 1000:.0f} ms"
    print(f"  {what:8} {', '.join(shown)} of a run; {fast}", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary")
    arguments.add_argument("--laws", type=int, nargs="+", default=[100_000])
    arguments.add_argument("--questions", type=int, default=150)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    for laws in chosen.laws:
        with tempfile.TemporaryDirectory() as name:
            generate(laws, chosen.seed, pathlib.Path(name))
            model = str(pathlib.Path(name) / "model.coprod")
            run = statistics.median(took([chosen.binary, "run", model])[0] for _ in range(5))
            # As JSON it lists what is missing of each product, which takes longer.
            listed = json.loads(took([chosen.binary, "run", model, "--format", "json"])[1])
            products = listed["results"]["situations"][0]["products"]
            by_verdict = {verdict: [one["name"] for one in products if one["verdict"] == verdict]
                          for verdict in ("produced", "not_produced")}
            draw = random.Random(chosen.seed)
            some = {verdict: draw.sample(names, min(len(names), chosen.questions))
                    for verdict, names in by_verdict.items()}
            print(f"{laws} laws, a run in {run * 1000:.0f} ms")
            session = Session(chosen.binary, model)
            session.ask(":scenario all")
            tell("?", [session.ask(f"{product}?") for product in some["produced"]], run)
            tell("why", [session.ask(f"why {product}") for product in some["produced"]], run)
            tell("given", [session.ask(f"{word} c1") for _ in range(10) for word in ("without", "given")], run)
            session.process.stdin.close()
            session.process.wait()
            refused = some["not_produced"][:40]
            tell("why-not", [took([chosen.binary, "why-not", name, model, "--format", "json"])[0] for name in refused], run)


if __name__ == "__main__":
    main()
