//! A model as text: in one file, in several that use one another, in any order.

use super::facts::Shown;
use super::language::{Atom, Claim, Kind, Member, Model, Relation};
use super::modules::Cut;
use super::random::Random;
use std::fmt::Write;

/// A name as a text mentions it: in backticks where it is not a plain word or is reserved.
pub fn quoted(name: &str) -> String {
    let plain = name.chars().all(|character| character.is_alphanumeric() || character == '_')
        && !name.starts_with(|first: char| first.is_numeric());
    let reserved = ["and", "or", "not", "at", "all", "any"].contains(&name);
    if plain && !reserved { name.to_owned() } else { format!("`{name}`") }
}

/// The whole model in one file.
pub fn text(model: &Model) -> String {
    texts(model, &Cut::whole(model), None).swap_remove(0).1
}

/// The files of a model that is cut, the one that is read first at first; shuffled where there is a source of chance.
pub fn texts(model: &Model, cut: &Cut, mut shuffle: Option<&mut Random>) -> Vec<(String, String)> {
    (0..cut.modules)
        .map(|module| {
            let writer = Writer { model, cut, module };
            let mut declarations = writer.declarations();
            if let Some(random) = shuffle.as_deref_mut() {
                declarations = shuffled(random, declarations);
            }
            declarations.splice(0..0, cut.uses(module));
            (Cut::file(module), declarations.concat())
        })
        .collect()
}

/// The text of a claim.
pub fn claim(shown: &Shown, claim: &Claim) -> String {
    Writer { model: shown.model, cut: shown.cut, module: 0 }.claim(claim)
}

/// The same items in an order left to chance.
pub fn shuffled<T>(random: &mut Random, mut items: Vec<T>) -> Vec<T> {
    let mut order = Vec::new();
    while !items.is_empty() {
        order.push(items.swap_remove(random.between(0, items.len() - 1)));
    }
    order
}

struct Writer<'m> {
    model: &'m Model,
    cut: &'m Cut,
    module: usize,
}

