#!/usr/bin/env python3
"""Laws held against large tables of cases, whole-process, beside what people do it with today.

measures   a million cases in 54 columns: consistency and coverage of ten laws of two to four coproducers, beside Polars
           and DuckDB, which read the same CSV (from PyPI; left out where they cannot be imported), with one thread,
           which takes them the least time. As `whole` they read all columns into a table first, as is usual where more
           is asked of it; as `lean` they are told the types, and read no other columns than are needed.
solutions  ten thousand cases of eight conditions: truth table and minimal solutions, beside setqca (from PyPI).
plain      a million cases of fifteen conditions: processor time and memory of `fit`, solutions included. What takes
           more than `--patience` seconds is stopped, and said to.

All tables are crisp, and the same for the same seed. The answers must agree. Programs are run alternately; what is
printed are ratios of medians of processor time, and of the greatest memory of whole processes. Imports count, as the
start of our own program does; for setqca it is also said what is left without them.

    python3 bench/evidence.py target/release/coproduce [measures solutions plain] [--runs 5] [--peer venv/bin/python]
"""
import argparse, json, multiprocessing, os, pathlib, random, resource, statistics, subprocess, sys, tempfile

POLARS = """
import json, sys
import polars as pl
path, said = sys.argv[1], json.load(open(sys.argv[2]))
if sys.argv[3] == "lean":
    table = pl.scan_csv(path, schema_overrides=dict.fromkeys(said["columns"], pl.UInt8))
else:
    table = pl.read_csv(path).cast(pl.Boolean).lazy()
product, wanted = pl.col(said["product"]), []
for at, law in enumerate(said["laws"]):
    condition = None
    for name, present in law:
        one = pl.col(name) if present else 1 - pl.col(name) if sys.argv[3] == "lean" else ~pl.col(name)
        condition = one if condition is None else condition & one
    wanted += [condition.sum().alias(f"x{at}"), (condition & product).sum().alias(f"both{at}")]
row = table.select(*wanted, product.sum().alias("y")).collect().row(0, named=True)
print(json.dumps([[row[f"both{at}"] / row[f"x{at}"], row[f"both{at}"] / row["y"]] for at in range(len(said["laws"]))]))
"""

DUCKDB = """
import json, sys
import duckdb
path, said = sys.argv[1], json.load(open(sys.argv[2]))
connection = duckdb.connect()
connection.execute("set threads to 1")
types = ", ".join(f"'{name}': 'UTINYINT'" for name in said["columns"])
table = f"read_csv('{path}', header = true, delim = ',', columns = {{{types}}})"
if sys.argv[3] == "whole":
    connection.execute(f"create table cases as select columns(*)::bool from '{path}'")
    table = "cases"
is_so = lambda name, present=True: f"{name} = {int(present)}" if sys.argv[3] == "lean" else "not " * (not present) + name
wanted = []
for law in said["laws"]:
    condition = " and ".join(is_so(name, present) for name, present in law)
    wanted += [f"count(*) filter ({condition})", f"count(*) filter ({condition} and {is_so(said['product'])})"]
row = connection.execute(
    f"select {', '.join(wanted)}, count(*) filter ({is_so(said['product'])}) from {table}").fetchone()
pairs = zip(row[0:-1:2], row[1:-1:2])
print(json.dumps([[both / x, both / row[-1]] for x, both in pairs]))
"""

SETQCA = """
import json, sys, time
import pandas
from setqca import CSQCA
started = time.process_time()
path, said = sys.argv[1], json.load(open(sys.argv[2]))
model = CSQCA(consistency=said["consistency"], frequency=said["least"], max_solutions=10_000)
result = model.fit(pandas.read_csv(path), outcome=said["product"], conditions=said["sets"])
found = {}
for kind in ("conservative", "parsimonious"):
    covers = [one.expression(result.conditions) for one in result.solutions(kind)]
    found[kind] = sorted(sorted(sorted(term.split("*")) for term in cover.split(" + ")) for cover in covers)
rows = {str(row.minterm + 1): [row.frequency, row.consistency] for row in result.truth_table.rows if row.frequency}
print(json.dumps({"rows": rows, "solutions": found, "seconds": time.process_time() - started}))
"""


def apart(work, *arguments):
    """Does it in a process of its own: what a process starts with counts as memory of those that it starts."""
    process = multiprocessing.get_context("fork").Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def generate(folder, draw, cases, columns, laws, noise):
    """Random crisp cases; the product is what the laws make, wrong in a part of the cases."""
    apart(write, folder, draw, cases, columns, laws, noise)
    return folder / "cases.csv", [f"c{number}" for number in range(columns - 1)] + ["y"]


