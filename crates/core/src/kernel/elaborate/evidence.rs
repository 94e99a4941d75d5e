//! Tables of cases: a record of what is to be read, and of what is held against it.

use super::once::{Once, OnlyClause};
use super::production::law::produced;
use super::service::worth::{finite, within};
use super::{Elaborate, Elaborator};
use crate::kernel::{AtomId, AtomKind, CalibratedSet, Cells, Cuts, Direction, Evidence, LawId, Origin, Test};
use crate::model::{Kind, Kinds, Sort, plain};
use coproduce_syntax::amount::Amount;
use coproduce_syntax::declaration::{self, Calibration, EvidenceClause, Tested};
use coproduce_syntax::diagnostic::rules;
use coproduce_syntax::name::Name;
use coproduce_syntax::source::{Span, offset};

/// So many conditions are compared at most: a truth table has a bit for each.
const MOST_SETS: usize = 31;

impl Elaborate for declaration::Evidence {
    fn elaborate(&self, elaborator: &mut Elaborator, span: Span) {
        let Some(atom) = elaborator.next_things(1).next() else { return };
        let AtomKind::Record(Kind::Evidence, index) = elaborator.kernel.atom(atom).kind else { return };
        let mut known = Evidence::new(atom);
        known.environment = elaborator.mention_environment(self.environment);
        known.file = self.file.span;
        let mut once = Once::default();
        let (mut case, mut product, mut rows) = (OnlyClause::default(), OnlyClause::default(), OnlyClause::default());
        let mut expected = Once::default();
        // What columns speak of, also where their cells are not understood.
        let (mut said, mut says_product) = (Vec::new(), false);
        for clause in &self.clauses {
            match &clause.kind {
                EvidenceClause::Case(heading) => {
                    case.say(elaborator, clause.span, "the column that names the cases", heading.span);
                }
                EvidenceClause::Set(set) => {
                    let atom = elaborator.mention(set.name, Kinds::CONDITIONS);
                    said.extend(atom);
                    known.sets.extend(calibrated(elaborator, set, atom, &mut once));
                }
                EvidenceClause::Product(set) => {
                    let atom = elaborator.mention(set.name, Kinds::CONDITIONS);
                    // A second one is a mistake already, also where it names the same.
                    let mut apart = Once::default();
                    let once = if says_product { &mut apart } else { &mut once };
                    says_product = true;
                    let set = calibrated(elaborator, set, atom, once);
                    product.say(elaborator, clause.span, "the product", set);
                }
                EvidenceClause::Rows(cases, measures) => {
                    let cases = cases.as_ref().and_then(|amount| least_cases(elaborator, amount));
                    let cuts = cuts(elaborator, measures);
                    rows.say(elaborator, clause.span, "which rows count", (cases.unwrap_or(1), cuts));
                }
                EvidenceClause::Expects(all) => {
                    for one in all {
                        let atom = elaborator.mention(one.name, Kinds::CONDITIONS);
                        let first = atom.filter(|&atom| expected.is_first(elaborator, atom, one.name));
                        let as_said = |atom| Direction { atom, present: !one.not, span: one.name.span };
                        known.expects.extend(first.map(as_said));
                    }
                }
                EvidenceClause::Missing => known.refuses_missing = true,
                EvidenceClause::Tests(..) => {}
            }
        }
        known.case = case.content();
        if let Some((cases, cuts)) = rows.content() {
            (known.least_cases, known.rows) = (cases, cuts);
        }
        known.product = product.content().flatten();
        let (mut tested_once, mut all) = (Once::default(), OnlyClause::default());
        for clause in &self.clauses {
            if let EvidenceClause::Tests(tested, measures) = &clause.kind {
                let cuts = cuts(elaborator, measures);
                match tested {
                    Tested::All => all.say(elaborator, clause.span, "what is asked of all laws", (clause.span, cuts)),
                    Tested::Laws(names) => tests(elaborator, &mut known, names, cuts, &mut tested_once),
                }
            }
        }
        let all = all.content().map(|(span, cuts)| Test { law: None, span, cuts });
        known.tests.extend(all);
        // What it seems to lack may stand in what could not be read.
        if !elaborator.has_syntax_error(span) {
            complete(elaborator, self, &known, &said);
            lacked(elaborator, &known);
        }
        elaborator.kernel.evidence[index as usize] = known;
    }
}

