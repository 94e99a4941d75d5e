#!/usr/bin/env python3
"""How commands grow with the model: whole processes on models of a shape, each twice as large as the one before.

For each size the processor time is printed as a ratio to that of reading the same model and hashing what it means, in
the same run, with the memory that the process took; behind the last size stands by which power of the size the time
grew from the first: 1 is in proportion to it. Times of one machine mean nothing on another.

    python3 bench/growth.py target/release/coproduce [--only open network] [--doublings 2] [--runs 3]
"""
import argparse, math, os, pathlib, random, statistics, subprocess, tempfile


def declared(names):
    return "object " + ", ".join(names) + "\n"


def layered(laws, feedback=0.0):
    """Ten layers of products, two to six coproducers a law, everything open; some laws lead back."""
    draw = random.Random(5)
    base = [f"c{i}" for i in range(max(20, laws // 4))]
    products = [f"p{i}" for i in range(laws * 4 // 5)]
    text = declared(base + products + ["ground"]) + "environment site { holds ground }\n"
    for law in range(laws):
        head = law % len(products)
        below = head * 10 // len(products) * len(products) // 10
        pool = lambda: products[draw.randrange(below)] if below and draw.random() < 0.6 else draw.choice(base)
        body = {pool() for _ in range(draw.randint(2, 6))} | {draw.choice(base)}
        if draw.random() < feedback:
            body.add(draw.choice(products))
        text += f"alternative law l{law} in site {{ {' and '.join(sorted(body - {products[head]}))} and ground produce {products[head]} }}\n"
    return text


def network(laws):
    """Reactions of two substances to two others and back, each enabled by one of several catalysts, as in a cell."""
    draw = random.Random(7)
    substances = [f"s{i}" for i in range(laws * 2 // 3)]
    catalysts = [f"k{i}" for i in range(12)]
    text = declared(substances + catalysts)
    text += "environment cell { holds " + ", ".join(substances[: len(substances) // 10] + catalysts[:6]) + " }\n"
    for law in range(0, laws, 2):
        one, other = draw.sample(substances, 2), draw.sample(substances, 2)
        pairs = " or ".join(f"{first} and {second}" for first, second in (draw.sample(catalysts, 2) for _ in range(4)))
        for name, sources, targets in ((f"r{law}", one, other), (f"r{law + 1}", other, one)):
            text += f"alternative law {name} in cell {{ {' and '.join(sources)} produce {', '.join(targets)} enabled by {pairs} }}\n"
    return text


def chain(laws):
    """A chain, declared from its end."""
    text = declared([f"p{i}" for i in range(laws + 1)] + ["air"]) + "environment s { holds air }\n"
    for law in reversed(range(laws)):
        text += f"law l{law} in s {{ p{law} and air produce p{law + 1} }}\n"
    return text + "scenario all in s { given p0 }\n"


def ring(laws):
    """One loop through everything."""
    text = declared([f"p{i}" for i in range(laws)] + ["air"]) + "environment s { holds air }\n"
    for law in range(laws):
        text += f"law l{law} in s {{ p{law} and air produce p{(law + 1) % laws} }}\n"
    return text


def deals(count):
    """Propositions between the same two."""
    text = "actor provider, customer\nobject air\nenvironment market { holds air   includes provider, customer }\n"
    for deal in range(count):
        text += (
            f"action serve{deal} by provider\naction pay{deal} by customer\n"
            f"outcome o{deal} changes customer\noutcome q{deal} changes provider\n"
            f"law l{deal} in market {{ serve{deal} and pay{deal} and air produce o{deal}, q{deal} }}\n"
            f"proposition d{deal} between provider and customer in market {{ provider promises serve{deal}   customer promises pay{deal}"
            f"   customer expects o{deal}   customer pays 5   provider expects q{deal} }}\n"
        )
    return text


def repository(files, imports):
    """Files that each use some of those before, as a folder of texts."""
    draw = random.Random(3)
    texts = {"coproduce.toml": ""}
    for file in range(files):
        used = sorted(draw.sample(range(max(0, file - files) if imports > 1 else max(0, file - 1), file), min(file, imports)))
        condition = " and ".join([f"a{other}" for other in used] + [f"a{file}", f"b{file}"])
        texts[f"m{file}.coprod"] = "".join(f"use m{other}\n" for other in used) + (
            f"object a{file}, b{file}, y{file}\nenvironment s{file} {{ holds a{file}, b{file} }}\n"
            f"law l{file} in s{file} {{ {condition} produce y{file} }}\n"
        )
    return texts


SHAPES = {
    "open": (layered, 250, ["run", "run --format json"]),
    "feedback": (lambda laws: layered(laws, 0.1), 250, ["run", "run --format json"]),
    "network": (network, 1000, ["sustain", "loops", "check", "run"]),
    "chain": (chain, 5000, ["sustain", "check", "run"]),
    "ring": (ring, 5000, ["loops", "check"]),
    "deals": (deals, 250, ["check", "run"]),
    "files": (lambda files: repository(files, 20), 50, ["check"]),
    "files in a row": (lambda files: repository(files, 1), 50, ["check"]),
}


def measured(command, folder):
    """Processor time in seconds and the memory in megabytes of a whole process."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def put(shape, size, folder):
    model = shape(size)
    texts = model if isinstance(model, dict) else {"model.coprod": model}
    for name, text in texts.items():
        (folder / name).write_text(text)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("binary", type=pathlib.Path)
    arguments.add_argument("--only", nargs="+", choices=SHAPES, default=SHAPES)
    arguments.add_argument("--doublings", type=int, default=2)
    arguments.add_argument("--runs", type=int, default=3)
    chosen = arguments.parse_args()
    binary = str(chosen.binary.resolve())
    for name in chosen.only:
        shape, first, commands = SHAPES[name]
        sizes = [first << doubling for doubling in range(chosen.doublings + 1)]
        times = {}
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                put(shape, size, pathlib.Path(folder))
                for command in commands:
                    ours, reading = [binary, *command.split()], [binary, "hash"]
                    pairs = [(measured(ours, folder), measured(reading, folder)) for _ in range(chosen.runs)]
                    time = statistics.median(one for (one, _), _ in pairs)
                    times[size, command] = time
                    ratio = time / max(0.001, statistics.median(one for _, (one, _) in pairs))
                    memory = max(one for (_, one), _ in pairs)
                    power = math.log(time / times[first, command], size / first) if size == sizes[-1] and size > first else None
                    grows = f", power {power:.2f}" if power is not None else ""
                    print(f"{name:14} {size:6} {command:18} {ratio:7.1f} of reading, {memory:5.0f} MB{grows}", flush=True)


if __name__ == "__main__":
    main()
