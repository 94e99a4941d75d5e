//! The cases of one file, and what they cover.

use crate::evidence::{loader, tables};
use crate::files::{self, Found};
use coproduce_core::Program;
use coproduce_core::analysis::Setting;
use coproduce_core::analysis::evidence::{Asked, EvidenceReport};
use coproduce_core::analysis::judgement::{Case, Failure, Judgement, Ruling, account, account_of};
use coproduce_core::analysis::production::{Conjunct, conjuncts, coverage};
use coproduce_core::ask::fitted;
use coproduce_core::check::judgement_findings;
use coproduce_core::kernel::{AtomId, Scenario};
use coproduce_report::test::{Declared, TestCase};
use coproduce_syntax::diagnostic::{Diagnostic, Level, rules};
use coproduce_syntax::source::{Sources, Span};

/// Which cases are run.
#[derive(Clone, Copy)]
pub struct Wanted<'w> {
    /// Those with this text in their names alone; what they cover is then not looked at.
    pub filter: Option<&'w str>,
    /// Whether coproducers are taken away, to see whether anything changes.
    pub knock_out: bool,
}

/// What the cases of a file came to.
pub struct File {
    pub name: String,
    pub understood: bool,
    pub sources: Sources,
    pub errors: Vec<Diagnostic>,
    pub cases: Vec<TestCase>,
    /// How many rows expect nothing.
    pub idle: usize,
    pub laws: Vec<(Declared, bool)>,
    pub environments: Vec<(Declared, bool)>,
    /// Present in a case, absent in one, missed where it is taken away.
    pub coproducers: Vec<(Declared, [bool; 3])>,
    /// Parts of conditions, and whether each decides a case; none where that is too much to try.
    pub conjuncts: Option<Vec<(Declared, bool)>>,
}

/// The period in which it shows that something comes too late, or too soon, as a situation; with what was expected or
/// denied there.
fn late(program: &Program, judgement: &Judgement) -> Option<(Program, Setting, (AtomId, bool))> {
    let (Case::Timed(course, at), Ruling::Failed(Failure::Late(late))) = (judgement.case, &judgement.ruling) else {
        return None;
    };
    let course = program.kernel.course(course);
    let expected = &course.expectations[at];
    let (program, setting) = program.laid_out(course, late.period()?, &[expected.product]).ok()?;
    Some((program, setting, (expected.product, expected.not)))
}

impl File {
    /// Runs the cases of a model.
    pub fn of(program: &Program, found: &Found, wanted: Wanted) -> Self {
        let mut file = Self {
            name: files::name(found),
            understood: program.understood,
            sources: Sources::new(),
            errors: Vec::new(),
            cases: Vec::new(),
            idle: 0,
            laws: Vec::new(),
            environments: Vec::new(),
            coproducers: Vec::new(),
            conjuncts: Some(Vec::new()),
        };
        if program.understood {
            file.run(wanted, program);
            file.hold_against_cases(wanted, program, found);
        } else {
            file.errors = program.findings.iter().filter(|finding| finding.level == Level::Error).cloned().collect();
            file.sources = program.sources.clone();
        }
        file
    }

