#!/usr/bin/env python3
"""Writes a random fault tree whose gates are shared across layers, as an Open-PSA file.

  bench/random_trees.py --seed 1 --events 133 --gates 200 >tree.xml
  bench/faulttrees.py target/release/deps/faulttrees-… --answers --runs 1 tree.xml

Public trees are mostly trees: here a gate is an input of several others, so that modules are few and every order of
variables is a poor one for some part. Gates that the top does not rest on are left out.
"""
import argparse, random


def gates_of(draw, events, count):
    """By gate, its formula and its inputs, the top first; each rests on later gates, mostly near ones, and on events."""
    gates = []
    for gate in range(count):
        inputs, wanted = set(), draw.randint(2, 4)
        while len(inputs) < wanted:
            if gate + 1 < count and draw.random() < 0.4:
                inputs.add(("gate", min(count - 1, gate + 1 + int(draw.expovariate(15 / count)))))
            else:
                inputs.add(("basic-event", draw.randrange(events)))
        if gate + 1 < count and draw.random() < 0.9:
            inputs.add(("gate", gate + 1 + draw.randrange(min(6, count - gate - 1))))
        formula = draw.choice(["and", "or", "or", "and", "atleast"])
        gates.append(("or" if formula == "atleast" and len(inputs) < 3 else formula, sorted(inputs)))
    return gates


def below_top(gates):
    """The gates that the first rests on, with itself."""
    found, stack = set(), [0]
    while stack:
        gate = stack.pop()
        if gate not in found:
            found.add(gate)
            stack.extend(number for kind, number in gates[gate][1] if kind == "gate")
    return sorted(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=133)
    parser.add_argument("--gates", type=int, default=200)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    gates = gates_of(draw, options.events, options.gates)
    print('<?xml version="1.0"?>\n<opsa-mef>\n<define-fault-tree name="random">')
    for gate in below_top(gates):
        formula, inputs = gates[gate]
        least = ' min="2"' if formula == "atleast" else ""
        names = "".join(f'<{kind} name="{"G" if kind == "gate" else "E"}{number}"/>' for kind, number in inputs)
        print(f'<define-gate name="G{gate}"><{formula}{least}>{names}</{formula}></define-gate>')
    print("</define-fault-tree>\n<model-data>")
    for event in range(options.events):
        chance = draw.uniform(0.0001, 0.05)
        print(f'<define-basic-event name="E{event}"><float value="{chance:.4f}"/></define-basic-event>')
    print("</model-data>\n</opsa-mef>")


if __name__ == "__main__":
    main()
