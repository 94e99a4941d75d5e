//! Laws in normal form.

use crate::analysis::normal::{Normal, clause};
use crate::kernel::{EnvironmentId, LawId, Origin};
use std::collections::{BTreeMap, BTreeSet};

impl Normal<'_> {
    /// The laws: a condition and one product, with all environments in which that applies, whatever laws state it. What
    /// is only likely stays one law, for its products share what is not named.
    pub(super) fn laws(&self) -> Vec<String> {
        let kernel = self.kernel;
        let within = self.within();
        let mut certain: BTreeMap<String, BTreeSet<EnvironmentId>> = BTreeMap::new();
        let mut lines = Vec::new();
        for (id, law) in kernel.laws_with_ids().filter(|(_, law)| matches!(law.origin, Origin::Stated | Origin::Used)) {
            let head = self.head(id);
            let places = kernel.stated_in(law).iter().flat_map(|stated| within[stated.index()].iter().copied());
            if self.is_likely(id) {
                let products = self.effects(id);
                let places = clause("in", self.places(places));
                lines.push(format!("(law {head}{products}{places} (likelihood {}))", kernel.likelihood(id)));
                continue;
            }
            let places: BTreeSet<EnvironmentId> = places.collect();
            for effect in self.each_effect(id) {
                certain.entry(format!("(law {head}{effect}")).or_default().extend(&places);
            }
        }
        let place = |(key, places): (String, BTreeSet<EnvironmentId>)| key + &clause("in", self.places(places)) + ")";
        lines.extend(certain.into_iter().map(place));
        lines
    }

    /// What a law produces, or ends.
    fn effects(&self, id: LawId) -> String {
        let products = self.kernel.products(&self.kernel.laws[id.index()]);
        let ends = clause("ends", self.set(self.kernel.ended(id).iter().copied()));
        clause("produces", self.set(products.iter().copied())) + &ends
    }

    /// The same, one by one.
    fn each_effect(&self, id: LawId) -> Vec<String> {
        let products = self.kernel.products(&self.kernel.laws[id.index()]).iter();
        let made = products.map(|&product| clause("produces", self.name(product)));
        made.chain(self.kernel.ended(id).iter().map(|&ended| clause("ends", self.name(ended)))).collect()
    }

    /// What a law says of how it produces, and when. What enables it stands apart: whether laws sustain themselves depends on it.
    fn head(&self, id: LawId) -> String {
        let law = &self.kernel.laws[id.index()];
        let condition = match self.kernel.enabling(id) {
            None => self.condition(law.condition),
            Some(enabling) => self.term(enabling.uses) + &clause("enabled-by", self.term(enabling.by)),
        };
        let delay = if law.delay > 0 { format!("after {} ", law.delay) } else { String::new() };
        format!("{}{delay}{condition}", if law.alternative { "alternative " } else { "" })
    }

    /// What enables each law that says so.
    pub(super) fn enabling(&self) -> Vec<(LawId, String)> {
        let laws = self.kernel.laws_with_ids().filter(|(_, law)| law.origin != Origin::Definition);
        laws.filter_map(|(id, _)| Some((id, self.term(self.kernel.enabling(id)?.by)))).collect()
    }

    /// A law as an expectation means it: by what it takes, and where it is stated.
    pub(super) fn law(&self, id: LawId) -> String {
        let likelihood =
            if self.is_likely(id) { format!(" (likelihood {})", self.kernel.likelihood(id)) } else { String::new() };
        format!("{}{likelihood}", self.head(id))
    }

    fn is_likely(&self, id: LawId) -> bool {
        self.kernel.likelihood(id) < 1.0
    }

    fn places(&self, places: impl IntoIterator<Item = EnvironmentId>) -> String {
        self.set(places.into_iter().map(|id| self.kernel.environment(id).atom))
    }

    /// By environment, itself and all that lie within it.
    fn within(&self) -> Vec<Vec<EnvironmentId>> {
        let mut within = vec![Vec::new(); self.kernel.environments.len()];
        for id in self.kernel.environment_ids() {
            for above in &self.kernel.environment(id).above {
                within[above.index()].push(id);
            }
        }
        within
    }
}
