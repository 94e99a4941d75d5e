//! A model file read and checked: the interpreter as one value.

use crate::analysis::course::{CourseReport, follow};
use crate::analysis::difference::Side;
use crate::analysis::judgement::Judgement;
use crate::analysis::{Evaluation, Options, Setting, Words, evaluate};
use crate::check::{self, Suppressed};
use crate::kernel::{
    AtomId, Course, CourseId, Found, Goal, Kernel, LawId, Networks, Period, ScenarioId, TooLong, elaborate, unroll,
};
use crate::model::{Kind, Loader, NoModules, load, resolve};
use coproduce_syntax::diagnostic::{Diagnostic, Level, any_error, rules};
use coproduce_syntax::source::{FileId, Sources, Span};

/// A model that was read: its sources, its kernel and everything found in it.
///
/// ```
/// let text = "
/// object acorn, oak
/// property soil, warmth of outdoors
/// environment outdoors { holds soil }
/// law germination in outdoors { acorn and soil and warmth produce oak }
/// ";
/// let program = coproduce_core::Program::read("acorn.coprod", text);
/// assert!(!program.has_errors());
/// let evaluation = program.evaluate(&coproduce_core::analysis::Options::default());
/// let oak = &evaluation.situations[0].products[0];
/// assert_eq!(oak.verdict, coproduce_core::analysis::Verdict::Undetermined);
/// assert_eq!(oak.missing, [["acorn", "warmth"]]);
/// ```
#[derive(Debug)]
pub struct Program {
    /// The texts.
    pub sources: Sources,
    /// What they say.
    pub kernel: Kernel,
    /// The laws of each environment, as the engine reads them.
    pub networks: Networks,
    /// The paths of the modules it is made of, in the order of the texts: its own, and those it uses.
    pub modules: Vec<String>,
    /// What was found, in order of place.
    pub findings: Vec<Diagnostic>,
    /// What was found and is allowed by a comment of the text itself.
    pub suppressed: Vec<Suppressed>,
    /// How each expectation and claim of the module stands, in order of place. Empty where a part
    /// of the text, or of a module it uses, was not understood, and where no rules were asked for.
    pub judgements: Vec<Judgement>,
    /// Whether all of the text was understood, so that it can be evaluated.
    pub understood: bool,
    /// Whether all of its laws were: it is not understood where their products depend on their own absence within the
    /// period, so that nothing settles these; the laws can be listed and drawn all the same.
    pub laws_understood: bool,
}

/// How far a model is judged as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// As far as it takes to tell whether it can be evaluated. Of one that can be, nothing else is found.
    Understanding,
    /// By every rule.
    Rules,
}

impl Program {
    /// Reads and checks one text. It may not `use` others.
    pub fn read(name: &str, text: &str) -> Self {
        Self::read_with(name, text.to_owned(), &mut NoModules)
    }

    /// Reads and checks one text and the modules it uses.
    pub fn read_with(name: &str, text: String, loader: &mut dyn Loader) -> Self {
        Self::read_together([(name.to_owned(), text)], loader)
    }

    /// Reads and checks texts, each with its name, as one model, and the modules they use. What one of them declares,
    /// all of them know.
    pub fn read_together(texts: impl IntoIterator<Item = (String, String)>, loader: &mut dyn Loader) -> Self {
        Self::read_to(Depth::Rules, texts, loader)
    }

    /// The same, judged as far as is asked.
    pub fn read_to(depth: Depth, texts: impl IntoIterator<Item = (String, String)>, loader: &mut dyn Loader) -> Self {
        let mut sources = Sources::new();
        let mut files = Vec::new();
        for (name, text) in texts {
            let Ok(file) = sources.add(name, text) else {
                let too_large = rules::SYNTAX_ERROR
                    .at(Span::default(), "the text is too large")
                    .remark("not read")
                    .help("a model with all the modules it uses may have up to 512 MiB");
                let (kernel, networks) = (Kernel::default(), Networks::default());
                let modules = Vec::new();
                return Self {
                    sources,
                    kernel,
                    networks,
                    modules,
                    findings: vec![too_large],
                    suppressed: Vec::new(),
                    judgements: Vec::new(),
                    understood: false,
                    laws_understood: false,
                };
            };
            files.push(file);
        }
        Self::read_from(depth, sources, &files, loader)
    }

