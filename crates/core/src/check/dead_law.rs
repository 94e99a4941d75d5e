//! `dead-law`: a law that no environment and no scenario can ever satisfy.

use super::local::Local;
use super::{Context, Rule, analysis_limit};
use crate::kernel::{AtomId, EnvironmentId, GateId, Law, LawId, Origin, Stated, Term};
use coproduce_engine::{CERTAIN, Network, POSSIBLE};
use coproduce_syntax::diagnostic::{Diagnostic, Fix, Level, listed};
use indexmap::IndexSet;

pub static RULE: Rule = Rule::new(
    "dead-law",
    Level::Warning,
    "no environment or scenario can ever satisfy a law",
    include_str!("../../../../docs/rules/dead-law.md"),
)
.open();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let life = context.life();
    for (id, law) in context.stated_laws() {
        // A law without environment applies nowhere; that is another rule's finding.
        if life.laws[id.index()] || context.kernel.stated_in(law).is_empty() {
            continue;
        }
        let finding = RULE.at(law.name, format!("law `{}` can never apply", context.words.at(law.name)));
        findings.push(if context.kernel.likelihood(id) <= 0.0 {
            finding
                .remark("its likelihood is 0")
                .help("say how likely the condition is to suffice, or remove the law")
                .fix(Fix::taking_out(law.span))
        } else {
            explain(context, law, finding.remark("no environment or scenario satisfies its condition"))
        });
    }
    findings.extend(limit(context));
}

/// One finding for all laws of which it is too much to tell.
fn limit(context: &Context) -> Option<Diagnostic> {
    let is_own = |law: &&LawId| context.law(**law).origin == Origin::Stated;
    let mut undecided = context.life().undecided.iter().filter(is_own);
    let &first = undecided.next()?;
    let name = context.words.law(first);
    let others = match undecided.count() {
        0 => String::new(),
        1 => " and another law".to_owned(),
        others => format!(" and {others} other laws"),
    };
    Some(
        analysis_limit::RULE
            .at(
                context.law(first).name,
                format!("whether law `{name}`{others} can ever apply is too complex to decide"),
            )
            .remark("taken to apply somewhere")
            .help("a law that never applies goes unreported"),
    )
}

/// Says which parts conflict: within the condition, or with the environments in which the law applies.
fn explain(context: &Context, law: &Law, finding: Diagnostic) -> Diagnostic {
    let mut local = Local::new(context.kernel);
    let condition = local.condition(law.condition);
    if local.exclude_one_another(&[condition]) {
        return finding.help("its condition contradicts itself: leave out one of the contradicting parts");
    }
    // The first environment stands for all: the law is dead in each.
    let Some(environment) = context.kernel.environment_ids().find(|&id| context.kernel.applies(law, id)) else {
        return finding;
    };
    let values = context.open(environment);
    let stuck = stuck(context, law.condition, &values);
    if stuck.is_empty() {
        return finding.help("its parts exclude one another wherever it applies");
    }
    let grounds = Grounds::of(context, environment, &values, &stuck);
    let finding = grounds.stated.iter().take(4).fold(finding, |finding, &(_, stated)| {
        let name = context.words.environment(stated.by);
        finding.label(stated.span, format!("`{name}` {} it", stated.statement.word()))
    });
    let place = context.words.environment(environment);
    let names: Vec<_> = stuck.iter().map(|&(atom, _)| context.words.atom(atom)).collect();
    let why = grounds.phrase(context, &stuck);
    finding.help(format!(
        "{} cannot be as the law needs in `{place}`{why}: change the condition or the environment",
        listed(&names)
    ))
}