def write(folder, draw, cases, columns, laws, noise):
    names = [f"c{number}" for number in range(columns - 1)]
    share = {name: draw.choice([0.3, 0.5, 0.7]) for name in names}
    bits = {}
    for name in names:
        # A column as one large number: bits that are on with the chance wanted, made of fair ones.
        one, other = draw.getrandbits(cases), draw.getrandbits(cases)
        bits[name] = {0.3: one & other, 0.5: one, 0.7: one | other}[share[name]]
    everything = (1 << cases) - 1
    product = 0
    for law in laws:
        condition = everything
        for name, present in law:
            condition &= bits[name] if present else everything ^ bits[name]
        product |= condition
    wrong = everything
    for _ in range(noise):
        wrong &= draw.getrandbits(cases)
    bits["y"] = product ^ wrong
    written = [f"{number:0{cases}b}" for number in bits.values()]
    with open(folder / "cases.csv", "w") as file:
        file.write(",".join(bits) + "\n")
        file.writelines(",".join(cells) + "\n" for cells in zip(*written))


def model(folder, sets, laws, clauses):
    text = f"object thing, ground\nproperty {', '.join([*sets, 'y'])} of thing\nenvironment site {{ holds ground }}\n"
    for number, law in enumerate(laws):
        condition = " and ".join(name if present else f"not {name}" for name, present in law)
        text += f"alternative law l{number} in site {{ {condition} produce y }}\n"
    said = "".join(f"  set {name}\n" for name in sets)
    text += f'evidence found in site from "cases.csv" {{\n{said}  product y\n{clauses}}}\n'
    path = folder / "model.coprod"
    path.write_text(text)
    return path


