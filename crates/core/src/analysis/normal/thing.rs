//! What is declared, in normal form.

use crate::analysis::normal::{Normal, clause, sorted};
use crate::kernel::{AtomId, AtomKind, Environment, Layer, Statement, Worth};
use crate::model::Kind;
use coproduce_syntax::declaration::Axis;

impl Normal<'_> {
    /// A line for each thing that is declared.
    pub(super) fn things(&self) -> Vec<String> {
        let kernel = self.kernel;
        let named = crate::kernel::atom_ids(kernel).filter(|&atom| {
            let kind = kernel.atom(atom).kind;
            kind.declared().is_some() && !kind.is_behind_another()
        });
        named.map(|atom| self.thing(atom)).collect()
    }

    /// The records that the module itself declares, by kind and name.
    pub(super) fn records(&self) -> Vec<(&'static str, AtomId, String)> {
        let own = crate::kernel::atom_ids(self.kernel).filter(|&atom| self.kernel.atom(atom).own);
        let records = own.filter_map(|atom| match self.kernel.atom(atom).kind {
            AtomKind::Record(kind, _) => Some((kind.word(), atom)),
            AtomKind::Cocreation(_) => Some((Kind::Cocreation.word(), atom)),
            _ => None,
        });
        records.map(|(kind, atom)| (kind, atom, self.thing(atom))).collect()
    }

    fn thing(&self, atom: AtomId) -> String {
        let kernel = self.kernel;
        let content = match kernel.atom(atom).kind {
            AtomKind::Property { bearer } => bearer.map_or_else(String::new, |bearer| clause("of", self.name(bearer))),
            AtomKind::Actor => self.preferences(atom),
            AtomKind::Performed(index) => {
                let action = &kernel.actions[index as usize];
                let enabled = action.enabled_by.map(|term| clause("enabled", self.term(term))).unwrap_or_default();
                clause("by", self.set(action.actors.iter().copied())) + &enabled + &worth("costs", &action.costs)
            }
            AtomKind::Outcome(index) => {
                clause("changes", self.set(kernel.outcomes[index as usize].changes.iter().map(|(atom, _)| *atom)))
            }
            AtomKind::Environment(id) => self.environment(kernel.environment(id)),
            AtomKind::Offering(index) => self.offering(&kernel.offerings[index as usize]),
            AtomKind::Value(index) => self.value(&kernel.values[index as usize]),
            AtomKind::Proposition(id) => self.proposition(kernel.proposition(id)),
            AtomKind::Record(Kind::Constellation, index) => self.constellation(&kernel.constellations[index as usize]),
            AtomKind::Cocreation(index) => self.cocreation(&kernel.cocreations[index as usize]),
            AtomKind::Record(Kind::Platform, index) => self.platform(&kernel.platforms[index as usize]),
            AtomKind::Record(Kind::Problem, index) => self.problem(&kernel.problems[index as usize]),
            AtomKind::Record(Kind::Hypergame, index) => self.hypergame(&kernel.hypergames[index as usize]),
            AtomKind::Record(Kind::Exchange, index) => self.exchange(&kernel.exchanges[index as usize]),
            AtomKind::Record(Kind::Adoption, index) => self.adoption(&kernel.adoptions[index as usize]),
            AtomKind::Record(Kind::Pricing, index) => self.pricing(&kernel.pricings[index as usize]),
            AtomKind::Record(Kind::Elevation, index) => self.elevation(&kernel.elevations[index as usize]),
            AtomKind::Record(Kind::Evidence, index) => self.evidence(&kernel.evidence[index as usize]),
            _ => String::new(),
        };
        let kind = kernel.atom(atom).kind.declared().map_or("", |kind| kind.word());
        let lasting = if kernel.lasts(atom) { " lasting" } else { "" };
        format!("({kind} {}{content}{lasting})", self.name(atom))
    }

    /// What an environment lies within, and all that is so in it, whichever of them states it.
    fn environment(&self, environment: &Environment) -> String {
        let above = environment.above.iter().map(|&id| self.kernel.environment(id).atom);
        let above = clause("within", self.set(above.filter(|&atom| atom != environment.atom)));
        let stated = environment.effective.iter().map(|(&atom, stated)| match stated.statement {
            Statement::Likely(probability) => format!("(likely {} {probability})", self.name(atom)),
            statement => format!("({} {})", statement.word(), self.name(atom)),
        });
        let stated = sorted(stated);
        if stated.is_empty() { above } else { format!("{above} {stated}") }
    }

    /// What matters to an actor, as far as it is not what matters to everyone.
    fn preferences(&self, actor: AtomId) -> String {
        let Some(preferences) = self.kernel.preferences.get(&actor) else { return String::new() };
        let weight = |name: &str, weight: f64| {
            let is_usual = (weight - 1.0).abs() <= 0.0;
            (!is_usual).then(|| format!("({name} {weight})"))
        };
        let axes = Axis::ALL.into_iter().filter_map(|axis| weight(axis.word(), preferences.of_axis(axis)));
        let layers = Layer::ALL.into_iter().filter_map(|layer| weight(layer.word(), preferences.of_layer(layer)));
        let values = self.kernel.values.iter().map(|value| value.atom);
        let values = values.filter_map(|value| weight(self.name(value), preferences.of_value(value)));
        let weights = sorted(axes.chain(layers).chain(values));
        let requires = Layer::ALL.into_iter().zip(preferences.requires);
        let requires = requires.filter_map(|(layer, least)| Some(format!("({} {})", layer.word(), least?)));
        clause("weighs", weights) + &clause("requires", sorted(requires))
    }
}

/// The amounts of a worth that are not nothing.
pub(super) fn worth(word: &str, worth: &Worth) -> String {
    let amounts = Layer::ALL.into_iter().map(|layer| (layer.word(), worth[layer]));
    clause(
        word,
        sorted(amounts.filter(|(_, amount)| amount.abs() > 0.0).map(|(layer, amount)| format!("({layer} {amount})"))),
    )
}