    fn read_from(depth: Depth, mut sources: Sources, texts: &[FileId], loader: &mut dyn Loader) -> Self {
        let mut findings = Vec::new();
        let mut modules = load(&mut sources, texts, loader, &mut findings);
        let is_own = |finding: &Diagnostic| modules.home(&sources, finding.span) == 0;
        let broken = findings.iter().any(|finding| finding.level == Level::Error && is_own(finding));
        let model = resolve(&sources, &modules, &mut findings);
        let kernel = elaborate(&sources, &modules, &model, &mut findings);
        modules.release();
        let mut findings = modules.hand_out(&sources, findings, prevents_evaluation);
        let rests_on_broken = !modules.understood_beyond_first();
        let understood = !rests_on_broken && !findings.iter().any(prevents_evaluation);
        drop(model);
        let networks = Networks::new(&kernel);
        let mut judgements = Vec::new();
        let mut laws_understood = understood;
        // What is not understood in another file may be what a law or an environment there says: no rule can judge then.
        if !broken && !rests_on_broken {
            let mut judged = Vec::new();
            // What cannot be evaluated is told with everything that is wrong with it.
            let is_enough = || understood && check::can_be_evaluated(&sources, &kernel, &networks);
            if depth == Depth::Rules || !is_enough() {
                judgements = check::check(&sources, &kernel, &networks, understood, &mut judged);
            }
            let is_circle = |finding: &Diagnostic| check::is_circle(finding.rule.name);
            laws_understood &= !judged.iter().any(|finding| prevents_evaluation(finding) && !is_circle(finding));
            findings.extend(modules.hand_out(&sources, judged, prevents_evaluation));
        }
        findings.extend(modules.broken(&sources));
        let understood = !findings.iter().any(prevents_evaluation);
        findings.sort_by_key(|finding| (finding.span, finding.rule));
        let all_rules = understood && depth == Depth::Rules;
        let suppressed = check::suppress(&sources, (texts, &modules.tables), all_rules, &mut findings);
        let path = |index: usize| modules.modules[index].path.clone();
        let modules = std::iter::repeat_n(0, texts.len()).chain(1..modules.modules.len()).map(path).collect();
        Self { sources, kernel, networks, modules, findings, suppressed, judgements, understood, laws_understood }
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        any_error(&self.findings)
    }

