//! `acorn, soil to oak`: how coproducers stand to a product.

use super::entry::{Member as Named, Word};
use super::reading::Reading;
use super::situation::known;
use crate::analysis::{Related, Relations, Setting};
use crate::diagnostic::Diagnostic;
use crate::kernel::{AtomId, Member};
use crate::model::Kinds;

/// The members that were named.
pub(super) fn members(named: &[Named], product: AtomId, reading: &Reading) -> Result<Vec<Member>, Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let mut atom = |word: &Word| {
        let found = known(word, reading, Kinds::COPRODUCERS, "a set of coproducers").and_then(|atom| {
            if atom != product {
                return Ok(reading.program.kernel.choice(atom));
            }
            let message = format!("`{}` is named as a coproducer of itself", word.name);
            Err(Diagnostic::error("wrong-kind", word.span, message)
                .remark("the product is never among its own coproducers")
                .help("name the coproducers before `to`, and the product once, after it"))
        });
        found.map_err(|finding| findings.push(finding)).ok()
    };
    let members: Vec<Option<Member>> = named
        .iter()
        .map(|member| match member {
            Named::Present(word) => atom(word).map(Member::Present),
            Named::Absent(word) => atom(word).map(Member::Absent),
            Named::AnyOf(words) => {
                let atoms: Vec<Option<AtomId>> = words.iter().map(&mut atom).collect();
                atoms.into_iter().collect::<Option<Vec<AtomId>>>().map(Member::AnyOf)
            }
        })
        .collect();
    if findings.is_empty() { Ok(members.into_iter().flatten().collect()) } else { Err(findings) }
}

/// How the members stand to a product in the environment of a setting.
pub(super) fn related<'s>(reading: &'s Reading, members: &[Member], product: AtomId, setting: &Setting) -> Related<'s> {
    let (words, program) = (reading.words(), &reading.program);
    let relations = Relations::new(&program.kernel, &program.networks, product, setting);
    Related::of(words, &relations, members, (product, setting.environment(&program.kernel)))
}
