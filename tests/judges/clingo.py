#!/usr/bin/env python3
"""Judges `coproduce run` and `coproduce sets` with the answer set solver clingo.

Draws small random models, writes each as a model file and as an answer set program, and compares the verdict of every
product in every scenario (closed) and every environment (open). Without `not` in the model the minimal missing sets
are compared too, and the production sets and blocking sets in every environment. Prints `N passed, M failed` and ends with status 1 when they differ anywhere.

    pip install -r requirements.txt
    python3 clingo.py ../../target/release/coproduce --models 500 --seed 1
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

# This file has the name of the package it needs: its own folder must not be searched for that one.
HERE = Path(__file__).resolve().parent
sys.path = [folder for folder in sys.path if Path(folder or ".").resolve() != HERE]
import clingo  # noqa: E402

sys.dont_write_bytecode = True
sys.path.append(str(HERE))
from random_model import Model  # noqa: E402

# The meaning of a model, as rules over the facts that `facts` and `situation` write.
MEANING = """
above(E,E) :- environment(E).
above(E,G) :- parent(E,F), above(F,G).
overridden(E,F,X) :- says(F,X,_), above(E,G), above(G,F), G != F, says(G,X,_).
stands(E,X,S) :- above(E,F), says(F,X,S), not overridden(E,F,X).

here(F) :- situation(E), above(E,F).
held(X) :- situation(E), stands(E,X,holds).
lacked(X) :- situation(E), stands(E,X,lacks).
applies(L) :- law(L,_), stated(L,F), here(F).
exogenous(X) :- actor(X).
exogenous(X) :- action(X).
exogenous(X) :- object(X), not made_here(X).
made_here(X) :- applies(L), produces(L,X).
open(X) :- not closed, exogenous(X), not held(X), not lacked(X), not asked(X).
open(X) :- unknown(X), not asked(X).

barred(X) :- lacked(X), not unknown(X), not add(X).
barred(X) :- without(X), not add(X).
barred(T) :- by(T,X), barred(X).
supplied(X) :- held(X), not unknown(X).
supplied(X) :- here(X).
supplied(X) :- given(X).
supplied(X) :- drawn(X).
supplied(X) :- add(X).