/// Reports what evidence does not say, and what it says in vain.
fn complete(elaborator: &mut Elaborator, stated: &declaration::Evidence, known: &Evidence, said: &[AtomId]) {
    let name = stated.declared.name.span;
    let says = |is: fn(&EvidenceClause) -> bool| stated.clauses.iter().any(|clause| is(&clause.kind));
    let says_set = says(|clause| matches!(clause, EvidenceClause::Set(_)));
    let says_product = says(|clause| matches!(clause, EvidenceClause::Product(_)));
    let missing = match (says_set, says_product) {
        (true, true) => None,
        (true, false) => Some(("which product it is about", "say it as `product p from COLUMN`")),
        (false, _) => Some(("what its columns say of anything", "say it as `set a from COLUMN`")),
    };
    if let Some((missing, help)) = missing {
        let text = plain(elaborator.text(name));
        let finding = rules::SYNTAX_ERROR.at(name, format!("`{text}` does not say {missing}"));
        elaborator.report(finding.remark("not complete").help(help));
    }
    if let Some(beyond) = known.sets.get(MOST_SETS) {
        let finding = rules::NUMBER_OUT_OF_RANGE.at(beyond.span, format!("evidence has more than {MOST_SETS} sets"));
        let help = "put some of the columns into evidence of its own";
        elaborator.report(finding.remark("one too many").help(help));
    }
    let is_set = |expected: &&Direction| said.contains(&expected.atom);
    for expected in known.expects.iter().filter(|expected| !is_set(expected)) {
        let text = plain(elaborator.text(expected.span));
        let finding = rules::WRONG_KIND.at(expected.span, format!("`{text}` is no set of this evidence"));
        let is_product = known.product.as_ref().is_some_and(|product| product.atom == expected.atom);
        let help = if is_product {
            format!("name sets: `{text}` is the product, which is expected with them")
        } else {
            format!("say how its column is read: `set {text} from COLUMN`")
        };
        elaborator.report(finding.remark("no column says anything of it").help(help));
    }
}

/// Reports sets of what the environment lacks: what is in them is nowhere there.
fn lacked(elaborator: &mut Elaborator, known: &Evidence) {
    let Some(environment) = known.environment.map(|id| elaborator.kernel.environment(id)) else { return };
    let lacked: Vec<Span> = known.sets.iter().filter(|set| environment.lacks(set.atom)).map(|set| set.span).collect();
    let place = environment.name;
    for span in lacked {
        let (set, environment) = (plain(elaborator.text(span)), plain(elaborator.text(place)));
        let message = format!("`{set}` is a set of cases in `{environment}`, which lacks it");
        let finding = rules::ENVIRONMENT_CONFLICT.at(span, message).remark("no case can have it");
        elaborator.report(finding.help("let the evidence be from another environment, or remove the set"));
    }
}

/// What a column says of a thing, which is named once.
fn calibrated(
    elaborator: &mut Elaborator,
    set: &declaration::CalibratedSet,
    atom: Option<AtomId>,
    once: &mut Once<AtomId>,
) -> Option<CalibratedSet> {
    let cells = match &set.calibration {
        None => Some(Cells::Memberships),
        Some(Calibration::AtLeast(amount)) => finite(elaborator, amount).map(Cells::AtLeast),
        Some(Calibration::Below(amount)) => finite(elaborator, amount).map(Cells::Below),
        Some(Calibration::Texts(texts)) => Some(Cells::Texts(texts.iter().map(|text| text.span).collect())),
        Some(Calibration::Anchors(amounts)) => anchors(elaborator, amounts),
    };
    let atom = atom.filter(|&atom| once.is_first(elaborator, atom, set.name))?;
    let span = set.name.span;
    let column = set.column.map_or_else(|| unqualified(span, elaborator.text(span)), |heading| heading.span);
    Some(CalibratedSet { atom, span, column, cells: cells? })
}