/// What a condition names that cannot be as it asks for, each with whether its absence is asked for.
fn stuck(context: &Context, condition: GateId, values: &[u8]) -> IndexSet<(AtomId, bool)> {
    let mut found = IndexSet::new();
    let mut gates = vec![condition];
    while let Some(gate) = gates.pop() {
        for term in context.kernel.conditions.inputs(gate) {
            match term {
                Term::Present(atom) if values[atom.index()] & POSSIBLE == 0 => found.insert((atom, false)),
                Term::Absent(atom) if values[atom.index()] & CERTAIN != 0 => found.insert((atom, true)),
                Term::Gate(inner) => {
                    gates.push(inner);
                    false
                }
                Term::Present(_) | Term::Absent(_) => false,
            };
        }
    }
    found
}

/// What keeps something from being present or absent, down to what an environment states.
struct Grounds {
    /// What an environment states.
    stated: Vec<(AtomId, Stated)>,
    /// What comes about by itself alone, or by what waits for it.
    circular: Vec<AtomId>,
}

impl Grounds {
    fn of(context: &Context, environment: EnvironmentId, values: &[u8], stuck: &IndexSet<(AtomId, bool)>) -> Self {
        let kernel = context.kernel;
        let network: &Network = context.network(environment);
        let here = &kernel.environment(environment).effective;
        let mut seen: IndexSet<(u32, bool)> = stuck.iter().map(|&(atom, is_present)| (atom.0, is_present)).collect();
        let (mut stated, mut next) = (Vec::new(), 0);
        while let Some(&(node, is_present)) = seen.get_index(next) {
            next += 1;
            let atom = AtomId(node);
            if let Some(found) = (atom.index() < kernel.atoms.len()).then(|| here.get(&kernel.choice(atom))).flatten() {
                stated.push((atom, *found));
                continue;
            }
            // What is absent lacks something in each of its rules; what is present comes by some of them.
            for rule in network.rules_for(node) {
                let is_meant = |input: &coproduce_engine::Literal| {
                    let (value, absent) = (values[input.node() as usize], input.is_absent());
                    let holds = if absent { value & POSSIBLE == 0 } else { value & CERTAIN != 0 };
                    let fails = if absent { value & CERTAIN != 0 } else { value & POSSIBLE == 0 };
                    if is_present { holds } else { fails }
                };
                let inputs = network.inputs(rule).iter().filter(|input| is_meant(input));
                seen.extend(inputs.map(|input| (input.node(), input.is_absent() != is_present)));
            }
        }
        let is_named = |atom: AtomId| {
            atom.index() < kernel.atoms.len()
                && network.is_produced(atom.0)
                && kernel.atom(atom).kind.declared().is_some()
        };
        let waiting = seen.iter().filter(|(_, is_present)| !is_present).map(|&(node, _)| AtomId(node));
        Self { stated, circular: waiting.filter(|&atom| is_named(atom)).collect() }
    }

    /// Why, where that is not said of the atoms themselves.
    fn phrase(&self, context: &Context, stuck: &IndexSet<(AtomId, bool)>) -> String {
        let is_named = |atom: AtomId| stuck.iter().any(|&(one, _)| one == atom);
        let others: Vec<_> = self.stated.iter().filter(|&&(atom, _)| !is_named(atom)).take(4).collect();
        if let Some(&&(_, first)) = others.first() {
            let names: Vec<_> = others.iter().map(|&&(atom, _)| context.words.atom(atom)).collect();
            let environment = context.words.environment(first.by);
            return format!(", since `{environment}` {} {}", first.statement.word(), listed(&names));
        }
        if self.stated.is_empty() && !self.circular.is_empty() {
            let names: Vec<_> = self.circular.iter().take(4).map(|&atom| context.words.atom(atom)).collect();
            return match *names {
                [_] => ", since it waits for itself".to_owned(),
                _ => format!(", since {} wait for one another", listed(&names)),
            };
        }
        String::new()
    }
}

/// Whether any law for a product can ever be satisfied.
pub(super) fn any_living(context: &Context, laws: &[LawId]) -> bool {
    laws.iter().any(|law| context.living()[law.index()] || context.law(*law).origin == Origin::Used)
}
