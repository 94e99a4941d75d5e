#!/usr/bin/env python3
"""Judges `coproduce import bnet` and `coproduce steady` with AEON.

Draws Boolean networks, or takes published ones, imports each as a model and compares its steady states with the fixed
points that AEON finds; whether targets change together or one after the other makes no difference to these. Prints
`N passed, M failed` and ends with status 1 when they differ anywhere.

    pip install -r requirements.txt
    python3 aeon.py ../../target/release/coproduce --networks 500 --seed 1
    python3 aeon.py ../../target/release/coproduce yeast.bnet cell_cycle.bnet
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import biodivine_aeon as aeon

# More are not listed.
MOST = 100_000


def function(draw, names, depth):
    """A random function in the notation of BoolNet."""
    if depth == 0 or draw.random() < 0.2:
        name = draw.choice(names)
        return name if draw.random() < 0.6 else f"!{name}"
    sign = draw.choice(["&", "|"])
    parts = [function(draw, names, depth - 1) for _ in range(draw.randint(2, 3))]
    negated = "!" if draw.random() < 0.15 else ""
    return f"{negated}({f' {sign} '.join(parts)})"


def network(seed):
    """A random network of up to 14 targets, each with few factors."""
    draw = random.Random(seed)
    names = [f"x{number}" for number in range(draw.randint(2, 14))]
    lines = ["targets, factors"]
    for name in names:
        factors = draw.sample(names, min(len(names), draw.randint(1, 4)))
        lines.append(f"{name}, {name if draw.random() < 0.1 else function(draw, factors, draw.randint(0, 3))}")
    return "\n".join(lines) + "\n"


def judged(path):
    """The fixed points of a network, each as the set of what is on."""
    # A factor may make no difference; the graph of those that do is inferred.
    found = aeon.BooleanNetwork.from_file(str(path)).infer_valid_graph()
    graph = aeon.AsynchronousGraph(found)
    points = aeon.FixedPoints.symbolic(graph, graph.mk_unit_colored_vertices()).vertices()
    names = {variable: found.get_variable_name(variable) for variable in found.variables()}
    return {frozenset(name for variable, name in names.items() if point[variable]) for point in points}


def steady(program, path, folder):
    """The steady states of the network imported as a model; what the environment holds is on in each of them."""
    text = subprocess.run([program, "import", "bnet", str(path)], check=True, capture_output=True, text=True).stdout
    model = Path(folder, "network.coprod")
    model.write_text(text, encoding="utf-8")
    command = [program, "steady", str(model), "--format", "json", "--limit", str(MOST)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    [found] = json.loads(answer)["results"]["steady"]
    assert found["complete"], path
    held = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, factors = line.partition(",")
        if factors.strip() == "1":
            held.add(name.strip())
    conditions = {name["name"] for state in found["states"] for given in state["given"] for name in given}
    assert not conditions, "every factor of these networks is a target"
    return {frozenset(state["present"]) | held for state in found["states"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("published", nargs="*", type=Path)
    parser.add_argument("--networks", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        paths = arguments.published
        if not paths:
            for seed in range(arguments.seed, arguments.seed + arguments.networks):
                path = Path(folder, f"{seed}.bnet")
                path.write_text(network(seed), encoding="utf-8")
                paths.append(path)
        for path in paths:
            expected, found = judged(path), steady(arguments.program, path, folder)
            if expected == found:
                passed += 1
            else:
                failed += 1
                print(f"{path.name}: AEON {sorted(map(sorted, expected))}, here {sorted(map(sorted, found))}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
