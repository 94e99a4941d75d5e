//! Atoms, sets and laws in the words of the model.

use super::figure::amount;
use super::literal::{Literal, folded};
use super::missing::{Missing, MissingSets};
use crate::kernel::{AtomId, AtomKind, EnvironmentId, Kernel, LawId, Member, Period, Scenario};
use crate::model::{Kind, plain, written};
use coproduce_syntax::declaration::Phase;
use coproduce_syntax::source::{Sources, Span};
use std::borrow::Cow;

/// Says in words what the kernel says in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The texts that the names stand in.
    pub sources: &'a Sources,
    /// The kernel.
    pub kernel: &'a Kernel,
}

impl<'a> Words<'a> {
    /// The name declared at a place, without backticks; of a module that is used, as it is written with what stands
    /// before it, where that is needed to tell which is meant.
    pub fn at(&self, span: Span) -> Cow<'a, str> {
        self.kernel.names.shown(self.sources, span)
    }

    /// The name at a place as it stands there, without backticks.
    pub fn plain(&self, span: Span) -> Cow<'a, str> {
        plain(self.sources.text(span))
    }

    /// The name by which people call an atom; the residual of a law is `unnamed(LAW)`, a phase
    /// `PHASE(COCREATION)`, the end of something that lasts `end(NAME)`. In a course its period follows.
    pub fn atom(&self, atom: AtomId) -> Cow<'a, str> {
        self.in_period(atom, self.timeless(atom))
    }

    /// The same apart from time.
    pub fn timeless(&self, atom: AtomId) -> Cow<'a, str> {
        let name = self.at(self.kernel.name_span(atom));
        match self.kernel.atom(atom).kind {
            AtomKind::Unnamed(_) => Cow::Owned(format!("unnamed({name})")),
            AtomKind::Phase { phase, .. } => Cow::Owned(format!("{}({name})", phase.word())),
            AtomKind::Ended => Cow::Owned(format!("end({name})")),
            _ => name,
        }
    }

    /// The period of a course that an atom stands in.
    pub fn period(&self, atom: AtomId) -> Option<Period> {
        self.kernel.moments.as_ref()?.period(atom)
    }

    /// A name with the period in which an atom stands: `oak at 3`.
    fn in_period<'n>(&self, atom: AtomId, name: Cow<'n, str>) -> Cow<'n, str> {
        match self.period(atom) {
            Some(period) => Cow::Owned(format!("{name} at {period}")),
            None => name,
        }
    }

    /// The label that stands directly after the name of an atom where it is declared.
    pub fn label(&self, atom: AtomId) -> Option<&'a str> {
        self.label_at(self.kernel.name_span(atom))
    }

    /// The label that stands directly after a name that is declared.
    pub fn label_at(&self, name: Span) -> Option<&'a str> {
        let (file, range) = self.sources.locate(name);
        let after = self.sources.get(file).text().get(range.end..)?;
        after.trim_start().strip_prefix('"')?.split(['"', '\n', '\r']).next()
    }

    /// The name of a law.
    pub fn law(&self, law: LawId) -> Cow<'a, str> {
        self.at(self.kernel.laws[law.index()].name)
    }

    /// The name of an environment.
    pub fn environment(&self, environment: EnvironmentId) -> Cow<'a, str> {
        self.at(self.kernel.environment(environment).name)
    }

    /// The name of a scenario; of a row, after that of its table.
    pub fn scenario(&self, scenario: &Scenario) -> Cow<'a, str> {
        let name = self.at(scenario.name);
        scenario.row_of.map_or_else(|| name.clone(), |table| Cow::Owned(format!("{}: {name}", self.at(table))))
    }

    /// A member of a set as it stands in a claim.
    pub fn member(&self, member: &Member) -> String {
        match member {
            Member::Present(atom) => self.quoted(*atom),
            Member::Absent(atom) => format!("not {}", self.quoted(*atom)),
            Member::AnyOf(atoms) => {
                let names: Vec<String> = atoms.iter().map(|&atom| self.quoted(atom)).collect();
                format!("any of ({})", names.join(", "))
            }
        }
    }

    /// A member of a set as a model writes it, names in backticks only where they need them.
    pub fn written_member(&self, member: &Member) -> String {
        match member {
            Member::Present(atom) => self.written(*atom),
            Member::Absent(atom) => format!("not {}", self.written(*atom)),
            Member::AnyOf(atoms) => {
                let names: Vec<String> = atoms.iter().map(|&atom| self.written(atom)).collect();
                format!("any of ({})", names.join(", "))
            }
        }
    }

    /// A name as it is written in a model, in backticks only where it needs them.
    pub fn written(&self, atom: AtomId) -> String {
        let name = self.timeless(atom);
        self.in_period(atom, written(&name)).into_owned()
    }

    /// A name in the backticks of a message.
    pub fn quoted(&self, atom: AtomId) -> String {
        let name = self.atom(atom);
        // A part of it may be in backticks already.
        if name.contains('`') { name.into_owned() } else { format!("`{name}`") }
    }

    /// What a change puts in place, or takes away.
    pub fn change(&self, change: Missing) -> Literal {
        self.literal(change.atom, !change.away)
    }

    /// What changes put in place, or take away.
    pub fn changes(&self, changes: &[Missing]) -> Vec<Literal> {
        changes.iter().map(|&change| self.change(change)).collect()
    }

    /// Sets of changes; in a course those that differ in a period alone are one, in any one of these periods.
    pub fn sets(&self, sets: &[Vec<Missing>]) -> Vec<Vec<Literal>> {
        let sets = sets.iter().map(|set| self.changes(set)).collect();
        if self.kernel.moments.is_some() { folded(sets) } else { sets }
    }

    /// A presence or an absence.
    pub fn literal(&self, atom: AtomId, present: bool) -> Literal {
        let is_declared = self.kernel.atom(atom).kind.declared().is_some();
        let periods = self.period(atom).into_iter().collect();
        Literal { name: self.timeless(atom).into_owned(), present, is_declared, periods }
    }

    /// A change in the backticks of a message: `` `soil` ``, or ``not `frost` ``.
    pub fn quoted_change(&self, change: Missing) -> String {
        let not = if change.away { "not " } else { "" };
        format!("{not}{}", self.quoted(change.atom))
    }

    /// Missing sets as a phrase: `` `soil` and `warmth`, or `moss` ``.
    pub fn missing(&self, missing: &MissingSets) -> Option<String> {
        const SHOWN: usize = 3;
        let sets = missing.sets.iter().take(SHOWN).map(|set| {
            let names: Vec<String> = set.iter().map(|&change| self.quoted_change(change)).collect();
            match names.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
                _ => names.concat(),
            }
        });
        let shown: Vec<String> = sets.collect();
        if shown.is_empty() {
            return None;
        }
        let more = missing.count.beside(shown.len());
        let more = if more.is_zero() { String::new() } else { format!(", or {more} more") };
        Some(format!("{}{more}", shown.join(", or ")))
    }

    /// A situation as a phrase: `` `a` present, `b` absent ``.
    pub fn completion(&self, completion: &[(AtomId, bool)]) -> String {
        let say = |&(atom, present): &(AtomId, bool)| {
            format!("{} {}", self.quoted(atom), if present { "present" } else { "absent" })
        };
        completion.iter().map(say).collect::<Vec<_>>().join(", ")
    }

    /// The kind people declare an atom as.
    pub fn kind(&self, atom: AtomId) -> Kind {
        self.kernel.atom(atom).kind.declared().unwrap_or(Kind::Object)
    }
}

/// Whether a name is that of something which is not declared, but belongs to what is: the unnamed coproducer of a law, a
/// phase of a co-creation.
pub fn is_of_something(name: &str) -> bool {
    let words = std::iter::once("unnamed").chain(Phase::ALL.map(Phase::word));
    name.ends_with(')')
        && words.into_iter().any(|word| name.strip_prefix(word).is_some_and(|rest| rest.starts_with('(')))
}

/// An amount that is gained or lost: `+3`, `-2`, or `open` where it is not settled.
pub fn signed(gain: Option<f64>) -> String {
    match gain {
        None => "open".to_owned(),
        Some(gain) if gain > 0.0 => format!("+{}", amount(gain)),
        Some(loss) => amount(loss),
    }
}
