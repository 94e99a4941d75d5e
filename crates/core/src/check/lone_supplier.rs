//! `lone-supplier`: a constellation without a supplier and a customer who are two different actors.
//!
//! The actors brought together to create value form a constellation (Ramírez & Wallin 2000, p. 62); supplier and customer
//! are both among its coproducers.

use super::{Context, Rule};
use crate::kernel::AtomId;
use coproduce_syntax::declaration::PartIn;
use coproduce_syntax::diagnostic::{Diagnostic, Level};
use indexmap::IndexSet;

pub static RULE: Rule = Rule::new(
    "lone-supplier",
    Level::Error,
    "a constellation without a supplier and a customer, two different actors",
    include_str!("../../../../docs/rules/lone-supplier.md"),
)
.of_service();

pub(super) fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let (kernel, words) = (context.kernel, context.words);
    for constellation in kernel.constellations.iter().filter(|one| kernel.atom(one.atom).own) {
        let members = |part: PartIn| -> IndexSet<AtomId> {
            let with = constellation.members.iter().filter(|&&(as_part, _, _)| as_part == part);
            with.map(|&(_, actor, _)| actor).collect()
        };
        let (suppliers, customers) = (members(PartIn::Supplier), members(PartIn::Customer));
        let name = words.quoted(constellation.atom);
        let (message, help) = match (suppliers.first(), customers.first()) {
            (None, None) => (
                format!("constellation {name} has no supplier and no customer"),
                "name both: `supplier NAME` and `customer NAME`".to_owned(),
            ),
            (None, Some(_)) => {
                (format!("constellation {name} has no supplier"), "name who offers: `supplier NAME`".to_owned())
            }
            (Some(_), None) => (
                format!("constellation {name} has no customer"),
                "name who creates value with what is offered: `customer NAME`".to_owned(),
            ),
            (Some(&only), Some(_)) if suppliers.len() == 1 && suppliers == customers => (
                format!("constellation {name} has {} as its only supplier and its only customer", words.quoted(only)),
                format!("name a customer other than {}: `customer NAME`", words.quoted(only)),
            ),
            _ => continue,
        };
        findings.push(
            RULE.at(kernel.name_span(constellation.atom), message)
                .remark("nobody supplies alone: a supplier and a customer coproduce")
                .help(help),
        );
    }
}