    fn run(&mut self, wanted: Wanted, program: &Program) {
        let Program { sources, kernel, networks, judgements, .. } = program;
        let words = program.words();
        let is_wanted = |one: &&Judgement| wanted.filter.is_none_or(|text| one.case.name(words).contains(text));
        let judged: Vec<&Judgement> = judgements.iter().filter(is_wanted).collect();
        let findings = judgement_findings(sources, kernel, networks, judged.iter().copied());
        let case = |(judgement, finding): (&Judgement, Option<Diagnostic>)| {
            let late = finding.as_ref().and_then(|_| late(program, judgement));
            if let Some((program, setting, product)) = &late {
                let account = account_of(program.words(), &program.networks, setting, *product);
                return TestCase::of(words, judgement, finding, account);
            }
            let account = finding.as_ref().and_then(|_| account(words, networks, judgement));
            TestCase::of(words, judgement, finding, account)
        };
        self.cases = judged.into_iter().zip(findings).map(case).collect();
        if wanted.filter.is_some() {
            return;
        }
        let is_idle = |row: &&Scenario| {
            let timed = row.course().is_some_and(|id| !kernel.course(id).expectations.is_empty());
            row.own && row.row_of.is_some() && row.expectations.is_empty() && !timed
        };
        self.idle = kernel.scenarios.iter().filter(is_idle).count();
        let declared = |span: Span, name: String| {
            let (file, start, _) = sources.positions(span);
            Declared { file: sources.get(file).name().to_owned(), line: start.line, column: start.column, name }
        };
        let covered = coverage(kernel, networks, wanted.knock_out);
        let law = |&(id, fired): &(coproduce_core::kernel::LawId, bool)| {
            (declared(kernel.laws[id.index()].name, words.law(id).into_owned()), fired)
        };
        self.laws = covered.laws.iter().map(law).collect();
        let environment = |&(id, visited): &(coproduce_core::kernel::EnvironmentId, bool)| {
            (declared(kernel.environment(id).name, words.environment(id).into_owned()), visited)
        };
        self.environments = covered.environments.iter().map(environment).collect();
        let coproducer = |tried: &coproduce_core::analysis::Tried| {
            let declared = declared(kernel.name_span(tried.atom), words.atom(tried.atom).into_owned());
            (declared, [tried.present, tried.absent, tried.missed])
        };
        self.coproducers = covered.coproducers.iter().map(coproducer).collect();
        let conjunct = |part: Conjunct| {
            let literal = |&(atom, absent): &(AtomId, bool)| words.literal(atom, !absent).to_string();
            let parts: Vec<String> = part.mentions.iter().map(literal).collect();
            let name = format!("{}: {}", words.law(part.law), parts.join(", "));
            (declared(kernel.laws[part.law.index()].name, name), part.decides)
        };
        self.conjuncts = conjuncts(kernel, networks).map(|parts| parts.into_iter().map(conjunct).collect());
    }
}

impl File {
    /// Adds what the evidence of a model says of its laws.
    fn hold_against_cases(&mut self, wanted: Wanted, program: &Program, found: &Found) {
        let Ok(tables) = tables(program, found, None) else { return };
        let asked = Asked { solutions: None, ..Asked::default() };
        let fitted = fitted(program, &tables, asked, &mut loader(found));
        if wanted.filter.is_none() {
            self.cover(&tables.sources, &fitted.reports);
        }
        let broken = fitted.findings.iter().filter(|finding| finding.rule == rules::INVALID_TABLE.name);
        let cases = fitted.reports.iter().flat_map(|report| TestCase::of_evidence(&tables.sources, report));
        let cases = cases.chain(broken.map(|finding| TestCase::unread(&tables.sources, finding)));
        let is_wanted = |case: &TestCase| wanted.filter.is_none_or(|text| case.name.contains(text));
        self.cases.extend(cases.filter(is_wanted));
    }
}

impl File {
    /// Counts what the cases of evidence cover.
    fn cover(&mut self, sources: &Sources, reports: &[EvidenceReport]) {
        let at = |span: Span| {
            let (file, start, _) = sources.positions(span);
            (sources.get(file).name().to_owned(), start.line, start.column)
        };
        let is_at = |declared: &Declared, (file, line, column): &(String, usize, usize)| {
            declared.file == *file && (declared.line, declared.column) == (*line, *column)
        };
        for report in reports {
            for law in report.laws.iter().filter(|law| law.fit.as_ref().is_some_and(|fit| fit.members > 0)) {
                let place = at(law.span);
                self.laws.iter_mut().filter(|(one, _)| is_at(one, &place)).for_each(|(_, satisfied)| *satisfied = true);
            }
            let place = at(report.environment_span);
            self.environments.iter_mut().filter(|(one, _)| is_at(one, &place)).for_each(|(_, visited)| *visited = true);
            for set in &report.sets {
                let place = at(set.declared);
                for (_, seen) in self.coproducers.iter_mut().filter(|(one, _)| is_at(one, &place)) {
                    *seen = [seen[0] || set.members > 0, seen[1] || set.others > 0, seen[2]];
                }
            }
        }
    }
}
