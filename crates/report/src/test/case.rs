//! How cases went, and why some did not pass.

use crate::page::escape::inline;
use crate::page::surface::Page;
use crate::production::{why, why_not};
use coproduce_core::analysis::Words;
use coproduce_core::analysis::evidence::{CaseList, EvidenceReport, LawReport};
use coproduce_core::analysis::judgement::{Account, Case, Judgement, Lacking, Ruling, Unjudged};
use coproduce_core::ask::answer::{WhyNotResult, WhyResult};
use coproduce_syntax::diagnostic::Diagnostic;
use coproduce_syntax::source::{Place, Sources, Span};
use serde::Serialize;
use serde_json::Value;

/// How a case went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It holds.
    Passed,
    /// It does not.
    Failed,
    /// Whether it holds depends on what is open, or is not known; it counts as failed.
    Undetermined,
}

impl Status {
    /// The word people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Undetermined => "undetermined",
        }
    }
}

/// A case and how it went.
#[derive(Clone, Debug, Serialize)]
pub struct TestCase {
    /// What it asks; an expectation after its scenario.
    pub name: String,
    /// The file it stands in.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// How it went.
    pub status: Status,
    /// Why it did not pass.
    pub why: Option<Why>,
}

/// Why a case did not pass.
#[derive(Clone, Debug, Serialize)]
pub struct Why {
    /// What was found.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
    /// The proof of what was not to be produced.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub why: Value,
    /// What is missing for what was to be produced, and what blocks it.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub why_not: Value,
    /// The proof, or what is missing, for people.
    #[serde(skip)]
    explained: String,
}

impl Status {
    const fn of(ruling: &Ruling) -> Self {
        match ruling {
            Ruling::Held => Self::Passed,
            Ruling::Failed(_) => Self::Failed,
            Ruling::Undecided(_) | Ruling::Unjudged(_) => Self::Undetermined,
        }
    }
}

impl TestCase {
    /// How a case of a model went: what is said of it, if anything, and what became of its product.
    pub fn of(words: Words, judgement: &Judgement, finding: Option<Diagnostic>, account: Option<Account>) -> Self {
        let Judgement { case, ruling, .. } = judgement;
        let Place { file, start, .. } = Place::of(words.sources, case.span(words.kernel));
        let why = match (ruling, finding) {
            (Ruling::Held, _) => None,
            (Ruling::Unjudged(reason), _) => Some(Why::unjudged(*reason)),
            (_, finding) => finding.map(|finding| Why::of(*case, finding, account)),
        };
        let (name, status) = (case.name(words), Status::of(ruling));
        Self { name, file: file.to_owned(), line: start.line, column: start.column, status, why }
    }
}

impl TestCase {
    /// How evidence went: a case for each law that is tested, and one for how much of the product all of them cover.
    pub fn of_evidence(sources: &Sources, report: &EvidenceReport) -> Vec<Self> {
        let tested = report.laws.iter().filter_map(|law| Some((law, law.test?)));
        let mut cases: Vec<Self> = tested
            .map(|(law, test)| {
                let (status, why) = match law.passes {
                    Some(true) => (Status::Passed, None),
                    Some(false) => (Status::Failed, Some(Why::refuted(law))),
                    None => (Status::Undetermined, Some(Why::untested(law))),
                };
                Self::at(sources, test, format!("evidence {}: {}", report.evidence, law.law), status, why)
            })
            .collect();
        cases.extend(report.idle_test.map(|test| {
            let message = format!("no law for `{}` applies in `{}`", report.product, report.environment);
            let name = format!("evidence {}: all", report.evidence);
            Self::at(sources, test, name, Status::Undetermined, Some(Why::plain(message, None)))
        }));
        let covered = report.together.as_ref().and_then(|fit| fit.coverage);
        if report.wanted_coverage > 0.0 {
            let name = format!("evidence {}: coverage of {}", report.evidence, report.product);
            let (status, why) = match covered {
                Some(_) if report.is_covered() == Some(true) => (Status::Passed, None),
                Some(covered) => (Status::Failed, Some(Why::uncovered(report, covered))),
                None => {
                    let message = match &report.together {
                        Some(_) => format!("no case has `{}`", report.product),
                        None => "no law could be held against the cases".to_owned(),
                    };
                    (Status::Undetermined, Some(Why::plain(message, None)))
                }
            };
            cases.push(Self::at(sources, report.product_span, name, status, why));
        }
        cases
    }

