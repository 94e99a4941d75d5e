#!/usr/bin/env python3
"""Judges `coproduce fit` with an evaluator of its own, written from the formulas of the field.

Draws models with laws and tables of cases: two to five sets, crisp and fuzzy, with thresholds, anchors, words, missing
cells and cells that stand for both; laws with and, or, not and at least, some by way of products that no column
measures. Compares the measures of laws, of all together and of necessity, the cases that deviate, the verdicts, the
truth table, and the models of all three solutions with what an exhaustive search finds: every implicant, every cover.
Measures may differ by 1e-9, and what is short of a cut by no more reaches it. Memberships are whole numbers of a very
small unit here, and their sums exact: what rounding makes of a sum is no excuse.

Formulas: Ragin 2006 and 2008 (consistency, coverage, direct calibration, PRI), Schneider and Wagemann 2012 (relevance
of necessity), Ragin and Sonnett 2005 (easy counterfactuals), Baumgartner and Falk 2024 (adjusted measures).

Prints `N passed, M failed`, with the seed, the model and the table of each that fails, and ends with status 1 when they
differ anywhere. Needs nothing but Python.

    python3 qca.py ../../target/release/coproduce --models 2000 --seed 1
"""

import argparse
import itertools
import json
import math
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

TOLERANCE = 1e-9
# Full membership, as a number of the smallest parts that are told apart. Decimals are exact; what is calibrated is
# rounded, so that 0.05 and what 0.95 leaves to 1 are the same.
FULL = 10 ** 14
HALF = FULL // 2
SMALLEST = int(FULL * TOLERANCE)
KINDS = ("conservative", "intermediate", "parsimonious")
# More models are not described by the tool.
MOST_MODELS = 100


class Unmeasured(Exception):
    """A law names something that no column and no law says anything of."""


