//! Environments: what each states itself.

use crate::kernel::elaborate::{Elaborate, Elaborator, Pass};
use crate::kernel::{AtomId, EnvironmentId, Stated, Statement};
use crate::model::Kinds;
use coproduce_syntax::amount::Amount;
use coproduce_syntax::declaration::{Environment, EnvironmentClause};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;

impl Elaborate for Environment {
    const PASS: Pass = Pass::First;

    fn elaborate(&self, elaborator: &mut Elaborator, _: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let Some(id) = elaborator.kernel.environment_of(atom) else { return };
        for parent in &self.parents {
            if let Some(above) = elaborator.mention_environment(*parent) {
                elaborator.kernel.environments[id.index()].parents.push((above, parent.span));
            }
        }
        for clause in &self.clauses {
            let (names, kinds, statement) = match &clause.kind {
                EnvironmentClause::Holds(names) => (names, Kinds::CONDITIONS, Statement::Holds),
                EnvironmentClause::Lacks(names) => (names, Kinds::CONDITIONS, Statement::Lacks),
                EnvironmentClause::Includes(names) => (names, Kinds::ACTORS, Statement::Includes),
                EnvironmentClause::Likely(likely) => {
                    for one in likely {
                        let atom = elaborator.mention_choice(one.name, Kinds::CONDITIONS);
                        let probability = probability(elaborator, &one.amount);
                        if let (Some(atom), Some(probability)) = (atom, probability) {
                            state(elaborator, id, atom, Statement::Likely(probability), one.name.span);
                        }
                    }
                    continue;
                }
            };
            for name in names {
                if let Some(atom) = elaborator.mention_choice(*name, kinds) {
                    state(elaborator, id, atom, statement, name.span);
                }
            }
        }
    }
}

fn state(elaborator: &mut Elaborator, id: EnvironmentId, atom: AtomId, statement: Statement, span: Span) {
    let known = elaborator.kernel.environments[id.index()].stated.get(&atom).copied();
    match known {
        None => {
            let stated = Stated { statement, by: id, span };
            elaborator.kernel.environments[id.index()].stated.insert(atom, stated);
        }
        Some(known) if known.statement == statement => {}
        Some(known) => {
            let name = elaborator.text(span);
            elaborator.report(
                rules::ENVIRONMENT_CONFLICT
                    .at(span, format!("contradicting statements about `{name}`"))
                    .remark(format!("here: {}", statement.word()))
                    .label(known.span, format!("here: {}", known.statement.word()))
                    .help("an environment either holds or lacks a condition, or leaves it open; keep one of the two"),
            );
        }
    }
}

/// A probability from 0 to 1; what lies outside is reported.
pub(super) fn probability(elaborator: &mut Elaborator, amount: &Amount) -> Option<f64> {
    let value = amount.value(elaborator.sources);
    if (0.0..=1.0).contains(&value) {
        return Some(value);
    }
    let text = elaborator.text(amount.span);
    let help = if value > 1.0 && value <= 100.0 && !text.ends_with('%') {
        format!("write a percentage with its sign: {text}%")
    } else {
        "a probability is a number from 0 to 1, or a percentage".to_owned()
    };
    elaborator.report(
        rules::NUMBER_OUT_OF_RANGE
            .at(amount.span, format!("`{text}` is not a probability"))
            .remark("needs a number from 0 to 1")
            .help(help),
    );
    None
}
