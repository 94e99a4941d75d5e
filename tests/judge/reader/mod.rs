//! Reads the part of the language that is judged, for models that are worked by hand. A text that is not in this form is a
//! mistake of the test, so it panics.

mod claim;
mod service;

use super::language::{Action, Atom, Condition, Environment, Kind, Law, Member, Model, Scenario};

/// The model of a text.
pub fn read(text: &str) -> Model {
    let mut reader = Reader { tokens: tokens(text), next: 0, model: Model::default() };
    while reader.next < reader.tokens.len() {
        reader.declaration();
    }
    reader.model
}

/// Members of a set, as in a claim.
pub fn members(model: &Model, text: &str) -> Vec<Member> {
    let mut reader = Reader { tokens: tokens(text), next: 0, model: model.clone() };
    reader.members()
}

/// Words and marks; a name in backticks keeps its first one.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut rest = line.split("//").next().unwrap_or("").trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if first == '`' {
                rest[1..].find('`').expect("an end of the name") + 1
            } else {
                let word = |character: char| character.is_alphanumeric() || "_.%".contains(character);
                rest.find(|character| !word(character)).unwrap_or(rest.len()).max(1)
            };
            tokens.push(rest[..length].to_owned());
            rest = rest[length..].trim_start_matches('`').trim_start();
        }
    }
    tokens
}

struct Reader {
    tokens: Vec<String>,
    next: usize,
    model: Model,
}

impl Reader {
    fn peek(&self) -> &str {
        self.tokens.get(self.next).map_or("", String::as_str)
    }

    fn take(&mut self) -> String {
        self.next += 1;
        self.tokens.get(self.next - 1).expect("more text").clone()
    }

    fn is(&mut self, word: &str) -> bool {
        let is = self.peek() == word;
        self.next += usize::from(is);
        is
    }

    fn want(&mut self, word: &str) {
        assert!(self.is(word), "`{word}` wanted, `{}` found", self.peek());
    }

    /// A name; what nothing declares is an object, as an item of content is.
    fn name(&mut self) -> Atom {
        let token = self.take();
        let text = token.trim_start_matches('`');
        self.model.atom(text).unwrap_or_else(|| self.model.declare(text, Kind::Object))
    }

    fn names(&mut self, between: &str) -> Vec<Atom> {
        let mut names = vec![self.name()];
        while self.is(between) {
            names.push(self.name());
        }
        names
    }

    fn declare(&mut self, kind: Kind) -> Vec<Atom> {
        let names = self.names(",");
        for &atom in &names {
            self.model.names[atom].kind = kind;
        }
        names
    }

    fn number(&mut self) -> i32 {
        self.take().trim_end_matches('%').parse().expect("a whole number")
    }

    fn declaration(&mut self) {
        match self.take().as_str() {
            "object" => drop(self.declare(Kind::Object)),
            "actor" => drop(self.declare(Kind::Actor)),
            "property" => {
                let names = self.declare(Kind::Property);
                self.want("of");
                let bearer = self.name();
                for atom in names {
                    self.model.names[atom].bearer = Some(bearer);
                }
            }
            "outcome" => {
                let names = self.declare(Kind::Outcome);
                self.want("changes");
                let changes = self.names(",");
                for atom in names {
                    self.model.names[atom].changes.clone_from(&changes);
                }
            }
            "action" => self.action(),
            "environment" => self.environment(),
            "law" => self.law(false),
            "alternative" => {
                self.want("law");
                self.law(true);
            }
            "offering" => self.offering(),
            "value" => self.value(),
            "proposition" => self.proposition(),
            "scenario" => self.scenario(),
            "claim" => self.claim(),
            other => panic!("a declaration wanted, `{other}` found"),
        }
    }

    fn action(&mut self) {
        let names = self.declare(Kind::Action);
        self.want("by");
        let actors = self.names("and");
        let enabling = self.enabled();
        let cost = if self.is("costs") {
            self.want("economic");
            self.number()
        } else {
            0
        };
        for atom in names {
            self.model.actions.push(Action { atom, actors: actors.clone(), enabling: enabling.clone(), cost });
        }
    }

    fn enabled(&mut self) -> Option<Condition> {
        self.is("enabled").then(|| {
            self.want("by");
            self.condition()
        })
    }

    fn environment(&mut self) {
        let atom = self.declare(Kind::Environment)[0];
        let parents = if self.is("within") { self.names(",") } else { Vec::new() };
        let mut environment = Environment { atom, parents, ..Environment::default() };
        if self.is("{") {
            while !self.is("}") {
                match self.take().as_str() {
                    "holds" => environment.holds.extend(self.names(",")),
                    "lacks" => environment.lacks.extend(self.names(",")),
                    "includes" => environment.includes.extend(self.names(",")),
                    "likely" => {
                        let likely = (self.name(), u32::try_from(self.number()).expect("a chance"));
                        environment.likely.push(likely);
                    }
                    other => panic!("a clause wanted, `{other}` found"),
                }
            }
        }
        self.model.environments.push(environment);
    }

    fn law(&mut self, alternative: bool) {
        let name = self.take().trim_start_matches('`').to_owned();
        let environments = if self.is("in") { self.names(",") } else { Vec::new() };
        self.want("{");
        let condition = self.condition();
        self.want("produce");
        let products = self.names(",");
        let enabling = self.enabled();
        let likelihood = self.is("likelihood").then(|| u32::try_from(self.number()).expect("a chance"));
        self.want("}");
        self.model.laws.push(Law { name, alternative, environments, condition, products, enabling, likelihood });
    }

    fn condition(&mut self) -> Condition {
        let mut items = vec![self.conjunction()];
        while self.is("or") {
            items.push(self.conjunction());
        }
        if items.len() == 1 { items.swap_remove(0) } else { Condition::Or(items) }
    }

    fn conjunction(&mut self) -> Condition {
        let mut items = vec![self.part()];
        while self.is("and") {
            items.push(self.part());
        }
        if items.len() == 1 { items.swap_remove(0) } else { Condition::And(items) }
    }

    fn part(&mut self) -> Condition {
        if self.is("not") {
            return Condition::Not(Box::new(self.part()));
        }
        if self.is("(") {
            let inner = self.condition();
            self.want(")");
            return inner;
        }
        if self.is("any") {
            return Condition::AnyOf(self.listed());
        }
        if self.is("all") {
            return Condition::AllOf(self.listed());
        }
        if self.is("at") {
            self.want("least");
            let least = usize::try_from(self.number()).expect("a number of things");
            return Condition::AtLeast(least, self.listed());
        }
        Condition::Name(self.name())
    }

    fn listed(&mut self) -> Vec<Condition> {
        self.want("of");
        self.want("(");
        let mut items = vec![self.condition()];
        while self.is(",") {
            items.push(self.condition());
        }
        self.want(")");
        items
    }

    fn scenario(&mut self) {
        let name = self.take().trim_start_matches('`').to_owned();
        self.want("in");
        let environment = self.name();
        let like = self.is("like").then(|| {
            let other = self.take();
            let known = self.model.scenarios.iter().position(|scenario| scenario.name == other.trim_start_matches('`'));
            known.expect("a scenario before this one")
        });
        let mut scenario = Scenario { name, environment, like, ..Scenario::default() };
        self.want("{");
        while !self.is("}") {
            match self.take().as_str() {
                "given" => scenario.given.extend(self.names(",")),
                "without" => scenario.without.extend(self.names(",")),
                "unknown" => scenario.unknown.extend(self.names(",")),
                other => panic!("a clause wanted, `{other}` found"),
            }
        }
        self.model.scenarios.push(scenario);
    }
}