/// Where a name stands without what comes before its dot: columns know nothing of modules.
fn unqualified(span: Span, text: &str) -> Span {
    let mut quoted = false;
    let dots = text.char_indices().filter(|&(_, character)| {
        quoted ^= character == '`';
        character == '.' && !quoted
    });
    dots.last().map_or(span, |(at, _)| Span::new(span.start + offset(at + 1), span.end))
}

/// The three numbers of a fuzzy set, which rise or fall.
fn anchors(elaborator: &mut Elaborator, amounts: &[Amount]) -> Option<Cells> {
    let values: Option<Vec<f64>> = amounts.iter().map(|amount| finite(elaborator, amount)).collect();
    let values = values?;
    if let [out, crossover, full] = values[..]
        && (out < crossover && crossover < full || out > crossover && crossover > full)
    {
        return Some(Cells::Anchors([out, crossover, full]));
    }
    let span = amounts.first()?.span.to(amounts.last()?.span);
    let message = if values.len() == 3 {
        "the numbers of a fuzzy set rise or fall".to_owned()
    } else {
        format!("a fuzzy set has 3 numbers, not {}", values.len())
    };
    let finding = rules::NUMBER_OUT_OF_RANGE.at(span, message).remark("no such set");
    elaborator.report(finding.help("write full non-membership, the crossover and full membership: `fuzzy 40, 55, 70`"));
    None
}

/// Measures with their least values; what is not said is as usual.
fn cuts(elaborator: &mut Elaborator, said: &declaration::Cuts) -> Cuts {
    let mut share = |amount: &Option<Amount>, usual: f64| {
        let is_share = |value| (0.0..=1.0).contains(&value);
        let help = "consistency, coverage and PRI lie between 0 and 1";
        let value =
            amount.as_ref().and_then(|amount| within(elaborator, amount, "a number from 0 to 1", help, is_share));
        value.unwrap_or(usual)
    };
    Cuts {
        consistency: share(&said.consistency, Cuts::USUAL.consistency),
        coverage: share(&said.coverage, Cuts::USUAL.coverage),
        pri: share(&said.pri, Cuts::USUAL.pri),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and within bounds")]
fn least_cases(elaborator: &mut Elaborator, amount: &Amount) -> Option<u32> {
    let is_count = |value: f64| (1.0..=1e6).contains(&value) && value.fract() == 0.0;
    let help = "a row counts from so many cases on";
    within(elaborator, amount, "a whole number from 1 to 1000000", help, is_count).map(|count| count as u32)
}

/// The laws that are tested, which are laws for the product, each named once.
fn tests(elaborator: &mut Elaborator, known: &mut Evidence, names: &[Name], cuts: Cuts, once: &mut Once<LawId>) {
    for &name in names {
        let Some(law) = elaborator.mention_named(Sort::Law, name.span).map(LawId) else { continue };
        if !once.is_first(elaborator, law, name) {
            continue;
        }
        let kernel = &elaborator.kernel;
        let product = known.product.as_ref().map(|product| product.atom);
        // Of a law that was not understood nobody knows what it produces.
        let read = kernel.laws.get(law.index()).filter(|law| law.origin != Origin::Unread);
        let made = read.map(|law| kernel.products(law));
        if product.zip(made).is_none_or(|(product, made)| made.contains(&produced(kernel, product))) {
            known.tests.push(Test { law: Some(law), span: name.span, cuts });
            continue;
        }
        let text = plain(elaborator.text(name.span));
        let product = product.map(|product| plain(elaborator.text(elaborator.kernel.name_span(product))));
        let product = product.unwrap_or_default();
        let message = format!("`{text}` does not produce `{product}`");
        let help = format!("name a law that produces `{product}`, or `all` for each of them");
        elaborator.report(rules::WRONG_KIND.at(name.span, message).remark("not a law for the product").help(help));
    }
}
