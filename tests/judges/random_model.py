"""Small random models, as model files and as facts for an answer set program."""

import random


class Model:
    """A random model. A condition is a name or a tuple: ("not", c), ("and" | "or", c…), (k, c…) for at least k."""

    def __init__(self, seed):
        self.draw = random.Random(seed)
        self.with_not = self.draw.random() < 0.35
        while True:
            self.fill()
            if self.stratified() and not self.conflicts():
                return

    def fill(self):
        draw = self.draw
        self.objects = [f"a{i}" for i in range(draw.randint(2, 5))]
        self.made = [f"p{i}" for i in range(draw.randint(2, 4))]
        self.actors = [f"u{i}" for i in range(draw.randint(0, 2))]
        actions = [f"t{i}" for i in range(draw.randint(0, 2))] if self.actors else []
        environments = [f"e{i}" for i in range(draw.randint(1, 3))]
        things = self.objects + self.made + self.actors + actions
        self.leaves = things * 3 + environments
        self.actions = {
            action: (draw.sample(self.actors, draw.randint(1, len(self.actors))),
                     self.condition(1) if draw.random() < 0.4 else None)
            for action in actions
        }
        self.environments = {}
        for environment in environments:
            parents = [other for other in self.environments if draw.random() < 0.5]
            words = {thing: self.statement(thing) for thing in things}
            self.environments[environment] = (parents, {x: word for x, word in words.items() if word})
        products = self.made + (self.actors[:1] if draw.random() < 0.08 else [])
        self.laws = {
            f"l{i}": (draw.choice([environments[:1], draw.sample(environments, min(2, len(environments)))]),
                      self.condition(draw.randint(1, 3)),
                      draw.sample(products, 1 + (draw.random() < 0.2)))
            for i in range(draw.randint(1, 6))
        }
        self.products = [x for x in self.made + self.actors if any(x in law[2] for law in self.laws.values())]
        self.scenarios = {f"s{i}": self.scenario(things) for i in range(draw.randint(1, 2))}

    def condition(self, depth):
        draw = self.draw
        if depth == 0 or draw.random() < 0.15:
            drawn = draw.choice(self.leaves)
        else:
            items = [self.condition(depth - 1) for _ in range(draw.randint(2, 3))]
            drawn = (draw.choice(["and", "and", "and", "or", draw.randint(1, len(items))]), *items)
        return ("not", drawn) if self.with_not and draw.random() < 0.25 else drawn

    def statement(self, thing):
        chance = self.draw.random() * (3 if thing in self.made else 1)
        if chance < 0.2 and thing not in self.actions:
            return "includes" if thing in self.actors else "holds"
        return "lacks" if chance > 0.9 and chance < 1 else None

    def scenario(self, things):
        environment = self.draw.choice(list(self.environments))
        kept_out, words = {x for x in things if "lacks" in self.stands(environment, x)}, {}
        for thing in things:
            word = self.draw.choices(["given", "without", "unknown", None], [3, 1, 1, 4])[0]
            if word == "unknown" and thing in self.products:
                word = None
            if word == "given" and kept_out & {thing, *self.actions.get(thing, [()])[0]}:
                word = None
            if word == "without":
                kept_out.add(thing)
            if word:
                words[thing] = word
        return environment, words

    def above(self, environment):
        return {environment}.union(*(self.above(parent) for parent in self.environments[environment][0]))

    def stands(self, environment, thing):
        stating = [f for f in self.above(environment) if thing in self.environments[f][1]]
        lowest = [f for f in stating if not any(g != f and f in self.above(g) for g in stating)]
        return {self.environments[f][1][thing].replace("includes", "holds") for f in lowest}

    def conflicts(self):
        return any(len(self.stands(environment, thing)) > 1 for environment in self.environments
                   for thing in self.objects + self.made + self.actors + list(self.actions))

    def stratified(self):
        edges = [(x, product, negated) for _, condition, made in self.laws.values()
                 for x, negated in mentions(condition) for product in made]
        for action, (actors, enabling) in self.actions.items():
            edges += [(x, action, negated) for x, negated in mentions(enabling)]
            edges += [(action, actor, False) for actor in actors]
        level = dict.fromkeys(self.leaves, 0)
        for _ in range(len(level) ** 2):
            for source, target, negated in edges:
                level[target] = max(level[target], level[source] + negated)
        return max(level.values()) <= len(level)

    def text(self, scenarios=True):
        """The model as a model file."""
        lines = ["model judged", f"object {', '.join(self.objects + self.made)}"]
        lines += [f"actor {actor}" for actor in self.actors]
        for action, (actors, enabling) in self.actions.items():
            enabled = f" enabled by {written(enabling)}" if enabling else ""
            lines.append(f"action {action} by {' and '.join(actors)}{enabled}")
        for environment, (parents, words) in self.environments.items():
            within = f" within {', '.join(parents)}" if parents else ""
            lines.append(f"environment {environment}{within} {clauses(words)}".rstrip())
        for law, (environments, condition, made) in self.laws.items():
            lines.append(f"alternative law {law} in {', '.join(environments)} {{")
            lines.append(f"  {written(condition)} produce {', '.join(made)}\n}}")
        for name, (environment, words) in self.scenarios.items() if scenarios else ():
            lines.append(f"scenario {name} in {environment} {clauses(words)}".rstrip())
        return "\n".join(lines) + "\n"

    def facts(self):
        """The model as facts for `MEANING`."""
        facts = [f"object({x})." for x in self.objects + self.made] + [f"actor({x})." for x in self.actors]
        for action, (actors, enabling) in self.actions.items():
            facts += [f"action({action})."] + [f"by({action},{actor})." for actor in actors]
            if enabling:
                facts.append(f"enabled({action},{node(enabling, facts)}).")
        for environment, (parents, words) in self.environments.items():
            facts += [f"environment({environment})."] + [f"parent({environment},{f})." for f in parents]
            facts += [f"says({environment},{x},{word.replace('includes', 'holds')})." for x, word in words.items()]
        for law, (environments, condition, made) in self.laws.items():
            facts.append(f"law({law},{node(condition, facts)}).")
            facts += [f"stated({law},{f})." for f in environments] + [f"produces({law},{x})." for x in made]
        return "\n".join(facts)


def mentions(condition, negated=False):
    if condition is None or isinstance(condition, str):
        return [(condition, negated)] if condition else []
    inside = negated or condition[0] == "not"
    return [mention for item in condition[1:] for mention in mentions(item, inside)]


def written(condition, inside=False):
    if isinstance(condition, str):
        return condition
    word, *items = condition
    if word == "not":
        return f"not {written(items[0], True)}"
    if word in ("and", "or"):
        text = f" {word} ".join(written(item, True) for item in items)
        return f"({text})" if inside else text
    counted = {1: "any", len(items): "all"}.get(word, f"at least {word}")
    return f"{counted} of ({', '.join(map(written, items))})"


def clauses(words):
    said = {word: [x for x, other in words.items() if other == word] for word in words.values()}
    return "{ " + " ".join(f"{word} {', '.join(names)}" for word, names in said.items()) + " }" if said else ""


def node(condition, facts):
    """Adds the facts of a condition and gives its number."""
    number = len(facts) + 1
    if isinstance(condition, str):
        facts.append(f"names({number},{condition}).")
        return number
    word, *items = condition
    facts.append("" if word == "not" else f"needs({number},{ {'and': len(items), 'or': 1}.get(word, word) }).")
    for item in items:
        child = node(item, facts)
        facts.append(f"{'denies' if word == 'not' else 'child'}({number},{child}).")
    return number