    /// The model as one of two that are compared.
    pub fn side(&self) -> Side<'_> {
        let words = Words { sources: &self.sources, kernel: &self.kernel };
        Side { words, networks: &self.networks, findings: &self.findings, modules: &self.modules }
    }

    /// How many findings are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// The same model, in which a course is a situation, laid out in its periods up to one, as far as some things in that
    /// period depend on them.
    ///
    /// # Errors
    ///
    /// [`TooLong`]
    pub fn laid_out(&self, course: &Course, at: Period, about: &[AtomId]) -> Result<(Self, Setting), TooLong> {
        let (kernel, networks, _) = unroll(&self.kernel, course, at, Goal::Things(about))?;
        let program = Self {
            sources: self.sources.clone(),
            kernel,
            networks,
            modules: self.modules.clone(),
            findings: Vec::new(),
            suppressed: Vec::new(),
            judgements: Vec::new(),
            understood: true,
            laws_understood: true,
        };
        Ok((program, Setting::Scenario(course.scenario.index())))
    }

    /// What is produced in each situation, and what is missing. Empty where the text was not understood.
    pub fn evaluate(&self, options: &Options) -> Evaluation<'_> {
        if !self.understood {
            return Evaluation::default();
        }
        evaluate(&self.sources, &self.kernel, &self.networks, options)
    }

    /// What becomes of the courses that the model declares, or of one of them. Empty where the text was not understood.
    pub fn courses(&self, only: Option<CourseId>) -> Vec<CourseReport<'_>> {
        let own = self.kernel.own_courses().filter(|(id, _)| self.understood && only.is_none_or(|only| only == *id));
        own.map(|(_, course)| follow(self.words(), &self.networks, course)).collect()
    }

    /// What the model means, as text: the same for two texts of one meaning. None where the text was not understood.
    pub fn normal_form(&self) -> Option<String> {
        let words = crate::analysis::Words { sources: &self.sources, kernel: &self.kernel };
        self.understood.then(|| crate::analysis::normal_form(words, &self.modules))
    }

    /// What the model calls itself: the label of its name, or the name.
    pub fn title(&self) -> Option<std::borrow::Cow<'_, str>> {
        let (words, name) = (self.words(), self.kernel.title?);
        Some(words.label_at(name).map_or_else(|| words.plain(name), std::borrow::Cow::Borrowed))
    }

    /// The names of other modules that this model mentions: the place of the module among [`Program::modules`], and the
    /// byte where it declares the name.
    pub fn mentions(&self) -> Vec<(usize, usize)> {
        let others =
            self.kernel.atoms.iter().zip(&self.kernel.mentioned).filter(|(atom, mentioned)| **mentioned && !atom.own);
        let places = others.map(|(atom, _)| {
            let (file, range) = self.sources.locate(atom.name);
            (file.index(), range.start)
        });
        places.collect()
    }

    /// What was judged of what the module itself states.
    pub fn judged(&self) -> Judged {
        if !self.understood {
            return Judged::default();
        }
        let kernel = &self.kernel;
        let own = |atom: crate::kernel::AtomId| kernel.atom(atom).own;
        let scenarios = kernel.scenarios.iter().filter(|scenario| scenario.own);
        let timed: usize = kernel.own_courses().map(|(_, course)| course.expectations.len()).sum();
        let unproven = self.findings.iter().filter(|finding| finding.rule == "analysis-limit");
        Judged {
            laws: kernel.laws.iter().filter(|law| law.origin == crate::kernel::Origin::Stated).count(),
            claims: kernel.claims.len() + kernel.net_claims.len(),
            expectations: scenarios.map(|scenario| scenario.expectations.len()).sum::<usize>() + timed,
            propositions: kernel.propositions.iter().filter(|proposition| own(proposition.atom)).count(),
            unproven: unproven.count(),
        }
    }

    /// What a name stands for, of what may be present or absent. It is looked up as the model's own file would: what
    /// the file declares and brings in by its bare name, what a module declares behind the word that it is used `as`, or
    /// behind its path. A bare name that the file does not see is that of the one module that declares it.
    pub fn find(&self, text: &str) -> Found<AtomId> {
        self.kernel.find(&self.sources, text)
    }

    /// The law that has a name, in the same way.
    pub fn find_law(&self, text: &str) -> Found<LawId> {
        self.kernel.find_law(&self.sources, text)
    }

    /// The scenario that has a name, in the same way; a row is called by its table and its own name: `weather: fog`.
    pub fn find_scenario(&self, text: &str) -> Found<ScenarioId> {
        self.kernel.find_scenario(&self.sources, text)
    }

    /// The declared things of some kinds, by name.
    pub fn names(&self) -> impl Iterator<Item = (std::borrow::Cow<'_, str>, Kind, AtomId)> {
        crate::kernel::atom_ids(&self.kernel).filter_map(|id| {
            let atom = self.kernel.atom(id);
            let kind = atom.kind.declared().filter(|_| !atom.kind.is_behind_another())?;
            Some((self.kernel.names.shown(&self.sources, atom.name), kind, id))
        })
    }
}