class Model:
    """A random model with a table. A condition is a name or a tuple: ("not", c), ("and" | "or", c…), (k, c…)."""

    def __init__(self, seed):
        self.draw = draw = random.Random(seed)
        self.sets = [f"s{number}" for number in range(draw.randint(2, 5))]
        self.middle = [f"m{number}" for number in range(draw.choice([0, 0, 1, 2]))]
        self.laws = {}  # name: (environment, condition, products), in order of declaration
        for number, name in enumerate(self.middle):
            for way in range(draw.randint(1, 2)):
                leaves = self.sets + self.middle[:number]
                self.laws[f"way{number}{way}"] = (self.where(), self.condition(leaves, draw.randint(1, 2)), [name])
        for number in range(draw.randint(1, 4)):
            leaves = self.sets * 3 + self.middle * 3 + ["held"] + ["lacked"] * (draw.random() < 0.2)
            leaves += ["base", "elsewhere"] * (draw.random() < 0.1) + ["unsaid"] * (draw.random() < 0.1)
            products = ["y", "z"] if draw.random() < 0.1 else ["y"]
            condition = self.condition(leaves, draw.choice([1, 1, 2, 2, 3]))
            self.laws[f"law{number}"] = (self.where(), condition, products)
        self.columns = {name: self.column(name, draw.random() < 0.5) for name in [*self.sets, "y"]}
        self.crisp_only = draw.random() < 0.35
        if self.crisp_only:
            self.columns = {name: self.column(name, True) for name in self.columns}
        self.fill()
        self.cuts()

    def where(self):
        return self.draw.choice(["here", "here", "here", "base", "elsewhere"])

    def condition(self, leaves, depth):
        draw = self.draw
        pool = sorted(set(leaves))
        count = min(len(pool), draw.randint(2, 3))
        parts = []
        for _ in range(count):
            if depth > 1 and draw.random() < 0.5:
                parts.append(self.condition(leaves, depth - 1))
            else:
                name = draw.choice(leaves)
                if name in parts or ("not", name) in parts:
                    continue
                parts.append(("not", name) if draw.random() < 0.35 else name)
        if len(parts) < 2:
            first, second = draw.sample(pool, 2)
            parts = [first, second]
        word = draw.choice(["and", "and", "or", "some"])
        if word == "some" and len(parts) < 3:
            word = "and"
        found = (draw.randint(2, len(parts) - 1) if len(parts) > 2 else 1, *parts) if word == "some" else (word, *parts)
        return ("not", found) if depth < 3 and draw.random() < 0.08 else found

    def column(self, name, crisp):
        """Heading, how it is said in the model, and how it is read."""
        draw = self.draw
        heading = draw.choice([name, name, f"Column {name}", f"{name}, of all", f'the "{name}"', f"ü {name}"])
        if crisp:
            kind = draw.choice(["memberships", "memberships", "least", "below", "texts"])
        else:
            kind = draw.choice(["memberships", "memberships", "anchors", "anchors"])
        if '"' in heading:
            # A text of a model cannot hold a quotation mark.
            heading = name
        if kind in ("least", "below"):
            return heading, kind, draw.choice([3, 2.5, 10, 0.75])
        if kind == "texts":
            return heading, kind, draw.sample(["Free", "Partly free", "free, or so", "Open"], draw.randint(1, 2))
        if kind == "anchors":
            anchors = draw.choice([[10, 20, 30], [40, 55, 70], [0.5, 1.25, 4], [2500, 5000, 20000]])
            return heading, kind, anchors[::-1] if draw.random() < 0.4 else anchors
        return heading, "crisp" if crisp else "fuzzy", None

    def fill(self):
        """The cells, as texts with a decimal point, and what they come to: a membership, None, or both."""
        draw = self.draw
        count = draw.choice([draw.randint(1, 6), draw.randint(5, 30), draw.randint(5, 30), draw.randint(20, 60)])
        if draw.random() < 0.02:
            count = draw.randint(1000, 2600)
        missing = draw.choice([0, 0, 0, 0.03, 0.15])
        both = draw.choice([0, 0, 0, 0.02, 0.08])
        half = draw.choice([0, 0, 0.03])
        noise = draw.choice([0, 0, 0.1, 0.3, 1])
        self.names = [draw.choice(["k", "Case ", "No; ", "a, b "]) + str(number) for number in range(count)]
        self.names = [name if draw.random() < 0.95 else self.names[0] for name in self.names]
        profiles = [{name: draw.random() < 0.5 for name in self.sets} for _ in range(draw.randint(1, 14))]
        self.rows = []
        for _ in range(count):
            profile = dict(draw.choice(profiles)) if draw.random() < 0.8 else {
                name: draw.random() < 0.5 for name in self.sets}
            crisp = {name: FULL * is_in for name, is_in in profile.items()}
            try:
                makes = max((self.value(law, crisp) for law in self.laws_for("y")), default=0) > HALF
            except Unmeasured:
                makes = draw.random() < 0.5
            profile["y"] = draw.random() < 0.5 if draw.random() < noise else makes
            row = {}
            for name, is_in in profile.items():
                chance = draw.random()
                if chance < missing:
                    row[name] = (draw.choice(["", "", "NA"]), None)
                elif chance < missing + both:
                    row[name] = ("-", "both")
                else:
                    row[name] = self.cell(name, is_in, half)
            if sum(reading == "both" for _, reading in row.values()) > 6:
                continue
            self.rows.append(row)
        self.names = self.names[:len(self.rows)]
        self.style()

    def cell(self, name, is_in, half):
        draw, (_, kind, said) = self.draw, self.columns[name]
        if kind == "crisp":
            words = ["1", "1", "yes", "Yes", "true", "TRUE", "x", "X", "1.0"] if is_in else ["0", "0", "no", "NO", "false", "0.0"]
            return draw.choice(words), FULL * is_in
        if kind == "fuzzy":
            digits = draw.choice([1, 2, 3])
            step = 10 ** digits
            number = draw.randint(step // 2 + 1, step) if is_in else draw.randint(0, step // 2 - 1)
            if draw.random() < half:
                number = step // 2
            return f"{number / step:.{digits}f}", FULL * number // step
        if kind in ("least", "below"):
            above = is_in == (kind == "least")
            step = draw.choice([0, 0.25, 1, 7.5]) if above else draw.choice([0.25, 0.5, 0.75])
            return f"{said + step if above else said - step:g}", FULL * is_in
        if kind == "texts":
            others = ["Not free", "free", "Closed", "no"]
            return draw.choice(said if is_in else others), FULL * is_in
        out, crossover, full = said
        share = draw.choice([0.1, 0.25, 0.5, 0.9, 1, 1.5, 2.25])
        anchor = full if is_in else out
        value = crossover if draw.random() < half else crossover + (anchor - crossover) * share
        text = f"{value:.3f}".rstrip("0").rstrip(".")
        return text, calibrated(float(text), said)

    def style(self):
        draw = self.draw
        self.separator = draw.choice([",", ",", ";", ";", "\t"])
        self.decimal_comma = self.separator != "," and draw.random() < 0.6
        self.line = draw.choice(["\n", "\n", "\r\n"])
        self.mark = draw.choice(["", "", "\ufeff"])
        self.order = [*self.columns, "more"]
        draw.shuffle(self.order)
        self.case_first = draw.random() < 0.5
        self.order.insert(0 if self.case_first else draw.randint(0, len(self.order)), "case")
        self.case_said = not self.case_first or draw.random() < 0.5
        self.quoting = draw.choice([0, 0.1, 1])

    def cuts(self):
        draw = self.draw
        some = lambda: draw.choice([0.5, 0.75, 0.8, 0.9, 1])
        self.tests = []  # (law or None, consistency, coverage, pri)
        testable = [name for name, law in self.laws.items() if "y" in law[2]]
        asked = [None] if draw.random() < 0.6 else []
        asked += draw.sample(testable, draw.randint(0, len(testable))) if draw.random() < 0.4 or not asked else []
        for name in asked:
            cut = lambda: some() if draw.random() < 0.6 else None
            self.tests.append((name, cut(), cut(), cut()))
        self.expects = []
        if draw.random() < 0.5:
            for name in draw.sample(self.sets, draw.randint(1, len(self.sets))):
                self.expects.append((name, draw.random() < 0.6))
        self.least = draw.choice([1, 1, 1, 2, 3])
        self.row_consistency = draw.choice([0.8, 0.8, 0.75, 0.9, 1, 0.6])
        self.row_pri = draw.choice([0, 0, 0.5, 0.7])
        self.absence = draw.random() < 0.25

    # What the model says

    def text(self):
        lines = ["object thing, held, lacked, unsaid", f"property {', '.join([*self.sets, *self.middle, 'y', 'z'])} of thing",
                 "environment base { holds held }", "environment here within base { lacks lacked }",
                 "environment elsewhere { holds held }"]
        for name, (environment, condition, products) in self.laws.items():
            lines.append(f"alternative law {name} in {environment} {{ {written(condition)} produce {', '.join(products)} }}")
        lines.append('evidence found in here from "cases.csv" {')
        if self.case_said:
            lines.append('  case "Name of the case"')
        for name, (heading, kind, said) in self.columns.items():
            word = "product" if name == "y" else "set"
            column = "" if heading == name else f' from "{heading}"'
            read = {"least": f" crisp at least {said}", "below": f" crisp below {said}"}.get(kind, "")
            if kind == "texts":
                read = " crisp " + ", ".join(f'"{text}"' for text in said)
            if kind == "anchors":
                read = " fuzzy " + ", ".join(map(str, said))
            lines.append(f"  {word} {name}{column}{read}")
        for law, consistency, coverage, pri in self.tests:
            cuts = [("consistency", consistency), ("coverage", coverage), ("pri", pri)]
            lines.append(f"  tests {law or 'all'}" + "".join(f" {word} {cut}" for word, cut in cuts if cut is not None))
        if self.expects:
            lines.append("  expects " + ", ".join(name if present else f"not {name}" for name, present in self.expects))
        lines.append(f"  rows at least {self.least} cases consistency {self.row_consistency} pri {self.row_pri}\n}}")
        return "\n".join(lines) + "\n"

    def table(self):
        def cell(text, is_number=False):
            if is_number and self.decimal_comma:
                text = text.replace(".", ",")
            special = any(sign in text for sign in (self.separator, '"', "\n"))
            if special or text and self.draw.random() < self.quoting:
                return '"' + text.replace('"', '""') + '"'
            return text

        self.draw.seed(len(self.rows))
        headings = {name: heading for name, (heading, _, _) in self.columns.items()}
        headings |= {"case": "Name of the case", "more": "Remarks; and more"}
        lines = [self.separator.join(cell(headings[name]) for name in self.order)]
        for name, row in zip(self.names, self.rows):
            cells = {"case": cell(name), "more": cell(self.draw.choice(["", "said", "a, b; c"]))}
            for column, (text, _) in row.items():
                cells[column] = cell(text, self.columns[column][1] != "texts")
            lines.append(self.separator.join(cells[column] for column in self.order))
        return self.mark + self.line.join(lines) + self.line

    # What it means

    def laws_for(self, product):
        """The conditions of the laws that apply and produce something."""
        return [law[1] for law in self.laws.values() if product in law[2] and law[0] in ("here", "base")]

    def unfolded(self, condition):
        """The condition over sets and constants alone."""
        if isinstance(condition, str):
            if condition in self.sets:
                return condition
            if condition in ("held", "base", "here"):
                return ("and",)
            if condition in ("lacked", "elsewhere"):
                return ("or",)
            ways = self.laws_for(condition)
            if not ways:
                raise Unmeasured(condition)
            return ("or", *map(self.unfolded, ways))
        return (condition[0], *map(self.unfolded, condition[1:]))

    def value(self, condition, case):
        """The membership of a case in a condition, None where one of its sets is not known."""
        condition = self.unfolded(condition)
        if any(case[name] is None for name in named(condition)):
            return None
        return degree(condition, case)

    def cases(self):
        """The cases with what they are called and where they stand: of what stands for both, each combination."""
        found = []
        for number, (name, row) in enumerate(zip(self.names, self.rows)):
            choices = [[0, FULL] if reading == "both" else [reading] for _, reading in row.values()]
            for combination in itertools.product(*choices):
                found.append((number, name, dict(zip(row, combination))))
        return found


def calibrated(value, anchors):
    """The direct method: log odds of 19 to 1 at the anchors, 0 at the crossover."""
    out, crossover, full = anchors
    if value == crossover:
        return HALF
    is_above = (value > crossover) == (full > crossover)
    reach = full - crossover if is_above else crossover - out
    odds = math.log(0.95 / 0.05) * (value - crossover) / reach
    return round(Fraction(math.exp(odds) / (1 + math.exp(odds))) * FULL)


def named(condition):
    if isinstance(condition, str):
        return {condition}
    return set().union(*map(named, condition[1:]))


def degree(condition, case):
    if isinstance(condition, str):
        return case[condition]
    word, *parts = condition
    degrees = sorted((degree(part, case) for part in parts), reverse=True)
    if word == "not":
        return FULL - degrees[0]
    if word == "and":
        return min(degrees, default=FULL)
    if word == "or":
        return max(degrees, default=0)
    return degrees[word - 1]


def written(condition, inside=False):
    if isinstance(condition, str):
        return condition
    word, *parts = condition
    if word == "not":
        return f"not {written(parts[0], True)}"
    if word in ("and", "or"):
        text = f" {word} ".join(written(part, True) for part in parts)
        return f"({text})" if inside else text
    return f"at least {word} of ({', '.join(map(written, parts))})"


def polarities(condition, present, found):
    """Which sets stand in a condition without `not`, and which with it."""
    if isinstance(condition, str):
        found.add((condition, present))
        return
    for part in condition[1:]:
        polarities(part, present != (condition[0] == "not"), found)


# The measures, over pairs of memberships


def ratio(numerator, denominator):
    return Fraction(numerator, denominator) if denominator else None


def measures(pairs):
    known = [(x, y) for x, y in pairs if x is not None and y is not None]
    both = sum(min(x, y) for x, y in known)
    either = sum(min(x, y, FULL - y) for x, y in known)
    in_x, in_y = sum(x for x, _ in known), sum(y for _, y in known)
    return {
        "cases": len(known),
        "members": sum(x > HALF for x, _ in known),
        "missing": len(pairs) - len(known),
        "consistency": ratio(both, in_x),
        "pri": ratio(both - either, in_x - either),
        "coverage": ratio(both, in_y),
    }


def necessity(pairs):
    known = [(x, y) for x, y in pairs if x is not None and y is not None]
    both = sum(min(x, y) for x, y in known)
    return {
        "consistency": ratio(both, sum(y for _, y in known)),
        "coverage": ratio(both, sum(x for x, _ in known)),
        "relevance": ratio(sum(FULL - x for x, _ in known), sum(FULL - min(x, y) for x, y in known)),
    }


def adjusted(pairs):
    known = [(x > HALF, y > HALF) for x, y in pairs if x is not None and y is not None]
    a, b, c, d = (known.count(kind) for kind in ((True, True), (True, False), (False, True), (False, False)))
    present, absent, with_it, without = a + c, b + d, a + b, c + d
    return {
        "contrapositive_consistency": ratio(d, d + b),
        "contrapositive_coverage": ratio(d, d + c),
        # a / (a + b · present / absent), and the like
        "prevalence_adjusted_consistency": ratio(a * absent, a * absent + b * present),
        "antecedent_adjusted_coverage": ratio(a * without, a * without + c * with_it),
    }


def unique(columns, products):
    """What all together cover, less what all others cover, where all is known."""
    known = [(xs, y) for *xs, y in zip(*columns, products) if y is not None and None not in xs]
    total = sum(y for _, y in known)
    covered = lambda chosen: sum(min(max((xs[at] for at in chosen), default=0), y) for xs, y in known)
    all_of_them = range(len(columns))
    return [ratio(covered(all_of_them) - covered([at for at in all_of_them if at != one]), total) for one in all_of_them]


# The solutions, by trying everything. A term says of each set True, False or None.


def covers(term, row):
    return all(wanted is None or wanted == is_in for wanted, is_in in zip(term, row))


def primes(count, positive, free):
    """All terms that cover something positive, nothing but that and what is free, and of which nothing can be left out."""
    allowed = positive | free
    rows = list(itertools.product([False, True], repeat=count))
    implicants = {}
    for term in itertools.product([None, False, True], repeat=count):
        covered = frozenset(row for row in rows if covers(term, row))
        if covered <= allowed:
            implicants[term] = covered
    found = {}
    for term, covered in implicants.items():
        shorter = [term[:at] + (None,) + term[at + 1:] for at in range(count) if term[at] is not None]
        if covered & positive and not any(other in implicants for other in shorter):
            found[term] = covered & positive
    return found


def irredundant(positive, found):
    """All sets of terms that cover everything positive, none of which can be left out; None where these are too many."""
    models, seen, steps = set(), set(), 0
    order = sorted(positive)
    waiting = [frozenset()]
    while waiting:
        chosen = waiting.pop()
        steps += 1
        if steps > 300_000:
            return None
        row = next((row for row in order if not any(row in found[term] for term in chosen)), None)
        if row is None:
            needed = lambda term: any(all(row not in found[other] for other in chosen - {term}) for row in found[term])
            if all(map(needed, chosen)):
                models.add(chosen)
            continue
        for term, covered in found.items():
            if row in covered and (more := chosen | {term}) not in seen:
                seen.add(more)
                waiting.append(more)
    return models


def easy_rows(complex_model, short_model, remainders, expected):
    """The easy counterfactuals by a conservative and a parsimonious model: what the terms of the one cover once they are
    without the sets that are there against expectation and that a parsimonious term they imply does not name."""
    easy = set()
    for term in complex_model:
        for short in short_model:
            if all(wanted is None or wanted == other for wanted, other in zip(short, term)):
                wide = tuple(
                    None if kept is None and wish is not None and has != wish else has
                    for has, kept, wish in zip(term, short, expected))
                easy |= {row for row in remainders if covers(wide, row)}
    return frozenset(easy)


def fewest(models):
    least = min(map(len, models))
    return [one for one in models if len(one) == least]


def solutions(count, positive, negative, expected):
    """The models of each kind; None where they are too many."""
    remainders = set(itertools.product([False, True], repeat=count)) - positive - negative
    found = {
        "conservative": irredundant(positive, primes(count, positive, set())),
        "intermediate": None,
        "parsimonious": irredundant(positive, primes(count, positive, remainders)),
    }
    if None in (found["conservative"], found["parsimonious"]):
        return found
    # Each pair of models of fewest terms has its own intermediate solution.
    pairs = itertools.product(fewest(found["conservative"]), fewest(found["parsimonious"]))
    easy = {easy_rows(one, other, remainders, expected) for one, other in pairs}
    parts = [irredundant(positive, primes(count, positive, rows)) for rows in easy]
    if None not in parts:
        found["intermediate"] = set().union(*parts)
    return found


class Judgement:
    """Compares what the tool says of a model with what it should."""

    def __init__(self, model, said):
        self.model, self.said = model, said
        self.found = []
        self.on_the_cut = 0
        cases = model.cases()
        self.cases = cases
        self.products = [case["y"] for _, _, case in cases]

    def differ(self, what, said, judged):
        self.found.append(f"{what}: {said}, the judge says {judged}")

    def same(self, what, said, judged):
        if said != judged:
            self.differ(what, said, judged)

    def near(self, what, said, judged):
        if (said is None) != (judged is None) or said is not None and abs(said - float(judged)) > TOLERANCE:
            self.differ(what, said, judged if judged is None else float(judged))

    def fit(self, what, said, judged):
        for key, value in judged.items():
            if isinstance(value, int):
                self.same(f"{what}, {key}", said[key], value)
            else:
                self.near(f"{what}, {key}", said[key], value)

    def reaches(self, value, cut):
        """Whether a measure reaches a cut, or is short of it by no more than the tolerance."""
        if value is None:
            return False
        short = Fraction(str(cut)) - value
        self.on_the_cut += short == 0
        return short <= Fraction(str(TOLERANCE))

    def named(self, what, said, cases):
        """Whether a list has these cases: each line once, in order."""
        lines = list(dict.fromkeys((number, name) for number, name, _ in cases))
        self.same(f"{what}, how many", said["count"], len(lines))
        self.same(what, [case["name"] for case in said["cases"]], [name for _, name in lines])

    def all(self):
        model, said = self.model, self.said
        self.same("cases", said["cases"], len(model.rows))
        self.same("counted", said["counted"], len(self.cases))
        self.of_sets()
        self.of_laws()
        self.of_necessity()
        self.of_table()
        return self.found

    def of_sets(self):
        for one in self.said["sets"]:
            known = [case[one["name"]] for _, _, case in self.cases if case[one["name"]] is not None]
            judged = {
                "column": self.model.columns[one["name"]][0],
                "members": sum(x > HALF for x in known), "others": sum(x < HALF for x in known),
                "undecided": known.count(HALF), "missing": len(self.cases) - len(known),
                "is_constant": len(set(known)) <= 1,
            }
            for key, value in judged.items():
                self.same(f"set {one['name']}, {key}", one[key], value)

    def of_laws(self):
        model, columns, done = self.model, [], []
        judged = [name for name, law in model.laws.items() if "y" in law[2] and law[0] in ("here", "base")]
        named_ones = [law for law, *_ in model.tests if law and law not in judged]
        self.same("laws", [law["law"] for law in self.said["laws"]], judged + named_ones)
        refuted = set()
        for law in self.said["laws"]:
            what, (environment, condition, _) = f"law {law['law']}", model.laws[law["law"]]
            test = next((test for test in model.tests if test[0] == law["law"]), None)
            test = test or next((test for test in model.tests if test[0] is None), None)
            try:
                if environment == "elsewhere":
                    raise Unmeasured
                unfolded = model.unfolded(condition)
                column = [model.value(condition, case) for _, _, case in self.cases]
            except Unmeasured:
                self.same(f"{what}, whether untested", (law["fit"], law["untested"] is None), (None, False))
                self.same(f"{what}, verdict", law["passes"], None)
                continue
            self.same(f"{what}, why untested", law["untested"], None)
            columns.append(column)
            done.append(law)
            pairs = list(zip(column, self.products))
            fit = measures(pairs)
            self.fit(what, law["fit"], fit)
            sets = named(unfolded) | {"y"}
            is_crisp = all(case[name] in (0, FULL, None) for _, _, case in self.cases for name in sets)
            self.same(f"{what}, whether crisp", law["adjusted"] is not None, is_crisp)
            if is_crisp and law["adjusted"]:
                self.fit(what, law["adjusted"], adjusted(pairs))
            known = [(case, x, y) for case, (x, y) in zip(self.cases, pairs) if x is not None and y is not None]
            self.named(f"{what}, deviating", law["deviating"], [case for case, x, y in known if x > HALF > y])
            in_degree = [x - y for _, x, y in known if x > y and not x > HALF > y]
            equal = sum(abs(x - y) <= SMALLEST for _, x, y in known)
            if abs(law["in_degree"] - len(in_degree)) > equal:
                self.differ(f"{what}, deviating in degree", law["in_degree"], len(in_degree))
            passes = None
            if test and fit["consistency"] is not None and any(x > HALF for _, x, _ in known):
                _, consistency, _, pri = test
                passes = self.reaches(fit["consistency"], 0.8 if consistency is None else consistency)
                passes = passes and (not pri or self.reaches(fit["pri"], pri))
            self.same(f"{what}, verdict", law["passes"], passes)
            if passes is False:
                refuted.add(law["law"])
        for law, share in zip(done, unique(columns, self.products)):
            self.near(f"law {law['law']}, unique coverage", law["unique_coverage"], share)
        found = {rule: [one for one in self.said["diagnostics"] if one["rule"] == rule] for rule in ("refuted-law", "uncovered-product")}
        told = {one["message"].split("refute `")[1].split("`")[0] for one in found["refuted-law"]}
        self.same("refuted laws", told, refuted)
        if not columns:
            return self.same("together", self.said["together"], None)
        together = [None if None in xs else max(xs) for xs in zip(*columns)]
        pairs = list(zip(together, self.products))
        fit = measures(pairs)
        self.fit("together", self.said["together"], fit)
        uncovered = [case for case, (x, y) in zip(self.cases, pairs) if None not in (x, y) and x < HALF < y]
        self.named("uncovered", self.said["uncovered"], uncovered)
        wanted = max((test[2] or 0 for test in self.model.tests), default=0)
        told = bool(found["uncovered-product"])
        is_uncovered = wanted > 0 and fit["coverage"] is not None and not self.reaches(fit["coverage"], wanted)
        self.same("whether the product is uncovered", told, is_uncovered)

    def of_necessity(self):
        judged = [(name, absent) for name in self.model.sets for absent in (False, True)]
        self.same("necessary", [(one["name"], one["absent"]) for one in self.said["necessary"]], judged)
        for one, (name, absent) in zip(self.said["necessary"], judged):
            column = [case[name] for _, _, case in self.cases]
            column = [None if x is None else FULL - x if absent else x for x in column]
            outcomes = [None if y is None else FULL - y if self.model.absence else y for y in self.products]
            self.fit(f"necessity of {'not ' * absent}{name}", one, necessity(list(zip(column, outcomes))))

    def of_table(self):
        model, table = self.model, self.said["truth_table"]
        sets = model.sets
        self.same("sets of the truth table", table["sets"], sets)
        complete = [one for one in self.cases if None not in one[2].values()]
        outcome = lambda case: FULL - case["y"] if model.absence else case["y"]
        self.same("left out", table["left_out"], len(self.cases) - len(complete))
        decided = [one for one in complete if HALF not in (one[2][name] for name in sets)]
        self.same("undecided", table["undecided"], len(complete) - len(decided))
        rows = {}
        for one in decided:
            rows.setdefault(tuple(one[2][name] > HALF for name in sets), []).append(one)
        number = lambda row: 1 + sum(is_in << at for at, is_in in enumerate(reversed(row)))
        told = {tuple(row["combination"]): row for row in table["rows"]}
        self.same("rows", set(told), set(rows))
        positive, negative = set(), set()
        for combination, cases in rows.items():
            row, what = told.get(combination), f"row {number(combination)}"
            if row is None:
                continue
            within = [
                min(case[name] if is_in else FULL - case[name] for name, is_in in zip(sets, combination))
                for _, _, case in complete]
            fit = measures(list(zip(within, (outcome(case) for _, _, case in complete))))
            self.same(f"{what}, number", row["number"], number(combination))
            self.same(f"{what}, count", row["cases"]["count"], len(cases))
            if len(cases) <= 1000:
                self.same(f"{what}, cases", [case["name"] for case in row["cases"]["cases"]], [name for _, name, _ in cases])
            having = sum(outcome(case) > HALF for _, _, case in cases)
            self.same(f"{what}, positives", row["positives"], having)
            self.same(f"{what}, contradictory", row["is_contradictory"], 0 < having < len(cases))
            self.near(f"{what}, consistency", row["consistency"], fit["consistency"])
            self.near(f"{what}, pri", row["pri"], fit["pri"])
            output = "few"
            if len(cases) >= model.least:
                reaches = self.reaches(fit["consistency"], model.row_consistency)
                reaches = reaches and (not model.row_pri or self.reaches(fit["pri"], model.row_pri))
                output = "positive" if reaches else "negative"
                (positive if reaches else negative).add(combination)
            self.same(f"{what}, output", row["output"], output)
        self.same("remainders", table["remainders"], 2 ** len(sets) - len(positive) - len(negative))
        self.of_solutions(positive, negative, number)

    def of_solutions(self, positive, negative, number):
        model, sets = self.model, self.model.sets
        told = {one["kind"]: one for one in self.said["solutions"]}
        if not positive:
            return self.same("solutions", set(told), set())
        self.same("solutions", set(told), set(KINDS))
        signs = set(model.expects)
        if not model.expects:
            for condition in model.laws_for("y"):
                self.sign(condition, signs)
        wish = lambda name: None if ((name, True) in signs) == ((name, False) in signs) else (
            ((name, True) in signs) != model.absence)
        expected = [wish(name) for name in sets]
        outcomes = [None if y is None else FULL - y if model.absence else y for y in self.products]
        for kind, models in solutions(len(sets), positive, negative, expected).items():
            if models is None or kind not in told:
                continue
            least = min(map(len, models))
            judged = {frozenset(shown(term, sets) for term in one): len(one) == least for one in models}
            listed = {}
            for one in told[kind]["models"]:
                terms = [tuple((name, is_in) for name, is_in in term["conditions"]) for term in one["terms"]]
                listed[frozenset(terms)] = one["is_fewest"]
                self.of_model(f"{kind} {terms}", one, terms, positive, negative, number, outcomes)
            is_complete = len(judged) <= MOST_MODELS
            if told[kind]["is_complete"] != is_complete or is_complete and listed != judged:
                self.differ(f"{kind} models", (told[kind]["is_complete"], listed), judged)
            elif any(judged.get(one) != is_fewest for one, is_fewest in listed.items()):
                self.differ(f"{kind} models among many", listed, judged)

    def sign(self, condition, signs):
        try:
            polarities(self.model.unfolded(condition), True, signs)
        except Unmeasured:
            pass

    def of_model(self, what, said, terms, positive, negative, number, outcomes):
        sets = self.model.sets
        columns = []
        for term in terms:
            condition = ("and", *(name if is_in else ("not", name) for name, is_in in term))
            columns.append([self.model.value(condition, case) for _, _, case in self.cases])
        for told, column in zip(said["terms"], columns):
            self.fit(f"{what}, a term", told["fit"], measures(list(zip(column, outcomes))))
            having = [case for case, x, y in zip(self.cases, column, outcomes) if None not in (x, y) and min(x, y) > HALF]
            self.named(f"{what}, cases of a term", told["cases"], having)
        for told, share in zip(said["terms"], unique(columns, outcomes)):
            self.near(f"{what}, unique coverage", told["unique_coverage"], share)
        together = [None if None in xs else max(xs) for xs in zip(*columns)]
        self.fit(what, said["fit"], measures(list(zip(together, outcomes))))
        assumed = [
            number(row) for row in itertools.product([False, True], repeat=len(sets))
            if row not in positive | negative
            and any(all(row[sets.index(name)] == is_in for name, is_in in term) for term in terms)]
        self.same(f"{what}, assumed", (said["assumptions"], said["assumed"]), (len(assumed), sorted(assumed)))


def shown(term, sets):
    return tuple((name, is_in) for name, is_in in zip(sets, term) if is_in is not None)


def answer(binary, model, folder):
    """What the tool says; None where it refuses the laws themselves, which is for others to judge."""
    Path(folder, "model.coprod").write_text(model.text(), encoding="utf-8")
    Path(folder, "cases.csv").write_bytes(model.table().encode("utf-8"))
    command = [binary, "fit", "model.coprod", "--format", "json", "--cases", "5000"]
    done = subprocess.run(command + ["--absence"] * model.absence, cwd=folder, capture_output=True, text=True, timeout=120)
    try:
        said = json.loads(done.stdout)
    except ValueError as error:
        raise ValueError(f"status {done.returncode}, no answer: {done.stderr}") from error
    if not said["results"]["evidence"]:
        refusals = [one for one in said["diagnostics"] if one["level"] == "error"]
        if any(one["rule"] == "invalid-table" for one in refusals) or not refusals:
            raise ValueError(f"the table is refused: {refusals}")
        return None, {one["rule"] for one in refusals}
    [found] = said["results"]["evidence"]
    return found | {"diagnostics": said["diagnostics"]}, set()


def main():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("binary", help="path of the coproduce binary")
    options.add_argument("--models", type=int, default=2000, help="how many models to judge")
    options.add_argument("--seed", type=int, default=1, help="the seed of the first model")
    options = options.parse_args()
    binary = str(Path(options.binary).resolve())
    passed = failed = on_the_cut = refused = 0
    solved = dict.fromkeys(KINDS, 0)
    rules, seed = {}, options.seed
    with tempfile.TemporaryDirectory() as folder:
        while passed + failed < options.models:
            model = Model(seed)
            try:
                said, why = answer(binary, model, folder)
                found = []
                if said is not None:
                    judgement = Judgement(model, said)
                    found = judgement.all()
                    on_the_cut += judgement.on_the_cut
                    for solution in said["solutions"]:
                        solved[solution["kind"]] += len(solution["models"])
            except (ValueError, OSError, KeyError, subprocess.TimeoutExpired) as error:
                said, found = {}, [repr(error)]
            if said is None:
                refused += 1
                for rule in why:
                    rules[rule] = rules.get(rule, 0) + 1
                if refused > 10 * options.models:
                    sys.exit(f"nearly all models are refused: {rules}")
            elif found:
                failed += 1
                lines = "--absence" if model.absence else ""
                print(f"seed {seed} differs {lines}", *found, model.text(), model.table(), sep="\n", flush=True)
            else:
                passed += 1
            seed += 1
    listed = ", ".join(f"{count} {kind}" for kind, count in solved.items())
    print(f"models of solutions: {listed}; measures exactly on a cut: {on_the_cut}")
    if refused:
        print(f"drawn and refused by rules about laws: {refused} {rules}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
