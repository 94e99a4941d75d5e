//! Tables of cases in normal form: how they are read, and what is held against them. What stands in the files is no part
//! of what a model means.

use crate::analysis::normal::{Normal, clause, quoted, sorted};
use crate::kernel::{CalibratedSet, Cells, Cuts, Evidence};
use crate::model::plain;
use coproduce_syntax::source::Span;

impl Normal<'_> {
    pub(super) fn evidence(&self, evidence: &Evidence) -> String {
        let text = |place: Span| quoted(&plain(self.words.sources.text(place).trim_matches('"')));
        let set = |set: &CalibratedSet| {
            let cells = match &set.cells {
                Cells::Memberships => "memberships".to_owned(),
                Cells::AtLeast(least) => format!("at least {least}"),
                Cells::Below(bound) => format!("below {bound}"),
                Cells::Anchors([out, crossover, full]) => format!("fuzzy {out} {crossover} {full}"),
                Cells::Texts(texts) => format!("texts {}", sorted(texts.iter().map(|&place| text(place)))),
            };
            format!("({} {} {cells})", self.name(set.atom), text(set.column))
        };
        let cuts = |cuts: Cuts| format!("{} {} {}", cuts.consistency, cuts.coverage, cuts.pri);
        let tests = evidence.tests.iter().map(|test| {
            let law = test.law.map_or_else(|| "all".to_owned(), |law| self.law(law));
            format!("({law} {})", cuts(test.cuts))
        });
        let expects = evidence.expects.iter().map(|one| {
            let name = self.name(one.atom);
            if one.present { name.to_owned() } else { format!("(not {name})") }
        });
        let environment = evidence.environment.map(|id| self.name(self.kernel.environment(id).atom));
        clause("in", environment.unwrap_or_default())
            + &clause("from", text(evidence.file))
            + &clause("case", evidence.case.map(text).unwrap_or_default())
            + &clause("sets", sorted(evidence.sets.iter().map(set)))
            + &clause("product", evidence.product.as_ref().map(set).unwrap_or_default())
            + &clause("tests", sorted(tests))
            + &clause("expects", sorted(expects))
            + &clause("rows", format!("{} {}", evidence.least_cases, cuts(evidence.rows)))
            + if evidence.refuses_missing { " (missing refused)" } else { "" }
    }
}