impl Program {
    /// The words of the model.
    pub const fn words(&self) -> Words<'_> {
        Words { sources: &self.sources, kernel: &self.kernel }
    }

    /// The name of the text that was read first.
    pub fn name(&self) -> &str {
        self.sources.iter().next().map(|(_, source)| source.name()).unwrap_or_default()
    }

    /// The texts of the model itself, without those it uses.
    pub fn own_texts(&self) -> Vec<FileId> {
        let own = self.modules.first();
        let files = self.sources.iter().map(|(file, _)| file);
        files.zip(&self.modules).take_while(|(_, path)| Some(*path) == own).map(|(file, _)| file).collect()
    }

    /// The environments that the model itself declares, in order.
    pub fn environments(&self) -> impl Iterator<Item = crate::kernel::EnvironmentId> {
        self.kernel.environment_ids().filter(|&id| self.kernel.environment(id).own)
    }

    /// The courses that the model itself declares, with their names.
    pub fn course_names(&self) -> impl Iterator<Item = (CourseId, String)> {
        let (words, kernel) = (self.words(), &self.kernel);
        let name = move |course: &Course| words.scenario(&kernel.scenarios[course.scenario.index()]).into_owned();
        kernel.own_courses().map(move |(id, course)| (id, name(course)))
    }

    /// The scenarios that the model itself declares, by position, with their names.
    pub fn scenarios(&self) -> impl Iterator<Item = (usize, String)> {
        let words = self.words();
        let own = self.kernel.scenarios.iter().enumerate().filter(|(_, scenario)| scenario.is_own_situation());
        own.map(move |(index, scenario)| (index, words.scenario(scenario).into_owned()))
    }
}

/// Whether what was found keeps a module, and all that rest on it, from being evaluated.
fn prevents_evaluation(finding: &Diagnostic) -> bool {
    check::prevents_evaluation(finding.rule.name)
}

/// How much of a model was judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Judged {
    /// Laws that the module states.
    pub laws: usize,
    /// Claims it makes.
    pub claims: usize,
    /// Expectations of its scenarios.
    pub expectations: usize,
    /// Propositions it makes.
    pub propositions: usize,
    /// Analyses that reached their limit, so that something is not proven.
    pub unproven: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(depth: Depth, text: &str) -> (bool, Vec<&'static str>) {
        let program = Program::read_to(depth, [("model.coprod".to_owned(), text.to_owned())], &mut NoModules);
        (program.understood, program.findings.iter().map(|finding| finding.rule.name).collect())
    }

    #[test]
    fn to_ask_about_a_model_takes_no_more_than_understanding_it() {
        let unused = "object a, b, c, unused\nenvironment e { holds a }\nlaw l in e { a and b produce c }\n";
        assert_eq!(rules(Depth::Rules, unused), (true, vec!["unused-name"]));
        assert_eq!(rules(Depth::Understanding, unused), (true, vec![]));
        // What keeps a model from being evaluated comes with all that is wrong with it.
        let circle = "object a, b, c, unused\nenvironment e { holds a }\nlaw l in e { a and not c produce c }\n";
        let (is_understood, found) = rules(Depth::Understanding, circle);
        assert!(!is_understood && found.contains(&"unstratified"), "{found:?}");
        assert_eq!((is_understood, found), rules(Depth::Rules, circle));
    }

    #[test]
    fn a_comment_that_allows_what_nobody_looked_for_is_not_said_to_be_of_no_use() {
        let text = "// allow unused-name: none yet\nobject a, b, c\nenvironment e { holds a }\nlaw l in e { a and b produce c }\n";
        assert_eq!(rules(Depth::Understanding, text), (true, vec![]));
        assert_eq!(rules(Depth::Rules, text), (true, vec!["unused-suppression"]));
    }
}
