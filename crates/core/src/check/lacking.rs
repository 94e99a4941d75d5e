//! What a proposition lacks for something to be produced as promised, and whose it is.

use super::Context;
use crate::analysis::inquiry::missing;
use crate::analysis::{Deal, Missing, MissingSets, Verdict};
use crate::kernel::{Action, AtomId, AtomKind, Statement};
use coproduce_syntax::diagnostic::{joined, listed};

/// How many missing sets a message names, and how many changes of the first it advises on.
const SHOWN: usize = 3;

/// What is lacking, in words.
pub struct Lacking {
    pub remark: String,
    pub help: String,
    /// Whether the analysis reached its limit, so that nothing is claimed.
    pub gave_up: bool,
}

/// What is lacking for a product that a proposition does not produce with certainty.
pub fn lacking(context: &Context, deal: &Deal, product: AtomId, verdict: Verdict) -> Lacking {
    let sets = missing(&deal.inquiry, &[(product, verdict)], SHOWN).swap_remove(0);
    let advisor = Advisor { context, deal };
    let Some(first) = sets.sets.first() else {
        let (remark, help) = advisor.nothing(product);
        return Lacking { remark, help, gave_up: sets.gave_up };
    };
    let advice: Vec<String> = first.iter().take(SHOWN).map(|&change| advisor.advice(change)).collect();
    let lead = if verdict == Verdict::Undetermined { "depends on" } else { "missing" };
    let colon = if verdict == Verdict::Undetermined { "" } else { ":" };
    Lacking { remark: format!("{lead}{colon} {}", advisor.all(&sets)), help: advice.join("; "), gave_up: false }
}

struct Advisor<'c, 'a, 'i, 'k> {
    context: &'c Context<'a>,
    deal: &'c Deal<'i, 'k>,
}

impl Advisor<'_, '_, '_, '_> {
    /// The sets, each change with those whose it is.
    fn all(&self, sets: &MissingSets) -> String {
        let set = |set: &Vec<Missing>| set.iter().map(|&one| self.change(one)).collect::<Vec<_>>().join(" and ");
        let shown: Vec<String> = sets.sets.iter().map(set).collect();
        let more = sets.count.beside(shown.len());
        let more = if more.is_zero() { String::new() } else { format!(", or {more} more") };
        format!("{}{more}", shown.join(", or "))
    }

    fn change(&self, change: Missing) -> String {
        let name = self.context.words.quoted_change(change);
        if change.away {
            return name;
        }
        if let Some(environment) = self.lacked_by(change.atom) {
            return format!("{name} (lacked by {environment})");
        }
        let Some(action) = self.context.kernel.action_of(change.atom) else { return name };
        let missing = self.not_promised(action);
        match missing.len() {
            0 => name,
            all if all == action.actors.len() => format!("{name} (by {})", self.names(&missing)),
            _ => format!("{name} (needs {} too)", self.names(&missing)),
        }
    }

    /// What can be done about one change.
    fn advice(&self, change: Missing) -> String {
        let (words, kernel) = (self.context.words, self.context.kernel);
        let (name, written) = (words.quoted(change.atom), words.written(change.atom));
        if change.away {
            return format!("{name} stands in the way: take it away, or choose an environment that lacks it");
        }
        if let Some(environment) = self.lacked_by(change.atom) {
            return format!("{environment} lacks {name}: make the proposition where it is not lacked");
        }
        if let Some(action) = kernel.action_of(change.atom) {
            return self.advice_on(action, &name, &written);
        }
        let here = self.deal.inquiry.situation.environment;
        let place = words.environment(here);
        let stated = kernel.environment(here).effective.get(&change.atom);
        match kernel.atom(change.atom).kind {
            AtomKind::Unnamed(law) => {
                format!("law `{}` leaves a coproducer unnamed: name it, then promise or assume it", words.law(law))
            }
            AtomKind::Object | AtomKind::Property { .. } | AtomKind::Actor => match stated {
                Some(stated) if matches!(stated.statement, Statement::Likely(_)) => {
                    format!("`{place}` makes {name} only likely: hold it there, or add `assuming {written}`")
                }
                _ => format!("add `assuming {written}`, hold it in `{place}`, or let a party promise it"),
            },
            _ if self.deal.inquiry.network.is_produced(change.atom.0) => {
                format!("what the laws for {name} need depends on {name} itself: let something else start it")
            }
            _ => format!("no law that applies in `{place}` produces {name}: state one"),
        }
    }

    fn advice_on(&self, action: &Action, name: &str, written: &str) -> String {
        let missing = self.not_promised(action);
        let by = self.names(&missing);
        let joint = missing.len() < action.actors.len();
        let need = if joint { format!("{name} needs {by} too") } else { format!("{name} is up to {by}") };
        let promises: Vec<String> =
            missing.iter().map(|&actor| format!("{} promises {written}", self.context.words.written(actor))).collect();
        let assume = format!("assuming {written}");
        if missing.is_empty() {
            let enabled = if action.enabled_by.is_some() { ", and what enables it" } else { "" };
            format!("{name} is promised but cannot be done: check who is kept out of it{enabled}")
        } else if missing.iter().all(|actor| self.deal.proposition.parties.contains(actor)) {
            format!("{need}: add {}, or `{assume}`", listed(&promises))
        } else {
            format!("{need}: add `{assume}`")
        }
    }

    /// What to say where no set of changes would do.
    fn nothing(&self, product: AtomId) -> (String, String) {
        let (words, kernel) = (self.context.words, self.context.kernel);
        let name = words.quoted(product);
        let place = words.environment(self.deal.inquiry.situation.environment);
        if let Some(environment) = self.lacked_by(product) {
            let help = format!("make the proposition where {name} is not lacked");
            return (format!("{environment} lacks {name}"), help);
        }
        let produced = kernel.offering_of(product).map_or(product, |offering| offering.provided);
        if self.deal.inquiry.network.is_produced(product.0) {
            let remark = format!("nothing that could be added in `{place}` would produce it");
            let needed = match kernel.action_of(product) {
                Some(_) => format!("what enables {name}"),
                None => format!("what the laws for {name} need"),
            };
            (remark, format!("check {needed}, or leave it out"))
        } else if self.context.by_product().laws(produced).is_empty() {
            (format!("no law produces {name}"), format!("state the law that produces {name}, or leave it out"))
        } else {
            let remark = format!("no law for {name} applies in `{place}`");
            (remark, format!("state a law for {name} in `{place}`, or make the proposition elsewhere"))
        }
    }

    /// The environment that lacks an atom, quoted.
    fn lacked_by(&self, atom: AtomId) -> Option<String> {
        let kernel = self.context.kernel;
        let here = kernel.environment(self.deal.inquiry.situation.environment);
        let stated = [atom, kernel.choice(atom)].into_iter().find_map(|atom| here.effective.get(&atom))?;
        let is_lacked = stated.statement == Statement::Lacks && self.deal.inquiry.situation.is_blocked(atom);
        is_lacked.then(|| format!("`{}`", self.context.words.environment(stated.by)))
    }

    /// The actors of an action who have not promised to take part.
    fn not_promised(&self, action: &Action) -> Vec<AtomId> {
        let promised = |actor: AtomId| self.deal.has_promised(actor, action.performed);
        action.actors.iter().copied().filter(|&actor| !promised(actor)).collect()
    }

    fn names(&self, actors: &[AtomId]) -> String {
        let names: Vec<_> = actors.iter().map(|&actor| self.context.words.atom(actor)).collect();
        joined(&names, "and")
    }
}
