#!/usr/bin/env python3
"""What it takes to follow a course of many periods, whole-process, beside the same model in one situation.

A model of laws, half of which take one to five periods, is asked for one scenario, and tested in a course of few and of
many periods; runs alternate. Prints the ratio of the time that each further period takes to that of the scenario, and the
peak memory of both courses, which is not to depend on the number of periods. At last `why` of one product is timed at
an early and at the last period.

    python3 bench/courses.py target/release/coproduce [--laws 100000] [--periods 100] [--runs 3]
"""
import argparse, os, pathlib, random, statistics, subprocess, sys, tempfile, time

FEW = 5


def generate(laws, periods, seed):
    draw = random.Random(seed)
    inputs = [f"c{number}" for number in range(laws // 4)]
    products = [f"p{number}" for number in range(laws)]
    names = inputs + products
    lines = ["object soil"]
    lines += [f"object {', '.join(names[at:at + 50])}" for at in range(0, len(names), 50)]
    lines.append("environment field { holds soil }")
    for number, product in enumerate(products):
        known = len(inputs) + number
        one, other = (names[draw.randrange(max(0, known - 20_000), known)] for _ in range(2))
        delay = f" after {draw.randint(1, 5)} periods" if draw.random() < 0.5 else ""
        condition = f"{one} and {other}" if one != other else f"{one} and soil"
        lines.append(f"law l{number} in field {{ {condition} produce {product}{delay} }}")
    given = ", ".join(name for at, name in enumerate(inputs) if at % 10)
    lines.append(f"scenario once in field {{ given {given} }}")
    # What is never there is known to be so in the last period alone.
    lines.append("object never_there")
    lines.append(f"course season in field {{ given {given}   for {periods} periods   expect never_there never }}")
    return "\n".join(lines) + "\n"


def timed(command):
    """How long a command takes, and how many kilobytes it has at the most."""
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - start, usage.ru_maxrss


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--laws", type=int, default=100_000)
    parser.add_argument("--periods", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few, many = (str(pathlib.Path(folder, f"{name}.coprod")) for name in ["few", "many"])
        for path, periods in [(few, FEW), (many, chosen.periods)]:
            pathlib.Path(path).write_text(generate(chosen.laws, periods, chosen.seed), encoding="utf-8")
        binary = str(pathlib.Path(chosen.binary).resolve())
        test = [binary, "test", "--no-knock-out", "--filter", "season: "]
        run = [binary, "run", many, "--format", "csv", "--course", "season"]
        shown = subprocess.run(run, capture_output=True, text=True, check=False).stdout.splitlines()
        there = [line.split(",") for line in shown if line.endswith(",present")]
        product = next(row[3] for row in reversed(there) if int(row[1]) == FEW)
        why = [binary, "why", product, many, "--course", "season", "--at"]
        commands = {
            "scenario": [binary, "run", few, "--scenario", "once"],
            "few": [*test, few],
            "many": [*test, many],
            "early": [*why, str(FEW)],
            "late": [*why, str(chosen.periods)],
        }
        taken = {name: [] for name in commands}
        for _ in range(chosen.runs):
            for name, command in commands.items():
                taken[name].append(timed(command))
    times = {name: statistics.median(took for took, _ in all) for name, all in taken.items()}
    peaks = {name: max(peak for _, peak in all) for name, all in taken.items()}
    period = (times["many"] - times["few"]) / (chosen.periods - FEW)
    print(f"{chosen.laws:,} laws, {chosen.periods} periods (medians of {chosen.runs})")
    print(f"a further period: {period / times['scenario']:.3f} of the time of `run` in one scenario, reading included")
    print(f"memory of the course: {peaks['many'] / peaks['few']:.2f} of that with {FEW} periods")
    print(f"`why` at the last period: {times['late'] / times['early']:.2f} of its time at period {FEW}")


if __name__ == "__main__":
    sys.exit(main())
