//! Co-creations: a phase is reached where all its actions are performed in the environment, and the phases it comes after
//! are reached; reached, it makes present what it reaches.

use crate::kernel::elaborate::once::{Once, again};
use crate::kernel::elaborate::production::law;
use crate::kernel::elaborate::{Elaborate, Elaborator, count};
use crate::kernel::{Atom, AtomId, AtomKind, CocreationPhase, Term};
use crate::model::Kinds;
use coproduce_syntax::declaration::{self, Phase, PhaseClause};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::source::Span;

impl Elaborate for declaration::Cocreation {
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Cocreation(index) = elaborator.kernel.atom(atom).kind else { return };
        let sides = self.sides.map(|side| elaborator.mention(side, Kinds::ACTORS));
        let environment = elaborator.mention_environment(self.environment);
        if sides[0].is_some() && sides[0] == sides[1] {
            with_oneself(elaborator, self);
        }
        let mut phases: Vec<CocreationPhase> = Vec::new();
        for clause in &self.phases {
            let said = &clause.kind;
            if let Some(before) = phases.iter().find(|one| one.phase == said.phase) {
                let before = before.span;
                elaborator.report(again(said.word, before, format!("`{}` is named twice", said.phase.word())));
                continue;
            }
            phases.push(phase(elaborator, said, atom, index));
        }
        phases.sort_by_key(|one| one.phase);
        for clause in &self.phases {
            needed(elaborator, &clause.kind, &phases);
        }
        let place = environment.map(|environment| elaborator.kernel.environment(environment).atom);
        for one in &phases {
            let mut inputs: Vec<Term> = place.into_iter().map(Term::Present).collect();
            inputs.extend(one.actions.iter().map(|&(performed, _)| Term::Present(performed)));
            let before = phases.iter().filter(|before| one.after.contains(&before.phase));
            inputs.extend(before.map(|before| Term::Present(before.atom)));
            law::define(elaborator, span, inputs, one.atom);
            for &reached in &one.reaches {
                let produced = law::produced(&elaborator.kernel, reached);
                law::define(elaborator, span, vec![Term::Present(one.atom)], produced);
            }
        }
        if !phases.is_empty() {
            let all = phases.iter().map(|one| Term::Present(one.atom)).collect();
            law::define(elaborator, span, all, atom);
        }
        let known = &mut elaborator.kernel.cocreations[index as usize];
        (known.sides, known.environment, known.phases) = (sides, environment, phases);
    }
}

/// A phase, with an atom of its own.
fn phase(elaborator: &mut Elaborator, said: &PhaseClause, cocreation: AtomId, index: u32) -> CocreationPhase {
    let (mut doing, mut reaching) = (Once::default(), Once::default());
    let mut actions = Vec::new();
    for &name in &said.actions {
        if let Some(performed) = elaborator.mention(name, Kinds::ACTIONS)
            && doing.is_first(elaborator, performed, name)
        {
            actions.push((performed, name.span));
        }
    }
    let mut reaches = Vec::new();
    for &name in &said.reaches {
        if let Some(reached) = elaborator.mention(name, Kinds::PRODUCTS)
            && reaching.is_first(elaborator, reached, name)
        {
            reaches.push(reached);
        }
    }
    let known = *elaborator.kernel.atom(cocreation);
    let atom = AtomId(count(&elaborator.kernel.atoms));
    let kind = AtomKind::Phase { cocreation: index, phase: said.phase };
    elaborator.kernel.atoms.push(Atom { kind, ..known });
    let after = said.after.iter().map(|&(phase, _)| phase).collect();
    CocreationPhase { phase: said.phase, atom, span: said.word, actions, reaches, after }
}

/// Reports what a phase cannot come after: itself, a later one, or one that is not there.
fn needed(elaborator: &mut Elaborator, said: &PhaseClause, phases: &[CocreationPhase]) {
    for &(before, span) in &said.after {
        let (word, needed) = (said.phase.word(), before.word());
        let (remark, help) = if before >= said.phase {
            let order = Phase::ALL.map(|phase| format!("`{}`", phase.word())).join(", ");
            ("does not come before it", format!("name an earlier phase; their order is {order}"))
        } else if phases.iter().all(|one| one.phase != before) {
            ("not a phase of this co-creation", format!("say what is done in `{needed}`, or leave it out here"))
        } else {
            continue;
        };
        elaborator.report(
            rules::WRONG_KIND.at(span, format!("`{word}` cannot come after `{needed}`")).remark(remark).help(help),
        );
    }
}

fn with_oneself(elaborator: &mut Elaborator, cocreation: &declaration::Cocreation) {
    let name = elaborator.text(cocreation.sides[0].span);
    elaborator.report(
        rules::WRONG_KIND
            .at(cocreation.sides[1].span, format!("`{name}` co-creates with itself"))
            .remark("the same side again")
            .help("name another actor: co-creation is between two sides"),
    );
}