    /// That evidence could not be read.
    pub fn unread(sources: &Sources, finding: &Diagnostic) -> Self {
        let why = Why::plain(finding.message.clone(), finding.help.clone());
        Self::at(sources, finding.span, "evidence".to_owned(), Status::Undetermined, Some(why))
    }

    fn at(sources: &Sources, span: Span, name: String, status: Status, why: Option<Why>) -> Self {
        let Place { file, start, .. } = Place::of(sources, span);
        Self { name, file: file.to_owned(), line: start.line, column: start.column, status, why }
    }
}

impl Why {
    fn refuted(law: &LawReport) -> Self {
        let fit = law.fit.as_ref();
        let measure = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"));
        let (consistency, pri) = (fit.and_then(|fit| fit.consistency), fit.and_then(|fit| fit.pri));
        let wanted = law.wanted.map_or(String::new(), |cuts| match cuts.pri {
            pri if pri > 0.0 => format!("; it needs {:.3} and {pri:.3}", cuts.consistency),
            _ => format!("; it needs {:.3}", cuts.consistency),
        });
        let message =
            format!("the cases refute it: consistency {}, PRI {}{wanted}", measure(consistency), measure(pri));
        let mut why = Self::plain(message, None);
        why.explained = Self::listed("with its condition, without the product", &law.deviating);
        why
    }

    fn untested(law: &LawReport) -> Self {
        let why = law.untested.clone().unwrap_or_else(|| "no case has its condition".to_owned());
        Self::plain(format!("the cases cannot test it: {why}"), None)
    }

    fn uncovered(report: &EvidenceReport, covered: f64) -> Self {
        let message = format!("the laws cover {covered:.3} of it; {:.3} is needed", report.wanted_coverage);
        let mut why = Self::plain(message, None);
        why.explained = Self::listed("without any of them", &report.uncovered);
        why
    }

    /// Cases, for people.
    fn listed(which: &str, list: &CaseList) -> String {
        let cases = list.cases.iter().map(|case| format!("  line {}: {}\n", case.line, inline(&case.name)));
        let more = match list.count - list.cases.len() {
            0 => String::new(),
            more => format!("  and {more} more\n"),
        };
        if list.count == 0 { String::new() } else { format!("{which}\n{}{more}", cases.collect::<String>()) }
    }

    const fn plain(message: String, help: Option<String>) -> Self {
        Self { message, help, why: Value::Null, why_not: Value::Null, explained: String::new() }
    }

    fn unjudged(reason: Unjudged) -> Self {
        let message = match reason {
            Unjudged::Unstratified => "products depend on their own absence there, and the case is not judged",
            Unjudged::Unsound => "the proposition contradicts itself or its environment, and the claim is not judged",
        };
        Self::plain(message.to_owned(), Some("`coproduce check` says where".to_owned()))
    }

    fn of(case: Case, finding: Diagnostic, account: Option<Account>) -> Self {
        let mut why = Self::plain(finding.message, finding.help);
        if !matches!(case, Case::Expectation(..) | Case::Timed(..)) && !finding.remark.is_empty() {
            why.message = format!("{} ({})", why.message, finding.remark);
        }
        let Some(Account { words, product, situation, verdict, why: reason, lacking, .. }) = account else {
            return why;
        };
        let mut shown = Vec::new();
        let names = [product.clone(), situation.clone()];
        let rendered = if let Some(reason) = reason {
            let result = WhyResult::new(words.sources, product, situation, &reason);
            why.why = serde_json::to_value(&result).unwrap_or_default();
            why::render(words.sources, &reason, Page::COMMAND, &mut shown)
        } else if let Some(Lacking { sets, blocks, environments }) = lacking {
            let result = WhyNotResult::new(words, names, verdict, &sets, blocks, environments);
            why.why_not = serde_json::to_value(&result).unwrap_or_default();
            why_not::render(&result, Page::COMMAND, &mut shown)
        } else {
            Ok(())
        };
        debug_assert!(rendered.is_ok(), "memory takes every byte");
        why.explained = String::from_utf8(shown).unwrap_or_default();
        why
    }

    /// All of it, a line each.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![inline(&self.message).into_owned()];
        let mut explained = self.explained.lines();
        if self.why_not.is_null() {
            lines.extend(self.help.iter().map(|help| format!("help: {}", inline(help))));
        } else {
            // Its first line is the message, and what is missing the help.
            explained.next();
        }
        lines.extend(explained.map(str::to_owned));
        lines
    }
}
