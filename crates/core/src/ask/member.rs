//! The members of a set of coproducers, looked up.

use super::name;
use super::word::{NamedMember, Word};
use crate::Program;
use crate::kernel::{AtomId, Member};
use crate::model::{Kinds, plain};
use coproduce_syntax::diagnostic::{Diagnostic, rules};

/// What the members of a set stand for; the product cannot be among them.
pub(super) fn members(
    program: &Program,
    named: &[NamedMember],
    product: AtomId,
) -> Result<Vec<Member>, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let mut atom = |word: &Word| {
        let found = name::thing(program, word, Kinds::COPRODUCERS, "a set of coproducers");
        let found = found.and_then(|atom| if atom == product { Err(of_itself(word)) } else { Ok(atom) });
        found.map(|atom| program.kernel.choice(atom)).map_err(|finding| findings.push(finding)).ok()
    };
    let members: Vec<Option<Member>> = named
        .iter()
        .map(|member| match member {
            NamedMember::Present(word) => atom(word).map(Member::Present),
            NamedMember::Absent(word) => atom(word).map(Member::Absent),
            NamedMember::AnyOf(words) => {
                let atoms: Vec<Option<AtomId>> = words.iter().map(&mut atom).collect();
                atoms.into_iter().collect::<Option<Vec<AtomId>>>().map(Member::AnyOf)
            }
        })
        .collect();
    if findings.is_empty() { Ok(members.into_iter().flatten().collect()) } else { Err(findings) }
}

fn of_itself(word: &Word) -> Diagnostic {
    rules::WRONG_KIND
        .at(word.span, format!("`{}` is named as a coproducer of itself", plain(&word.name)))
        .remark("the product is never among its own coproducers")
        .help("name the coproducers first, and the product once, after them")
}