impl Writer<'_> {
    fn name(&self, atom: Atom) -> String {
        self.cut.mention(self.module, atom)
    }

    fn list(&self, atoms: &[Atom], between: &str) -> String {
        atoms.iter().map(|&atom| self.name(atom)).collect::<Vec<_>>().join(between)
    }

    fn clause(&self, text: &mut String, keyword: &str, atoms: &[Atom]) {
        if !atoms.is_empty() {
            let _ = write!(text, " {keyword} {}", self.list(atoms, ", "));
        }
    }

    fn is_here(&self, atom: Atom) -> bool {
        self.cut.home[atom] == self.module
    }

    fn declarations(&self) -> Vec<String> {
        let model = self.model;
        let mut all: Vec<String> =
            (0..model.names.len()).filter(|&atom| self.is_here(atom)).filter_map(|atom| self.plain(atom)).collect();
        all.extend(model.environments.iter().filter(|at| self.is_here(at.atom)).map(|at| self.environment(at.atom)));
        all.extend((0..model.laws.len()).filter(|&law| self.cut.laws[law] == self.module).map(|law| self.law(law)));
        all.extend((0..model.offerings.len()).filter_map(|place| self.offering(place)));
        all.extend((0..model.values.len()).filter_map(|place| self.value(place)));
        if self.module == 0 {
            all.extend((0..model.propositions.len()).map(|place| self.proposition(place)));
            all.extend((0..model.scenarios.len()).map(|place| self.scenario(place)));
            all.extend(model.claims.iter().map(|claim| self.claim(claim)));
        }
        all
    }

    /// A declaration that says hardly more than a name.
    fn plain(&self, atom: Atom) -> Option<String> {
        let name = self.name(atom);
        let declared = &self.model.names[atom];
        Some(match declared.kind {
            Kind::Object => format!("object {name}\n"),
            Kind::Property => format!("property {name} of {}\n", self.name(declared.bearer?)),
            Kind::Actor => format!("actor {name}\n"),
            Kind::Outcome => format!("outcome {name} changes {}\n", self.list(&declared.changes, ", ")),
            Kind::Action => {
                let action = self.model.action(atom)?;
                let mut text = format!("action {name} by {}", self.list(&action.actors, " and "));
                if let Some(enabling) = &action.enabling {
                    let _ = write!(text, " enabled by {}", enabling.text(&|atom| self.name(atom)));
                }
                if action.cost > 0 {
                    let _ = write!(text, " costs economic {}", action.cost);
                }
                text + "\n"
            }
            Kind::Environment | Kind::Offering | Kind::Value | Kind::Proposition => return None,
        })
    }

    fn environment(&self, atom: Atom) -> String {
        let environment = self.model.environment(atom);
        let mut text = format!("environment {}", self.name(atom));
        self.clause(&mut text, "within", &environment.parents);
        text.push_str(" {");
        self.clause(&mut text, "holds", &environment.holds);
        self.clause(&mut text, "lacks", &environment.lacks);
        self.clause(&mut text, "includes", &environment.includes);
        for (atom, chance) in &environment.likely {
            let _ = write!(text, " likely {} {chance}%", self.name(*atom));
        }
        text + " }\n"
    }

    fn law(&self, place: usize) -> String {
        let law = &self.model.laws[place];
        let mut text = if law.alternative { String::from("alternative law ") } else { String::from("law ") };
        text.push_str(&quoted(&law.name));
        self.clause(&mut text, "in", &law.environments);
        let condition = law.condition.text(&|atom| self.name(atom));
        let _ = write!(text, " {{ {condition} produce {}", self.list(&law.products, ", "));
        if let Some(enabling) = &law.enabling {
            let _ = write!(text, " enabled by {}", enabling.text(&|atom| self.name(atom)));
        }
        if let Some(likelihood) = law.likelihood {
            let _ = write!(text, " likelihood {likelihood}%");
        }
        text + " }\n"
    }

    fn offering(&self, place: usize) -> Option<String> {
        let offering = self.model.offerings.get(place).filter(|offering| self.is_here(offering.atom))?;
        let (from, to) = (self.list(&offering.suppliers, ", "), self.list(&offering.customers, ", "));
        let mut text = format!("offering {} from {from} to {to} {{", self.name(offering.atom));
        self.clause(&mut text, "physical", &offering.physical);
        self.clause(&mut text, "service", &offering.service);
        self.clause(&mut text, "people", &offering.people);
        self.clause(&mut text, "interactions", &offering.interactions);
        Some(text + " }\n")
    }

    fn value(&self, place: usize) -> Option<String> {
        let value = self.model.values.get(place).filter(|value| self.is_here(value.atom))?;
        let (name, who, with) =
            (self.name(value.atom), self.list(&value.beneficiaries, ", "), self.name(value.counterpart));
        let from = self.name(value.outcome);
        Some(format!("value {name} for {who} with {with} from {from} {{ worth economic {} }}\n", value.worth))
    }

    fn proposition(&self, place: usize) -> String {
        let deal = &self.model.propositions[place];
        let [one, other] = deal.parties;
        let (name, environment) = (self.name(deal.atom), self.name(deal.environment));
        let mut text =
            format!("proposition {name} between {} and {} in {environment} {{", self.name(one), self.name(other));
        for (who, what) in &deal.promises {
            let _ = write!(text, " {} promises {}", self.name(*who), self.name(*what));
        }
        if let Some((payer, amount)) = deal.pays {
            let payee = if payer == one { other } else { one };
            let _ = write!(text, " {} pays {} {amount}", self.name(payer), self.name(payee));
        }
        for (who, what) in &deal.expects {
            let _ = write!(text, " {} expects {}", self.name(*who), self.name(*what));
        }
        self.clause(&mut text, "assuming", &deal.assuming);
        text + " }\n"
    }

    fn scenario(&self, place: usize) -> String {
        let scenario = &self.model.scenarios[place];
        let mut text = format!("scenario {} in {}", quoted(&scenario.name), self.name(scenario.environment));
        if let Some(other) = scenario.like {
            let _ = write!(text, " like {}", quoted(&self.model.scenarios[other].name));
        }
        text.push_str(" {");
        self.clause(&mut text, "given", &scenario.given);
        self.clause(&mut text, "without", &scenario.without);
        self.clause(&mut text, "unknown", &scenario.unknown);
        text + " }\n"
    }

    fn claim(&self, claim: &Claim) -> String {
        let members: Vec<String> = claim.members.iter().map(|member| self.member(member)).collect();
        let relation = match claim.relation {
            Relation::Sufficient => "sufficient for",
            Relation::Necessary => "necessary for",
            Relation::Producer => "a producer of",
            Relation::PotentialProducer => "a potential producer of",
            Relation::Cause => "the cause of",
            Relation::Irrelevant => "irrelevant to",
        };
        let not = if claim.holds { "" } else { "not " };
        let (product, environment) = (self.name(claim.product), self.name(claim.environment));
        format!("claim {} are {not}{relation} {product} in {environment}\n", members.join(", "))
    }

    fn member(&self, member: &Member) -> String {
        member.text(&|atom| self.name(atom))
    }
}
