//! `lone-supplier`: a constellation without a supplier or without a customer.
//!
//! The actors brought together to create value form a constellation (Ramírez & Wallin 2000, p. 62); supplier and customer
//! are both among its coproducers.

use super::{Context, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::syntax::declaration::PartIn;

pub const RULE: Rule = Rule::new(
    "lone-supplier",
    Level::Error,
    "a constellation without a supplier or without a customer",
    include_str!("../../docs/rules/lone-supplier.md"),
)
.of_service()
.checked_by(check);

fn check(context: &Context, findings: &mut Vec<Diagnostic>) {
    let kernel = context.kernel;
    for constellation in kernel.constellations.iter().filter(|one| kernel.atom(one.atom).own) {
        let has = |part: PartIn| constellation.members.iter().any(|&(as_part, _, _)| as_part == part);
        let (lacks, help) = match (has(PartIn::Supplier), has(PartIn::Customer)) {
            (true, true) => continue,
            (true, false) => ("no customer", "name who creates value with what is offered: `customer NAME`"),
            (false, true) => ("no supplier", "name who offers: `supplier NAME`"),
            (false, false) => ("no supplier and no customer", "name both: `supplier NAME` and `customer NAME`"),
        };
        let name = context.words.quoted(constellation.atom);
        findings.push(
            RULE.at(kernel.name_span(constellation.atom), format!("constellation {name} has {lacks}"))
                .remark("nobody supplies alone: a supplier and a customer coproduce")
                .help(help),
        );
    }
}
