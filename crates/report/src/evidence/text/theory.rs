//! Where laws and solution agree about cases, for people.

use super::{line, named};
use crate::page::number::count;
use crate::page::phrase::word;
use crate::page::table;
use coproduce_core::analysis::evidence::{AreaReport, TheoryReport};
use std::io::{Result, Write};

/// Whether laws and solution differ about any case.
pub(super) fn differs(theory: &TheoryReport) -> bool {
    let has_cases = |area: &AreaReport| area.with_product.count + area.without_product.count > 0;
    has_cases(&theory.laws_alone) || has_cases(&theory.solution_alone)
}

/// Where laws and solution agree, and where not.
pub(super) fn theory(theory: &TheoryReport, product: &str, out: &mut dyn Write) -> Result<()> {
    let areas = [
        ("in both", &theory.both),
        ("in the laws alone", &theory.laws_alone),
        ("in the solution alone", &theory.solution_alone),
        ("in neither", &theory.neither),
    ];
    writeln!(out, "  laws and intermediate solution")?;
    let (with, without) = (format!("with {}", word(product)), format!("without {}", word(product)));
    let mut lines = vec![vec![String::new(), with, without]];
    for (name, area) in areas {
        lines.push(vec![name.to_owned(), count(&area.with_product.count), count(&area.without_product.count)]);
    }
    table::render(&lines, out)?;
    for (cover, area) in [("the laws cover", &theory.laws_alone), ("the solution covers", &theory.solution_alone)] {
        if area.with_product.count > 0 {
            line(&format!("only {cover}: {}", named(&area.with_product)), out)?;
        }
    }
    Ok(())
}