in(X) :- supplied(X), not action(X), not barred(X).
in(T) :- supplied(T), action(T), not barred(T), true(N) : enabled(T,N).
in(X) :- by(T,X), in(T).
in(X) :- applies(L), produces(L,X), law(L,N), true(N), not barred(X).
true(N) :- names(N,X), in(X).
true(N) :- denies(N,M), not true(M).
true(N) :- needs(N,K), K <= #count { M : child(N,M), true(M) }.
"""
COMPLETIONS = "{ drawn(X) : open(X) }."
REPAIRS = """
{ add(X) : candidate(X) }.
:- asked(X), not in(X).
#heuristic add(X) : candidate(X). [1,false]
"""
BLOCKS = """
{ away(X) : open(X) }.
drawn(X) :- open(X), not away(X).
:- asked(X), in(X).
#heuristic away(X) : open(X). [1,false]
"""
CANDIDATES = {
    "undetermined": "candidate(X) :- open(X).",
    "not_produced": "candidate(X) :- exogenous(X), not asked(X).",
}
WIDER = "candidate(X) :- environment(X). candidate(X) :- produces(_,X), not asked(X)."


def solver(*parts, options=()):
    """A grounded program; solver notes about atoms without rules are left out."""
    control = clingo.Control([*options, "0"], logger=lambda *_: None)
    control.add("base", [], "\n".join(parts))
    control.ground([("base", [])])
    return control


def consequences(mode, *parts):
    """What holds in some (`brave`) or in every (`cautious`) answer set."""
    atoms = set()

    def keep(model):
        atoms.clear()
        atoms.update(map(str, model.symbols(atoms=True)))

    solver(*parts, options=[f"--enum-mode={mode}"]).solve(on_model=keep)
    return atoms


def minimal(chosen, *parts):
    """The subset-minimal sets of what a predicate chooses."""
    found = set()

    def keep(model):
        atoms = [atom for atom in model.symbols(atoms=True) if atom.name == chosen]
        found.add(frozenset(str(atom.arguments[0]) for atom in atoms))

    solver(*parts, options=["--heuristic=Domain", "--enum-mode=domRec"]).solve(on_model=keep)
    return found


def repairs(*parts):
    """The subset-minimal sets to add."""
    return minimal("add", *parts, REPAIRS)


def expected(model, facts, situation):
    """Verdict and missing sets (nothing where the model has `not`) of every product in a situation."""
    answers = {}
    for product in model.products:
        program = (MEANING, facts, situation, f"asked({product}).")
        wanted = f"in({product})"
        if wanted in consequences("cautious", *program, COMPLETIONS):
            answers[product] = ("produced", set())
            continue
        possible = wanted in consequences("brave", *program, COMPLETIONS)
        verdict = "undetermined" if possible else "not_produced"
        missing = None
        if not model.with_not:
            missing = repairs(*program, CANDIDATES[verdict])
            missing = missing or repairs(*program, CANDIDATES[verdict], WIDER)
        answers[product] = (verdict, missing)
    return answers


def results(binary, text, command, *arguments):
    """What a command of the tool says of a model."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "judged.coprod").write_text(text, encoding="utf-8")
        command = [binary, command, *arguments, "--format", "json", "judged.coprod"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    try:
        return json.loads(done.stdout)["results"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"status {done.returncode}, no results ({error!r}): {done.stdout}{done.stderr}") from error


def reported(binary, text, key):
    """What the tool says: answers by the name of the scenario or of the environment."""
    situations = results(binary, text, "run")["situations"]
    return {
        situation[key]: {
            product["name"]: (product["verdict"], set(map(frozenset, product.get("missing", []))))
            for product in situation["products"]
        }
        for situation in situations
    }


def differences(binary, model):
    """One line for each difference between the tool and the solver."""
    facts = model.facts()
    scenarios = {
        name: f"situation({environment}). closed. " + " ".join(f"{word}({x})." for x, word in words.items())
        for name, (environment, words) in model.scenarios.items()
    }
    environments = {environment: f"situation({environment})." for environment in model.environments}
    for situations, key in ((scenarios, "name"), (environments, "environment")):
        said = reported(binary, model.text(scenarios=key == "name"), key)
        for name, situation in situations.items():
            for product, (verdict, missing) in expected(model, facts, situation).items():
                told, named = said.get(name, {}).get(product, ("no answer", set()))
                if told != verdict:
                    yield f"{product} in {name}: {told}, the judge says {verdict}"
                elif missing is not None and named != missing:
                    yield f"{product} in {name}: missing {listed(named)}, the judge says {listed(missing)}"


def differing_sets(binary, model):
    """One line for each product whose production sets or blocking sets are not those of the solver."""
    facts, text = model.facts(), model.text(scenarios=False)
    for environment in model.environments:
        for product in model.products:
            program = (MEANING, facts, f"situation({environment}). asked({product}).")
            judged = {
                "production": repairs(*program, CANDIDATES["undetermined"]),
                "blocking": minimal("away", *program, BLOCKS),
            }
            told = results(binary, text, "sets", product, "--in", environment)
            for kind, sets in judged.items():
                named = set(map(frozenset, told[f"{kind}_sets"]))
                if named != sets or told["count"][kind] != len(sets):
                    yield f"{product} in {environment}: {kind} {listed(named)}, the judge says {listed(sets)}"


def listed(sets):
    return sorted((sorted(found) for found in sets), key=lambda found: (len(found), found))


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("binary", help="path of the coproduce binary")
    options.add_argument("--models", type=int, default=200, help="how many models to draw")
    options.add_argument("--seed", type=int, default=1, help="the seed of the first model")
    options = options.parse_args()
    binary = str(Path(options.binary).resolve())
    failed = 0
    for seed in range(options.seed, options.seed + options.models):
        model = Model(seed)
        try:
            found = list(differences(binary, model))
            if not model.with_not:
                found.extend(differing_sets(binary, model))
        except (ValueError, OSError, subprocess.TimeoutExpired) as error:
            found = [str(error)]
        if found:
            failed += 1
            print(f"seed {seed} differs", *found, model.text(), sep="\n")
    print(f"{options.models - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
