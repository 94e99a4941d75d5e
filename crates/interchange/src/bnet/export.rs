//! A model as a Boolean network.

use super::elimination::Elimination;
use super::function::Function;
use super::roles::{Role, Roles, applying};
use super::text::Notation;
use crate::Refusal;
use coproduce_core::Program;
use coproduce_core::analysis::Words;
use coproduce_core::kernel::{AtomId, AtomKind, ByAtom, EnvironmentId, Origin, atom_ids};
use indexmap::IndexSet;
use std::borrow::Cow;
use std::fmt::Write;

const NOTATION: Notation = Notation { not: "!", and: " & ", or: " | ", constants: ["0", "1"] };

/// The text of a Boolean network: what takes a period or lasts in an environment, and what it depends on.
///
/// # Errors
///
/// All that a Boolean network cannot say: laws that take more than a period or are only likely, what is there with some
/// probability, what depends on itself within a period, and functions that are too large; or that nothing takes time.
pub fn export(program: &Program, environment: EnvironmentId) -> Result<String, Vec<Refusal>> {
    let words = Words { sources: &program.sources, kernel: &program.kernel };
    let mut refusals = Vec::new();
    let roles = Roles::of(words, environment, &mut refusals);
    let is_target = |&atom: &AtomId| roles.role(atom) == Role::Target;
    let targets: Vec<AtomId> = atom_ids(words.kernel).filter(is_target).collect();
    let laws = applying(words.kernel, environment).filter(|(_, law)| law.origin != Origin::Definition);
    if targets.is_empty() && (laws.count() > 0 || words.kernel.environment(environment).effective.is_empty()) {
        let message = format!("nothing takes a period or lasts in `{}`", words.environment(environment));
        let help = "a Boolean network says what is so in the next period: let laws produce `after 1 period`";
        refusals.push(Refusal::new(None, message, help));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut functions = Elimination::of(words, &roles, &targets).map_err(|refusal| vec![refusal])?;
    functions.retain(|atom, _| is_target(atom));
    Ok(text(words, &roles, &functions))
}

fn text(words: Words, roles: &Roles, functions: &ByAtom<Function<AtomId>>) -> String {
    let mut mentioned: IndexSet<AtomId> = IndexSet::new();
    for function in functions.values() {
        function.each_name(&mut |&atom| _ = mentioned.insert(atom));
    }
    let lines: Vec<(AtomId, Cow<Function<AtomId>>)> = atom_ids(words.kernel)
        .filter_map(|atom| {
            let function = match roles.role(atom) {
                Role::Stated(_) if is_of_an_environment(words, atom) && !mentioned.contains(&atom) => return None,
                Role::Stated(value) => Cow::Owned(Function::Constant(value)),
                Role::Target => Cow::Borrowed(functions.get(&atom)?),
                _ if mentioned.contains(&atom) => Cow::Owned(Function::Name(atom)),
                _ => return None,
            };
            Some((atom, function))
        })
        .collect();
    let identifiers = identifiers(words, lines.iter().map(|&(atom, _)| atom));
    let name = |atom: &AtomId| identifiers.get(atom).map_or(Cow::Borrowed("_"), |name| Cow::Borrowed(name.as_str()));
    let mut text = String::new();
    for (&atom, name) in &identifiers {
        let shown = words.atom(atom);
        if shown != *name {
            let _ = writeln!(text, "# {name} is called {} in the model", words.quoted(atom));
        }
    }
    let within: Vec<String> = atom_ids(words.kernel)
        .filter(|&atom| roles.role(atom) == Role::AtOnce && !words.kernel.atom(atom).kind.is_derived())
        .map(|atom| words.quoted(atom))
        .collect();
    if !within.is_empty() {
        let _ =
            writeln!(text, "# written out where it is needed, since it follows within a period: {}", within.join(", "));
    }
    text.push_str("targets, factors\n");
    for (atom, function) in &lines {
        let _ = writeln!(text, "{}, {}", name(atom), NOTATION.text(function, &name));
    }
    text
}

/// Whether an atom is a property of a setting: where nothing asks for it, it only tells one setting from others.
fn is_of_an_environment(words: Words, atom: AtomId) -> bool {
    let bearer = |kind| if let AtomKind::Property { bearer } = kind { bearer } else { None };
    let kernel = words.kernel;
    bearer(kernel.atom(atom).kind).is_some_and(|bearer| kernel.environment_of(bearer).is_some())
}

/// Names that other tools can read: letters, digits and `_`, the first no digit. What can be kept is kept; of two that
/// would be the same, the later one is numbered.
fn identifiers(words: Words, atoms: impl Iterator<Item = AtomId> + Clone) -> ByAtom<String> {
    let wanted = |atom: AtomId| {
        let shown = words.atom(atom);
        let identifier = identifier(&shown);
        (identifier == shown, identifier)
    };
    let mut taken: IndexSet<String> = IndexSet::new();
    let kept = atoms.clone().map(wanted).filter(|(kept, _)| *kept);
    taken.extend(kept.map(|(_, name)| name));
    let identifiers = atoms.map(|atom| {
        let (kept, wanted) = wanted(atom);
        let mut name = wanted.clone();
        let mut number = 1;
        while !kept && !taken.insert(name.clone()) {
            number += 1;
            name = format!("{wanted}_{number}");
        }
        (atom, name)
    });
    identifiers.collect()
}

fn identifier(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let identifier: String = name.chars().map(|c| if fits(c) { c } else { '_' }).collect();
    let is_constant = ["true", "false"].iter().any(|constant| identifier.eq_ignore_ascii_case(constant));
    if is_constant || identifier.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{identifier}")
    } else {
        identifier
    }
}