def measured(command, patience):
    """Processor seconds and greatest memory in bytes of a whole process, and what it prints; none where it is stopped."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, preexec_fn=limit,
                                   env=os.environ | {"POLARS_MAX_THREADS": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        unit = 1 if sys.platform == "darwin" else 1024
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, None if os.WIFSIGNALED(status) else out.read()


def alternately(commands, runs, patience):
    """The medians of time and memory of each command, and what each printed last."""
    taken = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(measured(command, patience))
    median = lambda name, at: statistics.median(one[at] for one in taken[name])
    return {name: (median(name, 0), median(name, 1), taken[name][-1][2]) for name in commands}


def evidence(text):
    return json.loads(text)["results"]["evidence"][0]


def random_law(draw, names, least, most):
    return [(name, draw.random() < 0.7) for name in draw.sample(names, draw.randint(least, most))]


def measures(chosen, folder, draw):
    sets = [f"c{number}" for number in range(53)]
    # Evidence has at most 31 sets.
    used = sorted(draw.sample(sets, 24), key=sets.index)
    laws = [random_law(draw, used, 2, 4) for _ in range(10)]
    path, columns = generate(folder, draw, chosen.cases, 54, laws, 3)
    used = [name for name in used if any(name == one for law in laws for one, _ in law)]
    said = folder / "said.json"
    said.write_text(json.dumps({"laws": laws, "product": "y", "columns": columns}))
    commands = {"ours": [chosen.binary, "fit", str(model(folder, used, laws, "")), "--laws", "--format", "json"]}
    for name, program in (("polars", POLARS), ("duckdb", DUCKDB)):
        if subprocess.run([chosen.peer, "-c", f"import {name}"], capture_output=True).returncode == 0:
            for how in ("whole", "lean"):
                commands[f"{name}, {how}"] = [chosen.peer, "-c", program, str(path), str(said), how]
    found = alternately(commands, chosen.runs, chosen.patience)
    seconds, memory, text = found.pop("ours")
    own = [(law["fit"]["consistency"], law["fit"]["coverage"]) for law in evidence(text)["laws"]]
    print(f"measures: {chosen.cases} cases in 54 columns, {path.stat().st_size / 1e6:.0f} MB, 10 laws over {len(used)} sets: "
          f"{seconds:.2f} s of processor time, {memory / 1e6:.0f} MB")
    for name, (peer_seconds, peer_memory, text) in found.items():
        others = json.loads(text)
        if any(abs(mine - theirs) > 1e-9 for pair, other in zip(own, others) for mine, theirs in zip(pair, other)):
            sys.exit(f"measures: the answers of {name} differ: {own} {others}")
        print(f"  {name}: 1/{peer_seconds / seconds:.1f} of its processor time ({peer_seconds:.2f} s), "
              f"1/{peer_memory / memory:.1f} of its memory ({peer_memory / 1e6:.0f} MB)", flush=True)


def solutions(chosen, folder, draw):
    sets = [f"c{number}" for number in range(7)] + ["c7"]
    laws = [random_law(draw, sets, 2, 4) for _ in range(4)]
    path, _ = generate(folder, draw, 10_000, 9, laws, 4)
    # Of rows that are too few there are some, so that the parsimonious solution has remainders to assume.
    least, consistency = 25, 0.8
    said = folder / "said.json"
    said.write_text(json.dumps({"sets": sets, "product": "y", "consistency": consistency, "least": least}))
    clauses = f"  rows at least {least} cases consistency {consistency} pri 0\n"
    ours = [chosen.binary, "fit", str(model(folder, sets, laws, clauses)), "--format", "json"]
    commands = {"ours": ours}
    if subprocess.run([chosen.peer, "-c", "import setqca"], capture_output=True).returncode == 0:
        commands["setqca"] = [chosen.peer, "-c", SETQCA, str(path), str(said)]
    found = alternately(commands, chosen.runs, chosen.patience)
    seconds, memory, text = found["ours"]
    answer = evidence(text)
    table = answer["truth_table"]
    own = {}
    for solution in answer["solutions"]:
        fewest = [one for one in solution["models"] if one["is_fewest"]]
        own[solution["kind"]] = sorted(
            sorted(sorted(name if present else f"~{name}" for name, present in term["conditions"]) for term in one["terms"])
            for one in fewest)
    counts = ", ".join(f"{len(own[kind])} {kind}" for kind in own)
    print(f"solutions: 10000 cases of 8 conditions, {len(table['rows'])} rows, {table['remainders']} remainders; "
          f"models of fewest terms: {counts}: {seconds:.3f} s of processor time, {memory / 1e6:.0f} MB")
    if "setqca" not in found:
        return
    peer_seconds, peer_memory, text = found["setqca"]
    others = json.loads(text)
    rows = {str(row["number"]): [row["cases"]["count"], row["consistency"]] for row in table["rows"]}
    if rows.keys() != others["rows"].keys() or any(
            count != rows[number][0] or abs(share - rows[number][1]) > 1e-9
            for number, (count, share) in others["rows"].items()):
        sys.exit("solutions: the truth tables differ")
    for kind, theirs in others["solutions"].items():
        if own[kind] != theirs:
            sys.exit(f"solutions: the {kind} models differ: {own[kind]} {theirs}")
    print(f"  setqca: 1/{peer_seconds / seconds:.0f} of its processor time ({peer_seconds:.2f} s), without its imports "
          f"1/{others['seconds'] / seconds:.0f}; 1/{peer_memory / memory:.1f} of its memory ({peer_memory / 1e6:.0f} MB)",
          flush=True)


def plain(chosen, folder, draw):
    sets = [f"c{number}" for number in range(15)]
    laws = [random_law(draw, sets, 2, 4) for _ in range(5)]
    generate(folder, draw, chosen.cases, 16, laws, 4)
    clauses = "  rows at least 5 cases consistency 0.8 pri 0\n"
    path = str(model(folder, sets, laws, clauses))
    found = alternately({
        "laws and solutions": [chosen.binary, "fit", path, "--format", "json"],
        "laws alone": [chosen.binary, "fit", path, "--laws", "--format", "json"],
    }, chosen.runs, chosen.patience)
    print(f"plain: {chosen.cases} cases of 15 conditions")
    for name, (seconds, memory, text) in found.items():
        stopped = ", stopped then" if text is None else ""
        print(f"  {name}: {seconds:.2f} s of processor time, {memory / 1e6:.0f} MB{stopped}")


def main():
    parts = {"measures": measures, "solutions": solutions, "plain": plain}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary")
    arguments.add_argument("parts", nargs="*", choices=[*parts, []], help="all of them where none is named")
    arguments.add_argument("--cases", type=int, default=1_000_000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--patience", type=int, default=60, help="processor seconds after which a program is stopped")
    arguments.add_argument("--peer", default=sys.executable, help="the Python that knows polars, duckdb and setqca")
    chosen = arguments.parse_args()
    chosen.binary = str(pathlib.Path(chosen.binary).resolve())
    for name in chosen.parts or parts:
        with tempfile.TemporaryDirectory() as folder:
            apart(parts[name], chosen, pathlib.Path(folder), random.Random(chosen.seed))


if __name__ == "__main__":
    main()
